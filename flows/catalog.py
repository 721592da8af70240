"""`catalog.duckdb`: a snapshot's tables, the views and macros of `flows/views`, a comment on every one and every column."""

from pathlib import Path
from typing import TYPE_CHECKING

from flows import views
from transforms.errors import RawInputError

if TYPE_CHECKING:
    import duckdb

    from transforms.schema.columns import Column

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
        notes: dict[str, str] = {}
        for name, table in TABLES.items():
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet(({root}) || '/{name}/*.parquet')")
            own = {column: _note(declared) for column, declared in table.columns().items()}
            notes = own | notes
            _comment(connection, name, (table.__doc__ or "").splitlines()[0], own)
        _add_views(connection, notes)
        connection.commit()


def _note(column: "Column") -> str:
    return f"{column.description}{f' [{column.unit}]' if column.unit else ''}"


def _add_views(connection: "duckdb.DuckDBPyConnection", notes: dict[str, str]) -> None:
    """The views and macros over the tables; `notes` explains the columns that they take over from tables and earlier views."""
    connection.execute("CREATE TABLE indicator_names (name VARCHAR, alias VARCHAR, direction VARCHAR)")
    connection.executemany("INSERT INTO indicator_names VALUES (?, ?, ?)", views.indicator_names())
    own = {"name": "Normal name.", "alias": "A wording of it.", "direction": "Which way is better: up or down."}
    connection.execute("COMMENT ON TABLE indicator_names IS 'Wordings of an indicator under its normal name.'")
    for column, note in own.items():
        connection.execute(f"COMMENT ON COLUMN indicator_names.{column} IS {_text(note)}")
    for name in views.NAMES:
        _add_view(connection, views.view(name), notes)
    for macro in views.macros():
        connection.execute(macro.sql)
        connection.execute(f"COMMENT ON MACRO TABLE {macro.name} IS {_text(macro.comment)}")
    for name in views.AFTER_MACROS:
        _add_view(connection, views.view(name), notes)


def _add_view(connection: "duckdb.DuckDBPyConnection", view: views.View, notes: dict[str, str]) -> None:
    connection.execute(f"CREATE VIEW {view.name} AS {view.sql}")
    columns = [str(row[0]) for row in connection.execute(f"DESCRIBE {view.name}").fetchall()]
    explained = notes | view.columns
    _comment(connection, view.name, view.comment, {column: explained[column] for column in columns})
    notes.update({column: note for column, note in view.columns.items() if column not in notes})


def _comment(connection: "duckdb.DuckDBPyConnection", view: str, comment: str, columns: dict[str, str]) -> None:
    notes = [f"COMMENT ON VIEW {view} IS {_text(comment)}"]
    notes += [f'COMMENT ON COLUMN {view}."{column}" IS {_text(note)}' for column, note in columns.items()]
    connection.execute(";".join(notes))


def _text(value: str) -> str:
    return "'" + value.replace("'", "''") + "'"


def connect(processed: Path) -> "duckdb.DuckDBPyConnection":
    """The live snapshot's catalog, read-only.

    Raises:
        RawInputError: Nothing was published there yet.
    """
    if not (processed / "current" / NAME).exists():
        raise RawInputError(f"there is no snapshot in {processed}: run `duban build` first, or name another folder with --processed")
    return open_read_only(processed / "current")


def open_read_only(folder: Path) -> "duckdb.DuckDBPyConnection":
    """A snapshot's catalog, read-only."""
    import duckdb

    return duckdb.connect(str(folder / NAME), read_only=True)
