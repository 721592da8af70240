"""Which cell of a table's line says by when: read from the table's header (序号 任务 责任单位 完成时限)."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from transforms.model import Setting
from transforms.text import Span

_HEADER_CHARS: Final = 14  # a longer cell says something and names no column
_TERM: Final = re.compile(
    r"(?!.*(?:法定|承诺|受理|申请|有效))(?:.*(?:完成|办结|整改|落实|销号|达标|报送|提交|建成|竣工|开工|交付|截止)(?:的)?(?:时限|期限|时间|日期|节点|年限).*"
    r"|(?:工作|任务|推进|计划|实施)?(?:时限|期限|时间节点|时间要求|进度要求|时间进度|完成时点)(?:要求|安排)?)(?:\(.*\))?"
)
_DONE: Final = re.compile("实际|已|开始|起始")
_DAY: Final = re.compile(r"[年月日天周季底末前]|\d")
_SERIAL: Final = re.compile(r"[(]?\d{1,3}[.)]?")


def read_due_cells(lines: Iterable[Sequence[str]]) -> Iterator[int | None]:
    """For each paragraph the number of the tab-separated cell that holds a deadline, from 0; None where none does.

    A line with fewer cells than its header lacks those on the left, which span the lines above, unless it begins with its number.

    Args:
        lines: The cells of each paragraph (`table_headers.read_cells`), half-width.
    """
    header: Sequence[str] | None = None
    for cells in lines:
        if not cells:
            header = None
            yield None
        elif _is_header(cells):
            header = cells
            yield None
        else:
            yield _due_cell(cells, header) if header else None


def due_span(text: str, setting: Setting) -> Span:
    """Where in a line of a table the cell stands that says by when; an empty range where none does."""
    if setting.due_cell is None:
        return 0, 0
    cells = text.split("\t", setting.due_cell + 1)
    start = sum(len(cell) + 1 for cell in cells[: setting.due_cell])
    return start, start + len(cells[setting.due_cell]) if setting.due_cell < len(cells) else start


def _is_header(cells: Sequence[str]) -> bool:
    return all(len(cell) <= _HEADER_CHARS for cell in cells) and any(map(_is_term, cells))


def _is_term(cell: str) -> bool:
    return _TERM.fullmatch(cell) is not None and _DONE.search(cell) is None


def _due_cell(cells: Sequence[str], header: Sequence[str]) -> int | None:
    """The cell under the header's, from the right where the line is short, else from the left (its last cells may be empty)."""
    column = next(at for at, cell in enumerate(header) if _is_term(cell))
    missing = 0 if _SERIAL.fullmatch(cells[0]) else max(0, len(header) - len(cells))
    places = [at for at in (column - missing, column) if 0 <= at < len(cells)]
    return next((at for at in places if _DAY.search(cells[at])), None)
