"""Tables: the lines of task tables (who, what, by when) and of indicator tables (what is measured, how much)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from transforms.link.agents import Cast
from transforms.link.duties import Duty, Passage, read_duties
from transforms.link.labels import FIRST, HELPING, LEADING, TERM
from transforms.link.scope import Governing
from transforms.model import DocumentView, Entity, Quantity, Target, Time
from transforms.text import Span

_TASK = re.compile(r"任务|事项|内容|措施|项目|目标|举措|要求|工作|成果|标准")
_DETAIL = re.compile(r"内容|措施|举措|要求|目标|标准|成果")
_INDICATOR = re.compile(r"指标(?:名称|体系|项目|内容)?$")
_CRITERION = re.compile(r"标准|目标|任务数|计划数|要求|指标值|20[0-9]{2}年")
_SERIAL = re.compile(r"序号|编号|备注|类别|分类|领域|含义|说明|来源")
_OFFICE = re.compile(r"[处科股]室")  # the desk inside the body that answers
_SCORING = re.compile(r"分值|[计得评赋加减扣]分|分数")  # a table of marks says what counts, and asks nothing
_STOP = re.compile(r"[,;。:\n]")
_AIMS = re.compile(r"(?:力争|确保|争取|要|应|并|且|,)+")
_NUMBERING = re.compile(r"\s*(?:[(]?[0-9一二三四五六七八九十]{1,3}[.、)])\s*")
_SERIAL_NUMBER = re.compile(r"[0-9]{1,3}")
_HEADER_CHARS = 14  # a longer cell says something and names no column
_COLUMNS = 24  # a line with more cells is no table for reading
_PROSE_CHARS = 40  # beside one label, a cell of this length is a paragraph of its own
_BRIEF_CHARS = 60  # a task of this length is its own action; of a longer one the clauses that say what are
_KINDS = (
    ("help", HELPING), ("lead", LEADING), ("term", TERM), ("other", _SERIAL), ("indicator", _INDICATOR), ("detail", _DETAIL),
    ("criterion", _CRITERION), ("task", _TASK),
)  # fmt: skip
Mention = TypeVar("Mention", Quantity, Time, Entity)


@dataclass(frozen=True, slots=True)
class Header:
    """What each column of a table holds, from left to right."""

    columns: tuple[str, ...]  # lead, help, term, task, detail, indicator, criterion, other

    @property
    def is_of_tasks(self) -> bool:
        """Whether the table says who or by when."""
        return "lead" in self.columns or ("term" in self.columns and bool({"task", "detail"} & set(self.columns)))

    @property
    def is_of_indicators(self) -> bool:
        """Whether the table says what is measured and how much is asked for."""
        return "indicator" in self.columns and bool({"criterion", "detail"} & set(self.columns))


def read_tables(document: DocumentView) -> dict[int, list[Target]]:
    """The commitments of the tables of a document by paragraph; a line of a table without any has an empty list."""
    found: dict[int, list[Target]] = {}
    header: Header | None = None
    for index, view in enumerate(document.paragraphs):
        cells = _cells(view.text) if "\t" in view.text else []
        if not _is_line(view.text, cells):
            header = None
            continue
        own = _header(view.text, cells)
        header = own or header
        line = _Line(document, index, cells)
        found[index] = list(line.targets(header)) if own is None and header is not None else []
    return found


def _cells(text: str) -> list[Span]:
    cells = []
    start = 0
    for piece in text.split("\t"):
        stop = start + len(piece)
        first = stop - len(piece.lstrip())
        cells.append((min(first, stop), max(first, start + len(piece.rstrip()))))
        start = stop + 1
    return cells


def _is_line(text: str, cells: Sequence[Span]) -> bool:
    """Whether tabs part cells, and do not only indent a paragraph or set off its number or its label."""
    filled = [cell for cell in cells if cell[1] > cell[0]]
    if len(filled) < 2 or len(cells) > _COLUMNS:
        return False
    longest = max(last - first for first, last in filled)
    is_numbered = _NUMBERING.fullmatch(text, *filled[0]) is not None
    return len(filled) > 2 or (longest < _PROSE_CHARS and not is_numbered)


def _header(text: str, cells: Sequence[Span]) -> Header | None:
    words = [re.sub(r"\s", "", text[start:end]) for start, end in cells]
    if any(len(word) > _HEADER_CHARS or _SCORING.search(word) for word in words):
        return None
    columns = [_column(word) for word in words]
    if any(kind == "lead" and FIRST.search(word) for kind, word in zip(columns, words, strict=True)):
        columns = ["help" if kind == "lead" and not FIRST.search(word) else kind for kind, word in zip(columns, words, strict=True)]
    for kind in ("lead", "help"):
        desks = [place for place, word in enumerate(words) if columns[place] == kind and _OFFICE.search(word)]
        if columns.count(kind) > len(desks):
            columns = ["other" if place in desks else column for place, column in enumerate(columns)]
    header = Header(tuple(columns))
    return header if header.is_of_tasks or header.is_of_indicators else None


def _column(words: str) -> str:
    return next((kind for kind, pattern in _KINDS if pattern.search(words)), "other")


class _Line:
    """One line of a table."""

    def __init__(self, document: DocumentView, index: int, cells: list[Span]) -> None:
        self._view, self._index, self._cells = document.paragraphs[index], index, cells

    def targets(self, header: Header) -> Iterator[Target]:
        """The commitments of the line under its header."""
        columns = header.columns
        if len(self._cells) < len(columns) and not _SERIAL_NUMBER.fullmatch(self._view.text, *self._cells[0]):
            columns = columns[len(columns) - len(self._cells) :]  # cells that span lines are missing on the left
        by_column: dict[str, list[Span]] = {}
        for column, cell in zip(columns, self._cells, strict=False):
            if cell[1] > cell[0]:
                by_column.setdefault(column, []).append(cell)
        if header.is_of_tasks:
            yield from self._tasks(by_column)
        else:
            yield from self._indicators(by_column)

    def _tasks(self, by_column: dict[str, list[Span]]) -> Iterator[Target]:
        """Commitments of a task: one a figure or day of its own, or one for a task with a day or a thing to show."""
        lead, term = by_column.get("lead", []), by_column.get("term", [])
        tasks = by_column.get("detail") or by_column.get("task")
        tasks = tasks or sorted(by_column.get("other", []), key=lambda cell: cell[0] - cell[1])[:1]
        if not tasks or not (lead or term):
            return
        cast = Cast(self._view)
        responsible, supporting = (self._names(cast, by_column.get(column, [])) for column in ("lead", "help"))
        day = next((time for cell in term if (time := cast.time_in(*cell))), None)
        governing = Governing((self._index, day) if day else None, responsible, "must")
        for task in tasks:
            duties = self._duties(task, governing)
            if not duties and day is not None:
                yield self._whole(task, responsible, supporting, day)
            for duty in duties:
                target = self._lift(duty, task, governing)
                own = responsible or target.responsible
                yield replace(
                    target, responsible=own, supporting=supporting or target.supporting, responsible_source="table" if responsible else None
                )

    def _whole(self, task: Span, responsible: tuple[str, ...], supporting: tuple[str, ...], day: Time) -> Target:
        start, end = task
        action = self._view.text[start:end]
        if len(action) > _BRIEF_CHARS:
            action = re.split(r"[。;]", action, maxsplit=1)[0]
        return Target(
            self._index, start, end, "deadline", responsible, supporting, "table" if responsible else None,
            action.rstrip("。;,"), None, None, (self._index, day), "must", None, None,
        )  # fmt: skip

    def _indicators(self, by_column: dict[str, list[Span]]) -> Iterator[Target]:
        """Commitments of an indicator: one a figure that its criterion sets, named by the indicator."""
        first, last = by_column.get("indicator", [(0, 0)])[-1]
        mark = _NUMBERING.match(self._view.text, first, last)
        name = self._view.text[mark.end() if mark else first : last]
        governing = Governing(modality="must")
        for cell in by_column.get("criterion") or by_column.get("detail", []):
            for duty in self._duties(cell, governing) if name else []:
                target = self._lift(duty, cell, governing)
                if target.quantity is not None:
                    action = name + _AIMS.sub("", self._clause_up_to(cell, target.quantity), count=1)
                    yield replace(target, start=min(first, target.start), end=max(target.end, last), action=action, indicator=name)

    def _clause_up_to(self, cell: Span, figure: Quantity) -> str:
        """The words of the figure's clause, the figure the last."""
        words = self._view.text[cell[0] : figure.start]
        stops = [match.end() for match in _STOP.finditer(words)]
        return words[stops[-1] if stops else 0 :].strip() + self._view.text[figure.start : figure.end]

    def _names(self, cast: Cast, cells: Sequence[Span]) -> tuple[str, ...]:
        return tuple(name for cell in cells for name in cast.names(*cell))

    def _duties(self, cell: Span, governing: Governing) -> list[Duty]:
        """The commitments that a cell states, read as a paragraph of its own."""
        start, end = cell
        view = self._view
        spans = [(max(first, start), min(last, end)) for first, last in view.sentences if first < end and start < last]
        own = replace(
            view, kind="body", text=view.text[start:end], sentences=tuple((first - start, last - start) for first, last in spans),
            quantities=_part(view.quantities, start, end), times=_part(view.times, start, end), entities=_part(view.entities, start, end),
        )  # fmt: skip
        return read_duties(Passage(own, self._index, governing, "plan")).duties

    def _lift(self, duty: Duty, cell: Span, governing: Governing) -> Target:
        """A commitment of a cell as one of its paragraph."""
        by = cell[0]
        target = duty.as_target(self._index)
        deadline = duty.deadline
        if deadline is not None and deadline is not governing.deadline:
            deadline = deadline[0], _moved(deadline[1], by)
        figure = _moved(target.quantity, by) if target.quantity else None
        return replace(target, start=target.start + by, end=target.end + by, quantity=figure, deadline=deadline)


def _moved(item: Mention, by: int) -> Mention:
    return item._replace(start=item.start + by, end=item.end + by)


def _part(items: Sequence[Mention], start: int, end: int) -> tuple[Mention, ...]:
    return tuple(_moved(item, -start) for item in items if start <= item.start and item.end <= end)
