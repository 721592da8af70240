"""What the catalog adds to the tables: views, macros and the normal names of indicators, each in a file of its own.

A view is a `SELECT` in `<name>.sql`: its first comment line says what a row is, the others explain the columns that no table
has (`-- column: sentence`). Macros stand in `macros.sql`, each below the comment that says what it answers.
`indicator_names.csv` lists the wordings of an indicator under its normal name: add a line to teach it another.
"""

import csv
from dataclasses import dataclass
from importlib.resources import files

NAMES = (
    "ledger",
    "deadlines",
    "canonical_documents",
    "reuse",
    "figures",
    "indicator_series",
    "quality",
)
"""In the order in which they lean on one another."""

AFTER_MACROS = ("overdue",)


@dataclass(frozen=True, slots=True)
class View:
    """One view: its question, what it answers, and its columns' sentences where no table has them."""

    name: str
    comment: str
    columns: dict[str, str]
    sql: str


@dataclass(frozen=True, slots=True)
class Macro:
    """One table macro: `FROM name(argument)`."""

    name: str
    comment: str
    sql: str


def view(name: str) -> View:
    """Read a view's file."""
    text = _text(f"{name}.sql")
    lines = [line.removeprefix("-- ") for line in text.splitlines() if line.startswith("-- ")]
    columns = dict(line.split(": ", 1) for line in lines[1:])
    return View(name, lines[0], columns, "\n".join(line for line in text.splitlines() if not line.startswith("-- ")))


def macros() -> list[Macro]:
    """Every macro, in the order of the file; an empty line stands between two."""
    found = []
    for block in _text("macros.sql").strip().split("\n\n"):
        comment, sql = block.split("\n", 1)
        found.append(Macro(sql.removeprefix("CREATE MACRO ").split("(", 1)[0], comment.removeprefix("-- "), sql))
    return found


def indicator_names() -> list[tuple[str, str, str]]:
    """Normal name, one of its wordings, and which way is better (up, down)."""
    rows = csv.DictReader(_text("indicator_names.csv").splitlines())
    return [(row["name"], row["alias"], row["direction"]) for row in rows]


def _text(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf8")
