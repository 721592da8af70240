"""Task tables: rows of tab-separated cells under a header that names who is responsible."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from transforms.link.agents import Cast
from transforms.link.duties import KINDS
from transforms.link.labels import HELPING, LEADING, TERM
from transforms.model import ParagraphView, Quantity, Target, Time
from transforms.schema.codes import ResponsibleSource, TargetKind
from transforms.text import Span

_TASK = re.compile(r"任务|事项|内容|措施|项目|目标|举措|要求|指标|工作|成果|标准")
_SERIAL = re.compile(r"序号|编号|备注|类别|分类|领域")
Mention = TypeVar("Mention", Quantity, Time)


@dataclass(frozen=True, slots=True)
class Header:
    """What each column of a task table holds, from left to right."""

    columns: tuple[str, ...]  # lead, help, term, task, other


def read_tables(paragraphs: Sequence[ParagraphView]) -> dict[int, list[Target]]:
    """The commitments of the task tables of a document by paragraph; a paragraph of a table without any has an empty list."""
    found: dict[int, list[Target]] = {}
    header: Header | None = None
    for index, view in enumerate(paragraphs):
        if "\t" not in view.text:
            header = None
            continue
        table = _Table(view, index)
        for line in _lines(view.text):
            cells = _cells(view.text, *line)
            own = _header(view.text, cells)
            if own is not None:
                header = own
                found.setdefault(index, [])
            elif header is not None:
                found.setdefault(index, []).extend(table.rows(header, cells))
    return found


def _lines(text: str) -> Iterator[Span]:
    start = 0
    for piece in text.split("\n"):
        if "\t" in piece:
            yield start, start + len(piece)
        start += len(piece) + 1


def _cells(text: str, start: int, end: int) -> list[Span]:
    cells = []
    for piece in text[start:end].split("\t"):
        stop = start + len(piece)
        first = start + len(piece) - len(piece.lstrip())
        cells.append((min(first, stop), max(first, start + len(piece.rstrip()))))
        start = stop + 1
    return cells


def _header(text: str, cells: Sequence[Span]) -> Header | None:
    columns = []
    for start, end in cells:
        words = re.sub(r"\s", "", text[start:end])
        if len(words) > 14:
            return None
        columns.append(_column(words))
    return Header(tuple(columns)) if "lead" in columns and len(columns) > 1 else None


def _column(words: str) -> str:
    if HELPING.search(words):
        return "help"
    if LEADING.search(words):
        return "lead"
    if TERM.search(words):
        return "term"
    if _SERIAL.search(words):
        return "other"
    return "task" if _TASK.search(words) else "other"


class _Table:
    """The lines of one paragraph of a task table."""

    def __init__(self, view: ParagraphView, index: int) -> None:
        """Index the paragraph's mentions by where they start."""
        self._view, self._index = view, index
        self._cast = Cast(view)
        self._figures = sorted((item for item in view.quantities if item.role == "target"), key=lambda item: item.start)
        self._days = sorted((item for item in view.times if item.role == "deadline"), key=lambda item: item.start)

    def rows(self, header: Header, cells: list[Span]) -> Iterator[Target]:
        """The commitments of one line: one a figure of its task, or one."""
        columns = header.columns[max(0, len(header.columns) - len(cells)) :]  # cells that span rows are missing on the left
        by_column: dict[str, list[Span]] = {}
        for column, cell in zip(columns, cells, strict=False):
            if cell[1] > cell[0]:
                by_column.setdefault(column, []).append(cell)
        tasks = by_column.get("task") or by_column.get("other", [])
        if not tasks or not (by_column.get("lead") or by_column.get("term")):
            return
        task = max(tasks, key=lambda cell: cell[1] - cell[0])
        agents = self._names(by_column.get("lead", [])), self._names(by_column.get("help", []))
        deadline = next((time for cell in by_column.get("term", []) if (time := self._cast.time_in(*cell))), None)
        deadline = deadline or next(iter(_inside(self._days, *task)), None)
        figures: list[Quantity | None] = [figure for cell in tasks for figure in _inside(self._figures, *cell)]
        for figure in figures or [None]:
            yield self._target(task, agents, figure, deadline)

    def _names(self, cells: Sequence[Span]) -> tuple[str, ...]:
        return tuple(name for cell in cells for name in self._cast.names(*cell))

    def _target(self, task: Span, agents: tuple[tuple[str, ...], tuple[str, ...]], figure: Quantity | None, due: Time | None) -> Target:
        start, end = (min(task[0], figure.start), max(task[1], figure.end)) if figure else task
        kind: TargetKind = KINDS[figure.kind] if figure else "deadline" if due else "deliverable"
        source: ResponsibleSource | None = "table" if agents[0] else None
        indicator = figure.indicator if figure else None
        deadline = (self._index, due) if due else None
        action = self._view.text[task[0] : task[1]]
        return Target(self._index, start, end, kind, *agents, source, action, indicator, figure, deadline, "must", None, None)


def _inside(items: Sequence[Mention], start: int, end: int) -> Sequence[Mention]:
    first = bisect_left(items, start, key=lambda item: item.start)
    return items[first : bisect_left(items, end, key=lambda item: item.start)]
