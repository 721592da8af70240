"""Days of the calendar for what a time's words say, counted from the day and year of its document.

Where the words alone give days (2025年, 2026年1月5日, “十四五”), nothing else is needed. Relative words (今年, 下月, 8月5日)
need the reference; without it both ends are None: nothing is guessed.
"""

import re
from datetime import date, timedelta
from typing import Final

from transforms.extract.festivals import FIRST_YEAR, LAST_YEAR, festival_day, leap_month, lunar_day, lunar_month_days, nth_weekday
from transforms.model import Reference, Time

Days = tuple[date, date]
Ends = tuple[date | None, date | None]

_NOTHING: Final[Ends] = (None, None)
_QUARTERS: Final = {
    "Q1": (1, 3),
    "Q2": (4, 6),
    "Q3": (7, 9),
    "Q4": (10, 12),
    "H1": (1, 6),
    "H2": (7, 12),
    "SP": (3, 5),
    "SU": (6, 8),
    "FA": (9, 11),
}
_HOLIDAYS: Final = {"暑假": ((7, 1), (8, 31)), "寒假": ((1, 15), (2, 20))}
_EDGE_DAYS: Final = 7  # 月底: the last seven days of a month; 月初: the first five, as spoken Chinese has it (JioNLP's conventions)


def resolve(time: Time, reference: Reference) -> Ends:
    """First and last day of a time; None where the words and the reference do not tell.

    A bound before a date (8月5日前, 到2025年) ends with the last day of what it names, the last day allowed, and starts
    with the reference day where that is known and earlier. A bound after a date (2019年起) starts with the first day of what
    it names (a year's 之后 with the next one) and has no end. A duration gives days only where it counts from now (三日内, 近三年,
    20天 as a deadline). Sets give none.
    """
    if time.type == "SET":
        return _NOTHING
    try:
        if time.type == "DURATION":
            return _from_now(time, reference)
        days = _days(time.value, reference, time.surface)
        if days is None:
            return _NOTHING
        return _bounded(time, _edges(time, days), reference)
    except (ValueError, OverflowError):
        return _NOTHING


def _bounded(time: Time, days: Days, reference: Reference) -> Ends:
    first, last = days
    if time.mod == "BEFORE" and "/" not in time.value:
        if re.fullmatch(r".*(?:年|月|周|季度)内", time.surface) and not time.surface.startswith("年"):
            return first, last
        today = reference.day
        return (today if today is not None and today <= last else None), last
    if time.mod == "AFTER" and "/" not in time.value:
        if re.search(r"年(?:之后|以后|后)$", time.surface) and re.fullmatch(r"\d{4}|Y-?\d+", time.value):
            return date(last.year + 1, 1, 1), None
        return first, None
    return first, last


def _edges(time: Time, days: Days) -> Days:
    """Days of the third, half or edge of a month or year that the words name besides the value (上旬, 月底, 年初)."""
    first, last = days
    words = time.surface
    month = first.day == 1 and last == _month_end(first.year, first.month)
    if "旬" in words and month:
        begin, end = {"上": (1, 10), "中": (11, 20), "下": (21, last.day)}[words[words.index("旬") - 1]]
        return first.replace(day=begin), first.replace(day=end)
    if "半月" in words and month:
        return (first, first.replace(day=15)) if "上半月" in words else (first.replace(day=16), last)
    if "半周" in words:
        return (first, first + timedelta(days=2)) if "上半周" in words else (first + timedelta(days=3), last)
    edge = time.mod if time.mod in ("START", "END") else "END" if re.search("[底末终]", words) else "START" if "初" in words else None
    if edge is None or (time.mod not in ("START", "END", "BEFORE")):
        return days
    if month:
        return (first, first.replace(day=5)) if edge == "START" else (last - timedelta(days=_EDGE_DAYS - 1), last)
    if edge == "END" and last.month == 12 and first.year == last.year:
        return date(last.year, 12, 1), last
    span = last.year - first.year + 1
    if span >= 10:
        part = 3 if span == 10 else 20
        return (first, date(first.year + part - 1, 12, 31)) if edge == "START" else (date(last.year - part + 1, 1, 1), last)
    if edge == "START":
        ends = (
            _month_end(first.year, 1 if "伊始" in words else 2)
            if first.month == 1 and last.month == 12
            else _month_end(first.year, first.month)
        )
        return first, ends
    return date(last.year, last.month, 1), last


def _month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _days(value: str, reference: Reference, words: str = "") -> Days | None:
    """First and last day of a value."""
    if "/" in value:
        low, high = value.split("/", 1)
        begin, end = _days(low, reference, words), _days(high, reference, words)
        if begin is None or end is None:
            return None
        if end[1] < begin[0] and high.startswith("XXXX") and low.startswith("XXXX"):
            end = (end[0].replace(year=end[0].year + 1), end[1].replace(year=end[1].year + 1))
        return (begin[0], end[1]) if end[1] >= begin[0] else None
    value, _, clock = value.partition("T")
    if clock and re.fullmatch(r"-?[\d.]+[MS]", clock) and not value:
        return (reference.day, reference.day) if reference.day else None
    if not value:
        return None
    shifted = re.match(r"([YMWDHQ])(-?[\d.]+)", value)
    if shifted:
        return _shift(shifted[1], float(shifted[2]), value[shifted.end() :], reference)
    if value.startswith("XXXX-WXX"):
        return _weekday_near(value, reference)
    if value[0] > "一":
        return _next_festival(value, reference)
    head, tail = value[:4], value[4:]
    if re.fullmatch(r"\d{3}X", head):
        return date(int(head[:3]) * 10, 1, 1), date(int(head[:3]) * 10 + 9, 12, 31)
    if re.fullmatch(r"\d\d", value):
        return date(max(1, int(value) * 100), 1, 1), date(int(value) * 100 + 99, 12, 31)
    if head == "XXXX":
        today = reference.day
        if tail == "-XX-XX" and clock:
            return (today, today) if today else None
        if tail == "-XX" and re.search("半月", words):
            return _shift("M", 0, "", reference)
        if re.fullmatch(r"-XX-(?:\d\d|W\d\d)", tail):
            return _within(today.year, f"-{today.month:02d}{tail[3:]}") if today else None
        year = _year_of(reference)
        return _within(year, tail) if year is not None and tail else None
    return _within(int(head), tail) if re.fullmatch(r"\d{4}", head) and tail[:1] in ("", "-") else None


def _year_of(reference: Reference) -> int | None:
    return reference.year if reference.year is not None else reference.day.year if reference.day else None


def _shift(unit: str, count: float, rest: str, reference: Reference) -> Days | None:
    """Days of a value that counts from the reference: Y1-09, M-1-15, W1-3, D2."""
    whole = int(count)
    if unit == "Y":
        year = _year_of(reference)
        return _within(year + whole, rest) if year is not None else None
    today = reference.day
    if today is None:
        return None
    if unit in "MQ":
        months = today.year * 12 + today.month - 1
        start = months + whole if unit == "M" else (months // 3 + whole) * 3
        year, month = divmod(start, 12)
        if unit == "Q":
            return date(year, month + 1, 1), _month_end(year, month + 3)
        return _within(year, f"-{month + 1:02d}{rest}")
    if unit == "W":
        monday = today + timedelta(days=7 * whole - today.weekday())
        if rest.startswith("-WE"):
            return monday + timedelta(days=5), monday + timedelta(days=6)
        if rest:
            monday += timedelta(days=int(rest[1]) - 1)
            return monday, monday
        return monday, monday + timedelta(days=6)
    day = today + timedelta(days=whole) if unit == "D" else today + timedelta(hours=whole)
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
    return (day, day) if day >= reference.day else (day + timedelta(days=7), day + timedelta(days=7))


def _within(year: int, tail: str) -> Days | None:
    """Days of a part of a year: '', -Q3, -08, -08-05, -春节, -L08-15, -W02, -10-WXX-1-#1."""
    if not tail:
        return date(year, 1, 1), date(year, 12, 31)
    part = tail[1:]
    if part in _QUARTERS:
        begin, end = _QUARTERS[part]
        return date(year, begin, 1), _month_end(year, end)
    if part == "WI":
        return date(year, 12, 1), _month_end(year + 1, 2)
    if part in _HOLIDAYS:
        (begin, first), (end, last) = _HOLIDAYS[part]
        return date(year, begin, first), date(year, end, last)
    if part[0] == "L":
        return _lunar(year, part[1:])
    if part[0] > "一":
        return _festival(part, year)
    if part[0] == "#":
        day = date(year, 1, 1) + timedelta(days=int(part[1:]) - 1)
        return day, day
    week = re.fullmatch(r"W(\d\d)", part)
    if week:
        monday = _first_monday(date(year, 1, 1)) + timedelta(days=7 * (int(week[1]) - 1))
        return monday, monday + timedelta(days=6)
    found = re.fullmatch(r"(\d\d)(?:-(\d\d)|-W(\d\d)|-WXX-(\d)-#(-?\d+)|-(#\d+))?", part)
    if not found:
        return None
    month = int(found[1])
    if found[2]:
        day = date(year, month, int(found[2]))
        return day, day
    if found[3]:
        monday = _first_monday(date(year, month, 1)) + timedelta(days=7 * (int(found[3]) - 1))
        return monday, monday + timedelta(days=6)
    if found[4]:
        nth = nth_weekday(year, month, int(found[4]) - 1, int(found[5]))
        return (nth, nth) if nth else None
    if found[6]:
        day = date(year, month, int(found[6][1:]))
        return day, day
    return date(year, month, 1), _month_end(year, month)


def _first_monday(start: date) -> date:
    return start + timedelta(days=-start.weekday() % 7)


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
    year = _year_of(reference)
    days = _festival(name, year)
    if days and reference.day and year is not None and days[1] < reference.day:
        return _festival(name, year + 1)
    return days


def _festival(name: str, year: int | None) -> Days | None:
    day = festival_day(name, year) if year is not None else None
    return (day, day) if day else None


_COUNTS_BACK: Final = re.compile(r"^(?:近|最近|过去|上|前)|(?:以来|来)$")
_COUNTS_ON: Final = re.compile(r"^(?:今后|未来|接下来|下|后)")


def _from_now(time: Time, reference: Reference) -> Ends:
    """First and last day of a duration that counts from the reference day."""
    today = reference.day
    length = re.fullmatch(r"P(T?)([\d.]+)([YMWDHS])", time.value.rsplit("/", 1)[-1])
    if today is None or length is None:
        return _NOTHING
    clock, number, unit = length[1], float(length[2]), length[3]
    if clock:
        days = number / 24 if unit == "H" else number / 1440 if unit == "M" else 0
        months = 0
    else:
        months = int(number * 12) if unit == "Y" else int(number) if unit == "M" else 0
        rest = {"D": number, "W": number * 7, "M": (number - int(number)) * 30}.get(unit, 0.0)
        days = rest
    if _COUNTS_BACK.search(time.surface):
        return _add(today, -months, -days), today
    if time.mod == "WITHIN" or time.role == "deadline" or _COUNTS_ON.match(time.surface):
        if "工作日" in time.surface:
            return today, _working_days(today, int(number))
        return today, _add(today, months, days)
    return _NOTHING


def _add(day: date, months: int, days: float) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _month_end(year, month + 1).day
    return date(year, month + 1, min(day.day, last)) + timedelta(days=int(days))


def _working_days(day: date, count: int) -> date:
    """The day that many Mondays to Fridays later; public holidays are not known."""
    weeks, rest = divmod(count, 5)
    day += timedelta(days=7 * weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day
