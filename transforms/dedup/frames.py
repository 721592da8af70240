"""The room's border: signatures of all shards in, pairs and marks of each shard out; documents and paragraphs marked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import polars as pl

from transforms.dedup import relations
from transforms.dedup.signatures import SignParams, numbers, sign_texts
from transforms.dedup.verify import VERIFIED, CopyParams, verify_pairs
from transforms.schema.frames import polars_schema
from transforms.schema.tables import Duplicates

if TYPE_CHECKING:
    import duckdb

_ROWS = 2048  # pairs compared at a time, with both their texts


@dataclass(frozen=True, slots=True)
class DedupParams:
    """How copies are looked for, and what counts as one."""

    sign: SignParams = field(default_factory=SignParams)
    copies: CopyParams = field(default_factory=CopyParams)
    groups: relations.GroupParams = field(default_factory=relations.GroupParams)


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """`Documents` and `Paragraphs` with their group columns filled, and `Duplicates`."""

    documents: pl.DataFrame
    paragraphs: pl.DataFrame
    duplicates: pl.DataFrame


def find_copies(connection: "duckdb.DuckDBPyConnection", params: DedupParams | None = None) -> None:
    """Find exact, near and contained copies of documents and of paragraphs.

    Every pair is verified: its numbers are computed on the sets of shingles, not estimated. The canonical member of a group is the
    longest, then the least masked, then the one with the smallest id.

    Args:
        connection: Knows `signatures` (`SIGNATURES` and `shard`) and `texts` (`level`, `id`, `text`); gets what `shard_copies` reads.
        params: Limits.
    """
    params = params or DedupParams()
    connection.execute("SET preserve_insertion_order = false")
    connection.execute("""
        CREATE TEMP TABLE verified (
            level VARCHAR, one UBIGINT, other UBIGINT, kind VARCHAR, jaccard DOUBLE, containment DOUBLE
        );
        CREATE TEMP TABLE groups (level VARCHAR, id UBIGINT, duplicate_group UBIGINT);
    """)
    relations.find_candidates(connection, params.groups)
    _verify(connection, "paragraph", params.copies)
    relations.group_copies(connection, "paragraph")
    relations.find_sharing(connection, params.groups)
    _verify(connection, "document", params.copies)
    relations.group_copies(connection, "document")
    relations.write_pairs(connection, params.groups)
    relations.write_marks(connection)


def _verify(connection: "duckdb.DuckDBPyConnection", level: str, params: CopyParams) -> None:
    found = pl.DataFrame(list(verify_pairs(_texts_of_pairs(connection, level), params)), schema=VERIFIED, orient="row")
    connection.register("found", found)
    connection.execute("INSERT INTO verified SELECT * FROM found")
    connection.unregister("found")


def _texts_of_pairs(connection: "duckdb.DuckDBPyConnection", level: str) -> Iterator[pl.DataFrame]:
    query = """
        SELECT candidates.level, one, other, one_text.text AS one_text, other_text.text AS other_text
        FROM candidates
        JOIN texts AS one_text ON one_text.level = candidates.level AND one_text.id = one
        JOIN texts AS other_text ON other_text.level = candidates.level AND other_text.id = other
        WHERE candidates.level = ?
    """
    for batch in connection.sql(query, params=[level]).to_arrow_reader(_ROWS):
        frame = pl.from_arrow(batch)
        if isinstance(frame, pl.DataFrame) and frame.height:
            yield frame


def shard_copies(connection: "duckdb.DuckDBPyConnection", shard: int) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`Duplicates` whose left text lies in the shard, and the marks of the shard's texts; both sorted by id."""
    pairs = connection.sql(
        """
        SELECT pairs.level, format('{:016x}', left_id) AS left_id, format('{:016x}', right_id) AS right_id, kind, jaccard, containment
        FROM pairs JOIN members ON members.level = pairs.level AND members.id = pairs.left_id
        WHERE members.shard = ? ORDER BY ALL
        """,
        params=[shard],
    ).pl()
    marks = connection.sql(
        """
        SELECT level, format('{:016x}', id) AS id, format('{:016x}', duplicate_group) AS duplicate_group, is_canonical, reused_share
        FROM marks WHERE shard = ? ORDER BY ALL
        """,
        params=[shard],
    ).pl()
    return pairs.cast(pl.Schema(polars_schema(Duplicates))), marks


def mark_copies(documents: pl.DataFrame, paragraphs: pl.DataFrame, marks: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """`Documents` and `Paragraphs` with their marks, in the order given."""
    marked = []
    for level, rows, key, columns in (
        ("document", documents, "doc_id", ["duplicate_group", "is_canonical", "reused_share"]),
        ("paragraph", paragraphs, "paragraph_id", ["duplicate_group"]),
    ):
        own = marks.filter(pl.col("level") == level).select(pl.col("id").alias(key), *columns)
        joined = rows.drop(columns).join(own, on=key, how="left", maintain_order="left")
        marked.append(joined.select(rows.columns).cast(rows.schema))
    return marked[0].with_columns(pl.col("reused_share").fill_null(0.0)), marked[1]


def find_duplicates(documents: pl.DataFrame, paragraphs: pl.DataFrame, params: DedupParams | None = None) -> Deduplicated:
    """All of the above for texts that lie in memory. Result rows keep the order of the input."""
    import duckdb

    params = params or DedupParams()
    signatures = sign_texts(documents, paragraphs, params.sign).with_columns(shard=pl.lit(0))
    texts = pl.concat(
        [
            documents.select(pl.lit("document").alias("level"), id=numbers(documents["doc_id"]), text="text"),
            paragraphs.select(pl.lit("paragraph").alias("level"), id=numbers(paragraphs["paragraph_id"]), text="text"),
        ]
    )
    with duckdb.connect() as connection:
        connection.register("signatures", signatures)
        connection.register("texts", texts)
        find_copies(connection, params)
        duplicates, marks = shard_copies(connection, 0)
    return Deduplicated(*mark_copies(documents, paragraphs, marks), duplicates)
