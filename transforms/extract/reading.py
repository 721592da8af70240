"""One text in, all its mentions out, with offsets into the text as it was given."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from transforms.extract.entities import read_entities
from transforms.extract.quantities import read_quantities
from transforms.extract.times import read_times
from transforms.model import Entity, Quantity, Setting, Time, Words
from transforms.segment import tag
from transforms.text import Folded, fold

Mention = TypeVar("Mention", Quantity, Time, Entity)


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in one text: each list in the order of the text."""

    quantities: list[Quantity]
    times: list[Time]
    entities: list[Entity]


def read_text(text: str, setting: Setting, cut: Callable[[str], Words] = tag) -> Reading:
    """Read a paragraph: its quantities, times and entities.

    Args:
        text: Clean text of one paragraph, not folded.
        setting: What the outline says of the passage.
        cut: Gives the words of the folded text; entities lean on them.

    Returns:
        Mentions whose `text[start:end]` is their surface.
    """
    folded = fold(text)
    return Reading(*read_figures(folded, text, setting), read_names(folded, text, cut))


def read_figures(folded: Folded, text: str, setting: Setting) -> tuple[list[Quantity], list[Time]]:
    """The quantities and times of a paragraph, given folded and as written; the setting tells their roles."""
    times = read_times(folded.text, setting)
    quantities = read_quantities(folded.text, times, setting)
    return as_written(quantities, folded, text), as_written(times, folded, text)


def read_names(folded: Folded, text: str, cut: Callable[[str], Words]) -> list[Entity]:
    """The entities of a paragraph, given folded and as written; they are the same in any setting."""
    return as_written(read_entities(folded.text, cut(folded.text)), folded, text)


def as_written(mentions: Sequence[Mention], folded: Folded, text: str) -> list[Mention]:
    """Mentions of a folded text with the offsets and surfaces of the text itself."""
    if folded.text == text:
        return list(mentions)
    written = []
    for mention in mentions:
        start, end = folded.span(mention.start, mention.end)
        surface = text[start:end]
        is_same = start == mention.start and surface == mention.surface
        written.append(mention if is_same else mention._replace(start=start, end=end, surface=surface))
    return written
