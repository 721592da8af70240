"""The header of a table, for the lines below it: 指标 2020年 2025年 年均增长(%) 属性."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

_HEADER_CHARS: Final = 24  # a longer cell says something and names no column
_NUMBER: Final = re.compile(r"[\[(]?[<>≥≤]?-?[\d.,]+%?[\])]?")
GOAL: Final = "目标|规划|计划|预期|任务|下达"
"""What names a column of goals."""
_TELLS: Final = re.compile(rf"\([^()]{{1,8}}\)$|^(?:19|20)\d\d年?|单位$|{GOAL}")


def read_cells(text: str) -> list[str]:
    """The cells of a line of a table, without white space; none where the text is no such line."""
    return ["".join(cell.split()) for cell in text.split("\t")] if "\t" in text else []


def read_headers(lines: Iterable[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    """For each paragraph the header of the table that it is a line of; empty where that names no year, unit or goal.

    Args:
        lines: The cells of each paragraph (`read_cells`), half-width.
    """
    header: tuple[str, ...] | None = None  # None outside a table
    for cells in lines:
        yield header if cells and header else ()
        if not cells:
            header = None
        elif header is None:
            header = tuple(cells) if _is_header(cells) else ()


def _is_header(cells: Sequence[str]) -> bool:
    if any(len(cell) > _HEADER_CHARS or _NUMBER.fullmatch(cell) for cell in cells):
        return False
    return any(_TELLS.search(cell) for cell in cells)
