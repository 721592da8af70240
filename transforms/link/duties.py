"""Commitments of a paragraph: checkable clauses with who, by when and how firmly."""

import re
from dataclasses import dataclass, field, replace

from transforms.link.agents import Agents, Cast
from transforms.link.anchors import MODAL, Anchor, find_anchors, is_past
from transforms.link.clauses import Clause, split_clauses
from transforms.model import Modality, ParagraphView, Quantity, Target, Time, TargetKind

_KINDS: dict[str, TargetKind] = {
    "percentage": "percentage", "percentage_point": "percentage", "multiple": "percentage", "count": "count",
    "money": "money", "measure": "measure", "ratio": "measure", "rank": "rank",
}  # fmt: skip
_GENRES_OF_ORDERS = ("speech", "plan", "notice")
_RESULT = re.compile(
    r"[“\"]?(?:确保|保证|力争|力保|争取|努力|使|让|实现|达到|并(?!购|网|轨)|从而|以(?!上|下|及)|先|再|就|及时|逐步|限|从|责任|报)"
)
_OPENING = re.compile(r"按照?|根据|对|在|以|围绕|结合|通过|为(?!了)|针对|利用|依托|到|自|从|用|经过|由|凡|所有|关于|就")
_STRIVE = re.compile(r"力争|争取|努力|力保|力促|争创|争做")
_PLAN = re.compile(r"计划|预期|预计|拟(?!定|订)|目标|规划|安排|(?<!即)将(?![来军近])|打算")
_MUST = re.compile(r"必须|确保|务必|保证|一定|坚决|限|要(?!求|点|素)|应当|须(?!知)|责令|不得")
_EMPTY = re.compile(
    r"(?:要|必须|将|到|在|于|从|起|的?努力|时间|以?内|左右|用|通过|经过|利用|给|你们|你|大家|力争|争取|希望|确保|我们|再|、|和|至|今|工作|的|用|之前|前|底|,|\s|[“”\"(]|同时|并|计划|预计|期间|末|年|时|其中)*"
)
_QUESTION = re.compile(r"[?]$")


@dataclass(slots=True)
class Row:
    """A commitment being put together; clause indexes are those of the paragraph."""

    anchor: int
    first: int
    last: int
    start: int
    end: int
    figure: Quantity | None
    deadline: tuple[int, Time] | None
    agents: Agents | None
    agents_carried: bool
    modality: Modality
    kind: TargetKind
    consequence: str | None = None
    consequence_kind: str | None = None


@dataclass(slots=True)
class State:
    """What the clauses read so far hand on to the next."""

    agents: Agents | None = None
    agents_at: int = -1
    before_marks: Agents | None = None
    deadline: tuple[int, Time] | None = None
    deadline_clause: int = -1
    modal: str = ""
    previous: Agents | None = None


@dataclass(frozen=True, slots=True)
class Governing:
    """What headings and lead-ins hand down to a paragraph."""

    deadline: tuple[int, Time] | None = None
    agents: tuple[str, ...] = ()
    modality: Modality | None = None


@dataclass(slots=True)
class Reader:
    """Reads one paragraph."""

    view: ParagraphView
    paragraph: int
    governing: Governing
    genre: str
    clauses: list[Clause] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)


def read_duties(view: ParagraphView, paragraph: int, governing: Governing, genre: str) -> list[Row]:
    """The commitments of one paragraph in order."""
    if view.setting.tense == "review":
        return []
    clauses = split_clauses(view.text, view.sentences)
    anchors = find_anchors(view, clauses)
    if not anchors:
        return []
    reader = _Reader(view, paragraph, governing, genre, clauses, anchors)
    return reader.read()


class _Reader:
    def __init__(
        self, view: ParagraphView, paragraph: int, governing: Governing, genre: str, clauses: list[Clause], anchors: dict[int, Anchor]
    ) -> None:
        self.view, self.paragraph, self.governing, self.genre = view, paragraph, governing, genre
        self.clauses, self.anchors = clauses, anchors
        self.cast = Cast(view)
        self.rows: list[Row] = []
        self.state = State()
        self.subjects: dict[int, Agents | None] = {}
        self.periods = {clauses[index].period for index in anchors}

    def read(self) -> list[Row]:
        period = -1
        sentence = -1
        for index, clause in enumerate(self.clauses):
            if clause.period != period:
                self._new_period()
                period = clause.period
            if clause.sentence != sentence:
                self.state.modal = ""
                sentence = clause.sentence
            if period not in self.periods and period + 1 not in self.periods:
                continue
            self._hear(index, clause)
            anchor = self.anchors.get(index)
            if anchor is not None:
                self._answer(index, clause, anchor)
        return self.rows

    def _new_period(self) -> None:
        state = self.state
        keep = state.deadline if state.deadline and self.clauses[state.deadline_clause].stop == ":" else None
        self.state = State(previous=state.agents, deadline=keep, deadline_clause=state.deadline_clause if keep else -1)

    def _hear(self, index: int, clause: Clause) -> None:
        state = self.state
        if clause.is_marked:
            if state.before_marks is None and state.agents is not None and state.agents_at < index:
                state.before_marks = state.agents
            state.agents = state.before_marks
        agents = self.cast.subject(clause)
        self.subjects[index] = agents
        if agents is not None and agents.responsible:
            state.agents, state.agents_at = agents, index
        modal = MODAL.search(self.view.text, clause.start, clause.end)
        if modal:
            state.modal = modal.group()
        anchor = self.anchors.get(index)
        if anchor and anchor.deadline:
            state.deadline, state.deadline_clause = (self.paragraph, anchor.deadline), index

    def _answer(self, index: int, clause: Clause, anchor: Anchor) -> None:
        text = self.view.text
        if clause.stop == "?" or self._is_question(index):
            return
        if not anchor.figures and not anchor.deadline:
            if not self._is_order(index, clause, anchor):
                return
        if anchor.deadline and not anchor.figures and self._is_empty(clause, anchor.deadline):
            follower = self._follower(index)
            if follower is None:
                return
            self._add(follower, self.clauses[follower], anchor, None, index)
            return
        if not anchor.figures:
            self._add(index, clause, anchor, None, index)
            return
        shared = "分别" in text[clause.start : clause.end]
        for number, figure in enumerate(anchor.figures):
            if shared and number:
                break
            self._add(index, clause, anchor, figure, index, last=number == len(anchor.figures) - 1)

    def _is_question(self, index: int) -> bool:
        sentence = self.clauses[index].sentence
        last = index
        while last + 1 < len(self.clauses) and self.clauses[last + 1].sentence == sentence:
            last += 1
        return self.clauses[last].stop == "?"

    def _is_order(self, index: int, clause: Clause, anchor: Anchor) -> bool:
        """Whether a clause that only names a deliverable orders it."""
        if is_past(self.view.text, clause):
            return False
        if anchor.deliverable in ("must", "duty"):
            return True
        modal = bool(self.state.modal)
        if anchor.deliverable in ("term", "pay", "budget", "handed"):
            return modal
        if modal or self.view.setting.tense == "plan":
            return True
        return self.genre in _GENRES_OF_ORDERS and not self._period_is_past(clause.period)

    def _period_is_past(self, period: int) -> bool:
        return any(is_past(self.view.text, clause) for clause in self.clauses if clause.period == period)

    def _is_empty(self, clause: Clause, day: Time) -> bool:
        """Whether a clause holds nothing but its day."""
        agents = self.subjects.get(self.clauses.index(clause))
        start = agents.end if agents else clause.head
        rest = self.view.text[start : day.start] if start < day.start else ""
        rest += self.view.text[day.end : clause.end]
        match = _EMPTY.fullmatch(rest)
        return match is not None

    def _follower(self, index: int) -> int | None:
        """The clause that a day standing alone belongs to, where that clause makes no row of its own."""
        sentence = self.clauses[index].sentence
        end = index + 1
        chain = []
        while end < len(self.clauses) and self.clauses[end].sentence == sentence:
            if end in self.anchors:
                return None
            chain.append(end)
            end += 1
        if not chain:
            return None
        return next((at for at in chain if MODAL.search(self.view.text, self.clauses[at].start, self.clauses[at].end)), chain[0])

    def _add(self, index: int, clause: Clause, anchor: Anchor, figure: Quantity | None, from_index: int, *, last: bool = True) -> None:
        first = self._reach_left(index if from_index == index else from_index)
        final = self._reach_right(index, figure) if last else index
        start = self.clauses[first].head
        end = self.clauses[final].end
        if not last and figure is not None:
            end = self._item_end(figure, clause)
        agents, carried = self._who(index, first)
        if first == from_index and agents and self.subjects.get(first) is not None:
            start = self.clauses[first].head
        start = self.cast_start(start, self.clauses[first])
        row = Row(
            anchor=index,
            first=first,
            last=final,
            start=start,
            end=end,
            figure=figure,
            deadline=self._when(index),
            agents=agents,
            agents_carried=carried,
            modality=self._modality(first, index),
            kind=self._kind(figure, anchor),
        )
        self.rows.append(row)

    def cast_start(self, start: int, clause: Clause) -> int:
        return start

    def _item_end(self, figure: Quantity, clause: Clause) -> int:
        stop = self.view.text.find("、", figure.end, clause.end)
        return stop if stop > 0 else clause.end

    def _reach_left(self, index: int) -> int:
        taken = max((row.last for row in self.rows), default=-1)
        anchor_sentence = self.clauses[index].sentence
        own = self.subjects.get(index)
        first = index
        if own is not None or self.clauses[index].is_marked:
            return first
        limit = index
        while limit - 1 > taken and self.clauses[limit - 1].sentence == anchor_sentence and self.clauses[limit - 1].stop != ":":
            limit -= 1
        for at in range(index - 1, limit - 1, -1):
            if at in self.anchors and any(row.anchor == at for row in self.rows):
                break
            if self.subjects.get(at) is not None:
                return at
            if self.clauses[at].is_marked:
                break
        text = self.view.text
        at = index
        while at - 1 >= limit and (
            _RESULT.match(text, self.clauses[at].head) or _OPENING.match(text, self.clauses[at - 1].head) or self._is_bare(at)
        ):
            at -= 1
        return at

    def _is_bare(self, index: int) -> bool:
        clause = self.clauses[index]
        return clause.end - clause.head <= 9

    def _reach_right(self, index: int, figure: Quantity | None) -> int:
        last = index
        sentence = self.clauses[index].sentence
        if figure is not None and not MODAL.search(self.view.text, figure.end, self.clauses[index].end):
            return last
        while last + 1 < len(self.clauses):
            following = self.clauses[last + 1]
            if following.sentence != sentence or last + 1 in self.anchors or following.is_marked:
                break
            if self.cast.subject(following) is not None or self.clauses[last].stop == ":":
                break
            last += 1
        return last

    def _who(self, index: int, first: int) -> tuple[Agents | None, bool]:
        for at in range(index, first - 1, -1):
            own = self.subjects.get(at)
            if own is not None:
                return own, False
        if self.state.agents is not None and self.state.agents.responsible:
            return self.state.agents, True
        return None, True

    def _when(self, index: int) -> tuple[int, Time] | None:
        anchor = self.anchors.get(index)
        if anchor and anchor.deadline:
            return self.paragraph, anchor.deadline
        return self.state.deadline or self.governing.deadline

    def _modality(self, first: int, index: int) -> Modality:
        for at in range(index, first - 1, -1):
            text = self.view.text[self.clauses[at].start : self.clauses[at].end]
            if _STRIVE.search(text):
                return "strive"
            if _MUST.search(text):
                return "must"
            if _PLAN.search(text):
                return "plan"
        if self.governing.modality:
            return self.governing.modality
        return "plan" if self.genre in ("report", "plan", "news") else "must"

    def _kind(self, figure: Quantity | None, anchor: Anchor) -> TargetKind:
        if figure is not None:
            return _KINDS[figure.kind]
        return (
            "deliverable" if anchor.deliverable in ("make", "budget", "pay", "handed") else "deadline" if anchor.deadline else "deliverable"
        )
