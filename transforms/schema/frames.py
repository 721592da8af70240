"""From Python rows to a table's frame."""

from collections.abc import Iterable, Sequence
from typing import Any

import polars as pl

from transforms.schema.columns import Table


def polars_schema(table: type[Table]) -> dict[str, pl.DataType]:
    """Column names and Polars types of a table, in order."""
    return {name: column.dtype for name, column in table.columns().items()}


def frame(table: type[Table], rows: Iterable[Sequence[Any]]) -> pl.DataFrame:
    """A frame of the table from rows whose values stand in the table's column order."""
    schema = polars_schema(table)
    columns = zip(*rows, strict=True)  # Polars takes columns in half the time
    return pl.DataFrame(dict(zip(schema, columns, strict=False)), schema=schema)


def object_frame(table: type[Table], objects: Sequence[object]) -> pl.DataFrame:
    """A frame of the table from objects whose attributes are named as its columns."""
    schema = polars_schema(table)
    return pl.DataFrame({name: [getattr(item, name) for item in objects] for name in schema}, schema=schema)
