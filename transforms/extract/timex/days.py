"""First and last day of a TIMEX3 value, counted from the day and year of its document."""

import re
from datetime import date, timedelta
from typing import Final

from transforms.extract.festivals import FIRST_YEAR, LAST_YEAR, festival_days, leap_month, lunar_day, lunar_month_days, nth_weekday
from transforms.model import Reference

Days = tuple[date, date]

_QUARTERS: Final = {
    "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12), "H1": (1, 6), "H2": (7, 12), "SP": (3, 5), "SU": (6, 8), "FA": (9, 11),
}  # fmt: skip
_NEXT_DAY: Final = re.compile("[次翌]日|次晨|第二天")
_SEASONS: Final = ("-SP", "-SU", "-FA", "-WI")
_HOLIDAYS: Final = {"暑假": ((7, 1), (8, 31)), "寒假": ((1, 15), (2, 20))}


def days_of(value: str, reference: Reference, words: str = "") -> Days | None:
    """First and last day of a value; None where the words and the reference do not tell.

    Raises:
        ValueError: The value names a day that the calendar does not have (2月30日).
    """
    if "/" in value:
        low, _, high = value.partition("/")
        return _days_of_range(low, high, reference, words)
    if value == "PRESENT_REF":
        return _today(reference)
    value, _, clock = value.partition("T")
    if not value:
        return _today(reference) if re.fullmatch(r"-?[\d.]+[MS]", clock) else None
    shifted = re.match(r"([YMWDHQ])(-?[\d.]+)", value)
    if shifted:
        return _shift(shifted[1], float(shifted[2]), value[shifted.end() :], reference)
    if value.startswith("XXXX-WXX"):
        return _weekday_near(value, reference)
    if value[0] > "一":
        return _next_festival(value, reference)
    if value.startswith("XXXX"):
        return _this_year(value[4:], bool(clock), reference, words)
    return _written_out(value, reference, words)


def _today(reference: Reference) -> Days | None:
    return (reference.day, reference.day) if reference.day else None


def _days_of_range(low: str, high: str, reference: Reference, words: str) -> Days | None:
    """From the first day of one value to the last day of another, the next one where it would lie before (11月至2月, 26日至5日)."""
    begin = days_of(low, reference, words)
    if begin is None:
        return None
    if high.startswith("XXXX-XX-XX"):  # 22时至次日6时
        return begin[0], begin[1] + timedelta(days=_NEXT_DAY.search(words) is not None)
    if high.startswith("XXXX-WXX"):
        end = days_of(high, Reference(begin[0] - timedelta(days=1)), words)
        return (begin[0], end[1]) if end else None
    is_open = low.startswith("XXXX-") and high.startswith("XXXX-")
    end = days_of(high, Reference(reference.day, begin[0].year) if is_open else reference, words)
    if is_open and end and end[1] < begin[0]:
        end = days_of(high, _next(high, begin[0]), words)
    return (begin[0], end[1]) if end and end[1] >= begin[0] else None


def _next(value: str, day: date) -> Reference:
    """What the next day or month of such a value counts from, after a day of the same kind."""
    if value.startswith("XXXX-XX"):
        later = month_end(day.year, day.month) + timedelta(days=1)
        return Reference(later, later.year)
    return Reference(date(day.year + 1, 1, 1), day.year + 1)


def _this_year(tail: str, has_clock: bool, reference: Reference, words: str) -> Days | None:
    """Days of a part of a year or month that is not named: the reference's own."""
    today = reference.day
    if tail == "-XX-XX" and has_clock:
        return _today(reference)
    if tail == "-XX" and "半月" in words:
        return _shift("M", 0, "", reference)
    if re.fullmatch(r"-XX-(?:\d\d|W\d\d)", tail):
        return _within(today.year, f"-{today.month:02d}{tail[3:]}") if today else None
    year = year_of(reference)
    if tail in _SEASONS and words[-1:] in ("季", "天"):
        return None  # any winter
    if year is None or not tail:
        return None
    if tail == "-02-29":
        year += {1: -1, 3: 1}.get(year % 4, 0)  # of the leap year that is nearest, where one is
    days = _within(year, tail)
    if days and today and days[1] < today and re.fullmatch(r"-\d\d-\d\d", tail) and not re.search(r"[月号]|\d[-/.·]", words):
        return _within(year + 1, tail)  # a festival by its name: the next one
    return days


def _written_out(value: str, reference: Reference, words: str) -> Days | None:
    """Days of a year, decade or century written out, or of a part of one. 本世纪 is that of the document."""
    head, tail = value[:4], value[4:]
    back = 100 if words.lstrip("到至从自").startswith(("本世纪", "上世纪", "上个世纪")) and (year_of(reference) or 2000) < 2000 else 0
    if re.fullmatch(r"\d{3}X", head):
        first = int(head[:3]) * 10 - back
        return date(first, 1, 1), date(first + 9, 12, 31)
    if re.fullmatch(r"\d\d", value):
        first = int(value) * 100 - back
        return date(max(1, first), 1, 1), date(first + 99, 12, 31)
    return _within(int(head), tail) if head.isdigit() and len(head) == 4 and tail[:1] in ("", "-") else None


def year_of(reference: Reference) -> int | None:
    """The year that a reference is of."""
    return reference.year if reference.year is not None else reference.day.year if reference.day else None


def _shift(unit: str, count: float, rest: str, reference: Reference) -> Days | None:
    """Days of a value that counts from the reference: Y1-09, M-1-15, W1-3, D2."""
    whole = int(count)
    if unit == "Y":
        year = year_of(reference)
        return _within(year + whole, rest) if year is not None else None
    today = reference.day
    if today is None:
        return None
    if unit in "MQ":
        months = today.year * 12 + today.month - 1
        start = months + whole if unit == "M" else (months // 3 + whole) * 3
        year, month = divmod(start, 12)
        if unit == "Q":
            return date(year, month + 1, 1), month_end(year, month + 3)
        return _within(year, f"-{month + 1:02d}{rest}")
    if unit == "W":
        monday = today + timedelta(days=7 * whole - today.weekday())
        if rest.startswith("-WE"):
            return monday + timedelta(days=5), monday + timedelta(days=6)
        if rest:
            monday += timedelta(days=int(rest[1]) - 1)
            return monday, monday
        return monday, monday + timedelta(days=6)
    day = today + timedelta(days=whole if unit == "D" else int(count / 24))  # the hour now is not known
    return day, day


def _weekday_near(value: str, reference: Reference) -> Days | None:
    """The reference day's own week for 周一; the weekend for 周末."""
    if reference.day is None:
        return None
    name = value.removeprefix("XXXX-WXX-")
    monday = reference.day - timedelta(days=reference.day.weekday())
    if name == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    day = monday + timedelta(days=int(name[0]) - 1)
    return (day, day) if day > reference.day else (day + timedelta(days=7), day + timedelta(days=7))


def _within(year: int, tail: str) -> Days | None:
    """Days of a part of a year: '', -Q3, -08, -08-05, -春节, -L08-15, -W02, -10-WXX-1-#1."""
    if not tail:
        return date(year, 1, 1), date(year, 12, 31)
    part = tail[1:]
    if part in _QUARTERS:
        begin, end = _QUARTERS[part]
        return date(year, begin, 1), month_end(year, end)
    if part == "WI":
        return date(year, 12, 1), month_end(year + 1, 2)
    if part in _HOLIDAYS:
        (begin, first), (end, last) = _HOLIDAYS[part]
        return date(year, begin, first), date(year, end, last)
    if part[0] == "L":
        return _lunar(year, part[1:])
    if part[0] > "一":
        return _festival(part, year)
    if part[0] == "#":
        number = int(part[1:])
        day = date(year, 1, 1) + timedelta(days=number - 1) if number > 0 else date(year, 12, 31) + timedelta(days=number + 1)
        return day, day
    if re.fullmatch(r"W[-\d]\d", part):
        return _week(date(year, 1, 1), date(year, 12, 31), int(part[1:]))
    return _within_month(year, int(part[:2]), part[2:]) if part[:2].isdigit() else None


def _within_month(year: int, month: int, tail: str) -> Days | None:
    """Days of a month or of a part of it: '', -05, -W02, -WXX-1-#1 (the first Monday), -#03 (the third day)."""
    if not tail:
        return date(year, month, 1), month_end(year, month)
    found = re.fullmatch(r"-(?:W(?P<week>[-\d]\d)|WXX-(?P<weekday>\d)-#(?P<nth>-?\d+)|#?(?P<day>-?\d+))", tail)
    if not found:
        return None
    if found["week"]:
        return _week(date(year, month, 1), month_end(year, month), int(found["week"]))
    if found["weekday"]:
        nth = nth_weekday(year, month, int(found["weekday"]) - 1, int(found["nth"]))
        return (nth, nth) if nth else None
    number = int(found["day"])
    day = date(year, month, number) if number > 0 else month_end(year, month) + timedelta(days=number + 1)
    return day, day


def _week(first: date, last: date, number: int) -> Days:
    """The so-manieth week from Monday to Sunday that begins in a span; below nothing, of those that end in it, from the end."""
    if number > 0:
        monday = first + timedelta(days=-first.weekday() % 7 + 7 * (number - 1))
    else:
        monday = last - timedelta(days=(last.weekday() + 1) % 7 + 6 - 7 * (number + 1))
    return monday, monday + timedelta(days=6)


def _lunar(year: int, part: str) -> Days | None:
    """Days of a lunar month or day. A leap month is looked for in this year, then in the ones before."""
    leap = part.startswith("闰")
    month, _, day = part.removeprefix("闰").partition("-")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    if leap:
        year = next((at for at in range(year, FIRST_YEAR, -1) if leap_month(at) == int(month)), year)
    first = lunar_day(year, int(month), int(day or 1), leap=leap)
    if first is None:
        return None
    return (first, first) if day else (first, first + timedelta(days=lunar_month_days(year, int(month), leap=leap) - 1))


def _next_festival(name: str, reference: Reference) -> Days | None:
    """The festival's next day from the reference day on; of the reference year where only that is known."""
    year = year_of(reference)
    days = _festival(name, year)
    if days and reference.day and year is not None and days[1] < reference.day:
        return _festival(name, year + 1)
    return days


def _festival(name: str, year: int | None) -> Days | None:
    return festival_days(name, year) if year is not None else None


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
