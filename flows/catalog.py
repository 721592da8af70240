"""`catalog.duckdb`: views over a snapshot's Parquet, with a comment on every table and column."""

from pathlib import Path
from typing import TYPE_CHECKING

from transforms.errors import RawInputError

if TYPE_CHECKING:
    import duckdb

NAME = "catalog.duckdb"


def write(folder: Path, final: Path) -> None:
    """Write the catalog of the snapshot in `folder`, which will lie at `final`.

    The views look for the Parquet beside the catalog itself: DuckDB keeps the absolute path of an opened file in
    `temp_directory`. So they work from any working directory, and after the folder was renamed or moved. Attached to another
    database, where that is not known, they look at `final`.
    """
    import duckdb

    from transforms.schema.tables import TABLES

    path = folder / NAME
    path.unlink(missing_ok=True)
    with duckdb.connect(str(path)) as connection:
        connection.begin()
        root = f"""CASE WHEN parse_filename(current_setting('temp_directory')) = '{NAME}.tmp'
            THEN parse_dirpath(current_setting('temp_directory')) ELSE {_text(final.as_posix())} END"""
        for name, table in TABLES.items():
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet(({root}) || '/{name}/*.parquet')")
            connection.execute(f"COMMENT ON VIEW {name} IS {_text((table.__doc__ or '').splitlines()[0])}")
            for column, declared in table.columns().items():
                unit = (declared.metadata or {}).get("unit")
                note = f"{declared.description or ''}{f' [{unit}]' if unit else ''}"
                connection.execute(f'COMMENT ON COLUMN {name}."{column}" IS {_text(note)}')
        connection.commit()


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def connect(processed: Path) -> "duckdb.DuckDBPyConnection":
    """The live snapshot's catalog, read-only.

    Raises:
        RawInputError: Nothing was published there yet.
    """
    import duckdb

    path = processed / "current" / NAME
    if not path.exists():
        raise RawInputError(f"there is no snapshot in {processed}: run `duban build` first, or name another folder with --processed")
    return duckdb.connect(str(path), read_only=True)
