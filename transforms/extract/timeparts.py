"""Parts of a time expression: one year, month, day, weekday, festival, clock time or duration at a given place of a text."""

import re
from dataclasses import dataclass
from typing import Final

from transforms.extract.timenumbers import HAN, short, whole
from transforms.extract.timewords import (
    CLOCK,
    DAY,
    DAYPART,
    DECADE,
    DURATION,
    DURATION_UNITS,
    MONTH,
    SEASON,
    WEEK,
    WEEKDAYS,
    WORDS,
    YEAR,
)
from transforms.schema.codes import TimeMod

SEPARATOR: Final = r"(?:至|到|—+|-+|~+|–+|―+|─+|－+)"
_NUMBER = rf"(?:\d+(?:\.\d+)?|[{HAN}]{{1,8}}|[xX×]{{1,2}}|[12]\d[xX×]{{2}})"
_UNIT = (
    "世纪|年代|学年度|学年|周年|个年头|年度|年|季度|个季度|个多?月|月份?|个多?星期|个?星期|个?礼拜|个?工作日|个?自然日|个?昼夜|周|天|日|号"
    "|个多?小时|个?小时|学时|个?钟头|个钟|分钟|秒钟?|刻钟|点钟"
)
NUMERIC: Final = re.compile(
    rf"(?P<n>{_NUMBER})(?P<about>多|余|来|几)?\s?"
    rf"(?:(?:{SEPARATOR}|或者?)\s?(?P<n2>{_NUMBER})\s?)?"
    rf"(?P<half>个半)?(?P<unit>{_UNIT})(?P<more>多|余|半(?!期|程|径|年|月|数|个|途|边|截)|有余)?"
)
_HALF = re.compile(r"(?P<unit>半(?:个多?月|个小时|个?钟头|个世纪|个学期|小时|年|月|天))(?:时间)?(?P<more>多|余)?")
_ISO = re.compile(
    r"(?P<y>[12]\d{3})\s?(?P<sep>[-/.·])\s?(?P<m>1[0-2]|0?[1-9])\s?[-/.·]\s?(?P<d>3[01]|[12]\d|0?[1-9])(?!\d|\.\d)"
    r"|(?P<y8>(?:19|20)\d\d)(?P<m8>0[1-9]|1[0-2])(?P<d8>0[1-9]|[12]\d|3[01])(?!\d)"
    r"|(?P<dx>0?[1-9]|[12]\d|3[01])(?P<sx>[-/.])(?P<mx>0?[1-9]|1[0-2])(?P=sx)(?P<yx>(?:19|20)\d\d)(?!\d)"
    r"|(?P<ys>(?:19|20)\d\d) (?P<ms>0[1-9]|1[0-2]) (?P<ds>0[1-9]|[12]\d|3[01])(?![\d.%])"
    r"|(?P<ym>(?:19|20)\d\d)-(?P<mm>0[1-9]|1[0-2])(?![\d-])"
)
_CLOCK = re.compile(
    rf"(?P<h>\d{{1,2}}|[{HAN}]{{1,3}})\s?(?:"
    r":(?P<cm>[0-5]\d)(?::(?P<cs>[0-5]\d))?(?P<tail>时)?(?!\d|:)"
    rf"|(?P<mark>[点时])(?:(?P<exact>钟|整|许|多钟)|(?P<part>半|[一1三3]刻)|[过零]?(?P<m>[0-5]?\d(?!\d)|[{HAN}]{{1,3}})(?P<minute>分)?"
    rf"(?:(?P<s>[0-5]?\d|[{HAN}]{{1,3}})秒)?)?)"
)
PLAN: Final = re.compile(r"(?P<n>十[一二三四五六七八]?|[一二三四五六七八九])五(?P<close>[”\"’」])?(?P<tail>时期|期间|末期?|初期?)?")
_IDIOM = re.compile(
    r"[百千万]年|十年(?:树木|寒窗|磨一剑|九不遇|如一日)|一天(?:比一天|天|到晚)|一日(?:之计|三秋|千里|游|不见)|[三两]天(?:两头|打鱼)|一年(?:到头|一度|比一年|之计|四季)"
    r"|一(?:个?月|周|天|日|年|季度?)(?:[一两](?![\d十月日号年周天])|[一两二三][次度])|[一二三]月[一二三四]?[次考练]|五年(?:规划|计划)|七月流火|朝九晚五|一时|一世纪|八一(?!建军)"
)
_MASKED_PIECE = {"年": "20XX", "月": "-XX", "日": "-XX"}
_EDGE = re.compile(
    r"年年?[底末初终尾](?![中步级次])|年?(?P<end>底(?![层下部线气色蕴数])|末期?|尾(?![矿气砂款])|终(?=[前考，。,]))|[年月]?(?P<start>初期?(?![中步级创心衷始高审评试])|伊始)"
    r"|(?P<month>月[底末])|年中(?![心央国小学期等部])|(?P<whole>全年|份)|(?P<early>前期)|(?P<late>[中后]期)"
)
_ORDINAL = re.compile(
    rf"第(?P<n>\d{{1,2}}|[{HAN}]{{1,3}})(?P<unit>个?季度|周|个?星期(?![一二三四五六日天])|个月|天|个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天]))"
)
_LAST = re.compile(r"最后一?个?(?:周|星期|礼拜)(?P<day>[一二三四五六日天])")
_LUNAR_MONTH = re.compile(r"(?:农历|阴历)?(?P<m>闰?(?:正|腊|冬|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9]))月份?")
_LUNAR_DAY = re.compile(
    r"(?P<d>初(?:[一二三四五六七八九十]|\d)|廿[一二三四五六七八九]?|二十[一二三四五六七八九]?|三十|十[一二三四五六七八九]?|[12]?\d|30)(?![日号年月天多余个大项条\d一二三四五六七八九十百])"
)
_YEAR_STOP = "级龄轻青糕"
_MONTH_STOP = "龄饼球薪嫂光牙亮"
_DAY_STOP = "本元均报游产夜用货"
_NUMBERED_STOP = "楼线文令院馆厅井矿公召码机桥门桌灶站台函发机位房库店市"


@dataclass(frozen=True, slots=True)
class Part:
    """One part: where it stands, its rank (see `timewords`) and the piece of a value that it gives."""

    start: int
    end: int
    rank: int
    piece: str
    mod: TimeMod | None = None
    high: str = ""  # upper bound of a duration range
    is_lunar: bool = False


_ERAS: Final = {
    "康熙": 1662, "雍正": 1723, "乾隆": 1736, "嘉庆": 1796, "道光": 1821, "咸丰": 1851, "同治": 1862, "光绪": 1875, "宣统": 1909, "民国": 1912,
}  # fmt: skip
_ERA_YEAR = re.compile(rf"(?P<era>{'|'.join(_ERAS)})(?P<n>元|\d{{1,2}}|[{HAN}]{{1,3}})年")


def _era(text: str, at: int) -> Part | None:
    """A year of a reign or of the Republic: 光绪二十四年, 民国元年."""
    match = _ERA_YEAR.match(text, at)
    number = (1.0, 1.0) if match and match["n"] == "元" else whole(match["n"]) if match else None
    if not match or number is None:
        return None
    return Part(at, match.end(), YEAR, f"{_ERAS[match['era']] + int(number[0]) - 1}")


def read_part(text: str, at: int, previous: Part | None = None) -> Part | None:
    """The part that begins at `at`, if one does; `previous` is the wider part right before it."""
    if at >= len(text):
        return None
    first = text[at]
    if previous is None and "世" in text[at + 1 : at + 4] and (part := _decade_of_century(text, at)):
        return part
    if first.isdigit() or first in HAN or first in "xX×":
        part = _numeric(text, at, previous)
        return part or _word(text, at, previous)
    if first in "康雍乾嘉道咸同光宣民" and (part := _era(text, at)):
        return part
    if first == "第":
        return _ordinal(text, at)
    if first in "最前头后" and (part := _first_of_many(text, at, previous)):
        return part
    if first == "最":
        return _last(text, at) if previous else None
    if first == "半":
        return _half(text, at)
    if first in "农阴正腊冬闰初":
        return _lunar(text, at, previous) or _word(text, at, previous)
    return _word(text, at, previous)


def edge(text: str, part: Part) -> Part:
    """The part with 年底, 初, 末 and the like that follow it."""
    if part.rank > MONTH or part.end >= len(text):
        return part
    match = _EDGE.match(text, part.end)
    if not match:
        return part
    if match["whole"] and (match["whole"] == "份" or part.rank != YEAR):
        return part
    words = match[0]
    if words[0] == "月" and part.rank != MONTH or words[0] == "年" and part.rank != YEAR:
        return part
    mod: TimeMod | None = "END" if words[-1] in "底末尾终" or words == "末期" or match["late"] == "后期" else None
    if match["start"] or words[-1] == "初" or match["early"]:
        mod = "START"
    return Part(part.start, match.end(), part.rank, part.piece, mod, part.high, part.is_lunar)


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether the words are all there is: a table's cell, a whole answer."""
    return not text[:start].strip("= ") and not text[end:].strip(" 。")


def _numeric(text: str, at: int, previous: Part | None) -> Part | None:
    if at and (text[at - 1].isdigit() or text[at - 1] in ".第+#" or (text[at - 1].isascii() and text[at - 1].isalpha())):
        return None
    if text[at].isdigit() and previous is None and (part := _iso(text, at) or _month_and_day(text, at)):
        return part
    if (previous is None or previous.rank >= DAY) and (part := _clock(text, at, previous)):
        return part
    if previous is not None and previous.rank == MONTH and (part := _lunar_day(text, at, previous)):
        return part
    if (part := _plan(text, at)) or (part := _numbered_festival(text, at)):
        return part
    if previous is None and _IDIOM.match(text, at):
        return None
    match = NUMERIC.match(text, at)
    return _by_unit(text, match, previous) if match else None


def _by_unit(text: str, match: re.Match[str], previous: Part | None) -> Part | None:
    """The part that a number with its unit is: a calendar unit, or else a duration."""
    number, unit = match["n"], match["unit"]
    if number[-1] in "xX×":
        return _masked(match)
    value = whole(number)
    if value is None:
        return None
    calendar = None
    if unit == "月" and re.search(r"(?:不足|持续|历时|为期|满|超过)$", text[max(0, match.start() - 2) : match.start()]):
        return Part(match.start(), match.end("unit"), DURATION, _length(value[0], "M"))
    if not match["about"] and not match["half"]:
        if unit in ("年", "学年", "学年度", "年度"):
            calendar = _year(text, match, value)
        elif unit in ("月", "月份"):
            calendar = _month(text, match, value)
            if calendar is None:
                return None
        elif unit in ("日", "号"):
            calendar = _day(text, match, value, previous)
            if calendar is None and (unit == "号" or previous is not None):
                return None
        elif unit == "季度" and 1 <= value[0] <= 4:
            calendar = _first_of(match, SEASON, f"-Q{int(value[0])}")
        elif unit == "世纪":
            return Part(match.start(), match.end(), DECADE, f"{int(value[0]) - 1:02d}")
        elif unit == "年代":
            return _decade(match, value)
    if calendar is not None:
        return calendar
    return _duration(text, match, value)


def _masked(match: re.Match[str]) -> Part | None:
    number, unit = match["n"], match["unit"]
    if unit == "年" and len(number) == 4:
        return Part(match.start(), match.end("unit"), YEAR, number.upper().replace("×", "X"))
    if unit == "年" and len(number) == 2:
        return Part(match.start(), match.end("unit"), YEAR, "XXXX")
    if unit in ("月", "月份"):
        return Part(match.start(), match.end("unit"), MONTH, "-XX")
    if unit == "日":
        return Part(match.start(), match.end("unit"), DAY, "-XX")
    return None


def _first_of(match: re.Match[str], rank: int, piece: str) -> Part:
    """The part, cut before its separator where the number begins a range (the other end is read by itself)."""
    return Part(match.start(), match.end("n") if match["n2"] else match.end("unit"), rank, piece)


def _year(text: str, match: re.Match[str], value: tuple[float, float]) -> Part | None:
    number = match["n"]
    after = text[match.end("unit") : match.end("unit") + 1]
    if value[0] != value[1] or after in _YEAR_STOP and after or "." in number:
        return None
    year = int(value[0])
    if len(number) >= 4 and 1000 <= year < 2200 and not (year < 1900 and text.startswith(("历史", "的历史"), match.end("unit"))):
        return _first_of(match, YEAR, f"{year:04d}")
    if len(number) == 2 and not match["n2"] and match["unit"] == "年" and _is_short_year(text, match, year):
        return _first_of(match, YEAR, str(year + (1900 if year >= 30 else 2000)))
    return None


_COUNTS_YEARS = re.compile(r"(?:近|满|超|过|约|历|了|来|立|这|达|前|后|去|期|每|为|建[国党军校院市]|工作|坚守|连续|服务|年限|\d[-—~])$")


def _is_short_year(text: str, match: re.Match[str], year: int) -> bool:
    """Whether two digits before 年 name a year (98年, 07年, 九八年, 18年10月) and do not count years (30年)."""
    number, end = match["n"], match.end("unit")
    month = re.compile(rf"\s?(?:1[0-2]|0?[1-9]|[{HAN}]{{1,2}})月").match(text, end)
    if month or number[0] in "0零〇" or re.match(r"第\d+(?:周|个月)", text[end : end + 6]):
        return True
    if any(han in "十廿卅百" for han in number) or text.startswith(("来", "多", "以", "之", "内", "的", "后"), end):
        return False
    if not number.isascii():
        return True
    counted = _COUNTS_YEARS.search(text, max(0, match.start() - 4), match.start())
    return (year >= 80 and not counted) or is_alone(text, match.start(), end)


def _month(text: str, match: re.Match[str], value: tuple[float, float]) -> Part | None:
    after = text[match.end("unit") : match.end("unit") + 1]
    if not 1 <= value[0] <= 12 or value[0] != value[1] or (after and after in _MONTH_STOP) or "." in match["n"]:
        return None
    return _first_of(match, MONTH, f"-{int(value[0]):02d}")


_LASTS_DAYS = re.compile(r"的?时间|之?内|以[内上后来]|之?后|前|长假|小长假|假期|以前|之前|不等")


def _day(text: str, match: re.Match[str], value: tuple[float, float], previous: Part | None) -> Part | None:
    end = match.end("unit")
    after = text[end : end + 1]
    if not 1 <= value[0] <= 31 or value[0] != value[1] or "." in match["n"]:
        return None
    part = _first_of(match, DAY, f"-{int(value[0]):02d}")
    if previous is not None:
        return part
    if (after and after in _DAY_STOP + _NUMBERED_STOP) or (match.start() and text[match.start() - 1] in "第〕]）)"):
        return None
    if match["unit"] == "号":
        follows = _WORDS.match(text, end) if end < len(text) else None
        return part if is_alone(text, match.start(), end) or (follows and WORDS[follows[0]][0] == DAYPART) else None
    if (
        _LASTS_DAYS.match(text, end)
        or not text[match.start()].isdigit()
        or re.search(r"(?:为期|历时|[前后满达过超])$", text[max(0, match.start() - 2) : match.start()])
    ):
        return None
    return part


def _decade(match: re.Match[str], value: tuple[float, float]) -> Part | None:
    decade = int(value[0]) % 100 // 10
    if value[0] >= 100:
        return Part(match.start(), match.end(), DECADE, f"{int(value[0]) // 10}X")
    return Part(match.start(), match.end(), DECADE, f"19{decade}X") if decade >= 3 else None


def _duration(text: str, match: re.Match[str], value: tuple[float, float]) -> Part | None:
    unit, more = match["unit"], match["more"]
    if unit in ("季度", "世纪", "年代", "学年度", "月份", "号", "年度") or (unit == "月" and not match["half"]):
        return None
    end = match.end() if more else match.end("unit")
    after = text[end : end + 2]
    if (unit == "年" and after[:1] and after[0] in "级龄轻青糕代") or (unit == "周" and after[:1] and after[0] in "边围密刊报期转"):
        return None
    if unit == "周年" and not is_alone(text, match.start(), end):
        return None
    if unit == "个季度":
        value, letter = (value[0] * 3, value[1] * 3), "M"
    elif unit == "刻钟":
        value, letter = (value[0] * 15, value[1] * 15), "TM"
    else:
        letter = "Y" if unit == "学年" else DURATION_UNITS[unit.replace("多", "")]
    low, high = value
    if match["n2"]:
        upper = whole(match["n2"])
        if upper is None:
            return None
        high = upper[1]
    extra = 0.5 if more == "半" or match["half"] else 0.0
    mod: TimeMod | None = "APPROX" if match["about"] or (more and more != "半") or "多" in unit else None
    return Part(match.start(), end, DURATION, _length(low + extra, letter), mod, _length(high + extra, letter) if high != low else "")


def _length(value: float, letter: str) -> str:
    return f"PT{short(value)}{letter[1]}" if letter[0] == "T" else f"P{short(value)}{letter}"


def _half(text: str, at: int) -> Part | None:
    if at and text[at - 1] in "上下前后大一个多每过":
        return None
    match = _HALF.match(text, at)
    if not match:
        return None
    unit = match["unit"][1:]
    if unit == "天" or unit == "个世纪" or unit == "个学期":
        piece = {"天": "P0.5D", "个世纪": "P50Y", "个学期": ""}[unit]
        if not piece:
            return None
    else:
        piece = _length(0.5, DURATION_UNITS["个月" if unit == "个多月" else unit])
    mod: TimeMod | None = "APPROX" if match["more"] or "多" in unit else None
    return Part(at, match.end() if match["more"] else match.end("unit"), DURATION, piece, mod)


def _iso(text: str, at: int) -> Part | None:
    match = _ISO.match(text, at)
    if not match:
        return None
    if match["ym"]:
        return Part(at, match.end(), MONTH, f"{match['ym']}-{match['mm']}")
    year, month, day = next((match[f"y{kind}"], match[f"m{kind}"], match[f"d{kind}"]) for kind in ("", "8", "x", "s") if match[f"y{kind}"])
    end = match.end()
    if text[end : end + 1] in ("日", "号"):
        end += 1
    return Part(at, end, DAY, f"{year}-{int(month):02d}-{int(day):02d}")


_MONTH_AND_DAY = re.compile(r"(?P<m>1[0-2]|0?[1-9])[-/·](?P<d>3[01]|[12]\d|0?[1-9])(?:[日号]|(?=\s\d{1,2}:\d\d)|(?P<bare>))(?!\d)")


def _month_and_day(text: str, at: int) -> Part | None:
    """A month and day with a stroke (12/1, 09-01), where a day follows in words or a clock time, or where they stand alone."""
    match = _MONTH_AND_DAY.match(text, at)
    if not match or (match["bare"] is not None and not is_alone(text, at, match.end())):
        return None
    return Part(at, match.end(), DAY, f"-{int(match['m']):02d}-{int(match['d']):02d}")


def _clock(text: str, at: int, previous: Part | None) -> Part | None:
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
    return Part(at, match.end(), CLOCK, f"T{int(hour[0]):02d}:{int(minutes[0]):02d}")


_CLOCK_TAIL = re.compile(rf"\s?(?:以?前|之前|以?后|之后|左右|{SEPARATOR}\s?(?:\d|[{HAN}]))")


def _is_clock(text: str, match: re.Match[str]) -> bool:
    """Whether digits that no day or part of a day precedes are a clock time and not a ratio or a count of points."""
    before = text[max(0, match.start() - 6) : match.start()]
    if match["cm"]:
        return "比" not in before and "按" not in before
    if match["exact"] or match["part"] or match["minute"]:
        return True
    if is_alone(text, match.start(), match.end()):
        return match["m"] is None or (match["m"].isascii() and len(match["m"]) == 2)
    if match["h"] in ("十一", "十二") and match["mark"] == "点" and not match["m"]:
        return text[match.end() : match.end() + 1] not in tuple("要意建措原体想希启内")
    if match["mark"] == "时":
        return match["h"].isascii() and not match["m"] and text[match.end() : match.end() + 1] not in tuple("间候代常刻期而事")
    return bool(match["h"].isascii() and _CLOCK_TAIL.match(text, match.end()))


def _plan(text: str, at: int) -> Part | None:
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


def _numbered_festival(text: str, at: int) -> Part | None:
    match = _NUMBERED_FESTIVAL.match(text, at)
    if not match or (match["full"] is not None and not match["name"]):
        return None
    end = match.end()
    if text.startswith("节", end):
        end += 1
    return Part(at, end, DAY, _NUMBERED[match["n"]])


def _ordinal(text: str, at: int) -> Part | None:
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
    if unit == "天":
        return Part(at, match.end(), DAY, f"-#{number:03d}")
    return Part(at, match.end(), WEEK, f"-W{number:02d}")


def _last(text: str, at: int) -> Part | None:
    match = _LAST.match(text, at)
    return Part(at, match.end(), DAY, f"-WXX-{WEEKDAYS[match['day']]}-#-1") if match else None


def _lunar(text: str, at: int, previous: Part | None) -> Part | None:
    """A month or day that the words themselves call lunar: 正月, 腊月, 农历八月, 闰四月, 初八 after such a month."""
    if previous is not None and previous.rank == MONTH:
        return _lunar_day(text, at, previous)
    match = _LUNAR_MONTH.match(text, at)
    if not match or (match[0][0] not in "农阴闰" and match["m"] not in ("正", "腊", "冬")):
        return None
    name = match["m"].removeprefix("闰")
    number = {"正": 1, "腊": 12, "冬": 11}.get(name) or int((whole(name) or (0, 0))[0])
    leap = "闰" if match["m"].startswith("闰") else ""
    return Part(at, match.end(), MONTH, f"-L{leap}{number:02d}", is_lunar=True)


def _lunar_day(text: str, at: int, previous: Part) -> Part | None:
    match = _LUNAR_DAY.match(text, at)
    if not match:
        return None
    words = match["d"]
    is_lunar = previous.is_lunar or words[0] in "初廿" or (text[previous.start].isdigit() and not words[0].isdigit())
    after = text[match.end() : match.end() + 1]
    if not is_lunar and after and (after >= "一" and not _WORDS.match(text, match.end())):
        return None
    if not is_lunar and previous.piece.startswith("-") is False and words.isascii():
        return None
    value = whole(words.removeprefix("初"))
    if value is None or not 1 <= value[0] <= 31:
        return None
    return Part(at, match.end(), DAY, f"-{int(value[0]):02d}", is_lunar=is_lunar)


def _literals(words: dict[str, tuple[int, str]]) -> re.Pattern[str]:
    """A pattern for any of the words, the longest first."""
    return re.compile("|".join(sorted(words, key=lambda word: (-len(word), word))))


_BY_FIRST = {first: _literals({word: WORDS[word] for word in WORDS if word[0] == first}) for first in {word[0] for word in WORDS}}
_WORDS = _literals(WORDS)
_NOT_AFTER = {
    "明": "文光照说证声鲜分简透清发",
    "上": "马早晚网线会",
    "年": "干青少老中童成壮几多近常往历数百千万早晚新些每去今明前后同半",
    "月": "岁日",
    "周": HAN + "每",
    "新": "创",
}
_NOT_BEFORE = {
    "年中": "心央国小学期等部青老层", "年初": "中步级一二三四五六七八九十", "前年": "后", "同日": "本", "上一年": "半", "年终": "考检验督评审总绩", "夜间": "", "今天": "", "新年": "贺新好货", "前日": "本",
    "今日": "头", "元宵": "灯", "清明": "上", "新春": "走贺慰联茶座团消文音寄祝", "下周": "期", "上周": "期", "本周": "期", "年底": "薪", "这周": "边围",
    "明日": "之", "这一年": "", "明天": "更会", "明年": "",
}  # fmt: skip
_MODS: dict[str, TimeMod] = {
    "年底": "END", "年末": "END", "年终": "END", "岁末": "END", "年尾": "END", "月底": "END", "月末": "END", "季末": "END", "年初": "START",
    "月初": "START", "年内": "BEFORE", "月内": "BEFORE", "今年内": "BEFORE", "上旬": "START", "下旬": "END",
}  # fmt: skip


_DECADE_OF_CENTURY = re.compile(
    rf"(?P<c>上个?|本|\d{{1,2}}|[{HAN}]{{1,3}})世纪(?:(?P<d>\d0|[一二三四五六七八九]十|[一二三四五六七八九]〇)年代)?"
)


def _decade_of_century(text: str, at: int) -> Part | None:
    """A century, or a decade of one: 上世纪90年代, 本世纪, 十九世纪七十年代."""
    match = _DECADE_OF_CENTURY.match(text, at)
    if not match:
        return None
    number = whole(match["c"]) if match["c"][0] not in "上本" else None
    century = {"上": 19, "本": 20}[match["c"][0]] if number is None else int(number[0]) - 1
    decade = whole(match["d"]) if match["d"] else None
    return Part(at, match.end(), DECADE, f"{century:02d}{int(decade[0]) // 10}X" if decade else f"{century:02d}")


_FIRST_OF_MANY = re.compile(rf"(?P<end>前|头|最后|后)\s?(?P<n>\d{{1,3}}|[{HAN}]{{1,3}})\s?(?P<unit>个?季度|个月|个?星期|周|天)")


def _first_of_many(text: str, at: int, previous: Part | None) -> Part | None:
    """The first or last months, quarters, weeks or days of a year or month: 前三季度, 今年前5个月, 最后五天."""
    match = _FIRST_OF_MANY.match(text, at)
    number = whole(match["n"]) if match else None
    if not match or number is None or number[0] != number[1] or (previous is None and match["end"] != "前"):
        return None
    count, unit, rank = int(number[0]), match["unit"][-1], previous.rank if previous else YEAR
    if previous is None and unit == "月" and at and (text[at - 1] >= "一" and text[at - 1] not in "年由据从较比"):
        return None
    if rank not in (YEAR, MONTH) or (rank == MONTH and unit in "月度") or (previous is None and unit not in "月度"):
        return None
    wide = {"度": 4, "月": 12, "周": 52, "期": 52, "天": 365}[unit]
    if not 1 <= count <= wide or (match["end"] in ("最后", "后") and unit not in "月度"):
        return None
    low, high = (wide - count + 1, wide) if match["end"] in ("最后", "后") else (1, count)
    pattern = {"度": "-Q{}", "月": "-{:02d}", "周": "-W{:02d}", "期": "-W{:02d}", "天": "-#{:03d}" if rank == YEAR else "-{:02d}"}[unit]
    return Part(at, match.end(), SEASON if rank == YEAR else WEEK, f"~{pattern.format(low)}~{pattern.format(high)}")


def _word(text: str, at: int, previous: Part | None) -> Part | None:
    literals = _BY_FIRST.get(text[at])
    match = literals.match(text, at) if literals else None
    if not match:
        return _one_character_daypart(text, at, previous)
    word, end = match[0], match.end()
    if previous is None and at and text[at - 1] in _NOT_AFTER.get(word[0], ""):
        return None
    if end < len(text) and text[end] in _NOT_BEFORE.get(word, ""):
        return None
    rank, piece = WORDS[word]
    if word in ("夜间", "午间") and previous is None and not text[end : end + 1].isdigit():
        return None
    if (
        rank == WEEK
        and word[-1] in "周期拜"
        and end < len(text)
        and text[end] in WEEKDAYS
        and not text.startswith(("一次", "一会", "天气", "日报"), end)
    ):
        return Part(at, end + 1, DAY, f"{piece}-{WEEKDAYS[text[end]]}")
    return Part(at, end, rank, piece, _MODS.get(word))


def _one_character_daypart(text: str, at: int, previous: Part | None) -> Part | None:
    """晚, 早, 晨, 夜 right after a day: 7月5日晚."""
    if previous is None or previous.rank != DAY or text[at] not in "晚早晨夜":
        return None
    if text[at + 1 : at + 2] in tuple("会报餐礼宴场班校晚"):
        return None
    return Part(at, at + 1, DAYPART, "TMO" if text[at] in "早晨" else "TEV")
