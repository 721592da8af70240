"""What the clauses read so far hand on to the next: who acts, by when, how firmly."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.link.agents import Agents, Cast
from transforms.link.anchors import MODAL, Anchor
from transforms.link.clauses import Clause
from transforms.link.work import LEADING_WORK
from transforms.model import Time
from transforms.schema.codes import Modality

_STRIVE = re.compile(r"力争|争取(?!更好|.{0,12}(?:资金|项目|支持))|努力(?!争取更好)|力保|力促|争创|争做")
_MUST = re.compile(
    r"必须|确保|务必|保证|一定|坚决|限期|限(?=\d)|(?<![主重需只首必纪概纲提简扼险])要(?![求点素])|应当|应该|须(?!知)|责令|不得"
)
_PLAN = re.compile(r"计划|预期|预计|拟(?![定订])|目标|规划|安排|(?<!即)将(?![来军近])|打算")
ORDER = re.compile(
    r"(?=[要必务应请限给])(?:(?<![主重需只首必摘纪概紧次若不纲提简扼险])要(?![求点素闻害件领塞冲么])"
    r"|必须|务必|应当|应该|(?<![申邀聘恳提报])请(?![求示假])|限期|给你)"
)
_FIRMNESS: tuple[tuple[Modality, re.Pattern[str]], ...] = (("strive", _STRIVE), ("must", _MUST), ("plan", _PLAN))


@dataclass(frozen=True, slots=True)
class Governing:
    """What headings and lead-ins above hand down to a paragraph."""

    deadline: tuple[int, Time] | None = None
    responsible: tuple[str, ...] = ()
    modality: Modality | None = None
    is_condition: bool = False  # what follows says for whom or when a rule holds


@dataclass(slots=True)
class _Held:
    agents: Agents | None = None
    deadline: tuple[int, Time] | None = None


def sets_term(text: str, time: Time) -> bool:
    """Whether the aims named right after a year or a plan's period are to be reached in it (今年的主要目标是…)."""
    return _TERM.fullmatch(time.value) is not None and _AIMS.match(text, time.end) is not None


class Scope:
    """The state of reading one paragraph; `hear` is called for each clause in order."""

    def __init__(self, text: str, clauses: Sequence[Clause], cast: Cast, anchors: dict[int, Anchor], paragraph: int) -> None:
        """Nothing is heard yet."""
        self._text, self._cast, self._anchors, self._paragraph = text, cast, anchors, paragraph
        self.clauses = clauses
        self._period = -1
        self._sentence = -1
        self._held: _Held | None = None
        self._firmness: dict[int, Modality | None] = {}
        self.subjects: dict[int, Agents] = {}
        self.agents: Agents | None = None
        self.deadline: tuple[int, Time] | None = None
        self.year: tuple[int, Time] | None = None  # 今年新建…: a year before what is to be reached in it
        self.has_modal = False  # anything that asks for something, in the sentence so far
        self.has_order = False  # 要, 必须: who speaks gives orders, and does not list plans
        self.before: Agents | None = None
        self.named: Agents | None = None

    def hear(self, index: int) -> None:
        """Take in a clause."""
        clause = self.clauses[index]
        if clause.period != self._period:
            self._turn(index)
        if clause.sentence != self._sentence:
            self._sentence = clause.sentence
            self.has_modal = self.has_order = False
        if clause.is_marked:
            if self._held is None:
                self._held = _Held(self.agents, self.deadline)
            self.agents, self.deadline = self._held.agents, self._held.deadline
        self._hear_agents(index)
        self.has_modal = self.has_modal or MODAL.search(self._text, clause.start, clause.end) is not None
        self.has_order = self.has_order or ORDER.search(self._text, clause.start, clause.end) is not None
        anchor = self._anchors.get(index)
        if anchor and anchor.deadline and self._governs(index, anchor.deadline):
            self.deadline = (self._paragraph, anchor.deadline) if self._holds_on(index, anchor.deadline) else None
        elif (term := self._cast.time_in(clause.start, clause.end)) is not None:
            if sets_term(self._text, term):
                self.deadline = self._paragraph, term
            elif self._governs(index, term):
                is_year = term.mod in (None, "END", "BEFORE") and _YEAR.fullmatch(term.value)
                self.year = (self._paragraph, term) if is_year else None

    def _turn(self, index: int) -> None:
        """A full stop: what went before holds on only behind a colon."""
        self._period = self.clauses[index].period
        self.before = self.agents
        self._held = None
        if index and self.clauses[index - 1].stop == ":":
            return
        self.agents = None
        self.deadline = self.year = None

    def _hear_agents(self, index: int) -> None:
        clause = self.clauses[index]
        following = self.clauses[index + 1] if index + 1 < len(self.clauses) else None
        agents = self._cast.subject(clause, following)
        if agents is None:
            return
        if not (agents.responsible or agents.supporting):  # 我们, 全县: a subject, but nobody in particular
            self.subjects[index], self.agents = agents, None
            return
        if self.agents is not None and agents.start == clause.head and _JOINS_IN.match(self._text, clause.head):
            named = tuple(name for name in agents.responsible if name not in self.agents.responsible)
            agents = Agents(self.agents.responsible + named, agents.supporting, agents.start, agents.end)  # …;会同财政局制定…
        previous = self.subjects.get(index - 1)
        joins = (
            previous is not None
            and not clause.is_marked
            and self.clauses[index - 1].sentence == clause.sentence
            and self._is_agency(index - 1)
        )
        if joins and previous is not None and self._is_agency(index):
            new = tuple(name for name in agents.responsible if name not in previous.responsible)
            both = Agents(previous.responsible + new, previous.supporting + agents.supporting, agents.start, agents.end)
            self.subjects[index] = both
            self.agents = agents if agents.responsible else both
        else:
            self.subjects[index] = self.agents = agents
        if agents.responsible:
            self.named = agents
            if agents.responsible[0].startswith("每"):  # 每个乡镇至少建成1个…: each for this, not for what follows
                self.agents = None

    def _is_agency(self, index: int) -> bool:
        clause = self.clauses[index]
        return _AGENCY.search(self._text, clause.head, clause.end) is not None

    def _holds_on(self, index: int, day: Time) -> bool:
        """Whether a day holds for the clauses after its own: not where a body comes first (县教育局要在8月底前完成…,新建…)."""
        agents, clause = self.subjects.get(index), self.clauses[index]
        if agents is None or agents.start >= day.start or clause.end - day.end <= _ONLY_DAY_CHARS:
            return True
        return ORDER.search(self._text, agents.end, day.start) is None

    def _governs(self, index: int, day: Time) -> bool:
        """Whether a day stands before what its clause says, so that it holds for the clauses after it too."""
        clause = self.clauses[index]
        agents = self.subjects.get(index)
        start = agents.end if agents and agents.end <= day.start else clause.head
        return len(_FILLER.sub("", self._text[start : day.start])) <= 1

    def starts_anew(self, clause: Clause) -> bool:
        """Whether an item is an order of its own behind a semicolon, to which a day said before it does not reach (…;启动二期建设)."""
        if self.deadline is None or self.deadline[0] != self._paragraph:
            return False
        said = self.deadline[1].end
        semicolon, colon = (self._text.rfind(mark, said, clause.start) for mark in ";:")
        if not semicolon > 0 > colon:
            return False
        return self._text.startswith(_STRIVES, semicolon + 1) or LEADING_WORK.match(self._text, semicolon + 1) is not None

    def subject(self, index: int) -> Agents | None:
        """The subject of a clause, heard or still to come."""
        if index in self.subjects:
            return self.subjects[index]
        following = self.clauses[index + 1] if index + 1 < len(self.clauses) else None
        return self._cast.subject(self.clauses[index], following)

    def modality(self, first: int, last: int) -> Modality | None:
        """How firmly clauses and the few before them in their sentence speak, the nearest word first; None where they do not say."""
        sentence = self.clauses[last].sentence
        for at in range(last, max(-1, min(first, last - _FIRM_WITHIN) - 1), -1):
            if self.clauses[at].sentence != sentence:
                break
            if at not in self._firmness:
                self._firmness[at] = self._firm(self.clauses[at])
            found = self._firmness[at]
            if found is not None and (at >= first or found != "plan"):
                return found
        return None

    def _firm(self, clause: Clause) -> Modality | None:
        for found, pattern in _FIRMNESS:
            if pattern.search(self._text, clause.start, clause.end):
                return found
        return None


_FIRM_WITHIN = 3  # clauses of a sentence over which 要, 力争 holds on
_ONLY_DAY_CHARS = 2
_STRIVES = ("确保", "力争", "争取")
_YEAR = re.compile(r"Y[01]|[0-9]{4}")
_TERM = re.compile(r"Y[01]|[0-9]{4}(?:/[0-9]{4})?")
_AIMS = re.compile(r"[^,;:。]{0,30}目标[^,;:。]{0,8}?(?:是|为|如下)?(?=[:,。]|是|为|[^,;:。]{0,20}[0-9])")
_JOINS_IN = re.compile(r"(?:要|应|须|将|必须)?(?:会同|联合)")
_AGENCY = re.compile(r"牵头|会同|联合|具体落实|配合|协助|负责|主办|承办")
_FILLER = re.compile(r"[要必须应将在于到至从起用通过经过利给确保力争取努预计划拟并同时也都还就其中、的,\s“”\"(一定希望争取提出今先]")
