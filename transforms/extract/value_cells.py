"""Figures of a table's line whose unit stands beside the name of what they measure, or in the table's header.

粮食产量(万吨)   38.6   ≥40   约束性
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from transforms.extract.counted import UNIT, read_unit
from transforms.extract.figure import Figure
from transforms.extract.numerals import POWERS
from transforms.extract.table_headers import GOAL
from transforms.model import Setting
from transforms.schema.codes import Change, QuantityRole

_HAN: Final = re.compile("[一-龥]")
_NUMBER: Final = re.compile(r"\s*(?P<opened>[\[〔(])?(?P<bound>[<>≥≤])?(?P<number>-?[0-9][0-9,]{0,15}(?:\.[0-9]{1,6})?)[\]〕)]?\s*")
_UNIT: Final = re.compile(rf"\((?:单位:)?(?P<power>[百千万亿]{{0,2}})(?P<unit>{UNIT})\)\s*$")
_STATED: Final = re.compile(rf"\s*(?P<power>[百千万亿]{{0,2}})(?P<unit>{UNIT})\s*")
_SHARE: Final = re.compile(r"^\s*\d[^,。;]{0,12}$")
_GOAL: Final = re.compile(GOAL)
_PROPERTY: Final = ("约束性", "预期性", "指导性")
_GROWS: Final = re.compile("增长|增速|累计")
_FALLS: Final = re.compile("(?:降低|下降|减少)(?:率|幅度|量)?$")
_RISES: Final = re.compile("(?:增长|提高)(?:率|速度)?$")
_YEAR: Final = re.compile(r"(?:19|20)\d\d")


class Cell(NamedTuple):
    """One cell with a figure: what it measures, and what its column says of it."""

    start: int
    end: int
    noun: str
    change: Change
    role: QuantityRole | None  # None where the column does not tell
    figure: Figure | None  # None where the cell bears its own unit, so that it is read like any other


def read_value_cells(text: str, setting: Setting) -> list[Cell]:
    """The cells with figures of a folded line of a table; none where neither its name nor the header says their unit."""
    cells = text.split("\t")
    starts = [0, *accumulate(len(cell) + 1 for cell in cells)]
    stated_at, stated = next(((at, told) for at, cell in enumerate(cells) if at and (told := _STATED.fullmatch(cell))), (0, None))
    named = next((at for at, cell in enumerate(cells[:-1]) if _HAN.search(cell) and (not stated_at or at == stated_at - 1)), None)
    if named is None:
        return []
    noun, unit = _named(cells[named])
    skipped = max(0, len(setting.columns) - len(cells)) if setting.columns else 0
    heads = [*setting.columns[skipped:], *[""] * len(cells)]
    is_plan = any(cell.strip() in _PROPERTY for cell in cells)
    found: list[Cell] = []
    for at in range(named + 1, len(cells)):
        number = _NUMBER.fullmatch(cells[at])
        own = unit or stated or _UNIT.search(heads[at])
        figure = _figure(number, own, starts[at]) if number and own else None
        if figure is None and not _SHARE.search(cells[at]):
            continue
        role = _role(heads[at], setting.columns, is_plan, is_first=not found)
        change = _change(noun, heads[at], bool(number and number["opened"]))
        found.append(Cell(starts[at], starts[at] + len(cells[at]), noun, change, role, figure))
    return found if unit or is_plan or any(cell.figure for cell in found) else []


def cell_at(cells: Sequence[Cell], at: int) -> Cell | None:
    """The cell that holds a place of the line."""
    before = bisect_right(cells, at, key=lambda cell: cell.start)
    return cells[before - 1] if before and at < cells[before - 1].end else None


def _named(cell: str) -> tuple[str, re.Match[str] | None]:
    """What a line is of, without its unit; and the unit."""
    unit = _UNIT.search(cell)
    return (cell[: unit.start()] if unit else cell).strip(), unit


def _figure(number: re.Match[str], unit: re.Match[str], start: int) -> Figure | None:
    kind, published = read_unit(unit["unit"])
    value = float(number["number"].replace(",", ""))
    for power in unit["power"]:
        value *= POWERS[power]
    value = round(value, 6)
    low = None if number["bound"] in ("<", "≤") else value
    high = None if number["bound"] in (">", "≥") else value
    first = number.start("bound") if number["bound"] else number.start("number")
    return Figure(start + first, start + number.end("number"), kind, low, high, published)


def _change(noun: str, head: str, is_sum: bool) -> Change:
    """Up or down by the name of the line or of the column; what is summed up over a period is a rise."""
    if _FALLS.search(noun):
        return "decrease"
    return "increase" if is_sum or _RISES.search(noun) or _GROWS.search(head) else "level"


def _role(head: str, columns: Sequence[str], is_plan: bool, *, is_first: bool) -> QuantityRole | None:
    """A goal by the column's name, or among the indicators of a plan, whose last year is the one planned for."""
    if _GOAL.search(head):
        return "target"
    if not is_plan:
        return "actual" if _YEAR.match(head) else None
    years = [year.group() for column in columns if (year := _YEAR.match(column))]
    if year := _YEAR.match(head):
        return "target" if len(years) > 1 and year.group() == max(years) else "actual"
    return "target" if head or not is_first else "actual"
