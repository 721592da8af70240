"""Days of festivals that move: lunar ones and solar terms by `borax`, the rest by their rules."""

from datetime import date, timedelta
from functools import lru_cache
from typing import Final

from borax.calendars.lunardate import LCalendars, LunarDate, TermUtils

from transforms.extract.timex.faiths import faith_days

_LUNAR: Final = {
    "春节": (1, 1), "农历新年": (1, 1), "新春": (1, 1), "元宵": (1, 15), "龙抬头": (2, 2), "浴佛": (4, 8),
    "卫塞": (4, 15), "威瑟": (4, 15), "端午": (5, 5), "七夕": (7, 7), "中元": (7, 15), "盂兰": (7, 15), "盂兰盆": (7, 15),
    "中秋": (8, 15), "重阳": (9, 9), "腊八": (12, 8), "小年": (12, 23),
    **{f"大年初{day}": (1, number) for number, day in enumerate("一二三四五六七八九十", 1)},
}  # fmt: skip
_EVE: Final = ("除夕", "大年三十", "大年夜")
_SOLAR_TERMS: Final = frozenset((
    "小寒", "大寒", "立春", "雨水", "惊蛰", "春分", "清明", "谷雨", "立夏", "小满", "芒种", "夏至",
    "小暑", "大暑", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬", "小雪", "大雪", "冬至",
))  # fmt: skip
_WEEKDAY_RULES: Final = {"母亲节": (5, 6, 2), "父亲节": (6, 6, 3), "感恩节": (11, 3, 4)}  # month, weekday (Monday 0), which one
FIRST_YEAR: Final = 1901
LAST_YEAR: Final = 2099
"""Years for which the lunar tables hold."""


@lru_cache(maxsize=4096)
def festival_days(name: str, year: int) -> tuple[date, date] | None:
    """First and last day of a festival in a year; None where the name is none or the year is outside the tables."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    day = _festival_day(name, year)
    return (day, day) if day else faith_days(name, year)


def _festival_day(name: str, year: int) -> date | None:
    """The one day of a festival that China keeps."""
    plain = name.removesuffix("节") if name != "春节" else name
    if name in _WEEKDAY_RULES:
        return nth_weekday(year, *_WEEKDAY_RULES[name])
    if plain in _LUNAR:
        return lunar_day(year, *_LUNAR[plain])
    if name in _EVE:
        first = lunar_day(year, 1, 1)
        return first - timedelta(days=1) if first else None
    if plain not in _SOLAR_TERMS:
        return None
    term: date = TermUtils.day_start_from_term(year, plain)
    return term


@lru_cache(maxsize=4096)
def lunar_day(year: int, month: int, day: int, *, leap: bool = False) -> date | None:
    """The solar day of a lunar date; None where there is no such day."""
    try:
        solar: date = LunarDate(year, month, day, 1 if leap else 0).to_solar_date()
    except (ValueError, IndexError):
        return None
    return solar


def lunar_month_days(year: int, month: int, *, leap: bool = False) -> int:
    """Number of days of a lunar month, 29 or 30."""
    return 30 if lunar_day(year, month, 30, leap=leap) else 29


def leap_month(year: int) -> int:
    """Which month a lunar year has twice; 0 for none."""
    return int(LCalendars.leap_month(year))


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth such weekday of a month (-1 for the last); None where the month has fewer."""
    if nth < 0:
        after = date(year + month // 12, month % 12 + 1, 1)
        return after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    return day if day.month == month else None
