"""Pairs of texts worth comparing → those that copy one another, by the similarity of their sets of shingles."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

import polars as pl

from transforms.dedup.shingles import Hashes, comparable, shingle_hashes, similarity, without_figures
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
    """What is compared of one text."""

    chars: int
    is_masked: bool
    plain: Hashes
    figureless: Hashes


def verify_pairs(batches: Iterable[pl.DataFrame], params: CopyParams) -> Iterator[Verified]:
    """The pairs that copy one another, whatever made them candidates.

    Args:
        batches: `level`, `one`, `other`, `one_text`, `other_text`; ids are numbers, `one` the smaller.
        params: Limits.
    """
    for batch in batches:
        sets = _sets(batch, params)
        for level, one, other in batch.select("level", "one", "other").iter_rows():
            verified = _compare(level, (one, sets[one]), (other, sets[other]), params)
            if verified:
                yield verified


def _sets(batch: pl.DataFrame, params: CopyParams) -> dict[int, _Sets]:
    both = [batch.select(id=side, text=f"{side}_text") for side in ("one", "other")]
    texts = pl.concat(both).unique("id")
    plain = comparable(texts["text"])
    rows = zip(texts["id"], plain, without_figures(plain), strict=True)
    return {
        identifier: _Sets(
            len(text),
            "x" in text,
            shingle_hashes(text, params.shingle_chars),
            shingle_hashes(figureless, params.shingle_chars),
        )
        for identifier, text, figureless in rows
    }


def _compare(level: str, left: tuple[int, _Sets], right: tuple[int, _Sets], params: CopyParams) -> Verified | None:
    (one, first), (other, second) = left, right
    jaccard, containment = similarity(first.plain, second.plain)
    if jaccard < params.near_jaccard and (first.is_masked or second.is_masked):
        masked = similarity(first.figureless, second.figureless)
        if masked[0] >= params.near_jaccard:
            return Verified(level, one, other, "near", *masked)
    if jaccard >= params.near_jaccard:
        return Verified(level, one, other, "near", jaccard, containment)
    if containment < params.contains_share:
        return None
    if first.chars < second.chars:
        one, other = other, one
    return Verified(level, one, other, "contains", jaccard, containment)
