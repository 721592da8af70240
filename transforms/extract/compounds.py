"""Smaller units that go on after a larger one: 五元三角, 两毛五, 六斤八两, 一米七五, 1米75."""

import re
from typing import Final

from transforms.extract.figure import Figure
from transforms.extract.numerals import FORMAL, numeral_value

_HAN_DIGIT: Final = "[一二三四五六七八九]"
_DIGIT: Final = f"[0-9一二三四五六七八九两{FORMAL[:9]}]"
_STOP: Final = "(?=[,。;、)!?到至的]|$|以[上下]|左右|[高长宽深])"
_END: Final = "(?!(?![的重左以])[一-龥])"  # no character of another word follows
_COINS = re.compile(
    rf"(?:又|零)?(?P<tenth>{_DIGIT})[角毛毫](?:(?P<cent>{_DIGIT})(?:分(?!之)|{_STOP}))?"
    rf"|(?:又|零)?(?P<cents>[0-9]{{1,2}}|[一二三四五六七八九十两]{{1,3}}|[{FORMAL[:9]}])(?:美分|日?本?钱|分{_END})"
    rf"|零(?P<lone>{_HAN_DIGIT}){_STOP}|(?P<short>{_HAN_DIGIT}|(?<=块)[1-9]){_STOP}"
)
_SMALLER: Final = {"尺": "寸", "丈": "尺", "石": "斗"}
_OLD = {unit: re.compile(rf"(?P<tenth>{_DIGIT}){smaller}(?![一-龥](?<![左以到至多的]))") for unit, smaller in _SMALLER.items()}
"""Old measures with a tenth of them: 一尺二寸, 三丈五尺."""
CENTS: Final = re.compile(rf"(?P<cent>{_DIGIT})(?:分{_END}|{_STOP})")
"""What follows 角 or 毛: 三角五分, 两毛五."""
_TAELS = re.compile(rf"(?P<tenth>{_DIGIT})两{_END}")
METRES: Final = re.compile(
    rf"(?:(?P<tenth>{_HAN_DIGIT})(?P<cent>{_HAN_DIGIT})?|(?<=[12]米)(?<![0-9.][12]米)(?:(?P<cents>[0-9]{{2}})|(?P<short>[1-9]))){_STOP}"
)
"""What follows 米: 一米八, 一米七五, 1米75."""


def add_small(text: str, figure: Figure) -> Figure:
    """The figure with the smaller units right after it; of a range they belong to the second number."""
    match = _smaller(text, figure)
    low, high = figure.value_min, figure.value_max
    if match is None or low is None or high is None:
        return figure
    part = _hundredths(match.groupdict()) / 100
    return figure._replace(end=match.end(), value_min=round(low + part, 4) if low == high else low, value_max=round(high + part, 4))


def _smaller(text: str, figure: Figure) -> re.Match[str] | None:
    last = text[figure.end - 1]
    if figure.kind == "money":
        return (CENTS if last in "角毛" else _COINS).match(text, figure.end)
    if last == "斤":
        return _TAELS.match(text, figure.end)
    if last in _OLD:
        return _OLD[last].match(text, figure.end)
    return METRES.match(text, figure.end) if last == "米" else None


def has_smaller(text: str, end: int) -> bool:
    """Whether an old measure that ends there has a tenth of it behind it: 一尺|二寸."""
    old = _OLD.get(text[end - 1])
    return old is not None and old.match(text, end) is not None


def _hundredths(parts: dict[str, str | None]) -> float:
    worth = {"tenth": 10, "short": 10, "cent": 1, "cents": 1, "lone": 1}
    values = [(worth[name], numeral_value(text)) for name, text in parts.items() if text]
    return sum(weight * (value.low or 0.0) for weight, value in values if value is not None)
