"""The room's border: the frame of paragraphs in, the frames of sentences and tokens out."""

from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl

from transforms.model import Words
from transforms.schema.frames import frame, polars_schema
from transforms.schema.tables import Sentences, Tokens
from transforms.segment.sentences import split_sentences
from transforms.segment.words import Segmenter, side_by_side, tag, tag_words
from transforms.split.outline import sentence_outlines
from transforms.text import WIDE, Pieces, Span, narrow, row_id


@dataclass(frozen=True, slots=True)
class Segmented:
    """`Sentences` and `Tokens`, in the order of the paragraphs."""

    sentences: pl.DataFrame
    tokens: pl.DataFrame


def pieces_of(start: int, end: int, pieces: list[dict[str, int]] | None) -> Pieces:
    """The stretches of a page that a paragraph row is made of."""
    if not pieces:
        return Pieces(((start, end),))
    return Pieces(tuple((piece["start_char"], piece["end_char"]) for piece in pieces))


def segment_paragraphs(paragraphs: pl.DataFrame, segmenter: Segmenter = "rjieba") -> Segmented:
    """Cut paragraphs into sentences, and sentences into words.

    Words are cut in the half-width text (５．２％ is one word) and stand in `Tokens` as in the page.

    Args:
        paragraphs: `Paragraphs`; a text that occurs again is cut once.
        segmenter: Which jieba cuts the words.

    Returns:
        `Sentences` and `Tokens` with offsets into the pages.
    """
    borders: dict[str, list[Span]] = {}
    rows: list[tuple[Any, ...]] = []
    joined: list[tuple[str, Pieces, int]] = []
    columns = ("paragraph_id", "doc_id", "page_id", "start_char", "end_char", "text", "pieces", "outline")
    for paragraph_id, doc_id, page_id, start_char, end_char, text, stretches, outline in paragraphs.select(columns).iter_rows():
        spans = borders.get(text)
        if spans is None:
            spans = borders[text] = split_sentences(text)
        pieces = pieces_of(start_char, end_char, stretches)
        outlines = sentence_outlines(text, outline, [start for start, _ in spans])
        for ordinal, (start, end) in enumerate(spans):
            first, last, is_joined = pieces.span(start, end)
            sentence_id = row_id("sentences", page_id, first)
            rows.append((sentence_id, paragraph_id, doc_id, page_id, ordinal, first, last, text[start:end], is_joined, outlines[ordinal]))
            if is_joined:
                joined.append((sentence_id, pieces, start))
    sentences = frame(Sentences, rows)
    return Segmented(sentences, _tokens(sentences, joined, segmenter))


def _tokens(sentences: pl.DataFrame, joined: list[tuple[str, Pieces, int]], segmenter: Segmenter) -> pl.DataFrame:
    known: dict[str, tuple[tuple[str, ...], ...]] = {}
    words: list[str] = []
    flags: list[str] = []
    counts: list[int] = []
    for text in sentences.get_column("text"):
        found = known.get(text)
        if found is None:
            found = known[text] = _words_and_flags(text, segmenter)
        words += found[0]
        flags += found[1]
        counts.append(len(found[0]))
    tokens = _placed(sentences, words, flags, np.array(counts, dtype=np.int64))
    return _rebase_joined(tokens, sentences, joined) if joined else tokens


def _words_and_flags(text: str, segmenter: Segmenter) -> tuple[tuple[str, ...], ...]:
    narrowed = narrow(text)
    words, flags = zip(*tag_words(narrowed, segmenter), strict=True)
    if narrowed == text:
        return words, flags
    ends = list(accumulate(map(len, words)))
    return tuple(text[start:end] for start, end in zip([0, *ends], ends, strict=False)), flags


def _placed(sentences: pl.DataFrame, words: list[str], flags: list[str], counts: npt.NDArray[np.int64]) -> pl.DataFrame:
    """`Tokens` from the words of all sentences, one after another, and how many each sentence has."""
    home = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    word = pl.Series("word", words, dtype=pl.String())
    ends = np.cumsum(word.str.len_chars().to_numpy().astype(np.int64))
    passed = np.concatenate(([0], ends))[before] - sentences.get_column("start_char").to_numpy()
    ends -= passed[home]
    columns = {
        "sentence_id": sentences.get_column("sentence_id").gather(home),
        "ordinal": np.arange(len(home)) - before[home],
        "word": word,
        "flag": pl.Series("flag", flags, dtype=pl.String()),
        "start_char": ends - word.str.len_chars().to_numpy(),
        "end_char": ends,
    }
    return pl.DataFrame(columns).cast(pl.Schema(polars_schema(Tokens)))


@dataclass(frozen=True, slots=True)
class CutParagraphs:
    """The words of many paragraphs, one after another, as `Tokens` has them."""

    words: list[str]
    flags: list[str]
    ranges: dict[str, Span]  # of each paragraph's words

    def cut(self, paragraph_id: str, folded: str, segmenter: Segmenter) -> Words:
        """The words of a paragraph; cut anew where its folded text is not what its sentences' words make."""
        first, last = self.ranges[paragraph_id]
        words = self.words[first:last]
        return side_by_side(words, self.flags[first:last]) if "".join(words) == folded else tag(folded, segmenter)


def cut_paragraphs(sentences: pl.DataFrame, tokens: pl.DataFrame) -> CutParagraphs:
    """The words of `Tokens`, half-width, by paragraph; `sentences` and `tokens` are those of `segment_paragraphs`."""
    narrowed = tokens.get_column("word").str.replace_many(list(WIDE), list(WIDE.values()))
    counts = tokens.get_column("sentence_id").rle().struct.field("len")
    own = pl.DataFrame({"paragraph_id": sentences.get_column("paragraph_id"), "last": counts.cum_sum(), "count": counts})
    ranges = own.group_by("paragraph_id").agg(pl.col("last").max() - pl.col("count").sum(), pl.col("last").max().alias("end"))
    spans = {paragraph_id: (first, last) for paragraph_id, first, last in ranges.iter_rows()}
    return CutParagraphs(narrowed.to_list(), tokens.get_column("flag").to_list(), spans)


def _rebase_joined(tokens: pl.DataFrame, sentences: pl.DataFrame, joined: list[tuple[str, Pieces, int]]) -> pl.DataFrame:
    """Offsets of the few tokens that stand in mended sentences, through the stretches of their paragraph."""
    base = dict(sentences.select("sentence_id", "start_char").iter_rows())
    rows: list[tuple[Any, ...]] = []
    for sentence_id, pieces, offset in joined:
        own = tokens.filter(pl.col("sentence_id") == sentence_id)
        for _, ordinal, word, flag, start, end in own.iter_rows():
            first, last, _ = pieces.span(offset + start - base[sentence_id], offset + end - base[sentence_id])
            rows.append((sentence_id, ordinal, word, flag, first, last))
    mended = frame(Tokens, rows)
    order = {sentence_id: place for place, sentence_id in enumerate(sentences.get_column("sentence_id"))}
    whole = pl.concat([tokens.join(mended, on=["sentence_id", "ordinal"], how="anti", maintain_order="left"), mended])
    place = pl.col("sentence_id").replace_strict(order, return_dtype=pl.UInt32())
    return whole.sort(place, "ordinal")
