"""Every calendar or duration expression of a paragraph, with its TIMEX3 type, value, modifier and role."""

import re
from collections.abc import Sequence
from typing import Final

from transforms.extract.deadlines import find_role, is_moment
from transforms.extract.due_cells import due_span
from transforms.extract.occasions import read_occasions
from transforms.extract.scripts import simplified
from transforms.extract.timex.dates import Expression
from transforms.extract.timex.expressions import read_expression
from transforms.extract.timex.parts import LISTS
from transforms.extract.timex.starts import time_starts
from transforms.extract.timex.words import SET
from transforms.model import Setting, Time
from transforms.schema.codes import TimeRole

_TITLE: Final = re.compile("《[^《》]*》")
_LISTED: Final = re.compile(LISTS)
_GOES_ON: Final = re.compile(f"{LISTS}|, ?")
_DIGITS: Final = re.compile(r"\d")
_MONTH_TOLD: Final = re.compile(r"(?P<wide>(?:\d{4}|XXXX|Y-?\d+)-\d\d-)(?P<own>\d\d)")
_YEAR_TOLD: Final = re.compile(r"(?P<wide>(?:\d{4}|Y-?\d+)-)(?P<own>[QH]\d|\d\d(?:-\d\d)?)")


def read_times(text: str, setting: Setting) -> list[Time]:
    """Read the times of one paragraph.

    Vague words (近年来, 当前, 今后, 下一步) and times inside a title in 《》 are left out.

    Args:
        text: Folded paragraph (`transforms.text.fold`).
        setting: The section's tense, which tells a deadline from a report, and the cell of a table's line that holds one.

    Returns:
        Times in the order of the text, not overlapping.
    """
    plain = simplified(text)
    found = _with_told(plain, _expressions(plain))
    occasions = list(read_occasions(plain, found))
    if occasions:
        found = sorted([*found, *occasions], key=lambda time: time.start)
    if not found:
        return []
    first, last = due_span(plain, setting)
    roles = ["deadline" if first <= time.start < last and is_moment(time) else find_role(plain, time, setting) for time in found]
    _share_roles(plain, found, roles)
    return [
        Time(time.start, time.end, text[time.start : time.end], time.type, time.value, time.mod, role)
        for time, role in zip(found, roles, strict=True)
    ]


def _share_roles(text: str, times: Sequence[Expression], roles: list[TimeRole]) -> None:
    """Dates in one list are deadlines together: 3月底、6月底、9月底前; 到2027年、2030年分别达到."""
    for at in range(len(times) - 1, 0, -1):
        if roles[at] == "deadline" and _is_listed(text, times[at - 1], times[at]):
            roles[at - 1] = "deadline"
    for at in range(1, len(times)):
        if roles[at - 1] == "deadline" and times[at - 1].mod == "BEFORE" and _is_listed(text, times[at - 1], times[at]):
            roles[at] = "deadline"


def _is_listed(text: str, first: Expression, second: Expression, joint: re.Pattern[str] = _LISTED) -> bool:
    return first.type == second.type == "DATE" and first.rank == second.rank and joint.fullmatch(text, first.end, second.start) is not None


def _with_told(text: str, found: Sequence[Expression]) -> list[Expression]:
    """Dates with what the one before them in a list tells: the year or month (2026年3月、6月; 9月10日、11日), or that they come again
    (每年6月、12月).
    """
    dates: list[Expression] = []
    for time in found:
        if dates and _comes_again(text, dates[-1], time):
            dates.append(time._replace(type="SET", rank=SET))
            continue
        is_next = dates and time.value.startswith("XXXX-") and _is_listed(text, dates[-1], time, _GOES_ON)
        dates.append(time._replace(value=_inherited(dates[-1].value.rpartition("/")[2], time.value)) if is_next else time)
    return dates


def _comes_again(text: str, first: Expression, second: Expression) -> bool:
    """Whether a date goes on a list of times that come again, and is of the same kind: 每周一、周四."""
    if first.type != "SET" or second.type != "DATE" or not _LISTED.fullmatch(text, first.end, second.start):
        return False
    return _DIGITS.sub("0", first.value) == _DIGITS.sub("0", second.value)


def _inherited(first: str, second: str) -> str:
    """The second of two values with the year or month of the first, where it comes later in that."""
    told = (_MONTH_TOLD if second.startswith("XXXX-XX-") else _YEAR_TOLD).fullmatch(first)
    own = second.removeprefix("XXXX-").removeprefix("XX-")
    return told["wide"] + own if told and len(told["own"]) == len(own) and told["own"] < own else second


def _expressions(text: str) -> list[Expression]:
    """Expressions from left to right, each longest from where it begins."""
    found: list[Expression] = []
    floor = 0
    titles = [match.span() for match in _TITLE.finditer(text)][::-1] if "《" in text else []
    for start, end in time_starts(text):
        if end <= floor:
            continue
        at = max(start, floor)  # an expression may end inside a run of numerals
        while titles and titles[-1][1] <= at:
            titles.pop()
        if titles and titles[-1][0] < at:
            continue
        expression = read_expression(text, at, floor)
        if expression is not None:
            found.append(expression)
            floor = expression.end
    return found
