"""The Excel ledger, read back as Excel would."""

import re
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from flows import catalog, ledger
from flows.ledger import SheetParams

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
COLUMNS = ("due_date", "responsible", "action", "value_min")
ROWS = [
    (date(2024, 6, 30), "县水利局", "治理120公里", 120.0),
    (date(2025, 6, 30), "县水利局、县教育局", "=1+1", 0.5),
    (None, "", "@SUM(A1)", None),
]
XML_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def sheets(path: Path) -> dict[str, list[list[tuple[str, Any]]]]:
    """Sheet name → rows → (cell type, value)."""
    with zipfile.ZipFile(path) as book:
        names = [sheet.attrib["name"] for sheet in ElementTree.fromstring(book.read("xl/workbook.xml")).iter(f"{MAIN}sheet")]
        trees = [ElementTree.fromstring(book.read(f"xl/worksheets/sheet{place}.xml")) for place in range(1, len(names) + 1)]
    return {name: [[cell(found) for found in row] for row in tree.iter(f"{MAIN}row")] for name, tree in zip(names, trees, strict=True)}


def cell(found: ElementTree.Element) -> tuple[str, Any]:
    text = "".join(part.text or "" for part in found.iter(f"{MAIN}t"))
    number = found.find(f"{MAIN}v")
    kind = "formula" if found.find(f"{MAIN}f") is not None else found.attrib.get("t", "n")
    return kind, XML_ESCAPE.sub(lambda match: chr(int(match[1], 16)), text) if number is None else float(number.text or "nan")


def part(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as book:
        return book.read(name).decode()


def write(path: Path, rows: Sequence[Sequence[Any]] = ROWS, **more: Any) -> list[list[tuple[str, Any]]]:
    ledger.write(path, COLUMNS, [("台账", rows)], **more)
    return sheets(path)["台账"]


def test_dates_are_dates_and_numbers_are_numbers(tmp_path: Path) -> None:
    head, first, *_ = write(tmp_path / "a.xlsx")
    assert [text for _, text in head] == ["到期日\ndue_date", "责任单位\nresponsible", "事项\naction", "数值下限\nvalue_min"]
    assert first == [("n", 45473.0), ("inlineStr", "县水利局"), ("inlineStr", "治理120公里"), ("n", 120.0)]
    assert "yyyy-mm-dd" in part(tmp_path / "a.xlsx", "xl/styles.xml")


def test_the_heading_stays_and_filters(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx")
    sheet = part(tmp_path / "a.xlsx", "xl/worksheets/sheet1.xml")
    assert 'ySplit="1"' in sheet
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:D4"' in sheet


@pytest.mark.parametrize(
    "text", ["=1+1", "+86", "-5%", "@SUM(A1)", '=HYPERLINK("http://a.invalid")', "http://a.invalid", "＝1", "007", "{=1}"]
)
def test_text_is_never_a_formula_link_or_number(text: str, tmp_path: Path) -> None:
    assert write(tmp_path / "a.xlsx", [(None, "", text, None)])[1][-1] == ("inlineStr", text)
    assert "xl/worksheets/_rels/sheet1.xml.rels" not in zipfile.ZipFile(tmp_path / "a.xlsx").namelist()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a\x00b\x1f", "a␀b␟"),
        ("a\ufffeb\uffff", "a�b�"),
        ("一\n二\t三", "一\n二\t三"),
        ("_x0041_", "_x0041_"),
        ("<b>&amp;𠀀", "<b>&amp;𠀀"),
    ],
)
def test_signs_that_xml_forbids_are_shown_otherwise(text: str, shown: str, tmp_path: Path) -> None:
    assert write(tmp_path / "a.xlsx", [(None, "", text, None)])[1][-1] == ("inlineStr", shown)


def test_a_cell_holds_no_more_than_excel_allows(tmp_path: Path) -> None:
    text = write(tmp_path / "a.xlsx", [(None, "", "𠀀" * 40_000, None)])[1][-1][1]
    assert len(text.encode("utf-16-le")) // 2 <= 32_767
    assert text.endswith("…")


@pytest.mark.parametrize(
    ("due", "value", "kinds"), [(date(1850, 1, 1), float("inf"), ["inlineStr", "inlineStr"]), (date(9999, 12, 31), -1e300, ["n", "n"])]
)
def test_what_excel_does_not_know_is_text(due: date, value: float, kinds: list[str], tmp_path: Path) -> None:
    row = write(tmp_path / "a.xlsx", [(due, "", "", value)])[1]
    assert [row[0][0], row[-1][0]] == kinds


def test_rows_beyond_a_sheet_go_on_in_the_next_and_it_is_said(tmp_path: Path) -> None:
    written = ledger.write(tmp_path / "a.xlsx", COLUMNS, [("台账", ROWS)], params=SheetParams(rows_a_sheet=2))
    assert (written.rows, written.sheets) == (3, 2)
    assert "more than one sheet holds" in written.sentence
    assert {name: len(rows) for name, rows in sheets(tmp_path / "a.xlsx").items()} == {"台账": 3, "台账 (2)": 2}


def test_one_sheet_a_body(tmp_path: Path) -> None:
    ledger.write(tmp_path / "a.xlsx", COLUMNS, ledger.by_body(COLUMNS, ROWS))
    found = sheets(tmp_path / "a.xlsx")
    assert {name: len(rows) - 1 for name, rows in found.items()} == {"目录": 3, "县水利局": 2, "县教育局": 1, "未写明单位": 1}
    assert [row[0][1] for row in found["目录"][1:]] == ["县水利局", "县教育局", "未写明单位"]


def test_bodies_beyond_the_limit_share_a_sheet() -> None:
    rows = [(None, body, body, None) for body in ("甲、乙", "丙", "甲")]
    groups = dict(ledger.by_body(COLUMNS, rows, SheetParams(sheets=1)))
    assert {name: len(list(group)) for name, group in groups.items()} == {"甲": 2, "其他单位": 2}


def test_one_sheet_a_year() -> None:
    assert [(name, len(list(rows))) for name, rows in ledger.by_year(COLUMNS, ROWS)] == [("2024", 1), ("2025", 1), ("无到期日", 1)]


@pytest.mark.parametrize("name", ["a/b:c*?[x]\\", "'quoted'", "", "长" * 60, "History", "目录", "\x00", "=1", "𠀀局"])
def test_any_body_can_name_a_sheet(name: str, tmp_path: Path) -> None:
    groups = [(name, ROWS), (name.upper() or " ", ROWS)]
    assert ledger.write(tmp_path / "a.xlsx", COLUMNS, groups).sheets == 2
    names = list(sheets(tmp_path / "a.xlsx"))
    assert len({called.lower() for called in names}) == 3
    assert all(0 < len(called) <= 31 and not set(called) & set("[]:*?/\\") for called in names)


def test_equal_rows_give_equal_bytes(tmp_path: Path) -> None:
    for name in ("one.xlsx", "two.xlsx"):
        write(tmp_path / name)
    assert (tmp_path / "one.xlsx").read_bytes() == (tmp_path / "two.xlsx").read_bytes()


def test_a_snapshot_has_its_ledger(sample_processed: Path) -> None:
    found = sheets(sample_processed / "current" / "ledger.xlsx")
    with catalog.connect(sample_processed) as connection:
        rows = connection.execute("SELECT count(*) FROM ledger").fetchone()
    assert len(found["台账"]) - 1 == (rows or [0])[0]
    assert "依据原文\nsentence" in [text for _, text in found["台账"][0]]


def test_a_snapshots_ledger_says_what_it_leaves_out(sample_processed: Path, tmp_path: Path) -> None:
    with catalog.connect(sample_processed) as connection:
        written = ledger.write_snapshot(connection, tmp_path / "a.xlsx", SheetParams(snapshot_rows=5))
    assert written.rows == 5
    assert "more rows: duban export --xlsx" in written.sentence
    assert "duban export" in part(tmp_path / "a.xlsx", "docProps/core.xml")
