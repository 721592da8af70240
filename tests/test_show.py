"""`duban show PAGE_ID`: a page with its noise, joins, corrections and documents."""

from pathlib import Path

import duckdb
import pytest
from conftest import build
from typer.testing import CliRunner

from flows import showing
from flows.cli import app

BODY = "今年以来,全县粮食总产达到12.6万吨,农民收入稳步增长,各项工作都取得了新的成绩,群众是满意的,上级也给予了肯定。"
PAGE = f"""当前位置:首页>工作总结>县长讲话
在全县农业工作会议上的讲话
同志们:
{BODY}欢迎订阅。
会上,县政府与各镇、县直各部门签订了今年的目标。

责任书。

;县林业局宣读了表彰决定,要求各镇抓紧落实。
"""
CORRECTIONS = """source,match,action,value,reason
*,欢迎订阅。,noise,,
*,在全县农业工作会议,date,2024,
"""


@pytest.fixture
def processed(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "page.txt").write_text(PAGE, "utf8")
    (raw / "corrections.csv").write_text(CORRECTIONS, "utf8")
    build(raw, tmp_path / "out")
    return tmp_path / "out"


def ids(processed: Path, query: str) -> list[str]:
    with duckdb.connect(str(processed / "current" / "catalog.duckdb"), read_only=True) as connection:
        return [row[0] for row in connection.execute(query).fetchall()]


def shown(processed: Path, row_id: str) -> list[tuple[str, str]]:
    """(margin, line) of the page's lines."""
    lines = CliRunner().invoke(app, ["show", row_id, "--processed", str(processed)]).output.split("\n\n", 1)[1].splitlines()
    width = max(len(line) - len(line.lstrip()) for line in lines)
    return [(line[: width - 2].strip(), line[width:]) for line in lines if line.strip()]


def test_a_page_says_in_the_margin_what_is_noise_and_where_a_sentence_was_mended(processed: Path) -> None:
    (page_id,) = ids(processed, "SELECT page_id FROM pages")
    (doc_id,) = ids(processed, "SELECT doc_id FROM documents")
    assert shown(processed, page_id) == [
        ("breadcrumb", "当前位置:首页>工作总结>县长讲话"),
        ("", f"── {doc_id}  在全县农业工作会议上的讲话"),
        ("date 2024", "在全县农业工作会议上的讲话"),
        ("", "同志们:"),
        ("correction", f"{BODY}〔欢迎订阅。〕"),
        ("link_keyword", "会上,县政府与各镇、县直各部门签订了今年的目标〔。〕"),
        ("link_keyword, joined", "责任书〔。〕"),
        ("joined", ";县林业局宣读了表彰决定,要求各镇抓紧落实。"),
    ]


def test_a_row_is_shown_in_its_paragraph_with_its_words_marked(processed: Path) -> None:
    (row_id,) = ids(processed, "SELECT quantity_id FROM quantities")
    assert shown(processed, row_id) == [("", BODY.replace("12.6万吨", "【12.6万吨】"))]


def test_on_a_terminal_noise_is_grey(processed: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("FORCE_COLOR", "1")
    (page_id,) = ids(processed, "SELECT page_id FROM pages")
    showing.show(page_id, processed)
    output = capsys.readouterr().out
    assert "\x1b[2m当前位置" in output
    assert "〔" not in output
    assert "joined" in output
