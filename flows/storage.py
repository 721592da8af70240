"""Tables on disk: one Parquet part for a table and shard, checked and with its columns explained."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import xxhash

from transforms.errors import SchemaMismatch
from transforms.schema.columns import Table
from transforms.schema.frames import polars_schema
from transforms.schema.tables import TABLES

if TYPE_CHECKING:
    import duckdb

DATABASE_MEMORY = "512MB"
"""What a step over all shards may hold in memory; the rest goes to the disk."""

COMPRESSION = "zstd"
COMPRESSION_LEVEL = 3
ROW_GROUP_ROWS = 250_000


def check(table: type[Table], frame: pl.DataFrame, where: str) -> None:
    """Make sure that a frame is what its table's declaration says: columns, types, no nulls, keys unique, codes known.

    Raises:
        SchemaMismatch: Says what was expected, what was found, and where.
    """
    name = table.__name__
    expected = polars_schema(table)
    if dict(frame.schema) != expected or frame.columns != list(expected):
        differing = {column: frame.schema.get(column) for column in expected if frame.schema.get(column) != expected[column]}
        surplus = [column for column in frame.columns if column not in expected]
        raise SchemaMismatch(f"{name} in {where}: expected {list(expected)}, found other types {differing}, other columns {surplus}")
    for column, declared in table.columns().items():
        if not declared.nullable and frame[column].null_count():
            raise SchemaMismatch(f"{name}.{column} in {where}: expected a value in every row, found {frame[column].null_count()} nulls")
        values = declared.values
        if values and not frame[column].drop_nulls().is_in(values).all():
            found = frame[column].drop_nulls().filter(~frame[column].drop_nulls().is_in(values)).unique().to_list()
            raise SchemaMismatch(f"{name}.{column} in {where}: expected one of {values}, found {found}")
    key = table.primary_key()
    if frame.select(key).hash_rows().n_unique() == frame.height:  # keys of different hashes differ
        return
    double = frame.height - frame.select(key).n_unique()
    if double:
        row = frame.filter(frame.select(key).is_duplicated()).select(key).row(0)
        raise SchemaMismatch(f"{name} in {where}: expected {key} to be unique, found {double} rows too many, the first {row}")


def _arrow_schema(table: type[Table]) -> pa.Schema:
    empty = pl.DataFrame(schema=polars_schema(table)).to_arrow(compat_level=pl.CompatLevel.oldest())
    fields = []
    for name, column in table.columns().items():
        notes = {"description": column.description}
        if column.unit:
            notes["unit"] = column.unit
        fields.append(empty.schema.field(name).with_nullable(column.nullable).with_metadata(notes))
    return pa.schema(fields, metadata={"table": table.__name__, "description": (table.__doc__ or "").split("\n")[0]})


def _repetitive(table: type[Table]) -> list[str]:
    """Columns whose values stand in many rows: text that is no key. Numbers and keys take less time and room without a dictionary."""
    return [name for name, dtype in polars_schema(table).items() if dtype == pl.String() and name not in table.primary_key()]


def write(table: type[Table], frame: pl.DataFrame, path: Path) -> None:
    """Check a frame and write it as one Parquet file; equal frames give equal bytes."""
    check(table, frame, str(path))
    arrow = frame.to_arrow(compat_level=pl.CompatLevel.oldest())
    schema = _arrow_schema(table)
    arrow = pa.Table.from_arrays([chunk.cast(field.type) for chunk, field in zip(arrow.columns, schema, strict=True)], schema=schema)
    arrow = arrow.combine_chunks()
    pq.write_table(
        arrow,
        path,
        compression=COMPRESSION,
        compression_level=COMPRESSION_LEVEL,
        row_group_size=ROW_GROUP_ROWS,
        use_dictionary=_repetitive(table),
    )


def write_plain(frame: pl.DataFrame, path: Path) -> None:
    """Write a frame that passes between two stages and is not published."""
    pq.write_table(
        frame.to_arrow(compat_level=pl.CompatLevel.oldest()).combine_chunks(), path, compression=COMPRESSION, compression_level=1
    )


def read(path: Path, columns: list[str] | None = None) -> pl.DataFrame:
    """The frame in a Parquet file, all its columns as they were written or those asked for."""
    return pl.read_parquet(path, columns=columns, glob=False)


def empty(table_name: str) -> pl.DataFrame:
    """A published table without rows."""
    return pl.DataFrame(schema=polars_schema(TABLES[table_name]))


def digest(path: Path) -> str:
    """xxh3 of a file's bytes, 16 hex digits."""
    hasher = xxhash.xxh3_64()
    with path.open("rb") as stream:
        while block := stream.read(1 << 20):
            hasher.update(block)
    return hasher.hexdigest()


def settle(path: Path) -> None:
    """Have the system write a file or folder to the disk now, so that it outlives a power cut."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def link(source: Path, target: Path) -> None:
    """Give a file a second name; on a file system without hard links, a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def quoted(path: Path) -> str:
    """A path as a string of SQL."""
    return "'" + str(path).replace("'", "''") + "'"


@contextmanager
def database(scratch: Path) -> Iterator["duckdb.DuckDBPyConnection"]:
    """A database for one step; what does not fit into its memory lies in the folder `scratch` meanwhile."""
    import duckdb

    shutil.rmtree(scratch, ignore_errors=True)
    scratch.mkdir(parents=True)
    settings: dict[str, Any] = {"memory_limit": DATABASE_MEMORY, "temp_directory": str(scratch), "preserve_insertion_order": False}
    try:
        with duckdb.connect(config=settings) as connection:
            yield connection
    finally:
        shutil.rmtree(scratch, ignore_errors=True)
