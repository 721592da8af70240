"""Where in a text a time may begin: a number that a unit, a mark or a range follows, or a word of the closed classes."""

import re
from collections.abc import Iterable
from typing import Final

from transforms.extract.timex.numbers import HAN
from transforms.extract.timex.words import WORDS
from transforms.text import Span

_OTHER_WORDS: Final = (
    "现在 此刻 当前 目前 而家 眼下 如今 当下 上世 上个 本世 正月 腊月 冬月 元年 月月 年年 天天 日日"
    " 农历 阴历 半个 半小 半钟 半年 半月 半天 "
    "逐年 逐月 逐季 逐周 逐日 按年 按月 按季 按周 按日"
)
"""Beginnings of parts and sets that begin with no number and no word of the closed classes."""
_PAIRS: Final = frozenset(word for word in (*WORDS, *_OTHER_WORDS.split()) if len(word) == 2)
_HEADS: Final = frozenset(word[:3] for word in (*WORDS, *_OTHER_WORDS.split()) if word[:2] not in _PAIRS)
"""Words of two characters, and the first three of those that begin with none of them."""


def _any(words: Iterable[str], at: int) -> str:
    """A character that stands at a place of these words."""
    return f"[{''.join(sorted({word[at] for word in words}))}]"


_WORD_STARTS: Final = re.compile(
    f"{_any(_PAIRS | _HEADS, 0)}(?={_any(_PAIRS | _HEADS, 1)})"
    f"(?:(?<={_any(_PAIRS, 0)})(?={_any(_PAIRS, 1)})|(?<={_any(_HEADS, 0)})(?={_any(_HEADS, 1)}{_any(_HEADS, 2)}))"
)  # begins with a set of characters: that is fast
_NUMERALS: Final = "".join(han for han in HAN if han not in "Oo○")
_NUMBER: Final = f"[0-9{HAN}]"
_AFTER_NUMBER: Final = (
    "[多余来几]?(?: ?[年月日号天周季星礼世学工自昼小钟秒刻点时:至到或~–—―─－/·xX×-]"
    rf"| ?个[年季多月星礼工自昼小钟半世至到-]| ?分(?:[钟半]|[0-9一二三四五]{{1,3}}秒)| ?[AaPp]\.?[Mm]| ?、 ?{_NUMBER})"
)
"""What follows the number of a date, a clock time or a duration."""
_FIGURES: Final = (
    r"(?<=[0-9])(?<![0-9]{2})[0-9]*+"
    rf"(?:(?=(?:\.[0-9]++)?+(?:{_AFTER_NUMBER}|\.)| [0-9][0-9] )|(?<=[12][0-9]{{3}})(?= ?\. ?[0-9])|(?<=[0-9]{{8}}))"
)
_HAN_NUMBER: Final = (
    rf"(?<=[{_NUMERALS}])(?<![{HAN}]{{2}})[{HAN}]*+(?:(?={_AFTER_NUMBER})|(?<=十[一二三四五六七八]五)|(?<=五)(?=[”\"’」时期末初])"
    r"|(?:(?<=[五十六七八]一)|(?<=三八|五四))(?=[”\"前后期间假小长黄节国劳儿建妇青]))"
)
_BEFORE_NUMBER: Final = (
    rf"(?<=[xX×])(?=[xX×]?{_AFTER_NUMBER})|(?<=每)(?=[ 0-9{HAN}隔逢到满半个工小分秒旬季学星礼年月周天日早晚])"
    rf"|(?<=第)(?={_NUMBER}{{1,5}}[个季周星天])|(?<=前)(?= ?{_NUMBER})|(?<=[早晚])(?={_NUMBER})|(?<=闰)(?=[正腊冬十一二三四五六七八九0-9])"
)
"""Hidden digits, and the words that a number or a unit must follow: 每, 第, 前."""
_NUMBER_STARTS: Final = re.compile(f"[0-9{_NUMERALS}xX×每第前早晚闰](?:{_FIGURES}|{_HAN_NUMBER}|{_BEFORE_NUMBER})")


def time_starts(text: str) -> list[Span]:
    """Where times may begin, in order, each with the end of the number or of the character that stands there."""
    spans = [match.span() for match in _NUMBER_STARTS.finditer(text)]
    words = [match.start() for match in _WORD_STARTS.finditer(text)]
    spans += [(at, at + 1) for at in words if text[at : at + 2] in _PAIRS or text[at : at + 3] in _HEADS]
    spans.sort()
    return spans
