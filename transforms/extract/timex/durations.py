"""Durations with their bounds: 三日内, 近三年, 3至5年, 20天."""

import re
from collections.abc import Sequence

from transforms.extract.timex.dates import Expression
from transforms.extract.timex.lexer import read_part
from transforms.extract.timex.numbers import HAN
from transforms.extract.timex.parts import LETTER, NOT_A_FRONT, SEPARATOR, Part
from transforms.extract.timex.words import DURATION, SET
from transforms.schema.codes import TimeMod, TimeType

_DURATION_BOUND = re.compile(
    r"(?P<within>(?:的?时间)?(?:之内|以内|内(?![部外容需涵在地陆科资生])))"
    r"|(?P<since>以来|来(?![自临到源说看讲华访宾源电人信自]))"
    r"|(?P<later>(?:之后|以后|后(?![续方来备勤期顾代台者果半三两几]|进(?!行|入|一步)))(?!期))"
    rf"|(?P<ago>(?:之前|以前|前{NOT_A_FRONT}))"
    r"|(?P<about>左右|上下)|(?P<least>以[上下])"
)
_DURATION_HEAD = re.compile(
    rf"(?P<recent>最近的?|近|过去的?|今后的?|未来的?|(?<!{LETTER})[前上下后]|(?<=[比过在较于与和由从了对])前|(?<=[我你他她们])[前上下后]|接下来的?)$|(?P<about>大约|约|将近|近乎|接近|几近)$|(?P<most>不超过|不得超过|最长|至多|最多)$"
    rf"|(?P<hence>再过|(?<!{LETTER})过)$"
    r"|(?P<least>不少于|不低于|不得少于|至少|少于|超过|大于|长达|不满|未满|不足|不到|满)$"
)
_TO = re.compile(rf"\s?{SEPARATOR}\s?(?=[\d{HAN}半])")
_CEILING = re.compile("以上,?")
_NOT_DURATION = re.compile(r"(?:(?:行动|规划|计划|攻坚|滚动)(?!以))|[期制](?!限|间|内|满)|级|岁")
_REGION = re.compile(f"(?:(?![内的]){LETTER}){{0,6}}圈")
"""15分钟医疗圈, 一刻钟便民生活圈: a region, named by the time it takes to cross."""
_RECURS = re.compile(
    "一(?:次|调度|通报|报(?![道告])|汇总|督查|检查|研判|会商|碰头|例会|分析|评比|排名|考核|小结|总结|排查|督导|巡查|点评|汇报|轮)"
)
"""What is done once in every such span: 十天一调度, 三年一轮."""
_VAGUE_DAY = re.compile(r"[有那这某哪同几数多整第另复]$")


def bounded_duration(text: str, parts: list[Part], floor: int) -> Expression | None:
    """A duration with the other end of its range and the words before and after that bound it.

    With 后 or 前, or with 再过 before it, it is a date counted from now: 三天后 → D3.
    """
    start, end = parts[0].start, parts[-1].end
    before = text[max(floor, start - 4) : start]
    if _is_idle(text, text[start:end], before, end):
        return None
    value, end, is_closed = _with_upper(text, parts)
    if is_closed:
        return Expression(start, end, "DURATION", value, None, DURATION)
    if _RECURS.match(text, end):
        return Expression(start, end, "SET", value, None, SET)
    mod = next((part.mod for part in reversed(parts) if part.mod), None)
    head = _DURATION_HEAD.search(before)
    if head and not (head["recent"] in ("上", "下", "后", "前") and before[: head.start()].endswith(("以", "之", "加"))):
        start -= len(before) - head.start()
        mod = mod or ("APPROX" if head["about"] else "WITHIN" if head["most"] else None)
    bound = _DURATION_BOUND.match(text, end)
    if head and head["hence"] and (bound is None or bound["about"]):
        return _from_now(start, bound.end() if bound else end, value, "", "APPROX" if bound else mod)
    if bound:
        return _bound_after(start, value, mod, bound)
    if value == "P1Y" and mod is None and head is not None and (head["recent"] or "").startswith("过去"):
        return Expression(start, end, "DATE", "Y-1", None, DURATION)
    return Expression(start, end, "DURATION", value, mod, DURATION)


def _with_upper(text: str, parts: list[Part]) -> tuple[str, int, bool]:
    """Value and end with a range's other end (3个月至6个月); whether 以上…以下 closes it (三年以上七年以下)."""
    last = parts[-1]
    value, end = _sum([part.piece for part in parts]), last.end
    if len(parts) > 1:
        return value, end, False
    if last.high:
        return f"{value}/{last.high}", end, False
    joint = _CEILING.match(text, end) or _TO.match(text, end)
    upper = read_part(text, joint.end()) if joint else None
    if joint is None or upper is None or upper.rank != DURATION or upper.high:
        return value, end, False
    is_closed = text.startswith("以下", upper.end)
    if joint[0].startswith("以上") and not is_closed:
        return value, end, False
    return f"{value}/{upper.piece}", upper.end + 2 * is_closed, is_closed


def _bound_after(start: int, value: str, mod: TimeMod | None, bound: re.Match[str]) -> Expression:
    """The duration with its bound to the right: 内, 来, 后, 前, 左右."""
    end = bound.end()
    if bound["about"]:
        return Expression(start, end, "DURATION", value, "APPROX", DURATION)
    if bound["within"] or bound["since"]:
        return Expression(start, end, "DURATION", value, mod or ("WITHIN" if bound["within"] else "AFTER"), DURATION)
    if bound["least"] or "/" in value:
        return Expression(start, end, "DURATION", value, mod, DURATION)
    mod = "AFTER" if len(bound["later"] or "") > 1 else "BEFORE" if bound["ago"] == "以前" else mod
    return _from_now(start, end, value, "" if bound["later"] else "-", mod)


def _from_now(start: int, end: int, value: str, sign: str, mod: TimeMod | None) -> Expression:
    """The date or hour that lies a duration ahead, or back where the sign is `-`."""
    shifted = _shifted(value, sign)
    kind: TimeType = "TIME" if "T" in shifted or shifted[0] == "H" else "DATE"
    return Expression(start, end, kind, shifted, mod, DURATION)


def _is_idle(text: str, words: str, before: str, end: int) -> bool:
    """Whether the words count time only in a manner of speaking, or name something (三年行动)."""
    if _NOT_DURATION.match(text, end) or (words.endswith(("分钟", "小时", "刻钟")) and _REGION.match(text, end)):
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
