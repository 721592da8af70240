"""Months and days of the lunar calendar: 正月初一, 腊月, 农历八月十五."""

import re

from transforms.extract.timex.numbers import whole
from transforms.extract.timex.parts import Part
from transforms.extract.timex.wordparts import word_at
from transforms.extract.timex.words import DAY, MONTH

_LUNAR_MONTH = re.compile(r"(?:农历|阴历)?(?P<m>闰?(?:正|腊|冬|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9]))月份?")
_LUNAR_DAY = re.compile(
    r"(?P<d>初(?:[一二三四五六七八九十]|\d)|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?|[12]?\d|30)(?!\s?[日号]|[年月天多余个大项条\d一二三四五六七八九十百])"
)


def read_lunar(text: str, at: int, previous: Part | None) -> Part | None:
    """A month or day that the words themselves call lunar: 正月, 腊月, 农历八月, 闰四月, 初八 after such a month."""
    if previous is not None and previous.rank == MONTH:
        return read_lunar_day(text, at, previous)
    match = _LUNAR_MONTH.match(text, at)
    if not match or (match[0][0] not in "农阴闰" and match["m"] not in ("正", "腊", "冬")):
        return None
    name = match["m"].removeprefix("闰")
    number = {"正": 1, "腊": 12, "冬": 11}.get(name) or int((whole(name) or (0, 0))[0])
    leap = "闰" if match["m"].startswith("闰") else ""
    return Part(at, match.end(), MONTH, f"-L{leap}{number:02d}", is_lunar=True)


def read_lunar_day(text: str, at: int, previous: Part) -> Part | None:
    """A day of a lunar month: 初八, 廿三, 十五 without 日."""
    match = _LUNAR_DAY.match(text, at)
    if not match:
        return None
    words = match["d"]
    is_lunar = previous.is_lunar or words[0] in "初廿" or (text[previous.start].isdigit() and not words[0].isdigit())
    after = text[match.end() : match.end() + 1]
    if not is_lunar and after and (after >= "一" and not word_at(text, match.end())):
        return None
    if not is_lunar and previous.piece.startswith("-") is False and words.isascii():
        return None
    value = whole(words.removeprefix("初"))
    if value is None or not 1 <= value[0] <= 31:
        return None
    return Part(at, match.end(), DAY, f"-{int(value[0]):02d}", is_lunar=is_lunar)
