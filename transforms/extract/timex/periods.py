"""Parts that name a period by its number: plans, reigns, centuries, ordinal weeks, the first months of a year, 五一."""

import re
from typing import Final

from transforms.extract.timex.numbers import HAN, whole
from transforms.extract.timex.parts import Part
from transforms.extract.timex.words import DAY, DECADE, MONTH, SEASON, WEEK, WEEKDAYS, YEAR
from transforms.schema.codes import TimeMod

PLAN: Final = re.compile(r"(?P<n>十[一二三四五六七八]?|[一二三四五六七八九])五(?P<close>[”\"’」])?(?P<tail>时期|期间|末期?|初期?)?")


def read_plan(text: str, at: int) -> Part | None:
    """A five-year plan's years: “十四五”, 十三五时期; the first ran from 1953 and the third from 1966."""
    match = PLAN.match(text, at)
    if not match:
        return None
    opened = at > 0 and text[at - 1] in '“"‘「' and match["close"]
    bare = len(match["n"]) == 2 or match["tail"] in ("时期", "期间")
    if not (opened or (bare and not match["close"] and text[match.end() : match.end() + 1] not in tuple(HAN + "年月日天个"))):
        return None
    if text.startswith(("规划", "计划", "普法", "纲要", "工程", "立法"), match.end()):
        return None
    nth = int((whole(match["n"]) or (0, 0))[0])
    first = {1: 1953, 2: 1958}.get(nth, 1966 + 5 * (nth - 3))
    tail = match["tail"] or ""
    mod: TimeMod | None = "END" if tail.startswith("末") else "START" if tail.startswith("初") else None
    return Part(at - 1 if opened else at, match.end(), DECADE, f"{first}/{first + 4}", mod)


_NUMBERED_FESTIVAL = re.compile(
    r"(?P<n>五一|十一|六一|七一|八一|三八|五四)(?P<name>国际劳动节|劳动节|国庆节|国庆|国际儿童节|儿童节|建党节|建军节|国际妇女节|妇女节|青年节)?"
    r"(?=[”\"]?(?:前后?|后|期间|假期|小?长假|黄金周|节)|(?P<full>))"
)
_NUMBERED = {"五一": "-05-01", "十一": "-10-01", "六一": "-06-01", "七一": "-07-01", "八一": "-08-01", "三八": "-03-08", "五四": "-05-04"}


def read_numbered_festival(text: str, at: int) -> Part | None:
    """A festival called by its date, with its quotes: 五一, “七一”, 十一假期."""
    match = _NUMBERED_FESTIVAL.match(text, at)
    if not match or (match["full"] is not None and not match["name"]):
        return None
    start, end = at, match.end()
    if text.startswith("节", end):
        end += 1
    if at and text[at - 1] in '“"' and text[end : end + 1] in ("”", '"'):
        start, end = at - 1, end + 1
    return Part(start, end, DAY, _NUMBERED[match["n"]])


_ORDINAL = re.compile(
    rf"第(?P<n>\d{{1,3}}|[{HAN}]{{1,5}})(?P<unit>个?季度|周|个?星期(?![一二三四五六日天])|个月|天|个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天]))"
)


def read_ordinal(text: str, at: int, previous: Part | None) -> Part | None:
    """An ordinal quarter, month, week, weekday or day: 第三季度, 第2周, 第一个星期一."""
    match = _ORDINAL.match(text, at)
    value = whole(match["n"]) if match else None
    if not match or value is None:
        return None
    number, unit = int(value[0]), match["unit"]
    if match["day"]:
        return Part(at, match.end(), DAY, f"-WXX-{WEEKDAYS[match['day']]}-#{number}")
    if "季度" in unit:
        return Part(at, match.end(), SEASON, f"-Q{number}") if 1 <= number <= 4 else None
    if unit == "个月":
        return Part(at, match.end(), MONTH, f"-{number:02d}")
    if unit == "天" and (previous is None or previous.rank >= DAY):
        return Part(at, match.end(), DAY, "XXXX-XX-XX") if number == 2 else None  # the day after the one told before
    if unit == "天":
        return Part(at, match.end(), DAY, f"-#{number:03d}")
    return Part(at, match.end(), WEEK, f"-W{number:02d}")


_LAST = re.compile(r"最后一?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")


def read_last_weekday(text: str, at: int) -> Part | None:
    """The last such weekday of a month: 最后一个星期五."""
    match = _LAST.match(text, at)
    return Part(at, match.end(), DAY, f"-WXX-{WEEKDAYS[match['day']]}-#-1") if match else None


_DECADE_OF_CENTURY = re.compile(
    rf"(?P<c>上个?|本|\d{{1,2}}|[{HAN}]{{1,3}})世纪(?:(?P<d>\d0|[一二三四五六七八九]{{2}}十|[一二三四五六七八九]十|[一二三四五六七八九]〇)年代)?"
)


def read_century(text: str, at: int) -> Part | None:
    """A century, or a decade of one: 上世纪90年代, 本世纪, 十九世纪七十年代."""
    match = _DECADE_OF_CENTURY.match(text, at)
    if not match:
        return None
    number = whole(match["c"]) if match["c"][0] not in "上本" else None
    century = {"上": 19, "本": 20}[match["c"][0]] if number is None else int(number[0]) - 1
    decade = whole(match["d"]) if match["d"] else None
    return Part(
        at,
        match.end(),
        DECADE,
        "/".join(f"{century:02d}{ten}X" for ten in sorted({int(value) // 10 for value in decade})) if decade else f"{century:02d}",
    )


_FIRST_OF_MANY = re.compile(
    rf"(?P<end>前|头|最后|后)\s?(?P<n>\d{{1,3}}|[{HAN}]{{1,3}})\s?(?P<unit>个?季度|个月|(?:个?星期|周)(?![一二三四五六日天])|天)"
)


def read_first_of_many(text: str, at: int, previous: Part | None) -> Part | None:
    """The first or last months, quarters, weeks or days of a year or month: 前三季度, 今年前5个月, 本月最后五天."""
    match = _FIRST_OF_MANY.match(text, at)
    number = whole(match["n"]) if match else None
    if not match or number is None or number[0] != number[1] or (previous is None and match["end"] not in ("前", "头")):
        return None
    count, unit, rank = int(number[0]), match["unit"][-1], previous.rank if previous else YEAR
    if previous is None and unit == "月" and at and (text[at - 1] >= "一" and text[at - 1] not in "年由据从较比"):
        return None
    if rank not in (YEAR, MONTH) or (rank == MONTH and unit in "月度") or (previous is None and unit not in "月度"):
        return None
    wide = {"度": 4, "月": 12, "周": 52, "期": 52, "天": 365}[unit]
    if not 1 <= count <= wide or (match["end"] == "后" and unit not in "月度"):
        return None
    is_last = match["end"] not in ("前", "头")
    if unit in "月度":
        low, high = (wide - count + 1, wide) if is_last else (1, count)
        pattern = "-Q{}" if unit == "度" else "-{:02d}"
    elif is_last:
        low, high = -count, -1
        pattern = "-#{}" if unit == "天" else "-W{}"
    else:
        low, high = 1, count
        pattern = "-W{:02d}" if unit != "天" else "-#{:03d}" if rank == YEAR else "-{:02d}"
    piece = pattern.format(low) if low == high < 0 else f"~{pattern.format(low)}~{pattern.format(high)}"
    return Part(at, match.end(), SEASON if rank == YEAR else WEEK, piece)
