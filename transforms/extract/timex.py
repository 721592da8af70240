"""Whole time expressions: parts put together, ranges, bounds and sets, with their TIMEX3 type, value and modifier."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from transforms.extract.timenumbers import HAN, whole
from transforms.extract.timeparts import SEPARATOR, Part, edge, read_part
from transforms.extract.timewords import AFTERNOON, CLOCK, DAY, DAYPART, DECADE, DURATION, MONTH, SEASON, SET, WEEK, YEAR
from transforms.schema.codes import TimeMod, TimeType


@dataclass(frozen=True, slots=True)
class Expression:
    """A time expression as its words alone say it; the role is not yet known."""

    start: int
    end: int
    type: TimeType
    value: str
    mod: TimeMod | None
    rank: int


_GAP = re.compile(r"\s?的?\s?,?\s?")
_RANGE = re.compile(rf"\s?(?:{SEPARATOR}|起至)\s?")
_AND = re.compile(r"[和与]")
_BETWEEN = re.compile(r"之?间")
_NO_GAP = frozenset((",", "的"))


def read_expression(text: str, at: int, floor: int) -> Expression | None:
    """The longest time expression whose core begins at `at`.

    Args:
        text: Folded paragraph.
        at: Where a number or a time word begins.
        floor: End of the expression before; bounds are not looked for left of it.
    """
    if text[at] == "每" or text[at] in "逐按月天年日":
        found = _set(text, at)
        if found or text[at] in "每逐按天日":
            return found
    parts = _chain(text, at)
    if not parts:
        return None
    if parts[0].rank == DURATION:
        return _bounded_duration(text, parts, floor)
    return _bounded_date(text, parts, floor)


def _chain(text: str, at: int, wider: Part | None = None) -> list[Part]:
    """Parts that follow one another from wide to narrow, each with its edge (初, 底)."""
    part = read_part(text, at, wider)
    if part is None:
        return []
    parts = [edge(text, part)]
    while len(parts) < 8 and parts[-1].end < len(text):
        last = parts[-1]
        gap = _GAP.match(text, last.end)
        start = gap.end() if gap else last.end
        if start >= len(text) or (start > last.end and last.rank >= DAYPART and "的" in text[last.end : start]):
            break
        following = _next_part(text, start, last)
        if following is None or not _joins(last, following, text[last.end : start]):
            break
        parts.append(edge(text, following))
    return parts


def _next_part(text: str, at: int, last: Part) -> Part | None:
    if last.rank == DURATION:
        if text[at] in "又零":
            at += 1
        return (_lesser_unit(text, at, last) or read_part(text, at, None)) if at < len(text) else None
    if last.rank == YEAR and text.startswith("全年", at):
        return Part(at, at + 2, SEASON, "")
    return read_part(text, at, last)


_LESSER = re.compile(rf"(?P<n>\d{{1,2}}|[{HAN}]{{1,3}})(?P<unit>[分时秒])(?![之数钟])")


def _lesser_unit(text: str, at: int, last: Part) -> Part | None:
    """Hours after days and minutes after hours where they stand without 钟 or 小: 8天20时, 两小时十分."""
    match = _LESSER.match(text, at)
    number = whole(match["n"]) if match else None
    if not match or number is None or (match["unit"], last.piece[-1]) not in (("时", "D"), ("分", "H"), ("秒", "M")):
        return None
    return Part(at, match.end(), DURATION, f"PT{number[0]:g}{ {'时': 'H', '分': 'M', '秒': 'S'}[match['unit']] }")


def _joins(last: Part, following: Part, gap: str) -> bool:
    """Whether two neighbouring parts are one expression."""
    if last.rank == DURATION or following.rank == DURATION:
        linked = gap == "" and following.start > last.end
        return last.rank == following.rank and not gap.strip() and not last.mod and (linked or _seconds(following) < _seconds(last))
    if "," in gap:
        return following.piece.startswith("-") and last.piece.startswith("-WXX")
    if last.rank == following.rank == DAY and last.piece[0] == "D" and _is_festival(following.piece):
        return True
    if following.rank <= last.rank and not (last.rank == DAY and following.piece.startswith("-#")):
        return False
    anchored = following.piece[:1] not in ("-", "T", "~", "") and following.rank != WEEK
    if "的" in gap and following.rank in (MONTH, SEASON) and following.piece.startswith("-L") is False and last.rank != YEAR:
        return False
    return not anchored or (following.rank == DAY and last.rank == YEAR and False)


_UNIT_SECONDS: Final = {"Y": 31536000, "M": 2592000, "W": 604800, "D": 86400, "TH": 3600, "TM": 60, "TS": 1}


def _seconds(part: Part) -> int:
    """Seconds of a duration's unit."""
    return _UNIT_SECONDS["T" + part.piece[-1] if part.piece.startswith("PT") else part.piece[-1]]


def compose(text: str, parts: Sequence[Part]) -> str:
    """The value of parts that stand from wide to narrow."""
    value = ""
    daypart = ""
    for part in parts:
        piece = part.piece
        if part.rank == CLOCK and daypart:
            piece = _of_the_day(piece, daypart)
            value = value.split("T")[0]
        if part.rank == DAYPART:
            daypart = text[part.start : part.end]
            daypart = "晚" if daypart[-1] == "晚" else daypart
        if value[:1] == "D" and part.rank == DAY:
            continue  # 明天教师节: the festival stands beside the day
        if piece.startswith("T"):
            value = (value or "XXXX-XX-XX") + piece
        elif piece.startswith("~"):
            low, high = piece[1:].split("~")
            value = f"{value or 'XXXX'}{low}/{value or 'XXXX'}{high}"
        elif piece.startswith("-") and part.rank != DECADE:
            value = _narrow(value, piece, part.rank)
        elif piece and not _is_third(piece):
            value = piece
        elif _is_third(piece):
            value = value or "XXXX-XX"
    return value


def _is_festival(piece: str) -> bool:
    """Whether a day's piece is a festival's: named, or month and day at once."""
    return piece[:1] == "-" and (piece[1:2] > "一" or len(piece) == 6)


def _is_third(piece: str) -> bool:
    return piece.endswith(("旬", "半月"))


def _narrow(value: str, piece: str, rank: int) -> str:
    if not value:
        if piece[1] > "一":
            return piece[1:]
        return ("XXXX-XX" if rank == DAY and len(piece) == 3 else "XXXX") + piece
    if piece.startswith("-WXX-") and value[0] == "W":
        return value + piece.removeprefix("-WXX")
    if value.startswith("XXXX-WXX"):
        return "XXXX" + piece
    return value + piece


def _of_the_day(clock: str, daypart: str) -> str:
    """A clock time with the hour on the 24-hour clock, as the part of the day tells."""
    hour = int(clock[1:3])
    if (daypart in AFTERNOON and hour < 12 and not (daypart in ("夜里", "深夜", "半夜") and hour < 6)) or (daypart == "中午" and hour < 6):
        hour += 12
    elif daypart in ("凌晨", "晚上", "午夜", "半夜") and hour == 12:
        hour = 24 if daypart != "凌晨" else 0
    return f"T{hour:02d}{clock[3:]}"


# Bounds of dates ----------------------------------------------------------------------------------------------------------

_EVENT = "(?:换届|(?:大|年|全)?会议?|(?:工作)?(?:考核|检查|验收|督查|评估|考评|测评|普查|审计|督导)|开学|秋收|春耕|汛期(?:来临|到来)?|高考|中考|入冬|入汛|放假|结束|到来|来临)"
_DATE_BOUND = re.compile(
    r"(?P<before>(?:[或及](?=[之以])|及其)?(?:之前|以前)|前(?!后|[景沿提列台途期往茅瞻夕身辈述卫来去所端线者几三两半一二四五六七八九十0-9])|(?:之内|以内|内(?![部外容需涵在地陆科资生蒙]))(?:\s?前)?|为?止(?!境|于|损))"
    r"|(?P<about>前后|左右)"
    r"|(?P<after>(?:[或及](?=[之以]))?(?:之后|以后|以来|以降)|至今|迄今|开始(?=[,。;:、\s)]|$)|开始|起(?![步来到伏草诉家点码源飞重价始因义居航床点])(?:至今)?|后(?![续方来备勤期顾代台者进果半的三两几一二]|[0-9]))"
    r"|(?P<during>期间|时期|长假|假期|黄金周|间(?=[,。;\s]|$))"
    rf"|(?P<event>[^\s,。;:、()“”\"]{{0,6}}?{_EVENT}(?:之前|以前|前(?!后|[景沿提列台途期往]))(?!的?[一两三几0-9]))"
)
_TO = re.compile(
    r"(?<![提升高增长扩达推延迟回持续调放降展收低加少减大])(?:截至到?|截止到?|直到|到|截止|(?<![甚乃直以及])至)(?:目前|今天)?$"
)
_LEVEL = re.compile(rf"的?[近约]?\d+(?:\.\d+)?[%亿万]|的[近约]?[\d{HAN}百]")
_FROM = re.compile(r"(?:从|自从?|打)$")
_ABOUT = re.compile(r"(?:大约|大概|约)$")
_EARLIER_NOW = re.compile(r"(?:今后|未来|过去|此前)$")


def _bounded_date(text: str, parts: list[Part], floor: int) -> Expression | None:
    first, last = parts[0], parts[-1]
    start, end = first.start, last.end
    value = compose(text, parts)
    mod = next((part.mod for part in reversed(parts) if part.mod), None)
    rank = last.rank
    upper = _upper_end(text, parts)
    if upper:
        value, end = f"{value}/{compose(text, upper)}", upper[-1].end
        mod = next((part.mod for part in reversed(upper) if part.mod), None)
        between = _BETWEEN.match(text, end)
        end = between.end() if between else end
    if (head := _EARLIER_NOW.search(text, max(floor, start - 2), start)) and rank == YEAR and value == "XXXX":
        start = head.start()
    start, end, mod = _bounds(text, start, end, floor, mod, is_range=bool(upper))
    kind: TimeType = "TIME" if rank in (DAYPART, CLOCK) else "DATE"
    return Expression(start, end, kind, value, mod, rank)


def _bounds(text: str, start: int, end: int, floor: int, mod: TimeMod | None, *, is_range: bool) -> tuple[int, int, TimeMod | None]:
    """Start, end and modifier with the words before and after that bound a date."""
    bound = _DATE_BOUND.match(text, end)
    before = text[max(floor, start - 4) : start]
    if bound:
        end = bound.end()
        if bound["about"]:
            mod = "APPROX"
        elif bound["after"]:
            mod = "AFTER"
            if (head := _FROM.search(before)) and not is_range:
                start -= len(before) - head.start()
        elif not bound["during"]:
            mod = "BEFORE"
    if is_range:
        return start, end, mod
    if (head := _TO.search(before)) and mod != "AFTER" and not _LEVEL.match(text, end):
        start -= len(before) - head.start()
        mod = mod if mod == "APPROX" else "BEFORE"
    elif head := _ABOUT.search(before):
        start -= len(before) - head.start()
        mod = mod or "APPROX"
    return start, end, mod


def _upper_end(text: str, parts: list[Part]) -> list[Part]:
    """The parts of a range's other end (2021年至2025年, 1—9月, 明天下午3点至5点), with what it inherits from the first."""
    last = parts[-1]
    joint = _RANGE.match(text, last.end)
    paired = None if joint else _AND.match(text, last.end)
    match = joint or paired
    if not match or match.end() >= len(text):
        return []
    at = match.end()
    if text[at] in "到至" and joint:
        return []
    wider = next((part for part in reversed(parts) if part.rank < last.rank), None)
    upper = _chain(text, at, wider) or _chain(text, at)
    if not upper or upper[-1].rank in (DURATION, SET) or upper[0].rank == DURATION:
        return []
    if upper[-1].rank != last.rank and min(last.rank, upper[-1].rank) < MONTH:
        return []
    if paired and not _BETWEEN.match(text, upper[-1].end):
        return []
    inherited = [] if upper[0].piece[:1] not in ("-", "T") else [part for part in parts if part.rank < upper[0].rank]
    return inherited + upper


# Durations ----------------------------------------------------------------------------------------------------------------

_DURATION_BOUND = re.compile(
    r"(?P<within>(?:的?时间)?(?:之内|以内|内(?![部外容需涵在地陆科资生])))"
    r"|(?P<since>以来|来(?![自临到源说看讲华访宾源电人信自]))"
    r"|(?P<later>(?:之后|以后|后(?![续方来备勤期顾代台者进果半的三两几]))(?!期))"
    r"|(?P<ago>(?:之前|以前|前(?!后|[景沿提列台途期往茅瞻夕身辈述卫来去所端线])))"
    r"|(?P<about>左右|上下)|(?P<least>以[上下])"
)
_DURATION_HEAD = re.compile(
    r"(?P<recent>(?<!最)近|最近|过去的?|今后的?|未来的?|(?<![一-鿿])[前上下后]|(?<=[比过在较于与和])前|接下来的?)$|(?P<about>大约|约|将近|近乎|接近|几近)$|(?P<most>不超过|不得超过|最长|至多|最多)$"
    r"|(?P<least>不少于|不低于|不得少于|至少|超过|长达|满)$"
)
_CEILING = re.compile("以上,?")
_NOT_DURATION = re.compile(r"(?:(?:行动|规划|计划|攻坚|滚动)(?!以))|[期制](?!限|间|内|满)|级|岁")
_VAGUE_DAY = re.compile(r"[有那这某哪同几数多整第另]$")


def _bounded_duration(text: str, parts: list[Part], floor: int) -> Expression | None:
    first, last = parts[0], parts[-1]
    start, end = first.start, last.end
    words = text[start:end]
    before = text[max(floor, start - 4) : start]
    if _is_idle(text, words, before, end):
        return None
    value = _sum([part.piece for part in parts])
    high = last.high
    if len(parts) == 1 and high:
        value = f"{value}/{high}"
    if len(parts) == 1 and (ceiling := _CEILING.match(text, end)) and (upper := read_part(text, ceiling.end())) and upper.rank == DURATION:
        if text.startswith("以下", upper.end):  # 三年以上七年以下
            return Expression(start, upper.end + 2, "DURATION", f"{value}/{upper.piece}", None, DURATION)
    mod = next((part.mod for part in reversed(parts) if part.mod), None)
    bound = _DURATION_BOUND.match(text, end)
    head = _DURATION_HEAD.search(before)
    kind: TimeType = "DURATION"
    if head and not (
        head["recent"] in ("上", "下", "后", "前") and head.start() and before[head.start() - 1 : head.start()] in tuple("以之加")
    ):
        if head["recent"] != "最近":
            start -= len(before) - head.start()
        mod = mod or ("APPROX" if head["about"] else "WITHIN" if head["most"] else None)
    if bound:
        end = bound.end()
        if bound["within"]:
            mod = mod or "WITHIN"
        elif bound["since"]:
            mod = mod or "AFTER"
        elif bound["about"]:
            mod = "APPROX"
        elif (bound["later"] or bound["ago"]) and not high:
            sign = "" if bound["later"] else "-"
            kind, value = "DATE", _shifted(value, sign)
            mod = "AFTER" if len(bound["later"] or "") > 1 else "BEFORE" if bound["ago"] == "以前" else mod
            if "T" in value or value[0] == "H":
                kind = "TIME"
    past_year = head is not None and (head["recent"] or "").startswith("过去") and value == "P1Y" and mod is None
    if past_year:
        kind, value = "DATE", "Y-1"
    return Expression(start, end, kind, value, mod, DURATION)


def _is_idle(text: str, words: str, before: str, end: int) -> bool:
    """Whether the words count time only in a manner of speaking, or name something (三年行动)."""
    if _NOT_DURATION.match(text, end):
        return True
    if before.endswith("第"):
        return True
    if words in ("一天", "一年", "一日", "一周", "一秒", "一分钟") and (
        _VAGUE_DAY.search(before) or text[end : end + 1] in tuple("天比到")
    ):
        return True
    return words in ("一天", "一日") and not _DURATION_BOUND.match(text, end) and end < len(text) and text[end] not in ",。;、时"


def _sum(pieces: Sequence[str]) -> str:
    """One duration value of pieces from wide to narrow: P4Y, P6M → P4Y6M."""
    if len(pieces) == 1:
        return pieces[0]
    days = "".join(piece[1:] for piece in pieces if not piece.startswith("PT"))
    clock = "".join(piece[2:] for piece in pieces if piece.startswith("PT"))
    return f"P{days}" + (f"T{clock}" if clock else "")


def _shifted(value: str, sign: str) -> str:
    """A duration as a shift from now: P3D → D3, PT2H → H2 (with `-` for the past); years and months together in months."""
    match = re.fullmatch(r"P(T?)([\d.]+)([YMWDHS])", value)
    if not match:
        return value
    clock, number, unit = match[1], float(match[2]), match[3]
    if clock:
        return f"T{sign}{number:g}{unit}" if unit != "H" else f"H{sign}{number:g}"
    if unit == "Y" and number != int(number):
        return f"M{sign}{int(number * 12)}"
    if unit == "M" and number != int(number):
        return f"D{sign}{int(number * 30)}"
    return f"{unit}{sign}{number:g}"


# Sets ---------------------------------------------------------------------------------------------------------------------

_SET = re.compile(
    rf"每(?:隔|逢|到|满)?(?:(?P<n>\d{{1,3}}|[{HAN}]{{1,3}})\s?)?(?P<half>半)?个?(?P<unit>工作日|小时|分钟|秒|季度|季|学期|学年|星期|礼拜|年度?|月份?|周(?!边)|天|日)"
    rf"(?P<day>[一二三四五六日天末](?![次回考会课练报调督轮巡查]))?|(?:每到|每逢)(?P<end>周末)"
    r"|(?P<by>[逐按])(?P<step>年|月|季度?|周|日)(?!度预|[期内])|(?P<twice>月月|年年|天天|日日)(?!红|报)"
)
_SET_LETTERS: Final = {
    "年": "Y",
    "年度": "Y",
    "月": "M",
    "月份": "M",
    "周": "W",
    "星期": "W",
    "礼拜": "W",
    "天": "D",
    "日": "D",
    "工作日": "D",
    "小时": "TH",
    "分钟": "TM",
    "秒": "TS",
    "学年": "Y",
}


def _set(text: str, at: int) -> Expression | None:
    match = _SET.match(text, at)
    if not match:
        return None
    end = match.end()
    if match["end"] or match["day"]:
        day = {"日": "7", "天": "7", "末": "WE"}.get(match["day"] or "末") or str("一二三四五六".index(match["day"]) + 1)
        return Expression(at, end, "SET", f"XXXX-WXX-{day}", None, SET)
    unit = match["unit"] or match["step"] or match["twice"][0]
    count = whole(match["n"]) if match["n"] else (1.0, 1.0)
    if count is None:
        return None
    number = 0.5 if match["half"] else count[0]
    if unit in ("季度", "季"):
        value = f"P{number * 3:g}M"
    elif unit == "学期":
        value = "P0.5Y"
    else:
        letter = _SET_LETTERS[unit]
        value = f"PT{number:g}{letter[1]}" if letter[0] == "T" else f"P{number:g}{letter}"
    if number == 1 and not match["by"]:
        end, value = _of_each(text, end, unit, value)
    return Expression(at, end, "SET", value, None, SET)


def _of_each(text: str, end: int, unit: str, value: str) -> tuple[int, str]:
    """The part of each year or month that a set names: 每年10月, 每月15日, 每天晚上8点."""
    wide = {"年": Part(end, end, YEAR, "XXXX"), "月": Part(end, end, MONTH, "XXXX-XX"), "天": Part(end, end, DAY, "XXXX-XX-XX")}
    wide["个月"], wide["日"] = wide["月"], wide["天"]
    anchor = wide.get(unit)
    if anchor is None:
        return end, value
    if end >= len(text) or text[end] in HAN and unit == "年" and not re.match(rf"[{HAN}]{{1,3}}月", text[end : end + 4]):
        return end, value
    parts = [part for part in _chain(text, end, anchor) if part.rank not in (DURATION, SET)]
    if not parts or parts[0].rank <= anchor.rank or parts[0].start != end or parts[0].piece[:1] not in ("-", "T"):
        return end, value
    return parts[-1].end, compose(text, [anchor, *parts])


def with_start(expression: Expression, start: int) -> Expression:
    """The expression with its start moved."""
    return replace(expression, start=start)
