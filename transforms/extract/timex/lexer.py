"""The part of a time expression that begins at a given place of a text."""

import re
from string import ascii_letters, digits

from transforms.extract.timex.clocks import read_clock, read_iso, read_month_and_day
from transforms.extract.timex.counts import NUMERIC, read_count, read_half
from transforms.extract.timex.eras import read_era_year
from transforms.extract.timex.lunar import read_lunar, read_lunar_day
from transforms.extract.timex.numbers import HAN
from transforms.extract.timex.parts import Part
from transforms.extract.timex.periods import (
    read_century,
    read_first_of_many,
    read_last_weekday,
    read_numbered_festival,
    read_ordinal,
    read_plan,
)
from transforms.extract.timex.wordparts import read_word
from transforms.extract.timex.words import DAY, ENGLISH_SEASONS, MONTH, SEASON, WORDS, YEAR

_NO_NUMBER_AFTER = frozenset(f"{ascii_letters}{digits}.第+#")
_RUN = re.compile(rf"(?:(?P<figures>\d{{1,9}})|[{HAN}]{{1,4}}|[xX×])\s?")
"""The number that a part begins with, as far as it may be one of a date in figures or of a clock."""
_DATE_MARKS = frozenset("-/.·")
_DATE_FIGURES = 8
_CLOCK_MARKS = frozenset(":点时至到—-~–―─－aApP")
_PART_STARTS = frozenset((*"元春夏秋冬第最前头后半农阴正腊冬闰初晚早晨夜现此当目而眼如xX×QH", *HAN, *(word[0] for word in WORDS)))
_IDIOM = re.compile(
    r"[百千万]年|千百年|十年(?:树木|寒窗|磨一剑|九不遇|如一日)|一天(?:比一天|天|到晚)|一日(?:之计|三秋|千里|游|不见)|[三两]天(?:两头|打鱼)|一年(?:到头|一度|比一年|之计|四季|半载)"
    r"|一(?:个?月|周|天|日|年|季度?)(?:[一两](?![\d十月日号年周天])|[一两二三][次度])|[一二三]月[一二三四]?[次考练]|五年(?:规划|计划)|七月流火|朝九晚五|一时|一世纪|八一(?!建军)|(?<=两个)一百年"
)
_BARE_YEARS = r"(?:19|20)\d\d"
_BARE_YEAR = re.compile(
    rf"(?<=从){_BARE_YEARS}(?=[到至]{_BARE_YEARS}(?:[,。;:、!?)]|$))|(?:(?<=从\d{{4}}到)|(?<=从\d{{4}}至)){_BARE_YEARS}(?=[,。;:、!?)]|$)"
)
"""Years without 年, in 从1978到2018 alone."""
_BEFORE_BARE_YEAR = frozenset("从到至")
_NUMBERED_YEAR = re.compile(r"(?<!\d{3}\.)(?<!\d\.\d\.)(?:19|20)\d\d年")  # 20.2026年实事: a list number before it
_LATIN_QUARTER = re.compile(r"(?:Q[1-4]|H[12])(?![0-9A-Za-z])")
_BARE_SEASON = re.compile(
    r"[春夏秋冬](?=[,。;:、到和起前]|[动开完竣]工|开[始学]|建成|启动|入学|召开|举行|成立|至(?=[今明次翌来0-9])|以[来后前]|[\W\d_]|$)"
)


def read_part(text: str, at: int, previous: Part | None = None) -> Part | None:
    """The part that begins at `at`, if one does; `previous` is the wider part right before it."""
    if at >= len(text):
        return None
    first = text[at]
    if first not in _PART_STARTS and not first.isdigit():
        return None
    if previous is None and "世" in text[at + 1 : at + 4] and (part := read_century(text, at)):
        return part
    if first.isdigit() or first in HAN or first in "xX×":
        part = (read_era_year(text, at, 0) if previous is None else None) or _numeric(text, at, previous)
        return part or read_word(text, at, previous)
    return _by_first(text, at, previous) or read_word(text, at, previous)


def _by_first(text: str, at: int, previous: Part | None) -> Part | None:
    """Parts that neither begin with a number nor are a word of the closed classes."""
    first = text[at]
    if first == "元":
        return read_era_year(text, at, 0)
    if first in "春夏秋冬" and previous is not None and previous.rank == YEAR and _BARE_SEASON.match(text, at):
        return Part(at, at + 1, SEASON, "-" + ENGLISH_SEASONS[first])
    if first in "QH" and previous is not None and previous.rank == YEAR and (quarter := _LATIN_QUARTER.match(text, at)):
        return Part(at, quarter.end(), SEASON, "-" + quarter[0])
    if first == "第":
        return read_ordinal(text, at, previous)
    if first in "最前头后" and (part := read_first_of_many(text, at, previous)):
        return part
    if first == "最":
        return read_last_weekday(text, at) if previous else None
    if first == "半":
        return read_half(text, at)
    return read_lunar(text, at, previous) if first in "农阴正腊冬闰初" else None


def _numeric(text: str, at: int, previous: Part | None) -> Part | None:
    if at and text[at - 1] == "." and _NUMBERED_YEAR.match(text, at):
        return Part(at, at + 5, YEAR, text[at : at + 4])
    if at and (text[at - 1] in _NO_NUMBER_AFTER or (text[at - 1] in "几数" and text[at] in "十百千万")):
        return None
    run = _RUN.match(text, at)
    if run is None:
        return None
    figures = run["figures"]
    if figures and (part := _in_figures(text, run, previous)):
        return part
    is_clock = text[run.end() : run.end() + 1] in _CLOCK_MARKS and (previous is None or previous.rank >= DAY)
    if is_clock and (part := read_clock(text, at, previous)):
        return part
    if previous is not None and previous.rank == MONTH and (part := read_lunar_day(text, at, previous)):
        return part
    if not figures and (part := read_plan(text, at) or read_numbered_festival(text, at)):
        return part
    if not figures and previous is None and _IDIOM.match(text, at):
        return None
    match = NUMERIC.match(text, at)
    return read_count(text, match, previous) if match else None


def _in_figures(text: str, run: re.Match[str], previous: Part | None) -> Part | None:
    """A date in figures, or a year without 年."""
    at, end = run.span()
    if previous is None and (text[end : end + 1] in _DATE_MARKS or len(run["figures"]) == _DATE_FIGURES or text[end - 1] == " "):
        part = read_iso(text, at) or read_month_and_day(text, at)
        if part is not None:
            return part
    bare = _BARE_YEAR.match(text, at) if text[at - 1 : at] in _BEFORE_BARE_YEAR else None
    return Part(at, bare.end(), YEAR, bare[0]) if bare else None
