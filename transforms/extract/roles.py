"""What a figure is for: a target, a reported fact, a standing rule, or the announcement of a list."""

import re
from bisect import bisect_left
from typing import Final

from transforms.extract.cues import Said, read_cues
from transforms.extract.figure import Figure
from transforms.extract.lexicon import Lexicon
from transforms.extract.noun_parts import NOMINAL_ENDS
from transforms.extract.passage import Passage, Place
from transforms.extract.phrase_words import TAKERS
from transforms.extract.rules import is_enumeration, is_limit, is_price
from transforms.extract.setting import read_turn
from transforms.model import Tense
from transforms.schema.codes import QuantityRole
from transforms.text import Span

_BEFORE_CHARS: Final = 40
_BASE = re.compile(
    r"[由从比](?:(?<!比)|(?=\x00))(?:每[一-龥]{1,3})?[\x00的]*(?:目前|现在|现有|原来)?的?$"
)  # what a rise starts from: 由2020年的5亿元增加到8亿元
_GOES = re.compile(r"[^,。;]{0,4}[,]?[^,。;]{0,6}[增提升扩涨降减下压缩调到至]")  # and how it goes on
_BASE_ENDS: Final = frozenset("由从\x00的前在有来顷亩人户公里万米斤吨个")
_REPORTED = re.compile(r"同比|累[计积]|[比较](?:上|去|全)|增长(?=\d)|下降(?=\d)|达(?=\d)|占全|居全|排全")
_WILL = re.compile(r"将(?:[达建新完实投举启开于在有增培打推提安派组对把]|力争|陆续|全面|再)|明年|今后[^,。;天]{0,3}年|未来[^,。;天]{0,3}年")
_REPORTING: Final = frozenset(("news", "bulletin", "other"))
_ORDERS: Final = Lexicon(
    ("抓好", "抓紧", "做好", "推进", "加强", "坚持", "强化", "落实", "确保", *(word for word in TAKERS if len(word) > 1))
)
_ITEM = re.compile(r"\s*\(?\d{1,2}[.、)]")  # a headline of many
_NO_ORDER_BEFORE: Final = NOMINAL_ENDS | frozenset("的了过")
_LEAD = re.compile(
    r"[^一-龥]{0,4}(?:[一二三四五六七八九十]+[是要])?[^一-龥]{0,4}(?:大力|全力|着力|加快|努力|切实|积极|进一步|全面|深入|继续|持续|集中|扎实|认真|统筹)*"
)


class Roles:
    """The roles of the figures of one passage, asked for in order."""

    def __init__(self, passage: Passage) -> None:
        """Take the passage; nothing is read before it is asked for."""
        self._passage = passage
        self._tense: Tense | None = passage.setting.tense
        self._sentence: Span = (-1, -1)
        self._turned = 0  # sentences whose openings have been read
        self._whole = 0  # where the sentence begins of which this one, up to a semicolon, is a part
        self._told = -1  # and up to where its cues have been read
        self._cues: list[tuple[int, Said]] = []

    def read(self, figure: Figure, place: Place) -> QuantityRole:
        """The role of the next figure: from its noun, its clause, its sentence, the section, in this order."""
        if figure.kind == "count" and is_enumeration(self._passage, figure, place):
            return "enumeration"
        self._enter(place.sentence)
        said = self._said_in(place.clause, figure)
        is_told = said == "past" or self._passage.setting.genre == "bulletin"
        if (figure.kind == "money" and is_price(self._passage, figure, place, is_told)) or self._binds(figure, place, said):
            return "rule"
        if self._is_base(figure, place):
            return "actual"
        said = said or self._said_before(place.sentence[0], figure) or self._said_of_whole(place.sentence[0])
        if self._tense == "review":
            return "target" if said == "goal" else "actual"
        if said == "bind" or (self._passage.setting.is_rule and said in (None, "due")):
            return "rule"
        if said is not None:
            return "actual" if said == "past" else "target"
        if self._tense == "plan" and self._passage.setting.genre != "speech":
            return "target"
        return self._untold(figure, place)

    def _untold(self, figure: Figure, place: Place) -> QuantityRole:
        """Where neither words nor section tell: a speech or a plan orders with bare verbs; all else is reported."""
        text, start = self._passage.text, max(place.clause[0], figure.start - _BEFORE_CHARS)
        if _WILL.search(text, start, figure.start):
            return "target"
        if self._passage.setting.genre in _REPORTING or _REPORTED.search(text, start, figure.end):
            return "actual"
        lead = _LEAD.match(text, place.sentence[0])
        order = _ORDERS.starting(text, lead.end()) if lead else ""
        is_told = lead and text[lead.end() + len(order) : lead.end() + len(order) + 1] in _NO_ORDER_BEFORE  # 编制数35名, 签约的56个
        return "target" if order and not is_told else "actual"

    def _is_base(self, figure: Figure, place: Place) -> bool:
        veiled, end = self._passage.veiled, figure.start
        if veiled[end - 1 : end] not in _BASE_ENDS or not _BASE.search(veiled, max(place.clause[0], end - _BEFORE_CHARS), end):
            return False
        return _GOES.match(veiled, figure.end) is not None

    def _binds(self, figure: Figure, place: Place, said: Said | None) -> bool:
        """Whether the clause lays down a rule: by its words, as a threshold, or as how often something is to be done."""
        if said == "bind":
            return True
        if said not in (None, "due"):
            return False
        return (said is None and self._is_routine(figure, place)) or (self._tense != "review" and is_limit(self._passage, figure, place))

    def _is_routine(self, figure: Figure, place: Place) -> bool:
        if figure.unit not in ("次", "遍") or self._tense is not None or self._passage.setting.genre == "speech":
            return False  # where orders are given, 每月一次 is one of them
        times = self._passage.times
        at = bisect_left(self._passage.time_starts, figure.start)
        return at > 0 and times[at - 1].type == "SET" and times[at - 1].start >= place.clause[0]

    def _enter(self, sentence: Span) -> None:
        """Read the cues of the sentence and of the parts before it, and on the way to it the openings that turn the tense."""
        if sentence == self._sentence:
            return
        text, starts = self._passage.text, self._passage.starts
        while (start := starts[self._turned]) <= sentence[0]:
            self._tense = read_turn(text, start) or self._tense
            self._turned += 1
            if text[start - 1 : start] != ";" or _ITEM.match(text, start):
                self._whole = start
        if self._whole > self._told:
            self._cues, self._told = [], self._whole
        self._cues += read_cues(self._passage, (self._told, sentence[1]))
        self._sentence, self._told = sentence, sentence[1]

    def _said_in(self, clause: Span, figure: Figure) -> Said | None:
        """The last word of the clause up to the figure that says something; else the first one behind it."""
        behind = at = bisect_left(self._cues, (figure.end,))
        while at and self._cues[at - 1][0] >= figure.start and self._cues[at - 1][1] == "past":
            at -= 1  # 低于13% is a bound, no gap
        if at and self._cues[at - 1][0] >= clause[0]:
            is_bound = at > 1 and self._cues[at - 2][0] >= clause[0] and self._cues[at - 2][1] == "bind"
            return "bind" if is_bound and self._cues[at - 1][1] == "due" else self._cues[at - 1][1]  # 原则上不低于80%
        return self._cues[behind][1] if behind < len(self._cues) and self._cues[behind][0] < clause[1] else None

    def _said_of_whole(self, start: int) -> Said | None:
        """A goal or an order told before a semicolon, which holds for what stands behind it too: 到1990年,产值要达到…;粮食达到…"""
        at = bisect_left(self._cues, (start,))
        if not at or self._cues[at - 1][1] not in ("goal", "due"):
            return None
        by_time = self._passage.setting.genre in ("news", "bulletin") and self._cues[at - 1][0] in self._passage.time_starts
        return None if by_time else self._cues[at - 1][1]

    def _said_before(self, start: int, figure: Figure) -> Said | None:
        at = bisect_left(self._cues, (figure.start,))
        return self._cues[at - 1][1] if at and self._cues[at - 1][0] >= start else None
