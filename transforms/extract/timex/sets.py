"""Times that come again: 每年, 逐月, 每周三, 每年10月."""

import re
from collections.abc import Sequence
from typing import Final

from transforms.extract.timex.chains import compose, read_chain
from transforms.extract.timex.dates import Expression, upper_end
from transforms.extract.timex.numbers import HAN, whole
from transforms.extract.timex.parts import SEPARATOR, Part
from transforms.extract.timex.words import CLOCK, DAY, DAYPART, DURATION, MONTH, SET, YEAR
from transforms.schema.codes import TimeMod

_SET = re.compile(
    rf"每(?:隔|逢|到|满)?(?:(?P<n>\d{{1,3}}|[{HAN}]{{1,3}})(?:{SEPARATOR}(?P<n2>\d{{1,3}}|[{HAN}]{{1,3}}))?\s?)?(?P<half>半)?个?(?P<unit>工作日|小时|分钟|秒|旬|季度|季|学期|学年|星期|礼拜|年度?|月份?|周(?!边)|天|日|(?=[早晚]))"
    rf"(?P<day>[一二三四五六日天末](?![次回考会课练报调督轮巡查]))?|(?:每到|每逢)(?P<end>周末)"
    r"|(?P<by>[逐按])(?P<step>年度?|月度?|季度?|周|日)(?![期内预龄级代初底末均])|(?<!一)(?P<twice>月月|年年|天天|日日)(?!红|报)"
)
_BOUND: Final = re.compile("(?:下班)?之前|下班前|以前|前(?![后几三两半一二四五十0-9])")
_HAN_DAY: Final = re.compile(rf"[{HAN}]{{1,3}}[日号]")
_EDGE: Final = re.compile("(?:年|月|季)?[底末](?!线|层|月)|年终|(?:年|月|季)?初(?![步期级中一二三四五六七八九十])")
_SHOWN_NUMBER: Final = re.compile(r"[\d.]+")
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
    "月度": "M",
    "旬": "D",
}


def read_set(text: str, at: int) -> Expression | None:
    """A time that comes again, with the part of the period that it names and its bound: 每年10月, 每月底前, 逐月."""
    match = _SET.match(text, at)
    if not match:
        return None
    end = match.end()
    if match["day"] and match["unit"] not in ("周", "星期", "礼拜"):
        end = match.start("day")
    elif match["end"] or match["day"]:
        day = {"日": "7", "天": "7", "末": "WE"}.get(match["day"] or "末") or str("一二三四五六".index(match["day"]) + 1)
        anchor = Part(at, end, DAY, f"XXXX-WXX-{day}")
        parts = [part for part in read_chain(text, end, anchor) if part.rank in (DAYPART, CLOCK)] if end < len(text) else []
        end, value = _with_upper_end(text, [anchor, *parts])
        bound = _BOUND.match(text, end)
        return Expression(at, bound.end() if bound else end, "SET", value, "BEFORE" if bound else None, SET)
    unit = match["unit"] or match["step"] or (match["twice"] or "天")[0]
    count = whole(match["n"]) if match["n"] else (1.0, 1.0)
    if count is None:
        return None
    number = 0.5 if match["half"] else count[0] * (10 if unit == "旬" else 1)
    if unit in ("季度", "季"):
        value = f"P{number * 3:g}M"
    elif unit == "学期":
        value = "P0.5Y"
    else:
        letter = _SET_LETTERS[unit]
        value = f"PT{number:g}{letter[1]}" if letter[0] == "T" else f"P{number:g}{letter}"
    upper = whole(match["n2"]) if match["n2"] else None
    if upper is not None:
        value = f"{value}/{_SHOWN_NUMBER.sub(f'{upper[1]:g}', value, count=1)}"
    if number != 1 or match["by"]:
        return Expression(at, end, "SET", value, None, SET)
    edge = _EDGE.match(text, end)
    end, value = (edge.end(), value) if edge else _of_each(text, end, unit, value)
    if end == at + 1:  # 每早, 每晚 with no part of the day
        return None
    bound = _BOUND.match(text, end) if edge or value.startswith("XXXX") else None
    mod: TimeMod | None = "BEFORE" if bound else None
    if edge and not bound:
        mod = "START" if edge[0].endswith("初") else "END"
    return Expression(at, bound.end() if bound else end, "SET", value, mod, SET)


def _of_each(text: str, end: int, unit: str, value: str) -> tuple[int, str]:
    """The part of each year or month that a set names: 每年10月, 每月15日, 每天晚上8点."""
    wide = {"年": Part(end, end, YEAR, "XXXX"), "月": Part(end, end, MONTH, "XXXX-XX"), "天": Part(end, end, DAY, "XXXX-XX-XX")}
    wide["个月"], wide["日"] = wide["月"], wide["天"]
    anchor = wide.get(unit)
    if anchor is None:
        return end, value
    if end >= len(text) or (text[end] in HAN and unit == "年" and not re.match(rf"[{HAN}]{{1,3}}月", text[end : end + 4])):
        return end, value
    if unit == "月" and text[end] in HAN and not _HAN_DAY.match(text, end):
        return end, value  # 每月一题
    parts = [part for part in read_chain(text, end, anchor) if part.rank not in (DURATION, SET)]
    if not parts or parts[0].rank <= anchor.rank or parts[0].start != end or parts[0].piece[:1] not in ("-", "T"):
        return end, value
    return _with_upper_end(text, [anchor, *parts])


def _with_upper_end(text: str, parts: Sequence[Part]) -> tuple[int, str]:
    """Where the parts end and their value, both with the other end of their range: 每天9时—17时."""
    value = compose(text, parts)
    upper = [part for part in upper_end(text, parts) if part.rank <= parts[-1].rank]  # 每周一至周五, then hours of their own
    return (upper[-1].end, f"{value}/{compose(text, upper)}") if upper else (parts[-1].end, value)
