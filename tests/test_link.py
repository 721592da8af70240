"""The link room's border: frames in, the ledger and the schemes out."""

from datetime import date

import polars as pl
import pytest

pytest.importorskip("transforms.extract.setting")

from flows import storage
from transforms.link import Extracted, link_documents
from transforms.schema.frames import frame
from transforms.schema.tables import Documents, Entities, Initiatives, Paragraphs, Quantities, Sentences, Targets, Times
from transforms.segment import split_sentences
from transforms.text import Pieces, row_id

PAGE = row_id("pages", "a")
DOC = row_id("documents", PAGE, 0)
BEFORE, AFTER = "教科局要在8月底前建成学校", "3所。"
NOISE = "相关热词"


def _place(pieces: Pieces, text: str, words: str) -> tuple[int, int]:
    at = text.index(words)
    first, last, _ = pieces.span(at, at + len(words))
    return first, last


@pytest.fixture
def frames() -> dict[str, pl.DataFrame]:
    text = BEFORE + AFTER
    start = 10
    pieces = Pieces(((start, start + len(BEFORE)), (start + len(BEFORE) + len(NOISE), start + len(text) + len(NOISE))))
    paragraph = row_id("paragraphs", PAGE, start)
    stretches = [{"start_char": first, "end_char": last} for first, last in pieces.spans]
    documents = frame(
        Documents,
        [(DOC, PAGE, 0, None, "speech", None, None, None, None, None, 2023, "title", 0, 99, text, len(text), None, True, 0.0, None)],
    )
    paragraphs = frame(
        Paragraphs,
        [(paragraph, DOC, PAGE, 0, "body", None, "三/(二)", pieces.start, pieces.end, text, True, stretches, paragraph)],
    )
    rows = []
    for ordinal, (first, last) in enumerate(split_sentences(text)):
        begin, end, is_joined = pieces.span(first, last)
        rows.append((row_id("sentences", PAGE, begin), paragraph, DOC, PAGE, ordinal, begin, end, text[first:last], is_joined, "三/(二)"))
    sentence = rows[0][0]
    first, last = _place(pieces, text, "3所")
    quantity = (
        row_id("quantities", PAGE, first, last), sentence, DOC, PAGE, first, last, "3所", "count", 3.0, 3.0, "所",
        False, False, "level", "target", "学校", False,
    )  # fmt: skip
    first, last = _place(pieces, text, "8月底前")
    time = (
        row_id("times", PAGE, first, last), sentence, DOC, PAGE, first, last, "8月底前", "DATE", "XXXX-08", "BEFORE", "deadline",
        None, date(2023, 8, 31), False,
    )  # fmt: skip
    first, last = _place(pieces, text, "教科局")
    entity = (row_id("entities", PAGE, first, last), sentence, DOC, PAGE, first, last, "教科局", "organization", "教科局", False)
    return {
        "documents": documents,
        "paragraphs": paragraphs,
        "sentences": frame(Sentences, rows),
        "quantities": frame(Quantities, [quantity]),
        "times": frame(Times, [time]),
        "entities": frame(Entities, [entity]),
    }


def test_rows_are_rebased_across_a_mended_join(frames: dict[str, pl.DataFrame]) -> None:
    linked = link_documents(Extracted(**frames))
    (row,) = linked.targets.iter_rows(named=True)
    assert (row["start_char"], row["end_char"]) == (10, 10 + len(BEFORE + NOISE) + 2)
    assert row["quantity_id"] == frames["quantities"]["quantity_id"][0]
    assert (row["time_id"], row["due_date"]) == (frames["times"]["time_id"][0], date(2023, 8, 31))
    assert (row["responsible"], row["responsible_source"]) == (["教科局"], "clause")
    assert (row["quantity"], row["deadline"], row["outline"]) == ("3所", "8月底前", "三/(二)")
    assert row["duplicate_group"] == frames["paragraphs"]["paragraph_id"][0]


def test_frames_hold_to_their_declarations(frames: dict[str, pl.DataFrame]) -> None:
    linked = link_documents(Extracted(**frames))
    storage.check(Targets, linked.targets, "linked")
    storage.check(Initiatives, linked.initiatives, "linked")


def test_same_in_same_out(frames: dict[str, pl.DataFrame]) -> None:
    assert link_documents(Extracted(**frames)).targets.equals(link_documents(Extracted(**frames)).targets)


def test_empty_frames_give_empty_tables(frames: dict[str, pl.DataFrame]) -> None:
    linked = link_documents(Extracted(**{name: table.clear() for name, table in frames.items()}))
    assert linked.targets.is_empty()
    assert linked.initiatives.is_empty()
