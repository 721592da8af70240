"""The room's border: documents, paragraphs and sentences in, the frames of quantities, times and entities out."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from typing import Any, TypeVar

import polars as pl

from transforms.extract.calendar import BEFORE_CHARS, counted_from, is_over, is_same_day, resolve
from transforms.extract.entities import canonical_names
from transforms.extract.reading import Reading, read_figures, read_names
from transforms.extract.setting import read_settings
from transforms.model import Entity, Quantity, Reference, Setting, Time
from transforms.schema.frames import frame
from transforms.schema.tables import Entities, Quantities, Times
from transforms.segment import Segmenter
from transforms.segment.frames import CutParagraphs, cut_paragraphs, pieces_of
from transforms.text import Pieces, fold, narrow, row_id

Row = tuple[Any, ...]
Key = TypeVar("Key")
Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Mentions:
    """`Quantities`, `Times` and `Entities`, in the order of the paragraphs."""

    quantities: pl.DataFrame
    times: pl.DataFrame
    entities: pl.DataFrame


@dataclass(frozen=True, slots=True)
class _Paragraph:
    """A paragraph with what places its mentions on the page."""

    paragraph_id: str
    doc_id: str
    page_id: str
    kind: str
    level: int | None
    text: str
    pieces: Pieces
    sentence_starts: list[int]
    sentence_ids: list[str]

    def place(self, table: str, start: int, end: int, *more: str) -> tuple[Row, bool]:
        """The id columns and offsets of a mention, and whether a join lies inside."""
        first, last, is_joined = self.pieces.span(start, end)
        sentence_id = self.sentence_ids[max(0, bisect_right(self.sentence_starts, first) - 1)]
        return (row_id(table, self.page_id, first, last, *more), sentence_id, self.doc_id, self.page_id, first, last), is_joined


def extract_mentions(
    documents: pl.DataFrame, paragraphs: pl.DataFrame, sentences: pl.DataFrame, tokens: pl.DataFrame, segmenter: Segmenter = "rjieba"
) -> Mentions:
    """Read the quantities, times and entities of documents.

    A paragraph that occurs again in the same setting is read once and its mentions are re-based.

    Args:
        documents: `Documents`; their dates resolve relative times, their places the short names of bodies.
        paragraphs: `Paragraphs` of these documents, in order.
        sentences: `Sentences` of these paragraphs.
        tokens: `Tokens` of these sentences: the words that entities lean on.
        segmenter: Which jieba cuts words anew, where a paragraph reads otherwise than its sentences (1 9 9 8年).
    """
    quantities: list[Row] = []
    times: list[Row] = []
    entities: list[Row] = []
    facts = {
        row["doc_id"]: row for row in documents.select("doc_id", "genre", "place", "document_date", "reference_year").iter_rows(named=True)
    }
    words = cut_paragraphs(sentences, tokens)
    for doc_id, own in _by_document(paragraphs, sentences):
        document = facts[doc_id]
        reference = Reference(document["document_date"], document["reference_year"])
        settings = read_settings([(paragraph.kind, paragraph.level, narrow(paragraph.text)) for paragraph in own], document["genre"])
        named: list[tuple[_Paragraph, Entity]] = []
        for paragraph, setting in zip(own, settings, strict=True):
            reading = _KNOWN.read(paragraph, setting, words, segmenter)
            quantities += _quantity_rows(paragraph, reading)
            times += _time_rows(paragraph, reading, setting, reference)
            named += [(paragraph, entity) for entity in reading.entities]
        entities += _entity_rows(named, document["place"])
    return Mentions(frame(Quantities, quantities), frame(Times, times), frame(Entities, entities))


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read in this process, the latest 20,000 paragraphs (about 60 MB): a shard often says what another said before."""

    figures: dict[tuple[str, Setting], tuple[list[Quantity], list[Time]]] = field(default_factory=dict)
    names: dict[tuple[str, Segmenter], list[Entity]] = field(default_factory=dict)

    def read(self, paragraph: _Paragraph, setting: Setting, words: CutParagraphs, segmenter: Segmenter) -> Reading:
        """A paragraph's mentions; its names are the same in any setting."""
        text = paragraph.text
        figures, names = self.figures.get((text, setting)), self.names.get((text, segmenter))
        if figures is None or names is None:
            folded = fold(text)
            if figures is None:
                figures = _keep(self.figures, (text, setting), read_figures(folded, text, setting))
            if names is None:
                cut = partial(words.cut, paragraph.paragraph_id, segmenter=segmenter)
                names = _keep(self.names, (text, segmenter), read_names(folded, text, cut))
        return Reading(*figures, names)


def _keep(known: dict[Key, Value], key: Key, value: Value, most: int = 20_000) -> Value:
    if len(known) >= most:
        del known[next(iter(known))]  # the oldest
    known[key] = value
    return value


_KNOWN = _Known()


def _by_document(paragraphs: pl.DataFrame, sentences: pl.DataFrame) -> Iterator[tuple[str, list[_Paragraph]]]:
    """Documents with their paragraphs, both in the order of the frame."""
    starts: dict[str, tuple[list[int], list[str]]] = {}
    for paragraph_id, sentence_id, start_char in sentences.select("paragraph_id", "sentence_id", "start_char").iter_rows():
        own = starts.setdefault(paragraph_id, ([], []))
        own[0].append(start_char)
        own[1].append(sentence_id)
    columns = ("paragraph_id", "doc_id", "page_id", "kind", "level", "start_char", "end_char", "text", "pieces")
    documents: dict[str, list[_Paragraph]] = {}
    for paragraph_id, doc_id, page_id, kind, level, start, end, text, pieces in paragraphs.select(columns).iter_rows():
        paragraph = _Paragraph(paragraph_id, doc_id, page_id, kind, level, text, pieces_of(start, end, pieces), *starts[paragraph_id])
        documents.setdefault(doc_id, []).append(paragraph)
    yield from documents.items()


def _quantity_rows(paragraph: _Paragraph, reading: Reading) -> Iterator[Row]:
    for item in reading.quantities:
        placed, is_joined = paragraph.place("quantities", item.start, item.end)
        yield (
            *placed, item.surface, item.kind, item.value_min, item.value_max, item.unit, item.approximate, item.masked,
            item.change, item.role, item.indicator, is_joined,
        )  # fmt: skip


def _time_rows(paragraph: _Paragraph, reading: Reading, setting: Setting, reference: Reference) -> Iterator[Row]:
    told: date | None = None  # the day that the news told last
    for item in reading.times:
        placed, is_joined = paragraph.place("times", item.start, item.end)
        before = paragraph.text[max(0, item.start - BEFORE_CHARS) : item.start]
        first, last = resolve(item, counted_from(item, before, setting, reference))
        if told is not None and is_same_day(item):
            first = last = told
        elif first is not None and first == last and setting.genre == "news":
            told = first
        role = "other" if is_over(last, reference) else item.role
        yield (*placed, item.surface, item.type, item.value, item.mod, role, first, last, is_joined)


def _entity_rows(named: Sequence[tuple[_Paragraph, Entity]], place: str | None) -> Iterator[Row]:
    canonical = canonical_names([entity for _, entity in named], place)
    for (paragraph, entity), name in zip(named, canonical, strict=True):
        placed, is_joined = paragraph.place("entities", entity.start, entity.end, entity.kind)
        yield (*placed, entity.surface, entity.kind, name, is_joined)
