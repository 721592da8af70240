"""`duban diff`: what the live snapshot's ledger has that the one before had not, and the other way round."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import catalog
from transforms.errors import RawInputError

if TYPE_CHECKING:
    import polars as pl

CONTENT = ("title", "responsible", "action", "quantity", "deadline", "due_date", "consequence")
"""Rows with the same of these say the same, wherever they stand and whatever the page around them became."""

PLACE = ("source_path", "start_char", "target_id")


@dataclass(frozen=True, slots=True)
class Difference:
    """Rows of the ledger that came and went between two snapshots; `before` is None where there was none."""

    before: str | None
    after: str
    rows: int  # of the live ledger
    new: "pl.DataFrame"
    gone: "pl.DataFrame"


def earlier(processed: Path, against: str | None = None) -> Path:
    """The snapshot before the live one, or the one whose id begins as told.

    Raises:
        RawInputError: There is nothing to compare, or no such snapshot.
    """
    with catalog.connect(processed):  # says so where nothing was published
        live = (processed / "current").resolve()
    others = sorted(
        (path.parent for path in live.parent.glob("*/manifest.json") if path.parent != live),
        key=lambda folder: (folder / "manifest.json").stat().st_mtime_ns,
    )
    named = [folder for folder in others if folder.name.startswith(against or "")]
    if not named:
        kept = ", ".join(folder.name for folder in others) or "none"
        raise RawInputError(
            f"there is no {'snapshot ' + against if against else 'earlier snapshot'} to compare {live.name} with (kept: {kept})"
        )
    return named[-1]


def compare(processed: Path, before: Path | None) -> Difference:
    """Compare the live ledger with that of the snapshot in `before`, or with an empty one."""
    live = (processed / "current").resolve()
    rows = _rows(live)
    others = _rows(before) if before is not None and before.exists() else rows.clear()
    return Difference(before.name if before else None, live.name, rows.height, _without(rows, others), _without(others, rows))


def _rows(folder: Path) -> "pl.DataFrame":
    import duckdb
    import polars as pl

    columns = ", ".join((*CONTENT, *PLACE))
    with catalog.open_read_only(folder) as connection:
        try:
            rows: pl.DataFrame = connection.sql(
                f"SELECT {columns} FROM ledger ORDER BY due_date NULLS LAST, source_path, start_char, target_id"
            ).pl()
        except duckdb.CatalogException:
            raise RawInputError(f"the snapshot {folder.name} was made by an older duban and has no ledger to compare") from None
    return rows.with_columns(copy=pl.int_range(pl.len()).over(CONTENT))  # what is said twice has to be found twice


def _without(rows: "pl.DataFrame", others: "pl.DataFrame") -> "pl.DataFrame":
    return rows.join(others, on=[*CONTENT, "copy"], how="anti", nulls_equal=True, maintain_order="left").drop("copy")


def lines(found: Difference) -> Iterator[str]:
    """The difference on paper: + what is new, - what is gone."""
    yield f"{found.before} → {found.after}: {found.new.height:,} new, {found.gone.height:,} gone"
    for sign, rows in (("+", found.new), ("-", found.gone)):
        for row in rows.iter_rows(named=True):
            said = [row["due_date"] or row["deadline"], row["responsible"], row["action"], row["quantity"], row["consequence"]]
            place = f"{row['source_path']} {row['start_char']}"
            yield f"{sign} {' | '.join(_line(value) for value in said)} | {place}"


def json_lines(found: Difference) -> Iterator[str]:
    """The difference, one JSON object a row."""
    for change, rows in (("new", found.new), ("gone", found.gone)):
        for row in rows.iter_rows(named=True):
            yield json.dumps({"change": change, **row}, ensure_ascii=False, default=str)


def _line(value: Any) -> str:
    return " ".join(str(value).split()) if value is not None else ""
