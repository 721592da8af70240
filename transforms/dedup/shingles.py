"""Texts as sets of character shingles, and how alike two sets are.

Chinese has no spaces, so shingles are runs of characters (Broder 1997 on words, here 5 characters), taken from the text without
white space and punctuation. Masked stretches (x县, 20xx年, ×%) fold into one mark, so that copies masked in different ways stay alike.
"""

import numpy as np
import numpy.typing as npt
import polars as pl

Hashes = npt.NDArray[np.uint64]

_MASK = r"[0-9]*[xX×*〇○]{1,8}[0-9]*"
_NOT_WORD = r"[\W_]+"
_ODD = np.uint64(0x9E3779B97F4A7C15)


def comparable(texts: pl.Series) -> pl.Series:
    """Texts reduced to what counts when copies are compared: half-width, masks as `x`, no white space or punctuation."""
    return texts.str.normalize("NFKC").str.replace_all(_MASK, "x").str.replace_all(_NOT_WORD, "")


def shingle_hashes(comparable_text: str, shingle_chars: int) -> Hashes:
    """Sorted distinct 64-bit hashes of the shingles; of the whole text where it is shorter than one."""
    if not comparable_text:
        return np.empty(0, dtype=np.uint64)
    points = np.frombuffer(comparable_text.encode("utf-32-le"), dtype=np.uint32).astype(np.uint64)
    width = min(shingle_chars, len(points))
    hashes = np.zeros(len(points) - width + 1, dtype=np.uint64)
    for place in range(width):
        hashes = (hashes ^ points[place : len(points) - width + 1 + place]) * _ODD
        hashes ^= hashes >> np.uint64(29)
    hashes.sort()
    return hashes[np.concatenate(([True], hashes[1:] != hashes[:-1]))]


def similarity(left: Hashes, right: Hashes) -> tuple[float, float]:
    """Jaccard similarity of two sets, and the shared part of the smaller one; both exact."""
    if not len(left) or not len(right):
        return 0.0, 0.0
    both = np.concatenate((left, right))
    both.sort(kind="stable")  # two sorted runs: merged in linear time
    shared = int(np.count_nonzero(both[1:] == both[:-1]))
    return shared / (len(left) + len(right) - shared), shared / min(len(left), len(right))
