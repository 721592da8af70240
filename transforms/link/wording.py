"""The action of a commitment: the shortest words of its clause that still say what is to be done."""

import re
from collections.abc import Mapping, Sequence

from transforms.link.agents import Cast
from transforms.link.anchors import Anchor
from transforms.link.clauses import Clause
from transforms.link.reach import Reach
from transforms.link.scope import Scope
from transforms.link.work import BARE_WORK, DOES, ENDS, LEADING_WORK, LEANS, PIVOT, REACHES
from transforms.model import Quantity
from transforms.text import Span

_VERB_CHARS = 10  # what governs a list of figures is a verb of a few characters (新建, 改造提升)
_BARE_CHARS = 6  # shorter words do not say what is to be done
_WHOLE_CHARS = 90  # up to this length a clause is read whole where its items do not stand alone
_BACK_CHARS = 200  # an indicator carried along was named this near
_ITEM_CHARS = 240
_ALL_CHARS = 240
_VERB_WITHIN = 8  # clauses of a list under one verb
_PAPER_WITHIN = 3  # clauses between a paper and to whom it goes
_TRIM = " ,、;:。\t\n"
_MOVED = (
    "报|送|提交|纳入|列入|作为|拨付|上交|转|用于|落实到|分解|公布|公示|划分?为|划分|打造|建成|建设成"
    "|提高|提升|控制|缩短|压减|压缩|降低?至|扩大|调整|改造|推向"
)
_WILL = (  # 将完成…, but not 将经费纳入…
    rf"将(?![来军近])(?=(?:{DOES.pattern})|继续|进一步|逐步|全面|大力|按|根据|通过|一如既往)|将(?![来军近]|[^,;。把对在]{{1,60}}(?:{_MOVED}))"
)
_LEADING_MODAL = re.compile(
    r"(?:一定要?|要(?!求|点|素)|必须|应当(?!场)|应(?![届急对用])|须(?!知)|务必|都|也|还|切实|下决心|主动|进一步|确保|保证|力争|争取(?!.{0,12}(?:资金|项目|支持))"
    rf"|计划|其中|,|{_WILL})+"
)
_SAYS_NOT_WHAT = re.compile(
    r"(?:必须|务必|一定|要|全部|全面|基本|扎实|有效|保质保量|如期|按期|按时|彻底|切实|尽快|从现在起"
    r"|限?[0-9一二两三四五六七八九十半]{1,3}个?(?:小时|天|日|周|月|年|工作日)(?:时间)?(?:[之以]?内)?"
    r"|全额|足额|分项|分级|、|纳入|(?:财政|部门|年度)?预算"
    r"|投入|整治|整改|规范|兑现|落实|完成|改造|建设|迁入|清理|办结|建成|验收|维修|补齐|到位|完毕|[、和])+"
)
_ABOUT = re.compile(r"(?:特别是|尤其是|同时)?(?P<about>对(?![照标接])|把)(?![^,;。]*(?:给予|予以))")
_HANDS_IN = re.compile(r"(?:并|再|及时|按时|直接)*(?:报|交)(?![通流易叉接往际替警告道名销废刊考复])")
_COUNTS = re.compile(r"[约近超]?[0-9一二两三四五六七八九十百千]")
_GOES_ON = re.compile(r"并(?![购网轨且])|从而|主要|特别是|认真")


class Wording:
    """The words of the commitments of one paragraph."""

    def __init__(self, text: str, cast: Cast, scope: Scope, reach: Reach, anchors: Mapping[int, Anchor]) -> None:
        """Keep what is needed to find where words begin and end."""
        self._text, self._cast, self._scope, self._reach, self._anchors = text, cast, scope, reach, anchors
        self._clauses = scope.clauses
        self._begins: dict[int, int] = {}

    def action(self, index: int, span: Span, figure: Quantity | None, figures: Sequence[Quantity]) -> str:
        """What a commitment says: the words of clause `index` where they can be read alone, else those of all its clauses.

        Args:
            index: The clause that states it.
            span: Its first clause, and where its last one ends.
            figure: Its figure, one of `figures`; those of the clause that are rows of their own.
            figures: See `figure`; empty where the clause has but one row.
        """
        words = self._words(index, figure, figures) or self._around(span[0], index, span[1], figure)
        return self._what_is_handed_in(index) + words if figure is None and _HANDS_IN.match(words) else words

    def _what_is_handed_in(self, index: int) -> str:
        """The paper or work that the sentence named just before it says to whom it goes (拿出方案,报县政府; 完成清算,报财政局审核)."""
        for at in range(index - 1, max(-1, index - 1 - _PAPER_WITHIN), -1):
            anchor = self._anchors.get(at)
            if self._clauses[at].sentence != self._clauses[index].sentence or self._clauses[at].is_marked:
                break
            if anchor is not None:
                words = self._words(at, None, ()) if anchor.thing in ("paper", "work") else None
                return f"{words}," if words else ""
        return ""

    def begin(self, at: int, end: int) -> int:
        """Where the words of a duty begin: after connectives, days and modals."""
        while True:
            after = self._cast.skip_leaders(at, end)
            if after < end and self._text[after] in "于在" and (day := self._cast.time_at(after + 1)) is not None and day.end < end:
                after = day.end
            modal = _LEADING_MODAL.match(self._text, after, end)
            after = modal.end() if modal else after
            if after == at:
                return at
            at = after

    def _around(self, first: int, index: int, close: int, figure: Quantity | None) -> str:
        """All words of a commitment, without its subject where enough is left; of a very long one those around its figure."""
        topic = self._topic(first, index) if figure is None else None
        start, end = self._begin(first), self._clauses[index].end
        if topic is not None:
            at, about = topic
            return self._text[about:end] if at >= first else self._text[about : self._clauses[at].end + 1] + self._text[start:end]
        if end - start < _BARE_CHARS:
            start = self._clauses[first].head
        if end - start < _BARE_CHARS or figure is not None:
            end = close
        if figure is not None and end - start > _ALL_CHARS:
            start, end = max(start, figure.start - _ALL_CHARS // 2), min(end, figure.end + _ALL_CHARS // 2)
        return self._text[start:end].lstrip(_TRIM)

    def _topic(self, first: int, index: int) -> tuple[int, int] | None:
        """The clause that names what a bare verb is about, and where it does (对校舍建设,各单位要在6月底前投入到位)."""
        for at in range(max(0, first - 1), index):
            clause = self._clauses[at]
            if clause.sentence == self._clauses[index].sentence and clause.stop == "," and at not in self._anchors:
                about = _ABOUT.match(self._text, clause.head, clause.end)
                if about is not None:
                    return at, about.start("about")
        return None

    def _verb_before(self, index: int) -> str:
        """The verb of the clause before, which governs the counted things of this one too (建设一座公园,两条大街)."""
        for at in range(index - 1, max(-1, index - 1 - _VERB_WITHIN), -1):
            clause = self._clauses[at]
            if clause.sentence != self._clauses[index].sentence or clause.stop != ",":
                break
            verb = LEADING_WORK.match(self._text, self._begin(at), clause.end)
            if verb is not None and _COUNTS.match(self._text, verb.end()):
                return verb.group()
            if not _COUNTS.match(self._text, clause.head):
                break
        return ""

    def _begin(self, index: int) -> int:
        """Where a clause says what is to be done: behind its subject, connectives and modals."""
        at = self._begins.get(index)
        if at is None:
            clause, agents = self._clauses[index], self._scope.subject(index)
            at = agents.end if agents and agents.end > clause.head else clause.head
            at = self._begins[index] = self.begin(at, clause.end)
        return at

    def _words(self, index: int, figure: Quantity | None, figures: Sequence[Quantity]) -> str | None:
        """What a clause says behind its subject, or of one of its figures; None where that is too little to be read alone."""
        at, clause = self._begin(index), self._clauses[index]
        words = self._text[at : clause.end] if figure is None or len(figures) < 2 else self._of_item(at, clause, figure, figures)
        if words.count("”") > words.count("“"):
            words = "“" + words if self._text[at - 1] == "“" else words.removesuffix("”")
        words = words.strip(_TRIM)
        if figure is not None and words.startswith(figure.surface):
            words = self._verb_before(index) + words
        if figure is not None and self._leans(words, figure):
            name = figure.indicator
            near = self._text[max(0, clause.start - _BACK_CHARS) : figure.start]
            if name and not DOES.fullmatch(name) and name not in words and name in near:
                return name + words
            return None if LEANS.match(words) else words
        if figure is not None:
            return self._cut(words, words.find(figure.surface) + len(figure.surface)) if len(words) >= _BARE_CHARS else None
        day = self._cast.time_in(at, clause.end)
        said = len(words) - (day.end - day.start if day is not None else 0)
        return None if said < _BARE_CHARS or _SAYS_NOT_WHAT.fullmatch(words) else self._cut(words, 0)

    def _cut(self, words: str, at: int) -> str:
        """Words that run on without a comma, up to where they go on to another thing."""
        if len(words) <= _WHOLE_CHARS or "," in words:
            return words
        on = _GOES_ON.search(words, max(at, _BARE_CHARS))
        return words[: on.start()] if on else words

    def _of_item(self, at: int, clause: Clause, figure: Quantity, figures: Sequence[Quantity]) -> str:
        """The item of a list that holds a figure, under the verb that governs the list."""
        item, stop = self._reach.item(figure, figures, clause)
        first = max(at, item)
        if stop - first > _ITEM_CHARS:  # a list without marks: the words around the figure
            first, stop = max(first, figure.start - _ITEM_CHARS // 2), min(stop, figure.end + _ITEM_CHARS // 2)
        words = self._text[first:stop].lstrip(_TRIM).removeprefix("其中")
        whole = clause.end - at <= _WHOLE_CHARS
        if whole and self._lacks_its_end(figure, stop, clause):
            return self._text[at : clause.end]
        if whole and (not self._stands_alone(words, figure) or PIVOT.match(self._text, at, clause.end)):
            return self._text[at : clause.end]
        if first == at:
            return words
        opening = self._text[at : figures[0].start]
        verb = LEADING_WORK.match(opening)
        if verb is not None:
            return words if LEADING_WORK.match(words) or REACHES.search(words) else verb.group() + words
        return opening + words if item == figure.start and len(opening) <= _VERB_CHARS and "、" not in opening else words

    def _lacks_its_end(self, figure: Quantity, stop: int, clause: Clause) -> bool:
        """Whether what is done to an item stands at the end of the list (30个小区、20个街区改造)."""
        return (
            stop < clause.end
            and ENDS.search(self._text, max(stop, clause.end - _BARE_CHARS), clause.end) is not None
            and ENDS.search(self._text, figure.end, stop) is None
        )

    def _leans(self, words: str, figure: Quantity) -> bool:
        """Whether words say how much but not of what."""
        bare = words.endswith(figure.surface) and BARE_WORK.fullmatch(words) is not None
        return bare or LEANS.match(words) is not None

    def _stands_alone(self, words: str, figure: Quantity) -> bool:
        """Whether an item can be read without the others."""
        if figure.indicator is None and self._leans(words, figure):
            return False
        return not LEANS.match(words) and words.count("(") == words.count(")") and words.count("“") == words.count("”")
