"""Commitments of a paragraph: checkable clauses with who, by when and how firmly."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from transforms.link.agents import Agents, Cast
from transforms.link.anchors import MODAL, Anchor, find_anchors, is_past, may_state
from transforms.link.clauses import Clause, split_clauses
from transforms.link.labels import Label, find_labels
from transforms.link.reach import Reach
from transforms.link.scope import Governing, Scope
from transforms.model import ParagraphView, Quantity, Target, Time
from transforms.schema.codes import Modality, ResponsibleSource, TargetKind

KINDS: dict[str, TargetKind] = {
    "percentage": "percentage", "percentage_point": "percentage", "multiple": "percentage", "count": "count",
    "money": "money", "measure": "measure", "ratio": "measure", "rank": "rank",
}  # fmt: skip
_TURNS = frozenset(("次", "场", "场次", "轮", "遍", "期", "回", "批次"))
_ORDERING_GENRES = frozenset(("speech", "plan", "notice"))
_PLANNING_GENRES = frozenset(("report", "plan", "news", "bulletin"))
_NOTHING = re.compile(
    r"(?:要|必须|将|到|在|于|从|起|的|通过|经过|[^,;。]{0,6}的?努力|时间|以?内|左右|用|利用|给|你们|你|大家|力争|争取|希望|确保|保证|再|、|和|至|今|之前|前|底|,|\s|[“”\"(]|同时|并|计划|预计|期间|末|年|时|其中|有望|或|更|长|一段)*"
)
_YOU = re.compile(r"你们|你(?:单位|局|委|办|镇|乡|校)|各位")
_CARRIES_ON = re.compile(r"当务之急|同时|并且?|还要|尤其|特别|此外|所有|上述|以上|自查|整改|该项|此项|这项|有关情况|相关")
_COMPLAINT = re.compile(r"(?:不|没|未|难以|缺乏|差距|不足)[^,;。]{0,6}$")
_VERB_CHARS = 10  # what governs a list of figures is a verb of a few characters (新建, 改造提升)
_ALLOWS = re.compile(r"可(?:以|由|根据|按|结合|自行|在|向|凭|持|通过|申请|选择)|有权|鼓励|允许|支持")
_DEFINES = re.compile(r"是指|指的是|所称|所指")
_CIRCUMSTANCE = re.compile(r"(?:在|于|自|从|用|利用|经过|通过)")
_NAMES_TOPIC = re.compile(r"(?:是|为|如下)[“”\"]?$|(?<=[,;。])是")
_EXHORTS = re.compile(r"注意|高度重视|抓落实|抓好落实|有(?:一个)?新的?(?:提升|突破|进展)|新台阶|打好|重点$")
_YEARS = frozenset(("Y0", "Y1"))
_YOU_WITHIN = 60  # 给你们半个月时间: the person spoken to comes early
_BARE_CHARS = 6  # shorter words do not say what is to be done


@dataclass(frozen=True, slots=True)
class Duty:
    """A commitment of a paragraph; clause numbers are places in its list of clauses."""

    clause: int
    last: int
    start: int
    end: int
    action: str
    figure: Quantity | None
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
            self.action, self.figure.indicator if self.figure else None, self.figure, self.deadline, self.modality, None, None,
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
    if view.setting.tense == "review" or not may_state(view):
        return Reading([], [], [])
    clauses = split_clauses(view.text, view.sentences)
    cast = Cast(view)
    labels = find_labels(cast, view.text)
    anchors = find_anchors(view, clauses, [(label.start, label.end) for label in labels])
    if not anchors:
        return Reading([], clauses, labels)
    return Reading(_Reader(passage, clauses, anchors, cast).read(), clauses, labels)


class _Reader:
    def __init__(self, passage: Passage, clauses: Sequence[Clause], anchors: dict[int, Anchor], cast: Cast) -> None:
        view = passage.view
        self._text, self._times, self._tense = view.text, view.times, view.setting.tense
        self._paragraph, self._governing, self._genre = passage.index, passage.governing, passage.genre
        self._clauses, self._anchors, self._cast = clauses, anchors, cast
        self._scope = Scope(view.text, clauses, cast, anchors, passage.index)
        self._reach = Reach(view.text, clauses, anchors, self._scope.subjects)
        self._duties: list[Duty] = []
        self._past: dict[int, bool] = {}
        self._shared: dict[int, bool] = {}
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
            anchor = self._anchors.get(index)
            if anchor is not None and not self._is_question(index):
                self._duties += self._answer(index, anchor)
        return self._answered_for() if "第一责任人" in self._text else self._duties

    def _answered_for(self) -> list[Duty]:
        """Duties without a subject go to whom the same or the next sentence calls first to answer (各位校长就是第一责任人)."""
        named = {clause.period: agents for clause in self._clauses if (agents := self._cast.answerable(clause))}
        found = []
        for duty in self._duties:
            agents = None if duty.agents else named.get(duty.period) or named.get(duty.period + 1)
            found.append(replace(duty, agents=agents, source="clause") if agents else duty)
        return found

    def _answer(self, index: int, anchor: Anchor) -> Iterator[Duty]:
        if anchor.figures:
            yield from self._figures(index, anchor)
        elif anchor.deadline is not None and self._clauses[index].stop != ":":
            at = self._dated(index, anchor.deadline)
            if at is not None:
                yield self._duty(at, index, anchor, None)
        elif anchor.deadline is None and self._is_order(index, anchor):
            yield self._duty(index, index, anchor, None)

    def _figures(self, index: int, anchor: Anchor) -> Iterator[Duty]:
        for figure in anchor.figures[:1] if self._is_shared(index) else anchor.figures:
            yield self._duty(index, index, anchor, figure)

    def _is_shared(self, index: int) -> bool:
        """Whether 分别 shares one clause among several figures, so that it states one commitment."""
        if index not in self._shared:
            self._shared[index] = self._text.find("分别", self._clauses[index].start, self._clauses[index].end) >= 0
        return self._shared[index]

    def _is_question(self, index: int) -> bool:
        return self._clauses[self._reach.sentence_end(index)].stop == "?"

    def _is_order(self, index: int, anchor: Anchor) -> bool:
        """Whether a clause that has neither figure nor day orders the thing it names."""
        clause = self._clauses[index]
        if is_past(self._text, clause.start, clause.end) or _ALLOWS.search(self._text, clause.start, clause.end):
            return False
        if anchor.thing == "result":
            return self._scope.deadline is not None
        if anchor.thing == "term":  # 限期 is no day; it binds where somebody is named
            return self._scope.has_modal and self._scope.agents is not None
        if anchor.thing == "duty" or self._scope.has_modal:
            return True
        if anchor.thing in ("pay", "budget", "report"):
            return False
        return self._tense == "plan" or (self._genre in _ORDERING_GENRES and not self._is_past(clause.period))

    def _is_past(self, period: int) -> bool:
        known = self._past.get(period)
        if known is None:
            first, last = self._reach.period(period)
            known = self._past[period] = is_past(self._text, self._clauses[first].start, self._clauses[last].end)
        return known

    def _dated(self, index: int, day: Time) -> int | None:
        """The clause that says what is to be done by a day; None where another row takes the day up."""
        clause = self._clauses[index]
        agents = self._scope.subjects.get(index)
        start = agents.end if agents and agents.end <= day.start else clause.head
        rest = self._text[start : max(start, day.start)] + self._text[day.end : clause.end]
        stands_alone = day.end == clause.end and _CIRCUMSTANCE.match(rest) is not None
        if not stands_alone and not _NOTHING.fullmatch(rest):
            return None if self._says_nothing(index, day) else index
        chain = self._reach.chain(index)
        if not chain or any(at in self._anchors for at in chain):
            return None
        chain_ = [at for at in chain if not self._is_condition(at)] or list(chain)
        return next((at for at in chain_ if MODAL.search(self._text, self._clauses[at].start, self._clauses[at].end)), chain_[0])

    def _says_nothing(self, index: int, day: Time) -> bool:
        """Whether a dated clause only names a topic (…的主要目标是) or, with no more than a year, only exhorts."""
        clause = self._clauses[index]
        if _NAMES_TOPIC.search(self._text, clause.head, clause.end) or _DEFINES.search(self._text, clause.head, clause.end):
            return True
        return day.value in _YEARS and day.mod is None and _EXHORTS.search(self._text, clause.head, clause.end) is not None

    def _is_condition(self, index: int) -> bool:
        """Whether a clause says whom it concerns and not what to do (逾期不报的)."""
        return self._text[self._clauses[index].end - 1] == "的"

    def _duty(self, index: int, heard: int, anchor: Anchor, figure: Quantity | None) -> Duty:
        taken = self._duties[-1].last if self._duties else -1
        first = self._reach.left(heard, taken, has_figure=figure is not None)
        ordered = self._genre in _ORDERING_GENRES or self._scope.agents is not None or self._scope.has_order
        last = self._reach.right(index, figure, ordered=ordered)
        start, end = self._clauses[first].head, self._clauses[last].end
        if figure is not None and last == index and not self._is_shared(index):
            end = self._reach.item(figure, anchor.figures, self._clauses[index])[1]
        agents, source = self._who(index, first, heard)
        modality = self._scope.modality(first, index) or self._governing.modality
        modality = modality or ("plan" if self._genre in _PLANNING_GENRES else "must")
        action, kind = self._action(index, start, end, figure, anchor), self._kind(figure, anchor, index)
        period = self._clauses[index].period
        return Duty(index, last, start, end, action, figure, self._when(anchor), agents, source, modality, kind, period)

    def _action(self, index: int, start: int, end: int, figure: Quantity | None, anchor: Anchor) -> str:
        clause = self._clauses[index]
        agents = self._scope.subject(index)
        at = agents.end if agents and agents.end > clause.head else clause.head
        at = self._skip(at, clause.end)
        if figure is None or len(anchor.figures) == 1 or self._is_shared(index):
            words = self._text[at : clause.end]
        else:
            item, stop = self._reach.item(figure, anchor.figures, clause)
            verb = self._text[at : anchor.figures[0].start]
            words = self._text[max(at, item) : stop]
            if item > at and item == figure.start and len(verb) <= _VERB_CHARS and "、" not in verb:
                words = verb + words
        if words.count("”") > words.count("“") and self._text[at - 1] == "“":
            words = "“" + words
        return words if len(words) >= _BARE_CHARS else self._text[start:end]

    def _skip(self, at: int, end: int) -> int:
        """Where the words of a duty begin: after connectives, days and modals."""
        while True:
            after = self._cast.skip_leaders(at, end)
            modal = _LEADING_MODAL.match(self._text, after, end)
            after = modal.end() if modal else after
            if after == at:
                return at
            at = after

    def _who(self, index: int, first: int, heard: int) -> tuple[Agents | None, ResponsibleSource | None]:
        own = None
        for at in range(index, first - 1, -1):
            own = self._scope.subject(at) if at > heard else self._scope.subjects.get(at)
            if own is not None and (own.responsible or own.supporting):
                return own, "clause"
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
            if _CARRIES_ON.match(self._text, head) or self._answered >= period - 1:
                return before, "clause"
        if self._governing.responsible:
            return Agents(self._governing.responsible, (), 0, 0), "outline"
        return None, None

    def _when(self, anchor: Anchor) -> tuple[int, Time] | None:
        if anchor.deadline:
            return self._paragraph, anchor.deadline
        return self._scope.deadline or self._governing.deadline

    def _kind(self, figure: Quantity | None, anchor: Anchor, index: int) -> TargetKind:
        if figure is not None:
            clause = self._clauses[index]
            turns = figure.kind == "count" and figure.unit in _TURNS
            if turns and any(time.type == "SET" and clause.start <= time.start < clause.end for time in self._times):
                return "frequency"
            return KINDS[figure.kind]
        if anchor.thing in ("paper", "body", "work", "budget", "pay", "report"):
            return "deliverable"
        return "deadline" if anchor.deadline or self._scope.deadline or anchor.thing == "term" else "deliverable"


_LEADING_MODAL = re.compile(
    r"(?:一定要?|要(?!求|点|素)|必须|应当|应(?![届急对用])|须(?!知)|务必|将(?![来军])|都|也|还|切实|下决心|主动|进一步|确保|保证|力争|争取(?!.{0,12}(?:资金|项目|支持))|计划|,)+"
)
