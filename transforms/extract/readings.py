"""Every number of a text, whether or not it counts something: signs, fractions, powers, and the spans of values that words make of them."""

import re
from collections.abc import Iterator
from typing import Final

from transforms.extract.counted import shared_powers
from transforms.extract.numerals import ARABIC, COUNTED, FORMAL, LONGEST, Value, numeral_value
from transforms.extract.scripts import simplified
from transforms.extract.units import NOT_WITH
from transforms.model import Numeral, Words
from transforms.segment import tag

_CHARS: Final = f"零〇{COUNTED}俩仨十百千万亿兆{FORMAL}廿卅卌几"
_TAIL: Final = f"零〇{COUNTED[:-1]}{FORMAL[:9]}"
_HAN: Final = (
    rf"[{_CHARS}](?: *+[{_CHARS}多余](?![数样种年月天次个名家人]))*+(?: *+[{_CHARS}])?"
    rf"(?: *点 *[{_TAIL}](?: *+[{_TAIL}万亿])*+)?"
)
_DIGITS: Final = rf"(?:[0-9](?: [0-9](?![0-9./]))++|{ARABIC}|\.[0-9]++)"
_MIXED: Final = rf"{_DIGITS}(?: *+[十百千万亿拾佰仟]++(?:[零 ]*+[0-9]++(?: ?[十百千万亿]++)?+)*+)?(?:[多余几][百千万亿]++)?"
_ONE: Final = rf"(?:{_MIXED}|{_HAN})"
_PART: Final = r" *[分份] *之 *"
_MINUS: Final = r"(?:(?<![0-9A-Za-z%)\]])(?<![0-9kK] )- ?(?=[0-9.])|负 ?|零下)"
_NOT_DOZEN: Final = NOT_WITH["打"]
_NUMBER: Final = re.compile(
    rf"(?P<sign>{_MINUS})?(?:"
    rf"(?P<whole>[0-9]+) +(?P<top>[0-9]+)/(?P<bottom>[0-9]+)|(?<![0-9/])(?P<over>[0-9]+)/(?P<under>[0-9]+)(?![0-9/])"
    rf"|(?P<base>{ARABIC})(?:[eE](?P<exponent>[+-]?[0-9]{{1,3}})|\^(?P<raised>[+-]?[0-9]{{1,3}}))"
    rf"|(?P<half>一半|半(?=[个数]))"
    rf"|(?:(?P<plus>{_ONE}) *又 *)?(?P<number>{_ONE}|半(?=打))(?:(?P<part>{_PART})(?P<minus>负)?(?P<above>{_ONE})"
    rf"|[分份](?P<one>[{COUNTED[:-1]}])(?![一-龥]))?"
    rf"(?P<times>[kKw](?![A-Za-z])|[MGT](?![A-Za-z一-龥])|打(?!{_NOT_DOZEN}))?)"
)
_TIMES: Final = {"k": 1e3, "K": 1e3, "w": 1e4, "M": 1e6, "G": 1e9, "T": 1e12, "打": 12.0}
_WORDS: Final = re.compile(
    "一(?:看|些|定|样|般|直|起|切|致|旦|度|向|律|并|再|同|体|贯|带|线|流|心|边|共|如|道|会儿|点[也都儿])|四(?:川|周|处|季|海)|三(?:峡|农|亚)|五(?:角大|谷|官|金)|六安|七夕"
    "|八(?:卦|方)|九(?:州|江)|十(?:足|分|堰)|两(?:两|岸|会|院|边)|万(?:一|能|物)|百(?:度|姓|货|科)|陆(?:地|续|军|空|上)|伍仁|肆意|拾[起取]|千(?:方|家)|零[下售星散件部食]"
)
_PHRASES: Final = frozenset(("i", "l"))
_NO_NUMBERS: Final = _PHRASES | {"n", "ns", "nt", "nz"}
"""Parts of speech of words that may have a number in them and are none: idioms, phrases, nouns, names."""
_WORD_BEFORE: Final = re.compile("(?:[统唯专划逐如之万]|同|大|海|水|登|着|内|队|入|退|收|放|肆)$")


def read_numerals(text: str) -> list[Numeral]:
    """Every number of a half-width text in order; after a number the spans that words make of it (大于10, 20到30, 十几万)."""
    plain = simplified(text)
    words = tag(plain)
    found: list[Numeral] = []
    for match in _NUMBER.finditer(plain):
        value = None if _is_word(plain, match) or _is_in_word(words, match) else _value(match)
        if value is not None:
            found.append(Numeral(*match.span(), value.low, value.high, value.approximate, value.masked))
    return sorted([*found, *_spans(plain, found)], key=lambda numeral: numeral.start)


def _is_word(text: str, match: re.Match[str]) -> bool:
    """Whether the characters are part of a word that is no number (四川, 陆地, 统一)."""
    number = match["number"]
    if number is None or number[0].isascii():
        return False
    start, end = match.start("number"), match.end()
    if match["above"] or match["one"]:
        return False
    if text[end : end + 1] == "折" or number in ("百", "千", "万", "亿", "兆", "几"):
        return True
    if len(number) > 2:
        return False
    if _WORDS.match(text, start) or (number[0] in "一陆伍拾肆" and _WORD_BEFORE.search(text, max(0, start - 1), start)):
        return True
    return number[0] in FORMAL and len(number) == 1 and "一" <= text[end : end + 1] <= "龥"


def _is_in_word(words: Words, match: re.Match[str]) -> bool:
    """Whether a short number stands inside a longer word that is no number: 三明治, 五花八门, 九寨沟."""
    start, end = match.span("number")
    if not 0 < end - start < 3 or match["above"] or match["one"]:
        return False
    index = words.around(start)
    is_longer = words.end[index] - words.start[index] > 2 and words.end[index] >= end
    return is_longer and words.flag[index] in (_PHRASES if end - start == 2 else _NO_NUMBERS)


def _value(match: re.Match[str]) -> Value | None:
    if match.end() - match.start() > LONGEST:
        return None
    if match["half"]:
        number: float | None = 0.5
    elif match["bottom"]:
        number = _quotient(float(match["top"]), float(match["bottom"]), float(match["whole"]))
    elif match["under"]:
        number = _quotient(float(match["over"]), float(match["under"]))
    elif match["base"]:
        number = _power(match)
    else:
        return _spoken(match)
    if number is None:
        return None
    return _signed(match, Value(number, number))


def _spoken(match: re.Match[str]) -> Value | None:
    """A number in words: 三又五分之一, 十打, 40k."""
    value = numeral_value(match["number"])
    if value is not None and (match["above"] or match["one"]):
        above = numeral_value(match["above"] or match["one"])
        if above is None or above.low is None or value.low is None or (match["one"] and above.low >= value.low):
            return None
        if match["number"] == "百":  # the number of 百分之五 is five
            return above
        number = _quotient(-above.low if match["minus"] else above.low, value.low)
        value = None if number is None else Value(number, number)
    if value is None:
        return None
    if match["times"]:
        value = _scaled(value, _TIMES[match["times"]])
    if match["plus"]:
        plus = numeral_value(match["plus"])
        value = _scaled(value, 1.0, plus.low if plus and plus.low is not None else 0.0)
    return _signed(match, value)


def _scaled(value: Value, factor: float, base: float = 0.0) -> Value:
    low, high = (None if number is None else base + number * factor for number in (value.low, value.high))
    return value._replace(low=low, high=high)


def _signed(match: re.Match[str], value: Value) -> Value:
    if not match["sign"]:
        return value
    return value._replace(low=value.high and -value.high, high=value.low and -value.low)


def _quotient(top: float, bottom: float, whole: float = 0.0) -> float | None:
    return whole + top / bottom if bottom else None


def _power(match: re.Match[str]) -> float | None:
    base = float(match["base"].replace(",", "").replace("·", "."))
    try:
        return float(base * 10.0 ** int(match["exponent"])) if match["exponent"] else float(base ** int(match["raised"]))
    except (OverflowError, ZeroDivisionError):
        return None


_MORE = re.compile(
    "(?:(?<!不)(?:大于|高于|多于|超过了?)|突破|不小于|不少于|不低于|至少有?|最少有?|起码|>|≥|超|过|逾)(?:或者?)?(?:等于|=)?(?:百分之)?$"
)
_LESS = re.compile(
    "(?:(?<!不)(?:小于|低于|少于)|不超过|不大于|不多于|不高于|至多有?|最多有?|<|≤|不到|不足)(?:或者?)?(?:等于|=)?(?:百分之)?$"
)
_IS_MORE = re.compile("[个人岁元斤]?[大高多]")
_IS_LESS = re.compile("[个人岁元斤]?[小低少]")
"""What follows a number behind 比: 比五十岁大."""
_EQUAL = re.compile("(?:等于|=)$")
_UP = re.compile(r" ?[^0-9,。]{0,2}?(?:或者?|及)?(?:以上|往上)")
_DOWN = re.compile(r" ?[^0-9,。]{0,2}?(?:或者?|及)?(?:以下|以内)")
_BETWEEN = re.compile(r" ?[^0-9,。]{0,1}?(?:到|至|-|–|—+|~) ?")
_AND = re.compile(r"[和与]")


def _spans(text: str, numerals: list[Numeral]) -> Iterator[Numeral]:
    """Spans of values: bounds of one number, and what two neighbouring numbers have between them."""
    last: tuple[Numeral, float | None, float | None] | None = None
    for numeral in numerals:
        low, high = _bounds(text, numeral)
        if (low, high) != (None, None):
            yield Numeral(numeral.start, numeral.end, low, high)
        if last is not None and numeral.start - last[0].end <= 10:
            joined = _joined(text, last, (numeral, low, high))
            if joined is not None:
                yield joined
        last = numeral, low, high


def _bounds(text: str, numeral: Numeral) -> tuple[float | None, float | None]:
    before = text[max(0, numeral.start - 12) : numeral.start].replace(" ", "")
    if _LESS.search(before) or (before.endswith("比") and _IS_LESS.match(text, numeral.end)) or _DOWN.match(text, numeral.end):
        return None, numeral.value_max
    if _MORE.search(before) or (before.endswith("比") and _IS_MORE.match(text, numeral.end)) or _UP.match(text, numeral.end):
        return numeral.value_min, None
    if _EQUAL.search(before):
        return numeral.value_min, numeral.value_max
    if numeral.approximate and numeral.value_min == numeral.value_max:
        return numeral.value_min, None
    return None, None


Bounded = tuple[Numeral, float | None, float | None]


def _joined(text: str, left: Bounded, right: Bounded) -> Numeral | None:
    """20到30, 20和30之间, 大于20并小于30, 最多100最少20."""
    first, second = left[0], right[0]
    between = text[first.end : second.start]
    low, high = first.value_min, second.value_max
    if low is None or high is None or "。" in between:
        return None
    if _BETWEEN.fullmatch(between) or (_AND.fullmatch(between) and text[second.end : second.end + 2].startswith(("之间", "间"))):
        low = shared_powers(text[first.start : first.end], low, text[second.start : second.end], high)
        return Numeral(first.start, second.end, low, high) if low <= high else None
    for floor, ceiling in ((left[1], right[2]), (right[1], left[2])):
        if floor is not None and ceiling is not None and floor < ceiling and None in left and None in right:
            return Numeral(first.start, second.end, floor, ceiling)
    return None
