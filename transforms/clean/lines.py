"""Logical lines of a page, with their place."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from transforms.text import Span, narrow

_BREAK = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_INDENT = re.compile(r"(?:[\u3000\xa0][ \t]*){2,}")  # two wide spaces begin a paragraph in print
_SIGNS = re.compile(r"(?:#{1,6}\s+|>\s*|[-*+]\s+){1,3}")
_BOLD = "**"
_STOPS = frozenset("。！？；：”’!?;:…")
_MARK_AHEAD = re.compile(r"[(（]?[一二三四五六七八九十]{1,3}[)）、.．]|(?:各位代表|各位委员|同志们)[:：]")


@dataclass(frozen=True, slots=True)
class LineParams:
    """How a page is cut into lines."""

    one_line_chars: int = 200  # a line longer than this whose wide gaps follow no stop still holds several paragraphs (reports 1979–2017)
    wrap_share: float = 0.8  # a PDF line is full, so goes on in the next, from this share of the page's usual width
    wrap_min_chars: int = 12  # below this width a page has no lines to speak of


@dataclass(eq=False)
class Line:
    """A line without the white space around it."""

    pieces: tuple[Span, ...]
    raw: str

    @property
    def start(self) -> int:
        """First code point."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Code point after the last."""
        return self.pieces[-1][1]

    @cached_property
    def text(self) -> str:
        """The line in half-width; of the same length."""
        return narrow(self.raw)


def cut_lines(text: str, end: int, params: LineParams) -> list[Line]:
    """Lines of `text[:end]` that hold more than white space, in order.

    Lines end at any line break; two wide spaces inside a line begin a paragraph too (U+3000 U+3000, as in print), where they
    follow a stop or the line is too long to be one paragraph.
    """
    lines: list[Line] = []
    for match in _BREAK.finditer(text, 0, end):
        start, stop = match.span()
        if "\u3000" in match[0] or "\xa0" in match[0]:
            for first, last in _paragraphs(text, start, stop, params):
                _append(lines, text, first, last)
        else:
            _append(lines, text, start, stop)
    return lines


def _append(lines: list[Line], text: str, start: int, end: int) -> None:
    raw = text[start:end]
    stripped = raw.strip()
    if stripped:
        start += len(raw) - len(raw.lstrip())
        lines.append(Line(((start, start + len(stripped)),), stripped))


def _paragraphs(text: str, start: int, end: int, params: LineParams) -> list[Span]:
    spans: list[Span] = []
    is_long = end - start > params.one_line_chars
    first = start
    for gap in _INDENT.finditer(text, start, end):
        before = gap.start() - 1
        while before >= first and text[before].isspace():
            before -= 1
        if before < first:
            continue
        if is_long or text[before] in _STOPS or _MARK_AHEAD.match(text, gap.end(), end):
            spans.append((first, gap.start()))
            first = gap.end()
    spans.append((first, end))
    return spans


def bare(lines: Sequence[Line]) -> tuple[list[Line], list[Span]]:
    """Lines of a Markdown page without the signs at their ends (`## `, `- `, `**…**`), and where those signs stand."""
    stripped: list[Line] = []
    signs: list[Span] = []
    for line in lines:
        leading = _SIGNS.match(line.raw)
        first, last = leading.end() if leading else 0, len(line.raw)
        if line.raw.startswith(_BOLD, first) and line.raw.endswith(_BOLD) and line.raw.count(_BOLD, first) == 2:
            first, last = first + len(_BOLD), last - len(_BOLD)
        words = line.raw[first:last].strip()
        if not words:
            stripped.append(line)
            continue
        first = line.raw.index(words, first)
        start, end = line.start + first, line.start + first + len(words)
        signs += [span for span in ((line.start, start), (end, line.end)) if span[0] < span[1]]
        stripped.append(Line(((start, end),), words))
    return stripped, signs


def unwrap(lines: Sequence[Line], begins: Callable[[str], bool], params: LineParams) -> list[Line]:
    """Lines of a page set in lines of one width (a PDF), made paragraphs again.

    A line goes on in the next where it is about as wide as the page's lines are and does not end in a stop; a line that
    `begins` something (an outline mark) is never joined to the one before.
    """
    widths = sorted(len(line.raw) for line in lines)
    width = widths[int(len(widths) * 0.9)] if widths else 0
    if width < params.wrap_min_chars:
        return list(lines)
    joined: list[list[Line]] = []
    for line in lines:
        if joined and _goes_on(joined[-1][-1], line, width * params.wrap_share, begins):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [group[0] if len(group) == 1 else _one(group) for group in joined]


def _goes_on(line: Line, after: Line, full: float, begins: Callable[[str], bool]) -> bool:
    if len(line.raw) < full or begins(after.raw):
        return False
    return line.raw[-1] not in _STOPS or after.raw[0] in "，。、；：,.;:）)》”"


def _one(group: Sequence[Line]) -> Line:
    return Line(tuple(span for line in group for span in line.pieces), "".join(line.raw for line in group))


def piece_spans(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    """The page's stretches under the range [start, end) of the text that `spans` make."""
    found: list[Span] = []
    passed = 0
    for first, last in spans:
        size = last - first
        low, high = max(start - passed, 0), min(end - passed, size)
        if low < high:
            found.append((first + low, first + high))
        passed += size
    return found
