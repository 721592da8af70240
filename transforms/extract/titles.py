"""Documents and meetings of a paragraph."""

import re
from collections.abc import Iterator, Sequence

from transforms.extract.names import HAN
from transforms.model import Words
from transforms.text import Span

_DOCUMENT = re.compile(r"《([^《》]{1,120}(?:《[^《》]{1,80}》[^《》]{0,60}){0,2})》")
_NUMBER = "[一二三四五六七八九十0-9]"
_HOUSE = "党的|中国共产党|中共|中国人民政治协商会议|政协|全国(?:人大|政协)?|自治区(?:人大|政协|党委)?|[省市县区州旗](?:人大|政协|委|纪委)?"
_SEATED = (
    "全国人民代表大会常务委员会|全国人民代表大会|全国人大|全国政协|中央纪委|中央委员会|[省市县区州]委|[省市县区州]纪委|人大常委会|人大|政协|"
    "人民代表大会常务委员会|人民代表大会|全国委员会|委员会|常委会"
)
_PLENUM = re.compile(
    rf"(?:{_HOUSE})?第?{_NUMBER}{{1,3}}届(?:{_SEATED})?(?:第?{_NUMBER}{{1,2}}[中次](?:全会)?、)*第?{_NUMBER}{{1,2}}[中次](?:全会|全体会议|会议)"
    rf"|(?:党的|中共){_NUMBER}{{1,3}}大|(?:党的)?{_NUMBER}{{2,3}}大(?=[报精以召胜的])"
    rf"|(?:中央纪委|中纪委){_NUMBER}{{1,2}}次(?:全会|全体会议)|(?:中央|[省市县区州]委|中央纪委|[省市县区州]纪委){_NUMBER}{{1,3}}届{_NUMBER}{{1,2}}次(?:全会|全体会议|全体\(扩大\)会议)"
)
_OF_PLENUM = re.compile("届|大(?<=[一二三四五六七八九十]大)|纪委[一二三四五六七八九十]")
_BEFORE_SIGN = 16  # no house and number before a sign are longer
_TAIL = re.compile(
    "环境大会|发展大会|开放大会|改革大会|创新大会|振兴大会|治理大会|誓师大会|常委会会议|党组会议|干部大会|干部会议|办公会议|办公会|调度会议|调度会|部署会议|部署会|总结表彰大会|总结大会|推进会议|领导小组全体会议|领导小组会议|电视电话会议|民主生活会|组织生活会|代表大会|表彰大会|动员大会|动员部署会|工作会议|经济会议|座谈会|现场会|推进会|动员会|表彰会|常务会议|常委会议|全体会议|视频会议|专题会议|"
    "工作会|全委会|人代会|党代会|全会|两会|峰会|论坛|博览会|运动会|教育大会|卫生与健康大会|科技大会|生态环境保护大会|奥运会|冬奥会|亚运会|广交会|进博会"
)
_SCOPE = re.compile(
    rf"(?<!安)全(?:国|省|市|县|区|州|旗|镇|乡|党|军|自治区|自治州)|党中央|中央|国务院|(?:自治区|省|市|县|区|州|地|旗|镇|乡)(?:委|政府|人大|政协|纪委|直)?|党的|第{_NUMBER}{{1,3}}[届次]|{_NUMBER}{{1,3}}届{_NUMBER}{{1,2}}次|世界|亚太|博鳌|中国(?!特色|式|梦|共产)"
)
_YEAR = re.compile("20[0-9]{2}年度?(?!以|来|[0-9])")
_BREAK = re.compile(
    rf"[,。;:、!?\"“”的了在是把将对被]|召开|举行|参加|出席|落实|贯彻|学习|我们|今天|传达|部署|精神|通过|按照|根据|参与|开好|主持|组织召|书记|围绕|研究|以及|这次|本次|此次|[一两三四五六七八九十0-9]+[场次个](?={HAN})(?<!第[一二三四五六七八九十]次)"
)
_NAMED_TAIL_TEXT = """
人代会 党代会 全委会 两会 冬奥会 奥运会 亚运会 广交会 进博会 工作会议 座谈会
"""
_NAMED_TAIL = frozenset(_NAMED_TAIL_TEXT.split())
_AFTER_VERB = re.compile(r"(?:召开|举行|开好|参加)(?:了|的)?$")


def read_documents(text: str) -> list[Span]:
    """Titles in 《》, without the brackets."""
    return [match.span(1) for match in _DOCUMENT.finditer(text)] if "《" in text else []


def read_meetings(text: str, words: Words, places: Sequence[Span]) -> list[Span]:
    """Congresses and plenary sessions; conferences with the scope, level, place or body that holds them.

    Args:
        text: The paragraph.
        words: Its words.
        places: Places read before; a meeting's name may begin with one.
    """
    spans: list[Span] = []
    starts = {end: start for start, end in places}
    for start, end in _plenums(text):
        placed = (starts[at] for at in range(start, start + 4) if at in starts and starts[at] < start)  # 青禾|县十届, 广西壮族|自治区第
        spans.append((next(placed, start), end))
    if "会" in text or "论坛" in text:
        spans += _conferences(text, words, starts)
    return spans


def _plenums(text: str) -> Iterator[Span]:
    """Congresses and plenary sessions: what matches where a house and a number can begin before a sign."""
    reached = 0
    for sign in _OF_PLENUM.finditer(text):
        for start in range(max(reached, sign.start() - _BEFORE_SIGN), sign.end()):
            if match := _PLENUM.match(text, start):
                reached = match.end()
                yield match.span()
                break
        reached = max(reached, sign.end())


def _conferences(text: str, words: Words, place_starts: dict[int, int]) -> Iterator[Span]:
    floor = 0
    for match in _TAIL.finditer(text):
        low = max(floor, match.start() - 28)
        for broken in _BREAK.finditer(text, low, match.start()):
            low = broken.end()
        floor = match.end()
        scope = _scope(text, low, match.start(), words, place_starts)
        if scope is not None:
            yield scope, match.end()
        elif _AFTER_VERB.search(text, max(0, low - 4), low) and 2 <= match.start() - low <= 8 and match[0] in _NAMED_TAIL:
            yield low, match.end()


def _scope(text: str, low: int, border: int, words: Words, place_starts: dict[int, int]) -> int | None:
    """Start of the leftmost scope between the break and the tail, with the place that it begins with."""
    for found in _SCOPE.finditer(text, low, border):
        at = found.start()
        for end in (at, at + 1):
            if end in place_starts and place_starts[end] >= low:
                return place_starts[end]
        if at == low or words.starting(at) >= 0:
            return at
    year = _YEAR.match(text, low, border)
    return low if year and border - year.end() >= 4 else None
