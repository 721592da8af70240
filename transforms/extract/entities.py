"""Entities of a paragraph, and the names that join their mentions within a document."""

from collections.abc import Iterable, Sequence

from transforms.extract.canonical import canonical_names
from transforms.extract.organizations import read_organizations
from transforms.extract.people import read_people
from transforms.extract.places import read_places
from transforms.extract.works import read_documents, read_initiatives, read_meetings
from transforms.model import Entity, Token
from transforms.schema.codes import EntityKind
from transforms.text import Span

__all__ = ["canonical_names", "read_entities"]


def read_entities(text: str, tokens: Sequence[Token]) -> list[Entity]:
    """Persons, places, organizations, documents, meetings and initiatives of a folded paragraph.

    Args:
        text: One paragraph, half-width (`transforms.text.fold`).
        tokens: Its words with jieba's tags; their lengths add up to the text.

    Returns:
        Entities in the order of the text, none inside another: a title wins over what it names, else the longest.
    """
    if not text:
        return []
    places = read_places(text, tokens)
    found: list[tuple[Span, EntityKind]] = []
    _add(found, read_documents(text), "document")
    _add(found, read_initiatives(text), "initiative")
    _add(found, read_meetings(text), "meeting")
    _add(found, read_organizations(text, tokens, places), "organization")
    _add(found, read_people(text, tokens), "person")
    _add(found, places, "place")
    return [Entity(start, end, text[start:end], kind) for (start, end), kind in _longest(found)]


def _add(found: list[tuple[Span, EntityKind]], spans: Iterable[Span], kind: EntityKind) -> None:
    found += [(span, kind) for span in spans]


_RANK: dict[EntityKind, int] = {"document": 0, "meeting": 1, "initiative": 1, "organization": 1, "person": 1, "place": 1}


def _longest(found: Sequence[tuple[Span, EntityKind]]) -> list[tuple[Span, EntityKind]]:
    """Those that overlap no better one, in the order of the text."""
    ranked = sorted(set(found), key=lambda item: (_RANK[item[1]], item[0][0] - item[0][1], item[0], item[1]))
    taken: dict[int, int] = {}
    kept: list[tuple[Span, EntityKind]] = []
    for (start, end), kind in ranked:
        if any(at in taken for at in range(start, end)):
            continue
        taken.update(dict.fromkeys(range(start, end), 1))
        kept.append(((start, end), kind))
    return sorted(kept)
