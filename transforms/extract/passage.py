"""A paragraph as the readers of a figure's surroundings see it: its sentences and clauses, with the times veiled."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from transforms.extract.figure import Figure
from transforms.model import Setting, Time
from transforms.text import Span

VEIL: Final = "\x00"
"""Stands for every character of a time, so that no word is read in one."""

_STOP = re.compile(r"[,:;。!?…\t\n|](?<!\d[,:](?=\d))")  # 1,000 and 3:2 hold no stop
_ENDS: Final = frozenset(";。!?…")


class Place(NamedTuple):
    """Where a figure stands."""

    sentence: Span
    clause: Span
    floor: int  # the end of the figure before it in its clause, else the clause's start
    ceiling: int  # the start of the figure behind it in its clause, else the clause's end


class Passage:
    """A folded paragraph with figures in it."""

    def __init__(self, text: str, times: Sequence[Time], figures: Sequence[Figure], setting: Setting) -> None:
        """Cut the paragraph once."""
        self.text, self.times, self.figures, self.setting = text, times, figures, setting
        self.veiled = _veil(text, times)
        self._stops = [match.start() for match in _STOP.finditer(text)]
        self._stops.append(len(text))
        self.starts = [0, *(stop + 1 for stop in self._stops[:-1] if text[stop] in _ENDS)]  # of the sentences

    def places(self) -> Iterator[tuple[Figure, Place]]:
        """The figures in order, each with where it stands."""
        stops, ends = self._stops, [*(start - 1 for start in self.starts[1:]), len(self.text)]
        at = number = floor = 0
        for index, figure in enumerate(self.figures):
            while stops[at] < figure.start:
                at += 1
            while ends[number] < figure.start:
                number += 1
            start = stops[at - 1] + 1 if at else 0
            behind = at
            while stops[behind] < figure.end:
                behind += 1  # a figure may hold a stop
            ceiling = self.figures[index + 1].start if index + 1 < len(self.figures) else stops[behind]
            yield (
                figure,
                Place(
                    (self.starts[number], ends[number]),
                    (start, stops[behind]),
                    max(start, floor),
                    max(figure.end, min(stops[behind], ceiling)),
                ),
            )
            floor = figure.end


def _veil(text: str, times: Sequence[Time]) -> str:
    if not times:
        return text
    parts: list[str] = []
    at = 0
    for time in times:
        parts += [text[at : time.start], VEIL * (time.end - time.start)]
        at = time.end
    return "".join([*parts, text[at:]])
