"""The sample pages as a reader labelled them: what is reached stays reached."""

import json
from pathlib import Path

import pytest
import scoring

FLOORS = json.loads(scoring.FLOORS.read_text("utf8"))


@pytest.fixture(scope="session")
def board(sample_processed: Path) -> scoring.Board:
    return scoring.score(sample_processed / "current")


def test_the_floors_were_measured_on_these_pages_and_labels() -> None:
    assert FLOORS["pin"] == scoring.pin(), "pages or labels changed: `python -m tests.scoring --reset` measures and pins anew"


@pytest.mark.parametrize("name", scoring.golden())
def test_a_label_is_what_stands_in_the_page(name: str, sample_processed: Path) -> None:
    page = scoring.Page.load(name, sample_processed / "current")
    for row in page.labels[1:]:
        assert page.text[row["start"] : row["end"]] == row["surface"]
    lines = page.text.split("\n")
    for number, _, heading in page.structure["headings"]:
        assert lines[number].strip().startswith(heading)


@pytest.mark.parametrize("measure", sorted(FLOORS["floors"]))
def test_a_score_stays_at_its_floor(measure: str, board: scoring.Board) -> None:
    score, floor = board.scores()[measure], FLOORS["floors"][measure]
    assert score >= floor, "\n".join([f"{measure} {score:.4f} fell below {floor}:", *board.why(measure)])


def test_every_measure_has_a_floor(board: scoring.Board) -> None:
    assert board.scores().keys() == FLOORS["floors"].keys()


def test_a_floor_only_rises() -> None:
    assert scoring.raised({"a": 0.8, "b": 0.5}, {"a": 0.7, "b": 0.61239}) == {"a": 0.8, "b": 0.612}
