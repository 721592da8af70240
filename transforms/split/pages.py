"""Pages and their blocks → documents and paragraphs."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import pairwise

import polars as pl

from transforms.clean.shapes import is_compilation_title, is_document_number
from transforms.schema.codes import ParagraphKind
from transforms.schema.frames import frame
from transforms.schema.tables import Documents, Paragraphs
from transforms.split.borders import BorderParams, find_borders
from transforms.split.facts import Facts, PageFacts, read_facts
from transforms.split.kinds import KindParams, read_kinds
from transforms.split.outline import Place, read_outline
from transforms.split.stated import Stated, facts_by_page, state
from transforms.text import Span, row_id

_HAN = re.compile(r"[一-龥㐀-䶿]+")
_CHINA = timedelta(hours=8)


@dataclass(frozen=True, slots=True)
class DropParams:
    """Below these a document should not be counted."""

    min_chars: int = 40  # the shortest real notices and news flashes of the corpus have some 50 characters
    min_han_share: float = 0.3  # of all characters; tables of figures in Chinese have more


@dataclass(frozen=True, slots=True)
class SplitParams:
    """All limits of splitting."""

    borders: BorderParams = field(default_factory=BorderParams)
    kinds: KindParams = field(default_factory=KindParams)
    drops: DropParams = field(default_factory=DropParams)


@dataclass(frozen=True, slots=True)
class Split:
    """What splitting makes of pages."""

    documents: pl.DataFrame  # Documents
    paragraphs: pl.DataFrame  # Paragraphs


@dataclass(frozen=True, slots=True)
class Block:
    """A logical line: its stretches of the page, its clean text, whether it was mended."""

    pieces: tuple[Span, ...]
    text: str
    is_joined: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What splitting needs to know of a page."""

    page_id: str
    text: str
    title: str | None = None
    published_at: datetime | None = None
    source_path: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A document and the kinds and places of its lines."""

    blocks: Sequence[Block]
    kinds: Sequence[ParagraphKind]
    places: Sequence[Place]
    facts: Facts


def split_pages(
    pages: pl.DataFrame, blocks: pl.DataFrame, corrections: pl.DataFrame | None = None, params: SplitParams = SplitParams()
) -> Split:
    """Cut pages into documents, and documents into paragraphs with their outline.

    Args:
        pages: `Pages`.
        blocks: What `clean_pages` returned for them.
        corrections: `Corrections`: facts that the user states.
        params: Limits.

    Returns:
        Documents and paragraphs in the order of the pages; every block is one paragraph. `duplicate_group` is null,
        `is_canonical` true and `reused_share` 0 until copies are looked for.
    """
    by_page: dict[str, list[Block]] = {}
    columns = blocks.select("page_id", "text", "is_joined", "pieces").iter_rows()
    for page_id, text, is_joined, pieces in columns:
        spans = tuple((piece["start_char"], piece["end_char"]) for piece in pieces)
        by_page.setdefault(page_id, []).append(Block(spans, text, is_joined))
    stated = facts_by_page(corrections)
    documents: list[tuple[object, ...]] = []
    paragraphs: list[tuple[object, ...]] = []
    wanted = ("page_id", "text", "title", "published_at", "source_path")
    for row in pages.select(wanted).iter_rows():
        page = Page(*row)
        found = split_page(page, by_page.get(page.page_id, []), params)
        if page.page_id in stated:
            found = _corrected(found, stated[page.page_id])
        for ordinal, document in enumerate(found):
            doc_id = row_id("documents", page.page_id, document.blocks[0].pieces[0][0])
            documents.append(_document_row(doc_id, page, ordinal, document, params.drops))
            paragraphs += _paragraph_rows(doc_id, page, document)
    return Split(frame(Documents, documents), frame(Paragraphs, paragraphs))


def split_page(page: Page, blocks: Sequence[Block], params: SplitParams = SplitParams()) -> list[Document]:
    """The documents of one page, in order; none where the page has no text."""
    if not blocks:
        return []
    texts = [block.text for block in blocks]
    borders = find_borders(texts, _gaps(page.text, blocks), page.title, params.borders)
    about = _page_facts(page, len(borders))
    documents: list[Document] = []
    for start, end in zip(borders, [*borders[1:], len(blocks)], strict=True):
        own = texts[start:end]
        kinds = read_kinds(own, params.kinds)
        places = read_outline(own, kinds)
        documents.append(Document(blocks[start:end], kinds, places, read_facts(own, kinds, about)))
    return documents


def _corrected(documents: Sequence[Document], stated: Sequence[Stated]) -> list[Document]:
    """The documents with the facts that the user states of them."""
    facts = [document.facts for document in documents]
    ends = [document.blocks[-1].pieces[-1][1] for document in documents]
    for fact in stated:
        at = min(bisect_right(ends, fact.start), len(ends) - 1)  # words before a document (its page's headline) mean that one
        if at >= 0:
            facts[at] = state(facts[at], fact)
    return [replace(document, facts=own) for document, own in zip(documents, facts, strict=True)]


def _gaps(text: str, blocks: Sequence[Block]) -> list[bool]:
    gaps = [bool(text[: blocks[0].pieces[0][0]].strip())]
    for before, block in pairwise(blocks):
        gaps.append(bool(text[before.pieces[-1][1] : block.pieces[0][0]].strip()))
    return gaps


def _page_facts(page: Page, documents: int) -> PageFacts:
    if documents > 1 or (page.title is not None and is_compilation_title(page.title)):
        return PageFacts()
    published = (page.published_at + _CHINA).date() if page.published_at is not None else None
    return PageFacts(page.title, published, page.source_path)


def _document_row(doc_id: str, page: Page, ordinal: int, document: Document, params: DropParams) -> tuple[object, ...]:
    facts = document.facts
    text = "\n".join(block.text for block in document.blocks)
    start, end = document.blocks[0].pieces[0][0], document.blocks[-1].pieces[-1][1]
    return (
        doc_id, page.page_id, ordinal, facts.title, facts.genre, facts.place, facts.speaker, facts.speaker_role, facts.event,
        facts.document_date, facts.reference_year, facts.year_source, start, end, text, len(text), None, True, 0.0,
        _drop_reason(text, params),
    )  # fmt: skip


def _drop_reason(text: str, params: DropParams) -> str | None:
    if len(text) < params.min_chars:
        return "too_short"
    sample = text[:4000]
    han = sum(map(len, _HAN.findall(sample)))
    return "not_chinese" if han < params.min_han_share * len(sample) else None


def _paragraph_rows(doc_id: str, page: Page, document: Document) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = []
    for ordinal, (block, kind, place) in enumerate(zip(document.blocks, document.kinds, document.places, strict=True)):
        start, end = block.pieces[0][0], block.pieces[-1][1]
        level = 0 if kind == "title" and _is_title_line(document, ordinal) else place.mark.level if place.mark is not None else None
        pieces = [{"start_char": first, "end_char": last} for first, last in block.pieces] if block.is_joined else None
        paragraph_id = row_id("paragraphs", page.page_id, start)
        rows.append(
            (paragraph_id, doc_id, page.page_id, ordinal, kind, level, place.outline, start, end, block.text, block.is_joined, pieces, None)
        )
    return rows


def _is_title_line(document: Document, ordinal: int) -> bool:
    """The line that holds the title itself, not a subtitle, date or speaker below it."""
    titles = [at for at, kind in enumerate(document.kinds) if kind == "title"]
    return ordinal == next((at for at in titles if not is_document_number(document.blocks[at].text)), titles[0])
