"""The header of a table, for the lines below it: 指标 2020年 2025年 年均增长(%) 属性."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

_HEADER_CHARS: Final = 24  # a longer cell says something and names no column
_NUMBER: Final = re.compile(r"[\[(]?[<>≥≤]?-?[\d.,]+%?[\])]?")
_TELLS: Final = re.compile(r"\([^()]{1,8}\)$|^(?:19|20)\d\d年?|单位$|目标|规划|计划|预期|任务|下达")


def read_headers(texts: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """For each paragraph, given half-width, the header of the table that it is a line of; empty where that names no year, unit or goal."""
    header: tuple[str, ...] = ()
    is_inside = False
    for text in texts:
        if "\t" not in text:
            is_inside = False
            yield ()
            continue
        if not is_inside:
            cells = tuple("".join(cell.split()) for cell in text.split("\t"))
            header = cells if _is_header(cells) else ()
            is_inside = True
            yield ()
        else:
            yield header


def _is_header(cells: Sequence[str]) -> bool:
    if any(len(cell) > _HEADER_CHARS or _NUMBER.fullmatch(cell) for cell in cells):
        return False
    return any(_TELLS.search(cell) for cell in cells)
