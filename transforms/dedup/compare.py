"""Items → pairs of copies: exact by key, near by verified Jaccard, contained by verified containment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import NamedTuple

import polars as pl
import rustworkx as rx

from transforms.dedup.candidates import Pair, bucket_pairs, candidate_pairs
from transforms.dedup.shingles import Hashes, comparable, shingle_hashes, similarity
from transforms.schema.codes import DuplicateKind


@dataclass(frozen=True, slots=True)
class CompareParams:
    """What counts as a copy."""

    shingle_chars: int = 5
    min_chars: int = 20  # comparable characters; shorter texts are formulas (同志们), not copies
    near_jaccard: float = 0.8  # damaged copies of one speech measured 0.86 to 0.97, speeches on one template 0.21 and less
    contains_share: float = 0.9  # of the shingles of the smaller text
    hot_members: int = 32  # a bucket or group above this is written as a star, not as all pairs


class CopyPair(NamedTuple):
    """Two items that copy one another; for `contains`, left holds right."""

    left: str
    right: str
    kind: DuplicateKind
    jaccard: float
    containment: float


def exact_groups(ids: pl.Series, texts: pl.Series, params: CompareParams) -> dict[str, list[str]]:
    """Comparable text → the ids that share it, in the order of their first ids; texts below `min_chars` left out."""
    rows = pl.DataFrame({"id": ids, "key": comparable(texts)}).filter(pl.col("key").str.len_chars() >= params.min_chars)
    groups = rows.sort("id").group_by("key", maintain_order=True).agg("id")
    return dict(groups.select("key", "id").iter_rows())


def copy_pairs(groups: dict[str, list[str]], extra: set[Pair], params: CompareParams) -> list[CopyPair]:
    """Exact pairs within the groups, near and containing pairs between their first members.

    Args:
        groups: From `exact_groups`; a group is compared by its key.
        extra: Pairs of group places to compare besides those that MinHash proposes.
        params: Limits; `contains` is looked for in `extra` pairs and in MinHash's.
    """
    keys = list(groups)
    pairs = [pair for members in groups.values() for pair in _exact_pairs(members, params)]
    compared = _near_pairs(keys, extra, params)
    for left, right, kind, jaccard, containment in compared:
        for one, other in _member_pairs(groups[keys[left]], groups[keys[right]], params):
            pairs.append(_ordered(one, other, kind, jaccard, containment))
    return sorted(pairs)


def _member_pairs(left: list[str], right: list[str], params: CompareParams) -> Iterator[tuple[str, str]]:
    """All pairs between two groups of exact copies; between hot ones only the pair of their first members."""
    if len(left) * len(right) <= params.hot_members:
        return product(left, right)
    return iter([(left[0], right[0])])


def _exact_pairs(members: list[str], params: CompareParams) -> Iterator[CopyPair]:
    places = range(len(members))
    for left, right in sorted(set(bucket_pairs(places, params.hot_members))):
        yield CopyPair(members[left], members[right], "exact", 1.0, 1.0)


def _near_pairs(keys: list[str], extra: set[Pair], params: CompareParams) -> Iterator[tuple[int, int, DuplicateKind, float, float]]:
    @lru_cache(maxsize=4096)
    def shingles(index: int) -> Hashes:
        return shingle_hashes(keys[index], params.shingle_chars)

    candidates = candidate_pairs([shingle_hashes(key, params.shingle_chars) for key in keys], params.hot_members)
    for left, right in sorted(candidates | extra):
        jaccard, containment = similarity(shingles(left), shingles(right))
        if jaccard >= params.near_jaccard:
            yield left, right, "near", jaccard, containment
        elif containment >= params.contains_share:
            larger, smaller = (left, right) if len(keys[left]) >= len(keys[right]) else (right, left)
            yield larger, smaller, "contains", jaccard, containment


def _ordered(left: str, right: str, kind: DuplicateKind, jaccard: float, containment: float) -> CopyPair:
    if kind != "contains" and right < left:
        left, right = right, left
    return CopyPair(left, right, kind, jaccard, containment)


def connected_groups(pairs: Sequence[CopyPair]) -> dict[str, str]:
    """Id → the smallest id of its connected component over exact and near pairs; ids without a copy are left out."""
    copies = [pair for pair in pairs if pair.kind != "contains"]
    names = sorted({name for pair in copies for name in (pair.left, pair.right)})
    places = {name: place for place, name in enumerate(names)}
    graph = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(names)
    graph.add_edges_from_no_data([(places[pair.left], places[pair.right]) for pair in copies])
    return {names[place]: names[min(component)] for component in rx.connected_components(graph) for place in component}
