"""Facts of documents that the user's corrections state."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import polars as pl

from transforms.split.facts import Facts

_FACTS: Final = ("title", "place", "date")


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact, and where the words stand that point at its document."""

    start: int
    action: str
    value: str


def facts_by_page(corrections: pl.DataFrame | None) -> dict[str, list[Stated]]:
    """The facts stated for each page, in the order of the file: the last one of a kind counts."""
    by_page: dict[str, list[Stated]] = {}
    if corrections is not None:
        facts = corrections.filter(pl.col("action").is_in(_FACTS)).sort("line", maintain_order=True)
        for page_id, start, action, value in facts.select("page_id", "start_char", "action", "value").iter_rows():
            by_page.setdefault(page_id, []).append(Stated(start, action, value))
    return by_page


def state(facts: Facts, stated: Stated) -> Facts:
    """The facts of a document with the one that is stated; a day, or a year alone, also says what 今年 means."""
    if stated.action == "title":
        return replace(facts, title=stated.value)
    if stated.action == "place":
        return replace(facts, place=stated.value)
    day = date.fromisoformat(stated.value) if len(stated.value) > 4 else None
    return replace(facts, document_date=day, reference_year=day.year if day else int(stated.value), year_source="correction")
