"""A paragraph cut into clauses, and clauses grouped into the periods and segments that share a subject."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from transforms.text import SPACE, Span

_CUT = re.compile(
    r"[《(,;:。!?\n\t…](?:"  # one set to look for: a stop is rare
    r"(?<=《)[^《》\n]{0,120}》"  # a title is one word
    r"|(?<=\()[^()\n]{0,160}\)"  # what stands in brackets belongs to the clause before it
    r"|(?<=[0-9][,:])(?=[0-9])"  # 12,000 and 100:130
    r"|(?<=[,;:。!?\n\t…])(?:(?<=…)…)?(?P<stop>)"
    r")"
)
_MARK = re.compile(
    r"\s*[“\"]?(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|第[一二三四五六七八九十百0-9]{1,5}(?:是|条\s*|章\s*|[,、:]|(?=要))|其[一二三四五六七八]{1,2}[,、:]"
    r"|[(][一二三四五六七八九十0-9]{1,3}[)]、?|[0-9]{1,2}[.、](?![0-9])|[①-⑳]|首先|其次|再次|最后|——|—|[·●◆■])\s*"
)
_MARK_OPENS = SPACE | frozenset('“"一二三四五六七八九十第其(0123456789①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳首再最—·●◆■')
_CLOSES = SPACE | frozenset("”’)")


class Clause(NamedTuple):  # made by the ten thousand
    """What stands between two stops. Offsets are relative to the paragraph."""

    start: int
    end: int  # before the stop
    head: int  # first code point after an enumeration mark (一是, (二), 首先)
    stop: str  # the stop that ends it; empty at the end of the text
    sentence: int  # counts semicolons too
    period: int  # counts full stops only

    @property
    def is_marked(self) -> bool:
        """Whether an enumeration mark opens it."""
        return self.head > self.start


def split_clauses(text: str, sentences: Sequence[Span], labels: Sequence[Span] = ()) -> list[Clause]:
    """Clauses of the sentences of a paragraph, in order; white space and stops lie outside, and so do labels at their heads."""
    after = dict(labels)
    clauses: list[Clause] = []
    period = 0
    for index, (first, last) in enumerate(sentences):
        opened = first
        for end, stop in _stops(text, first, last):
            start, close, opened = opened, end, end + len(stop)
            while start < close and text[start] in _CLOSES:
                start += 1
            while close > start and text[close - 1] in SPACE:
                close -= 1
            if after:
                start = after.get(start, start)
            if start >= close:
                continue
            head = start
            if text[start] in _MARK_OPENS:
                mark = _MARK.match(text, start, close)
                head = mark.end() if mark and mark.end() < close else start
            clauses.append(Clause(start, close, head, stop, index, period))
        if not text[max(first, last - 2) : last].rstrip("”’\"')").endswith(";"):
            period += 1
    return clauses


def _stops(text: str, first: int, last: int) -> list[tuple[int, str]]:
    """Where the stops of one sentence stand, and its own end."""
    stops = [(cut.start(), cut[0]) for cut in _CUT.finditer(text, first, last) if cut.lastindex]
    stops.append((last, ""))
    return stops


def clause_end(text: str, at: int, last: int) -> int:
    """Where the clause ends that a place outside brackets and titles lies in; `last` is the end of its sentence."""
    end = next((cut.start() for cut in _CUT.finditer(text, at, last) if cut.lastindex), last)
    while end > at and text[end - 1] in SPACE:
        end -= 1
    return end
