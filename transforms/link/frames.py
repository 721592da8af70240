"""The room's border: published frames in, the frames of targets and initiatives out."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import polars as pl

from transforms.extract.setting import read_settings
from transforms.link.initiatives import find_initiatives
from transforms.link.targets import find_targets
from transforms.model import DocumentView, Entity, Initiative, ParagraphView, Quantity, Target, Time
from transforms.schema.frames import frame
from transforms.schema.tables import Initiatives, Targets
from transforms.segment.frames import pieces_of
from transforms.text import Pieces, Span, narrow, row_id

Row = tuple[Any, ...]
_NAMED = ("organization", "person", "initiative")  # the entities that a ledger is made of; half of all are places


@dataclass(frozen=True, slots=True)
class Extracted:
    """What the rooms before this one made of some documents: paragraphs in order, sentences and mentions of these."""

    documents: pl.DataFrame
    paragraphs: pl.DataFrame
    sentences: pl.DataFrame
    quantities: pl.DataFrame
    times: pl.DataFrame
    entities: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Linked:
    """`Targets` and `Initiatives`, in the order of the documents."""

    targets: pl.DataFrame
    initiatives: pl.DataFrame


@dataclass(slots=True)
class _Paragraph:
    """A paragraph with what was read in it; mentions are relative to `text`."""

    doc_id: str
    page_id: str
    kind: Any
    level: int | None
    outline: str
    text: str
    duplicate_group: str | None
    pieces: Pieces
    sentence_ids: list[str] = field(default_factory=list)
    sentence_spans: list[Span] = field(default_factory=list)
    sentence_outlines: list[str] = field(default_factory=list)
    quantities: list[Quantity] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    quantity_ids: dict[Span, str] = field(default_factory=dict)
    time_ids: dict[Span, tuple[str, date | None]] = field(default_factory=dict)

    def relative(self, start: int, end: int) -> Span:
        """The range of `text` for a range of the page."""
        spans = self.pieces.spans
        if len(spans) == 1:
            base = spans[0][0]
            return start - base, end - base
        return _locate(self.pieces, start), _locate(self.pieces, end - 1) + 1

    def sentence(self, start: int) -> tuple[str, str]:
        """Id and outline of the sentence in which a place of `text` lies."""
        at = max(0, bisect_right(self.sentence_spans, (start, len(self.text) + 1)) - 1)
        return self.sentence_ids[at], self.sentence_outlines[at]


def _locate(pieces: Pieces, at: int) -> int:
    passed = 0
    for start, end in pieces.spans:
        if at < end:
            return passed + max(0, at - start)
        passed += end - start
    return passed


def link_documents(extracted: Extracted) -> Linked:
    """Link the mentions of documents into commitments and named schemes."""
    by_document = _collect(extracted)
    target_rows: list[Row] = []
    initiative_rows: list[Row] = []
    seen: set[str] = set()
    columns = ("doc_id", "reference_year", "genre", "title", "place", "speaker", "speaker_role", "event")
    for doc_id, year, *facts in extracted.documents.select(columns).iter_rows():
        own = by_document.get(doc_id, [])
        view = _view(own, *facts)
        targets = [target for target in find_targets(view) if not _is_over(own, target, year)]
        target_rows += _unique(_target_rows(own, targets), seen)
        initiative_rows += _unique(_initiative_rows(own, find_initiatives(view)), seen)
    return Linked(frame(Targets, target_rows), frame(Initiatives, initiative_rows))


def _collect(extracted: Extracted) -> dict[str, list[_Paragraph]]:
    found: dict[str, _Paragraph] = {}
    by_document: dict[str, list[_Paragraph]] = {}
    columns = (
        "paragraph_id", "doc_id", "page_id", "kind", "level", "outline", "text", "duplicate_group", "start_char", "end_char", "pieces",
    )  # fmt: skip
    for key, doc_id, page_id, kind, level, outline, text, group, start, end, pieces in _rows(extracted.paragraphs, *columns):
        paragraph = _Paragraph(doc_id, page_id, kind, level, outline, text, group, pieces_of(start, end, pieces))
        found[key] = paragraph
        by_document.setdefault(doc_id, []).append(paragraph)
    home: dict[str, _Paragraph] = {}
    placed = _rows(extracted.sentences, "sentence_id", "paragraph_id", "start_char", "end_char", "outline")
    for sentence_id, paragraph_id, start, end, outline in placed:
        paragraph = home[sentence_id] = found[paragraph_id]
        paragraph.sentence_ids.append(sentence_id)
        paragraph.sentence_outlines.append(outline)
        paragraph.sentence_spans.append(paragraph.relative(start, end))
    _take_quantities(extracted.quantities, home)
    _take_times(extracted.times, home)
    actors = extracted.entities.filter(pl.col("kind").is_in(_NAMED))
    for sentence_id, start, end, surface, kind in _rows(actors, "sentence_id", "start_char", "end_char", "surface", "kind"):
        paragraph = home[sentence_id]
        paragraph.entities.append(Entity(*paragraph.relative(start, end), surface, kind))
    return by_document


def _rows(frame: pl.DataFrame, *columns: str) -> Iterator[Row]:
    """The rows of some columns, made one at a time."""
    return zip(*(frame.get_column(name).to_list() for name in columns), strict=True)


def _take_quantities(quantities: pl.DataFrame, home: dict[str, _Paragraph]) -> None:
    columns = (
        "quantity_id", "sentence_id", "start_char", "end_char", "surface", "kind", "value_min", "value_max", "unit",
        "approximate", "masked", "change", "role", "indicator",
    )  # fmt: skip
    for quantity_id, sentence_id, start, end, *facts in _rows(quantities, *columns):
        paragraph = home[sentence_id]
        span = paragraph.relative(start, end)
        paragraph.quantities.append(Quantity(*span, *facts))
        paragraph.quantity_ids[span] = quantity_id


def _take_times(times: pl.DataFrame, home: dict[str, _Paragraph]) -> None:
    columns = ("time_id", "sentence_id", "start_char", "end_char", "end_date", "surface", "type", "value", "mod", "role")
    for time_id, sentence_id, start, end, due, *facts in _rows(times, *columns):
        paragraph = home[sentence_id]
        span = paragraph.relative(start, end)
        paragraph.times.append(Time(*span, *facts))
        paragraph.time_ids[span] = time_id, due


def _view(own: list[_Paragraph], genre: str, *facts: str | None) -> DocumentView:
    texts = [narrow(paragraph.text) for paragraph in own]
    settings = read_settings([(paragraph.kind, paragraph.level, text) for paragraph, text in zip(own, texts, strict=True)], genre)
    views = tuple(
        ParagraphView(
            item.kind, item.level, item.outline, text, tuple(item.sentence_spans),
            tuple(item.quantities), tuple(item.times), tuple(item.entities), setting,
        )
        for item, text, setting in zip(own, texts, settings, strict=True)
    )  # fmt: skip
    title, place, speaker, speaker_role, event = facts
    return DocumentView(genre, title, place, speaker, speaker_role, event, views)


def _unique(rows: Iterator[Row], seen: set[str]) -> Iterator[Row]:
    for row in rows:
        if row[0] not in seen:
            seen.add(row[0])
            yield row


def _is_over(own: list[_Paragraph], target: Target, year: int | None) -> bool:
    """Whether a row is due before the document's own year: told, and not promised."""
    if target.deadline is None or year is None:
        return False
    at, time = target.deadline
    due = own[at].time_ids[time.start, time.end][1]
    return due is not None and due.year < year


def _target_rows(own: list[_Paragraph], targets: list[Target]) -> Iterator[Row]:
    for item in targets:
        home = own[item.paragraph]
        first, last, _ = home.pieces.span(item.start, item.end)
        figure = item.quantity
        quantity_id = home.quantity_ids[figure.start, figure.end] if figure else None
        time_id, due, day = None, None, None
        if item.deadline:
            at, time = item.deadline
            time_id, due = own[at].time_ids[time.start, time.end]
            day = time.surface
        target_id = row_id("targets", home.page_id, first, last, quantity_id or "", time_id or "", item.action)
        sentence_id, outline = home.sentence(item.start)
        yield (
            target_id, sentence_id, home.doc_id, home.page_id, first, last, item.kind,
            list(item.responsible), list(item.supporting), item.responsible_source, item.action, item.indicator,
            figure.surface if figure else None, quantity_id, figure.value_min if figure else None, figure.value_max if figure else None,
            figure.unit if figure else None, figure.change if figure else None, day, time_id, due, item.modality,
            item.consequence, item.consequence_kind, outline, home.duplicate_group,
        )  # fmt: skip


def _initiative_rows(own: list[_Paragraph], initiatives: list[Initiative]) -> Iterator[Row]:
    for item in initiatives:
        home = own[item.paragraph]
        first, last, _ = home.pieces.span(item.start, item.end)
        initiative_id = row_id("initiatives", home.page_id, first, last, item.name)
        parts = list(item.parts) if item.parts is not None else None
        yield initiative_id, home.doc_id, home.page_id, first, last, item.name, parts, item.part_count, item.kind
