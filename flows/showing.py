"""`duban show ID`: a row where it stands in its page, its words marked, the page's noise greyed.

The margin says why a stretch is noise, where a line goes on that the site had broken, and what the user's corrections state.
Without colours, noise inside a line stands in 〔〕 and the marked words in 【】.
"""

import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from operator import itemgetter
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
UNSAID = ("text", "start_char", "end_char", "page_id", "pieces")
MARGIN = 16
MARGIN_MOST = 24
JOINED = "joined"

Note = tuple[int, int, str]
"""A stretch of the page, and what is said of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A row, the page it stands in, and the stretch of the page to show."""

    table: str
    row: dict[str, Any]
    text: str
    source_path: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Notes:
    """What is known of a page's stretches; each list is in the order of the page."""

    noise: Sequence[Note]  # with the reason
    joined: Sequence[Note]  # stretches with which a broken sentence goes on
    stated: Sequence[Note]  # words that a correction names, with what it states
    documents: Sequence[Note]  # with the title

    def of_line(self, start: int, end: int) -> list[str]:
        """What the margin says beside a line."""
        said = [reason for _, _, reason in _overlapping(self.noise, start, end)]
        said += [JOINED for place, _, _ in _overlapping(self.joined, start, end) if place >= start]
        said += [stated for place, _, stated in _overlapping(self.stated, start, end) if place >= start]
        return list(dict.fromkeys(said))


def _overlapping(notes: Sequence[Note], start: int, end: int) -> Sequence[Note]:
    return notes[bisect_right(notes, start, key=itemgetter(1)) : bisect_left(notes, end, key=itemgetter(0))]


def show(row_id: str, processed: Path) -> None:
    """Print the row and its context.

    Raises:
        RawInputError: No table has a row of this id.
    """
    with catalog.connect(processed) as connection:
        found = find(connection, row_id)
        notes = _notes(connection, found)
    console = Console(width=None if sys.stdout.isatty() else 120, highlight=False)
    _show_facts(console, found)
    mark = None if found.table in WHOLE else (found.row["start_char"], found.row["end_char"])
    lines = list(_page_lines(found, notes, mark))
    margin = min(MARGIN_MOST, max((len(said) for said, _ in lines), default=0))
    if console.is_terminal:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(justify="right", style="dim", width=margin, overflow="fold")
        grid.add_column(overflow="fold")
        for said, line in lines:
            grid.add_row(said, line)
        console.print(grid)
        return
    for said, line in lines:
        console.print(f"{said:>{margin}}  {line.plain}", soft_wrap=True, markup=False)


def _notes(connection: "duckdb.DuckDBPyConnection", found: Found) -> Notes:
    where = [found.row["page_id"], found.start, found.end]
    within = "WHERE page_id = ? AND end_char > ? AND start_char < ?"
    noise = connection.execute(f"SELECT start_char, end_char, reason FROM discards {within} ORDER BY start_char", where).fetchall()
    broken = connection.execute(f"SELECT pieces FROM paragraphs {within} AND is_joined ORDER BY start_char", where).fetchall()
    stated = connection.execute(
        f"""SELECT start_char, end_char, action || coalesce(' ' || value, '') FROM corrections {within} AND action <> 'noise'
        ORDER BY start_char, end_char, line""",
        where,
    ).fetchall()
    joined = [
        (piece["start_char"], piece["end_char"], JOINED)
        for (pieces,) in broken
        for before, piece in pairwise(pieces)
        if len(found.text[before["end_char"] : piece["start_char"]].splitlines()) > 1
    ]
    documents = []
    if found.table == "pages":
        documents = connection.execute(
            f"SELECT start_char, end_char, doc_id || coalesce('  ' || title, '') FROM documents {within} ORDER BY start_char", where
        ).fetchall()
    return Notes(noise, joined, stated, documents)


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


def _page_lines(found: Found, notes: Notes, mark: tuple[int, int] | None) -> Iterator[tuple[str, Text]]:
    """The stretch of the page line by line, with what stands in the margin; a document of a page has a line of its own above it."""
    at = found.start
    has_colours = sys.stdout.isatty()
    starts = {start: said for start, _, said in notes.documents}
    for raw in found.text[found.start : found.end].splitlines(keepends=True):
        shown = raw.rstrip("\r\n")
        end = at + len(shown)
        if shown.strip():
            first = at + len(shown) - len(shown.lstrip())
            for start in [start for start in starts if first <= start < end]:
                yield "", Text(f"── {starts.pop(start)}", style="bold")
            noise = [(max(0, start - at), min(last, end) - at) for start, last, _ in _overlapping(notes.noise, at, end)]
            marked = (max(0, mark[0] - at), min(mark[1], end) - at) if mark and mark[0] < end and mark[1] > at else None
            line = _coloured(shown, noise, marked) if has_colours else _bracketed(shown, noise, marked)
            yield ", ".join(notes.of_line(at, end)), line
        at += len(raw)


def _coloured(shown: str, noise: Sequence[tuple[int, int]], mark: tuple[int, int] | None) -> Text:
    line = Text(shown)
    for start, end in noise:
        line.stylize("dim", start, end)
    if mark:
        line.stylize("bold reverse", *mark)
    return line


def _bracketed(shown: str, noise: Sequence[tuple[int, int]], mark: tuple[int, int] | None) -> Text:
    """Where there are no colours: noise inside a line in 〔〕 (a whole line has its reason in the margin), marked words in 【】."""
    signs = [
        (place, sign)
        for start, end in noise
        if shown[:start].strip() or shown[end:].strip()
        for place, sign in ((start, "〔"), (end, "〕"))
    ]
    signs += [(mark[0], "【"), (mark[1], "】")] if mark else []
    for place, sign in sorted(signs, key=lambda item: (item[0], item[1] in "【〔"), reverse=True):
        shown = shown[:place] + sign + shown[place:]
    return Text(shown)
