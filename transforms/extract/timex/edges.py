"""Days of the third, half or edge of a month or year that a time's words name besides its value: 上旬, 月底, 年初."""

import re
from datetime import date, timedelta
from typing import Final

from transforms.extract.timex.days import Days, month_end
from transforms.extract.timex.parts import SEPARATOR
from transforms.model import Time

_EDGE_DAYS: Final = 7  # 月底: the last seven days of a month; 月初: the first five, as spoken Chinese has it (JioNLP's conventions)
_RANGE: Final = re.compile(SEPARATOR)
_MONTH: Final = re.compile(r"(?:\d{4}|XXXX|Y-?\d+)-\d\d|M-?\d+")
_THIRDS: Final = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, 31), "中下旬": (11, 31), "上中旬": (1, 20)}


def narrowed(time: Time, days: Days) -> Days:
    """The days of a time's value, cut down to the part that its words name."""
    first, last = days
    is_month = first.day == 1 and last == month_end(first.year, first.month)
    part = _named_part(time.surface, first, last, is_month)
    if part:
        return part
    words = time.surface
    if "/" in time.value and "五" not in words:
        return _narrowed_ends(time, days)
    edge = time.mod if time.mod in ("START", "END") else "END" if re.search("[底末终]", words) else "START" if "初" in words else None
    if edge is None or time.mod not in ("START", "END", "BEFORE"):
        return days
    if is_month:
        return (first, first.replace(day=5)) if edge == "START" else (last - timedelta(days=_EDGE_DAYS - 1), last)
    years = last.year - first.year + 1
    if years >= 10:
        part_years = 3 if years == 10 else 20
        return (first, date(first.year + part_years - 1, 12, 31)) if edge == "START" else (date(last.year - part_years + 1, 1, 1), last)
    if edge == "END":
        return date(last.year, last.month, 1), last
    is_year = first.month == 1 and last.month == 12
    return first, month_end(first.year, first.month if not is_year or "伊始" in words else 2)


def _narrowed_ends(time: Time, days: Days) -> Days:
    """The days of a range, each end that is a month cut down to its third or edge: 2月中旬至3月上旬, 3月底到5月初."""
    ends, words = time.value.split("/"), _RANGE.split(time.surface, maxsplit=1)
    first, last = days
    if len(words) != 2:
        return days
    if _MONTH.fullmatch(ends[0]):
        first, _ = _part_of_month(words[0], first, month_end(first.year, first.month))
    if _MONTH.fullmatch(ends[1]):
        _, last = _part_of_month(words[1], last.replace(day=1), last)
    return first, last


def _part_of_month(words: str, first: date, last: date) -> Days:
    """The days of a month that its words name: all of them, a third, the first or the last."""
    if third := re.search("[上中下]?[上中下]旬", words):
        begin, end = _THIRDS.get(third[0], (1, 31))
        return first.replace(day=begin), first.replace(day=min(end, last.day))
    if re.search("月?[底末](?!前)", words):
        return last - timedelta(days=_EDGE_DAYS - 1), last
    return (first, first.replace(day=5)) if "初" in words else (first, last)


def _named_part(words: str, first: date, last: date, is_month: bool) -> Days | None:
    """A third or half of a month, half of a week, a school year, the eve of a term."""
    if is_month and "旬" in words:
        return _part_of_month(words, first, last)
    if "半月" in words and is_month:
        return (first, first.replace(day=15)) if "上半月" in words else (first.replace(day=16), last)
    if "学年" in words and first.month == 1 and last.month == 12:
        return date(first.year, 9, 1), date(last.year + (first.year == last.year), 8, 31)
    if "开学" in words and first.day == 1 and first.month in (3, 9) and last.month in (5, 11):
        eve = first - timedelta(days=1)  # 秋季开学前: school begins with the season
        return eve, eve
    if "中期" in words and last.year - first.year == 9:
        return date(first.year + 3, 1, 1), date(first.year + 6, 12, 31)
    if "叶" in words and last.year - first.year == 99:
        begin, end = {"初": (0, 30), "中": (40, 60), "末": (70, 99)}.get(words[words.index("叶") - 1], (0, 99))
        return date(first.year + begin, 1, 1), date(first.year + end, 12, 31)
    if "半周" in words and last - first == timedelta(days=6):
        return (first, first + timedelta(days=2)) if "上半周" in words else (first + timedelta(days=3), last)
    return None
