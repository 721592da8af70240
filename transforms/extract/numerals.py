"""Numerals as Chinese official texts write them, with their values.

One numeral is a run of Arabic or Chinese digits with its powers of ten (1.03万, 三亿五千万, 一万二, 百分之八十 without its 百分之), its vague
tail (十余, 5000多, 几十) and its hidden digits (20xx, ×). Ranges and bounds are the business of `quantities`.
"""

import re
from typing import Final

from transforms.model import Numeral

DIGITS: Final = {
    **{han: value for value, han in enumerate("零一二三四五六七八九")},
    **{han: value for value, han in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    "○": 0, "两": 2, "俩": 2, "仨": 3, "貳": 2, "弌": 1, "幺": 1, "萬": 10000, "億": 100000000,
}  # fmt: skip
POWERS: Final = {
    "十": 10,
    "拾": 10,
    "百": 100,
    "佰": 100,
    "千": 1000,
    "仟": 1000,
    "万": 10**4,
    "萬": 10**4,
    "亿": 10**8,
    "億": 10**8,
    "兆": 10**12,
}
_SHORT: Final = str.maketrans({"廿": "二十", "卅": "三十"})

HAN_DIGIT: Final = "零〇○一二三四五六七八九两壹贰貳叁肆伍陆柒捌玖"
HAN_POWER: Final = "十百千万亿拾佰仟萬億"
ARABIC: Final = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?"
HIDDEN: Final = r"(?:\d{0,4}[xX×*]{1,4}|\d{1,3}[○〇]{1,3})(?:\.?[xX×*\d]{1,3})?"
HAN: Final = rf"[{HAN_DIGIT}{HAN_POWER}廿卅几数半](?:[{HAN_DIGIT}{HAN_POWER}廿卅几半]|(?<=[零〇一二三四五六七八九十百千万亿])点(?=[零〇一二三四五六七八九]))*"

_NUMERAL = re.compile(rf"(?:{HIDDEN}|{ARABIC}[百千万亿]{{0,3}}|{HAN})")
_VAGUE: Final = "几数"


def read_numerals(text: str) -> list[Numeral]:
    """Every numeral of a folded text, whether or not it counts something, in order."""
    found = []
    for match in _NUMERAL.finditer(text):
        value = numeral_value(match.group())
        if value is not None:
            found.append(Numeral(match.start(), match.end(), *value))
    return found


def numeral_value(text: str) -> tuple[float | None, float | None, bool, bool] | None:
    """Lowest and highest value, whether it is approximate, and whether digits are hidden; None where it is no number.

    The two values differ where neighbouring digits say “or so” (三五, 十七八, 一两). 几 and 数 have no values: 几十 is (None, None).
    """
    if "x" in text or "X" in text or "×" in text or "*" in text or (text[0].isdigit() and ("○" in text or "〇" in text)):
        return None, None, False, True
    if text[0].isdigit():
        return _arabic(text)
    if any(vague in text for vague in _VAGUE):
        return _vague(text)
    return _han(text.translate(_SHORT))


def _arabic(text: str) -> tuple[float, float, bool, bool] | None:
    number = text.rstrip(HAN_POWER)
    value = float(number.replace(",", ""))
    for power in text[len(number) :]:
        value *= POWERS[power]
    value = round(value, 6)
    return value, value, False, False


def _vague(text: str) -> tuple[float | None, float | None, bool, bool] | None:
    return (None, None, True, False) if (any(vague in text for vague in _VAGUE) and text not in ("数", "几")) or text == "几" else None


def _han(text: str) -> tuple[float, float, bool, bool] | None:
    if "点" in text:
        whole, _, decimals = text.partition("点")
        digits = decimals.rstrip(HAN_POWER)
        left = _whole(whole) if whole else (0.0, 0.0)
        if left is None or not digits or any(han not in DIGITS for han in digits):
            return None
        value = float(f"{int(left[0])}.{''.join(str(DIGITS[han]) for han in digits)}")
        for power in decimals[len(digits) :]:
            value *= POWERS[power]
        return value, value, False, False
    half = text.endswith("半") and len(text) > 1
    if text == "半":
        return 0.5, 0.5, False, False
    values = _whole(text[:-1] if half else text)
    if values is None:
        return None
    if half:  # 一万二千半 does not occur; 三亩半 does, and is the business of the unit; 一百万半 → 1500000
        unit = POWERS.get(text[-2], 1) / 2
        values = values[0] + unit, values[1] + unit
    approximate = values[0] != values[1]
    return values[0], values[1], approximate, False


def _whole(text: str) -> tuple[float, float] | None:
    """Values of a whole Chinese number: by places (三亿五千万), digit by digit (二〇二六), short (一万二), or neighbouring (三五)."""
    if not any(han in POWERS for han in text):
        return _digitwise(text)
    total, section, digits, last = 0, 0, "", 1
    pair: tuple[float, float] | None = None
    for han in text:
        if han in POWERS:
            power = POWERS[han]
            count = _digitwise(digits) if digits else None
            if digits and count is None:
                return None
            low = int(count[0]) if count else (1 if not section or power < last else 0)
            if count and count[0] != count[1]:
                pair = (count[1] - count[0]) * power, power  # type: ignore[assignment]
            if power >= 10_000:
                section = (section + (low if digits else 0)) or (1 if not total else 0)
                total = (total + section) * power if power > 10_000 and total and last < power else total + section * power
                section = 0
            else:
                section += low * power
            last, digits = power, ""
        elif han in DIGITS:
            digits += "" if DIGITS[han] == 0 and not digits else han
            if DIGITS[han] == 0:
                last = 10
        else:
            return None
    return _with_tail(float(total + section), digits, last, pair)


def _with_tail(value: float, digits: str, last: int, pair: tuple[float, float] | None) -> tuple[float, float] | None:
    if not digits:
        return value, value + (pair[0] if pair else 0)
    tail = _digitwise(digits)
    if tail is None:
        return None
    factor = last // 10 if len(digits) == 1 and last >= 100 else 1  # 一万二 is 12000, 三百五 is 350
    return value + tail[0] * factor, value + tail[1] * factor


def _digitwise(text: str) -> tuple[float, float] | None:
    values = [DIGITS.get(han) for han in text]
    if not values or any(value is None or value > 9 for value in values):
        return None
    first, second = values[0], values[-1]
    if len(values) == 2 and first and second and (second == first + 1 or (first, second) == (3, 5)):
        return float(first), float(second)
    value = float("".join(map(str, values)))
    return value, value
