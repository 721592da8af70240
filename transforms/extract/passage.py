"""A paragraph as the readers of a figure's surroundings see it: its sentences and clauses, with the times veiled."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from transforms.extract.figure import Figure
from transforms.model import Setting, Time
from transforms.text import Span

VEIL: Final = "\x00"
"""Stands for every character of a time, so that no word is read in one."""

_STOP = re.compile(r"[,:;。!?…\t\n|](?<!\d[,:](?=\d))")  # 1,000 and 3:2 hold no stop
_SENTENCE_STOPS: Final = frozenset(";。!?…")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands."""

    sentence: Span
    clause: Span
    floor: int  # the end of the figure before it in its clause, else the clause's start
    ceiling: int  # the start of the figure behind it in its clause, else the clause's end


class Passage:
    """A folded paragraph that has figures in it; every question about a place takes logarithmic time."""

    def __init__(self, text: str, times: Sequence[Time], figures: Sequence[Figure], setting: Setting) -> None:
        """Cut the paragraph once."""
        self.text, self.times, self.figures, self.setting = text, times, figures, setting
        self.veiled = _veil(text, times)
        self._stops = [match.start() for match in _STOP.finditer(text)]
        ends = [stop for stop in self._stops if text[stop] in _SENTENCE_STOPS]
        self.starts = [0, *(end + 1 for end in ends)]
        self._ends = [*ends, len(text)]

    def place(self, index: int) -> Place:
        """Where the figure of this index stands."""
        figure = self.figures[index]
        number = bisect_right(self.starts, figure.start) - 1
        sentence = self.starts[number], self._ends[number]
        at = bisect_left(self._stops, figure.start)
        start = max(sentence[0], self._stops[at - 1] + 1 if at else 0)
        behind = bisect_left(self._stops, figure.end)
        end = min(sentence[1], self._stops[behind] if behind < len(self._stops) else len(self.text))
        floor = max(start, self.figures[index - 1].end if index else 0)
        following = self.figures[index + 1].start if index + 1 < len(self.figures) else end
        return Place(sentence, (start, max(end, figure.end)), floor, max(figure.end, min(end, following)))


def _veil(text: str, times: Sequence[Time]) -> str:
    if not times:
        return text
    parts: list[str] = []
    at = 0
    for time in times:
        parts += [text[at : time.start], VEIL * (time.end - time.start)]
        at = time.end
    return "".join([*parts, text[at:]])
