"""Spans and values of quantities: [bound][number][unit][bound], percentages, fractions, ratios, ranks, zero forms."""

import re
from collections.abc import Iterator, Sequence
from string import ascii_letters
from typing import Final

from transforms.extract.bounds import BOUND_ENDS, BOUND_STARTS, Bound, bounds_after, bounds_before
from transforms.extract.compounds import add_small
from transforms.extract.counted import SIGNED, UNIT, UNIT_STARTS, is_amount, is_priced, read_counted
from transforms.extract.figure import Figure
from transforms.extract.numerals import (
    ARABIC,
    COUNTED,
    FORMAL,
    HAN,
    HAN_CHARS,
    HIDDEN,
    MIXED,
    NUMERAL,
    UNITS_OF_TEN,
    numeral_value,
)
from transforms.extract.ranks import FRONT, RANK, read_front, read_rank
from transforms.extract.scripts import simplified
from transforms.extract.shares import FAN, HALF, PARTED, TENTHS, ZERO, read_fraction, read_ratio, read_special, read_tenths
from transforms.extract.traps import Names
from transforms.model import Time

__all__ = ["Figure", "read_figures"]

_SEP: Final = " ?(?:至|到|—{1,2}|–|―|─{1,2}|~|-) ?"
_JOINT: Final = re.compile(_SEP)
_FORMS: Final = re.compile(f"{RANK}|{FRONT}|{ZERO}|{HALF}|{FAN}")
"""Quantities that begin with a word."""
_FORM_STARTS: Final = frozenset("倒第前零一过大半翻")
_NUMBERED: Final = re.compile(
    rf"(?P<sign>-(?<![0-9A-Za-z%‰)\]-]-)(?=[0-9])|负(?:(?<![一-龥]负)|(?<=[为是到至达长于度速拔幅率约]负))|零下)?(?P<symbol>[$¥￥€£] ?)?"
    rf"(?P<low>{HIDDEN}|{MIXED}|(?<![{HAN_CHARS}]){HAN}|半)(?P<odd>[多余来])?"
    rf"(?:分(?:之|(?<=百分)(?=百))(?P<above>{NUMERAL}|[{FORMAL[:9]}])(?P<aboveodd>[多余几])?(?:{_SEP}(?:[百千]分之)?(?P<above2>{NUMERAL}))?(?P<part>{PARTED})?"
    rf"|(?:{_SEP}(?P<upto>[{COUNTED}1-9]))?{TENTHS}"
    rf"|(?:[:∶]|比(?=[0-9]))(?P<right>{ARABIC})(?![:∶0-9年月])|/(?P<under>[0-9]{{1,3}})(?P<base>[百千万]{{1,2}})?(?![0-9/.年月日A-Za-z])(?P<underpart>{PARTED})?"
    rf"|(?: ?(?P<oneunit>{UNIT})(?P<andhalf>半(?![年月天日个小夜]))?)?+"
    rf"(?:(?: ?\(含\))?(?P<sep>{_SEP})(?P<highsign>-(?=[0-9])|负|零[上下])?(?P<high>{NUMERAL})(?P<highodd>[多余])?"
    rf"(?: ?(?P<unit>{UNIT})|(?<=[万亿])))?+"
    rf"(?(oneunit)|(?(high)|(?<=[0-9万亿多余w])(?![0-9A-Za-z]))))"
)
_FEW: Final = f"{COUNTED}十百千廿卅几半"  # are part of many other words
_AFTER_FEW: Final = f"-{_FEW}{FORMAL}零〇○万亿兆点多余来分成折大小:∶比/、 (至到—–─~{UNIT_STARTS}"
_CLEAR: Final = rf"0-9零万亿翻xX×*#○〇{FORMAL}$¥￥€£"
_STARTS: Final = re.compile(
    rf"[{_CLEAR}{_FEW}数第前倒过大负-](?:(?<=[{_CLEAR}])|(?<=[{_FEW}])(?=[{_AFTER_FEW}])|(?<=[大过])(?=半)|(?<=半)(?=数)|(?<=倒)(?=数)"
    rf"|(?<=负)(?=[{_CLEAR}{_FEW}数])|(?<=-)(?=[0-9])|(?<=[前第])(?=[0-9零〇万{_FEW}])|(?<=数)(?=[{UNITS_OF_TEN}]))"
)
"""Where a figure may begin: so little is tried elsewhere. The set of characters in front makes it fast."""
_LETTERS: Final = frozenset(ascii_letters)
_BLOCKED: Final = frozenset("#№〔[第%&?_.")
_BARE_POWERS: Final = frozenset(["百", "千", "万", "亿", "百万", "千万", "万亿", "千亿", "百亿"])
_PERIOD = re.compile("[^,。;]{0,4}(?:年|月|季|学期|赛季)")
_SHARES: Final = frozenset("%‰点元")
_JOINS: Final = frozenset("、和及与")
_PLAIN: Final = frozenset(["rank", "ratio"])  # whose two values are no bounds


def read_figures(text: str, times: Sequence[Time]) -> list[Figure]:
    """Every quantity of a folded text in order, none overlapping a time."""
    figures: list[Figure] = []
    plain = simplified(text)
    names = Names(plain)
    taken = iter([*((time.start, time.end) for time in times), (len(text) + 1, len(text) + 1)])
    busy_start, busy_end = next(taken)
    at = done = 0
    while begun := _STARTS.search(plain, at):
        start = begun.start()
        while busy_end <= start:
            done = max(done, busy_end)
            busy_start, busy_end = next(taken)
        if busy_start <= start:
            at = busy_end
            continue
        match = _match(plain, start, len(plain))
        if match is None:
            at = start + 1
            continue
        if busy_start < match.end():
            match = _match(plain, start, busy_start)
            if match is None:
                at = busy_start
                continue
        figure = _figure(plain, match, done, busy_start)
        if figure is None:  # where a range is none, its second number may be a figure
            at = match.start("high") if match.re is _NUMBERED and match["high"] else match.end()
            continue
        at = max(figure.end, start + 1)
        if figure.end > busy_start or names.hold(figure):
            continue
        if figure.unit is None and figures:
            figure = _in_kind(plain, figure, figures[-1])
        if plain[figure.start - 1] in _JOINS:
            figures += _sharing(plain, figure, done)
        figures.append(figure)
        done = figure.end
    return figures


def _match(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The number or the form that begins there, with what belongs to it."""
    if text[start] in _FORM_STARTS and (form := _FORMS.match(text, start, stop)):
        return form
    return _NUMBERED.match(text, start, stop)


def _in_kind(text: str, figure: Figure, last: Figure) -> Figure:
    """A bare number right after a bare amount of money is money too: 财政收入从四千万增加到十三亿."""
    if figure.kind != "count" or last.kind != "money" or not is_amount(text, figure.end):
        return figure
    between = text[last.end : figure.start]
    if len(between) > 16 or "。" in between or ";" in between:
        return figure
    return figure._replace(kind="money", unit=last.unit)


def _figure(text: str, match: re.Match[str], done: int, stop: int) -> Figure | None:
    """The quantity of a match, with the bounds around it; None where the number counts nothing."""
    at = start = match.start()
    before = text[at - 1] if at else "\n"
    low = match["low"] if match.re is _NUMBERED else None
    if before in _BLOCKED or (before == "每" and low):  # 每 and the base of a rate
        return None
    if before in _LETTERS and not (low and (_is_share_of(text, match) or is_priced(text, match))):
        return None
    bounds: list[Bound] = []
    if before in BOUND_ENDS:
        start, bounds = bounds_before(text, at, done, low in _BARE_POWERS)
        if bounds and before == "近" and low and match["oneunit"] == "个" and _PERIOD.match(text, match.end()):
            start, bounds = at, []
    if low:
        figure = _numbered(text, match, low, text[start:at])
    elif match["rank"]:
        figure = read_rank(text, match)
    else:
        figure = read_front(match) if match["front"] else read_special(match)
    if figure is None:
        return None
    start = figure.start if figure.start != at else start
    end = figure.end
    if text[end : end + 1] in BOUND_STARTS:
        end, after = bounds_after(text, end, stop)
        bounds = bounds + after
    return _bounded(figure, start, end, bounds) if bounds or start != figure.start else figure


def _is_share_of(text: str, match: re.Match[str]) -> bool:
    """Whether a number right behind letters is a share or sum of what they name (GDP5%) and no part of a name (PM2.5, G20)."""
    return (match["oneunit"] or "-")[-1] in _SHARES and text[max(0, match.start() - 2)].isalpha()


def _numbered(text: str, match: re.Match[str], low: str, lead: str) -> Figure | None:
    """A quantity that begins with a numeral."""
    value = numeral_value(low)
    if value is None:
        return None
    if match["above"]:
        figure = read_fraction(match)
    elif match["tenths"]:
        figure = read_tenths(match, value)
    elif match["right"] or match["under"]:
        figure = read_ratio(match, value)
    else:
        figure = read_counted(text, match, value, lead)
        if figure is not None and figure.kind in ("money", "measure"):
            whole, figure = figure, add_small(text, figure)
            figure = figure if figure.end == whole.end else _up_to(text, figure)
    if figure is None or not match["sign"] or (match["high"] and figure.end >= match.end("high")):
        return figure  # the signs of a range are read with it
    if figure.kind not in SIGNED:
        return figure._replace(start=match.end("sign"))
    least, most = (None if number is None else -number for number in (figure.value_max, figure.value_min))
    return figure._replace(value_min=least, value_max=most)


def _up_to(text: str, figure: Figure) -> Figure:
    """An amount of larger and smaller units with the other end of its range: 五块六到五块七毛八."""
    joint = _JOINT.match(text, figure.end)
    match = _NUMBERED.match(text, joint.end()) if joint else None
    value = numeral_value(match["low"]) if match and match["oneunit"] and not match["high"] else None
    upper = read_counted(text, match, value, "") if match and value else None
    if upper is None or (upper.kind, upper.unit) != (figure.kind, figure.unit):
        return figure
    upper = add_small(text, upper)
    if figure.value_min is None or upper.value_max is None or figure.value_min > upper.value_max:
        return figure
    return upper._replace(start=figure.start, value_min=figure.value_min)


def _bounded(figure: Figure, start: int, end: int, bounds: list[Bound]) -> Figure:
    """The figure with what the words before and after it say of its bounds."""
    low, high = figure.value_min, figure.value_max
    if "floor" in bounds and figure.kind not in _PLAIN:
        high = None
    if "ceiling" in bounds and figure.kind not in _PLAIN:
        low = None
    about = figure.approximate or "about" in bounds
    return Figure(start, end, figure.kind, low, high, figure.unit, about, figure.masked, figure.is_han)


_LIST = re.compile(r"(?<=[一-龥])(?<!第)(?:[0-9]{1,9}(?:\.[0-9]{1,4})?(?:、|和|及|与))+$")
_LISTED = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LIST_CHARS: Final = 48


def _sharing(text: str, figure: Figure, done: int) -> Iterator[Figure]:
    """The numbers right before a figure that share its unit: 10、20和30万人."""
    if figure.is_han or figure.unit is None or figure.value_min is None or not figure.start:
        return
    begin = max(done, figure.start - _LIST_CHARS)
    found = _LIST.search(text, begin, figure.start)
    own = _LISTED.match(text, figure.start)
    if found is None or own is None:
        return
    factor = figure.value_min / float(own.group()) if float(own.group()) else 1.0
    for part in _LISTED.finditer(text, found.start(), figure.start):
        value = round(float(part.group()) * factor, 4)
        yield figure._replace(start=part.start(), end=part.end(), value_min=value, value_max=value, approximate=False)
