"""Dates in figures (2026-02-10) and clock times (下午三点半, 18:00)."""

import re

from transforms.extract.timex.numbers import HAN, whole
from transforms.extract.timex.parts import SEPARATOR, Part, is_alone
from transforms.extract.timex.words import CLOCK, DAY, MONTH

_ISO = re.compile(
    r"(?P<y>[12]\d{3})\s?(?P<sep>[-/.·])\s?(?P<m>1[0-2]|0?[1-9])\s?[-/.·]\s?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d|\.\d)"
    r"|(?P<y8>(?:19|20)\d\d)(?P<m8>0[1-9]|1[0-2])(?P<d8>0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?P<dx>0?[1-9]|[12]\d|3[01])(?P<sx>[-/.])(?P<mx>0?[1-9]|1[0-2])(?P=sx)(?P<yx>(?:19|20)\d\d)(?!\d)"
    r"|(?P<ys>(?:19|20)\d\d) (?P<ms>0[1-9]|1[0-2]) (?P<ds>0[1-9]|[12]\d|3[01])(?![\d.%])"
    r"|(?P<d2>0[1-9]|[12]\d|3[01])/(?P<m2>0[1-9]|1[0-2])/(?P<y2>\d\d)(?![\d/])"
    r"|(?P<ym>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])(?![\d-])"
)
_CLOCK = re.compile(
    rf"(?P<h>\d{{1,2}}|[{HAN}]{{1,3}})\s?(?:"
    r":(?P<cm>[0-5]\d)(?::(?P<cs>[0-5]\d))?(?:(?P<tail>时)|\s?(?P<half>[AaPp])(?:\.?[Mm])?(?![A-Za-z]))?(?!\d|:)"
    r"|(?P<noon>[AaPp])\.?[Mm](?![A-Za-z0-9])"
    rf"|(?P<mark>[点时])(?:(?P<exact>钟|整|许|多钟)|(?P<part>半|[一1三3]刻)|[过零]?(?P<m>[0-5]?\d(?!\d)|[{HAN}]{{1,3}})(?P<minute>分(?!钟|之))?"
    rf"(?:(?P<s>[0-5]?\d|[{HAN}]{{1,3}})秒)?)?"
    rf"|(?={SEPARATOR}\s?(?:\d{{1,2}}|[{HAN}]{{1,3}})\s?(?P<shared>[点时])(?![间候代常刻期而事段])))"  # 0—24时
)


def read_iso(text: str, at: int) -> Part | None:
    """A date in figures: 2026-02-10, 2026.2.10, 20260210, 2026-02."""
    match = _ISO.match(text, at)
    if not match or (text[at - 1 : at] == "/" and match["sep"] == "/"):  # of an address: site/2023/05/06
        return None
    if match["ym"]:
        return Part(at, match.end(), MONTH, f"{match['ym']}-{match['mm']}")
    year, month, day = next(
        (match[f"y{kind}"], match[f"m{kind}"], match[f"d{kind}"]) for kind in ("", "8", "x", "s", "2") if match[f"y{kind}"]
    )
    year = year if len(year) == 4 else f"{19 if int(year) >= 30 else 20}{year}"
    end = match.end()
    if text[end : end + 1] in ("日", "号"):
        end += 1
    return Part(at, end, DAY, f"{year}-{int(month):02d}-{int(day):02d}")


_MONTH_AND_DAY = re.compile(r"(?P<m>1[0-2]|0?[1-9])[-/·](?P<d>3[01]|[12]\d|0?[1-9])(?:[日号]|(?=\s\d{1,2}:\d\d)|(?P<bare>))(?!\d)")


def read_month_and_day(text: str, at: int) -> Part | None:
    """A month and day with a stroke (12/1, 09-01), where a day follows in words or a clock time, or where they stand alone."""
    match = _MONTH_AND_DAY.match(text, at)
    if not match or (match["bare"] is not None and not is_alone(text, at, match.end())):
        return None
    return Part(at, match.end(), DAY, f"-{int(match['m']):02d}-{int(match['d']):02d}")


def read_clock(text: str, at: int, previous: Part | None) -> Part | None:
    """A time of the clock: 8:30, 三点半, 18时20分; bare digits only where something says that they are one."""
    match = _CLOCK.match(text, at)
    if not match:
        return None
    hour = whole(match["h"])
    if hour is None or hour[0] > 24:
        return None
    if previous is None and not _is_clock(text, match):
        return None
    minute = match["cm"] or match["m"]
    if match["part"]:
        minute = {"半": "30", "一": "15", "1": "15", "三": "45", "3": "45"}[match["part"][0]]
    minutes = whole(minute) if minute else (0.0, 0.0)
    if minutes is None or minutes[0] > 59:
        return None
    is_later = (match["half"] or match["noon"] or "") in ("P", "p") and hour[0] < 12
    second = match["cs"] or match["s"]
    seconds = whole(second) if second else None
    shown = f":{int(seconds[0]):02d}" if seconds and seconds[0] < 60 else ""
    return Part(at, match.end(), CLOCK, f"T{int(hour[0]) + 12 * is_later:02d}:{int(minutes[0]):02d}{shown}")


_CLOCK_TAIL = re.compile(rf"\s?(?:以?前|之前|以?后|之后|左右|{SEPARATOR}\s?(?:\d|[{HAN}]))")


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """Whether digits that no day or part of a day precedes are a clock time and not a ratio or a count of points."""
    before = text[max(0, match.start() - 6) : match.start()]
    if match["noon"]:
        return True
    if match["cm"]:
        return "比" not in before and "按" not in before
    if match["exact"] or match["part"] or match["minute"]:
        return True
    if is_alone(text, match.start(), match.end()):
        return match["m"] is None or (match["m"].isascii() and len(match["m"]) == 2)
    if match["shared"]:
        return match["shared"] == "时" and match["h"].isascii()
    if match["h"] in ("十一", "十二") and match["mark"] == "点" and not match["m"]:
        return text[match.end() : match.end() + 1] not in tuple("要意建措原体想希启内")
    if match["mark"] == "时":
        return match["h"].isascii() and not match["m"] and text[match.end() : match.end() + 1] not in tuple("间候代常刻期而事")
    return bool(match["h"].isascii() and _CLOCK_TAIL.match(text, match.end()))
