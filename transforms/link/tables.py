"""Task tables: rows of tab-separated cells under a header that names who is responsible."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from transforms.link.agents import Cast
from transforms.link.labels import HELPING, LEADING, TERM
from transforms.model import ParagraphView, Quantity, Target, Time
from transforms.text import Span

_TASK = re.compile(r"任务|事项|内容|措施|项目|目标|举措|要求|指标|工作|成果|标准")
_SERIAL = re.compile(r"序号|编号|备注|类别|分类|领域")
_KINDS = {
    "percentage": "percentage", "percentage_point": "percentage", "multiple": "percentage", "count": "count",
    "money": "money", "measure": "measure", "ratio": "measure", "rank": "rank",
}  # fmt: skip


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
        for line in _lines(view.text):
            cells = _cells(view.text, *line)
            own = _header(view.text, cells)
            if own is not None:
                header = own
                found.setdefault(index, [])
            elif header is not None:
                found.setdefault(index, []).extend(_rows(view, index, header, cells))
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


def _rows(view: ParagraphView, index: int, header: Header, cells: list[Span]) -> Iterator[Target]:
    columns = header.columns[max(0, len(header.columns) - len(cells)) :]  # cells that span rows are missing on the left
    by_column: dict[str, list[Span]] = {}
    for column, cell in zip(columns, cells, strict=False):
        if cell[1] > cell[0]:
            by_column.setdefault(column, []).append(cell)
    tasks = by_column.get("task") or by_column.get("other", [])
    if not tasks or not (by_column.get("lead") or by_column.get("term")):
        return
    cast = Cast(view)
    task = max(tasks, key=lambda cell: cell[1] - cell[0])
    responsible = tuple(name for cell in by_column.get("lead", []) for name in cast.names(*cell))
    supporting = tuple(name for cell in by_column.get("help", []) for name in cast.names(*cell))
    deadline = next((time for cell in by_column.get("term", []) if (time := cast.time_in(*cell))), None)
    inside = [item for item in view.quantities if item.role == "target" and any(a <= item.start and item.end <= b for a, b in tasks)]
    for figure in inside or [None]:
        due = deadline or next((time for time in view.times if time.role == "deadline" and task[0] <= time.start < task[1]), None)
        yield _target(view, index, task, (responsible, supporting), figure, due)


def _target(
    view: ParagraphView, index: int, task: Span, agents: tuple[tuple[str, ...], tuple[str, ...]], figure: Quantity | None, due: Time | None
) -> Target:
    start, end = min(task[0], figure.start) if figure else task[0], max(task[1], figure.end) if figure else task[1]
    kind = _KINDS[figure.kind] if figure else "deadline" if due else "deliverable"
    return Target(
        index, start, end, kind, *agents, "table" if agents[0] else None, view.text[task[0] : task[1]], figure.indicator if figure else None,
        figure, (index, due) if due else None, "must", None, None,
    )  # type: ignore[arg-type]  # fmt: skip
