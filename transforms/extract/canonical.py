"""Names that join the mentions of one thing within a document."""

from collections.abc import Sequence

from transforms.model import Entity


def canonical_names(entities: Sequence[Entity], place: str | None) -> list[str]:
    """The canonical name of each mention of a document, in order."""
    return [entity.surface for entity in entities]
