"""Parts that a number with its unit gives: years, months, days, and durations of them."""

import re
from typing import Final

from transforms.extract.timex.numbers import HAN, short, whole
from transforms.extract.timex.parts import SEPARATOR, Part, is_alone
from transforms.extract.timex.wordparts import word_at
from transforms.extract.timex.words import DAY, DAYPART, DECADE, DURATION, DURATION_UNITS, MONTH, SEASON, WORDS, YEAR
from transforms.schema.codes import TimeMod

_ARABIC = r"\d+(?:\.(?!(?:19|20)\d\d年)\d+)?"
_DECIMAL = rf"[{HAN}]{{1,3}}点[{HAN}]{{1,2}}(?=分钟|个|小时|年|天)"
_NUMBER = rf"(?:{_ARABIC}|{_DECIMAL}|[{HAN}]{{1,8}}|[xX×]{{1,2}}|[12]\d[xX×]{{2}})"
_UNIT = (
    "个年度|个多?世纪|世纪|年代|学年度|学年|周年|个年头|年度|年|季度|个季度|个多?月|月份?|个多?星期|个?星期|个?礼拜|个?工作日|个?自然日|个?昼夜|周|天|日|号"
    "|个多?小时|个?小时|学时|个?钟头|个钟|分钟|秒钟?|刻钟|点钟|分(?=半(?:钟|。?$)|[0-9一二三四五六七八九十]{1,3}秒)"
)
NUMERIC: Final = re.compile(
    rf"(?P<n>{_NUMBER})(?P<about>多|余|来|几)?\s?"
    rf"(?:(?:个?{SEPARATOR}|/(?=\d{{4}}学年)|或者?|(?P<list>、))\s?(?P<n2>{_NUMBER})\s?)?"
    rf"(?P<half>个半)?(?P<unit>{_UNIT})(?P<more>多|余|半钟|半(?!期|程|径|年|月|数|个|途|边|截)|有余)?"
)
_DAY_NEXT = re.compile(rf"\s?(?:\d{{1,2}}|[{HAN}]{{1,3}})[日号]|[上中下]旬|底|初|末")
_LASTS_MONTHS = re.compile("(?:不足|持续|历时|为期|连续|满|超过)$")
_HALF = re.compile(r"(?P<unit>半(?:个多?月|个小时|个?钟头|个多?世纪|个学期|小时|年|月|天))(?:时间)?(?P<more>多|余)?")
_YEAR_STOP = "级龄轻青糕"
_MONTH_STOP = "龄饼球薪嫂光牙亮"
_DAY_STOP = "本均报游产夜用货"
_YEN = re.compile("元(?![旦宵])")
_NUMBERED_STOP = "楼线文令院馆厅井矿公召码机桥门桌灶站台函发机位房库店市"


def read_count(text: str, match: re.Match[str], previous: Part | None) -> Part | None:
    """The part that a number with its unit is: a calendar unit, or else a duration."""
    number, unit = match["n"], match["unit"]
    if number[-1] in "xX×":
        return _masked(match)
    if unit == "日" and _YEN.match(text, match.end()):
        return None
    value = whole(number)
    if value is None:
        return None
    if match["list"] and not _follows(match):
        return None
    if unit == "月" and _LASTS_MONTHS.search(text, max(0, match.start() - 2), match.start()) and not _DAY_NEXT.match(text, match.end()):
        return Part(match.start(), match.end("unit"), DURATION, length(value[0], "M"))
    calendar = None if match["about"] or match["half"] else _calendar(text, match, value, previous)
    if calendar is not None:
        return calendar
    if not match["about"] and not match["half"] and (unit in ("月", "月份", "号", "年代") or (unit == "日" and previous is not None)):
        return None
    return _duration(text, match, value)


def _calendar(text: str, match: re.Match[str], value: tuple[float, float], previous: Part | None) -> Part | None:
    """The year, month, day, quarter, decade or century that the number names; None where it counts."""
    unit = match["unit"]
    if unit in ("年", "学年", "学年度", "年度"):
        return _year(text, match, value)
    if unit in ("月", "月份"):
        return _month(text, match, value)
    if unit in ("日", "号"):
        return _day(text, match, value, previous)
    if unit == "季度" and 1 <= value[0] <= 4:
        return _first_of(match, SEASON, f"-Q{int(value[0])}")
    if unit == "世纪":
        return Part(match.start(), match.end(), DECADE, f"{int(value[0]) - 1:02d}")
    return _decade(match, value) if unit == "年代" else None


def _follows(match: re.Match[str]) -> bool:
    """Whether a number is the next after the one before 、: 7、8月, 一、二季度, 三、五年, but not the heading 二、2026年."""
    low, high = whole(match["n"]), whole(match["n2"])
    if match.start() and (match["n"], match["n2"]) == ("三", "五"):
        return True  # 三、五年内
    return low is not None and high is not None and low[1] + 1 == high[0]


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
    if value[0] != value[1] or (after in _YEAR_STOP and after) or "." in number:
        return None
    year = int(value[0])
    if len(number) >= 4 and 1000 <= year < 2200 and not (year < 1900 and text.startswith(("历史", "的历史"), match.end("unit"))):
        return _first_of(match, YEAR, f"{year:04d}")
    if len(number) == 2 and not match["n2"] and match["unit"] == "年" and _is_short_year(text, match, year):
        return _first_of(match, YEAR, str(year + (1900 if year >= 30 else 2000)))
    return None


_COUNTS_YEARS = re.compile(
    r"(?:近|满|超|过|约|历时?|用|花|了|来|立|这|达|前|后|去|期|每|为"
    r"|建[国党军校院市]|工作|坚守|连续|服务|年限|\d[-—~])$"
)
_PART_OF_YEAR = re.compile(rf"第(?:\d{{1,3}}|[{HAN}]{{1,3}})(?:周|个月|个?季度|天)|[一二三四1-4]季度|[上下]半年|[春夏秋冬]季")


def _is_short_year(text: str, match: re.Match[str], year: int) -> bool:
    """Whether two digits before 年 name a year (98年, 07年, 九八年, 18年10月) and do not count years (30年)."""
    number, end = match["n"], match.end("unit")
    month = re.compile(rf"\s?(?:1[0-2]|0?[1-9]|[{HAN}]{{1,2}})月").match(text, end)
    if month or number[0] in "0零〇" or (len(number) == 2 and _PART_OF_YEAR.match(text, end)):
        return True
    if any(han in "十廿卅百" for han in number) or text.startswith(("来", "多", "以", "之", "内", "的", "后"), end):
        return False
    if not number.isascii():
        return True
    counted = _COUNTS_YEARS.search(text, max(0, match.start() - 4), match.start())
    return (year >= 80 and not counted) or is_alone(text, match.start(), end)


def _month(text: str, match: re.Match[str], value: tuple[float, float]) -> Part | None:
    after = text[match.end("unit") : match.end("unit") + 1]
    if value[0] + 1 == value[1] <= 12 and not match["n2"]:  # 七八月份
        return Part(match.start(), match.end("unit"), MONTH, f"~-{int(value[0]):02d}~-{int(value[1]):02d}")
    if not 1 <= value[0] <= 12 or value[0] != value[1] or (after and after in _MONTH_STOP) or "." in match["n"]:
        return None
    return _first_of(match, MONTH, f"-{int(value[0]):02d}")


_NEAR_DAY = re.compile(r"(?:之|以)[前后]|前(?![面方门排台厅一-龥]?[院楼门面停])|(?:上班|下班)[前后]|天黑(?:之|以)?前|起(?![步来点])|开始")
"""What follows a day of this month that is called by its number alone: 15号前."""
_DAY_IS = re.compile("天是|超过|不过|[到至]$")
_LASTS_DAYS = re.compile(r"的?时间|之?内|以[内上后来]|之?后|前|长假|小长假|假期|以前|之前|不等")
_LASTED = re.compile(
    "(?:为期|历时|期限|限期|公示|示期|提前|延长|顺延|少于|低于|至少|最少|不足|不满|未满|最长|最短|持续|连续|累计|[前后满达过超])$"
)


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
        if _NEAR_DAY.match(text, end) and text[match.start() - 1 : match.start()] not in tuple("路街巷弄道村楼院区段"):
            return part
        if text[end : end + 1] in tuple(",。;") and _DAY_IS.search(text, max(0, match.start() - 2), match.start()):
            return part
        follows = word_at(text, end)
        return part if is_alone(text, match.start(), end) or (follows and WORDS[follows][0] == DAYPART) else None
    if (
        (
            _LASTS_DAYS.match(text, end)
            and not (text[end : end + 1] == "前" and text[match.start() - 1 : match.start()] in tuple("于在每、,;:。("))
        )
        or not text[match.start()].isdigit()
        or _LASTED.search(text, max(0, match.start() - 2), match.start())
    ):
        return None
    return part


def _decade(match: re.Match[str], value: tuple[float, float]) -> Part | None:
    if value[0] < value[1] < 100:  # 八九十年代
        return Part(match.start(), match.end(), DECADE, f"19{int(value[0]) // 10}X/19{int(value[1]) // 10}X")
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
    if after[:1] == "龄":
        return None
    if unit == "周年" and not is_alone(text, match.start(), end):
        return None
    if unit in ("个世纪", "个多世纪"):
        value, letter = (value[0] * 100, value[1] * 100), "Y"
    elif unit == "个季度":
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
    is_half = (more or "").startswith("半")
    extra = 0.5 if is_half or match["half"] else 0.0
    mod: TimeMod | None = "APPROX" if match["about"] or (more and not is_half) or "多" in unit else None
    return Part(match.start(), end, DURATION, length(low + extra, letter), mod, length(high + extra, letter) if high != low else "")


def length(value: float, letter: str) -> str:
    """A duration's value: 3, M → P3M; 2, TH → PT2H."""
    return f"PT{short(value)}{letter[1]}" if letter[0] == "T" else f"P{short(value)}{letter}"


_NOT_HALF = re.compile("[上下后大一个多每]$|(?<!提)前$|(?<![走经度])过$")


def read_half(text: str, at: int) -> Part | None:
    """Half of a unit: 半年, 半个月, 半天."""
    if _NOT_HALF.search(text, max(0, at - 2), at):
        return None
    match = _HALF.match(text, at)
    if not match:
        return None
    unit = match["unit"][1:]
    if unit == "个学期":
        return None
    plain = unit.replace("多", "")
    piece = "P0.5D" if plain == "天" else "P50Y" if plain == "个世纪" else length(0.5, DURATION_UNITS[plain])
    mod: TimeMod | None = "APPROX" if match["more"] or "多" in unit else None
    return Part(at, match.end() if match["more"] else match.end("unit"), DURATION, piece, mod)
