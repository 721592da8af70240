"""A paragraph cut into clauses, and clauses grouped into the periods and segments that share a subject."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from transforms.text import Span

_CUT = re.compile(
    r"《[^《》\n]{0,120}》"  # a title is one word
    r"|\([^()\n]{0,160}\)"  # what stands in brackets belongs to the clause before it
    r"|(?<=[0-9])[,:](?=[0-9])"  # 12,000 and 100:130
    r"|(?P<cut>[,;:。!?\n\t]|…{1,2})"
)
_MARK = re.compile(
    r"\s*[“\"]?(?:[一二三四五六七八九十]{1,3}(?:是|要|、)|第[一二三四五六七八九十百0-9]{1,5}(?:是|条\s*|章\s*|[,、:]|(?=要))|其[一二三四五六七八]{1,2}[,、:]"
    r"|[(][一二三四五六七八九十0-9]{1,3}[)]、?|[0-9]{1,2}[.、](?![0-9])|[①-⑳]|首先|其次|再次|最后|——|—|[·●◆■])\s*"
)


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
        for opened, end, stop in _stretches(text, first, last):
            start = after.get(opened, opened)
            if start >= end:
                continue
            mark = _MARK.match(text, start, end)
            head = mark.end() if mark and mark.end() < end else start
            clauses.append(Clause(start, end, head, stop, index, period))
        if not text[max(first, last - 2) : last].rstrip("”’\"')").endswith(";"):
            period += 1
    return clauses


def _stretches(text: str, first: int, last: int) -> Iterator[tuple[int, int, str]]:
    """What stands between the stops of one sentence, with the stop after it."""
    cuts = [match for match in _CUT.finditer(text, first, last) if match.lastgroup is not None]
    start = first
    for end, after, stop in (*((cut.start(), cut.end(), cut.group()) for cut in cuts), (last, last, "")):
        while start < end and (text[start].isspace() or text[start] in "”’)"):
            start += 1
        close = end
        while close > start and text[close - 1].isspace():
            close -= 1
        if start < close:
            yield start, close, stop
        start = after
