"""`duban sql` and `duban tables`: questions to the live snapshot, and their answers on paper."""

import csv
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows import catalog
from transforms.errors import RawInputError

if TYPE_CHECKING:
    import duckdb

Form = Literal["table", "csv", "json"]

CELL_CHARS = 60  # a longer value is cut in a table, never in csv or json
WIDE = 10_000


def ask(query: str, processed: Path, form: Form) -> None:
    """Print the answer to a question.

    Raises:
        RawInputError: The query is not one question, or DuckDB does not understand it.
    """
    import duckdb

    with catalog.connect(processed) as connection:
        try:
            _need_question(query)
            answer = connection.execute(query)
            names = [column[0] for column in answer.description or []]
            rows = answer.fetchall()
        except duckdb.Error as error:
            raise RawInputError(f"DuckDB cannot answer this: {error}") from None
    PRINTERS[form](names, rows)


def _need_question(query: str) -> None:
    """Only reading is allowed, and `COPY … TO` writes files even where the database is read-only."""
    import duckdb

    asked = query.lstrip()
    for word in ("explain", "analyze"):  # an explained and analysed statement is carried out
        asked = asked[len(word) :].lstrip() if asked.lower().startswith(word) else asked
    statements = duckdb.extract_statements(asked)
    reading = {duckdb.StatementType.SELECT, duckdb.StatementType.MULTI}
    if len(statements) != 1 or statements[0].type not in reading:
        found = ", ".join(statement.type.name for statement in statements) or "nothing"
        raise RawInputError(f"expected one question (SELECT, FROM, DESCRIBE, SUMMARIZE, EXPLAIN), found {found}: the snapshot is read-only")


def _print_csv(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_plain(value) if isinstance(value, list | dict) else value for value in row] for row in rows)


def _print_json(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    for row in rows:
        sys.stdout.write(json.dumps(dict(zip(names, row, strict=True)), ensure_ascii=False, default=str) + "\n")


def _print_table(names: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    console = Console() if sys.stdout.isatty() else Console(width=WIDE)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for place, name in enumerate(names):
        is_number = any(isinstance(row[place], int | float) and not isinstance(row[place], bool) for row in rows)
        table.add_column(Text(name), justify="right" if is_number else "left", overflow="fold")
    for row in rows:
        table.add_row(*(Text(_short(_plain(value))) for value in row))
    for line in console.render_lines(table, pad=False):
        console.print(Text("".join(segment.text for segment in line).rstrip()), soft_wrap=True)
    console.print(f"{len(rows):,} row{'' if len(rows) == 1 else 's'}")


def _plain(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list | dict):
        return json.dumps(value, ensure_ascii=False, default=str)
    return str(value)


def _short(value: str) -> str:
    line = value.replace("\n", "⏎")
    return line if len(line) <= CELL_CHARS else line[: CELL_CHARS - 1] + "…"


PRINTERS = {"table": _print_table, "csv": _print_csv, "json": _print_json}


def list_tables(processed: Path) -> None:
    """Print every table of the live snapshot: name, rows, what a row is."""
    with catalog.connect(processed) as connection:
        comments = dict(connection.execute("SELECT view_name, comment FROM duckdb_views() WHERE NOT internal").fetchall())
        names = [*json.loads((processed / "current" / "manifest.json").read_text("utf8"))["tables"], "stages"]
        rows = [(name, _rows(connection, name), comments[name]) for name in names]
    console = Console(width=None if sys.stdout.isatty() else 140, highlight=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("table")
    table.add_column("rows", justify="right")
    table.add_column("what it holds")
    for name, count, comment in rows:
        table.add_row(name, f"{count:,}", comment)
    console.print(table)


def _rows(connection: "duckdb.DuckDBPyConnection", name: str) -> int:
    found = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
    return int(found[0]) if found else 0
