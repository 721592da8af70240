"""What one job of a stage does with one shard: Parquet files in, Parquet files and an account out.

These functions run in the process of the flow or in a process of the pool, so they are found by name and take paths. A
stage's rooms are imported when it runs.
"""

import logging
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import polars as pl

from flows import storage
from flows.shards import readable
from transforms.accounts import Account, check_characters, count_reasons
from transforms.schema.columns import Table
from transforms.schema.frames import object_frame
from transforms.schema.tables import (
    TABLES,
    Corrections,
    Discards,
    Documents,
    Duplicates,
    Entities,
    Initiatives,
    Pages,
    Paragraphs,
    Quantities,
    Rejects,
    Sentences,
    Targets,
    Times,
    Tokens,
)

if TYPE_CHECKING:
    import duckdb

Inputs = Mapping[str, Path]
"""Where each table that the stage reads lies."""

Options = Mapping[str, Any]
"""Small values: names of files, the segmenter."""


def _save(out: Path, table: type[Table], frame: pl.DataFrame) -> None:
    name = next(name for name, declared in TABLES.items() if declared is table)
    storage.write(table, frame, out / f"{name}.parquet")


def read_shard(inputs: Inputs, options: Options, out: Path) -> Account:
    """Raw files → `pages`, `rejects`, and `lines` (how often a line stands on the pages of a site)."""
    from transforms.clean import count_lines
    from transforms.read import Reject, read_file

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what is wrong with a file is said in `rejects`
    pages: list[object] = []
    rejects: list[object] = []
    for path in options["files"]:
        name, file = readable(path), inputs["raw"] / path
        try:
            raw = file.read_bytes() if file.is_file() else None
        except OSError as error:
            rejects.append(Reject(name, "unreadable", f"expected a file that can be opened, found: {error.strerror}", 0))
            continue
        if raw is None:
            rejects.append(Reject(name, "unreadable", "expected a file, found a broken link or a device", 0))
            continue
        reading = read_file(name, raw)
        pages += reading.pages
        rejects += reading.rejects
    page_frame, reject_frame = object_frame(Pages, pages), object_frame(Rejects, rejects)
    _save(out, Pages, page_frame)
    _save(out, Rejects, reject_frame)
    storage.write_plain(count_lines(page_frame), out / "lines.parquet")
    reasons = count_reasons(reject_frame["reason"])
    return Account("read", len(pages) + len(rejects), len(pages), reasons, chars=int(page_frame["text_chars"].sum()))


def clean_shard(inputs: Inputs, options: Options, out: Path) -> Account:
    """`pages`, the repeated lines of their sites and the user's corrections → `blocks` (lines of text), `discards`, `corrections`."""
    from transforms.clean import clean_pages

    pages = storage.read(inputs["pages"])
    cleaned = clean_pages(pages, storage.read(inputs["site_lines"]), storage.read(inputs["corrections"]))
    storage.write_plain(cleaned.blocks, out / "blocks.parquet")
    _save(out, Discards, cleaned.discards)
    _save(out, Corrections, cleaned.corrections)
    kept, reasons = cleaned.blocks.height, count_reasons(cleaned.discards["reason"])
    return Account("clean", kept + sum(reasons.values()), kept, reasons, chars=_chars(pages))


def split_shard(inputs: Inputs, options: Options, out: Path) -> Account:
    """`pages`, `blocks`, `corrections` → `documents`, `paragraphs`."""
    from transforms.split import split_pages

    pages, blocks = storage.read(inputs["pages"]), storage.read(inputs["blocks"])
    split = split_pages(pages, blocks, storage.read(inputs["corrections"]))
    check_characters(pages, split.paragraphs, storage.read(inputs["discards"]))
    _save(out, Documents, split.documents)
    _save(out, Paragraphs, split.paragraphs)
    return Account("split", blocks.height, blocks.height, chars=_chars(pages))


def segment_shard(inputs: Inputs, options: Options, out: Path) -> Account:
    """`paragraphs` → `sentences`, `tokens`."""
    from transforms.segment import segment_paragraphs

    paragraphs = storage.read(inputs["paragraphs"])
    segmented = segment_paragraphs(paragraphs, options["segmenter"])
    _save(out, Sentences, segmented.sentences)
    _save(out, Tokens, segmented.tokens)
    kept = segmented.sentences["paragraph_id"].n_unique()
    return Account("segment", paragraphs.height, kept, chars=_chars(paragraphs))


def sign_shard(inputs: Inputs, options: Options, out: Path) -> Account:
    """`documents`, `paragraphs` → `signatures`."""
    from transforms.dedup import sign_texts

    documents = storage.read(inputs["documents"])
    storage.write_plain(sign_texts(documents, storage.read(inputs["paragraphs"])), out / "signatures.parquet")
    return Account("dedup", documents.height, documents.height)


def group_shards(inputs: Inputs, options: Options, out: Path) -> Account:
    """`signatures` of all shards, and the texts that are worth comparing → for each shard its `marks` and `duplicates`."""
    from transforms.dedup import find_copies, shard_copies

    shards: list[str] = options["shards"]
    with storage.database(out / "scratch") as connection:
        _add_signatures(connection, {str(inputs[f"signatures/{shard}"]): place for place, shard in enumerate(shards)})
        for table, key in (("documents", "doc_id"), ("paragraphs", "paragraph_id")):
            files = ", ".join(storage.quoted(inputs[f"{table}/{shard}"]) for shard in shards)
            connection.execute(f"CREATE TEMP VIEW {table} AS SELECT ('0x' || {key})::UBIGINT AS id, text FROM read_parquet([{files}])")
        levels = ("SELECT 'document' AS level, * FROM documents", "SELECT 'paragraph' AS level, * FROM paragraphs")
        connection.execute(f"CREATE TEMP VIEW texts AS {' UNION ALL '.join(levels)}")
        find_copies(connection)
        for place, shard in enumerate(shards):
            duplicates, marks = shard_copies(connection, place)
            (out / shard).mkdir()
            storage.write_plain(marks, out / shard / "marks.parquet")
            _save(out / shard, Duplicates, duplicates)
    return Account("dedup", 0, 0)


def _add_signatures(connection: "duckdb.DuckDBPyConnection", files: Mapping[str, int]) -> None:
    """Table `signatures` from the files, each with the place of its shard."""
    connection.execute("CREATE TEMP TABLE shards (filename VARCHAR, shard INTEGER)")
    connection.executemany("INSERT INTO shards VALUES (?, ?)", list(files.items()))
    connection.execute(
        """
        CREATE TEMP TABLE signatures AS
        SELECT signed.* EXCLUDE (filename), shard FROM read_parquet($files, filename = true) AS signed JOIN shards USING (filename)
        """,
        {"files": list(files)},
    )


def mark_shard(inputs: Inputs, options: Options, out: Path) -> Account:
    """`documents`, `paragraphs`, and the `marks` of their copies → the same, marked; and `duplicates`."""
    from transforms.dedup import mark_copies

    documents, paragraphs, marks = (storage.read(inputs[name]) for name in ("documents", "paragraphs", "marks"))
    documents, paragraphs = mark_copies(documents, paragraphs, marks)
    _save(out, Documents, documents)
    _save(out, Paragraphs, paragraphs)
    storage.link(inputs["duplicates"], out / "duplicates.parquet")
    copies = int((~documents["is_canonical"]).sum())
    return Account("dedup", documents.height, documents.height - copies, {"copy": copies} if copies else {}, chars=_chars(documents))


def extract_shard(inputs: Inputs, options: Options, out: Path) -> Account:
    """`documents`, `paragraphs`, `sentences`, `tokens` → `quantities`, `times`, `entities`."""
    from transforms.extract.mentions import extract_mentions

    documents, paragraphs, sentences = (storage.read(inputs[name]) for name in ("documents", "paragraphs", "sentences"))
    tokens = storage.read(inputs["tokens"], ["sentence_id", "word", "flag"])
    mentions = extract_mentions(documents, paragraphs, sentences, tokens, options["segmenter"])
    _save(out, Quantities, mentions.quantities)
    _save(out, Times, mentions.times)
    _save(out, Entities, mentions.entities)
    found = [frame["sentence_id"] for frame in (mentions.quantities, mentions.times, mentions.entities)]
    return _sentence_account("extract", sentences, pl.concat(found), "no_mention")


def link_shard(inputs: Inputs, options: Options, out: Path) -> Account:
    """All of the above → `targets`, `initiatives`."""
    from transforms.link import Extracted, link_documents

    names = ("documents", "paragraphs", "sentences", "quantities", "times", "entities")
    frames = {name: storage.read(inputs[name]) for name in names}
    linked = link_documents(Extracted(**frames))
    _save(out, Targets, linked.targets)
    _save(out, Initiatives, linked.initiatives)
    return _sentence_account("link", frames["sentences"], linked.targets["sentence_id"], "no_commitment")


def _sentence_account(stage: Any, sentences: pl.DataFrame, found: pl.Series, reason: str) -> Account:
    kept = found.n_unique()
    aside = sentences.height - kept
    return Account(stage, sentences.height, kept, {reason: aside} if aside else {}, chars=_chars(sentences))


def _chars(frame: pl.DataFrame) -> int:
    return int(frame["text"].str.len_chars().sum())


WORKERS: Mapping[str, Callable[[Inputs, Options, Path], Account]] = {
    "read": read_shard,
    "clean": clean_shard,
    "split": split_shard,
    "segment": segment_shard,
    "sign": sign_shard,
    "group": group_shards,
    "mark": mark_shard,
    "extract": extract_shard,
    "link": link_shard,
}
