"""Dates and clock times with their ranges and bounds."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from transforms.extract.timex.chains import compose, read_chain
from transforms.extract.timex.numbers import HAN
from transforms.extract.timex.parts import NOT_A_FRONT, SEPARATOR, Part
from transforms.extract.timex.words import CLOCK, DAY, DAYPART, DURATION, MONTH, SET, YEAR
from transforms.schema.codes import TimeMod, TimeType
from transforms.text import SPACE


class Expression(NamedTuple):
    """A time expression as its words alone say it; the role is not yet known."""

    start: int
    end: int
    type: TimeType
    value: str
    mod: TimeMod | None
    rank: int


_WEEKDAY_ASIDE: Final = r"(?:\((?:周|星期|礼拜)[一二三四五六日天]\))?"
"""The day of the week in brackets, between a date and its bound: 10月15日(周五)前."""
_RANGE = re.compile(rf"\s?(?:{SEPARATOR}|/(?=\d{{4}}学年)|起至)\s?")
_RANGE_STARTS: Final = SPACE | frozenset("至到—-~–―─－/起、和与")
_WHOLE_DATE = re.compile(r"(?P<year>\d{4}) ?(?P<sep>[-/.]).*")
_SHORT_DATE = re.compile(r"(?P<month>1[0-2]|0?[1-9])(?P<sep>[-/.])(?P<day>3[01]|[12]\d|0?[1-9])(?![\d.])")
_LISTED = re.compile("、")
_LAST_NUMBER = re.compile(r"\d+$")
_DIGITS: Final = HAN + "0123456789"
_AND = re.compile(r"[和与]")
_BETWEEN = re.compile(r"之?间")
REVIEWS: Final = "考核|检查|验收|督查|评估|考评|测评|普查|审计|督导"
_ROUND: Final = "开学|秋收|春耕|春播|秋播|开春|上冻|封冻|天黑|汛期(?:来临|到来)?|高考|中考|下班|收工|入冬|入汛|放假|结束|到来|来临"
_EVENT: Final = f"(?:换届|(?:大|年|全)?会议?|(?:工作)?(?:{REVIEWS})|{_ROUND})"
_BEFORE_WORDS: Final = "(?:[或及](?=[之以])|及其)?(?:之前|以前)"
_FRONT: Final = f"前{NOT_A_FRONT}(?!几)(?P<number>(?=[三两半一二四五六七八九十0-9]))?"
_INSIDE: Final = r"(?:之内|以内|内(?![部外容需涵在地陆科资生蒙]))(?:\s?前)?"
_STARTING: Final = "起(?![步来到伏草诉家点码源飞重价始因义居航床点])(?:至今)?"
_LATER: Final = "后(?![续方来备勤期顾代台者果半三两几一二四五六七八九十]|[0-9]|进(?!行|入|一步))"
_AFTER_WORDS: Final = r"(?:[或及](?=[之以]))?(?:之后|以后|以来|以降)|至今|迄今|[到至](?:现在|目前|如今)|开始"
_DATE_BOUND = re.compile(
    rf"{_WEEKDAY_ASIDE}(?:(?P<before>{_BEFORE_WORDS}|{_FRONT}|{_INSIDE}|为?止(?!境|于|损))"
    r"|(?P<about>前后|左右|许(?![可多]))"
    rf"|(?P<after>{_AFTER_WORDS}|{_STARTING}|{_LATER})"
    r"|(?P<during>期间|时期|长假|假期|黄金周|间(?=[,。;\s]|$)))"
)
_BOUND_STARTS: Final = frozenset("(或及之以前内为止左右许至到迄开起后期时长假黄间")
_EVENT_BOUND = re.compile(
    rf"{_WEEKDAY_ASIDE}(?P<event>[^\s,。;:、()“”\"]{{0,6}}?{_EVENT}(?:之前|以前|前{NOT_A_FRONT})(?!的?[一两三几0-9]))"
)
_EVENT_CHARS: Final = 18  # no longer bound with an event ends in 前
_TO = re.compile(
    r"(?<![提升高增长扩达推延迟回持续调放降展收低加少减大涉牵看虑识意解受想谈轮等拖改移熬入])(?:截至到?|截止到?|直到|到|截止|(?<![甚乃直以及\d])至)(?:目前|今天)?$"
    r"|(?:最迟|最晚)?不[得能]?(?:晚于|迟于|超过|晚过|迟过)$|最[迟晚][于在]?$"
)
_TO_ENDS: Final = frozenset("到至止前天于过晚迟在")
_LEVEL = re.compile(rf"的?[近约]?\d+(?:\.\d+)?[%亿万]|的[近约]?[\d{HAN}百]")
_FROM = re.compile(r"(?:从|自从?|打)$")
_ABOUT = re.compile(r"(?:大约|大概|约)$")
_ABOUT_ENDS: Final = frozenset("约概")
_EARLIER_NOW = re.compile(r"(?:今后|未来|过去|此前)$")


def bounded_date(text: str, parts: list[Part], floor: int) -> Expression | None:
    """A date or clock time with the other end of its range and the words before and after that bound it."""
    start, end, rank = parts[0].start, parts[-1].end, parts[-1].rank
    kind: TimeType = "TIME" if rank in (DAYPART, CLOCK) else "DATE"
    value = compose(text, parts)
    upper = upper_end(text, parts)
    mod = next((part.mod for part in reversed(upper or parts) if part.mod), None)
    if upper:
        value, end = f"{value}/{compose(text, upper)}", upper[-1].end
        between = _BETWEEN.match(text, end)
        end, mod, _ = _bound_after(text, between.end() if between else end, mod)
        if text[upper[0].start - 2] == "起" and (head := _FROM.search(text, max(floor, start - 7), start)):
            start = head.start()
        return Expression(start, end, kind, value, mod, rank)
    if rank == YEAR and value == "XXXX" and (head := _EARLIER_NOW.search(text, max(floor, start - 2), start)):
        start = head.start()
    end, mod, is_start = _bound_after(text, end, mod)
    start, mod = _bound_before(text, max(floor, start - 7), Expression(start, end, kind, value, mod, rank), is_start=is_start)
    return Expression(start, end, kind, value, mod, rank)


def _bound_after(text: str, end: int, mod: TimeMod | None) -> tuple[int, TimeMod | None, bool]:
    """End and modifier with the words after a date that bound it; whether they say that something starts then."""
    bound = _bound_at(text, end)
    if not bound:
        return end, mod, False
    kind = bound.lastgroup
    if kind == "before" and bound["number"] is not None and text[end - 1] not in "日号底末天":
        return end, mod, False  # 2025年前三季度
    if kind == "about":
        return bound.end(), "APPROX", False
    if kind == "after":
        return bound.end(), "AFTER", True
    if kind == "during":
        return _bound_after(text, bound.end(), mod) if bound["during"] in ("长假", "假期", "黄金周") else (bound.end(), mod, False)
    return bound.end(), "BEFORE", False


def _bound_at(text: str, end: int) -> re.Match[str] | None:
    """The words right behind a date that bound it, or the event that does (验收前)."""
    if text[end : end + 1] in _BOUND_STARTS and (bound := _DATE_BOUND.match(text, end)):
        return bound
    return _EVENT_BOUND.match(text, end) if text.find("前", end, end + _EVENT_CHARS) >= 0 else None


def _bound_before(text: str, floor: int, date: Expression, *, is_start: bool) -> tuple[int, TimeMod | None]:
    """Start and modifier with the words before a date that bound it: 从…起, 到, 截至, 约."""
    start, mod = date.start, date.mod
    if is_start and (head := _FROM.search(text, floor, start)):
        start = head.start()
    before = text[start - 1 : start]
    if before in _TO_ENDS and (head := _TO.search(text[floor:start])) and mod != "AFTER" and not _LEVEL.match(text, date.end):
        return floor + head.start(), mod if mod == "APPROX" else "BEFORE"
    if before in _ABOUT_ENDS and (head := _ABOUT.search(text, floor, start)):
        return head.start(), mod or "APPROX"
    return start, mod


def _short_end(text: str, at: int, last: Part) -> Part | None:
    """The end of a range of dates in figures that leaves the year out: 2023.3.5-3.8."""
    whole, short = _WHOLE_DATE.fullmatch(text, last.start, last.end), _SHORT_DATE.match(text, at)
    if not whole or not short or whole["sep"] != short["sep"] or text[at - 1] == short["sep"]:
        return None
    return Part(at, short.end(), DAY, f"{whole['year']}-{int(short['month']):02d}-{int(short['day']):02d}")


def upper_end(text: str, parts: Sequence[Part]) -> list[Part]:
    """The parts of a range's other end (2021年至2025年, 1—9月, 明天下午3点至5点), with what it inherits from the first."""
    last = parts[-1]
    if text[last.end : last.end + 1] not in _RANGE_STARTS:
        return []
    joint = _RANGE.match(text, last.end) or (_LISTED.match(text, last.end) if text[last.end - 1] in _DIGITS else None)
    paired = None if joint else _AND.match(text, last.end)
    match = joint or paired
    if not match or match.end() >= len(text):
        return []
    at = match.end()
    if text[at] in "到至" and joint:
        return []
    if short := _short_end(text, at, last):
        return [short]
    wider = next((part for part in reversed(parts) if part.rank < last.rank), None)
    upper = read_chain(text, at, wider) or read_chain(text, at)
    if not upper or upper[-1].rank in (DURATION, SET) or upper[0].rank == DURATION:
        return []
    if upper[-1].rank != last.rank and min(last.rank, upper[-1].rank) < MONTH:
        return []
    if (paired and not _BETWEEN.match(text, upper[-1].end)) or (text[last.end] == "、" and not _follows(last, upper[-1])):
        return []
    inherited = [] if upper[0].piece[:1] not in ("-", "T") else [part for part in parts if part.rank < upper[0].rank]
    return inherited + upper


def _follows(first: Part, second: Part) -> bool:
    """Whether the second of two listed parts is the next after the first: 7、8月, 周六、周日, but not 周一、周四."""
    low, high = _LAST_NUMBER.search(first.piece), _LAST_NUMBER.search(second.piece)
    return low is not None and high is not None and int(low[0]) + 1 == int(high[0])
