"""How far the statement of a commitment reaches: back to its subject and topic, on to what spells it out."""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from itertools import pairwise

from transforms.link.agents import Agents
from transforms.link.anchors import MODAL, Anchor
from transforms.link.clauses import Clause
from transforms.model import Quantity
from transforms.text import Span

_RESULT = re.compile(
    r"[“\"]?(?:确保|保证|力争|力保|争取|努力|使|让|实现|达到|并(?![购网轨])|从而|以(?![上下及])|先|再|就|及时|逐步|限|从|责任|报)"
)
_FROM = re.compile(r"(?:[^,;。]{2,8}前)?(?:要|必须|应|须)?由[^,;。]{1,12}(?:提高|提升|增加|扩大|下降|降低|减少)(?:至|到)")
_OPENING = re.compile(
    r"按照?|根据|对(?![接标口])|在(?!线|建)|以(?![上下])|围绕|结合|通过|为(?![民企])|针对|利用|依托|到(?!位)|从(?!严)|经过|由|凡|所有|关于|就(?!业|医|地)"
)
_DEPENDENT = re.compile(
    r"(?:全[省市县区州镇乡村])?(?:不少于|不低于|不超过|确保|力争|争取|保证|并)?(?:达到?|增长|同比|总量达|增速|突破|超过|到?20[0-9]{2}年|年底|在|于|[0-9]{1,2}月)"
)
_DEPENDENT_CHARS = 14
_LOOK_CHARS = 60  # after a figure that only says where (今年在3家医院要…), the duty's own modal stands within these
_BARE_CHARS = 9  # 8月10日前完成报我: a clause so short leans on the one before it


class Reach:
    """Extents within one paragraph."""

    def __init__(self, text: str, clauses: Sequence[Clause], anchors: Mapping[int, Anchor], subjects: Mapping[int, Agents]) -> None:
        """Keep the clauses and where their sentences and periods end."""
        self._text, self._clauses, self._anchors, self._subjects = text, clauses, anchors, subjects
        self._sentence_ends = {clause.sentence: index for index, clause in enumerate(clauses)}
        self._marks: dict[int, list[int]] = {}
        self._period_ends = {clause.period: index for index, clause in enumerate(clauses)}

    def sentence_end(self, index: int) -> int:
        """The last clause of the sentence of a clause."""
        return self._sentence_ends[self._clauses[index].sentence]

    def period(self, period: int) -> tuple[int, int]:
        """The first and the last clause of a period."""
        first = self._period_ends.get(period - 1, -1) + 1
        return first, self._period_ends[period]

    def chain(self, index: int) -> range:
        """The clauses after one, to the end of its sentence."""
        return range(index + 1, self.sentence_end(index) + 1)

    def left(self, index: int, taken: int, *, has_figure: bool) -> int:
        """The first clause of a commitment stated in clause `index`; clauses up to `taken` belong to another.

        A clause with a figure says by itself what is to be reached; one without leans on the means before it.
        """
        if (index in self._subjects and not self._joins(index)) or self._clauses[index].is_marked:
            return index
        limit = index
        sentence = self._clauses[index].sentence
        while limit - 1 > taken and self._clauses[limit - 1].sentence == sentence and self._clauses[limit - 1].stop != ":":
            limit -= 1
        for at in range(index - 1, limit - 1, -1):
            if at in self._subjects and not self._joins(at):
                return at
            if self._clauses[at].is_marked:
                break
        if index == limit and self._needs_the_one_before(index):
            return index - 1
        while index > limit and ((not has_figure and self._leans(index)) or self._opens_with_circumstance(index - 1)):
            index -= 1
        return index

    def _joins(self, index: int) -> bool:
        """Whether a clause only adds an actor to those of the clause before it (会同教科局)."""
        previous = self._subjects.get(index - 1)
        return previous is not None and set(previous.responsible) <= set(self._subjects[index].responsible)

    def _leans(self, index: int) -> bool:
        clause = self._clauses[index]
        if _FROM.match(self._text, clause.head, clause.end):
            return True
        return clause.end - clause.head <= _BARE_CHARS or _RESULT.match(self._text, clause.head, clause.end) is not None

    def _needs_the_one_before(self, index: int) -> bool:
        """Whether a clause has no object or topic of its own though the clause before it has (增长9%,达到326亿元)."""
        clause = self._clauses[index]
        if not index or self._clauses[index - 1].sentence != clause.sentence or self._clauses[index - 1].stop != ",":
            return False
        return clause.end - clause.head <= _DEPENDENT_CHARS and _DEPENDENT.match(self._text, clause.head, clause.end) is not None

    def _opens_with_circumstance(self, index: int) -> bool:
        return _OPENING.match(self._text, self._clauses[index].head, self._clauses[index].end) is not None

    def right(self, index: int, figure: Quantity | None, *, ordered: bool) -> int:
        """The last clause: what follows without a duty or subject of its own spells this one out.

        Where nothing is ordered (a report that lists its plans) only what says so spells out (明确…, 实现…).
        """
        use = self.use(index, figure) if figure is not None else None
        if use is not None and use not in self._anchors:
            return use
        if figure is not None and not MODAL.search(self._text, figure.end, min(figure.end + _LOOK_CHARS, self._clauses[index].end)):
            return index
        last = index
        for at in self.chain(index):
            if at in self._anchors or self._clauses[at].is_marked or self._clauses[last].stop == ":" or self._opens(at):
                break
            if not ordered and not _SPELLS_OUT.match(self._text, self._clauses[at].head):
                break
            last = at
        return last

    def use(self, index: int, figure: Quantity) -> int | None:
        """The clause that says what a bare sum is for (安排8亿元,比上年增加1亿元,用于…)."""
        clause = self._clauses[index]
        if figure.end != clause.end or not _BARE_SUM.search(self._text, max(clause.head, clause.end - _SUM_CHARS), clause.end):
            return None
        for at in self.chain(index)[:2]:
            if _FOR.match(self._text, self._clauses[at].head):
                return at
            if not _COMPARES.match(self._text, self._clauses[at].head):
                break
        return None

    def _opens(self, index: int) -> bool:
        return index in self._subjects or _NEW_ORDER.match(self._text, self._clauses[index].head) is not None

    def item(self, figure: Quantity, figures: Sequence[Quantity], clause: Clause) -> Span:
        """The item of a list that holds a figure: from the mark of the list before it to the mark after it."""
        marks = self._marks.get(clause.start)
        if marks is None:
            between = pairwise(figures)
            found = (self._mark(left.end, right) for left, right in between)
            marks = self._marks[clause.start] = [mark for mark in found if mark is not None]
        place = bisect_left(marks, figure.start)
        return marks[place - 1] + 1 if place else clause.head, marks[place] if place < len(marks) else clause.end

    def _mark(self, start: int, right: Quantity) -> int | None:
        """The last mark of a list before a figure and what it measures (国家和行业标准300项); one in brackets parts nothing."""
        end = right.start
        name = self._text.rfind(right.indicator, start, end) if right.indicator else -1
        marks = [match.start() for match in _LIST_MARK.finditer(self._text, start, name if name > start else end)]
        if not marks or _OPEN_BRACKET.search(self._text, start, marks[-1]):
            return None
        return None if _ATTRIBUTE.match(self._text, marks[-1], end) else marks[-1]


_SUM_CHARS = 24
_BARE_SUM = re.compile(
    r"(?:安排|投入|投资|拨付|筹措|筹集|拿出|列支|下达)(?:资金|经费|专项资金)?[约近超]?[0-9一二三四五六七八九十百千万亿.]+元?(?:以上|左右)?$"
)
_FOR = re.compile(r"(?:主要|重点|专项|全部|集中|统筹|加快)*(?:用于|支持|投向|补助|实施|建设|完成|启动|新建|改造|推进)")
_COMPARES = re.compile(r"比|较|同比|增长|增加")
_SPELLS_OUT = re.compile(r"明确|说明|解决|责任|从而|使|让|以(?![上下])|并|形成|达到")
_LIST_MARK = re.compile(r"、|和(?![谐平睦])|及(?![时其])")
_ATTRIBUTE = re.compile(r"[和及][^,;。、]*的[近约逾超]?(?![^,;。])")  # 30个国家和地区的|500名代表: one thing
_OPEN_BRACKET = re.compile(r"\([^)]*$")
_NEW_ORDER = re.compile(r"(?:要|还要|必须|同时要?|另外)")
