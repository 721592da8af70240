"""Durations with their bounds: 三日内, 近三年, 3至5年, 20天."""

import re
from collections.abc import Sequence

from transforms.extract.timex.dates import Expression
from transforms.extract.timex.lexer import read_part
from transforms.extract.timex.numbers import HAN
from transforms.extract.timex.parts import NOT_A_FRONT, SEPARATOR, Part
from transforms.extract.timex.words import DURATION
from transforms.schema.codes import TimeType

_DURATION_BOUND = re.compile(
    r"(?P<within>(?:的?时间)?(?:之内|以内|内(?![部外容需涵在地陆科资生])))"
    r"|(?P<since>以来|来(?![自临到源说看讲华访宾源电人信自]))"
    r"|(?P<later>(?:之后|以后|后(?![续方来备勤期顾代台者果半三两几]|进(?!行|入|一步)))(?!期))"
    rf"|(?P<ago>(?:之前|以前|前{NOT_A_FRONT}))"
    r"|(?P<about>左右|上下)|(?P<least>以[上下])"
)


_DURATION_HEAD = re.compile(
    r"(?P<recent>(?<!最)近|最近|过去的?|今后的?|未来的?|(?<![一-鿿])[前上下后]|(?<=[比过在较于与和])前|接下来的?)$|(?P<about>大约|约|将近|近乎|接近|几近)$|(?P<most>不超过|不得超过|最长|至多|最多)$"
    r"|(?P<least>不少于|不低于|不得少于|至少|少于|超过|大于|长达|不满|未满|不足|不到|满)$"
)


_TO = re.compile(rf"\s?{SEPARATOR}\s?(?=[\d{HAN}半])")


_CEILING = re.compile("以上,?")


_NOT_DURATION = re.compile(r"(?:(?:行动|规划|计划|攻坚|滚动)(?!以))|[期制](?!限|间|内|满)|级|岁")


_VAGUE_DAY = re.compile(r"[有那这某哪同几数多整第另]$")


def bounded_duration(text: str, parts: list[Part], floor: int) -> Expression | None:
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
    if len(parts) == 1 and not high and (joint := _TO.match(text, end)):
        upper = read_part(text, joint.end())
        if upper is not None and upper.rank == DURATION and not upper.high:
            value, high, end = f"{value}/{upper.piece}", upper.piece, upper.end
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
