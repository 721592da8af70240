"""The action of a commitment: the shortest words of its clause that still say what is to be done."""

import re
from collections.abc import Sequence

from transforms.link.agents import Cast
from transforms.link.clauses import Clause
from transforms.link.reach import Reach
from transforms.link.work import BARE_WORK, DOES, ENDS, LEADING_WORK, LEANS, PIVOT, REACHES
from transforms.model import Quantity

_VERB_CHARS = 10  # what governs a list of figures is a verb of a few characters (新建, 改造提升)
_BARE_CHARS = 6  # shorter words do not say what is to be done
_WHOLE_CHARS = 90  # up to this length a clause is read whole where its items do not stand alone
_BACK_CHARS = 200  # an indicator carried along was named this near
_ITEM_CHARS = 240
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


class Wording:
    """The words of the commitments of one paragraph."""

    def __init__(self, text: str, cast: Cast, reach: Reach) -> None:
        """Keep what is needed to find where words begin and end."""
        self._text, self._cast, self._reach = text, cast, reach

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

    def action(self, at: int, clause: Clause, figure: Quantity | None, figures: Sequence[Quantity]) -> str | None:
        """What a clause says from `at` on, or of one of its figures; None where that is too little to be read alone."""
        words = self._text[at : clause.end] if figure is None or len(figures) < 2 else self._of_item(at, clause, figure, figures)
        if words.count("”") > words.count("“"):
            words = "“" + words if self._text[at - 1] == "“" else words.removesuffix("”")
        words = words.strip(_TRIM)
        if figure is not None and self._leans(words, figure):
            name = figure.indicator
            near = self._text[max(0, clause.start - _BACK_CHARS) : figure.start]
            if name and not DOES.fullmatch(name) and name not in words and name in near:
                return name + words
            return None if LEANS.match(words) else words
        return words if len(words) >= _BARE_CHARS else None

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
