"""Pairs of texts worth comparing → those that copy one another, by the similarity of their sets of shingles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from transforms.dedup.shingles import Hashes, comparable, shingle_sets, similarity, without_figures
from transforms.schema.codes import DuplicateKind


@dataclass(frozen=True, slots=True)
class CopyParams:
    """What counts as a copy."""

    shingle_chars: int = 5
    near_jaccard: float = 0.8  # damaged copies of one speech measured 0.86 to 0.97, speeches on one template 0.21 and less
    contains_share: float = 0.9  # of the shingles of the smaller text


class Verified(NamedTuple):
    """Two texts that copy one another; for `contains`, `one` holds `other`."""

    level: str
    one: int
    other: int
    kind: DuplicateKind
    jaccard: float
    containment: float


VERIFIED = pl.Schema(
    {
        "level": pl.String(),
        "one": pl.UInt64(),
        "other": pl.UInt64(),
        "kind": pl.String(),
        "jaccard": pl.Float64(),
        "containment": pl.Float64(),
    }
)


@dataclass(frozen=True, slots=True)
class _Sets:
    """What is compared of the texts of some pairs, by id."""

    chars: dict[int, int]
    plain: dict[int, Hashes]
    masked: frozenset[int]
    figureless: dict[int, Hashes]  # of the masked texts and those paired with one


def verify_pairs(batches: Iterable[pl.DataFrame], params: CopyParams) -> Iterator[Verified]:
    """The pairs that copy one another, whatever made them candidates.

    Args:
        batches: `level`, `one`, `other`, `one_text`, `other_text`; ids are numbers, `one` the smaller.
        params: Limits.
    """
    for batch in batches:
        sets = _sets(batch, params)
        for level, one, other in batch.select("level", "one", "other").iter_rows():
            verified = _compare(level, one, other, sets, params)
            if verified:
                yield verified


def _sets(batch: pl.DataFrame, params: CopyParams) -> _Sets:
    both = [batch.select(id=side, text=f"{side}_text") for side in ("one", "other")]
    texts = pl.concat(both).unique("id").with_columns(pl.col("text").map_batches(comparable))
    masked = texts.filter(pl.col("text").str.contains("x", literal=True)).get_column("id")
    beside = batch.filter(pl.col("one").is_in(masked.implode()) | pl.col("other").is_in(masked.implode()))
    compared = texts.filter(pl.col("id").is_in(pl.concat([beside["one"], beside["other"]]).implode()))
    plain, figureless = (
        shingle_sets(column.to_list(), params.shingle_chars) for column in (texts["text"], without_figures(compared["text"]))
    )
    return _Sets(
        dict(zip(texts["id"], texts["text"].str.len_chars(), strict=True)),
        dict(zip(texts["id"], plain, strict=True)),
        frozenset(masked),
        dict(zip(compared["id"], figureless, strict=True)),
    )


def _compare(level: str, one: int, other: int, sets: _Sets, params: CopyParams) -> Verified | None:
    jaccard, containment = similarity(sets.plain[one], sets.plain[other])
    if jaccard < params.near_jaccard and (one in sets.masked or other in sets.masked):
        masked = similarity(sets.figureless[one], sets.figureless[other])
        if masked[0] >= params.near_jaccard:
            return Verified(level, one, other, "near", *masked)
    if jaccard >= params.near_jaccard:
        return Verified(level, one, other, "near", jaccard, containment)
    if containment < params.contains_share:
        return None
    if sets.chars[one] < sets.chars[other]:
        one, other = other, one
    return Verified(level, one, other, "contains", jaccard, containment)
