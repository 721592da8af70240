"""Smaller units that go on after a larger one: 五元三角, 六斤八两, 一米八."""

import re
from typing import Final

from transforms.extract.figure import Figure
from transforms.extract.numerals import numeral_value

_DIGIT: Final = "[0-9一二三四五六七八九两]"
_STOP: Final = "(?=[,。;、)!?到至]|$|以[上下]|左右|[高长宽深])"
_COINS = re.compile(
    rf"(?:又|零)?(?P<tenth>{_DIGIT})[角毛毫](?:(?P<cent>{_DIGIT})分?(?!之))?"
    rf"|(?:又|零)?(?P<cents>[0-9]{{1,2}}|[一二三四五六七八九十两]{{1,3}})(?:美分|日?本?钱|分(?![一-龥]))"
    rf"|零(?P<lone>[一二三四五六七八九]){_STOP}|(?P<short>[一二三四五六七八九]){_STOP}"
)
_TAELS = re.compile(rf"(?P<tenth>{_DIGIT})两(?![一-龥])")
_SMALLER: Final = {"尺": "寸", "丈": "尺", "石": "斗"}
_OLD = {unit: re.compile(rf"(?P<tenth>{_DIGIT}){smaller}(?![一-龥](?<![左以到至多的]))") for unit, smaller in _SMALLER.items()}
"""Old measures with a tenth of them: 一尺二寸, 三丈五尺."""
_LENGTH = re.compile(rf"(?P<tenth>[一二三四五六七八九]){_STOP}")


def add_small(text: str, figure: Figure) -> Figure:
    """The figure with the smaller units right after it."""
    end = figure.end
    if figure.kind == "money":
        match = _COINS.match(text, end)
    elif text[end - 1] == "斤":
        match = _TAELS.match(text, end)
    elif text[end - 1] == "米":
        match = _LENGTH.match(text, end)
    elif text[end - 1] in _OLD:
        match = _OLD[text[end - 1]].match(text, end)
    else:
        return figure
    if match is None or figure.value_min is None or figure.value_max is None:
        return figure
    part = _hundredths(match.groupdict()) / 100
    return figure._replace(end=match.end(), value_min=round(figure.value_min + part, 4), value_max=round(figure.value_max + part, 4))


def has_smaller(text: str, end: int) -> bool:
    """Whether an old measure that ends there has a tenth of it behind it: 一尺|二寸."""
    old = _OLD.get(text[end - 1])
    return old is not None and old.match(text, end) is not None


def _hundredths(parts: dict[str, str | None]) -> float:
    worth = {"tenth": 10, "short": 10, "cent": 1, "cents": 1, "lone": 1}
    values = [(worth[name], numeral_value(text)) for name, text in parts.items() if text]
    return sum(weight * (value.low or 0.0) for weight, value in values if value is not None)
