"""What is written about the project is true of it."""

import re
from datetime import date
from pathlib import Path

import pytest
from typer.main import get_command

from flows import recipes
from flows.cli import app
from flows.dictionary import markdown
from transforms.schema.tables import TABLES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf8")


def test_the_dictionary_of_tables_is_fresh() -> None:
    assert (ROOT / "docs" / "tables.md").read_text("utf8") == markdown()


def test_the_recipes_show_what_they_answer(sample_processed: Path) -> None:
    text = (ROOT / "docs" / "recipes.md").read_text("utf8")
    day = re.search(r"--as-of (\S+)`", text)
    assert day
    assert text == recipes.markdown(sample_processed, date.fromisoformat(day[1]))
    assert len(recipes.recipes()) >= 20


@pytest.mark.parametrize("table", TABLES.values(), ids=list(TABLES))
def test_every_column_is_explained(table: type) -> None:
    assert (table.__doc__ or "").startswith("One row per") or "one row per" in (table.__doc__ or "")
    assert all(column.description for column in table.columns().values())  # type: ignore[attr-defined]


def test_every_command_of_the_readme_exists() -> None:
    named = {name for block in re.findall(r"```sh\n(.*?)```", README, re.S) for name in re.findall(r"^duban ([a-z]+)", block, re.M)}
    commands = set(get_command(app).commands)  # type: ignore[attr-defined]
    assert named
    assert named <= commands


@pytest.mark.parametrize("name", ["README.md", "README.zh.md", *(f"docs/{path.name}" for path in sorted((ROOT / "docs").glob("*.md")))])
def test_every_link_leads_somewhere(name: str) -> None:
    text = (ROOT / name).read_text("utf8")
    links = [link.split("#")[0] for link in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in link]
    assert [link for link in links if link and not (ROOT / name).parent.joinpath(link).exists()] == []


def test_every_make_target_of_the_readme_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf8"), re.M))
    assert {"run", "test"} <= set(re.findall(r"make ([a-z]+)", README)) <= targets


def test_the_readme_maps_every_room() -> None:
    rooms = {path.name for path in (ROOT / "transforms").iterdir() if path.is_dir() and not path.name.startswith("__")}
    assert {room for room in rooms if f"{room}/" not in README and f"`{room}`" not in README} == set()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_pins_name_no_index_and_no_place(name: str) -> None:
    lines = (ROOT / name).read_text("utf8").splitlines()
    assert not [line for line in lines if "://" in line or line.startswith(("-", "/"))]
