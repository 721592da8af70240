"""One part of a time expression, and how parts look at the text around them."""

from typing import Final, NamedTuple

from transforms.schema.codes import TimeMod


class Part(NamedTuple):
    """One part: where it stands, its rank (see `timewords`) and the piece of a value that it gives."""

    start: int
    end: int
    rank: int
    piece: str
    mod: TimeMod | None = None
    high: str = ""  # upper bound of a duration range
    is_lunar: bool = False


NOT_A_FRONT: Final = (
    "(?!后|提(?!出|交|请|报|供)|列(?!入|出)|卫(?!生)|所(?!有|属)|进(?=[0-9到至行一二三四五六七八九两])"
    "|[景沿台途期往茅瞻夕身辈述来去端线置者])"
)
"""After 前, what makes it a part of another word (前景, 前往) instead of a bound."""
LETTER: Final = r"[^\W\d_]"
"""A Chinese character, or a letter of another script; unlike a range of 20,000 characters it compiles at once."""
LISTS: Final = "(?:[、和及与]|以及) ?"
"""Between the items of a list."""
SEPARATOR: Final = r"(?:至|到|—+|-+|~+|–+|―+|─+|－+)"
_AROUND_ALONE: Final = 8  # characters of white space and marks that may stand around words that are alone


def is_alone(text: str, start: int, end: int) -> bool:
    """Whether the words are all there is: a table's cell, a whole answer."""
    if len(text) - (end - start) > _AROUND_ALONE:
        return False
    return not text[:start].strip("= ") and not text[end:].strip(" 。")
