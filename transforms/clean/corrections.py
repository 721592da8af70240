"""What a user states about a source: `corrections.csv` beside the raw pages, and where its lines apply.

A line says: on the pages whose path fits `source`, at every place where `match` stands, do `action`:

- `noise`: the words are set aside, with the reason `correction`;
- `keep`: the line that they stand in is text, whatever the rules say;
- `title`, `place`, `date`: the document that holds the words has this title, place or date (a day, or only a year).

`pages.text` never changes: a correction takes words out or states a fact, it does not write text.
"""

import csv
import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass, fields
from datetime import date
from operator import itemgetter
from typing import get_args

import polars as pl

from transforms.errors import RawInputError
from transforms.schema.codes import CorrectionAction
from transforms.text import Span

COLUMNS = ("source", "match", "action", "value", "reason")
_FACTS = ("title", "place", "date")
_ROW = r"#\d+$"


@dataclass(frozen=True, slots=True)
class Correction:
    """One line of the file."""

    line: int
    source: str  # glob over `pages.source_path`; `*` also crosses folders
    match: str
    action: CorrectionAction
    value: str | None
    reason: str


SCHEMA: dict[str, pl.DataType] = {field.name: pl.UInt32() if field.name == "line" else pl.String() for field in fields(Correction)}
"""Columns of the frame that corrections travel in."""


@dataclass(frozen=True, slots=True)
class Outside:
    """What is known of a page from outside its own text."""

    site_lines: frozenset[str] = frozenset()  # lines repeated over the page's site
    noise: tuple[Span, ...] = ()  # stretches that a correction sets aside: in order, apart
    keep: tuple[Span, ...] = ()  # stretches that a correction keeps: in order, apart


NOTHING = Outside()


def read_corrections(text: str, name: str) -> list[Correction]:
    """The lines of a corrections file.

    Args:
        text: The file's text: CSV with the columns source, match, action, value, reason in its first line.
        name: How the file is called in an error.

    Raises:
        RawInputError: Says which line is wrong, what was expected there and what was found.
    """
    reader = csv.reader(text.splitlines(keepends=True), strict=True)
    corrections: list[Correction] = []
    try:
        header = [cell.strip() for cell in next(reader, [])]
        if sorted(header) != sorted(COLUMNS):
            raise RawInputError(f"{name} line 1: expected the columns {', '.join(COLUMNS)}, found {', '.join(header) or 'nothing'}")
        for cells in reader:
            if any(cell.strip() for cell in cells):
                corrections.append(_read_line(header, cells, f"{name} line {reader.line_num}", reader.line_num))
    except csv.Error as error:
        raise RawInputError(f"{name} line {reader.line_num}: expected comma-separated values, found {error}") from None
    return corrections


def _read_line(header: Sequence[str], cells: Sequence[str], where: str, line: int) -> Correction:
    if len(cells) != len(header):
        raise RawInputError(f"{where}: expected {len(header)} cells, found {len(cells)}; put cells that hold a comma in double quotes")
    cell = dict(zip(header, cells, strict=True))
    action, value = cell["action"].strip(), cell["value"].strip() or None
    if action not in get_args(CorrectionAction):
        raise RawInputError(f"{where}: expected an action of {', '.join(get_args(CorrectionAction))}, found {action or 'nothing'}")
    if not cell["match"].strip():
        raise RawInputError(f"{where}: expected words of the page in `match`, found nothing")
    if action in _FACTS and value is None:
        raise RawInputError(f"{where}: expected the {action} in `value`, found nothing")
    if action not in _FACTS and value is not None:
        raise RawInputError(f"{where}: expected no `value` for {action}, found {value}")
    if action == "date" and value is not None:
        _need_date(value, where)
    return Correction(line, cell["source"].strip() or "*", cell["match"], action, value, cell["reason"].strip())  # type: ignore[arg-type]


def _need_date(value: str, where: str) -> None:
    try:
        date.fromisoformat(f"{value}-01-01" if re.fullmatch(r"\d{4}", value) else value)
    except ValueError:
        raise RawInputError(f"{where}: expected a day (2024-03-05) or a year (2024) in `value`, found {value}") from None


def correction_frame(corrections: Iterable[Correction]) -> pl.DataFrame:
    """The corrections as a frame, in the order of the file."""
    return pl.DataFrame([astuple(item) for item in corrections], schema=SCHEMA, orient="row")


def fits(source: str) -> str:
    """The glob as a regular expression for the whole of `pages.source_path`; a row of a record file fits its file's glob too."""
    pattern = "".join({"*": ".*", "?": "."}.get(char, re.escape(char)) for char in source)
    return f"^{pattern}(?:{_ROW[:-1]})?$" if "#" not in source else f"^{pattern}$"


def relevant_corrections(corrections: pl.DataFrame, source_paths: pl.Series) -> pl.DataFrame:
    """The corrections whose glob fits one of the paths."""
    kept = [source_paths.str.contains(fits(source)).any() for source in corrections.get_column("source")]
    return corrections.filter(pl.Series(kept, dtype=pl.Boolean()))


def find_places(text: str, match: str) -> list[Span]:
    """Where the words stand in a page; no two places overlap."""
    places: list[Span] = []
    start = text.find(match)
    while start >= 0:
        places.append((start, start + len(match)))
        start = text.find(match, start + len(match))
    return places


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The spans in order, those that overlap or touch as one."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def overlaps(spans: Sequence[Span], start: int, end: int) -> Sequence[Span]:
    """Those of the merged spans that share a character with [start, end)."""
    return spans[bisect_right(spans, start, key=itemgetter(1)) : bisect_left(spans, end, key=itemgetter(0))]


def touches(spans: Sequence[Span], others: Sequence[Span]) -> bool:
    """Whether one of the spans shares a character with the merged others."""
    return any(overlaps(others, *span) for span in spans)


def set_aside(text: str, pieces: Sequence[Span], noise: Sequence[Span]) -> tuple[list[Span], list[Span]]:
    """The pieces without the merged stretches of noise, and what was taken out; what stays has no white space at its edges."""
    kept: list[Span] = []
    told: list[Span] = []
    for start, end in pieces:
        passed = start
        for first, last in overlaps(noise, start, end):
            kept.append((passed, max(first, passed)))
            told.append((max(first, passed), min(last, end)))
            passed = min(last, end)
        kept.append((passed, end))
    return (_stripped(text, kept), told) if told else (list(pieces), [])


def _stripped(text: str, pieces: Sequence[Span]) -> list[Span]:
    kept = [(start, end) for start, end in pieces if text[start:end].strip()]
    if kept:
        start, end = kept[0]
        kept[0] = (end - len(text[start:end].lstrip()), end)
        start, end = kept[-1]
        kept[-1] = (start, start + len(text[start:end].rstrip()))
    return kept
