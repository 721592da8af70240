"""`duban export`, `report` and `diff`, as a user meets them."""

import csv
import io
import json
import webbrowser
from pathlib import Path

import polars as pl
import pytest
from conftest import build
from typer.testing import CliRunner, Result

from flows import differences
from flows.cli import app

NOTICE = (
    "关于做好防汛工作的通知\n2024年3月1日\n各乡镇:\n"
    "一、县水利局要在2024年6月底前完成治理{}公里。\n二、县教育局要在2024年9月底前新建学校3所。\n"
)


def duban(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def make(raw: Path, **files: str) -> Path:
    raw.mkdir(exist_ok=True)
    for name, text in files.items():
        (raw / f"{name}.txt").write_text(text, "utf8")
    return raw


@pytest.fixture
def processed(tmp_path: Path) -> Path:
    build(make(tmp_path / "raw", a=NOTICE.format(120)), tmp_path / "out")
    return tmp_path / "out"


def test_export_writes_the_columns_and_rows_asked_for(processed: Path) -> None:
    result = duban(
        "export", "--csv", "-", "--columns", "due_date, quantity", "--where", "responsible = '县水利局'", "--processed", processed
    )
    assert result.stdout == "due_date,quantity\n2024-06-30,120公里\n"
    assert "1 rows → -" in result.stderr


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "xlsx"])
def test_every_form_holds_every_row(form: str, processed: Path, tmp_path: Path) -> None:
    path = tmp_path / f"ledger.{form}"
    result = duban("export", f"--{form}", path, "--processed", processed)
    assert result.exit_code == 0
    assert f"2 rows → {path}" in result.stderr
    assert sorted(found.name for found in tmp_path.iterdir()) == sorted([path.name, "out", "raw"])
    if form == "csv":
        assert len(list(csv.reader(io.StringIO(path.read_text("utf8"))))) == 3
    elif form == "jsonl":
        assert [json.loads(line)["value_min"] for line in path.read_text("utf8").splitlines()] == [120.0, 3.0]
    elif form == "parquet":
        assert pl.read_parquet(path)["due_date"].dtype == pl.Date


@pytest.mark.parametrize("sheets", ["body", "year"])
def test_excel_by_body_or_year(sheets: str, processed: Path, tmp_path: Path) -> None:
    result = duban("export", "--xlsx", tmp_path / "a.xlsx", "--sheets", sheets, "--processed", processed)
    assert ("2 sheets" in result.stderr) == (sheets == "body")


def test_sheets_are_for_excel_and_leave_the_other_files_as_they_are(processed: Path, tmp_path: Path) -> None:
    files = ("--csv", str(tmp_path / "a.csv"), "--xlsx", str(tmp_path / "a.xlsx"))
    result = duban("export", *files, "--sheets", "body", "--processed", processed)
    assert result.exit_code == 0
    assert (tmp_path / "a.csv").exists()
    assert "sheets)" in result.stderr


def test_csv_for_excel_begins_with_a_mark(processed: Path, tmp_path: Path) -> None:
    duban("export", "--csv", tmp_path / "a.csv", "--bom", "--columns", "unit", "--processed", processed)
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfunit\n")


@pytest.mark.parametrize(("options", "cell"), [([], "'=1+1"), (["--unguarded"], "=1+1")])
def test_cells_like_formulas_are_guarded_in_csv(options: list[str], cell: str, tmp_path: Path) -> None:
    build(make(tmp_path / "raw", **{"=1+1": NOTICE.format(120)}), tmp_path / "out")
    result = duban("export", "--csv", "-", "--columns", "source_path", "--processed", tmp_path / "out", *options)
    assert result.stdout.splitlines()[1:] == [f"{cell}.txt"] * 2


@pytest.mark.parametrize(
    ("options", "says"),
    [
        ([], "name a file to write"),
        (["--csv", "-", "--columns", "nothing"], "the ledger has no column nothing; it has: target_id"),
        (["--csv", "-", "--where", "nothing = 1"], "DuckDB cannot choose these rows"),
        (["--csv", "-", "--where", "1=1); DROP VIEW ledger; --"], "DuckDB cannot choose these rows"),
        (["--csv", "-", "--where", "action::INT = 1"], "DuckDB cannot choose these rows"),
        (["--xlsx", "-"], "name a file"),
        (["--xlsx", "a.xlsx", "--sheets", "body", "--columns", "action"], "needs the column responsible"),
        (["--xlsx", "a.txt"], ".xlsx belongs to --xlsx and to it alone"),
        (["--csv", "a.xlsx"], ".xlsx belongs to --xlsx and to it alone"),
        (["--csv", "a.csv", "--sheets", "year"], "makes sheets of an Excel file, and csv has none"),
    ],
)
def test_a_wrong_export_is_a_sentence(
    options: list[str], says: str, processed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    result = duban("export", *options, "--processed", processed)
    assert result.exit_code == 2
    assert says in result.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "raw"]


def test_report_says_where_it_lies_and_opens_it(processed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    monkeypatch.setattr(webbrowser, "open", lambda url: opened.append(url) or True)
    result = duban("report", "--open", "--processed", processed)
    assert Path(result.stdout.strip()) == processed / "current" / "report.html"
    assert opened == [(processed / "current" / "report.html").resolve().as_uri()]


def test_report_without_a_browser_is_a_sentence(processed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webbrowser, "open", lambda url: False)
    result = duban("report", "--open", "--processed", processed)
    assert result.exit_code == 1
    assert "no browser could be started" in result.stderr


def test_report_can_be_written_anew(processed: Path, tmp_path: Path) -> None:
    assert duban("report", "--output", tmp_path / "a.html", "--processed", processed).exit_code == 0
    assert (tmp_path / "a.html").read_bytes() == (processed / "current" / "report.html").read_bytes()


def test_diff_says_what_came_and_what_went(processed: Path, tmp_path: Path) -> None:
    build(make(tmp_path / "raw", a=NOTICE.format(150)), processed)
    head, new, gone = duban("diff", "--processed", processed).stdout.splitlines()
    assert head.endswith(": 1 new, 1 gone")
    assert new.startswith("+ 2024-06-30 | 县水利局 | ")
    assert "150公里" in new
    assert gone.startswith("- 2024-06-30 | 县水利局 | ")
    assert "120公里" in gone
    rows = [json.loads(line) for line in duban("diff", "--json", "--processed", processed).stdout.splitlines()]
    assert [(row["change"], row["quantity"], row["due_date"]) for row in rows] == [
        ("new", "150公里", "2024-06-30"),
        ("gone", "120公里", "2024-06-30"),
    ]


def test_diff_goes_by_what_is_said_not_where(processed: Path, tmp_path: Path) -> None:
    (tmp_path / "raw" / "a.txt").unlink()
    build(make(tmp_path / "raw", b="首页>工作计划\n" + NOTICE.format(120)), processed)
    found = differences.compare(processed, differences.earlier(processed))
    assert (found.new.height, found.gone.height) == (0, 0)


def test_diff_counts_what_is_said_twice(processed: Path, tmp_path: Path) -> None:
    line = "三、县教育局要在2024年9月底前新建学校3所。\n"
    build(make(tmp_path / "raw", a=NOTICE.format(120) + line), processed)
    found = differences.compare(processed, differences.earlier(processed))
    assert (found.new.height, found.gone.height) == (1, 0)


@pytest.mark.parametrize("against", ["", "ffff"])
def test_diff_without_anything_to_compare_is_a_sentence(against: str, processed: Path) -> None:
    result = duban("diff", *filter(None, [against]), "--processed", processed)
    assert result.exit_code == 2
    assert "to compare" in result.stderr


@pytest.mark.parametrize("command", [["export", "--csv", "-"], ["report"], ["diff"]])
def test_without_a_snapshot_the_user_is_told_to_build(command: list[str], tmp_path: Path) -> None:
    result = duban(*command, "--processed", tmp_path)
    assert result.exit_code == 2
    assert "run `duban build` first" in result.stderr
