"""A paragraph as the readers of a figure's surroundings see it: its sentences and clauses, with the times veiled."""

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from transforms.extract.figure import Figure
from transforms.model import Setting, Time
from transforms.text import Span

VEIL: Final = "\x00"
"""Stands for every character of a time, so that no word is read in one."""

_STOP = re.compile(r"[,:;。!?…\t\n|](?<!\d[,:](?=\d))")  # 1,000 and 3:2 hold no stop
_LAST_STOP = re.compile(rf"(?s:.*){_STOP.pattern}(?s:.)")
_LINKS: Final = frozenset(("、", "和", "或", "及", "与"))


class Place(NamedTuple):
    """Where a figure stands."""

    sentence: Span
    clause: Span
    floor: int  # the end of the figure before it in its clause, else the clause's start
    chain: int  # the end of the last figure of its list (40万元、30万元和20万元), that a noun may stand behind
    ceiling: int  # the start of the figure behind that in its clause, else the clause's end


class Passage:
    """A folded paragraph with figures in it."""

    def __init__(self, text: str, times: Sequence[Time], figures: Sequence[Figure], setting: Setting) -> None:
        """Cut the paragraph once."""
        self.text, self.times, self.figures, self.setting = text, times, figures, setting
        self.veiled = _veil(text, times)
        self.time_starts = [time.start for time in times]
        self.starts = _sentence_starts(text)  # and behind the last

    def places(self) -> Iterator[tuple[Figure, Place]]:
        """The figures in order, each with where it stands."""
        text, starts = self.text, self.starts
        number = start = seen = floor = 0
        end = -1
        for figure, (last, following) in zip(self.figures, self._chains(), strict=True):
            if end < figure.end:  # a figure may hold a stop
                if stop := _LAST_STOP.match(text, seen, figure.start + 1):
                    start = stop.end() - 1
                end = stop.start() if (stop := _STOP.search(text, figure.end)) else len(text)
            while starts[number + 1] <= figure.start:
                number += 1
            sentence = starts[number], starts[number + 1] - 1
            chain = last if last <= end else figure.end
            yield figure, Place(sentence, (start, end), max(start, floor), chain, max(chain, min(end, following)))
            seen, floor = figure.start, figure.end

    def _chains(self) -> list[tuple[int, int]]:
        """For each figure the end of the last one of its list, and the start of the one behind that."""
        text, chain = self.text, (self.figures[-1].end, len(self.text))
        chains = [chain]
        for left, right in reversed([*pairwise(self.figures)]):
            if right.start - left.end != 1 or text[left.end] not in _LINKS:
                chain = left.end, right.start
            chains.append(chain)
        return chains[::-1]


def _sentence_starts(text: str) -> list[int]:
    for mark in ";!?…":  # faster than one search for all
        text = text.replace(mark, "。")
    return [*accumulate((len(sentence) + 1 for sentence in text.split("。")), initial=0)]


def _veil(text: str, times: Sequence[Time]) -> str:
    if not times:
        return text
    parts: list[str] = []
    at = 0
    for time in times:
        parts += [text[at : time.start], VEIL * (time.end - time.start)]
        at = time.end
    return "".join([*parts, text[at:]])
