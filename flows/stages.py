"""The stages, one after another: each takes the parts of those before it and gives its own parts."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import xxhash

from flows import storage
from flows.settings import Settings
from flows.shards import CORRECTIONS, Shard, list_raw, plan_shards
from flows.steps import Job, Part, run_steps

if TYPE_CHECKING:
    from transforms.clean.corrections import Correction

Parts = list[Part]


def plan(settings: Settings) -> list[Shard]:
    """The shards that the raw folder is worked on in."""
    return plan_shards(list_raw(settings.raw, settings.processed), settings.shard_bytes)


def read(settings: Settings) -> Parts:
    """Raw files → `pages`, `rejects`, one part a shard."""
    job = Job("read", "read")
    steps = []
    for shard in plan(settings):
        files = [file.path for file in shard.files]
        steps.append(job.step(shard.name, shard.size_bytes, {"raw": settings.raw}, _digests(settings.raw, shard), files=files))
    return run_steps(settings, steps)


def _digests(raw: Path, shard: Shard) -> list[str]:
    digests = []
    for file in shard.files:
        try:
            digests.append(storage.digest(raw / file.path) if (raw / file.path).is_file() else "no file")
        except OSError:
            digests.append("unreadable")
    return digests


def clean(settings: Settings, pages: Parts) -> Parts:
    """`pages` → `blocks`, `discards`, `corrections`. Lines that a site repeats are counted over all shards first."""
    from transforms.clean import correction_frame, relevant_corrections

    job = Job("clean", "clean")
    repeated = _site_lines(settings, pages)
    stated = correction_frame(read_stated(settings.raw))
    steps = []
    for part in pages:
        own = repeated.join(storage.read(part.table("lines"), ["site"]).unique(), on="site", how="semi", nulls_equal=True)
        lines = _keep(settings, "lines", own)
        relevant = relevant_corrections(stated, storage.read(part.table("pages"), ["source_path"]).get_column("source_path"))
        corrections = _keep(settings, "corrections", relevant)
        inputs = {"pages": part.table("pages"), "site_lines": lines, "corrections": corrections}
        steps.append(job.step(part.shard, part.size_bytes, inputs, [part.key, lines.name, corrections.name]))
    return run_steps(settings, steps)


def _keep(settings: Settings, name: str, frame: pl.DataFrame) -> Path:
    """A small frame on disk, in a file named by what it holds."""
    path = settings.work / f"{name}-{xxhash.xxh3_64_hexdigest(repr(frame.rows()).encode())}.parquet"
    storage.write_plain(frame, path)
    return path


def read_stated(raw: Path) -> "list[Correction]":
    """The lines of the corrections file in the raw folder; none where there is no such file.

    Raises:
        RawInputError: A line is wrong; says which.
    """
    from transforms.clean import read_corrections

    path = raw / CORRECTIONS
    if not path.is_file():
        return []
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030", "replace")  # as Excel saves it on a Chinese Windows
    return read_corrections(text, str(path))


def unused_corrections(settings: Settings, cleaned: Parts) -> list[str]:
    """A sentence for each line of the corrections file that fits no place on any page."""
    used = pl.concat([storage.read(part.table("corrections"), ["line"]) for part in cleaned])["line"].unique().to_list()
    return [
        f"{CORRECTIONS} line {item.line} ({item.action}): “{item.match}” stands on no page that fits {item.source}"
        for item in read_stated(settings.raw)
        if item.line not in used
    ]


def _site_lines(settings: Settings, pages: Parts) -> pl.DataFrame:
    from transforms.clean import SiteLineParams, find_site_lines

    params = SiteLineParams()
    with storage.database(settings.work / "lines.partial") as connection:
        counts = connection.sql(
            """
            SELECT site, line, sum(page_count)::UINTEGER AS page_count FROM read_parquet($files)
            GROUP BY site, line HAVING line = '' OR sum(page_count) >= $least
            """,
            params={"files": [str(part.table("lines")) for part in pages], "least": params.min_pages},
        ).pl()
    return find_site_lines(counts, params)


def split(settings: Settings, pages: Parts, cleaned: Parts) -> Parts:
    """`pages`, `blocks` → `documents`, `paragraphs`."""
    job = Job("split", "split")
    steps = []
    for page, clean_part in zip(pages, cleaned, strict=True):
        inputs = {"pages": page.table("pages")} | {name: clean_part.table(name) for name in ("blocks", "discards", "corrections")}
        steps.append(job.step(page.shard, page.size_bytes, inputs, [page.key, clean_part.key]))
    return run_steps(settings, steps)


def segment(settings: Settings, documents: Parts) -> Parts:
    """`paragraphs` → `sentences`, `tokens`."""
    job = Job("segment", "segment", {"segmenter": settings.segmenter})
    steps = [job.step(part.shard, part.size_bytes, {"paragraphs": part.table("paragraphs")}, [part.key]) for part in documents]
    return run_steps(settings, steps)


def dedup(settings: Settings, documents: Parts) -> Parts:
    """`documents`, `paragraphs` → the same with their groups, and `duplicates`.

    A shard's texts are signed once; the signatures of all shards are grouped together; the shards whose marks changed are written.
    """
    signed = _sign(settings, documents)
    grouped = _group(settings, documents, signed)
    job = Job("mark", "dedup")
    steps = []
    for part in documents:
        inputs = {table: part.table(table) for table in ("documents", "paragraphs")}
        inputs |= {table: grouped.folder / part.shard / f"{table}.parquet" for table in ("marks", "duplicates")}
        contents = [storage.digest(inputs["marks"]), storage.digest(inputs["duplicates"])]
        steps.append(job.step(part.shard, part.size_bytes, inputs, [part.key, *contents]))
    marked = run_steps(settings, steps)
    return [replace(part, beside=(own.folder, grouped.folder)) for part, own in zip(marked, signed, strict=True)]


def _sign(settings: Settings, documents: Parts) -> Parts:
    job = Job("sign", "dedup")
    steps = []
    for part in documents:
        inputs = {table: part.table(table) for table in ("documents", "paragraphs")}
        steps.append(job.step(part.shard, part.size_bytes, inputs, [part.key]))
    return run_steps(settings, steps, shards_to_come=len(documents))


def _group(settings: Settings, documents: Parts, signed: Parts) -> Part:
    inputs = {f"{table}/{part.shard}": part.table(table) for part in documents for table in ("documents", "paragraphs")}
    inputs |= {f"signatures/{part.shard}": part.table("signatures") for part in signed}
    shards = [part.shard for part in documents]
    step = Job("group", "dedup").step("all", 0, inputs, [part.key for part in signed], shards=shards)
    return run_steps(settings, [step], shards_to_come=len(documents))[0]


def extract(settings: Settings, documents: Parts, sentences: Parts) -> Parts:
    """`documents`, `paragraphs`, `sentences`, `tokens` → `quantities`, `times`, `entities`.

    Groups of copies change no mention, so the parts of split are read, not those of dedup: a new copy elsewhere costs nothing here.
    """
    job = Job("extract", "extract", {"segmenter": settings.segmenter})
    steps = []
    for part, own in zip(documents, sentences, strict=True):
        inputs = {name: part.table(name) for name in ("documents", "paragraphs")}
        inputs |= {name: own.table(name) for name in ("sentences", "tokens")}
        steps.append(job.step(part.shard, part.size_bytes, inputs, [part.key, own.key]))
    return run_steps(settings, steps)


def link(settings: Settings, marked: Parts, sentences: Parts, mentions: Parts) -> Parts:
    """All of the above → `targets`, `initiatives`."""
    job = Job("link", "link")
    steps = []
    for part, own, mentioned in zip(marked, sentences, mentions, strict=True):
        inputs = {table: part.table(table) for table in ("documents", "paragraphs")}
        inputs |= {"sentences": own.table("sentences")} | {table: mentioned.table(table) for table in ("quantities", "times", "entities")}
        contents = [storage.digest(inputs["documents"]), storage.digest(inputs["paragraphs"])]
        steps.append(job.step(own.shard, own.size_bytes, inputs, [*contents, own.key, mentioned.key]))
    return run_steps(settings, steps)


PUBLISHED = (
    ("pages", "rejects"),
    ("discards", "corrections"),
    ("sentences", "tokens"),
    ("documents", "paragraphs", "duplicates"),
    ("quantities", "times", "entities"),
    ("targets", "initiatives"),
)


def published_files(stages: Sequence[Parts]) -> dict[str, dict[str, Path]]:
    """Where the parts of each published table lie: table → part name → file.

    Args:
        stages: Parts of read, clean, segment, dedup, extract and link.
    """
    sources = zip(PUBLISHED, stages, strict=True)
    return {table: {part.shard: part.table(table) for part in parts} for tables, parts in sources for table in tables}
