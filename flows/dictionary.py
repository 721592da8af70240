"""`docs/tables.md`: every table and column in words, from the classes that declare them."""

from collections.abc import Iterator

from transforms.schema.frames import polars_schema
from transforms.schema.tables import TABLES, Table

HEAD = """# Tables

This file is printed by `duban tables --markdown`; change `transforms/schema/tables.py`, not this.

A snapshot holds each table as Parquet under its name. All `*_char` are half-open offsets in code points into `pages.text`, so
`pages.text[start_char:end_char]` is the surface, unless `is_joined` says that the site had broken it. Ids are hashes of
what identifies the row: the same input gives the same ids. `stages.seconds` and `stages.chars_per_second` are the only values
that differ between two runs over the same input.
"""


def markdown() -> str:
    """The dictionary of all tables in Markdown."""
    return "\n".join([HEAD, *(line for name, table in TABLES.items() for line in _section(name, table))]) + "\n"


def _section(name: str, table: type[Table]) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"{(table.__doc__ or '').splitlines()[0]}\n"
    yield f"Key: {', '.join(f'`{column}`' for column in table.primary_key())}.\n"
    yield "| column | type | unit | null | meaning |"
    yield "|---|---|---|---|---|"
    types = polars_schema(table)
    for column, declared in table.columns().items():
        notes = declared.metadata or {}
        values = notes.get("values")
        meaning = (declared.description or "") + (f" One of: {', '.join(values)}." if values else "")
        null = "yes" if declared.nullable else ""
        yield f"| `{column}` | {types[column]} | {notes.get('unit', '')} | {null} | {_escaped(meaning)} |"
    yield ""


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
