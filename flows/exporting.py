"""`duban export`: the ledger, or a part of it, as a file for another program."""

import csv
import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Literal

from flows import catalog, ledger
from flows.settings import Sheets
from transforms.errors import RawInputError

if TYPE_CHECKING:
    import duckdb

Form = Literal["csv", "xlsx", "jsonl", "parquet"]
STDOUT = Path("-")
GUARDED = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
BOM = "\ufeff"


@dataclass(frozen=True, slots=True)
class Choice:
    """What of the ledger is wanted, and how it is written."""

    columns: tuple[str, ...] = ()  # all, where none is named
    where: str = ""
    sheets: Sheets = "one"
    bom: bool = False
    is_guarded: bool = True  # in csv, cells that a spreadsheet would take for a formula begin with '


def export(processed: Path, form: Form, path: Path, choice: Choice) -> str:
    """Write the chosen rows of the live snapshot to a file; what came of it, in a sentence.

    Raises:
        RawInputError: There is no such column, DuckDB does not understand the filter, or the form cannot go where it should.
    """
    import duckdb

    if path == STDOUT and form in ("xlsx", "parquet"):
        raise RawInputError(f"{form} is not text, so it cannot go to the terminal: name a file")
    if (form == "xlsx") != (path.suffix.lower() == ".xlsx"):
        raise RawInputError(f"--{form} {path}: Excel opens a file by its name, so .xlsx belongs to --xlsx and to it alone")
    with catalog.connect(processed) as connection:
        try:
            rows = _rows(connection, choice)
            with _replaced(path) as aside:
                written = WRITERS[form](rows, aside, choice)
        except duckdb.Error as error:
            raise RawInputError(f"DuckDB cannot choose these rows: {error}") from None
    return f"{written.rows:,} rows → {path}" + (f" ({written.sheets} sheets)" if written.sheets > 1 else "") + _after(written.sentence)


def _after(sentence: str) -> str:
    return f"; {sentence}" if sentence else ""


def _rows(connection: "duckdb.DuckDBPyConnection", choice: Choice) -> "duckdb.DuckDBPyRelation":
    """The rows asked for. A filter is one expression: it can ask, and change nothing."""
    every = connection.view("ledger")
    unknown = [column for column in choice.columns if column not in every.columns]
    if unknown:
        raise RawInputError(f"the ledger has no column {', '.join(unknown)}; it has: {', '.join(every.columns)}")
    needed = {"body": "responsible", "year": "due_date"}.get(choice.sheets)
    if needed and choice.columns and needed not in choice.columns:
        raise RawInputError(f"--sheets {choice.sheets} needs the column {needed}: add it to --columns")
    some = every.filter(choice.where) if choice.where else every
    return some.order(ledger.ORDER).project(", ".join(f'"{column}"' for column in choice.columns or every.columns))


@contextmanager
def _replaced(path: Path) -> Iterator[Path]:
    """A file beside the wanted one, which takes its place when all is written."""
    if path == STDOUT:
        yield path
        return
    aside = path.with_name(f".{path.name}.partial")
    try:
        yield aside
        aside.replace(path)
    finally:
        aside.unlink(missing_ok=True)


@contextmanager
def _text(path: Path) -> Iterator[IO[str]]:
    if path == STDOUT:
        yield sys.stdout
        return
    with path.open("w", encoding="utf8", newline="") as stream:
        yield stream


def _write_csv(rows: "duckdb.DuckDBPyRelation", path: Path, choice: Choice) -> ledger.Written:
    count = 0
    with _text(path) as stream:
        stream.write(BOM if choice.bom else "")
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(rows.columns)
        for count, row in enumerate(rows.iter_rows(), 1):  # noqa: B007 - the last count stays
            writer.writerow([_guarded(value) for value in row] if choice.is_guarded else row)
    return ledger.Written(count, 1)


def _guarded(value: Any) -> Any:
    return f"'{value}" if isinstance(value, str) and value.startswith(GUARDED) else value


def _write_jsonl(rows: "duckdb.DuckDBPyRelation", path: Path, choice: Choice) -> ledger.Written:
    count = 0
    with _text(path) as stream:
        for count, row in enumerate(rows.iter_rows(), 1):  # noqa: B007 - as above
            stream.write(json.dumps(dict(zip(rows.columns, row, strict=True)), ensure_ascii=False, default=str) + "\n")
    return ledger.Written(count, 1)


def _write_parquet(rows: "duckdb.DuckDBPyRelation", path: Path, choice: Choice) -> ledger.Written:
    import pyarrow.parquet as pq

    table = rows.to_arrow_table()
    pq.write_table(table, path, compression="zstd")
    return ledger.Written(table.num_rows, 1)


def _write_xlsx(rows: "duckdb.DuckDBPyRelation", path: Path, choice: Choice) -> ledger.Written:
    if choice.sheets == "one":
        return ledger.write(path, rows.columns, [(ledger.WHOLE, rows.iter_rows())])
    split = ledger.by_body if choice.sheets == "body" else ledger.by_year
    return ledger.write(path, rows.columns, split(rows.columns, rows.fetchall()))


WRITERS: dict[Form, Callable[["duckdb.DuckDBPyRelation", Path, Choice], ledger.Written]] = {
    "csv": _write_csv,
    "jsonl": _write_jsonl,
    "parquet": _write_parquet,
    "xlsx": _write_xlsx,
}
