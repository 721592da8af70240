"""Numbers that measure nothing: slogans, names, idioms, sessions, ordinals, article-like 一."""

import re
from typing import Final, NamedTuple

from transforms.extract.compounds import CENTS, METRES, has_smaller
from transforms.extract.figure import Figure
from transforms.extract.numerals import COUNTED, FORMAL
from transforms.extract.units import AFTER_HAN, AFTER_ONE_HAN, ARABIC_ONLY
from transforms.schema.codes import QuantityKind

_ONE: Final = f"[{COUNTED}十百千万几]"
_IDIOM = re.compile(rf"{_ONE}[^\d{COUNTED}十,。;、:()“”《》\s]{_ONE}[^\d,。;、:()“”《》\s年月天]")  # 三心二意, 两免一补, 一校一策
_CEREMONY = re.compile("次(?:[^,。;、]{0,3}全[会委]|[^,。;、]{0,4}(?:会议|代表大会|党代会|全体会|常委会|全委会))")
_SLOGAN = re.compile(
    r"两个(?:维护|确立|务必|毫不动摇|一百年|百年|大局|凡是|结合|革命|先锋队|覆盖|文明|健康|责任)|四个(?:意识|自信|全面|现代化|伟大|最严|革命|服从|善于|不摘|合格|铁一般)"
    r"|三个(?:代表|务必|有利于|区分开来|地|面向)|[两三四五六七八九十]个(?:一|“|全覆盖|不准|严禁|坚定不移)|八项规定|五项原则|四项基本|三项制度|三次产业|四人帮(?!扶|助)"
    r"|三大(?:战役|差别|作风|法宝)|五大(?:发展|理念|洲)|一个中国|两条战线|五个文明|三位一体|五位一体|五级书记|四大(?:班子|家)|[四五]套班子|两个主体"
)
_PLACE = re.compile(
    "三元(?![,。;)钱左以的零整到至]|[一二三四五六七八九][角毛]|$)|[三四五六九]台(?:[县区山市]|$)|三门[峡县]|千岛|五家渠|五大连池|五指|七里|三里|十里|八里|四方区|六枝|三段|二人(?:转|台)|五口通商|百草|四方"
)
_WORD_BEFORE: Final = {
    "一": "统唯万专单同逐划归如首之进某另不第星期周初高上下",
    "二": "第初高十星期周大小老",
    "三": "第初高星期周大小老再",
    **dict.fromkeys("四五六", "第星期周"),
    "十": "合红",
}
_SMALL: Final = {"角": CENTS, "毛": CENTS, "米": METRES}
"""Units after which a number says that they measure: 两毛五, 一米七五."""
_MEASURED_ONE: Final = frozenset(["money", "percentage", "percentage_point", "multiple"])
_POWERS: Final = frozenset("百千万亿")


class Candidate(NamedTuple):
    """A Chinese numeral and its unit, before it is known to count anything."""

    start: int  # of the numeral
    unit_start: int
    end: int
    number: str
    unit: str
    kind: QuantityKind
    is_bounded: bool  # 至少, 近, 以上, 多 …


def is_trap(text: str, candidate: Candidate) -> bool:
    """Whether the words are a name, an idiom, an ordinal or an article."""
    number, unit = candidate.number, candidate.unit
    if unit in _SMALL and _SMALL[unit].match(text, candidate.end):
        return False
    if candidate.kind == "count" and candidate.start and text[candidate.start - 1] in _WORD_BEFORE.get(number[0], ""):
        return True
    if candidate.kind == "measure" and has_smaller(text, candidate.end):
        return False
    if (
        unit in ARABIC_ONLY
        and text[candidate.end : candidate.end + 1] != "半"
        and not _may_follow_han(number, unit)
        and not (candidate.is_bounded and unit in AFTER_HAN)
    ):
        return True
    if number == "一":
        return not candidate.is_bounded and _is_article(text, candidate)
    if number == "二":
        return candidate.kind == "count" and (unit not in ("名", "人", "位") or _PLACE.match(text, candidate.start) is not None)
    if _POWERS.issuperset(number):
        return not candidate.is_bounded
    if len(number) == 1 and number in FORMAL:
        return candidate.kind not in _MEASURED_ONE
    return _is_name(text, candidate)


def _may_follow_han(number: str, unit: str) -> bool:
    if len(number) > 1 and number != "十几":
        return unit in AFTER_HAN
    return unit in AFTER_ONE_HAN and number not in ("一", "二", "百", "千", "万", "十")


def _is_name(text: str, candidate: Candidate) -> bool:
    start = candidate.start
    if _SLOGAN.match(text, start) or _PLACE.match(text, start):
        return True
    if candidate.unit in ("孩", "胎") or (candidate.unit == "级" and candidate.number != "两"):  # policies and ranks of hospitals
        return True
    if candidate.unit == "次" and candidate.number != "两" and _CEREMONY.match(text, candidate.unit_start):
        return True
    if candidate.unit == "大" and (candidate.number[0] in "一二" or (len(candidate.number) > 1 and candidate.number[0] == "十")):
        return True
    if len(candidate.number) > 1 or candidate.kind != "count":
        return False
    return bool(_IDIOM.match(text, start)) or bool(start > 1 and _IDIOM.match(text, start - 2) and text[start - 1] not in "人名")


_EACH = re.compile("每[^,。;每一]{1,20}$")
_NOT_COUNTED: Final = frozenset("个批些种类份片段层场支股条件位级期届节部大道对项")


def _is_article(text: str, candidate: Candidate) -> bool:
    """Whether 一 is no count: it is one where measured, set against other counts (校长一名,副校长两名), or said of each."""
    start, unit = candidate.start, candidate.unit
    if candidate.kind in _MEASURED_ONE:
        return False
    if candidate.kind == "measure":
        short = len(unit) == 1 and unit not in "亩吨磅呎吋哩" and text[candidate.end : candidate.end + 1] not in tuple(COUNTED)  # 一米八
        return short or text.endswith("最后", 0, start) or _IDIOM.match(text, start) is not None
    if _IDIOM.match(text, start):
        return True
    near = text[max(0, start - 14) : start] + "|" + text[candidate.end : candidate.end + 14]
    if any(f"{number}{unit}" in near for number in "两三四五六七八九十"):
        return False
    return unit in _NOT_COUNTED or not _EACH.search(text, max(0, start - 22), start)


_QUOTED = re.compile("[“\"'‘]([^“”\"'‘’。;!?]{1,20}+)[”\"'’]")
_TITLE = re.compile("《[^《》]{1,120}》")


class Names:
    """Short quotations (“十个全覆盖”) and titles in 《》 of a text: what is counted there is part of a name."""

    def __init__(self, text: str) -> None:
        """Take the text; nothing is looked for before it is asked for."""
        self._text = text
        self._ranges: list[tuple[int, int, bool]] | None = None
        self._at = 0

    def hold(self, figure: Figure) -> bool:
        """Whether a figure is part of a name; figures are asked about in the order of the text."""
        if self._ranges is None:
            self._ranges = self._found()
        ranges = self._ranges
        while self._at < len(ranges) and ranges[self._at][1] <= figure.start:
            self._at += 1
        if self._at == len(ranges) or ranges[self._at][0] > figure.start:
            return False
        start, end, is_quote = ranges[self._at]
        if figure.end > end:
            return False
        return not is_quote or (
            figure.kind in ("count", "rank", "multiple") and (figure.is_han or figure.start == start + 1) and figure.value_max != 0
        )

    def _found(self) -> list[tuple[int, int, bool]]:
        """Start, end, and whether it is a quotation."""
        text, found = self._text, []
        if "“" in text or '"' in text or "‘" in text:
            found += [(*match.span(), True) for match in _QUOTED.finditer(text)]
        if "《" in text:
            found = sorted([*found, *((*match.span(), False) for match in _TITLE.finditer(text))])
        return found
