"""How much of what a reader finds in the sample pages the tables hold: labels against a snapshot.

    python -m tests.scoring            the scores, each with its floor
    python -m tests.scoring --misses   and every row that is wrong
    python -m tests.scoring --raise    lift the floors to what is reached; none is lowered
    python -m tests.scoring --reset    set the floors and pin the labels as they are now, lower too

A label file `tests/golden/NAME.jsonl` has one row per fact, and in `_ranges` the stretches of the page that were labelled. A row
that says `ignore`, or a number that only announces a list, costs nothing either way. `NAME.structure.json` names the page and has
its documents, noise lines, mended joins, headings and copies; a line is counted from 0.
"""

import argparse
import hashlib
import json
import math
import tempfile
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import polars as pl

from flows.pipeline import run_pipeline
from flows.settings import Settings

ROOT = Path(__file__).parent.parent
RAW = ROOT / "data" / "raw"
GOLDEN = ROOT / "tests" / "golden"
FLOORS = GOLDEN / "floors.json"

Row = dict[str, Any]
Same = Callable[[Row, Row], bool]


@dataclass
class Board:
    """Counts by measure, over all pages, and the rows that are wrong."""

    hits: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    found: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # what the tables hold
    wanted: dict[str, int] = field(default_factory=lambda: defaultdict(int))  # what the labels hold
    judged: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def sets(self, name: str, wanted: Iterable[object], found: Iterable[object]) -> None:
        """Two sets of things that are the same or not."""
        left, right = set(wanted), set(found)
        self.hits[name] += len(left & right)
        self.found[name] += len(right)
        self.wanted[name] += len(left)
        self.misses[name] += [f"missed {thing}" for thing in sorted(map(str, left - right))]
        self.misses[name] += [f"not there: {thing}" for thing in sorted(map(str, right - left))]

    def judge(self, name: str, right: bool, otherwise: str) -> None:
        self.judged[name].append(right)
        if not right:
            self.misses[name].append(otherwise)

    def scores(self) -> dict[str, float]:
        """Each measure between 0 and 1: F1 for sets, the share of right ones for the rest."""
        of_sets = {f"{name}.f1": 2 * self.hits[name] / ((self.found[name] + self.wanted[name]) or 1) for name in self.wanted}
        return dict(sorted({**of_sets, **{name: sum(right) / len(right) for name, right in self.judged.items()}}.items()))

    def why(self, measure: str) -> list[str]:
        return self.misses[measure.removesuffix(".f1")]


@dataclass(frozen=True)
class Page:
    """A labelled page: its text and what the tables say of it."""

    text: str
    labels: Sequence[Row]
    structure: Row
    tables: dict[str, list[Row]]

    @classmethod
    def load(cls, name: str, snapshot: Path) -> "Page":
        structure = json.loads((GOLDEN / f"{name}.structure.json").read_text("utf8"))
        labels = [json.loads(line) for line in (GOLDEN / f"{name}.jsonl").read_text("utf8").splitlines()]
        page = _table(snapshot, "pages", pl.col("source_path") == structure["page"])[0]
        mine = pl.col("page_id") == page["page_id"]
        names = ("documents", "discards", "paragraphs", "quantities", "times", "entities", "targets")
        return cls(page["text"], labels, structure, {each: _table(snapshot, each, mine) for each in names})

    def of(self, name: str) -> list[Row]:
        return [row for row in self.labels if row["table"] == name]

    def labelled(self, name: str) -> list[Row]:
        """Rows of a table that lie in the stretches that were labelled for it."""
        ranges = self.labels[0]["ranges"].get(name, [])
        rows = [{**row, "start": row["start_char"], "end": row["end_char"]} for row in self.tables[name]]
        return [row for row in rows if any(start <= row["start"] and row["end"] <= end for start, end in ranges)]

    def line_of(self) -> Callable[[int], int]:
        ends = [at for at, char in enumerate(self.text) if char == "\n"]
        return lambda at: bisect_right(ends, at - 1)


def _table(snapshot: Path, name: str, where: pl.Expr) -> list[Row]:
    return pl.scan_parquet(snapshot / name / "**/*.parquet").filter(where).collect().to_dicts()


def golden() -> list[str]:
    """The names of the labelled pages."""
    return sorted(path.stem for path in GOLDEN.glob("*.jsonl"))


def score(snapshot: Path) -> Board:
    """All labelled pages against a snapshot."""
    board = Board()
    for name in golden():
        page = Page.load(name, snapshot)
        _structure(board, page)
        _facts(board, page, "quantities", _QUANTITY)
        _facts(board, page, "times", {key: _equal(key) for key in ("type", "value", "mod", "role")})
        _deadlines(board, page)
        _entities(board, page)
        _targets(board, page)
    return board


def _structure(board: Board, page: Page) -> None:
    line, says = page.line_of(), page.structure
    documents = sorted(page.tables["documents"], key=lambda row: row["start_char"])
    spans = [(line(row["start_char"]), line(row["end_char"] - 1)) for row in documents]
    board.sets("documents", [(row["first_line"], row["last_line"]) for row in says["documents"]], spans)
    outline = [row for row in page.tables["paragraphs"] if row["level"]]
    board.sets("headings", [tuple(row[:2]) for row in says["headings"]], [(line(row["start_char"]), row["level"]) for row in outline])
    noise = [row for row in page.tables["discards"] if row["reason"] != "link_keyword"]
    board.sets("noise", [number for number, _ in says["noise_lines"]], [line(row["start_char"]) for row in noise])
    for snippet in says["joins"]:
        board.judge("joins", any(snippet in row["text"] for row in page.tables["paragraphs"]), f"not mended: {snippet}")
    groups: dict[str, list[int]] = defaultdict(list)
    for row in documents:
        if row["duplicate_group"]:
            groups[row["duplicate_group"]].append(line(row["start_char"]))
    firsts = [tuple(says["documents"][at]["first_line"] for at in group) for group in says["duplicate_groups"]]
    board.sets("copies", firsts, [tuple(group) for group in groups.values()])


def _equal(key: str) -> Same:
    return lambda label, row: (label.get(key) or None) == (row.get(key) or None)


def _same_value(label: Row, row: Row) -> bool:
    pairs = [(label[key], row[key]) for key in ("value_min", "value_max")]
    return all(a is b if a is None or b is None else math.isclose(a, b) for a, b in pairs)


_QUANTITY: dict[str, Same] = {"value": _same_value, **{key: _equal(key) for key in ("kind", "unit", "role", "change")}}


def _shared(left: Row, right: Row) -> int:
    return int(min(left["end"], right["end"]) - max(left["start"], right["start"]))


def _is_free(label: Row) -> bool:
    return bool(label.get("ignore")) or (label["table"] == "quantities" and label["role"] == "enumeration")


def _span(row: Row) -> tuple[int, int]:
    return row["start"], row["end"]


def _counted(labels: Sequence[Row], rows: Sequence[Row]) -> tuple[dict[tuple[int, int], Row], dict[tuple[int, int], Row]]:
    """Labels and rows by span, without what costs nothing either way."""
    wanted = {_span(label): label for label in labels if not _is_free(label)}
    free = [label for label in labels if _is_free(label)]
    kept = [row for row in rows if _span(row) in wanted or not any(_shared(row, label) > 0 for label in free)]
    return wanted, {_span(row): row for row in kept}


def _where(page: Page, start: int, end: int) -> str:
    """The words with a little around them, on one line."""
    return f"{page.text[max(0, start - 12) : start]}【{page.text[start:end]}】{page.text[end : end + 12]}".replace("\n", "⏎")


def _spans(board: Board, page: Page, name: str, wanted: Iterable[tuple[int, int]], found: Iterable[tuple[int, int]]) -> None:
    def said(span: tuple[int, int]) -> str:
        return f"{_where(page, *span)} ({page.structure['page']}, {span[0]})"

    board.sets(name, map(said, wanted), map(said, found))


def _facts(board: Board, page: Page, name: str, fields: dict[str, Same]) -> None:
    wanted, found = _counted(page.of(name), page.labelled(name))
    _spans(board, page, name, wanted, found)
    for span in sorted(wanted.keys() & found.keys()):
        label, row = wanted[span], found[span]
        for key, same in fields.items():
            told = "{0[value_min]}–{0[value_max]}" if key == "value" and name == "quantities" else f"{{0[{key}]}}"
            board.judge(f"{name}.{key}", same(label, row), f"{_where(page, *span)}: {told.format(label)}, not {told.format(row)}")


def _deadlines(board: Board, page: Page) -> None:
    """Deadlines count where they overlap, however long they were taken."""
    wanted, found = _counted(page.of("times"), page.labelled("times"))
    due = [label for label in wanted.values() if label["role"] == "deadline"]
    got = [row for row in found.values() if row["role"] == "deadline"]
    keys = {id(row): next((label for label in due if _shared(label, row) > 0), row) for row in got}
    _spans(board, page, "deadlines", map(_span, due), map(_span, keys.values()))


def _entities(board: Board, page: Page) -> None:
    wanted, found = _counted(page.of("entities"), page.labelled("entities"))
    for kind in sorted({row["kind"] for row in (*wanted.values(), *found.values())}):
        ours, theirs = ([span for span, row in rows.items() if row["kind"] == kind] for rows in (wanted, found))
        _spans(board, page, f"entities.{kind}", ours, theirs)


def _targets(board: Board, page: Page) -> None:
    """A label is found where a row covers half of it; a row is right where it touches a label."""
    labels = [label for label in page.of("targets") if not _is_free(label)]
    free = [label for label in page.of("targets") if _is_free(label)]
    rows = [
        row
        for row in page.labelled("targets")
        if any(_shared(row, label) > 0 for label in labels) or not any(_shared(row, label) > 0 for label in free)
    ]
    for row in rows:
        board.judge("targets.precision", any(_shared(row, label) > 0 for label in labels), f"no target: {_where(page, *_span(row))}")
    for label in labels:
        best = max(rows, key=lambda row: (_shared(label, row), row["quantity"] == label["quantity"]), default=label)
        said = _where(page, *_span(label))
        is_found = bool(rows) and 2 * _shared(label, best) >= label["end"] - label["start"]
        board.judge("targets.recall", is_found, f"missed {said}")
        if not is_found:
            continue
        who = (set(label["responsible"]), set(best["responsible"] or []))
        board.judge("targets.responsible", who[0] == who[1], f"{said}: {sorted(who[0])}, not {sorted(who[1])}")
        for key in ("deadline", "quantity"):
            board.judge(f"targets.{key}", _equal(key)(label, best), f"{said}: {label[key]}, not {best[key]}")


def pin() -> str:
    """A hash of the sample pages and their labels."""
    files = [path for folder in (RAW, GOLDEN) for path in folder.rglob("*") if path.is_file() and path != FLOORS]
    digest = hashlib.sha256()
    for path in sorted(files, key=lambda path: path.relative_to(ROOT).as_posix()):
        digest.update(f"{path.relative_to(ROOT).as_posix()}\n{hashlib.sha256(path.read_bytes()).hexdigest()}\n".encode())
    return digest.hexdigest()


def raised(floors: dict[str, float], scores: dict[str, float]) -> dict[str, float]:
    """Each floor at what is reached, rounded down, never lower than it was."""
    return {name: max(floors.get(name, 0.0), math.floor(value * 1000) / 1000) for name, value in scores.items()}


def _main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    for flag, said in (("misses", "print what is wrong"), ("raise", "lift the floors"), ("reset", "set floors and pin anew, lower too")):
        parser.add_argument(f"--{flag}", action="store_true", help=said)
    asked = vars(parser.parse_args())
    with tempfile.TemporaryDirectory() as folder:
        board = score(run_pipeline(Settings(RAW, Path(folder), workers=1)).folder)
    pinned: Row = json.loads(FLOORS.read_text("utf8")) if FLOORS.exists() else {"pin": pin(), "floors": {}}
    floors: dict[str, float] = {} if asked["reset"] else pinned["floors"]
    scores = board.scores()
    for name, value in scores.items():
        print(f"{name:24} {value:.4f}  floor {floors.get(name, 0.0):.3f}")
        for miss in board.why(name) if asked["misses"] else ():
            print(f"    {miss}")
    if asked["raise"] and pinned["pin"] != pin():
        parser.error("pages or labels are not those that the floors were measured on: use --reset")
    if asked["raise"] or asked["reset"]:
        FLOORS.write_text(json.dumps({"pin": pin(), "floors": raised(floors, scores)}, indent=1) + "\n", "utf8")


if __name__ == "__main__":
    _main()
