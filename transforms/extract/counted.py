"""A number with its unit, or a range with one: 近8万名 without 近, 3至5所, 1万—5万元, 十几个, 40.8万."""

import re
from typing import Final

from transforms.extract.bounds import bounds_after
from transforms.extract.figure import Figure
from transforms.extract.lexicon import Lexicon
from transforms.extract.numerals import HAN_CHARS, POWERS, Value, numeral_value
from transforms.extract.ranks import is_placed
from transforms.extract.spoken import read_spoken
from transforms.extract.traps import Candidate, is_trap
from transforms.extract.units import AFTER_HAN, ARABIC_ONLY, IN_YUAN, MONEY, PER, PER_AREA, alternation, unit_kinds
from transforms.schema.codes import QuantityKind

_KINDS: Final = unit_kinds()
UNIT_WORD: Final = alternation(_KINDS)
_RATE: Final = rf"(?:(?:/[十百千万亿]{{0,2}}(?:{alternation(PER)})|每{alternation(PER_AREA)})(?:[·.]?[年月日天次])?)"
_ANY_UNIT: Final = alternation(_KINDS, is_bordered=False)
UNIT: Final = rf"{UNIT_WORD}(?:\({_ANY_UNIT}\))?{_RATE}{{0,2}}"
UNIT_STARTS: Final = re.escape("".join(sorted({unit[0] for unit in _KINDS})))
_SYMBOLS: Final = {"$": "美元", "¥": "元", "￥": "元", "€": "欧元", "£": "英镑"}
_DOLLARS: Final = {"US": "美元", "HK": "港元", "NT": "新台币"}
_CURRENCIES: Final = Lexicon(name for name in MONEY if len(name) > 1 and name[0] not in "元圆块角毛个")
"""What may stand before a bare number: 港币30.5, RMB 3000."""
_CURRENCY_ENDS: Final = frozenset(name[-1] for name in MONEY) | {" "}
SIGNED: Final = frozenset(("percentage", "percentage_point", "measure", "money"))
"""Kinds that may be below nothing."""
_NOT_MASKED: Final = frozenset("届县市省村镇乡区校国员字班队组级大单章")
_ORDINAL: Final = frozenset("届级期")
_ITEM = re.compile(r"[0-9]{1,2}\.([1-9][0-9]{0,3})")
_HOUSES: Final = frozenset("栋幢座")
_GRADED = re.compile("(?:风力?|震级|烈度|里氏)[为达约]?$")
_GRADED_BEHIND = re.compile("(?:以[上下]|左右)?的?(?:大风|阵风|雷暴|地震|余震|风力|台风)")
_DIVIDED = re.compile("(?:分|(?<!中)共|设|连续|历经|办|举办|近|过去)[了为成]?$")

_HELD = re.compile("[,。;、)]|$|[0-9]")
"""What follows 期 where it counts courses and is no ordinal: 培训班12期."""
_COIN = re.compile(
    "[,。;、!?)]|$|以[上下]|左右|[到至多零涨升降增减调]|[一二三四五六七八九两0-9](?:[毛角分,。;、到至的]|$|以|左)|半(?:[钱,。;、!?)到至的]|$|以|左)"
)
"""What follows 块 where it is money and no piece (三块牌子)."""
_OF_PIECES: Final = frozenset("牌匾板砖碑石屏池片路地田表瓦镜")
"""What such a piece may be, right before its number (警示牌200块)."""


def read_counted(text: str, match: re.Match[str], value: Value, lead: str) -> Figure | None:
    """The quantity of a number and its unit; None where the number counts nothing.

    Args:
        text: Folded text.
        match: Of the grammar of `figures`, with `low` and perhaps `high`.
        value: Of `low`.
        lead: The bounds right before the number, as written; empty where there are none.
    """
    if match["high"]:
        figure = _range(match, value)
        if figure is not None:
            return figure
    if match["oneunit"] == "个" and (spoken := read_spoken(match, value)):
        return spoken
    if match["oneunit"]:
        return _point(text, match, value, lead)
    if match["high"]:
        return None
    return _bare(text, match, value, lead)


def _range(match: re.Match[str], value: Value) -> Figure | None:
    upper = numeral_value(match["high"])
    if upper is None:
        return None
    unit = match["unit"]
    kind, published = read_unit(unit or "")
    if match["oneunit"] and unit and read_unit(match["oneunit"]) != (kind, published):
        return None
    low, high = value.low, upper.high
    if low is not None and high is not None:
        if not match["oneunit"]:
            low = shared_powers(match["low"], low, match["high"], high)
        if kind in SIGNED:
            low, high = _signed(match, low, high)
        if low > high or (unit is None and low * 1000 < high):
            return None
    number = match["low"]
    end = match.end("unit") if unit else match.end("high")
    is_han = not number[0].isascii() and number[0] not in "×○"
    is_grade = unit == "级" and _is_grade(match.string, match.start(), end)
    if (unit == "级" and not is_grade) or (is_han and unit in ARABIC_ONLY and unit not in AFTER_HAN):
        return None
    about = upper.approximate or bool(match["odd"] or match["highodd"])
    about = about and not (value.low == value.high and upper.low == upper.high and not match["highodd"] and not match["odd"])
    if is_grade:
        kind = "measure"
    if value.masked or upper.masked:
        low = high = None
    published, low, high = _in_yuan(published, low, high)
    start = match.start() if kind in SIGNED else match.start("low")
    return Figure(start, end, kind, low, high, published, about, value.masked or upper.masked, is_han)


def _signed(match: re.Match[str], low: float, high: float) -> tuple[float, float]:
    """The ends of a range with their signs: -5~8℃, -5%至-3%. 零下 holds for both, unless each has its unit: 零下三至五度."""
    if match["sign"] == "零下" and not (match["oneunit"] or match["highsign"]):
        return -high, -low
    return (-low if match["sign"] else low), (-high if match["highsign"] in ("-", "负", "零下") else high)


def _is_grade(text: str, start: int, end: int) -> bool:
    """Whether a number of 级 measures wind or a quake: 里氏6.5级, 8级以上大风."""
    return _GRADED.search(text, max(0, start - 4), start) is not None or _GRADED_BEHIND.match(text, end) is not None


def _in_yuan(unit: str | None, low: float | None, high: float | None) -> tuple[str | None, float | None, float | None]:
    """The unit and values of money counted by the tenth or by the hundred million, in yuan; of all else as they are."""
    worth = IN_YUAN.get(unit or "")
    if worth is None:
        return unit, low, high
    return "元", None if low is None else round(low * worth, 2), None if high is None else round(high * worth, 2)


def shared_powers(low_text: str, low: float, high_text: str, high: float) -> float:
    """3至5万, 十八至三十万: the last powers of the second number hold for the first too, as far as it stays the smaller one."""
    at = len(high_text)
    while at > 1 and high_text[at - 1] in POWERS:
        at -= 1
    for begin in range(at, len(high_text)):
        powers = high_text[begin:]
        if powers[-1] in low_text:
            return low
        factor = 1.0
        for power in powers:
            factor *= POWERS[power]
        if low * factor <= high:
            return low * factor
    return low


def _point(text: str, match: re.Match[str], value: Value, lead: str) -> Figure | None:
    number, unit, odd, symbol = match.group("low", "oneunit", "odd", "symbol")
    start, end = match.start("low" if symbol else 0), match.end("oneunit")
    kind, published = read_unit(unit)
    is_han = not number[0].isascii() and not value.masked
    if value.masked and (unit in _NOT_MASKED or (kind == "count" and number == "*")):
        return None
    if unit == "版" and "." in number:  # 2.0版
        return None
    if unit in _HOUSES and text[start - 1 : start] == "号":  # 5号2栋
        return None
    if unit == "级" and _is_grade(text, start, end):
        return Figure(start, end, "measure", value.low, value.high, unit, value.approximate, value.masked, is_han)
    if unit in _ORDINAL and (unit == "届") == is_han and not _is_counted_period(text, match):
        return None
    if unit == "块" and (text[start - 1 : start] in _OF_PIECES or not (_COIN.match(text, end) or _is_sum(text, end, value))):
        kind, published = "count", "块"
    if is_han:
        is_led = lead and (number != "一" or lead[0] in "不至最起")
        bounded = bool(match["sign"] or is_led or odd or number[-1] in "多余" or bounds_after(text, end)[1])
        if is_trap(text, Candidate(match.start("low"), match.start("oneunit"), end, number, unit, kind, bounded)):
            return None
    low, high = value.low, value.high
    if start == 0 and kind == "count" and (item := _ITEM.fullmatch(number)):  # 1.5个乡镇: the first item of a list
        start, low, high = item.start(1), float(item[1]), float(item[1])
    if number == "半" and kind not in ("measure", "percentage_point", "money"):
        return None
    published, low, high = _in_yuan(published, low, high)
    if match["andhalf"] and low is not None and high is not None:
        low, high, end = low + 0.5, high + 0.5, match.end("andhalf")
    if unit == "位" and is_placed(text, match.start()):
        kind = "rank"
    return Figure(start, end, kind, low, high, published, value.approximate or odd is not None, value.masked, is_han)


def _is_sum(text: str, end: int, value: Value) -> bool:
    """Whether so many 块 are money, though something that they are of stands behind them: 7000块的农户."""
    return (value.low or 0) >= 100 and text.startswith("的", end)


def _is_counted_period(text: str, match: re.Match[str]) -> bool:
    """Whether a number of sessions or courses counts them: 办了3届, 培训班12期, but not 第3期, 2期工程."""
    start, end = match.start(), match.end("oneunit")
    if _DIVIDED.search(text, max(0, start - 3), start):
        return True
    return match["oneunit"] == "期" and text[start - 1 : start] in ("班", "训", "刊", "报") and _HELD.match(text, end) is not None


_INDEX_CHARS: Final = 32
_INDEX_BEFORE = re.compile(
    r"(?:[指系]数|容积率|收入比|PMI)(?:\([^()]{1,12}\))?[^,。;、:0-9第]{0,8}(?:[0-9.]+(?:提[高升]|[上回]升|下降|降低?|回落|缩小|扩大|调整)[到至为])?$"
)
"""What a number without a unit is the level of: 有效利用系数提高到0.58."""
_PAID: Final = ("奖", "罚", "奖到", "拿", "拿出", "掏")
_SIZED = re.compile(r"以[上下]的?[^,。;、\d]{0,8}?(?:项目|企业|工程|产业)")
"""What follows a sum that is the size of something: 5000万以上的项目."""
_MONEY_BEFORE = re.compile(
    "(?:收入|支出|投资|投入|资金|产值|总值|总额|利润|税收|利税|纳税|补贴|奖励|补助|贷款|存款|融资|预算|经费|造价|售价|债务|债券|赤字|销售额|交易额|成交额|到位|余额|奖池|财政)"
    "[^,。;0-9]{0,12}$"
)
_LIST = re.compile(r"(?:[、和及与](?P<last>[0-9]{1,9}(?:\.[0-9]{1,4})?[百千万亿]{0,2})){1,9}")
_LIST_CHARS: Final = 60
_ENDS = re.compile("[,。;、)!?到至的以之增降提]|$")
_NO_NUMBER_AFTER = re.compile("[0-9A-Za-z./:号路街栋楼室年月日届版-]")


def _bare(text: str, match: re.Match[str], value: Value, lead: str) -> Figure | None:
    """A number without a unit: 40.8万青年, 超过60, ¥300; as money where the words before say so."""
    number, end = match["low"], match.end("odd") if match["odd"] else match.end("low")
    is_han = not number[0].isascii()
    about = value.approximate or bool(match["odd"])
    if value.masked:
        return None
    if match["symbol"]:
        dollar = _DOLLARS.get(text[max(0, match.start() - 2) : match.start()])
        return Figure(match.start() - 2 * bool(dollar), end, "money", value.low, value.high, dollar or _SYMBOLS[match["symbol"][0]], about)
    start = match.start()
    if currency := _currency_before(text, start):
        return Figure(start, end, "money", value.low, value.high, currency, about)
    if number[0].isascii() and is_amount(text, end) and _INDEX_BEFORE.search(text, max(0, start - _INDEX_CHARS), start):
        return Figure(start, end, "measure", value.low, value.high, None, about)
    if (number[-1] not in "万亿w" or set(number) <= set("百千万亿")) and not _is_compared(text, number, end, lead):
        return None
    if text[end : end + 1] == "分":
        return None
    kind, unit = _said_elsewhere(text, match, end)
    return Figure(match.start(), end, kind, value.low, value.high, unit, about, is_han=is_han)


def is_priced(text: str, match: re.Match[str]) -> bool:
    """Whether the letters right before a number say a currency: US$300, RMB3000."""
    start = match.start()
    return text[max(0, start - 2) : start] in _DOLLARS if match["symbol"] else _currency_before(text, start) is not None


def _currency_before(text: str, start: int) -> str | None:
    """The currency that the words before a bare number say, unless they are the unit of another number."""
    if text[start - 1 : start] not in _CURRENCY_ENDS:
        return None
    end = start - (text[start - 1] == " ")
    name = _CURRENCIES.ending(text, end)
    before = text[end - len(name) - 1 : end - len(name)]
    return MONEY[name] if name and not (before.isalnum() and before.isascii()) and before not in tuple(HAN_CHARS) else None


def _said_elsewhere(text: str, match: re.Match[str], end: int) -> tuple[QuantityKind, str | None]:
    """What a bare number counts: the unit of the list it begins (1.2万亿、8200亿元), or money where the words before say so."""
    start = match.start()
    later = _LIST.match(text, end, end + _LIST_CHARS)
    last = match.re.match(text, later.start("last")) if later else None
    if last and last["oneunit"]:
        return read_unit(last["oneunit"])
    is_paid = text.endswith(_PAID, 0, start)
    if is_paid or (is_amount(text, end) and (_MONEY_BEFORE.search(text, max(0, start - 18), start) or _SIZED.match(text, end))):
        return "money", "元"
    return "count", None


def is_amount(text: str, end: int) -> bool:
    """Whether nothing that is counted follows a bare number."""
    return _ENDS.match(text, end) is not None


def _is_compared(text: str, number: str, end: int, lead: str) -> bool:
    """Whether a bare number stands behind a bound and nothing says that it is something else: 平均分超过60."""
    return len(lead) > 1 and number[0].isascii() and len(number) < 7 and not _NO_NUMBER_AFTER.match(text, end)


def read_unit(unit: str) -> tuple[QuantityKind, str | None]:
    """Kind and published unit of a unit as written; what stands in a bracket or after a stroke stays with it."""
    if known := _KINDS.get(unit):
        return known
    if not unit:
        return "count", None
    base = re.split(r"[/(每]", unit, maxsplit=1)[0]
    kind, published = _KINDS[base]
    return kind, published + unit[len(base) :]
