"""What the rooms hand one another: mentions and contexts, offsets relative to a paragraph's clean text.

The published tables are in `transforms.schema.tables`; these are the same facts before they are re-based onto a page. A
paragraph that was read before is not read again: its mentions are re-based (`transforms.text.Pieces.span`).
"""

from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from typing import Literal, NamedTuple

from transforms.schema.codes import (
    Change,
    ConsequenceKind,
    EntityKind,
    InitiativeKind,
    Modality,
    ParagraphKind,
    QuantityKind,
    QuantityRole,
    ResponsibleSource,
    TargetKind,
    TimeMod,
    TimeRole,
    TimeType,
)
from transforms.text import Span

Tense = Literal["review", "plan"]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is known of a passage before its own words are read."""

    tense: Tense | None = None  # the section reviews the past, or plans; None where neither is said
    genre: str = "other"
    is_rule: bool = False  # the document lays down standing rules: measures, standards, guides
    due_cell: int | None = None  # which tab-separated cell of a table's line says by when, from 0
    columns: tuple[str, ...] = ()  # the header of the table that a line belongs to, where it names years, units or goals


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a paragraph in order, side by side: there are many, so that none is an object of its own."""

    word: list[str]
    flag: list[str]  # parts of speech, jieba's ICTCLAS tags
    start: list[int]
    end: list[int]
    names: list[int]  # which of them are tagged a name, or are unknown to the dictionary and no mark

    def ending(self, end: int) -> int:
        """Index of the word that ends there, or -1."""
        index = bisect_left(self.end, end)
        return index if index < len(self.end) and self.end[index] == end else -1

    def starting(self, start: int) -> int:
        """Index of the word that begins there, or -1."""
        index = bisect_left(self.start, start)
        return index if index < len(self.start) and self.start[index] == start else -1

    def around(self, at: int) -> int:
        """Index of the word that the character is in."""
        return bisect_left(self.end, at + 1)


class Numeral(NamedTuple):
    """A number as written, with its value; both bounds null where masked or vague (几十)."""

    start: int
    end: int
    value_min: float | None
    value_max: float | None
    approximate: bool = False
    masked: bool = False


class Quantity(NamedTuple):
    """A row of `quantities` before it is re-based."""

    start: int
    end: int
    surface: str
    kind: QuantityKind
    value_min: float | None
    value_max: float | None
    unit: str | None
    approximate: bool
    masked: bool
    change: Change
    role: QuantityRole
    indicator: str | None


class Time(NamedTuple):
    """A row of `times` before it is re-based and resolved."""

    start: int
    end: int
    surface: str
    type: TimeType
    value: str
    mod: TimeMod | None
    role: TimeRole


class Entity(NamedTuple):
    """A row of `entities` before it is re-based; `canonical` is set for the whole document at once."""

    start: int
    end: int
    surface: str
    kind: EntityKind
    short_for: str | None = None  # the full name, where the text introduces this as its short form (以下简称)


@dataclass(frozen=True, slots=True)
class Reference:
    """The day and year that relative times count from; None where the document does not say."""

    day: date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ParagraphView:
    """A paragraph with what was read in it: the link room's view. Offsets are relative to `text`."""

    kind: ParagraphKind
    level: int | None
    outline: str
    text: str  # clean text, half-width (`transforms.text.narrow`): same length as published
    sentences: tuple[Span, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    entities: tuple[Entity, ...]
    setting: Setting


@dataclass(frozen=True, slots=True)
class DocumentView:
    """A document as the link room sees it."""

    genre: str
    title: str | None
    place: str | None
    speaker: str | None
    speaker_role: str | None
    event: str | None
    paragraphs: tuple[ParagraphView, ...]


@dataclass(frozen=True, slots=True)
class Target:
    """A row of `targets` before it is re-based. `paragraph` and `deadline[0]` are indexes into the document's paragraphs."""

    paragraph: int
    start: int
    end: int
    kind: TargetKind
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    responsible_source: ResponsibleSource | None
    action: str
    indicator: str | None
    quantity: Quantity | None  # one of the paragraph's own
    deadline: tuple[int, Time] | None  # may stand in the governing sentence or heading, so in another paragraph
    modality: Modality
    consequence: str | None
    consequence_kind: ConsequenceKind | None


@dataclass(frozen=True, slots=True)
class Initiative:
    """A row of `initiatives` before it is re-based."""

    paragraph: int
    start: int
    end: int
    name: str
    parts: tuple[str, ...] | None
    part_count: int | None
    kind: InitiativeKind
