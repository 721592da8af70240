"""Signatures of all shards → candidates, groups, pairs and marks, as relations: DuckDB keeps on disk what memory cannot hold."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl
import rustworkx as rx

if TYPE_CHECKING:
    import duckdb


@dataclass(frozen=True, slots=True)
class GroupParams:
    """Bounds that keep every step linear."""

    hot_members: int = 32  # a bucket or group above this is written as a star and a chain, not as all pairs
    shared_share: float = 0.5  # documents are compared for containment from this share of the smaller one's characters on


def find_candidates(connection: "duckdb.DuckDBPyConnection", params: GroupParams) -> None:
    """`signatures` → tables `members` (texts and the first with the same key) and `candidates` (pairs of first texts)."""
    connection.execute("""
        CREATE TEMP TABLE members AS
        SELECT level, id, shard, min(id) OVER same AS first, count(*) OVER same AS size
        FROM signatures WHERE key IS NOT NULL WINDOW same AS (PARTITION BY level, key);
        CREATE TEMP TABLE firsts AS
        SELECT level, id, masks > 0 AS is_masked, bands, coalesce(figureless_bands, []) AS figureless_bands
        FROM signatures SEMI JOIN (SELECT level, id FROM members WHERE id = first) USING (level, id);
        CREATE TEMP TABLE banded AS
        SELECT level, id AS item, unnest(bands) AS bucket, unnest(list_concat(bands[2:], bands[:1])) AS beside FROM firsts;
        CREATE TEMP TABLE figureless AS
        SELECT level, id AS item, is_masked, unnest(figureless_bands) AS bucket,
            unnest(list_concat(figureless_bands[2:], figureless_bands[:1])) AS beside
        FROM firsts;
        CREATE TEMP TABLE masked AS
        SELECT * FROM figureless SEMI JOIN (SELECT level, bucket FROM figureless WHERE is_masked) USING (level, bucket);
    """)
    connection.execute(f"""
        CREATE TEMP TABLE candidates AS
        SELECT DISTINCT level, one, other FROM ({bucket_pairs("banded", "item", "beside, item", params)})
        UNION
        SELECT DISTINCT level, one, other FROM ({bucket_pairs("masked", "item", "beside, item", params)})
    """)


def bucket_pairs(source: str, item: str, order: str, params: GroupParams) -> str:
    """SQL for all pairs (`level`, `bucket`, `one`, `other`) of the items of a bucket.

    A hot bucket gives only the pairs with its first item and between neighbours in the order, which keep it connected: items that
    are alike in another band stand side by side.
    """
    return f"""
        WITH shared AS (
            SELECT * FROM {source} SEMI JOIN (SELECT level, bucket FROM {source} GROUP BY level, bucket HAVING count(*) > 1)
            USING (level, bucket)
        ), placed AS (
            SELECT level, bucket, {item} AS item, count(*) OVER (PARTITION BY level, bucket) AS size,
                first_value({item}) OVER along AS head, lag({item}) OVER along AS before
            FROM shared WINDOW along AS (PARTITION BY level, bucket ORDER BY {order})
        )
        SELECT left_side.level, left_side.bucket, left_side.item AS one, right_side.item AS other
        FROM placed AS left_side JOIN placed AS right_side USING (level, bucket)
        WHERE left_side.size <= {params.hot_members} AND left_side.item < right_side.item
        UNION
        SELECT level, bucket, least(head, item), greatest(head, item) FROM placed WHERE size > {params.hot_members} AND head <> item
        UNION
        SELECT level, bucket, least(before, item), greatest(before, item) FROM placed
        WHERE size > {params.hot_members} AND before <> item
    """


def find_sharing(connection: "duckdb.DuckDBPyConnection", params: GroupParams) -> None:
    """Documents that share paragraphs (`groups`) to the share given join `candidates`: one may hold the other."""
    connection.execute("""
        CREATE TEMP TABLE held AS
        SELECT 'document' AS level, groups.duplicate_group AS bucket, paragraph.doc_id AS item, max(paragraph.chars) AS chars
        FROM signatures AS paragraph
        JOIN groups ON groups.level = 'paragraph' AND groups.id = paragraph.id
        JOIN members AS document ON document.level = 'document' AND document.id = paragraph.doc_id AND document.first = document.id
        WHERE paragraph.level = 'paragraph'
        GROUP BY ALL;
        CREATE TEMP TABLE lengths AS
        SELECT doc_id AS item, sum(chars) AS chars FROM signatures WHERE level = 'paragraph' GROUP BY doc_id;
    """)
    connection.execute(f"""
        CREATE TEMP TABLE sharing AS
        SELECT pair.level, pair.one, pair.other
        FROM ({bucket_pairs("held", "item", "item", params)}) AS pair
        JOIN held AS one_held ON one_held.bucket = pair.bucket AND one_held.item = pair.one
        JOIN held AS other_held ON other_held.bucket = pair.bucket AND other_held.item = pair.other
        JOIN lengths AS one_length ON one_length.item = pair.one
        JOIN lengths AS other_length ON other_length.item = pair.other
        GROUP BY ALL
        HAVING sum(least(one_held.chars, other_held.chars)) >= {params.shared_share} * min(least(one_length.chars, other_length.chars));
        INSERT INTO candidates SELECT * FROM sharing ANTI JOIN candidates USING (level, one, other);
    """)


def group_copies(connection: "duckdb.DuckDBPyConnection", level: str) -> None:
    """Texts of a level with their group (the smallest id connected over exact and near pairs in `verified`) join table `groups`."""
    pairs = connection.execute("SELECT one, other FROM verified WHERE level = ? AND kind = 'near' ORDER BY ALL", [level]).fetchall()
    names = sorted({name for pair in pairs for name in pair})
    places = {name: place for place, name in enumerate(names)}
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(names)
    graph.add_edges_from_no_data([(places[one], places[other]) for one, other in pairs])
    roots = [(names[place], names[min(component)]) for component in rx.connected_components(graph) for place in component]
    frame = pl.DataFrame(roots, schema={"first": pl.UInt64(), "root": pl.UInt64()}, orient="row")
    connection.register("roots", frame)
    connection.execute(
        """
        INSERT INTO groups
        SELECT level, id, coalesce(root, first) FROM members LEFT JOIN roots USING (first)
        WHERE level = ? AND (size > 1 OR root IS NOT NULL)
        """,
        [level],
    )
    connection.unregister("roots")


def write_pairs(connection: "duckdb.DuckDBPyConnection", params: GroupParams) -> None:
    """`members`, `verified` → table `pairs`: exact pairs within a key, the others between all that share the two keys."""
    connection.execute("CREATE TEMP TABLE same AS SELECT level, first AS bucket, id AS item FROM members WHERE size > 1")
    connection.execute(f"""
        CREATE TEMP TABLE pairs AS
        SELECT level, one AS left_id, other AS right_id, 'exact' AS kind, 1.0::DOUBLE AS jaccard, 1.0::DOUBLE AS containment
        FROM ({bucket_pairs("same", "item", "item", params)})
        UNION ALL
        SELECT verified.level, CASE WHEN kind = 'near' THEN least(one.id, other.id) ELSE one.id END,
            CASE WHEN kind = 'near' THEN greatest(one.id, other.id) ELSE other.id END, kind, jaccard, containment
        FROM verified
        JOIN members AS one ON one.level = verified.level AND one.first = verified.one
        JOIN members AS other ON other.level = verified.level AND other.first = verified.other
        WHERE one.size * other.size <= {params.hot_members} OR (one.id = verified.one AND other.id = verified.other)
    """)


def write_marks(connection: "duckdb.DuckDBPyConnection") -> None:
    """`signatures`, `groups` → table `marks`: what a document, or a paragraph that has copies, is told about them."""
    connection.execute("""
        CREATE TEMP TABLE grouped AS
        SELECT level, id, shard, doc_id, chars, masks, duplicate_group FROM signatures LEFT JOIN groups USING (level, id);
        CREATE TEMP TABLE travelling AS
        SELECT duplicate_group FROM grouped WHERE level = 'paragraph' AND duplicate_group IS NOT NULL
        GROUP BY duplicate_group HAVING count(DISTINCT doc_id) > 1;
        CREATE TEMP TABLE marks AS
        WITH shares AS (
            SELECT doc_id AS id, coalesce(sum(chars) FILTER (travelling.duplicate_group IS NOT NULL), 0) / sum(chars) AS reused_share
            FROM grouped LEFT JOIN travelling USING (duplicate_group) WHERE level = 'paragraph' GROUP BY doc_id
        )
        SELECT level, id, shard, duplicate_group, reused_share,
            row_number() OVER (PARTITION BY coalesce(duplicate_group, id) ORDER BY chars DESC, masks, id) = 1 AS is_canonical
        FROM grouped LEFT JOIN shares USING (id) WHERE level = 'document'
        UNION ALL
        SELECT level, id, shard, duplicate_group, NULL, NULL FROM grouped WHERE level = 'paragraph' AND duplicate_group IS NOT NULL;
    """)
