"""Every published table, declared once.

The Polars schema, the Parquet field notes, the DuckDB comments and `docs/tables.md` derive from these classes. A column's
sentence is its `description`; a measured column's unit is in its `metadata`. All `*_char` columns are half-open code-point
offsets into `pages.text`.
"""

from datetime import UTC
from typing import Any, Literal, get_args

import dataframely as dy

from transforms.schema import codes

ID = r"^[0-9a-f]{16}$"


def _unit(unit: str) -> dict[str, Any]:
    return {"unit": unit}


def _id(description: str, *, key: bool = False, nullable: bool = False) -> dy.String:
    return dy.String(primary_key=key, nullable=nullable, regex=ID, description=description)


def _char(description: str, *, key: bool = False, nullable: bool = False) -> dy.UInt32:
    return dy.UInt32(primary_key=key, nullable=nullable, description=description, metadata=_unit("code point"))


def _code(closed: Any, description: str, *, key: bool = False, nullable: bool = False) -> dy.String:
    values = get_args(closed)
    return dy.String(
        primary_key=key,
        nullable=nullable,
        description=description,
        metadata={"values": values},
        check=lambda column: column.is_in(values),
    )


class Table(dy.Schema):
    """Base of the published tables."""


class Pages(Table):
    """One row per page: a raw file, or one row of a record file, decoded and unchanged."""

    page_id = _id("xxh3 of the source path (with row number in a record file) and of the content.", key=True)
    source_path = dy.String(description="Path below the raw folder, `/`-separated; rows of a record file end in `#row`.")
    format = dy.String(description="Kind of file the page was read from: txt, md, html, json, csv, parquet, docx, pdf.")
    encoding = dy.String(description="Encoding the bytes were found to be in.")
    size_bytes = dy.UInt64(description="Size of the page's bytes as found.", metadata=_unit("byte"))
    text = dy.String(description="The text, decoded and not changed; all spans point into it.")
    text_chars = dy.UInt32(description="Length of `text`.", metadata=_unit("code point"))
    title = dy.String(nullable=True, description="Title the page gives itself.")
    category = dy.String(nullable=True, description="Section of the site, from the breadcrumb.")
    author = dy.String(nullable=True, description="Author or source named in the byline.")
    published_at = dy.Datetime(
        nullable=True, time_unit="us", time_zone=UTC, description="Time of publication in the byline, taken as China time, in UTC."
    )
    fetched_at = dy.Datetime(nullable=True, time_unit="us", time_zone=UTC, description="Time the scraper noted, in UTC.")
    site = dy.String(nullable=True, description="Site the page comes from: host or site name.")
    mojibake_char = _char("Where UTF-8 read as GBK begins, if it does.", nullable=True)


class Rejects(Table):
    """One row per raw file (or record) that could not be read, with the reason."""

    source_path = dy.String(primary_key=True, description="Path below the raw folder; rows of a record file end in `#row`.")
    reason = _code(codes.RejectReason, "Why it was set aside.")
    detail = dy.String(description="What was expected and what was found, in a sentence.")
    size_bytes = dy.UInt64(description="Size of the file.", metadata=_unit("byte"))


class Discards(Table):
    """One row per stretch of a page that is not text of a document, with the reason."""

    page_id = _id("Page the stretch lies in.", key=True)
    start_char = _char("First code point.", key=True)
    end_char = _char("Code point after the last.")
    reason = _code(codes.DiscardReason, "Why it is noise.")
    text = dy.String(description="The stretch, as it stands in the page.")


class Corrections(Table):
    """One row per place in a page at which a line of the user's corrections file applies."""

    page_id = _id("Page that the words stand in.", key=True)
    start_char = _char("First code point of the words that the line names.", key=True)
    line = dy.UInt32(primary_key=True, description="Line of the corrections file.")
    end_char = _char("Code point after the last.")
    text = dy.String(description="The words, as they stand in the page.")
    action = _code(codes.CorrectionAction, "What the line does there: set aside, keep, or state a fact of the document.")
    value = dy.String(nullable=True, description="The fact that it states.")
    reason = dy.String(description="Why, in the user's words.")


class Documents(Table):
    """One row per document: a self-contained text cut from one page."""

    doc_id = _id("xxh3 of page_id and the cut's start offset.", key=True)
    page_id = _id("Page the document was cut from.")
    ordinal = dy.UInt32(description="Place among the documents of its page, from 0.")
    title = dy.String(nullable=True, description="Title; null where the page gives none.")
    genre = _code(codes.Genre, "Kind of text.")
    place = dy.String(nullable=True, description="Place the document speaks for (x县 where masked).")
    speaker = dy.String(nullable=True, description="Person who speaks, where named.")
    speaker_role = dy.String(nullable=True, description="Office of the speaker (县委书记).")
    event = dy.String(nullable=True, description="Meeting or occasion (全县教育工作会议).")
    document_date = dy.Date(nullable=True, description="Date the text gives for itself.")
    reference_year = dy.Int32(nullable=True, description="Year that 今年 means here.", metadata=_unit("year"))
    year_source = _code(codes.YearSource, "Where `reference_year` comes from.", nullable=True)
    start_char = _char("First code point.")
    end_char = _char("Code point after the last.")
    text = dy.String(description="Clean text: the paragraphs, joined by line feeds.")
    text_chars = dy.UInt32(description="Length of `text`.", metadata=_unit("code point"))
    duplicate_group = _id("Smallest doc_id of its group of exact and near copies; null where alone.", nullable=True)
    is_canonical = dy.Bool(description="True for the one copy of a group to count (longest, then least masked, then smallest id).")
    reused_share = dy.Float64(
        description="Characters in paragraphs that also stand in another document, of all its characters.", metadata=_unit("fraction")
    )
    drop_reason = dy.String(nullable=True, description="Why the document should not be counted (too_short, not_chinese); null where fine.")


class Paragraphs(Table):
    """One row per paragraph of a document, with its place in the outline."""

    paragraph_id = _id("xxh3 of page_id and start offset.", key=True)
    doc_id = _id("Document it belongs to.")
    page_id = _id("Page it lies in.")
    ordinal = dy.UInt32(description="Place in its document, from 0.")
    kind = _code(codes.ParagraphKind, "What the paragraph is.")
    level = dy.UInt8(
        nullable=True, description="Depth of its own outline mark: 0 title, 1 一、, 2 (一), 3 1., 4 (1), 5 一是; null without one."
    )
    outline = dy.String(description="Path of outline marks that govern it, outermost first (`三/(二)/一是`); empty at top.")
    start_char = _char("First code point.")
    end_char = _char("Code point after the last.")
    text = dy.String(description="Clean text; equals the page's unless `is_joined`.")
    is_joined = dy.Bool(description="True where the site had broken the paragraph and it was mended.")
    pieces = dy.List(
        dy.Struct({"start_char": dy.UInt32(), "end_char": dy.UInt32()}),
        nullable=True,
        description="The stretches of the page that `text` is made of, where `is_joined`.",
    )
    duplicate_group = _id("Smallest paragraph_id of its group of exact and near copies; null where alone.", nullable=True)


class Sentences(Table):
    """One row per sentence of a paragraph."""

    sentence_id = _id("xxh3 of page_id and start offset.", key=True)
    paragraph_id = _id("Paragraph it belongs to.")
    doc_id = _id("Document it belongs to.")
    page_id = _id("Page it lies in.")
    ordinal = dy.UInt32(description="Place in its paragraph, from 0.")
    start_char = _char("First code point.")
    end_char = _char("Code point after the last.")
    text = dy.String(description="Clean text.")
    is_joined = dy.Bool(description="True where a mended join lies inside.")
    outline = dy.String(
        description="Path of marks that govern it, with those of lists inside its paragraph: 三/(二)/一是; empty at the top."
    )


class Tokens(Table):
    """One row per word of a sentence."""

    sentence_id = _id("Sentence it belongs to.", key=True)
    ordinal = dy.UInt32(primary_key=True, description="Place in its sentence, from 0.")
    word = dy.String(description="The word as it stands in the text, as jieba cuts it in half-width text.")
    flag = dy.String(description="Part of speech, jieba's ICTCLAS tag.")
    start_char = _char("First code point.")
    end_char = _char("Code point after the last.")


class Duplicates(Table):
    """One row per pair of documents or paragraphs that copy one another."""

    level = _code(codes.DuplicateLevel, "What is compared.", key=True)
    left_id = _id("The smaller id of the pair; where `kind` is contains, the container.", key=True)
    right_id = _id("The other id; where `kind` is contains, the contained.", key=True)
    kind = _code(codes.DuplicateKind, "exact (same normalised text), near (Jaccard over the limit) or contains.")
    jaccard = dy.Float64(description="Jaccard similarity of the sets of 5-character shingles, computed.", metadata=_unit("fraction"))
    containment = dy.Float64(description="Shared shingles, of those of the smaller text.", metadata=_unit("fraction"))


class Quantities(Table):
    """One row per number that measures or counts something."""

    quantity_id = _id("xxh3 of page_id, start and end.", key=True)
    sentence_id = _id("Sentence it stands in.")
    doc_id = _id("Document it stands in.")
    page_id = _id("Page it stands in.")
    start_char = _char("First code point.")
    end_char = _char("Code point after the last.")
    surface = dy.String(description="The words themselves: bound, number, unit.")
    kind = _code(codes.QuantityKind, "What sort of figure it is.")
    value_min = dy.Float64(nullable=True, description="Lower bound in `unit`; null where open or masked. Equal to value_max for a point.")
    value_max = dy.Float64(nullable=True, description="Upper bound in `unit`; null where open or masked.")
    unit = dy.String(
        nullable=True, description="%, ‰, 百分点, 元 (money in yuan), a classifier or a physical unit; null where none is written."
    )
    approximate = dy.Bool(description="True with 近, 约, 左右, 多, 余, 几.")
    masked = dy.Bool(description="True where the source hides digits (×%, 20xx人).")
    change = _code(codes.Change, "Whether the figure is a level, an increase or a decrease.")
    role = _code(codes.QuantityRole, "target, actual, rule or enumeration.")
    indicator = dy.String(nullable=True, description="What is measured, in the words of the text.")
    is_joined = dy.Bool(description="True where a mended join lies inside.")


class Times(Table):
    """One row per calendar or duration expression (TIMEX3)."""

    time_id = _id("xxh3 of page_id, start and end.", key=True)
    sentence_id = _id("Sentence it stands in.")
    doc_id = _id("Document it stands in.")
    page_id = _id("Page it stands in.")
    start_char = _char("First code point.")
    end_char = _char("Code point after the last.")
    surface = dy.String(description="The words themselves, bound included.")
    type = _code(codes.TimeType, "TIMEX3 type.")
    value = dy.String(description="TIMEX3 value as far as the words alone say: XXXX-08-05, 2021/2025, P20D, Y0.")
    mod = _code(codes.TimeMod, "TIMEX3 modifier.", nullable=True)
    role = _code(codes.TimeRole, "deadline where something has to be finished or reached by it.")
    start_date = dy.Date(nullable=True, description="First day, where the words and the document's own date give one.")
    end_date = dy.Date(nullable=True, description="Last day, likewise.")
    is_joined = dy.Bool(description="True where a mended join lies inside.")


class Entities(Table):
    """One row per mention of a person, place, organization, document, meeting or initiative."""

    entity_id = _id("xxh3 of page_id, start, end and kind.", key=True)
    sentence_id = _id("Sentence it stands in.")
    doc_id = _id("Document it stands in.")
    page_id = _id("Page it stands in.")
    start_char = _char("First code point.")
    end_char = _char("Code point after the last.")
    surface = dy.String(description="The words themselves.")
    kind = _code(codes.EntityKind, "What is named.")
    canonical = dy.String(description="The fullest name that the document gives it.")
    is_joined = dy.Bool(description="True where a mended join lies inside.")


class Targets(Table):
    """The ledger: one row per commitment that can later be checked."""

    target_id = _id("xxh3 of page_id, start, end and figure.", key=True)
    sentence_id = _id("Sentence it stands in.")
    doc_id = _id("Document it stands in.")
    page_id = _id("Page it stands in.")
    start_char = _char("First code point of the clause that states it.")
    end_char = _char("Code point after the last.")
    kind = _code(codes.TargetKind, "What makes it checkable.")
    responsible = dy.List(dy.String(), description="Who has to do it, as written; empty where the text does not say.")
    supporting = dy.List(dy.String(), description="Who co-operates.")
    responsible_source = _code(codes.ResponsibleSource, "Where `responsible` was found.", nullable=True)
    action = dy.String(description="What is to be done, in the words of the clause.")
    indicator = dy.String(nullable=True, description="What is measured.")
    quantity = dy.String(nullable=True, description="The figure, as written.")
    quantity_id = _id("Its row in `quantities`.", nullable=True)
    value_min = dy.Float64(nullable=True, description="Lower bound of the figure.")
    value_max = dy.Float64(nullable=True, description="Upper bound of the figure.")
    unit = dy.String(nullable=True, description="Unit of the figure.")
    change = _code(codes.Change, "Change asked for, where there is a figure.", nullable=True)
    deadline = dy.String(nullable=True, description="The deadline, as written.")
    time_id = _id("Its row in `times`.", nullable=True)
    due_date = dy.Date(nullable=True, description="Last day allowed, where it is known.")
    modality = _code(codes.Modality, "How firmly it is said.")
    consequence = dy.String(nullable=True, description="Sanction or reward tied to it, as written.")
    consequence_kind = _code(codes.ConsequenceKind, "Which of the two.", nullable=True)
    outline = dy.String(description="Path of outline marks that govern it.")
    duplicate_group = _id("Duplicate group of its paragraph, so that copies can be counted once.", nullable=True)


class Initiatives(Table):
    """One row per named scheme or slogan of a document, with what it stands for."""

    initiative_id = _id("xxh3 of page_id, start, end and name.", key=True)
    doc_id = _id("Document it stands in.")
    page_id = _id("Page it stands in.")
    start_char = _char("First code point of the mention that explains it, or of the first mention.")
    end_char = _char("Code point after the last.")
    name = dy.String(description="The name, as written.")
    parts = dy.List(dy.String(), nullable=True, description="What it stands for, as the text spells it out; null where it does not.")
    part_count = dy.UInt32(nullable=True, description="Number of parts that the name announces.")
    kind = _code(codes.InitiativeKind, "Kind of scheme.")


class Stages(Table):
    """One row per stage of the run that made the snapshot: rows in = kept + set aside."""

    run_id = dy.String(primary_key=True, description="Snapshot the row belongs to.")
    stage = _code(codes.Stage, "Stage of the pipeline.", key=True)
    rows_in = dy.UInt64(description="Rows that the stage was given.", metadata=_unit("row"))
    rows_kept = dy.UInt64(description="Rows that went on.", metadata=_unit("row"))
    rows_set_aside = dy.UInt64(description="Rows set aside with a reason.", metadata=_unit("row"))
    reasons = dy.List(dy.Struct({"reason": dy.String(), "rows": dy.UInt64()}), description="Rows set aside, by reason.")
    seconds = dy.Float64(description="Wall time of the stage.", metadata=_unit("second"))
    chars_per_second = dy.Float64(description="Characters of `pages.text` a second.", metadata=_unit("code point/second"))


TABLES: dict[str, type[Table]] = {
    "pages": Pages,
    "rejects": Rejects,
    "discards": Discards,
    "corrections": Corrections,
    "documents": Documents,
    "paragraphs": Paragraphs,
    "sentences": Sentences,
    "tokens": Tokens,
    "duplicates": Duplicates,
    "quantities": Quantities,
    "times": Times,
    "entities": Entities,
    "targets": Targets,
    "initiatives": Initiatives,
    "stages": Stages,
}
"""All published tables by name, in the order in which data takes shape."""

TableName = Literal[
    "pages", "rejects", "discards", "corrections", "documents", "paragraphs", "sentences", "tokens",
    "duplicates", "quantities", "times", "entities", "targets", "initiatives", "stages",
]  # fmt: skip
