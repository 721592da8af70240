"""The room's border: the frame of paragraphs in, the frames of sentences and tokens out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import polars as pl
import pyarrow as pa

from transforms.model import Words
from transforms.schema.frames import frame, polars_schema
from transforms.schema.tables import Sentences, Tokens
from transforms.segment.sentences import split_sentences
from transforms.segment.words import Segmenter, side_by_side, tag, tag_words
from transforms.split.outline import sentence_outlines
from transforms.text import WIDE, Pieces, Span, row_id

_LINES_AT_ONCE = 100  # words of more would fill the memory; a call for each takes twice as long
Offsets = npt.NDArray[np.int64]


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
    places: dict[str, int] = {}
    alike = np.array([places.setdefault(text, len(places)) for text in _narrowed(sentences.get_column("text"))], dtype=np.int64)
    lengths, flags = _tagged(list(places), segmenter)
    line_ends = np.cumsum(np.fromiter(map(len, places), dtype=np.int64, count=len(places)) + 1)
    feeds = np.searchsorted(np.cumsum(lengths), line_ends)  # which words are the line feeds
    firsts = np.concatenate((np.zeros(1, dtype=np.int64), feeds[:-1] + 1))[alike]
    counts = feeds[alike] - firsts
    own = np.repeat(firsts - (np.cumsum(counts) - counts), counts) + np.arange(counts.sum())
    tokens = _placed(sentences, np.cumsum(lengths[own]), flags.gather(own), counts)
    return _rebase_joined(tokens, sentences, joined) if joined else tokens


def _tagged(lines: Sequence[str], segmenter: Segmenter) -> tuple[Offsets, pl.Series]:
    """Length and flag of the words of all lines; the line feed after each is a word by itself, which no other reaches over."""
    lengths: list[int] = []
    flags: list[str] = []
    for begin in range(0, len(lines), _LINES_AT_ONCE):
        pairs = tag_words("\n".join([*lines[begin : begin + _LINES_AT_ONCE], ""]), segmenter)
        lengths += [len(word) for word, _ in pairs]
        flags += [flag for _, flag in pairs]
    return np.array(lengths, dtype=np.int64), pl.Series("flag", flags, dtype=pl.String())


def _narrowed(texts: pl.Series) -> pl.Series:
    """`transforms.text.narrow` of many texts at once."""
    return texts.str.replace_many(list(WIDE), list(WIDE.values()))


def _placed(sentences: pl.DataFrame, ends: Offsets, flags: pl.Series, counts: Offsets) -> pl.DataFrame:
    """`Tokens` from where each word ends in all sentences, one after another, and how many each sentence has."""
    home = np.repeat(np.arange(len(counts)), counts)
    before = np.cumsum(counts) - counts
    starts = np.concatenate((np.zeros(1, dtype=np.int64), ends[:-1]))[: len(ends)]
    base = (sentences.get_column("start_char").to_numpy() - starts[before])[home] if len(ends) else ends
    columns = {
        "sentence_id": sentences.get_column("sentence_id").gather(home),
        "ordinal": np.arange(len(home)) - before[home],
        "word": _cut("".join(sentences.get_column("text")), ends),
        "flag": flags,
        "start_char": starts + base,
        "end_char": ends + base,
    }
    return pl.DataFrame(columns).cast(pl.Schema(polars_schema(Tokens)))


def _cut(text: str, ends: Offsets) -> pl.Series:
    """The stretches of a text that end at the given characters, one after another: Arrow's strings are just that."""
    encoded = np.frombuffer(text.encode(), dtype=np.uint8)
    first_bytes = np.append(np.flatnonzero((encoded & 0xC0) != 0x80), len(encoded))
    offsets = first_bytes[np.concatenate((np.zeros(1, dtype=np.int64), ends))]
    return pl.Series(pa.LargeStringArray.from_buffers(len(ends), pa.py_buffer(offsets), pa.py_buffer(encoded)))


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
    counts = tokens.get_column("sentence_id").rle().struct.field("len")
    own = pl.DataFrame({"paragraph_id": sentences.get_column("paragraph_id"), "last": counts.cum_sum(), "count": counts})
    ranges = own.group_by("paragraph_id").agg(pl.col("last").max() - pl.col("count").sum(), pl.col("last").max().alias("end"))
    spans = {paragraph_id: (first, last) for paragraph_id, first, last in ranges.iter_rows()}
    return CutParagraphs(_narrowed(tokens.get_column("word")).to_list(), tokens.get_column("flag").to_list(), spans)
