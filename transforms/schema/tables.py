"""Every published table, declared once.

The Polars schema, the Parquet field notes, the DuckDB comments and `docs/tables.md` derive from these classes. All
`*_char` columns are half-open code-point offsets into `pages.text`.
"""

import polars as pl

from transforms.schema import codes
from transforms.schema.columns import Column, Table, code, identifier, offset

_MOMENT = pl.Datetime("us", "UTC")


class Pages(Table):
    """One row per page: a raw file, or one row of a record file, decoded and unchanged."""

    page_id = identifier("xxh3 of the source path (with row number in a record file) and of the content.", key=True)
    source_path = Column(pl.String(), "Path below the raw folder, `/`-separated; rows of a record file end in `#row`.")
    format = Column(pl.String(), "Kind of file the page was read from: txt, md, html, json, csv, parquet, docx, pdf.")
    encoding = Column(pl.String(), "Encoding the bytes were found to be in.")
    size_bytes = Column(pl.UInt64(), "Size of the page's bytes as found.", unit="byte")
    text = Column(pl.String(), "The text, decoded and not changed; all spans point into it.")
    text_chars = Column(pl.UInt32(), "Length of `text`.", unit="code point")
    title = Column(pl.String(), "Title the page gives itself.", nullable=True)
    category = Column(pl.String(), "Section of the site, from the breadcrumb.", nullable=True)
    author = Column(pl.String(), "Author or source named in the byline.", nullable=True)
    published_at = Column(_MOMENT, "Time of publication in the byline, taken as China time, in UTC.", nullable=True)
    fetched_at = Column(_MOMENT, "Time the scraper noted, in UTC.", nullable=True)
    site = Column(pl.String(), "Site the page comes from: host or site name.", nullable=True)
    mojibake_char = offset("Where UTF-8 read as GBK begins, if it does.", nullable=True)


class Rejects(Table):
    """One row per raw file (or record) that could not be read, with the reason."""

    source_path = Column(pl.String(), "Path below the raw folder; rows of a record file end in `#row`.", key=True)
    reason = code(codes.RejectReason, "Why it was set aside.")
    detail = Column(pl.String(), "What was expected and what was found, in a sentence.")
    size_bytes = Column(pl.UInt64(), "Size of the file.", unit="byte")


class Discards(Table):
    """One row per stretch of a page that is not text of a document, with the reason."""

    page_id = identifier("Page the stretch lies in.", key=True)
    start_char = offset("First code point.", key=True)
    end_char = offset("Code point after the last.")
    reason = code(codes.DiscardReason, "Why it is noise.")
    text = Column(pl.String(), "The stretch, as it stands in the page.")


class Corrections(Table):
    """One row per place in a page at which a line of the user's corrections file applies."""

    page_id = identifier("Page that the words stand in.", key=True)
    start_char = offset("First code point of the words that the line names.", key=True)
    line = Column(pl.UInt32(), "Line of the corrections file.", key=True)
    end_char = offset("Code point after the last.")
    text = Column(pl.String(), "The words, as they stand in the page.")
    action = code(codes.CorrectionAction, "What the line does there: set aside, keep, or state a fact of the document.")
    value = Column(pl.String(), "The fact that it states.", nullable=True)
    reason = Column(pl.String(), "Why, in the user's words.")


class Documents(Table):
    """One row per document: a self-contained text cut from one page."""

    doc_id = identifier("xxh3 of page_id and the cut's start offset.", key=True)
    page_id = identifier("Page the document was cut from.")
    ordinal = Column(pl.UInt32(), "Place among the documents of its page, from 0.")
    title = Column(pl.String(), "Title; null where the page gives none.", nullable=True)
    genre = code(codes.Genre, "Kind of text.")
    place = Column(pl.String(), "Place the document speaks for (x县 where masked).", nullable=True)
    speaker = Column(pl.String(), "Person who speaks, where named.", nullable=True)
    speaker_role = Column(pl.String(), "Office of the speaker (县委书记).", nullable=True)
    event = Column(pl.String(), "Meeting or occasion (全县教育工作会议).", nullable=True)
    document_date = Column(pl.Date(), "Date the text gives for itself; of news that give none, the day of publication.", nullable=True)
    reference_year = Column(pl.Int32(), "Year that 今年 means here.", nullable=True, unit="year")
    year_source = code(codes.YearSource, "Where `reference_year` comes from.", nullable=True)
    start_char = offset("First code point.")
    end_char = offset("Code point after the last.")
    text = Column(pl.String(), "Clean text: the paragraphs, joined by line feeds.")
    text_chars = Column(pl.UInt32(), "Length of `text`.", unit="code point")
    duplicate_group = identifier("Smallest doc_id of its group of exact and near copies; null where alone.", nullable=True)
    is_canonical = Column(pl.Boolean(), "True for the one copy of a group to count (longest, then least masked, then smallest id).")
    reused_share = Column(
        pl.Float64(), "Characters in paragraphs that also stand in another document, of all its characters.", unit="fraction"
    )
    drop_reason = Column(pl.String(), "Why the document should not be counted (too_short, not_chinese); null where fine.", nullable=True)


class Paragraphs(Table):
    """One row per paragraph of a document, with its place in the outline."""

    paragraph_id = identifier("xxh3 of page_id and start offset.", key=True)
    doc_id = identifier("Document it belongs to.")
    page_id = identifier("Page it lies in.")
    ordinal = Column(pl.UInt32(), "Place in its document, from 0.")
    kind = code(codes.ParagraphKind, "What the paragraph is.")
    level = Column(
        pl.UInt8(), "Depth of its own outline mark: 0 title, 1 一、, 2 (一), 3 1., 4 (1), 5 一是; null without one.", nullable=True
    )
    outline = Column(pl.String(), "Path of outline marks that govern it, outermost first (`三/(二)/一是`); empty at top.")
    start_char = offset("First code point.")
    end_char = offset("Code point after the last.")
    text = Column(pl.String(), "Clean text; equals the page's unless `is_joined`.")
    is_joined = Column(pl.Boolean(), "True where the site had broken the paragraph and it was mended.")
    pieces = Column(
        pl.List(pl.Struct({"start_char": pl.UInt32(), "end_char": pl.UInt32()})),
        "The stretches of the page that `text` is made of, where `is_joined`.",
        nullable=True,
    )
    duplicate_group = identifier("Smallest paragraph_id of its group of exact and near copies; null where alone.", nullable=True)


class Sentences(Table):
    """One row per sentence of a paragraph."""

    sentence_id = identifier("xxh3 of page_id and start offset.", key=True)
    paragraph_id = identifier("Paragraph it belongs to.")
    doc_id = identifier("Document it belongs to.")
    page_id = identifier("Page it lies in.")
    ordinal = Column(pl.UInt32(), "Place in its paragraph, from 0.")
    start_char = offset("First code point.")
    end_char = offset("Code point after the last.")
    text = Column(pl.String(), "Clean text.")
    is_joined = Column(pl.Boolean(), "True where a mended join lies inside.")
    outline = Column(pl.String(), "Path of marks that govern it, with those of lists inside its paragraph: 三/(二)/一是; empty at the top.")


class Tokens(Table):
    """One row per word of a sentence."""

    sentence_id = identifier("Sentence it belongs to.", key=True)
    ordinal = Column(pl.UInt32(), "Place in its sentence, from 0.", key=True)
    word = Column(pl.String(), "The word as it stands in the text, as jieba cuts it in half-width text.")
    flag = Column(pl.String(), "Part of speech, jieba's ICTCLAS tag.")
    start_char = offset("First code point.")
    end_char = offset("Code point after the last.")


class Duplicates(Table):
    """One row per pair of documents or paragraphs that copy one another."""

    level = code(codes.DuplicateLevel, "What is compared.", key=True)
    left_id = identifier("The smaller id of the pair; where `kind` is contains, the container.", key=True)
    right_id = identifier("The other id; where `kind` is contains, the contained.", key=True)
    kind = code(codes.DuplicateKind, "exact (same normalised text), near (Jaccard over the limit) or contains.")
    jaccard = Column(pl.Float64(), "Jaccard similarity of the sets of 5-character shingles, computed.", unit="fraction")
    containment = Column(pl.Float64(), "Shared shingles, of those of the smaller text.", unit="fraction")


class Quantities(Table):
    """One row per number that measures or counts something."""

    quantity_id = identifier("xxh3 of page_id, start and end.", key=True)
    sentence_id = identifier("Sentence it stands in.")
    doc_id = identifier("Document it stands in.")
    page_id = identifier("Page it stands in.")
    start_char = offset("First code point.")
    end_char = offset("Code point after the last.")
    surface = Column(pl.String(), "The words themselves: bound, number, unit.")
    kind = code(codes.QuantityKind, "What sort of figure it is.")
    value_min = Column(pl.Float64(), "Lower bound in `unit`; null where open or masked. Equal to value_max for a point.", nullable=True)
    value_max = Column(pl.Float64(), "Upper bound in `unit`; null where open or masked.", nullable=True)
    unit = Column(
        pl.String(), "%, ‰, 百分点, 元 (money in yuan), a classifier or a physical unit; null where none is written.", nullable=True
    )
    approximate = Column(pl.Boolean(), "True with 近, 约, 左右, 多, 余, 几.")
    masked = Column(pl.Boolean(), "True where the source hides digits (×%, 20xx人).")
    change = code(codes.Change, "Whether the figure is a level, an increase or a decrease.")
    role = code(codes.QuantityRole, "target, actual, rule or enumeration.")
    indicator = Column(pl.String(), "What is measured, in the words of the text.", nullable=True)
    is_joined = Column(pl.Boolean(), "True where a mended join lies inside.")


class Times(Table):
    """One row per calendar or duration expression (TIMEX3)."""

    time_id = identifier("xxh3 of page_id, start and end.", key=True)
    sentence_id = identifier("Sentence it stands in.")
    doc_id = identifier("Document it stands in.")
    page_id = identifier("Page it stands in.")
    start_char = offset("First code point.")
    end_char = offset("Code point after the last.")
    surface = Column(pl.String(), "The words themselves, bound included.")
    type = code(codes.TimeType, "TIMEX3 type.")
    value = Column(pl.String(), "TIMEX3 value as far as the words alone say: XXXX-08-05, 2021/2025, P20D, Y0.")
    mod = code(codes.TimeMod, "TIMEX3 modifier.", nullable=True)
    role = code(codes.TimeRole, "deadline where something has to be finished or reached by it.")
    start_date = Column(pl.Date(), "First day, where the words and the document's own date give one.", nullable=True)
    end_date = Column(pl.Date(), "Last day, likewise.", nullable=True)
    is_joined = Column(pl.Boolean(), "True where a mended join lies inside.")


class Entities(Table):
    """One row per mention of a person, place, organization, document, meeting or initiative."""

    entity_id = identifier("xxh3 of page_id, start, end and kind.", key=True)
    sentence_id = identifier("Sentence it stands in.")
    doc_id = identifier("Document it stands in.")
    page_id = identifier("Page it stands in.")
    start_char = offset("First code point.")
    end_char = offset("Code point after the last.")
    surface = Column(pl.String(), "The words themselves.")
    kind = code(codes.EntityKind, "What is named.")
    canonical = Column(pl.String(), "The fullest name that the document gives it.")
    is_joined = Column(pl.Boolean(), "True where a mended join lies inside.")


class Targets(Table):
    """The ledger: one row per commitment that can later be checked."""

    target_id = identifier("xxh3 of page_id, start, end and figure.", key=True)
    sentence_id = identifier("Sentence it stands in.")
    doc_id = identifier("Document it stands in.")
    page_id = identifier("Page it stands in.")
    start_char = offset("First code point of the clause that states it.")
    end_char = offset("Code point after the last.")
    kind = code(codes.TargetKind, "What makes it checkable.")
    responsible = Column(pl.List(pl.String()), "Who has to do it, as written; empty where the text does not say.")
    supporting = Column(pl.List(pl.String()), "Who co-operates.")
    responsible_source = code(codes.ResponsibleSource, "Where `responsible` was found.", nullable=True)
    action = Column(pl.String(), "What is to be done, in the words of the clause.")
    indicator = Column(pl.String(), "What is measured.", nullable=True)
    quantity = Column(pl.String(), "The figure, as written.", nullable=True)
    quantity_id = identifier("Its row in `quantities`.", nullable=True)
    value_min = Column(pl.Float64(), "Lower bound of the figure.", nullable=True)
    value_max = Column(pl.Float64(), "Upper bound of the figure.", nullable=True)
    unit = Column(pl.String(), "Unit of the figure.", nullable=True)
    change = code(codes.Change, "Change asked for, where there is a figure.", nullable=True)
    deadline = Column(pl.String(), "The deadline, as written.", nullable=True)
    time_id = identifier("Its row in `times`.", nullable=True)
    due_date = Column(pl.Date(), "Last day allowed, where it is known.", nullable=True)
    modality = code(codes.Modality, "How firmly it is said.")
    consequence = Column(pl.String(), "Sanction or reward tied to it, as written.", nullable=True)
    consequence_kind = code(codes.ConsequenceKind, "Which of the two.", nullable=True)
    outline = Column(pl.String(), "Path of outline marks that govern it.")
    duplicate_group = identifier("Duplicate group of its paragraph, so that copies can be counted once.", nullable=True)


class Initiatives(Table):
    """One row per named scheme or slogan of a document, with what it stands for."""

    initiative_id = identifier("xxh3 of page_id, start, end and name.", key=True)
    doc_id = identifier("Document it stands in.")
    page_id = identifier("Page it stands in.")
    start_char = offset("First code point of the mention that explains it, or of the first mention.")
    end_char = offset("Code point after the last.")
    name = Column(pl.String(), "The name, as written.")
    parts = Column(pl.List(pl.String()), "What it stands for, as the text spells it out; null where it does not.", nullable=True)
    part_count = Column(pl.UInt32(), "Number of parts that the name announces.", nullable=True)
    kind = code(codes.InitiativeKind, "Kind of scheme.")


class Stages(Table):
    """One row per stage of the run that made the snapshot: rows in = kept + set aside."""

    run_id = Column(pl.String(), "Snapshot the row belongs to.", key=True)
    stage = code(codes.Stage, "Stage of the pipeline.", key=True)
    rows_in = Column(pl.UInt64(), "Rows that the stage was given.", unit="row")
    rows_kept = Column(pl.UInt64(), "Rows that went on.", unit="row")
    rows_set_aside = Column(pl.UInt64(), "Rows set aside with a reason.", unit="row")
    reasons = Column(pl.List(pl.Struct({"reason": pl.String(), "rows": pl.UInt64()})), "Rows set aside, by reason.")
    seconds = Column(pl.Float64(), "Wall time of the stage.", unit="second")
    chars_per_second = Column(pl.Float64(), "Characters of `pages.text` a second.", unit="code point/second")


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
