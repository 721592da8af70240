"""Dates that only an occasion tells: 换届前, 汛期来临前, 省市年终考核之前. The occasion is the value where no date is named."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Final

from transforms.extract.timex.dates import REVIEWS, Expression
from transforms.extract.timex.parts import NOT_A_FRONT
from transforms.extract.timex.words import DAY
from transforms.text import is_han

_OCCASIONS: Final = (
    "换届(?:选举)?|任期(?:届满|结束)|期满|届满|到期|开学|开工|开业|开园|开馆|开赛|放假|寒假|暑假|高考|中考|期末考试|春运"
    "|主汛期|汛期|汛|雨季|台风季|防火期|入汛|入冬|入夏|开春|封冻|上冻|秋收|麦收|夏收|三夏|三秋|春耕|春播|春灌|冬灌|秋播|秋种"
    f"|冬季供暖|供暖(?:季|期)?|采暖(?:季|期)?|(?:年(?:终|底|度)|半年|期末)(?:{REVIEWS})|下(?:一)?次会议|两会|双节|大会|会议|会|节|年"
)
_OCCASION: Final = re.compile(rf"(?P<event>{_OCCASIONS})(?:来临|到来|开始|召开|结束)?$")
_OCCASION_CHARS: Final = 10
_BOUND: Final = re.compile(rf"前(?<=[之以]前)|前{NOT_A_FRONT}(?![十三两几半一二四五六七八九0-9])")
_HEAD: Final = re.compile(r"(?:全?[省市县区州国]{1,2}|上级|国家|自治区|本?届|全会|党代|合同|任期|租期)$")
_SHORT: Final = frozenset(("会", "节", "汛", "年"))
"""Occasions of one character, which end many other words: only where no Chinese character stands before, or 在."""


def read_occasions(text: str, taken: Sequence[Expression]) -> Iterator[Expression]:
    """Occasions with a bound, where no other time has claimed the words; `taken` is in the order of the text."""
    if "前" not in text:
        return
    begins = [time.start for time in taken]
    for bound in _BOUND.finditer(text):
        until = bound.start() - (text[bound.start() - 1 : bound.start()] in ("之", "以"))
        match = _OCCASION.search(text, max(0, until - _OCCASION_CHARS), until)
        if match is None:
            continue
        event, start = match["event"], match.start()
        before = bisect_right(begins, bound.end() - 1) - 1
        if before >= 0 and taken[before].end > start:
            continue
        if event in _SHORT and start and text[start - 1] != "在" and (is_han(text[start - 1]) or text[start - 1].isalnum()):
            continue
        floor = taken[before].end if before >= 0 else 0
        head = _HEAD.search(text, max(floor, start - 4), start)
        begin = head.start() if head else start
        value = {"年": "春节"}.get(event) or ("Y0" if event.startswith("年") else text[begin : match.end("event")])
        yield Expression(begin, bound.end(), "DATE", value, "BEFORE", DAY)
