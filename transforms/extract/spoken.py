"""Hundreds of millions and percentage points as they are said, behind 个: 一个多亿, 提高3个点."""

import re
from typing import Final

from transforms.extract.figure import Figure
from transforms.extract.numerals import Value

_HUNDRED_MILLIONS = re.compile("[多来]亿(?:元|块钱?)?(?![人斤吨亩千立平])")
_SHARES_POINT = re.compile(r"[和、及][0-9.]{1,6}个(?:百分)?点")
_POINT = re.compile("点(?=[,。;、)!?左以多的]|$)")
_RATE_BEFORE = re.compile("(?:[增升涨降跌落差高低快慢提掉窄]|[速比幅率]为?)[^,。;]{0,10}$")
_RATE_CHARS: Final = 14
_INDEX_CHARS: Final = 24  # an index has points of its own


def read_spoken(match: re.Match[str], value: Value) -> Figure | None:
    """The quantity of a number with 个 where 亿 or 点 stands behind it; a point is one of a rate only (设3个点 counts places).

    Args:
        match: Of the grammar of `figures`, with `low` and 个 as `oneunit`.
        value: Of `low`.
    """
    text, start, end = match.string, match.start(), match.end("oneunit")
    is_han = not match["low"][0].isascii()
    if money := _HUNDRED_MILLIONS.match(text, end):
        low, high = (None if number is None else round(number * 1e8, 3) for number in (value.low, value.high))
        return Figure(start, money.end(), "money", low, high, "元", True, value.masked, is_han)
    if _SHARES_POINT.match(text, end):  # 提高0.4个和0.2个百分点
        return Figure(start, end, "percentage_point", value.low, value.high, "百分点", value.approximate, value.masked, is_han)
    point = _POINT.match(text, end)
    if (
        point
        and _RATE_BEFORE.search(text, max(0, start - _RATE_CHARS), start)
        and text.find("指数", max(0, start - _INDEX_CHARS), start) < 0
    ):
        return Figure(start, point.end(), "percentage_point", value.low, value.high, "百分点", value.approximate, value.masked, is_han)
    return None
