"""The command line, as a user meets it."""

import json
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from conftest import ROOT
from typer.testing import CliRunner, Result

from flows.cli import app

LINE = "县水利局要在2023年6月底前完成治理120公里,合格率达到95%以上。"


def duban(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, list(arguments), input=given)


@pytest.mark.parametrize("module", ["prefect", "polars", "duckdb", "rich.progress", "jieba"])
def test_the_command_line_starts_without_what_it_does_not_need(module: str) -> None:
    script = f"import sys, flows.cli; sys.exit({module!r} in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False).returncode == 0


@pytest.mark.parametrize("command", [[], ["build"], ["sql"], ["tables"], ["show"], ["extract"]])
def test_every_command_has_help(command: list[str]) -> None:
    result = duban(*command, "--help")
    assert result.exit_code == 0
    assert "Usage: " in result.output


def test_python_m_flows_is_the_same() -> None:
    done = subprocess.run([sys.executable, "-m", "flows", "--help"], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("Usage: duban")


def test_sql_answers_in_three_forms(sample_processed: Path) -> None:
    query = "SELECT 1 AS a, '甲' AS b, ['乙'] AS c"
    where = ("--processed", str(sample_processed))
    assert "1 row" in duban("sql", query, *where).output
    assert duban("sql", query, "--csv", *where).output == 'a,b,c\n1,甲,"[""乙""]"\n'
    assert json.loads(duban("sql", query, "--json", *where).output) == {"a": 1, "b": "甲", "c": ["乙"]}


def test_sql_columns_stand_under_their_names_in_chinese_too(sample_processed: Path) -> None:
    lines = duban(
        "sql", "SELECT '县委' AS a, 'x' AS b UNION ALL SELECT 'abcd', 'x'", "--processed", str(sample_processed)
    ).output.splitlines()
    body = [line for line in lines if line.strip().endswith("x")]
    assert {line.replace("县委", "abcd").index(" x") for line in body} == {body[0].replace("县委", "abcd").index(" x")}


@pytest.mark.parametrize(
    "query", ["DROP VIEW pages", "COPY pages TO 'x'", "SELECT 1; SELECT 2", "EXPLAIN ANALYZE COPY pages TO 'x'", "SET threads = 1", ""]
)
def test_sql_only_reads(query: str, sample_processed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = duban("sql", query, "--processed", str(sample_processed))
    assert result.exit_code == 2
    assert "read-only" in result.stderr
    assert not list(tmp_path.iterdir())


def test_a_wrong_query_is_a_sentence(sample_processed: Path) -> None:
    result = duban("sql", "SELECT nothing FROM pages", "--processed", str(sample_processed))
    assert result.exit_code == 2
    assert result.stderr.startswith("duban: DuckDB cannot answer this")


@pytest.mark.parametrize("recipe", sorted((ROOT / "queries").glob("*.sql")), ids=lambda path: path.stem)
def test_a_recipe_runs_and_says_its_question(recipe: Path, sample_processed: Path) -> None:
    text = recipe.read_text("utf8")
    assert text.startswith("-- ")
    assert text.splitlines()[0].endswith("?")
    assert duban("sql", "-", "--processed", str(sample_processed), given=text).exit_code == 0


def test_tables_lists_each_with_its_rows(sample_processed: Path) -> None:
    output = duban("tables", "--processed", str(sample_processed)).output
    assert "One row per page" in output
    assert output.index("pages") < output.index("documents") < output.index("targets") < output.index("stages")


@pytest.mark.parametrize(
    "name", ["pages", "documents", "paragraphs", "sentences", "quantities", "times", "entities", "targets", "initiatives"]
)
def test_show_shows_a_row_where_it_stands(name: str, sample_processed: Path) -> None:
    key = (
        "doc_id"
        if name == "documents"
        else "quantity_id"
        if name == "quantities"
        else "entity_id"
        if name == "entities"
        else f"{name[:-1]}_id"
    )
    with duckdb.connect(str(sample_processed / "current" / "catalog.duckdb"), read_only=True) as connection:
        row_id, page_id, start, end = connection.execute(
            f"SELECT {key}, page_id, {'0, 5' if name == 'pages' else 'start_char, end_char'} FROM {name} ORDER BY {key} LIMIT 1"
        ).fetchone() or ("", "", 0, 0)
        source, surface = connection.execute(
            "SELECT source_path, text[? + 1 : ?] FROM pages WHERE page_id = ?", [start, end, page_id]
        ).fetchone() or ("", "")
    result = duban("show", row_id, "--processed", str(sample_processed))
    assert result.exit_code == 0
    assert result.output.startswith(f"{name}: {source}")
    if name not in ("pages", "documents") and "\n" not in surface:
        assert f"【{surface}】" in result.output


def test_show_of_an_unknown_id_is_a_sentence(sample_processed: Path) -> None:
    result = duban("show", "0000", "--processed", str(sample_processed))
    assert result.exit_code == 2
    assert "no table of the current snapshot has a row with the id 0000" in result.stderr


@pytest.mark.parametrize("command", [["sql", "SELECT 1"], ["tables"], ["show", "0123"]])
def test_without_a_snapshot_the_user_is_told_to_build(command: list[str], tmp_path: Path) -> None:
    result = duban(*command, "--processed", str(tmp_path))
    assert result.exit_code == 2
    assert "run `duban build` first" in result.stderr


def test_build_of_a_missing_folder_is_a_sentence(tmp_path: Path) -> None:
    result = duban("build", "--raw", str(tmp_path / "none"), "--processed", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "there is no raw folder" in result.stderr
    assert not (tmp_path / "out").exists()


def test_build_into_a_file_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", "utf8")
    result = duban("build", "--raw", str(ROOT / "data" / "raw"), "--processed", str(tmp_path / "out"))
    assert result.exit_code == 2
    assert "is a file, but --processed needs the folder" in result.stderr
    assert (tmp_path / "out").read_text("utf8") == "mine"


def test_an_interrupted_build_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("flows.shards.list_raw", interrupted)
    result = duban("build", "--raw", str(ROOT / "data" / "raw"), "--processed", str(tmp_path / "out"))
    assert result.exit_code == 130
    assert "interrupted; what was published before is as it was" in result.stderr


@pytest.mark.parametrize("given", ["argument", "stdin"])
def test_extract_prints_what_it_reads(given: str) -> None:
    result = duban("extract", LINE) if given == "argument" else duban("extract", given=LINE)
    assert result.exit_code == 0
    for words in ("2023年6月底前", "120公里", "95%以上", "县水利局"):
        assert words in result.output


def test_extract_answers_json_lines() -> None:
    text = f"第一行没有数字。\n{LINE}"
    asked = json.dumps({"id": "a", "text": text, "reference_date": "2023-01-15"}, ensure_ascii=False)
    answer = json.loads(duban("extract", "--jsonl", "--numerals", given=asked + "\n").output)
    assert answer["id"] == "a"
    for name in ("quantities", "times", "entities", "numerals"):
        assert all(text[row["start_char"] : row["end_char"]] == row["surface"] for row in answer[name])
    assert [row["end_date"] for row in answer["times"]] == ["2023-06-30"]
    assert {(row["value_min"], row["unit"]) for row in answer["quantities"]} == {(120.0, "公里"), (95.0, "%")}
    assert "numerals" not in json.loads(duban("extract", "--jsonl", given=asked).output)


@pytest.mark.parametrize("line", ["not json", "[]", '{"id": 1}', '{"text": 5}', '{"text": "", "reference_date": "soon"}'])
def test_extract_says_which_line_is_wrong(line: str) -> None:
    result = duban("extract", "--jsonl", given=f'{{"id": 1, "text": "甲"}}\n{line}\n')
    assert result.exit_code == 2
    assert "line 2: expected a JSON object" in result.stderr
