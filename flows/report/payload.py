"""What the report says at a glance, and the rows of its table, as plain lists for JSON."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    import polars as pl

COLUMNS = (
    "due_date",
    "deadline",
    "responsible",
    "supporting",
    "responsible_source",
    "action",
    "kind",
    "indicator",
    "quantity",
    "modality",
    "consequence",
    "consequence_kind",
    "outline",
    "start_char",
    "end_char",
    "target_id",
)
COUNTS = """
    SELECT (SELECT count(*) FROM ledger) AS rows, (SELECT count(*) FROM targets) AS with_copies,
        (SELECT count(*) FROM pages) AS pages, (SELECT count(*) FROM documents) AS documents,
        (SELECT count(*) FROM documents WHERE is_canonical) AS canonical, (SELECT count(*) FROM rejects) AS rejects,
        (SELECT coalesce(sum(end_char - start_char), 0)::BIGINT FROM paragraphs) AS text_chars,
        (SELECT coalesce(sum(end_char - start_char), 0)::BIGINT FROM discards) AS noise_chars
"""
POOLED_SHARE = 0.5  # a column with fewer different values than this share of its rows is written as a pool and numbers


@dataclass(frozen=True, slots=True)
class ReportParams:
    """What keeps the file small enough to mail and to open at once."""

    max_rows: int = 100_000  # rows of the ledger, soonest due first
    max_passage_chars: int = 8_000_000  # characters of pages, three bytes each
    context_chars: tuple[int, ...] = (300, 60, 0)  # around a paragraph; the first that fits is taken
    chunk_chars: int = 200_000  # of one block that the browser reads at the first click into it
    sources: int = 12


def overview(connection: "duckdb.DuckDBPyConnection", snapshot_id: str, params: ReportParams) -> tuple[dict[str, Any], "pl.DataFrame"]:
    """Everything the report shows but the passages, and the rows that want one."""
    rows = connection.sql(
        "SELECT ledger.*, paragraphs.start_char AS para_start, paragraphs.end_char AS para_end "
        "FROM ledger JOIN sentences USING (sentence_id) JOIN paragraphs USING (paragraph_id) "
        "ORDER BY due_date NULLS LAST, source_path, ledger.start_char, ledger.end_char, target_id LIMIT ?",
        params=[params.max_rows],
    ).pl()
    counted = connection.execute(COUNTS)
    names = [column[0] for column in counted.description or []]
    counts = dict(zip(names, counted.fetchone() or (), strict=True))
    documents = rows.select("doc_id", "title", "genre", "place", "document_date", "source_path").unique("doc_id", maintain_order=True)
    number = {doc_id: place for place, doc_id in enumerate(documents["doc_id"])}
    columns: dict[str, Any] = {name: _packed(_plain(rows[name])) for name in COLUMNS}
    columns["doc"] = [number[doc_id] for doc_id in rows["doc_id"]]
    data = {
        "snapshot": snapshot_id,
        "counts": counts,
        "documents": list(zip(*(_plain(documents[name]) for name in documents.columns), strict=True)),
        "rows": columns,
        "sources": sources(connection, params.sources),
        "limits": {"rows": rows.height, "of_rows": counts["rows"]},
    }
    return data, rows


def sources(connection: "duckdb.DuckDBPyConnection", count: int) -> list[tuple[Any, ...]]:
    """Name, own, repeated and set-aside characters of the largest sources: files where they are few, else sites or folders."""
    return connection.execute(
        """
        WITH noise AS (SELECT page_id, sum(end_char - start_char) AS chars FROM discards GROUP BY page_id),
        said AS (
            SELECT page_id, sum(end_char - start_char) AS chars,
                sum(end_char - start_char) FILTER (duplicate_group <> paragraph_id) AS repeated
            FROM paragraphs GROUP BY page_id
        ),
        page AS (
            SELECT coalesce(said.chars, 0) AS chars, coalesce(repeated, 0) AS repeated, coalesce(noise.chars, 0) AS noise,
                CASE WHEN (SELECT count(DISTINCT split_part(source_path, '#', 1)) FROM pages) <= $1 THEN split_part(source_path, '#', 1)
                    ELSE coalesce(site, split_part(source_path, '/', 1)) END AS source
            FROM pages LEFT JOIN noise USING (page_id) LEFT JOIN said USING (page_id)
        )
        SELECT source, sum(chars - repeated)::BIGINT AS own, sum(repeated)::BIGINT, sum(noise)::BIGINT
        FROM page GROUP BY source ORDER BY sum(chars + noise) DESC, source LIMIT $1
        """,
        [count],
    ).fetchall()


def _plain(column: "pl.Series") -> list[Any]:
    import polars as pl

    return (column.cast(pl.String) if column.dtype == pl.Date else column).to_list()


def _packed(values: list[Any]) -> Any:
    """The values, or the different ones (`v`) and for each row its place among them (`i`)."""
    pool = {value: place for place, value in enumerate(dict.fromkeys(values))}
    if len(pool) > POOLED_SHARE * len(values):
        return values
    return {"v": list(pool), "i": [pool[value] for value in values]}
