"""Parts that follow one another from wide to narrow, and the TIMEX3 value that they make together."""

import re
from collections.abc import Sequence
from typing import Final

from transforms.extract.timex.lexer import read_part
from transforms.extract.timex.numbers import HAN, whole
from transforms.extract.timex.parts import Part
from transforms.extract.timex.wordparts import edge
from transforms.extract.timex.words import AFTERNOON, CLOCK, DAY, DAYPART, DECADE, DURATION, MONTH, SEASON, WEEK, YEAR

_GAP = re.compile(r"\s?的?\s?,?\s?")


def read_chain(text: str, at: int, wider: Part | None = None) -> list[Part]:
    """Parts that follow one another from wide to narrow, each with its edge (初, 底)."""
    part = read_part(text, at, wider)
    if part is None:
        return []
    parts = [edge(text, part)]
    while len(parts) < 8 and parts[-1].end < len(text):
        last = parts[-1]
        gap = _GAP.match(text, last.end) if text[last.end] in "的," or text[last.end].isspace() else None
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
    if DURATION in (last.rank, following.rank):
        linked = gap == "" and following.start > last.end
        lesser = _seconds(following) < _seconds(last) if last.rank == following.rank else False
        return last.rank == following.rank and not gap.strip() and (lesser or (linked and not last.mod))
    if "," in gap:
        return following.piece.startswith("-") and last.piece.startswith("-WXX") and not following.piece.startswith("-WXX")
    if last.rank == following.rank == DAY and last.piece[0] == "D" and _is_festival(following.piece):
        return True
    if following.rank <= last.rank and not (last.rank == DAY and following.piece.startswith("-#")):
        return False
    anchored = following.piece[:1] not in ("-", "T", "~", "") and following.rank != WEEK
    if "的" in gap and following.rank in (MONTH, SEASON) and following.piece.startswith("-L") is False and last.rank != YEAR:
        return False
    return not anchored


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
            value = value.split("T", maxsplit=1)[0]
        if part.rank == DAYPART:
            daypart = text[part.start : part.end]
            daypart = "晚" if daypart[-1] == "晚" else daypart
        if value[:1] == "D" and part.rank == DAY:
            continue  # 明天教师节: the festival stands beside the day
        if part.is_lunar and part.rank == DAY and _is_plain_month(value, text[part.start]):
            value = f"{value[:-2]}L{value[-2:]}"
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


def _is_plain_month(value: str, first: str) -> bool:
    """Whether a month that is not called lunar has a lunar day after it: 八月十五 with no year and no 日, 五月初五."""
    return bool(re.fullmatch(r"XXXX-\d\d" if first not in "初廿" else r".*-\d\d", value))


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
    if hour == 0 and daypart in ("晚上", "晚", "深夜", "半夜", "夜里"):  # 今晚零点
        hour = 24
    elif (daypart in AFTERNOON and hour < 12 and not (daypart in ("夜里", "深夜", "半夜") and hour < 6)) or (
        daypart == "中午" and hour < 6
    ):
        hour += 12
    elif daypart in ("凌晨", "晚上", "晚", "午夜", "半夜") and hour == 12:
        hour = 24 if daypart != "凌晨" else 0
    return f"T{hour:02d}{clock[3:]}"
