"""Texts as sets of character shingles, and how alike two sets are.

Chinese has no spaces, so shingles are runs of characters (Broder 1997 on words, here 5 characters), taken from the text without
white space and punctuation. Masked stretches (x县, 20xx年, ×%) fold into one mark, so that copies masked in different ways stay alike;
where only one of two texts is masked, they are compared once more with every figure folded into that mark.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import numpy as np
import numpy.typing as npt
import polars as pl

Hashes = npt.NDArray[np.uint64]

MASKS = r"[xX×＊*]"
_MASK = r"[0-9]*[xX×*〇○]{1,8}[0-9]*"
_FIGURE = r"[0-9]+x?"
_NOT_WORD = r"[\W_]+"
_BATCH_CHARS = 500_000  # about 20 MB at a time
_ODD = np.uint64(0x9E3779B97F4A7C15)


def comparable(texts: pl.Series) -> pl.Series:
    """Texts reduced to what counts when copies are compared: half-width, masks as `x`, no white space or punctuation."""
    return texts.str.normalize("NFKC").str.replace_all(_MASK, "x").str.replace_all(_NOT_WORD, "")


def without_figures(comparable_texts: pl.Series) -> pl.Series:
    """Comparable texts with every figure masked."""
    return comparable_texts.str.replace_all(_FIGURE, "x")


def shingle_rows(comparable_texts: Sequence[str], shingle_chars: int) -> tuple[Hashes, list[int]]:
    """64-bit hashes of the shingles of texts that are not empty, one after another, and where each text's begin (and the end).

    A text shorter than a shingle gets one hash, of the whole. Hashes occur as often as their shingles.
    """
    parts = [text.ljust(shingle_chars, "\0") for text in comparable_texts]
    points = np.frombuffer("".join(parts).encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    hashes = np.zeros(max(0, len(points) - shingle_chars + 1), dtype=np.uint64)
    for place in range(shingle_chars):
        hashes ^= points[place : place + len(hashes)]
        hashes *= _ODD
        hashes ^= hashes >> np.uint64(29)
    lengths = np.array([len(part) for part in parts], dtype=np.int64)
    ends = np.cumsum(lengths)
    own = np.ones(len(hashes), dtype=bool)
    for place in range(1, shingle_chars):  # shingles that reach into the next text
        crossing = ends - place
        own[crossing[crossing < len(hashes)]] = False
    return hashes[own], [0, *np.cumsum(lengths - shingle_chars + 1).tolist()]


def shingle_sets(comparable_texts: Sequence[str], shingle_chars: int) -> list[Hashes]:
    """For each text the sorted distinct 64-bit hashes of its shingles; of the whole text where it is shorter than one."""
    sets: list[Hashes] = []
    for texts in batches(comparable_texts):
        hashes, borders = shingle_rows(texts, shingle_chars)
        for text, (first, end) in zip(texts, pairwise(borders), strict=True):
            own = hashes[first : end if text else first]
            own.sort()
            sets.append(np.concatenate((own[:1], own[1:][own[1:] != own[:-1]])))
    return sets


def batches(texts: Sequence[str]) -> Iterator[Sequence[str]]:
    """The texts, as many at a time as have some hundred thousand characters."""
    begin = chars = 0
    for place, text in enumerate(texts):
        chars += len(text)
        if chars >= _BATCH_CHARS:
            yield texts[begin : place + 1]
            begin, chars = place + 1, 0
    if begin < len(texts):
        yield texts[begin:]


def similarity(left: Hashes, right: Hashes) -> tuple[float, float]:
    """Jaccard similarity of two sets, and the shared part of the smaller one; both exact."""
    if not len(left) or not len(right):
        return 0.0, 0.0
    both = np.concatenate((left, right))
    both.sort(kind="stable")  # two sorted runs: merged in linear time
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    return shared / (len(left) + len(right) - shared), shared / min(len(left), len(right))
