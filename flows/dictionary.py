"""`docs/tables.md`: every table, view, macro and column in words, from where each is declared."""

from collections.abc import Iterator

from flows import views
from transforms.schema.columns import Table
from transforms.schema.frames import polars_schema
from transforms.schema.tables import TABLES

HEAD = """# Tables

This file is printed by `duban tables --markdown`; change `transforms/schema/tables.py` and `flows/views/`, not this.

A snapshot holds each table as Parquet under its name. All `*_char` are half-open offsets in code points into `pages.text`, so
`pages.text[start_char:end_char]` is the surface, unless `is_joined` says that the site had broken it. Ids are hashes of
what identifies the row: the same input gives the same ids. `stages.seconds` and `stages.chars_per_second` are the only values
that differ between two runs over the same input.

`catalog.duckdb` in each snapshot opens all tables and adds the [views](#views) and [macros](#macros) at the end of this page.
"""

VIEWS = """## Views

They are computed when asked. Columns that are not explained here are those of the tables, or of a view above.
"""

MACROS = """## Macros

Questions with an argument; where the catalog is attached to another database, `USE` it first.
"""


def markdown() -> str:
    """The dictionary of all tables in Markdown."""
    tables = (line for name, table in TABLES.items() for line in _section(name, table))
    return "\n".join([HEAD, *tables, VIEWS, *_views(), MACROS, *_macros()]) + "\n"


def _section(name: str, table: type[Table]) -> Iterator[str]:
    yield f"## {name}\n"
    yield f"{(table.__doc__ or '').splitlines()[0]}\n"
    yield f"Key: {', '.join(f'`{column}`' for column in table.primary_key())}.\n"
    yield "| column | type | unit | null | meaning |"
    yield "|---|---|---|---|---|"
    types = polars_schema(table)
    for column, declared in table.columns().items():
        meaning = declared.description + (f" One of: {', '.join(declared.values)}." if declared.values else "")
        null = "yes" if declared.nullable else ""
        yield f"| `{column}` | {types[column]} | {declared.unit or ''} | {null} | {_escaped(meaning)} |"
    yield ""


def _views() -> Iterator[str]:
    for view in map(views.view, (*views.NAMES, *views.AFTER_MACROS)):
        yield f"### {view.name}\n"
        yield f"{view.comment}\n"
        yield from (f"- `{column}`: {note}" for column, note in view.columns.items())
        yield ""
    yield "### indicator_names\n"
    yield "A table of its own: the wordings (`alias`) of an indicator under its normal `name`, and which `direction` is better.\n"


def _macros() -> Iterator[str]:
    yield from (f"- `{macro.name}`: {macro.comment}" for macro in views.macros())


def _escaped(text: str) -> str:
    return text.replace("|", "\\|")
