"""The stages, one after another: each takes the parts of those before it and gives its own parts."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl
import xxhash

from flows import storage
from flows.settings import Settings
from flows.shards import CORRECTIONS, Shard, list_raw, plan_shards
from flows.steps import Part, run_steps, step

if TYPE_CHECKING:
    from transforms.clean.corrections import Correction

Parts = list[Part]


def plan(settings: Settings) -> list[Shard]:
    """The shards that the raw folder is worked on in."""
    return plan_shards(list_raw(settings.raw), settings.shard_bytes)


def read(settings: Settings) -> Parts:
    """Raw files → `pages`, `rejects`, one part a shard."""
    steps = []
    for shard in plan(settings):
        options = {"files": [file.path for file in shard.files]}
        steps.append(step("read", shard.name, {"raw": settings.raw}, options, _digests(settings.raw, shard)))
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

    repeated = _site_lines(pages)
    stated = correction_frame(read_stated(settings.raw))
    steps = []
    for part in pages:
        own = repeated.join(storage.read(part.table("lines")).select("site").unique(), on="site", how="semi", nulls_equal=True)
        lines = _keep(settings, "lines", own)
        relevant = relevant_corrections(stated, storage.read(part.table("pages")).get_column("source_path"))
        corrections = _keep(settings, "corrections", relevant)
        inputs = {"pages": part.table("pages"), "site_lines": lines, "corrections": corrections}
        steps.append(step("clean", part.shard, inputs, {}, [part.key, lines.name, corrections.name]))
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
    used = pl.concat([storage.read(part.table("corrections")).select("line") for part in cleaned])["line"].unique().to_list()
    return [
        f"{CORRECTIONS} line {item.line} ({item.action}): “{item.match}” stands on no page that fits {item.source}"
        for item in read_stated(settings.raw)
        if item.line not in used
    ]


def _site_lines(pages: Parts) -> pl.DataFrame:
    from transforms.clean import find_site_lines

    counts = pl.concat([storage.read(part.table("lines")) for part in pages])
    repeated: pl.DataFrame = find_site_lines(counts.group_by("site", "line").agg(pl.col("page_count").sum()))
    return repeated.sort("site", "line")


def split(settings: Settings, pages: Parts, cleaned: Parts) -> Parts:
    """`pages`, `blocks` → `documents`, `paragraphs`."""
    steps = []
    for page, clean_part in zip(pages, cleaned, strict=True):
        inputs = {"pages": page.table("pages")} | {name: clean_part.table(name) for name in ("blocks", "discards", "corrections")}
        steps.append(step("split", page.shard, inputs, {}, [page.key, clean_part.key]))
    return run_steps(settings, steps)


def segment(settings: Settings, documents: Parts) -> Parts:
    """`paragraphs` → `sentences`, `tokens`."""
    options = {"segmenter": settings.segmenter}
    steps = [step("segment", part.shard, {"paragraphs": part.table("paragraphs")}, options, [part.key]) for part in documents]
    return run_steps(settings, steps)


def dedup(settings: Settings, documents: Parts) -> Part:
    """`documents`, `paragraphs` of all shards → the same with their groups, and `duplicates`."""
    inputs = {f"{table}/{part.shard}": part.table(table) for part in documents for table in ("documents", "paragraphs")}
    options = {"shards": [part.shard for part in documents]}
    return run_steps(settings, [step("dedup", "all", inputs, options, [part.key for part in documents])])[0]


def extract(settings: Settings, documents: Parts, sentences: Parts) -> Parts:
    """`documents`, `paragraphs`, `sentences` → `quantities`, `times`, `entities`.

    Groups of copies change no mention, so the parts of split are read, not those of dedup: a new copy elsewhere costs nothing here.
    """
    steps = []
    for part, own in zip(documents, sentences, strict=True):
        inputs = {"documents": part.table("documents"), "paragraphs": part.table("paragraphs"), "sentences": own.table("sentences")}
        steps.append(step("extract", part.shard, inputs, {"segmenter": settings.segmenter}, [part.key, own.key]))
    return run_steps(settings, steps)


def link(settings: Settings, marked: Part, sentences: Parts, mentions: Parts) -> Parts:
    """All of the above → `targets`, `initiatives`."""
    steps = []
    for own, mentioned in zip(sentences, mentions, strict=True):
        inputs = {table: marked.folder / own.shard / f"{table}.parquet" for table in ("documents", "paragraphs")}
        inputs |= {"sentences": own.table("sentences")} | {table: mentioned.table(table) for table in ("quantities", "times", "entities")}
        contents = [storage.digest(inputs["documents"]), storage.digest(inputs["paragraphs"])]
        steps.append(step("link", own.shard, inputs, {}, [*contents, own.key, mentioned.key]))
    return run_steps(settings, steps)


def published_files(stages: Sequence[Parts]) -> dict[str, dict[str, Path]]:
    """Where the parts of each published table lie: table → part name → file.

    Args:
        stages: Parts of read, clean, segment, dedup (one part), extract and link.
    """
    read_parts, clean_parts, segment_parts, (marked,), extract_parts, link_parts = stages
    sources = [
        (("pages", "rejects"), read_parts),
        (("discards", "corrections"), clean_parts),
        (("sentences", "tokens"), segment_parts),
        (("quantities", "times", "entities"), extract_parts),
        (("targets", "initiatives"), link_parts),
    ]
    files = {table: {part.shard: part.table(table) for part in parts} for tables, parts in sources for table in tables}
    for table in ("documents", "paragraphs"):
        files[table] = {part.shard: marked.folder / part.shard / f"{table}.parquet" for part in read_parts}
    files["duplicates"] = {"all": marked.table("duplicates")}
    return files
