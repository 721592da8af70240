"""Whole time expressions: what begins at a given place of a text, with its TIMEX3 type, value and modifier."""

from transforms.extract.timex.chains import read_chain
from transforms.extract.timex.dates import Expression, bounded_date
from transforms.extract.timex.durations import bounded_duration
from transforms.extract.timex.sets import read_set
from transforms.extract.timex.words import DURATION


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
    parts = read_chain(text, at)
    if not parts:
        return None
    if parts[0].rank == DURATION:
        return bounded_duration(text, parts, floor)
    return bounded_date(text, parts, floor)
