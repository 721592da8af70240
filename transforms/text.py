"""Characters, spans and ids: the small vocabulary that every room shares."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import xxhash

Span = tuple[int, int]
"""Half-open range of code points."""

WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)} | {"\u3000": " ", "\xa0": " ", "\u2212": "-"}
"""Full-width characters and spaces → half-width ones; the sign of subtraction → the hyphen."""
SPACE = frozenset(filter(str.isspace, map(chr, range(0x3001))))
"""White space of every kind that texts hold, U+3000 the last."""
_COMMON = tuple((wide, WIDE[wide]) for wide in "，：；（）！？％\u3000\xa0")
_RARE = re.compile("[\uff01-\uff5e\u2212]")
_ROUND_YEAR = re.compile(r"(?<![0-9A-Za-z])(?:(?:19|2[0OoО])[0-9OoО]{2}|(?:一九|二[〇○零ОOo0])[〇○零一二三四五六七八九ОOo0]{2})(?=\s?年)")
_SPACED_DIGITS = re.compile(r"(?<![0-9./])[0-9](?: +[0-9.%](?![0-9]|:[0-9]))+")
"""1 9 9 8, but not 6/1 8:00."""

_SPACED_SHARE = re.compile(r"百 {0,4}分 {0,4}[之点點] {0,4}")  # 百 分 之 5, 十 个 百 分 点
_IN_SHARE = frozenset("零一二三四五六七八九十百千万亿两个個点點0123456789. ")


def is_han(char: str) -> bool:
    """Whether a character is a common Chinese one, by its place in Unicode; no character is none."""
    return "一" <= char <= "龥"


def row_id(table: str, *parts: object) -> str:
    """16 hex digits (xxh3-64) of the table's name and what identifies the row."""
    return xxhash.xxh3_64_hexdigest("\x1f".join([table, *map(str, parts)]).encode())


def narrow(text: str) -> str:
    """The text with full-width ASCII (１％，（) made half-width, U+3000 a space and U+2212 (−) a hyphen; the length does not change."""
    for wide, ascii_ in _COMMON:  # six times as fast as str.translate
        text = text.replace(wide, ascii_)
    return _RARE.sub(lambda match: WIDE[match[0]], text)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text made easy to read for grammars, with the way back.

    `text` is half-width (see `narrow`) and its digits stand together (`1 9 9 8` → `1998`). `offsets` is None where no
    character was left out; else `offsets[i]` is the place of `text[i]` in the source, with one more entry for the end.
    """

    text: str
    offsets: Sequence[int] | None

    def span(self, start: int, end: int) -> Span:
        """The range of the source for a range of `text`."""
        if self.offsets is None:
            return start, end
        return self.offsets[start], self.offsets[end - 1] + 1 if end > start else self.offsets[start]


def fold(text: str) -> Folded:
    """Fold a paragraph for reading: half-width, digits together, no letters for noughts in years."""
    folded = narrow(text)
    if "O" in folded or "o" in folded or "О" in folded:
        folded = _ROUND_YEAR.sub(_round_digits, folded)
    if " " not in folded:
        return Folded(folded, None)
    gaps = {at for run in _SPACED_DIGITS.finditer(folded) for at in range(*run.span()) if folded[at] == " "}
    gaps |= _share_gaps(folded)
    if not gaps:
        return Folded(folded, None)
    kept = [at for at in range(len(folded)) if at not in gaps]
    return Folded("".join(folded[at] for at in kept), [*kept, len(folded)])


def _share_gaps(text: str) -> set[int]:
    """Where spaces stand inside a percentage in words."""
    gaps: set[int] = set()
    floor = 0
    for match in _SPACED_SHARE.finditer(text):
        start = match.start()
        while start > floor and text[start - 1] in _IN_SHARE:
            start -= 1
        floor = match.end()
        while start < floor and text[start] == " ":
            start += 1
        gaps.update(at for at in range(start, floor) if text[at] == " " and at + 1 < len(text))
    return gaps


def _round_digits(year: re.Match[str]) -> str:
    """2O25, 二OO八: letters that stand for a nought."""
    return re.sub("[OoО]", "0" if year[0][0] in "12" else "〇", year[0])


@dataclass(frozen=True, slots=True)
class Pieces:
    """A clean text made of stretches of a page, with the way back to the page.

    One stretch is the common case; more stand where a mended join left something out between them.
    """

    spans: tuple[Span, ...]

    @property
    def start(self) -> int:
        """First code point."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """Code point after the last."""
        return self.spans[-1][1]

    @property
    def is_joined(self) -> bool:
        """Whether something was left out between stretches."""
        return len(self.spans) > 1

    def text(self, page_text: str) -> str:
        """The clean text."""
        return "".join(page_text[start:end] for start, end in self.spans)

    def span(self, start: int, end: int) -> tuple[int, int, bool]:
        """Page offsets of the clean text's range [start, end), and whether a join lies inside."""
        if len(self.spans) == 1:
            base = self.spans[0][0]
            return base + start, base + end, False
        first, from_piece = self._locate(start)
        last, to_piece = self._locate(max(start, end - 1))
        return first, last + (1 if end > start else 0), from_piece != to_piece

    def _locate(self, at: int) -> tuple[int, int]:
        passed = 0
        for index, (start, end) in enumerate(self.spans):
            if at < passed + end - start:
                return start + at - passed, index
            passed += end - start
        return self.spans[-1][1], len(self.spans) - 1
