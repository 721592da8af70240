"""Lists of links to other pages, with their teasers, at the foot of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from transforms.clean import words
from transforms.clean.screen import Screen, is_heading, is_paragraph
from transforms.clean.shapes import is_salutation


def mark_related(screen: Screen) -> None:
    """Lists of links to other pages: to the page's end, or as long as items follow."""
    foot: _Foot | None = None
    for at in range(len(screen.lines)):
        text = screen.short(at)
        if screen.reasons[at] is not None or not 2 <= len(text) <= 100 or not words.RELATED_STRONG.search(text):
            continue
        if not words.RELATED.fullmatch(text):
            continue
        foot = foot or _Foot.of(screen)
        end = len(screen.lines) if foot.is_all_links(at + 1) else _links_end(screen, at + 1)
        for place in range(at, end):
            screen.reasons[place] = screen.reasons[place] or "related_links"


@dataclass(frozen=True, slots=True)
class _Foot:
    """The lines at a page's end that are short enough for links; counts are of what stands from each of them on."""

    first: int
    page_chars: int
    chars: Sequence[int]
    headings: Sequence[int]
    paragraphs: Sequence[int]

    @classmethod
    def of(cls, screen: Screen) -> "_Foot":
        lines = list(takewhile(lambda line: len(line.raw) <= screen.params.link_chars, reversed(screen.lines)))
        columns = (
            accumulate(len(line.raw) for line in lines),
            accumulate(is_heading(line) or is_salutation(line.text) for line in lines),
            accumulate(is_paragraph(line, screen.params) for line in lines),
        )
        chars, headings, paragraphs = ([0, *column][::-1] for column in columns)
        return cls(len(screen.lines) - len(lines), sum(len(line.raw) for line in screen.lines), chars, headings, paragraphs)

    def is_all_links(self, start: int) -> bool:
        """Whether all from `start` on are links and their teasers: less than what stands before, and no run of paragraphs."""
        at = start - self.first
        if at < 0 or self.headings[at] >= 2:
            return False
        lines = len(self.chars) - 1 - at
        return self.chars[at] <= self.page_chars / 2 and self.paragraphs[at] <= lines / 2


def _links_end(screen: Screen, start: int) -> int:
    """Items, each with at most one teaser below."""
    at = start
    while at < len(screen.lines):
        if words.LINK_ITEM.fullmatch(screen.short(at)):
            at += 1
        elif at > start and words.LINK_ITEM.fullmatch(screen.short(at - 1)) and at + 1 < len(screen.lines):
            if not words.LINK_ITEM.fullmatch(screen.short(at + 1)):
                break
            at += 1
        else:
            break
    return at
