"""Words and their parts of speech, by jieba's dictionary and algorithm.

`rjieba` is jieba in Rust: the same dictionary, word borders equal on 99.97 % of official prose, ten times as fast. `jieba` is
the reference; a test compares the two.
"""

from itertools import accumulate
from typing import Literal

from transforms.model import Words

_NAMES = frozenset(("nr", "nrt", "nrfg", "ns", "nt", "nz", "x"))
Segmenter = Literal["rjieba", "jieba"]


def tag_words(text: str, segmenter: Segmenter = "rjieba") -> list[tuple[str, str]]:
    """(word, flag) of each word in order; the words joined are the text. Flags are jieba's ICTCLAS tags."""
    if segmenter == "rjieba":
        import rjieba

        pairs: list[tuple[str, str]] = rjieba.tag(text)
        return pairs
    return _reference_tags(text)


def _reference_tags(text: str) -> list[tuple[str, str]]:
    """Words as `jieba.lcut` cuts them, flags as its dictionary has them.

    `jieba.posseg` would cut with a second model, so that the words would depend on whether flags are asked for.
    """
    import jieba
    import jieba.posseg

    jieba.setLogLevel("WARNING")
    flags = jieba.posseg.dt
    flags.initialize()
    return [(word, flags.word_tag_tab.get(word) or _shape(word)) for word in jieba.lcut(text)]


def _shape(word: str) -> str:
    """Flag of a word that the dictionary does not hold: m number, eng Latin letters, x other."""
    if word[0].isdecimal():
        return "m"
    return "eng" if word.isascii() and word.isalpha() else "x"


def tag(text: str, segmenter: Segmenter = "rjieba") -> Words:
    """The words of a text with their ranges and flags."""
    pairs = tag_words(text, segmenter)
    return side_by_side([word for word, _ in pairs], [flag for _, flag in pairs])


def side_by_side(words: list[str], flags: list[str]) -> Words:
    """Words that follow one another, with their ranges in the text they make."""
    ends = list(accumulate(map(len, words)))
    names = [index for index, flag in enumerate(flags) if flag in _NAMES and (flag != "x" or len(words[index]) > 1)]
    return Words(words, flags, [0, *ends][:-1], ends, names)
