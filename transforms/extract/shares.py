"""Shares and other forms without a classifier: 百分之八十, 三分之二, 八成半, 一半, 零增长, 翻一番."""

import re
from typing import Final

from transforms.extract.figure import Figure
from transforms.extract.numerals import DIGITS, Value, numeral_value
from transforms.extract.units import alternation, listed

HALF: Final = "(?P<half>(?:一[大小多]?|过|大)半数?|半数)(?![年月天日个小夜途辈信真张壁径导价成岛世截生生])"
ZERO: Final = (
    "零(?<!社零)(?P<zero>事故|增长|上访|非访|死亡|感染|投诉|差错|违纪|违规|违法|辍学|案件|火灾|伤亡|发生|失误|新增|发案|复发|返贫|缺陷|拖欠|欠薪|病例|确诊|发病|排放|"
    "库存|等待|积压|滞留|逾期|失联|信访|关税|收费|利率|首付|举报|感染者|污染|余额)"
)
FAN: Final = "翻(?:了|上)?(?P<fan>[一两二三四五几0-9])?番"
_NOT_TENTHS: Final = "[立员果为长就本绩功效熟人了型套分名品交体语像份片堆不才因年败色单行批组千百]|都(?![不没是在有能])"
_SOLD: Final = "优惠|[销出]售|购|起|以|的|价|票|后|左右"
"""What follows a discount: 八折优惠."""
TENTHS: Final = (
    rf"(?P<tenths> ?成(?P<more>半|多|[一二三四五六七八九](?![十百千万个项名种年月]))?(?!{_NOT_TENTHS})"
    rf"|(?<!一波三) ?折(?={_SOLD}|[^一-龥]|$))"
)
PARTED: Final = alternation(listed("公升 加仑 升 毫升 公斤 千克 克 斤 磅 盎司 亩 公顷 吨 茶匙 汤匙 公里 千米 米 厘米 英里 英尺 英寸"))
_RATES: Final = frozenset(["增长", "关税", "利率", "首付"])
_BASES: Final = {"百": ("%", 1.0), "佰": ("%", 1.0), "一百": ("%", 1.0), "千": ("‰", 1.0), "仟": ("‰", 1.0)}


def read_special(match: re.Match[str]) -> Figure:
    """一半, 零事故, 翻两番."""
    start = match.start()
    if match["half"]:
        floor = match["half"] not in ("一半", "半数", "一小半")
        return Figure(start, match.end("half"), "percentage", 50.0, None if floor else 50.0, "%", is_han=True)
    if match["zero"]:
        rate = match["zero"] in _RATES
        return Figure(start, match.end("zero"), "percentage" if rate else "count", 0.0, 0.0, "%" if rate else None)
    doublings = numeral_value(match["fan"]) if match["fan"] else Value(1.0, 1.0)
    times = 2.0**doublings.low if doublings and doublings.low is not None else None
    return Figure(start, match.end(), "multiple", times, times, "倍", approximate=times is None, is_han=True)


def read_fraction(match: re.Match[str]) -> Figure | None:
    """百分之八十, 千分之五, 三分之二, 四分之一公升."""
    below, above = numeral_value(match["low"]), numeral_value(match["above"])
    upper = numeral_value(match["above2"]) if match["above2"] else above
    if below is None or above is None or upper is None or not below.low:
        return None
    if match["part"] and above.low is not None:
        share = round(above.low / below.low, 10)
        return Figure(match.start(), match.end("part"), "measure", share, share, match["part"], is_han=True)
    unit, factor = _BASES.get(match["low"], ("%", 100 / below.low))
    if below.low < 2:
        return None
    low, high = (None if value is None else round(value * factor, 10) for value in (above.low, upper.high))
    end = max(match.end(group) for group in ("above", "aboveodd", "above2"))
    vague = above.approximate or upper.approximate or bool(match["aboveodd"])
    return Figure(match.start(), end, "percentage", low, high, unit, vague, above.masked, is_han=True)


def read_tenths(match: re.Match[str], value: Value) -> Figure | None:
    """八成, 八成半, 七八成, 三到五成; a discount says what is paid: 八五折."""
    is_discount = match["tenths"].endswith("折")
    factor = 1.0 if is_discount and (value.low or 0) > 10 else 10.0
    extra = 5.0 if match["more"] == "半" else float(DIGITS.get(match["more"] or "", 0))  # 九成五
    low, high = (None if number is None else round(number * factor + extra, 10) for number in (value.low, value.high))
    if is_discount and value.low != value.high:  # 五六折 has no range in it
        low = high = (value.low or 0) * 10 + (value.high or 0) % 10
    if (upper := numeral_value(match["upto"] or "零")) and upper.high:
        low, high = (value.low or 0) * factor, round(upper.high * factor + extra, 10)
        if low > high:
            return None
    about = value.approximate and low != high
    return Figure(
        match.start(), match.end("tenths"), "percentage", low, high, "%", about or match["more"] == "多", is_han=not match["low"].isascii()
    )


def read_ratio(match: re.Match[str], value: Value) -> Figure | None:
    """100:130, 8.5/10万, and 1/4 as a share; a part of 12:45:43 is none."""
    start, text = match.start("low"), match.string
    if match["base"]:
        base = numeral_value(match["under"] + match["base"])
        return Figure(start, match.end("base"), "ratio", value.low, base.low if base else None, None)
    if match["under"]:
        below = float(match["under"])
        if value.low is None or not 0 < value.low < below or text[start - 1 : start] in ("第", "-"):
            return None
        share = round(value.low / below * 100, 10)
        if match["underpart"]:
            return Figure(match.start(), match.end("underpart"), "measure", share / 100, share / 100, match["underpart"])
        return Figure(match.start(), match.end("under"), "percentage", share, share, "%")
    right = numeral_value(match["right"])
    if right is None or value.masked or (start and text[start - 1] in ":∶"):
        return None
    return Figure(match.start(), match.end("right"), "ratio", value.low, right.low, None)
