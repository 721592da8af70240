"""Entities of a paragraph, and the names that join their mentions within a document."""

import re
from bisect import bisect_left

from transforms.extract.canonical import canonical_names
from transforms.extract.foreign import read_foreign
from transforms.extract.initiatives import read_initiatives
from transforms.extract.organizations import read_organizations
from transforms.extract.people import read_people
from transforms.extract.places import read_places
from transforms.extract.titles import read_documents, read_meetings
from transforms.model import Entity, Words
from transforms.schema.codes import EntityKind
from transforms.text import Span

__all__ = ["canonical_names", "read_entities"]

Found = tuple[int, int, EntityKind]
"""Start, end, kind."""


def read_entities(text: str, words: Words) -> list[Entity]:
    """Persons, places, organizations, documents, meetings and initiatives of a folded paragraph.

    Args:
        text: One paragraph, half-width (`transforms.text.fold`).
        words: Its words with jieba's tags; their lengths add up to the text.

    Returns:
        Entities in the order of the text, none inside another: a title wins over what it names, else the longest.
    """
    if not text:
        return []
    foreigners, places_abroad = read_foreign(text, words)
    places = [*read_places(text, words), *places_abroad]
    readings: list[tuple[EntityKind, list[Span]]] = [
        ("initiative", read_initiatives(text)),
        ("meeting", read_meetings(text, words, places)),
        ("organization", read_organizations(text, words, places)),
        ("person", [*read_people(text, words), *foreigners]),
        ("place", places),
    ]
    titles: list[Found] = [(start, end, "document") for start, end in read_documents(text)]
    kept = _longest(titles, {(start - end, start, end, kind) for kind, spans in readings for start, end in spans})
    if "简称" in text or "简写" in text:
        kept, full_names = _short_forms(text, kept)
    else:
        full_names = {}
    return [Entity(start, end, text[start:end], kind, full_names.get((start, end))) for start, end, kind in kept]


_SHORT_FORM = re.compile(
    r"[》”]?\(?[,,]?(?:以下|下文|下)?(?:统一|均|分别)?(?:简称|简写)(?:为|作)?[::]?[《“\"]?([^》”\"()。,;]{2,20})[》”\"]?\)?"
)


def _short_forms(text: str, kept: list[Found]) -> tuple[list[Found], dict[Span, str]]:
    """Entities with the short forms that stand right behind them (《…纲要》(以下简称《纲要》)), and what those are short for."""
    full_names: dict[Span, str] = {}
    joined: list[Found] = []
    for start, end, kind in kept:
        if joined and joined[-1][1] > start:
            continue
        joined.append((start, end, kind))
        if match := _SHORT_FORM.match(text, end):
            full_names[match.span(1)] = text[start:end]
            joined.append((*match.span(1), kind))
    return joined, full_names


def _longest(titles: list[Found], found: set[tuple[int, int, int, EntityKind]]) -> list[Found]:
    """Titles, and of what else was found (less than nought by its length, start, end, kind) the longest; in the order of the text."""
    kept_starts = [start for start, _, _ in titles]
    kept = titles
    for _, start, end, kind in sorted(found):
        at = bisect_left(kept_starts, end)
        if at and kept[at - 1][1] > start:
            continue
        kept_starts.insert(at, start)
        kept.insert(at, (start, end, kind))
    return kept
