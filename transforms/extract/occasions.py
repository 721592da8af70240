"""Dates that only an occasion tells: 换届前, 汛期来临前, 省市年终考核之前. The occasion is the value where no date is named."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from transforms.extract.timex.dates import Expression
from transforms.extract.timex.words import DAY

_REVIEWS: Final = "考核|检查|验收|督查|评估|考评|测评|审计|督导|普查"
_BEFORE: Final = r"(?:来临|到来|开始|召开|结束)?(?P<bound>之前|以前|前(?![后景沿提列台途期往茅瞻夕身辈述卫来去所端线置十三两几]))"
_OCCASION: Final = re.compile(
    r"(?P<event>换届(?:选举)?|开学|主汛期|汛期|雨季|入汛|入冬|入夏|秋收|春耕|春播|秋播|冬季供暖|供暖(?:季)?|采暖(?:季)?|高考|中考|期末考试|放假|寒假|暑假|开工|开业"
    rf"|年(?:终|底|度)(?:{_REVIEWS})|半年(?:{_REVIEWS})|期末(?:{_REVIEWS})|下次会议|下一次会议|两会|双节|大会|会议|会|节)" + _BEFORE
)
_HEAD: Final = re.compile(r"(?:全?[省市县区州国]{1,2}|上级|国家|自治区|本?届|全会|党代)$")
_NOT_AFTER: Final = frozenset("社机大协学工商委议党年聚国都商集理仅只才体晚展博峰")


def read_occasions(text: str, taken: Sequence[Expression]) -> Iterator[Expression]:
    """Occasions with a bound, where no other time has claimed the words."""
    if "前" not in text:
        return
    claimed = [(time.start, time.end) for time in taken]
    for match in _OCCASION.finditer(text):
        event = match["event"]
        start = match.start()
        if any(match.start() < end and match.end() > begin for begin, end in claimed):
            continue
        if event in ("会", "节") and start and ("一" <= text[start - 1] <= "龥"):
            continue
        head = _HEAD.search(text, max(0, start - 4), start)
        begin = head.start() if head else start
        value = "Y0" if event.startswith("年") else text[begin : match.end("event")]
        yield Expression(begin, match.end(), "DATE", value, "BEFORE", DAY)
