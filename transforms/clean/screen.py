"""The lines of one page while noise is looked for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.clean import words
from transforms.clean.lines import Line
from transforms.clean.shapes import read_mark
from transforms.schema.codes import DiscardReason

_COMMA = re.compile(r"[,，]")
_SENTENCE = re.compile(r"[。！!？?;；]|[,，].*[,，]")


@dataclass(frozen=True, slots=True)
class NoiseParams:
    """Sizes in code points and lines; set on the labelled page and the reports of 1979–2026."""

    short_chars: int = 160  # longer lines are no breadcrumb, byline or button
    body_chars: int = 60  # from this length a line with a stop in it is a paragraph
    sentence_chars: int = 24  # a shorter line that is a whole sentence with a comma may be an editor's or a caption
    head_lines: int = 60  # the head of a page reaches no further
    note_chars: int = 400  # an editor's note with its epigraph is shorter
    outer_note_chars: int = 120  # one that has a title or an address on neither side: the last words of a page
    intro_lines: int = 3  # paragraphs in which a compilation page introduces itself
    link_chars: int = 200  # a list of links and teasers holds no longer line


DEFAULTS = NoiseParams()


@dataclass(slots=True)
class Screen:
    """The lines of one page, and what each was found to be."""

    lines: Sequence[Line]
    reasons: list[DiscardReason | None]
    params: NoiseParams
    head_end: int = 0
    foot_start: int = 0

    def short(self, at: int) -> str:
        """The line in half-width; empty where it is too long to be noise of one line."""
        line = self.lines[at]
        return line.text if len(line.raw) <= self.params.short_chars else ""

    def kept_after(self, at: int) -> int | None:
        """The next line that is not noise."""
        return next((place for place in range(at + 1, min(len(self.lines), at + 12)) if self.reasons[place] is None), None)

    def kept_before(self, at: int) -> int | None:
        """The line before that is not noise."""
        return next((place for place in range(at - 1, max(-1, at - 12), -1) if self.reasons[place] is None), None)


def is_paragraph(line: Line, params: NoiseParams) -> bool:
    """Whether a line is a paragraph of text: long with a stop in it, or a whole sentence of some length; and no byline."""
    is_long = len(line.raw) >= params.body_chars and _SENTENCE.search(line.raw, 0, 400) is not None
    is_sentence = len(line.raw) >= params.sentence_chars and line.raw[-1] == "。" and _COMMA.search(line.raw, 0, 400) is not None
    return (is_long or is_sentence) and not words.BYLINE.fullmatch(line.text, 0, 400) and not words.CREDIT.fullmatch(line.text, 0, 160)


def is_heading(line: Line) -> bool:
    """Whether a line has an outline mark of the upper ranks."""
    mark = read_mark(line.raw)
    return mark is not None and mark.level <= 2
