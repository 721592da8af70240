"""Commitments of a paragraph: checkable clauses with who, by when and how firmly."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.link.agents import Agents, Cast
from transforms.link.anchors import TURNS, Anchor, find_anchors, may_state
from transforms.link.asks import ORDERING_GENRES, Asks
from transforms.link.bodies import BY_WHOM
from transforms.link.clauses import Clause, split_clauses
from transforms.link.labels import Label, find_labels
from transforms.link.measured import indicator_of
from transforms.link.reach import Reach
from transforms.link.scope import ORDER, Governing, Scope
from transforms.link.wording import Wording
from transforms.link.work import DOES
from transforms.model import ParagraphView, Quantity, Target, Time
from transforms.schema.codes import Modality, ResponsibleSource, TargetKind
from transforms.text import is_han

KINDS: dict[str, TargetKind] = {
    "percentage": "percentage", "percentage_point": "percentage", "multiple": "percentage", "count": "count",
    "money": "money", "measure": "measure", "ratio": "measure", "rank": "rank",
}  # fmt: skip
_PLANNING_GENRES = frozenset(("report", "plan", "news", "bulletin"))
_YOU = re.compile(r"你们|你(?:单位|局|委|办|镇|乡|校)|各位")
_CARRIES_ON = re.compile(r"当务之急|同时|并且?|还要|尤其|特别|此外|所有|上述|以上|自查|整改|该项|此项|这项|有关情况|相关")
_BEHIND = 2
_ALL_DONE = re.compile(
    r"(?:要|必须|确保|力争|全部|全面|整体|基本)*(?:建成|完成|完工|竣工|投用|投入使用|投运|到位|改造|验收|开放|运营|并|、)+"
)
_BY_MEANS = re.compile(r"[把将对给使让用在]|[^,;。]{1,8}出来的|所有|全部|方案|此项|名单|结果|情况")
_BOUNDS = ("以上", "以下", "以内", "内")
_TAKES_UP = re.compile(r"(?:围绕|对照|锁定|紧盯|实现|完成|落实)(?:好)?(?:这个|这一|这些|上述|以上|该)[^,;。]{0,6}(?:目标|任务|指标)")
_ANSWERS = re.compile(rf"(?=[第围对锁紧实完落])(?:第一责任人|{_TAKES_UP.pattern})")
_STEP_BY_STEP = re.compile(r"逐步|逐年|逐渐|持续|长期|常态化")
_STEP_CHARS = 24  # 逐步 stands this near before its figure
_YOU_WITHIN = 60  # 给你们半个月时间: the person spoken to comes early


@dataclass(frozen=True, slots=True)
class Duty:
    """A commitment of a paragraph; clause numbers are places in its list of clauses."""

    clause: int
    last: int
    start: int
    end: int
    action: str
    figure: Quantity | None
    indicator: str | None
    deadline: tuple[int, Time] | None
    agents: Agents | None
    source: ResponsibleSource | None
    modality: Modality
    kind: TargetKind
    period: int

    def as_target(self, paragraph: int) -> Target:
        """Its row of the ledger, before brackets and consequences are read."""
        agents = self.agents
        return Target(
            paragraph, self.start, self.end, self.kind,
            agents.responsible if agents else (), agents.supporting if agents else (), self.source if agents else None,
            self.action, self.indicator, self.figure, self.deadline, self.modality, None, None,
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """The commitments of a paragraph, with its clauses and the labels in its brackets."""

    duties: list[Duty]
    clauses: list[Clause]
    labels: list[Label]


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph where it stands: its index in the document, what governs it, and the genre of the document."""

    view: ParagraphView
    index: int
    governing: Governing
    genre: str


def read_duties(passage: Passage) -> Reading:
    """The commitments of one paragraph, in order."""
    view = passage.view
    is_review = view.setting.tense == "review" and ORDER.search(view.text) is None
    if is_review or passage.governing.is_condition or not may_state(view):
        return Reading([], [], [])
    cast = Cast(view)
    labels = find_labels(cast, view.text)
    clauses = split_clauses(view.text, view.sentences, [(label.start, label.end) for label in labels])
    anchors = find_anchors(view, clauses, [(label.start, label.end) for label in labels])
    if not anchors:
        return Reading([], clauses, labels)
    return Reading(_Reader(passage, clauses, anchors, cast).read(), clauses, labels)


class _Reader:
    def __init__(self, passage: Passage, clauses: Sequence[Clause], anchors: dict[int, Anchor], cast: Cast) -> None:
        view = passage.view
        self._text, self._tense = view.text, view.setting.tense
        self._paragraph, self._governing, self._genre = passage.index, passage.governing, passage.genre
        self._clauses, self._anchors, self._cast = clauses, anchors, cast
        self._scope = Scope(view.text, clauses, cast, anchors, passage.index)
        self._reach = Reach(view.text, clauses, anchors, self._scope.subjects)
        self._asks = Asks(view.text, view.setting, anchors, self._scope, self._reach)
        self._wording = Wording(view.text, cast, self._scope, self._reach, anchors)
        self._duties: list[Duty] = []
        self._shared: dict[int, bool] = {}
        self._turns = sorted(time.start for time in view.times if time.type == "SET")
        self._answered = -2  # the last period before this one with a duty

    def read(self) -> list[Duty]:
        near = {self._clauses[index].period + step for index in self._anchors for step in (-1, 0)}
        looks_back = "你" in self._text
        for index, clause in enumerate(self._clauses):
            if clause.period not in near and not looks_back:
                continue
            if self._duties and self._duties[-1].period < clause.period:
                self._answered = self._duties[-1].period
            self._scope.hear(index)
            self._asks.hear(index)
            anchor = self._anchors.get(index)
            may_ask = self._tense != "review" or self._scope.has_order
            if anchor is not None and may_ask and not self._is_question(index):
                self._duties += self._answer(index, anchor)
                self._hand_back(index, anchor)
        return self._answered_for()

    def _hand_back(self, index: int, anchor: Anchor) -> None:
        """A day by which all is to be done holds for the duties before it in its sentence (设置床位300张,6月底前建成投用)."""
        day, clause = anchor.deadline, self._clauses[index]
        if day is None or day.start > clause.head + 1 or not _ALL_DONE.fullmatch(self._text, day.end, clause.end):
            return
        for place in range(len(self._duties) - 1, -1, -1):
            duty = self._duties[place]
            if self._clauses[duty.clause].sentence != clause.sentence or duty.deadline is not None:
                if duty.clause != index:
                    return
                continue
            self._duties[place] = replace(duty, deadline=(self._paragraph, day))

    def _answered_for(self) -> list[Duty]:
        """Duties without a subject go to whom the same or the next sentence calls to answer for them.

        各位校长就是第一责任人; 各部门要围绕这个目标….
        """
        if not _ANSWERS.search(self._text):
            return self._duties
        named = {clause.period: agents for clause in self._clauses if (agents := self._cast.answerable(clause))}
        for clause in self._clauses:
            if _TAKES_UP.search(self._text, clause.head, clause.end) and (agents := self._cast.subject(clause, None)):
                named[clause.period - 1] = named[clause.period - 2] = agents
        found = []
        for duty in self._duties:
            agents = None if duty.agents else named.get(duty.period) or named.get(duty.period + 1)
            found.append(replace(duty, agents=agents, source="clause") if agents else duty)
        return found

    def _answer(self, index: int, anchor: Anchor) -> Iterator[Duty]:
        if anchor.figures:
            yield from self._figures(index, anchor)
        elif anchor.deadline is not None and self._clauses[index].stop != ":":
            at = self._asks.by_day(index, anchor.deadline)
            if at is not None:
                yield self._duty(at, index, anchor, None)
        elif anchor.deadline is None and self._tense != "review" and self._asks.for_thing(index, self._tense):
            yield self._duty(index, index, anchor, None)

    def _figures(self, index: int, anchor: Anchor) -> Iterator[Duty]:
        for figure in anchor.figures[:1] if self._is_shared(index) else anchor.figures:
            if self._is_attribute(index, figure, anchor.figures):
                continue
            if self._asks.for_figure(index, figure, self._governing):
                yield self._duty(index, index, anchor, figure)

    def _is_attribute(self, index: int, figure: Quantity, figures: Sequence[Quantity]) -> bool:
        """Whether a figure only tells what kind of thing the other figure of its item counts (亿元以上项目30个)."""
        if len(figures) < 2 or not is_han(self._text[figure.end : figure.end + 1]):
            return False
        start, stop = self._reach.item(figure, figures, self._clauses[index])
        place = bisect_left(figures, figure.start, key=lambda item: item.start)
        return any(start <= other.start < stop for other in figures[max(0, place - 1) : place + 2] if other is not figure) and (
            figure.surface.endswith(_BOUNDS) or self._text[figure.end] in "的级内"
        )

    def _is_shared(self, index: int) -> bool:
        """Whether 分别 shares one clause among several figures, so that it states one commitment."""
        if index not in self._shared:
            self._shared[index] = self._text.find("分别", self._clauses[index].start, self._clauses[index].end) >= 0
        return self._shared[index]

    def _is_question(self, index: int) -> bool:
        return self._clauses[self._reach.sentence_end(index)].stop == "?"

    def _duty(self, index: int, heard: int, anchor: Anchor, figure: Quantity | None) -> Duty:
        taken = self._duties[-1].last if self._duties else -1
        first = self._reach.left(heard, taken, has_figure=figure is not None)
        ordered = self._genre in ORDERING_GENRES or self._scope.agents is not None or self._scope.has_order
        last = self._reach.right(index, figure, ordered=ordered)
        start, end = self._clauses[first].head, self._clauses[last].end
        if figure is not None and last == index and not self._is_shared(index):
            end = self._reach.item(figure, anchor.figures, self._clauses[index])[1]
        clause = self._clauses[index]
        agents, source = self._who(index, first, heard)
        modality = self._scope.modality(first, index) or self._governing.modality
        modality = modality or ("plan" if self._genre in _PLANNING_GENRES else "must")
        action = self._wording.action(index, (first, end), figure, () if self._is_shared(index) else anchor.figures)
        if self._text.startswith(action, clause.end - len(action)):
            end = max(end, clause.end)  # an item that is told by its whole clause
        if figure is not None and (use := self._reach.use(index, figure)) is not None:
            words = self._text[self._clauses[use].head : self._clauses[use].end]
            action = action if words in action else f"{action},{words}"  # 安排8亿元,用于…
        kind = self._kind(figure, anchor, index)
        indicator = self._indicator(index, figure, anchor) if figure else None
        deadline = self._when(index, anchor, figure, kind)
        return Duty(index, last, start, end, action, figure, indicator, deadline, agents, source, modality, kind, clause.period)

    def _indicator(self, index: int, figure: Quantity, anchor: Anchor) -> str | None:
        if self._is_shared(index):
            return figure.indicator
        return indicator_of(self._text, figure, self._reach.item(figure, anchor.figures, self._clauses[index]))

    def _who(self, index: int, first: int, heard: int) -> tuple[Agents | None, ResponsibleSource | None]:
        own = None
        for at in range(index, first - 1, -1):
            own = self._scope.subject(at) if at > heard else self._scope.subjects.get(at)
            if own is not None and (own.responsible or own.supporting):
                return own, "clause"
        if own is None and (named := self._named_behind(index)) is not None:
            return named, "clause"
        start = self._clauses[first].start
        if self._scope.named and _YOU.search(self._text, start, min(start + _YOU_WITHIN, self._clauses[index].end)):
            return self._scope.named, "clause"
        if own is not None:
            return None, None
        if self._scope.agents is not None:
            return self._scope.agents, "clause"
        before = self._scope.before
        if before is not None and before.responsible:
            period = self._clauses[index].period
            head = self._clauses[self._reach.period(period)[0]].head
            goes_on = self._genre in ORDERING_GENRES and self._answered >= period - 1 and self._has_no_topic(head)
            if goes_on or _CARRIES_ON.match(self._text, head):
                return before, "clause"
        if self._governing.responsible:
            return Agents(self._governing.responsible, (), 0, 0), "outline"
        return None, None

    def _has_no_topic(self, head: int) -> bool:
        """Whether a sentence begins with its day or with what is to be done, so that it leans on the subject before."""
        end = len(self._text)
        after = self._wording.begin(head, end)
        return after > head or DOES.match(self._text, head) is not None or _BY_MEANS.match(self._text, head) is not None

    def _named_behind(self, index: int) -> Agents | None:
        """Who the same sentence names behind a duty (…,由张明同志负总责)."""
        for at in self._reach.chain(index)[:_BEHIND]:
            if at in self._anchors or self._clauses[at].is_marked:
                return None
            if BY_WHOM.match(self._text, self._clauses[at].head):
                return self._scope.subject(at)
        return None

    def _when(self, index: int, anchor: Anchor, figure: Quantity | None, kind: TargetKind) -> tuple[int, Time] | None:
        """The day of a duty's own clause, or one said before that holds on; not for what is done again and again or step by step."""
        if anchor.deadline:
            return self._paragraph, anchor.deadline
        clause = self._clauses[index]
        head, end = (clause.head, clause.end) if figure is None else (max(clause.head, figure.start - _STEP_CHARS), figure.start)
        if kind == "frequency" or _STEP_BY_STEP.search(self._text, head, end):
            return self._governing.deadline
        if figure is None and self._scope.starts_anew(clause):
            return self._governing.deadline
        return self._scope.deadline or (self._scope.year if figure else None) or self._governing.deadline

    def _kind(self, figure: Quantity | None, anchor: Anchor, index: int) -> TargetKind:
        if figure is not None:
            clause = self._clauses[index]
            turns = figure.kind == "count" and figure.unit in TURNS
            if turns and bisect_left(self._turns, clause.start) < bisect_left(self._turns, clause.end):
                return "frequency"
            return KINDS[figure.kind]
        if anchor.thing in ("paper", "body", "work", "budget", "pay", "report"):
            return "deliverable"
        if anchor.thing == "limit":
            return "measure"
        return "deadline" if anchor.deadline or self._scope.deadline or anchor.thing == "term" else "deliverable"
