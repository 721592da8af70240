"""What a figure measures, as a noun phrase of the text."""

import re
from bisect import bisect_left
from typing import Final, NamedTuple

from transforms.extract.figure import Figure
from transforms.extract.noun_parts import clean, is_measure
from transforms.extract.nouns_before import Before, read_before, split_bracket, strip_tail
from transforms.extract.nouns_behind import read_behind
from transforms.extract.passage import VEIL, Passage, Place
from transforms.extract.sums import read_sum

_BEFORE_CHARS: Final = 40  # how far to the left of a figure its noun is looked for, inside the clause
_SUBJECT: Final = frozenset(("rank", "ratio", "multiple", "percentage", "percentage_point"))
_RANKED = re.compile(r"(?:处于|位居|居|排名?|列)(?:全[国省市县区州]|世界|第)?$")
_RANK_ENDS: Final = frozenset("于居排名列国省市县区州界第")
_PLACES: Final = ("省", "市", "州", "县", "区")
_TOPIC = re.compile(rf"(?:从|就)?[{VEIL}的]*(?P<noun>[^,:。;从{VEIL}]{{3,28}}+)[,:](?<=[看说较析].)")
TOPIC_ENDS: Final = re.compile("[看说较析][,:]")
"""What ends the opening of a sentence that says what it is about."""
_SEEN = re.compile("(?:上?来看|上看|来说|看|比较|分析)$")
_LEADING: Final = frozenset(":\t|")  # what a figure stands behind as a value: of a name, of a row of a table
_AGES: Final = ("岁", "周岁")
_AGENTS: Final = frozenset("由让请派")
_RATE_BEHIND = re.compile(r"(?:、[^,。;、\d]{2,14}[\d.]{1,9}%){0,9}的(?P<noun>[^,。;、的\d]{1,8}?(?:比例|比率|税率|费率))")
_SCALES: Final = ("标准", "比例")
_TIMES: Final = frozenset("*×")
_GOES_ON: Final = frozenset("、的")
_HAS_HAN = re.compile("[一-龥].*[一-龥]")
_ROW_NUMBER = re.compile(r"^\s*\d{1,3}[.、]\s*")
_HEAD_CHARS: Final = 24
_ROW_CHARS: Final = 800  # how far back in its row a figure has its head, in characters
_ROW_CELLS: Final = 12  # and in cells
_SIZED_CHARS: Final = 12
_INCLUDED = re.compile(r"[^()〔〕]{0,16}[(〔]不?含[^()〔〕]{1,12}[)〕]")  # 16周岁以上(含16周岁)的申请人
_MEASURED = re.compile(r"(?P<noun>[^,。;:、的()]{2,10}?)(?P<reaches>达到?|突破)?")  # 15座日处理能力达到|5万吨的水厂
_NUMBERED = re.compile(r"^\s*\d{1,2}[.、)]")
_FIGURE_ENDS: Final = frozenset("%‰元点倍人个家吨件亿万里亩位名次户左右上下内")
_UNREAD = re.compile(r"\d(?!G)")
_STOPS = re.compile("[,;:。\t|]")


class Carried(NamedTuple):
    """What the figures before in the sentence measured: the last of them, and the last that was a measure or stood before its figure."""

    noun: str | None = None
    measure: str | None = None

    def then(self, noun: str, is_behind: bool) -> "Carried":
        """What is carried on after a figure that measured this; `is_behind` where it is a thing that the figure counts (3个县)."""
        return Carried(noun, self.measure if is_behind and not is_measure(noun) else noun)


def read_indicator(passage: Passage, figure: Figure, place: Place, carried: Carried) -> str | None:
    """The noun phrase measured: what stands before the figure and its verb, or the noun behind it, or what the figure before measured."""
    window = _window(passage, figure, place, carried.noun)
    before = read_before(window, figure.kind in _SUBJECT)
    measure = carried.measure or carried.noun
    if (
        measure
        and (before.is_compared or (window[-1:] in _RANK_ENDS and _RANKED.search(window)))
        and not (before.noun and is_measure(before.noun))
    ):
        return measure if before.noun is None or is_measure(measure) else before.noun
    if figure.kind == "percentage":
        return _share(passage, figure, place, before, measure)
    if figure.kind in _SUBJECT:
        return before.noun or measure or _told_before(passage, place)
    behind = noun_behind(passage, figure, place)
    if figure.kind == "money":
        return read_sum(passage, figure, place, before, behind) or carried.noun or behind or _subject_before(passage, place)
    is_next = (before.is_bare and not passage.text.startswith("的", place.chain)) or window.endswith("等")
    if behind and (is_next or before.is_order or not (before.noun and is_measure(before.noun))):
        return behind
    is_own = before.is_order and place.floor == place.clause[0]  # a verb of its own has an object of its own
    return before.noun or behind or before.verb or (None if is_own else carried.noun or _subject_before(passage, place))


def read_topic(passage: Passage, start: int) -> str | None:
    """What a sentence says that it is about: 从上线人数来看, …"""
    match = _TOPIC.match(passage.veiled, start)
    noun = _SEEN.sub("", match["noun"]) if match else None
    return noun if noun and is_measure(noun) else None


def read_row(text: str, end: int) -> str | None:
    """What heads a row of a table up to there: the nearest cell that names something and says nothing more."""
    for cell in reversed(text[max(0, end - _ROW_CHARS) : end].rsplit("\t", _ROW_CELLS)[:-1]):
        name = _ROW_NUMBER.sub("", cell).replace(" ", "")
        if len(name) <= _HEAD_CHARS and _HAS_HAN.search(name) and not _UNREAD.search(name) and not _STOPS.search(name):
            return name
    return None


def noun_behind(passage: Passage, figure: Figure, place: Place) -> str | None:
    """The noun phrase right behind a figure, up to a verb, a stop or the next figure; of times and money behind a verb too."""
    text, start, end = passage.text, place.chain, place.ceiling
    skips_verb = figure.unit == "次" or (figure.kind == "money" and text.startswith("给予", start))
    if end < place.clause[1]:  # another figure follows
        if start == end and figure.kind in ("count", "measure", "money") and (size := _size_behind(passage, figure, end)):
            return size
        measured = _MEASURED.fullmatch(text, start, end) if figure.kind == "count" else None
        if measured and (measured["reaches"] or is_measure(measured["noun"])) and (those := _those_of(passage, end)):
            return those
    if figure.kind not in _SUBJECT and text.startswith(("(", ")", "〔", "〕"), start):
        bracket = _INCLUDED.match(text, max(0, figure.start - 3))
        if bracket and bracket.end() > start:
            start, end = bracket.end(), place.clause[1]
    noun = read_behind(passage.veiled, start, end, skips_verb, text[figure.start - 1 : figure.start] in _AGENTS)
    return noun.partition("、")[0] if noun and figure.unit in _AGES else noun  # 0至6岁儿童、残疾人: only the first is of that age


def _size_behind(passage: Passage, counting: Figure, at: int) -> str | None:
    """The noun behind a figure that says of what size the things are that another one counts: 20个【5亿元以上项目】.

    Of two bounds it is the noun of both: 60岁以上70岁以下的【老人】, 5万元以上20万元以下【罚款】.
    """
    size = _figure_at(passage, at)
    if size is None or (size.kind not in ("money", "measure") and size.unit not in _AGES):
        return None
    noun = read_behind(passage.veiled, size.end, size.end + _SIZED_CHARS, False)
    if noun is None or counting.unit in _AGES or counting.kind == "money":
        return noun if size.unit == counting.unit or size.unit in _AGES else None
    return passage.text[at : size.end] + noun if counting.kind == "count" else None


def _those_of(passage: Passage, at: int) -> str | None:
    """The noun that a figure describes by how much of something it has: 2家年产值超过500万元的【企业】."""
    describing = _figure_at(passage, at)
    if describing is None or not passage.text.startswith("的", describing.end):
        return None
    return read_behind(passage.veiled, describing.end, describing.end + _SIZED_CHARS, False)


def _figure_at(passage: Passage, at: int) -> Figure | None:
    place = bisect_left(passage.figures, at, key=lambda figure: figure.start)
    following = passage.figures[place] if place < len(passage.figures) else None
    return following if following and following.start == at else None


def _subject_before(passage: Passage, place: Place) -> str | None:
    """The subject of the clause before where it is a measure, or where this clause tells from what to what it went."""
    noun = _told_before(passage, place)
    return noun if noun and (is_measure(noun) or passage.text.startswith(("从", "由"), place.clause[0])) else None


def _share(passage: Passage, figure: Figure, place: Place, before: Before, measure: str | None) -> str | None:
    """What a percentage is a share or a rise of; `measure` was carried on."""
    text = passage.text
    if text[figure.start - 1 : figure.start] in _TIMES and (formula := text.rfind("=", place.sentence[0], figure.start)) > 0:
        return _defined(passage, place, formula)
    if text[figure.end : figure.end + 1] in _GOES_ON and (rate := _RATE_BEHIND.match(text, figure.end)):
        return rate["noun"]
    told = measure
    if told is None:
        told = _told_before(passage, place) if before.noun and before.noun.endswith(_PLACES) else None
    elif before.noun is None and place.floor == place.clause[0]:
        told = _fresh(passage, place) or told
    is_of = before.noun is None or before.takes or text[place.chain : place.chain + 1] == "的"
    behind = noun_behind(passage, figure, place) if is_of else None
    if before.noun and behind in _SCALES:
        return before.noun
    if behind and before.noun and not is_measure(before.noun):  # 医院预留30%号源
        return behind
    return _of_share(before, told) or behind or told or _told_before(passage, place)


def _fresh(passage: Passage, place: Place) -> str | None:
    """The measure that the clause before names without a figure: 其中,信息服务收入增长较快,同比增长5%."""
    if passage.text[place.clause[0] - 2 : place.clause[0] - 1] in _FIGURE_ENDS:
        return None
    clause = _clause_before(passage, place)
    if len(clause) < 4 or _UNREAD.search(clause):
        return None
    noun = read_before(clause, True).noun
    return noun if noun and is_measure(noun) else None


def _defined(passage: Passage, place: Place, formula: int) -> str | None:
    """What a formula defines, left of its sign: 续约率=续约数/签约数*100%."""
    noun = _STOPS.split(passage.veiled[max(place.sentence[0], formula - _BEFORE_CHARS) : formula])[-1]
    return clean(_NUMBERED.sub("", noun))


def _of_share(before: Before, carried: str | None) -> str | None:
    """A share of something that is no measure itself (县五中为66%, 东江省由8%降到6%) is a share of what was measured before."""
    if before.noun is None or carried is None or is_measure(before.noun) or not is_measure(carried):
        return before.noun
    return carried if before.is_level or before.noun.endswith(_PLACES) else before.noun


def _window(passage: Passage, figure: Figure, place: Place, carried: str | None) -> str:
    """The words of the clause that lead to a figure, from the figure before it on.

    Right behind a bracket, a colon or a cell they are those before it. The noun of the figure before is left out.
    """
    window = passage.veiled[max(place.floor, figure.start - _BEFORE_CHARS) : figure.start]
    if carried and place.floor > place.clause[0]:
        window = window.removeprefix("的").removeprefix(carried)
    if "(" in window or "〔" in window:
        outside, inside = split_bracket(window)
        if outside and not strip_tail(inside):
            return outside
    if place.floor == place.clause[0] and passage.text[place.floor - 1 : place.floor] in _LEADING and not window.strip():
        return _clause_before(passage, place)
    return window


def _clause_before(passage: Passage, place: Place) -> str:
    end = max(place.clause[0] - 1, place.sentence[0])
    return _STOPS.split(passage.veiled[max(place.sentence[0], end - _BEFORE_CHARS) : end])[-1]


def _told_before(passage: Passage, place: Place) -> str | None:
    """The subject of the clause before, which has no figure that was read: 班列开行良好,增长5%."""
    return read_before(_UNREAD.split(_NUMBERED.sub("", _clause_before(passage, place)), maxsplit=1)[0], True).noun
