"""`duban show ID`: a row where it stands in its page, its words marked, the page's noise greyed."""

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows import catalog
from transforms.errors import RawInputError

if TYPE_CHECKING:
    import duckdb

KEYS = {
    "pages": "page_id",
    "documents": "doc_id",
    "paragraphs": "paragraph_id",
    "sentences": "sentence_id",
    "quantities": "quantity_id",
    "times": "time_id",
    "entities": "entity_id",
    "targets": "target_id",
    "initiatives": "initiative_id",
}
WHOLE = ("pages", "documents")  # shown as long as they are; the others within their paragraph
UNSAID = ("text", "start_char", "end_char", "page_id", "pieces", "mojibake_char")
MARGIN = 16


@dataclass(frozen=True, slots=True)
class Found:
    """A row, the page it stands in, and the stretch of the page to show."""

    table: str
    row: dict[str, Any]
    text: str
    source_path: str
    start: int
    end: int


def show(row_id: str, processed: Path) -> None:
    """Print the row and its context.

    Raises:
        RawInputError: No table has a row of this id.
    """
    with catalog.connect(processed) as connection:
        found = find(connection, row_id)
        discards = connection.execute(
            "SELECT start_char, end_char, reason FROM discards WHERE page_id = ? AND end_char > ? AND start_char < ? ORDER BY start_char",
            [found.row["page_id"], found.start, found.end],
        ).fetchall()
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    _show_facts(console, found)
    mark = None if found.table in WHOLE else (found.row["start_char"], found.row["end_char"])
    lines = _page_lines(found, discards, mark)
    if console.is_terminal:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(justify="right", style="dim", width=MARGIN if discards else 0)
        grid.add_column(overflow="fold")
        for margin, line in lines:
            grid.add_row(margin, line)
        console.print(grid)
        return
    for margin, line in lines:
        console.print(f"{margin:>{MARGIN if discards else 0}}  {line.plain}", soft_wrap=True, markup=False)


def find(connection: "duckdb.DuckDBPyConnection", row_id: str) -> Found:
    """The row of this id, whatever its table."""
    for table, key in KEYS.items():
        answer = connection.execute(f"SELECT * FROM {table} WHERE {key} = ?", [row_id])
        names = [column[0] for column in answer.description or []]
        values = answer.fetchone()
        if values is not None:
            return _placed(connection, table, dict(zip(names, values, strict=True)))
    raise RawInputError(f"no table of the current snapshot has a row with the id {row_id}: ids are the 16 hex digits of an *_id column")


def _placed(connection: "duckdb.DuckDBPyConnection", table: str, row: dict[str, Any]) -> Found:
    page = connection.execute("SELECT text, source_path FROM pages WHERE page_id = ?", [row["page_id"]]).fetchone()
    text, source_path = page or ("", "")
    if table == "pages":
        return Found(table, row, text, source_path, 0, len(text))
    start, end = row["start_char"], row["end_char"]
    if table != "documents":
        around = connection.execute(
            "SELECT min(start_char), max(end_char) FROM paragraphs WHERE page_id = ? AND start_char < ? AND end_char > ?",
            [row["page_id"], end, start],
        ).fetchone()
        start, end = (min(start, around[0]), max(end, around[1])) if around and around[0] is not None else (start, end)
    return Found(table, row, text, source_path, start, end)


def _show_facts(console: Console, found: Found) -> None:
    place = "" if found.table == "pages" else f" {found.row['start_char']}–{found.row['end_char']}"
    console.print(Text(f"{found.table}: {found.source_path}{place}", style="bold"))
    for name, value in found.row.items():
        if name not in UNSAID and value not in (None, "", []):
            said = "、".join(map(str, value)) if isinstance(value, list) else str(value)
            console.print(Text(f"{name:>{MARGIN}}  ", style="dim") + Text(said), soft_wrap=True)
    console.print()


def _page_lines(found: Found, discards: list[tuple[int, int, str]], mark: tuple[int, int] | None) -> list[tuple[str, Text]]:
    """The stretch of the page line by line, with what stands in the margin: the reasons of its noise, which is dim."""
    lines = []
    at = found.start
    for raw in found.text[found.start : found.end].splitlines(keepends=True):
        line = Text(raw.rstrip("\r\n"))
        end = at + len(line)
        reasons = []
        for first, last, reason in discards:
            if first < end and last > at:
                line.stylize("dim", max(0, first - at), last - at)
                reasons.append(reason)
        if mark and mark[0] < end and mark[1] > at:
            line.stylize("bold reverse", max(0, mark[0] - at), mark[1] - at)
        if line.plain.strip():
            shown = line if sys.stdout.isatty() else _bracketed(line, mark, at)
            lines.append((", ".join(dict.fromkeys(reasons)), shown))
        at += len(raw)
    return lines


def _bracketed(line: Text, mark: tuple[int, int] | None, at: int) -> Text:
    """Where there are no colours, the marked words stand in 【】."""
    if not mark or mark[0] >= at + len(line) or mark[1] <= at:
        return line
    start, end = max(0, mark[0] - at), min(len(line), mark[1] - at)
    return Text(f"{line.plain[:start]}【{line.plain[start:end]}】{line.plain[end:]}")
