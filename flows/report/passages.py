"""The stretches of pages that the report's rows stand in, with what is marked and what is noise in them."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from flows.report.payload import ReportParams

if TYPE_CHECKING:
    import duckdb
    import polars as pl

Span = tuple[str, int, int]
"""A page, and half-open offsets in code points."""

MARKS = """
    SELECT page_id, start_char, end_char, 'quantity' AS mark,
        CASE WHEN masked THEN 'masked' WHEN value_min IS NULL AND value_max IS NULL THEN kind
            ELSE concat_ws(' ', CASE WHEN value_min = value_max THEN format('{:.12g}', value_min)
                ELSE concat(format('{:.12g}', value_min), '–', format('{:.12g}', value_max)) END, unit) END AS said
    FROM quantities
    UNION ALL
    SELECT page_id, start_char, end_char, 'time',
        CASE WHEN end_date IS NULL THEN value WHEN start_date = end_date THEN end_date::VARCHAR
            ELSE concat(start_date, '–', end_date) END
    FROM times
    UNION ALL
    SELECT page_id, start_char, end_char, kind, CASE WHEN canonical <> surface THEN canonical END FROM entities
    UNION ALL
    SELECT page_id, start_char, end_char, 'noise', reason FROM discards
"""


@dataclass(frozen=True, slots=True)
class Passages:
    """Text and marks of every passage; for each row, which passage it stands in and where its paragraph is."""

    texts: list[str]
    starts: list[int]
    marks: dict[int, str]
    chunk_firsts: list[int]
    context_chars: int
    of_row: list[int | None]
    paragraph_start: list[int]
    paragraph_chars: list[int]

    @property
    def rows_without(self) -> int:
        """Rows whose passage had no room."""
        return self.of_row.count(None)

    def chunks(self) -> Iterator[str]:
        """JSON of the passages, some hundred thousand characters at a time: start, text, marks of each."""
        for first, end in pairwise([*self.chunk_firsts, len(self.texts)]):
            numbers = range(first, end)
            yield (
                "["
                + ",".join(f"[{self.starts[n]},{json.dumps(self.texts[n], ensure_ascii=False)},[{self.marks.get(n, '')}]]" for n in numbers)
                + "]"
            )


def cut_passages(connection: "duckdb.DuckDBPyConnection", rows: "pl.DataFrame", params: ReportParams) -> Passages:
    """Cut what the rows need: their paragraphs and as much around them as fits, touching stretches as one."""
    paragraphs: list[Span] = list(rows.select("page_id", "para_start", "para_end").iter_rows())
    context, spans = _fitting(paragraphs, params)
    numbers = {span: number for number, span in enumerate(spans)}
    whole = _by_paragraph(spans, paragraphs)
    texts = _texts(connection, spans)
    return Passages(
        texts=texts,
        starts=[start for _, start, _ in spans],
        marks=_marks(connection, spans),
        chunk_firsts=_chunk_firsts(texts, params.chunk_chars),
        context_chars=context,
        of_row=[numbers[whole[paragraph]] if paragraph in whole else None for paragraph in paragraphs],
        paragraph_start=[start for _, start, _ in paragraphs],
        paragraph_chars=[end - start for _, start, end in paragraphs],
    )


def _fitting(paragraphs: Sequence[Span], params: ReportParams) -> tuple[int, list[Span]]:
    """The widest context that keeps within the limit; with none, the paragraphs of the first rows."""
    needed = list(dict.fromkeys(paragraphs))
    for context in params.context_chars:
        spans = _merged(needed, context)
        if sum(end - start for _, start, end in spans) <= params.max_passage_chars:
            return context, spans
    room = params.max_passage_chars
    kept = []
    for page_id, start, end in needed:
        room -= end - start
        if room < 0:
            break
        kept.append((page_id, start, end))
    return 0, _merged(kept, 0)


def _merged(paragraphs: Sequence[Span], context: int) -> list[Span]:
    spans: list[Span] = []
    for page_id, start, end in sorted(paragraphs):
        first, last = max(0, start - context), end + context
        if spans and spans[-1][0] == page_id and first <= spans[-1][2]:
            spans[-1] = (page_id, spans[-1][1], max(spans[-1][2], last))
        else:
            spans.append((page_id, first, last))
    return spans


def _by_paragraph(spans: Sequence[Span], paragraphs: Sequence[Span]) -> dict[Span, Span]:
    """The span that each paragraph lies in."""
    found = {}
    place = 0
    for paragraph in sorted(set(paragraphs)):
        while place < len(spans) and (spans[place][0], spans[place][2]) < (paragraph[0], paragraph[2]):
            place += 1
        if place < len(spans) and spans[place][0] == paragraph[0] and spans[place][1] <= paragraph[1]:
            found[paragraph] = spans[place]
    return found


def _texts(connection: "duckdb.DuckDBPyConnection", spans: Sequence[Span]) -> list[str]:
    """The spans' text, page by page, so that one page at a time is in memory."""
    import polars as pl

    connection.register("wanted", pl.DataFrame({"page_id": [span[0] for span in spans]}, schema={"page_id": pl.String}).unique())
    pages = connection.execute("SELECT page_id, text FROM pages SEMI JOIN wanted USING (page_id)")
    by_page: dict[str, list[tuple[int, Span]]] = {}
    for number, span in enumerate(spans):
        by_page.setdefault(span[0], []).append((number, span))
    texts = [""] * len(spans)
    while batch := pages.fetchmany(64):
        for page_id, text in batch:
            for number, (_, start, end) in by_page[page_id]:
                texts[number] = text[start:end]
    connection.unregister("wanted")
    return texts


def _marks(connection: "duckdb.DuckDBPyConnection", spans: Sequence[Span]) -> dict[int, str]:
    """For each span, JSON of its marks: offset in it, length, what it marks, and what is known of it."""
    import polars as pl

    frame = pl.DataFrame(
        [(number, *span) for number, span in enumerate(spans)],
        schema={"number": pl.Int64, "page_id": pl.String, "first": pl.Int64, "last": pl.Int64},
        orient="row",
    )
    connection.register("spans", frame)
    found = connection.execute(
        f"""
        WITH marks AS ({MARKS}), placed AS (
            SELECT * FROM marks ASOF JOIN spans ON marks.page_id = spans.page_id AND end_char > first WHERE start_char < last
            UNION -- noise may reach from one span into the next
            SELECT * FROM marks ASOF JOIN spans ON marks.page_id = spans.page_id AND start_char >= first WHERE start_char < last
        )
        SELECT number, string_agg(json_array(start_char - first, end_char - start_char, mark, said)::VARCHAR, ','
            ORDER BY start_char, end_char DESC, mark, said)
        FROM placed GROUP BY number
        """
    ).fetchall()
    connection.unregister("spans")
    return dict(found)


def _chunk_firsts(texts: Sequence[str], chunk_chars: int) -> list[int]:
    firsts = []
    room = 0
    for number, text in enumerate(texts):
        if room <= 0:
            firsts.append(number)
            room = chunk_chars
        room -= len(text)
    return firsts
