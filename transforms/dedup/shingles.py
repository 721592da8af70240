"""Texts as sets of character shingles, and how alike two sets are.

Chinese has no spaces, so shingles are runs of characters (Broder 1997 on words, here 5 characters), taken from the text without
white space and punctuation. Masked stretches (x县, 20xx年, ×%) fold into one mark, so that copies masked in different ways stay alike.
"""

import re

import numpy as np
import numpy.typing as npt

from transforms.text import narrow

Hashes = npt.NDArray[np.uint64]

_MASK = re.compile(r"[0-9]*[xX×＊*〇○]{1,8}[0-9]*")
_NOT_WORD = re.compile(r"[\W_]+")
_ODD = np.uint64(0x9E3779B97F4A7C15)


def comparable(text: str) -> str:
    """The text reduced to what counts when copies are compared: half-width, masks as `x`, no white space or punctuation."""
    return _NOT_WORD.sub("", _MASK.sub("x", narrow(text)))


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
    return np.unique(hashes)


def similarity(left: Hashes, right: Hashes) -> tuple[float, float]:
    """Jaccard similarity of two sets, and the shared part of the smaller one; both exact."""
    if not len(left) or not len(right):
        return 0.0, 0.0
    shared = len(np.intersect1d(left, right, assume_unique=True))
    return shared / (len(left) + len(right) - shared), shared / min(len(left), len(right))
