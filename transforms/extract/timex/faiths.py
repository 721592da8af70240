"""Days of the festivals of faiths other than China's own, by the rules of their calendars.

Sources: Meeus, Astronomical Algorithms, ch. 8–9 (Easter); Reingold and Dershowitz, Calendrical Calculations (Hebrew, tabular Islamic).
"""

from datetime import date, timedelta
from typing import Final

_EASTER_GROUPS: Final = {
    -47: "忏悔星期二 油腻星期二 煎饼星期二",
    -46: "圣灰日 大斋首日 圣灰礼仪日 圣灰星期三", -7: "棕枝主日 圣枝主日 圣树主日 基督苦难主日",
    -3: "圣周四 圣周星期四 神圣星期四 濯足节 濯足日 设立圣餐日",
    -2: "受难日 主受难日 主受难节 耶稣受难日 耶稣受难节 沉默周五 沈默周五 圣周五",
    -1: "圣周六 神圣周六 复活节前夜 主受难日翌日 主受难节翌日 耶稣受难日翌日 耶稣受难节翌日",
    0: "复活节 复活节主日",
    1: "复活节星期一 复活节周一", 39: "耶稣升天节 耶稣升天日",
    49: "五旬节 圣灵降临日 圣灵降临节 圣神降临节", 50: "圣灵节庆日 圣灵降临节星期一",
    56: "圣三节 三一节 三一主日 圣三一节 天主圣三一节", 60: "基督圣体节 基督圣体圣血节 圣体节",
}  # fmt: skip
_EASTER_DAYS: Final = {name: days for days, names in _EASTER_GROUPS.items() for name in names.split()}
"""Days of the church year, counted from Easter Sunday."""

_ISLAMIC: Final = {
    "伊斯兰新年": (1, 1), "阿舒拉节": (1, 10), "圣纪节": (3, 12), "登霄节": (7, 27), "夜行登霄节": (7, 27), "盖德尔夜": (9, 27),
    "法令之夜": (9, 27),
    "开斋节": (10, 1), "肉孜节": (10, 1), "古尔邦节": (12, 10), "宰牲节": (12, 10),
}  # fmt: skip

_HEBREW_GROUPS: Final = {
    ("new year", 0, 2): "犹太新年", ("new year", 9, 1): "赎罪日", ("new year", 14, 7): "住棚节 结茅节",
    ("new year", 22, 1): "西赫妥拉节 诵经节 转经节 欢庆圣法节", ("kislev", 24, 8): "光明节 修殿节 马加比节 哈努卡节",
    ("shevat", 14, 1): "犹太植树节 图比舍巴特节 树木新年", ("passover", -30, 1): "普珥节", ("passover", 0, 8): "逾越节",
    ("passover", 33, 1): "篝火节", ("passover", 50, 2): "沙夫幼特节 七七节", ("passover", 112, 1): "圣殿被毁日",
}  # fmt: skip
_HEBREW: Final = {name: rule for rule, names in _HEBREW_GROUPS.items() for name in names.split()}
"""What each is counted from, how many days after, and how many days it lasts. A day begins at sunset of the day before."""

_ORTHODOX: Final = "东正教"

FAITH_FESTIVALS: Final = (*_EASTER_DAYS, *(_ORTHODOX + name for name in _EASTER_DAYS), *_ISLAMIC, *_HEBREW)
"""Every name that `faith_days` knows."""


def faith_days(name: str, year: int) -> tuple[date, date] | None:
    """First and last day of such a festival in a year; None where the name is none, or the year has none."""
    plain = name.removeprefix(_ORTHODOX)
    if plain in _EASTER_DAYS:
        day = (_orthodox_easter if plain != name else _easter)(year) + timedelta(days=_EASTER_DAYS[plain])
        return day, day
    if name in _ISLAMIC:
        found = _islamic_day(year, *_ISLAMIC[name])
        return (found, found) if found else None
    return _hebrew_days(year, *_HEBREW[name]) if name in _HEBREW else None


def _easter(year: int) -> date:
    """Western Easter by the anonymous Gregorian algorithm."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def _orthodox_easter(year: int) -> date:
    """Eastern Easter: by the Julian calendar, written in the Gregorian one."""
    d = (19 * (year % 19) + 15) % 30
    e = (2 * (year % 4) + 4 * (year % 7) - d + 34) % 7
    month, day = divmod(d + e + 114, 31)
    return date(year, month, day + 1) + timedelta(days=year // 100 - year // 400 - 2)


def _islamic_day(year: int, month: int, day: int) -> date | None:
    """The first day in a solar year of an Islamic date, by the tabular calendar; sighting may differ by a day."""
    guess = (year - 622) * 33 // 32
    for hijri in range(guess - 1, guess + 3):
        days = day + -(-59 * (month - 1) // 2) + (hijri - 1) * 354 + (3 + 11 * hijri) // 30 + 227014
        found = date.fromordinal(days)
        if found.year == year:
            return found
    return None


def _hebrew_days(year: int, start: str, offset: int, length: int) -> tuple[date, date]:
    """From the eve of a Hebrew festival's first day to its last day, in a solar year."""
    autumn = _hebrew_new_year(year + 3761)
    begins = {"new year": autumn, "passover": autumn - 163}
    for month, own_year in (("kislev", year + 3761), ("shevat", year + 3760)):
        first = _hebrew_new_year(own_year)
        rest = (_hebrew_new_year(own_year + 1) - first) % 10  # 3, 4 or 5: short, plain or full
        begins[month] = first + 59 + (rest == 5) if month == "kislev" else first + 117 + (rest >= 4) + (rest == 5)
    first_day = date.fromordinal(begins[start] + offset)
    return first_day - timedelta(days=1), first_day + timedelta(days=length - 1)


def _hebrew_new_year(year: int) -> int:
    """Day number (as `date.toordinal`) of 1 Tishri."""
    before, here, after = (_elapsed(year + shift) for shift in (-1, 0, 1))
    delay = 2 if after - here == 356 else 1 if here - before == 382 else 0
    return here + delay - 1373427


def _elapsed(year: int) -> int:
    """Days from the Hebrew epoch to the new moon of Tishri, kept off three weekdays."""
    months = (235 * year - 234) // 19
    day = 29 * months + (12084 + 13753 * months) // 25920
    return day + 1 if 3 * (day + 1) % 7 < 3 else day
