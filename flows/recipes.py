"""`duban recipes`: the questions in `queries/`, their answers, and both on paper (`docs/recipes.md`)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from flows import asking, catalog
from flows.settings import PROCESSED
from transforms.errors import RawInputError

FOLDER = Path(__file__).parent.parent / "queries"
SHOWN_ROWS = 8
SHOWN_CHARS = 40

HEAD = """# Recipes

This file is printed by `duban recipes --markdown --as-of {day}` from `queries/*.sql` and the snapshot of the sample pages in `data/raw`;
change those, not this. Each recipe is a question to the live snapshot: `duban recipes NAME` asks it, `duban sql - < queries/NAME.sql`
does the same for a copy that you have changed. Below, today is taken to be {day}, and the first {rows} rows are shown.
"""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A question, by the name of its file, and its SQL."""

    name: str
    question: str
    sql: str


def recipes() -> list[Recipe]:
    """Every recipe, by name."""
    texts = {path.stem: path.read_text("utf8") for path in sorted(FOLDER.glob("*.sql"))}
    return [Recipe(name, text.splitlines()[0].removeprefix("-- "), text.split("\n", 1)[1].strip()) for name, text in texts.items()]


def list_recipes() -> str:
    """Names and questions, a line each."""
    known = recipes()
    width = max((len(recipe.name) for recipe in known), default=0)
    return "\n".join(f"{recipe.name:{width}}  {recipe.question}" for recipe in known)


def ask(name: str, processed: Path, form: asking.Form) -> None:
    """Print the answer to one recipe.

    Raises:
        RawInputError: There is no recipe of that name.
    """
    found = next((recipe for recipe in recipes() if recipe.name == name), None)
    if found is None:
        raise RawInputError(f"there is no recipe {name}: `duban recipes` lists them")
    asking.ask(found.sql, processed, form)


def markdown(processed: Path = PROCESSED, day: date | None = None) -> str:
    """All recipes with their answers, as of a day, in Markdown."""
    as_of = day or date.today()
    parts = [HEAD.format(day=as_of, rows=SHOWN_ROWS)]
    with catalog.connect(processed) as connection:
        for recipe in recipes():
            answer = connection.execute(recipe.sql.replace("current_date", f"DATE '{as_of}'"))
            names = [column[0] for column in answer.description or []]
            parts += [f"## {recipe.name}\n", f"{recipe.question}\n", f"```sql\n{recipe.sql}\n```\n", *_table(names, answer.fetchall())]
    return "\n".join(parts) + "\n"


def _table(names: list[str], rows: list[tuple[object, ...]]) -> Iterator[str]:
    if not rows:
        yield "No row on the sample pages.\n"
        return
    yield f"| {' | '.join(names)} |"
    yield f"|{'---|' * len(names)}"
    for row in rows[:SHOWN_ROWS]:
        yield f"| {' | '.join(map(_cell, row))} |"
    yield "" if len(rows) <= SHOWN_ROWS else f"\n… {len(rows) - SHOWN_ROWS} more\n"


def _cell(value: object) -> str:
    text = "" if value is None else "、".join(map(str, value)) if isinstance(value, list) else str(value)
    text = " ".join(text.split()).replace("|", "\\|")
    return text if len(text) <= SHOWN_CHARS else text[: SHOWN_CHARS - 1] + "…"
