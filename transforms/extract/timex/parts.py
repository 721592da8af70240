"""One part of a time expression, and how parts look at the text around them."""

from dataclasses import dataclass
from typing import Final

from transforms.schema.codes import TimeMod


@dataclass(frozen=True, slots=True)
class Part:
    """One part: where it stands, its rank (see `timewords`) and the piece of a value that it gives."""

    start: int
    end: int
    rank: int
    piece: str
    mod: TimeMod | None = None
    high: str = ""  # upper bound of a duration range
    is_lunar: bool = False


SEPARATOR: Final = r"(?:至|到|—+|-+|~+|–+|―+|─+|－+)"


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether the words are all there is: a table's cell, a whole answer."""
    return not text[:start].strip("= ") and not text[end:].strip(" 。")
