"""The room's border: all documents and paragraphs in; the same with their groups, and the pairs, out."""

from collections import defaultdict
from dataclasses import dataclass, field

import polars as pl

from transforms.dedup.candidates import Pair, bucket_pairs
from transforms.dedup.compare import CompareParams, CopyPair, connected_groups, copy_pairs, exact_groups
from transforms.schema.frames import frame
from transforms.schema.tables import Duplicates

_MASKS = r"[xX×＊*]"


@dataclass(frozen=True, slots=True)
class DedupParams:
    """What counts as a copy, for documents and for paragraphs."""

    documents: CompareParams = field(default_factory=CompareParams)
    paragraphs: CompareParams = field(default_factory=CompareParams)
    shared_share: float = 0.5  # documents are compared for containment from this share of the smaller one's characters on


@dataclass(frozen=True, slots=True)
class Deduplicated:
    """`Documents` and `Paragraphs` with their group columns filled, and `Duplicates`."""

    documents: pl.DataFrame
    paragraphs: pl.DataFrame
    duplicates: pl.DataFrame


def find_duplicates(documents: pl.DataFrame, paragraphs: pl.DataFrame, params: DedupParams | None = None) -> Deduplicated:
    """Find exact, near and contained copies of documents and of paragraphs.

    Every pair is verified: `jaccard` and `containment` are computed on the sets of shingles, not estimated. The canonical member
    of a group is the longest, then the least masked, then the one with the smallest id. Result rows keep the order of the input.
    """
    params = params or DedupParams()
    paragraph_exact = exact_groups(paragraphs["paragraph_id"], paragraphs["text"], params.paragraphs)
    paragraph_pairs = copy_pairs(paragraph_exact, set(), params.paragraphs)
    paragraph_groups = connected_groups(paragraph_pairs)
    document_exact = exact_groups(documents["doc_id"], documents["text"], params.documents)
    shared = _sharing_documents(paragraphs, paragraph_groups, document_exact, params)
    document_pairs = copy_pairs(document_exact, shared, params.documents)
    grouped_paragraphs = _with_group(paragraphs, "paragraph_id", paragraph_groups)
    grouped = _with_group(documents, "doc_id", connected_groups(document_pairs))
    return Deduplicated(
        _with_reuse(_with_canonical(grouped), grouped_paragraphs),
        grouped_paragraphs,
        _pair_frame(document_pairs, paragraph_pairs),
    )


def _sharing_documents(paragraphs: pl.DataFrame, groups: dict[str, str], exact: dict[str, list[str]], params: DedupParams) -> set[Pair]:
    """Places in `exact` of documents that share paragraphs to at least `shared_share` of the smaller one's characters."""
    place = {identifier: at for at, members in enumerate(exact.values()) for identifier in members}
    holders: dict[str, dict[int, int]] = defaultdict(dict)
    chars: dict[int, int] = defaultdict(int)
    for paragraph_id, doc_id, text in paragraphs.select("paragraph_id", "doc_id", "text").iter_rows():
        at = place.get(doc_id)
        if at is None:
            continue
        chars[at] += len(text)
        if (group := groups.get(paragraph_id)) is not None:
            holders[group][at] = len(text)
    shared: dict[Pair, int] = defaultdict(int)
    for documents in holders.values():
        for pair in bucket_pairs(sorted(documents), params.documents.hot_members):
            shared[pair] += min(documents[pair[0]], documents[pair[1]])
    return {pair for pair, length in shared.items() if length >= params.shared_share * min(chars[pair[0]], chars[pair[1]])}


def _with_group(rows: pl.DataFrame, key: str, groups: dict[str, str]) -> pl.DataFrame:
    if not groups:
        return rows.with_columns(duplicate_group=pl.lit(None, dtype=pl.String()))
    return rows.with_columns(duplicate_group=pl.col(key).replace_strict(groups, default=None, return_dtype=pl.String()))


def _with_canonical(documents: pl.DataFrame) -> pl.DataFrame:
    order = documents.select(
        "doc_id",
        group=pl.coalesce("duplicate_group", "doc_id"),
        length=-pl.col("text_chars").cast(pl.Int64()),
        masks=pl.col("text").str.count_matches(_MASKS),
    )
    canonical = order.sort("group", "length", "masks", "doc_id").group_by("group", maintain_order=True).first()
    return documents.with_columns(is_canonical=pl.col("doc_id").is_in(canonical.get_column("doc_id").implode()))


def _with_reuse(documents: pl.DataFrame, paragraphs: pl.DataFrame) -> pl.DataFrame:
    """`reused_share`: characters in paragraphs whose group reaches into another document, of all characters in paragraphs."""
    spread = paragraphs.group_by("duplicate_group").agg(documents=pl.col("doc_id").n_unique())
    travelling = spread.filter(pl.col("duplicate_group").is_not_null() & (pl.col("documents") > 1)).get_column("duplicate_group")
    chars = pl.col("text").str.len_chars()
    is_reused = pl.col("duplicate_group").is_in(travelling.implode()).fill_null(value=False)
    share = paragraphs.group_by("doc_id").agg(reused_share=chars.filter(is_reused).sum() / chars.sum())
    return documents.drop("reused_share").join(share, on="doc_id", how="left", maintain_order="left").select(documents.columns)


def _pair_frame(documents: list[CopyPair], paragraphs: list[CopyPair]) -> pl.DataFrame:
    rows = [
        (level, pair.left, pair.right, pair.kind, pair.jaccard, pair.containment)
        for level, pairs in (("document", documents), ("paragraph", paragraphs))
        for pair in pairs
    ]
    return frame(Duplicates, rows)
