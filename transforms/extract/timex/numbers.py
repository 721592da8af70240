"""Small whole numbers as dates and durations write them: 8, 十二, 廿一, 二〇二六, 三五 (three to five)."""

from functools import lru_cache
from typing import Final

_DIGITS: Final = {
    **{han: value for value, han in enumerate("〇一二三四五六七八九")},
    "零": 0,
    "○": 0,
    "O": 0,
    "o": 0,
    "О": 0,
    "Ο": 0,
    "两": 2,
}
_UNITS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10000}
_SHORT: Final = {"廿": "二十", "卅": "三十"}

HAN: Final = "〇零○Oo一二三四五六七八九十百千万两廿卅"
"""Characters that Chinese numerals of dates are made of."""
_LONGEST: Final = 60
"""Characters; a longer run is no number that anybody wrote."""


@lru_cache(maxsize=1024)
def whole(text: str) -> tuple[float, float] | None:
    """Lowest and highest value of a numeral; they differ where two neighbouring digits say “or so” (三五, 十七八).

    The same few numerals come again and again.

    Returns:
        None where the characters make no number.
    """
    if len(text) > _LONGEST:
        return None
    if text.isascii() and text[0].isdigit():
        value = float(text)
        return value, value
    if "点" in text:
        before, _, after = text.partition("点")
        parts = whole(before), _digitwise(after)
        if parts[0] is None or parts[1] is None:
            return None
        value = float(f"{int(parts[0][0])}.{int(parts[1][0])}")
        return value, value
    for short, full in _SHORT.items():
        text = text.replace(short, full)
    if not any(unit in text for unit in _UNITS):
        return _digitwise(text)
    return _counted(text)


def _digitwise(text: str) -> tuple[float, float] | None:
    digits = [_DIGITS[han] if han in _DIGITS else int(han) if han.isdigit() else None for han in text]
    values = [digit for digit in digits if digit is not None]
    if len(values) != len(digits):
        return None
    if len(values) == 2 and 0 < values[0] < values[1] <= values[0] + (2 if text == "三五" else 1):
        return float(values[0]), float(values[1])
    value = float("".join(map(str, values)))
    return value, value


def _counted(text: str) -> tuple[float, float] | None:
    total, digits = 0, ""
    for han in text:
        if han in _UNITS:
            if len(digits) == 2 and text[0] != "零":
                pair = _digitwise(digits)
                rest = text.rstrip("".join(_UNITS))
                return (pair[0] * _UNITS[han], pair[1] * _UNITS[han]) if pair and rest == digits else None
            if len(digits) > 1:
                return None
            total += (_DIGITS[digits] if digits else 1) * _UNITS[han]
            digits = ""
        elif han in _DIGITS:
            digits += han if han not in "〇零○Oo" else ""
        else:
            return None
    tail = _digitwise(digits) if digits else (0.0, 0.0)
    return (total + tail[0], total + tail[1]) if tail and len(digits) <= 2 else None


def short(value: float) -> str:
    """A number as TIMEX3 writes it: 3, 0.5."""
    return str(int(value)) if value == int(value) else f"{value:g}"
