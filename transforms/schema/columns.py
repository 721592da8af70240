"""What a table is declared with: its columns, each with its type, its sentence and its unit."""

from dataclasses import dataclass
from typing import Any, get_args

import polars as pl


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: what its values are and what they mean."""

    dtype: pl.DataType
    description: str
    key: bool = False  # the rows' values of all key columns differ
    nullable: bool = False
    unit: str | None = None
    values: tuple[str, ...] = ()  # all that may stand in it; empty where nothing is ruled out


class Table:
    """Base of the published tables; a table's columns are attributes of its class."""

    @classmethod
    def columns(cls) -> dict[str, Column]:
        """Its columns by name, in order."""
        return {name: column for name, column in vars(cls).items() if isinstance(column, Column)}

    @classmethod
    def primary_key(cls) -> list[str]:
        """Names of the columns that tell its rows apart."""
        return [name for name, column in cls.columns().items() if column.key]


def identifier(description: str, *, key: bool = False, nullable: bool = False) -> Column:
    """16 hex digits."""
    return Column(pl.String(), description, key, nullable)


def offset(description: str, *, key: bool = False, nullable: bool = False) -> Column:
    """An offset in code points."""
    return Column(pl.UInt32(), description, key, nullable, unit="code point")


def code(closed: Any, description: str, *, key: bool = False, nullable: bool = False) -> Column:
    """One of a closed list of words, given as a `Literal`."""
    return Column(pl.String(), description, key, nullable, values=get_args(closed))
