"""Which pairs are worth comparing: MinHash signatures in bands (LSH), so that no step is quadratic."""

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise

import numpy as np
import polars as pl
import rensa

from transforms.dedup.shingles import Hashes

Pair = tuple[int, int]
BANDS, ROWS = 25, 5  # a pair of Jaccard 0.8 meets in a band with probability 0.9999, one of 0.3 with 0.06
_BATCH_SHINGLES = 4_000_000  # 32 MB of hashes at a time
_SEED = 42


def bucket_pairs(members: Sequence[int], hot_members: int) -> Iterator[Pair]:
    """All pairs of a bucket; of a hot one only the pairs with its first member and between neighbours, which keep it connected."""
    if len(members) <= hot_members:
        yield from combinations(members, 2)
        return
    yield from ((members[0], other) for other in members[1:])
    yield from pairwise(members[1:])


def candidate_pairs(sets: Sequence[Hashes], hot_members: int) -> set[Pair]:
    """Pairs of indexes of `sets` that agree in at least one band of their MinHash signatures, smaller index first."""
    pairs: set[Pair] = set()
    filled = [index for index, hashes in enumerate(sets) if len(hashes)]
    if len(filled) < 2:
        return pairs
    signatures = np.concatenate(list(_signatures([sets[index] for index in filled])))
    for band in range(BANDS):
        rows = np.ascontiguousarray(signatures[:, band * ROWS : (band + 1) * ROWS])
        buckets = (
            pl.DataFrame(rows, schema=[f"row_{place}" for place in range(ROWS)])
            .with_columns(member=pl.Series(filled, dtype=pl.UInt32()))
            .group_by(pl.exclude("member"))
            .agg(pl.col("member").sort())
            .filter(pl.col("member").list.len() > 1)
        )
        for members in buckets.get_column("member").to_list():
            pairs.update(bucket_pairs(members, hot_members))
    return pairs


def _signatures(sets: Sequence[Hashes]) -> Iterator[np.ndarray]:
    batch: list[Hashes] = []
    shingles = 0
    for hashes in sets:
        batch.append(hashes)
        shingles += len(hashes)
        if shingles >= _BATCH_SHINGLES:
            yield _digests(batch)
            batch, shingles = [], 0
    if batch:
        yield _digests(batch)


def _digests(batch: Sequence[Hashes]) -> np.ndarray:
    offsets = [0, *np.cumsum([len(hashes) for hashes in batch]).tolist()]
    matrix = rensa.RMinHash.digest_matrix_from_flat_token_hashes(np.concatenate(batch), offsets, BANDS * ROWS, _SEED)
    return np.array(matrix.to_rows(), dtype=np.uint32)
