"""Days of the calendar for what a time's words say, counted from the day and year of its document.

Where the words alone give days (2025年, 2026年1月5日, “十四五”), nothing else is needed. Relative words (今年, 下月, 8月5日)
need the reference; without it both ends are None: nothing is guessed.
"""

import re
from datetime import date, timedelta
from math import floor
from typing import Final

from transforms.extract.scripts import simplified
from transforms.extract.timex.days import Days, days_of, month_end, year_of
from transforms.extract.timex.edges import narrowed
from transforms.extract.timex.parts import LETTER
from transforms.model import Reference, Setting, Time

Ends = tuple[date | None, date | None]

_NOTHING: Final[Ends] = (None, None)
_ANAPHORIC: Final = re.compile("[当同次翌][年月日季]|当[天晚]|同一天|第二天")
"""Words that count from a time told before, not from the document's."""
_SAME_DAY: Final = re.compile("当[天日晚]|同日|同一天")
_COUNTS_BACK: Final = re.compile(r"^(?:近|最近|过去|上|前(?!.*年))|(?:以?来)$")
"""前三年 is not among them: it may be the last three years or the first three of a period."""
_COUNTS_ON: Final = re.compile(r"^(?:今后|未来|接下来|下|后(?!.*年))")
_SENTENCE_END: Final = re.compile("[。!?！？]")
_BARE_YEAR: Final = re.compile("^(?:全年|年[初中末底终内尾]|上年|上一年)")
BEFORE_CHARS: Final = 80
"""How far to the left `counted_from` looks."""
_AFTER_AN_EVENT: Final = re.compile(r"(?<![印下]发)(?<!发布)(?<!公布)(?:后|(?<!即)日起|前)的?,?[在于]?$|的,[^,。;]{0,12}$")
_FROM_THIS_DAY: Final = re.compile(
    r"即日起|(?:今[天日]|现在|此刻|本(?:通知|方案|办法|意见|公告|通告|函)[^,。;]{0,6}(?:印发|下发|发布|公布|发出)(?:之日)?)(?:起|后|之后|算起|开始)"
    r"|(?:通知|方案|意见|文件|明电|公告|通告|本函)(?:印发|下发|发布|公布|发出)(?:之日)?[起后]|(?<![一-龥])会后|(?:会议|[本这]次会)(?:结束)?(?:之)?后|(?:今后|未来|接下来)的?$"
)
"""Words that count a span from the day of the document itself."""
_SHORT_SPAN: Final = re.compile(r"P(?:T[\d.]+[HMS]|[\d.]+[DW])")
_YEAR_SAID: Final = re.compile(
    r"(?<![比与较\d\-—–－~～至到])(?:(?P<year>\d{4})|(?P<word>[今本去明]|(?<!均)每(?!年[均递增])))年(?!以来|版|度|[起前]|[之以][前后])"
    r"(?:(?P<month>\d{1,2})月)?"
)
"""A year that the dates after it in the sentence lie in; after 每年 in none that is known."""
_NO_PART: Final = re.compile("XXXX-(?:XX|WXX)")
"""Days of any month, or of any week."""
_BARE_DAY: Final = re.compile(r"XXXX-XX-(?P<rest>(?P<day>\d\d)(?:T[^/]*)?)")
_LONG_TO_COME: Final = 20  # days; on the second of a month 30日 is not the end of it
_SHIFTED: Final = re.compile(r"[YMWDH]\d")
_LATER_BY: Final = re.compile("[0-9０-９一二三四五六七八九十两几半].*后")
_AN_EVENT: Final = re.compile(rf"{LETTER}(?<![于在从到至约再过就即将和与或及为是则并但而等近自需须要])$")
"""Before 两年后 what it counts from (入学两年后): any word that may not stand before a date."""
_SHIFTS: Final = {"今": 0, "本": 0, "去": -1, "明": 1}
_REPORT_MONTHS: Final = 6  # a report on last year is given by the end of June
_AND_MORE: Final = re.compile("[多余]")
"""三个多月来 begins with the first day of a month, 十余年来 with that of a year: the day is not told."""
_WHOLE_UNITS: Final = re.compile(r"^[上前下后](?!\d|十)")
"""上两周 are the two whole weeks before this one; 上2个月 are counted from the day."""


def resolve(time: Time, reference: Reference) -> Ends:
    """First and last day of a time; None where the words and the reference do not tell.

    A bound before a date (8月5日前, 到2025年) ends with the last day of what it names, the last day allowed, and starts
    with the reference day where that is known and earlier. A bound after a date (2019年起) starts with the first day of what
    it names (a year's 之后 with the next one) and has no end. A duration gives days only where it counts from now (三日内, 近三年,
    20天 as a deadline). Sets give none. A day without a month (5日) lies in the reference's; in the one before where it would be long
    to come, in the next where something due by it would be past.
    """
    if time.type == "SET":
        return _NOTHING
    time = _plain(time)
    try:
        if time.type == "DURATION":
            return _from_now(time, reference)
        if time.value.startswith("XXXX") and _ANAPHORIC.match(time.surface.lstrip("到至从在")):
            return _NOTHING
        days = days_of(_in_a_month(time, reference), reference, time.surface)
        return _bounded(time, narrowed(time, days), reference) if days else _NOTHING
    except (ValueError, OverflowError):
        return _NOTHING


def _plain(time: Time) -> Time:
    """The time with its words in simplified characters."""
    words = simplified(time.surface)
    return time if words == time.surface else time._replace(surface=words)


def _in_a_month(time: Time, reference: Reference) -> str:
    """The value of a time, with its month where it is a day without one."""
    bare, today = _BARE_DAY.fullmatch(time.value), reference.day
    if bare is None or today is None:
        return time.value
    ahead = int(bare["day"]) - today.day
    if ahead < 0 and time.role == "deadline":
        month = month_end(today.year, today.month) + timedelta(days=1)
    else:
        month = today.replace(day=1) - timedelta(days=1) if ahead > _LONG_TO_COME and time.role != "deadline" else today
    return f"{month.isoformat()[:7]}-{bare['rest']}"


def counted_from(time: Time, before: str, setting: Setting, reference: Reference) -> Reference:
    """What a time counts from: the document, unless its words count from something else.

    A span after an event (期满后30日内) counts from that event: from nothing known. So does a limit of hours, days or weeks, unless
    its sentence counts from this day (即日起, 会后, 本通知印发之日起): 隐患30日内整改 tells no day. Months and years (三年内) count
    from the document. A time without a year (12月, 全年, 上年) counts from the year that its sentence tells (2024年…,其中12月), else in a
    review of past work from the year before.

    A review stands in a report that bears the next year, or was given in the first half of it (全年, 年末, 三季度, 8月5日). Where no
    heading of a report says what it is, a sentence that opens with 全年 and sets no deadline tells of the past year too.

    Args:
        time: A time.
        before: The words before it, up to `BEFORE_CHARS`.
        setting: Tense and genre of its section.
        reference: Day and year of its document.
    """
    time = _plain(time)
    if time.type == "DURATION":
        return reference if _counts_from_the_document(time, re.split("[。;!?]", before)[-1]) else Reference()
    if _SHIFTED.match(time.value) and _LATER_BY.fullmatch(time.surface) and _AN_EVENT.search(before):
        return Reference()
    if not (time.value.startswith("XXXX-") or _BARE_YEAR.search(time.surface)):
        return reference
    lead = _SENTENCE_END.split(before)[-1]
    said = [] if _NO_PART.match(time.value) else [*_YEAR_SAID.finditer(lead)]
    if said and (counted := _in_year(said[-1], time, reference)):
        return counted
    is_told = (
        setting.tense is None and setting.genre == "report" and time.role != "deadline" and time.surface == "全年" and not lead.strip()
    )
    return _in_review(time, setting, reference) if setting.tense == "review" or is_told else reference


def _in_year(said: re.Match[str], time: Time, reference: Reference) -> Reference | None:
    """What a time without a year counts from after a year in its sentence.

    None for a deadline after a year that is past, and for a month that does not come after the one said with the year.
    """
    known, word = year_of(reference), said["word"]
    month = re.match(r"XXXX-(\d\d)", time.value)
    if month and said["month"] and int(month[1]) < int(said["month"]):
        return None
    if word == "每" or (word and known is None):
        return Reference()
    year = (known or 0) + _SHIFTS[word] if word else int(said["year"])
    if known is None or year >= known:
        return Reference(reference.day, year)
    return None if time.role == "deadline" else Reference(None, year)


def _in_review(time: Time, setting: Setting, reference: Reference) -> Reference:
    """What a time without a year counts from in a review: the year before, where the document is of the year's first half."""
    if reference.day is not None:
        return Reference(None, reference.day.year - 1) if reference.day.month <= _REPORT_MONTHS else reference
    is_known = reference.year is not None and setting.genre == "report" and not re.match(r"XXXX-\d\d-", time.value)
    return Reference(None, reference.year - 1 if is_known and reference.year is not None else None)


def _counts_from_the_document(time: Time, before: str) -> bool:
    """Whether a span begins with the document, `before` being the words of its sentence."""
    if _AFTER_AN_EVENT.search(before[-20:]) and not _FROM_THIS_DAY.search(before[-20:]):
        return False
    is_short = time.role == "deadline" and _SHORT_SPAN.match(time.value) is not None
    return not is_short or bool(_COUNTS_ON.match(time.surface) or _COUNTS_BACK.search(time.surface) or _FROM_THIS_DAY.search(before))


def is_same_day(time: Time) -> bool:
    """Whether a time means the day told last before it: 当天, 同日."""
    return time.value.startswith("XXXX-XX-XX") and time.mod is None and _SAME_DAY.match(time.surface) is not None


def is_over(last: date | None, reference: Reference) -> bool:
    """Whether a time lay in the past when its document was written: what was to be done by then is a report now."""
    if last is None:
        return False
    if reference.day is not None:
        return last < reference.day
    return reference.year is not None and last.year < reference.year


def _bounded(time: Time, days: Days, reference: Reference) -> Ends:
    first, last = days
    is_range = "/" in time.value and not re.search('五[”"」]?(?:时期|期间|[末初以前]|$)', time.surface)
    if time.mod == "BEFORE" and not is_range:
        if re.fullmatch(r".*(?:年|月|周|季度)内", time.surface) and not time.surface.startswith("年"):
            return first, last
        today = reference.day
        return (today if today is not None and today <= last else None), last
    if time.mod == "AFTER" and not is_range:
        if re.search(r"年(?:之后|以后|后)$", time.surface) and re.fullmatch(r"\d{4}|Y-?\d+", time.value):
            return date(last.year + 1, 1, 1), None
        return first, None
    if "十几年" in time.surface and time.value.startswith("Y"):
        return (first.replace(year=first.year - 10), last) if time.value[1] == "-" else (first, last.replace(year=last.year + 10))
    return first, last


def _from_now(time: Time, reference: Reference) -> Ends:
    """First and last day of a duration that counts from the reference day."""
    today = reference.day
    length = re.fullmatch(r"P(T?)([\d.]+)([YMWDHS])", time.value.rsplit("/", 1)[-1])
    if today is None or length is None:
        return _NOTHING
    number, unit = float(length[2]), length[1] + length[3]
    is_whole = _WHOLE_UNITS.match(time.surface) is not None and number == int(number) and unit in ("Y", "M", "W")
    if _COUNTS_BACK.search(time.surface):
        if is_whole:
            return _whole_units_before(today, int(number), unit)
        begin = _later(today, -number, unit)
        if _AND_MORE.search(time.surface) and unit in ("Y", "M"):
            begin = begin.replace(day=1, month=begin.month if unit == "M" else 1)
        return begin, today
    if time.role == "deadline" or _COUNTS_ON.match(time.surface):
        if "工作日" in time.surface:
            return today, _working_days(today, int(number))
        if is_whole:
            return _whole_units_before(_later(today, number + 1, unit), int(number), unit)
        return today, _later(today, number, unit)
    return _NOTHING


def _whole_units_before(day: date, count: int, unit: str) -> Days:
    """So many whole years, months or weeks before the one that a day lies in: 上两周, 上三个月."""
    if unit == "W":
        monday = day - timedelta(days=day.weekday())
        return monday - timedelta(days=7 * count), monday - timedelta(days=1)
    first = day.replace(day=1) if unit == "M" else day.replace(month=1, day=1)
    return _later(first, -count, unit), first - timedelta(days=1)


def _later(day: date, number: float, unit: str) -> date:
    """The day so many units later, or earlier where the number is below nothing; months keep the day where they have it."""
    months = int(number * 12) if unit == "Y" else int(number) if unit == "M" else 0
    days = {"D": number, "W": number * 7, "M": (number - int(number)) * 30, "TH": number / 24, "TM": number / 1440}.get(unit, 0.0)
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, month_end(year, month + 1).day)) + timedelta(
        days=int(days) if unit[0] == "T" else floor(days)
    )


def _working_days(day: date, count: int) -> date:
    """The day that many Mondays to Fridays later; public holidays are not known."""
    weeks, rest = divmod(count, 5)
    day += timedelta(days=7 * weeks)
    while rest:
        day += timedelta(days=1)
        rest -= day.weekday() < 5
    return day
