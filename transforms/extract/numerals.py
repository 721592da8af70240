"""One numeral as Chinese official texts write it, and its value.

A numeral is a run of Arabic or Chinese digits with its powers of ten (1.03万, 三亿五千万, 一万二, 5万4千), with or without a vague mark
(十余, 5000多, 几十) or hidden digits (20xx, ×). Signs, fractions, ranges and units are the business of others.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

DIGITS: Final = {
    **{han: value for value, han in enumerate("零一二三四五六七八九")},
    **{han: value for value, han in enumerate("〇壹贰叁肆伍陆柒捌玖")},
    **{"○": 0, "两": 2, "俩": 2, "仨": 3, "弌": 1, "叄": 3},
}
POWERS: Final = {
    **{"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8, "兆": 10**12},
    **{"拾": 10, "佰": 100, "仟": 1000, "k": 1000, "K": 1000, "w": 10**4},
}
_SHORT: Final = str.maketrans({"廿": "二十", "卅": "三十", "卌": "四十"})
FORMAL: Final = "壹贰叁肆伍陆柒捌玖拾佰仟"
UNITS_OF_TEN: Final = "十百千万亿"
COUNTED: Final = "一二三四五六七八九两"
HAN_CHARS: Final = f"零〇○{COUNTED}{UNITS_OF_TEN}{FORMAL}廿卅几"
_THOUSAND: Final = "千(?![瓦克米卡伏焦赫帕]|分点|字节|比特)"  # 千瓦 is a unit
_POWER: Final = f"(?:[万亿佰仟]|百(?!分点|帕)|{_THOUSAND}|[kKw](?![A-Za-z㎡]))"
_RUN: Final = f"(?:[零〇○{COUNTED}十百万亿{FORMAL}廿卅几]|{_THOUSAND}|兆(?=[零一二三四五六七八九元]))"

ARABIC: Final = r"(?:(?<![0-9,.])[0-9]{1,3}(?: [0-9]{3}(?![0-9/]))++|[0-9]++(?:,[0-9]{3}(?![0-9]))*+)(?:[.·][0-9]++)?+"
MIXED: Final = rf"{ARABIC}(?: {{0,2}}+{_POWER}++(?:零?[0-9]++ ?{_POWER}++)*+)?(?:[多余几]{_POWER}++)?"
HAN: Final = (
    rf"(?:(?:(?:一、二|二、三|三、四|四、五|五、六|六、七|七、八|八、九)(?=[十百千万亿])|[零{COUNTED}十百千万亿廿卅几]|数(?=[十百千万亿])|[{FORMAL}](?=[{FORMAL}零万亿元圆角]|分之)){_RUN}*+"
    rf"(?:点[零〇{COUNTED[:-1]}{FORMAL[:9]}]++[百千万亿]*+)?(?:[多余][百千万亿]++)?)"
)
HIDDEN: Final = (
    r"(?:(?=[0-9.]{0,7}+[xX×*#○〇])[0-9]{0,4}(?:\.[0-9]{0,2})?(?:[xX×*#]{1,8}|[○〇]{2,4})"
    r"(?:\.[xX×*#0-9]{1,3})?(?![0-9A-Za-z×*#○〇])[百千万亿]{0,2})"
)
NUMERAL: Final = f"(?:{HIDDEN}|{MIXED}|{HAN})"

LONGEST: Final = 60
"""Characters; a longer run is no number that anybody wrote."""

_HIDES = re.compile(r"[xX×*#]|[0-9○][○〇]|^[○〇]{2}")
_VAGUE_MARK = re.compile(f"(?<=[0-9零{UNITS_OF_TEN}{FORMAL}])[多余几](?=[百千万亿佰仟kKw]|$)|几$")
_SHORT_TAIL = re.compile(f"[1-9]|[{COUNTED}{FORMAL}]+")
_PARTS = re.compile(f"[0-9][0-9,]*(?:[.·][0-9]+)?|[{''.join(DIGITS)}]+|[{''.join(POWERS)}]")
Pair = tuple[float, float]


class Value(NamedTuple):
    """Lowest and highest value; both null where digits are hidden or nothing is said (几十)."""

    low: float | None
    high: float | None
    approximate: bool = False
    masked: bool = False


@lru_cache(maxsize=4096)
def numeral_value(text: str) -> Value | None:
    """The value of a numeral, or None where it is none.

    The two ends differ where neighbouring digits say “or so” (三五, 十七八, 一两). 十几 and 5000多 keep the number written; 几十 has none.
    The same few numerals come again and again.
    """
    if len(text) > LONGEST:
        return None
    if text[0] in "0123456789." and (number := _plain(text)) is not None:
        return Value(number, number)
    return _spoken(text)


def _spoken(text: str) -> Value | None:
    """Numerals in words, hidden and mixed ones."""
    text = text.replace(" ", "").replace("、", "").translate(_SHORT)
    if _HIDES.search(text):
        return Value(None, None, masked=True)
    if text == "半":
        return Value(0.5, 0.5)
    if text[0] in "几数":
        return Value(None, None, approximate=True)
    plain = _VAGUE_MARK.sub("", text, count=1)
    vague = plain != text
    if "几" in plain or not plain:
        return None
    value = _decimal(plain) if "点" in plain else _whole(plain)
    return value if value is None or not vague else value._replace(approximate=True)


def _plain(text: str) -> float | None:
    """The common case, fast: 12.5, 1.03万."""
    digits = text.rstrip("百千万亿")
    try:
        number = float(digits.replace(",", ""))
    except ValueError:
        return None
    for power in text[len(digits) :]:
        number *= POWERS[power]
    return number if len(digits) == len(text) else _tidy(number)


def _decimal(text: str) -> Value | None:
    """二十三点五, 三点五亿."""
    left, _, right = text.partition("点")
    digits = right.rstrip("百千万亿")
    whole = _whole(left)
    if whole is None or whole.low is None or not digits or any(han not in DIGITS for han in digits):
        return None
    number = float(f"{int(whole.low)}.{''.join(str(DIGITS[han]) for han in digits)}")
    for power in right[len(digits) :]:
        number *= POWERS[power]
    number = _tidy(number)
    return Value(number, number)


def _whole(text: str) -> Value | None:
    """By places (三亿五千万, 5万4千), digit by digit (二〇二六), short (一万二), or neighbouring (三五, 十七八)."""
    parts: list[Pair] = []  # from the largest place down
    power, approximate = 0, False  # power: of the character just before, 0 where that was a digit
    is_next = False  # whether the last of the parts stands right before
    for match in _PARTS.finditer(text):
        token = match.group()
        if token in POWERS:
            _raise(parts, POWERS[token], is_next=is_next)
            power, is_next = POWERS[token], True
        elif token in "零〇○" and len(text) > 1:
            power, is_next = 0, False
        else:
            low, high = _digits(token)
            approximate |= low != high
            place = power / 10 if power >= 100 and match.end() == len(text) and _SHORT_TAIL.fullmatch(token) else 1  # 一万二
            parts.append((low * place, high * place))
            power, is_next = 0, True
    if not parts:
        return Value(0.0, 0.0) if text else None
    return Value(_tidy(sum(low for low, _ in parts)), _tidy(sum(high for _, high in parts)), approximate)


def _raise(parts: list[Pair], power: int, is_next: bool) -> None:
    """A power of ten takes up what stands right before it (万万, 12000多万), and all before that is smaller."""
    low, high = parts.pop() if is_next and parts else (0.0, 0.0)
    while parts and parts[-1][0] < power:
        low, high = low + parts[-1][0], high + parts.pop()[1]
    parts.append((low * power, high * power) if high else (float(power), float(power)))


def _digits(token: str) -> Pair:
    if token[0].isdigit():
        number = float(token.replace(",", "").replace("·", "."))
        return number, number
    values = [DIGITS[han] for han in token]
    first, last = values[0], values[-1]
    if len(values) == 2 and first and (last == first + 1 or (first, last) == (3, 5)):
        return float(first), float(last)
    if (first, last) == (3, 2) and token == "三两":
        return 2.0, 3.0
    number = float("".join(map(str, values)))
    return number, number


def _tidy(number: float) -> float:
    """The number without the dust of binary multiplication (1.1 × 10000)."""
    return round(number, 8) if abs(number) < 1e6 else round(number, 3)
