"""Whole time expressions: what begins at a given place of a text, with its TIMEX3 type, value and modifier."""

import re
from typing import Final

from transforms.extract.timex.chains import read_chain
from transforms.extract.timex.dates import Expression, bounded_date
from transforms.extract.timex.durations import bounded_duration
from transforms.extract.timex.parts import LISTS, Part
from transforms.extract.timex.sets import read_set
from transforms.extract.timex.words import DURATION, MONTH

_NEXT_DAY: Final = re.compile(rf"(?:{LISTS}|, ?)\d{{1,2}}号")


def read_expression(text: str, at: int, floor: int) -> Expression | None:
    """The longest time expression whose core begins at `at`.

    Args:
        text: Folded paragraph.
        at: Where a number or a time word begins.
        floor: End of the expression before; bounds are not looked for left of it.
    """
    if text[at] == "每" or text[at] in "逐按月天年日":
        found = read_set(text, at)
        if found or text[at] in "每逐按天日":
            return found
    parts = read_chain(text, at, _month_of_list(text, at, floor))
    if not parts:
        return None
    if parts[0].rank == DURATION:
        return bounded_duration(text, parts, floor)
    return bounded_date(text, parts, floor)


def _month_of_list(text: str, at: int, floor: int) -> Part | None:
    """The month, told before, of a day that goes on a list of days: 9月10号、11号."""
    is_listed = floor and text[floor - 1] == "号" and _NEXT_DAY.match(text, floor, at + 3)
    return Part(floor, floor, MONTH, "") if is_listed else None
