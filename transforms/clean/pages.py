"""Pages → blocks (logical lines of text) and discards. Every character ends in one of the two, or is white space."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import Any

import polars as pl

from transforms.accounts import check_characters
from transforms.clean import words
from transforms.clean.corrections import NOTHING, Outside, find_places, fits, merge, set_aside, touches
from transforms.clean.joins import Join, JoinParams, find_joins
from transforms.clean.lines import Line, LineParams, bare, cut_lines, piece_spans, unwrap
from transforms.clean.noise import find_noise
from transforms.clean.screen import NoiseParams
from transforms.clean.shapes import read_mark
from transforms.schema.codes import DiscardReason
from transforms.schema.frames import frame
from transforms.schema.tables import Corrections, Discards
from transforms.text import Span

BLOCKS: dict[str, pl.DataType] = {
    "page_id": pl.String(),
    "ordinal": pl.UInt32(),
    "pieces": pl.List(pl.Struct({"start_char": pl.UInt32(), "end_char": pl.UInt32()})),
    "text": pl.String(),
    "is_joined": pl.Boolean(),
}
"""Columns of the frame of blocks, which lives between cleaning and splitting only."""

Discard = tuple[int, int, DiscardReason]
"""A stretch of a page that is set aside, and why."""

Group = tuple[list[Line], set[tuple[int, int]]]
"""Lines that are one, and the false stops in them: (line in the group, offset)."""

_BLANK = re.compile(r"(?m)^[ \t]*\xa0[\xa0 \t]*$")


@dataclass(frozen=True, slots=True)
class CleanParams:
    """All limits of cleaning."""

    lines: LineParams = field(default_factory=LineParams)
    noise: NoiseParams = field(default_factory=NoiseParams)
    joins: JoinParams = field(default_factory=JoinParams)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """What cleaning makes of pages."""

    blocks: pl.DataFrame  # see `BLOCKS`: a row a logical line
    discards: pl.DataFrame  # Discards
    corrections: pl.DataFrame  # Corrections


@dataclass(frozen=True, slots=True)
class Block:
    """A logical line of text: the stretches of the page it is made of, and its clean text."""

    pieces: tuple[Span, ...]
    text: str
    is_joined: bool


@dataclass(frozen=True, slots=True)
class CleanPage:
    """One page, cleaned."""

    blocks: list[Block]
    discards: list[Discard]


def clean_pages(
    pages: pl.DataFrame,
    site_lines: pl.DataFrame | None = None,
    corrections: pl.DataFrame | None = None,
    params: CleanParams = CleanParams(),
) -> Cleaned:
    """Mark every character of the pages as text or noise, and mend broken sentences.

    Args:
        pages: `Pages`.
        site_lines: `site`, `line`: lines repeated over the pages of a site (`find_site_lines`).
        corrections: What the user states about sources (`correction_frame`).
        params: Limits.

    Returns:
        Blocks in the order of the page, discards, and the places at which corrections apply.

    Raises:
        AccountImbalance: A character is in no place, or in two.
    """
    repeated = _by_site(site_lines)
    applied = _places(pages, corrections)
    told = {page_id: list(rows) for page_id, rows in groupby(applied, itemgetter(0))}
    blocks: list[tuple[object, ...]] = []
    pieces: list[tuple[int, int, int]] = []
    discards: list[tuple[object, ...]] = []
    columns = ("page_id", "text", "format", "site", "mojibake_char")
    for page_id, text, format_, site, mojibake in pages.select(columns).iter_rows():
        own = told.get(page_id, ())
        noise, keep = (merge((row[1], row[3]) for row in own if row[5] == action) for action in ("noise", "keep"))
        outside = Outside(repeated.get(site, frozenset()), noise, keep)
        cleaned = clean_page(text, format_, outside, mojibake, params)
        for ordinal, block in enumerate(cleaned.blocks):
            pieces += [(len(blocks), start, end) for start, end in block.pieces]
            blocks.append((page_id, ordinal, block.text, block.is_joined))
        discards += [(page_id, start, end, reason, text[start:end]) for start, end, reason in cleaned.discards]
    result = Cleaned(_block_frame(blocks, pieces), frame(Discards, discards), frame(Corrections, applied))
    check_characters(pages, result.blocks, result.discards)
    return result


def _places(pages: pl.DataFrame, corrections: pl.DataFrame | None) -> list[tuple[Any, ...]]:
    """Rows of `Corrections`, in the order of the pages."""
    if corrections is None or corrections.is_empty():
        return []
    lines = [
        (re.compile(fits(source), re.DOTALL), *rest)
        for source, *rest in corrections.select("source", "line", "match", "action", "value", "reason").iter_rows()
    ]
    rows: list[tuple[Any, ...]] = []
    for page_id, source_path, text in pages.select("page_id", "source_path", "text").iter_rows():
        for pattern, line, match, action, value, reason in lines:
            if pattern.match(source_path):
                places = find_places(text, match)
                rows += [(page_id, start, line, end, match, action, value, reason) for start, end in places]
    return rows


def _block_frame(blocks: Sequence[tuple[object, ...]], pieces: Sequence[tuple[int, int, int]]) -> pl.DataFrame:
    """Blocks with the stretches they are made of; every block has one at least."""
    names = ("page_id", "ordinal", "text", "is_joined")
    rows = pl.DataFrame(blocks, schema={name: BLOCKS[name] for name in names}, orient="row")
    flat = pl.DataFrame(pieces, schema={"block": pl.UInt32(), "start_char": pl.UInt32(), "end_char": pl.UInt32()}, orient="row")
    grouped = flat.group_by("block", maintain_order=True).agg(pieces=pl.struct("start_char", "end_char"))
    return rows.with_columns(grouped.get_column("pieces")).select(list(BLOCKS))


def _by_site(site_lines: pl.DataFrame | None) -> Mapping[str | None, frozenset[str]]:
    if site_lines is None or site_lines.is_empty():
        return {}
    by_site: dict[str | None, set[str]] = {}
    for site, line in site_lines.select("site", "line").iter_rows():
        by_site.setdefault(site, set()).add(line)
    return {site: frozenset(lines) for site, lines in by_site.items()}


def clean_page(
    text: str,
    format_: str = "txt",
    outside: Outside = NOTHING,
    mojibake: int | None = None,
    params: CleanParams = CleanParams(),
) -> CleanPage:
    """One page's blocks and discards, both in order.

    Args:
        text: The page, unchanged.
        format_: Kind of file; the lines of a PDF are set to one width and are joined into paragraphs.
        outside: Lines repeated over the page's site, and what the user's corrections set aside or keep.
        mojibake: Where the text stops to be readable, if it does.
        params: Limits.
    """
    end = len(text) if mojibake is None else min(mojibake, len(text))
    lines = cut_lines(text, end, params.lines)
    discards: list[Discard] = []
    if format_ == "md":
        lines, signs = bare(lines)
        discards += [(start, stop, "markup") for start, stop in signs]
    reasons = find_noise(lines, outside.site_lines, params.noise, format_)
    if outside.keep:
        reasons = [None if touches(line.pieces, outside.keep) else reason for line, reason in zip(lines, reasons, strict=True)]
    if format_ == "pdf":
        lines, reasons = _unwrapped(lines, reasons, params.lines)
    for line, reason in zip(lines, reasons, strict=True):
        if reason is not None:
            discards += [(start, stop, reason) for start, stop in line.pieces]
    blocks, left_out = _blocks(text, _groups(lines, reasons, find_joins(lines, reasons, params.joins)), outside)
    discards += left_out
    if format_ in ("txt", "md") and "\xa0" in text:
        discards += [(match.start(), match.end(), "markup") for match in _BLANK.finditer(text, 0, end)]
    if end < len(text) and text[end:].strip():
        discards.append((end, len(text), "mojibake"))
    return CleanPage(blocks, sorted(discards))


def _blocks(text: str, groups: Iterable[Group], outside: Outside) -> tuple[list[Block], list[Discard]]:
    """The kept lines as blocks, and what is left out of them."""
    blocks: list[Block] = []
    discards: list[Discard] = []
    anchors = [anchor for anchor in words.WATERMARK_ANCHORS if anchor in text]
    for group, drops in groups:
        is_kept = bool(outside.keep) and any(touches(line.pieces, outside.keep) for line in group)
        pieces, left_out = _take_out(group, drops, _watermarks(group, anchors) if anchors and not is_kept else [])
        discards += left_out
        if outside.noise:
            pieces, told = set_aside(text, pieces, outside.noise)
            discards += [(start, end, "correction") for start, end in told]
        if pieces:
            blocks.append(Block(tuple(pieces), "".join(text[start:stop] for start, stop in pieces), len(pieces) > 1))
    return blocks, discards


def _unwrapped(
    lines: Sequence[Line], reasons: Sequence[DiscardReason | None], params: LineParams
) -> tuple[list[Line], list[DiscardReason | None]]:
    """Paragraphs of lines set to one width; noise lines (page numbers) may stand inside a paragraph and stay lines."""
    kept = unwrap(
        [line for line, reason in zip(lines, reasons, strict=True) if reason is None], lambda text: read_mark(text) is not None, params
    )
    noise = [(line, reason) for line, reason in zip(lines, reasons, strict=True) if reason is not None]
    both = sorted([*((line, None) for line in kept), *noise], key=lambda item: item[0].start)
    return [line for line, _ in both], [reason for _, reason in both]


def _groups(lines: Sequence[Line], reasons: Sequence[DiscardReason | None], joins: Sequence[Join]) -> Iterator[Group]:
    """The kept lines, those of a join together; with the false stops: (line in the group, offset)."""
    starts = {join.first: join for join in joins}
    at = 0
    while at < len(lines):
        join = starts.get(at)
        if join is not None:
            yield list(lines[at : join.last + 1]), {(place - at, offset) for place, offset in join.drops}
            at = join.last + 1
            continue
        if reasons[at] is None:
            yield [lines[at]], set()
        at += 1


def _watermarks(group: Sequence[Line], anchors: Sequence[str]) -> list[tuple[int, int, int]]:
    """(line in the group, start, end) of the site's advertisements inside the text."""
    return [
        (place, *match.span())
        for place, line in enumerate(group)
        if any(anchor in line.raw for anchor in anchors)
        for match in words.WATERMARK.finditer(line.text)
    ]


def _take_out(
    group: Sequence[Line], drops: set[tuple[int, int]], marks: Sequence[tuple[int, int, int]]
) -> tuple[list[Span], list[Discard]]:
    """Pieces that stay, and what is left out between them."""
    if not drops and not marks:
        return _trimmed([piece for line in group for piece in line.pieces], group), []
    pieces: list[Span] = []
    left_out: list[Discard] = []
    for place, line in enumerate(group):
        cuts: list[Discard] = [(start, end, "watermark") for at, start, end in marks if at == place]
        cuts += [(offset, offset + 1, "link_keyword") for at, offset in drops if at == place]
        passed = 0
        for start, end, reason in sorted(cuts):
            if start < passed:
                continue
            pieces += piece_spans(line.pieces, passed, start)
            left_out += [(first, last, reason) for first, last in piece_spans(line.pieces, start, end)]
            passed = end
        pieces += piece_spans(line.pieces, passed, len(line.raw))
    return _trimmed(pieces, group), left_out


def _trimmed(pieces: list[Span], group: Sequence[Line]) -> list[Span]:
    """Without empty pieces; touching ones are one."""
    merged: list[Span] = []
    for start, end in pieces:
        if merged and merged[-1][1] == start:
            merged[-1] = (merged[-1][0], end)
        elif start < end:
            merged.append((start, end))
    return merged
