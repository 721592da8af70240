"""The report: one file, true to the tables, and nothing in it is markup but what the project wrote."""

import base64
import hashlib
import json
import re
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, build

from flows import catalog, report
from flows.report import ReportParams
from transforms.schema import codes

ASSETS = ROOT / "flows" / "report"
BLOCK = re.compile(r'<script type="application/json" id="([^"]+)">(.*?)</script>', re.S)
HOSTILE = (
    "关于<script>alert(1)</script>工作的通知\n各乡镇:\n"
    "一、县<b onclick=alert(1)>水利局</b>要在2023年6月底前完成治理120公里</script><script>document.title='x'</script>"
    "<!-- <img src=http://a.invalid/x onerror=alert(1)> ]]>\u2028\u2029𠀀合格率达到95%以上。\n"
)


def blocks(page: str) -> dict[str, Any]:
    return {name: json.loads(text) for name, text in BLOCK.findall(page)}


def column(data: dict[str, Any], name: str) -> list[Any]:
    packed = data["rows"][name]
    return packed if isinstance(packed, list) else [packed["v"][place] for place in packed["i"]]


def written(processed: Path, path: Path, params: ReportParams | None = None) -> dict[str, Any]:
    with catalog.connect(processed) as connection:
        report.write(connection, "0", path, params)
    return blocks(path.read_text("utf8"))


def passages(data: dict[str, Any]) -> list[list[Any]]:
    return [passage for number in range(len(data["data"]["chunks"])) for passage in data[f"passages-{number}"]]


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "x'\"<b>.txt").write_text(HOSTILE, "utf8")
    build(raw, tmp_path / "out")
    return tmp_path / "out"


def test_a_snapshot_has_its_report(sample_processed: Path) -> None:
    page = (sample_processed / "current" / "report.html").read_text("utf8")
    data = blocks(page)["data"]
    assert data["snapshot"] == (sample_processed / "current").resolve().name
    with catalog.connect(sample_processed) as connection:
        ids = connection.execute("SELECT target_id FROM ledger").fetchall()
    assert sorted(column(data, "target_id")) == sorted(row[0] for row in ids)


def test_the_report_asks_nothing_of_any_network(sample_processed: Path) -> None:
    page = BLOCK.sub("", (sample_processed / "current" / "report.html").read_text("utf8"))
    assert re.findall(r"https?://[^\"']*", page) == ["http://www.w3.org/2000/svg"]
    assert not re.findall(r"""(?:src|href)=["'](?!#)|url\(|@import|fetch\(|XMLHttp""", page)


@pytest.mark.parametrize(("directive", "element"), [("script", r"<script>(.*?)</script>"), ("style", r"<style>(.*?)</style>")])
def test_only_the_projects_own_scripts_and_styles_may_run(sample_processed: Path, directive: str, element: str) -> None:
    page = (sample_processed / "current" / "report.html").read_text("utf8")
    policy = re.findall(r'Content-Security-Policy" content="([^"]*)"', page)[0]
    own = re.findall(element, page, re.S)
    assert len(own) == 1
    digest = base64.b64encode(hashlib.sha256(own[0].encode()).digest()).decode()
    assert "default-src 'none'" in policy
    assert f"{directive}-src 'sha256-{digest}'" in policy


def test_the_script_makes_no_markup_of_text() -> None:
    script = "".join((ASSETS / name).read_text("utf8") for name in report.SCRIPTS)
    assert not re.findall(r"innerHTML|outerHTML|insertAdjacent|document\.write|eval\(|new Function|DOMParser|style=", script)


def test_hostile_text_stays_text(hostile: Path) -> None:
    page = (hostile / "current" / "report.html").read_text("utf8")
    inside = "".join(text for _, text in BLOCK.findall(page))
    assert not set(inside) & set("<>&\u2028\u2029")
    assert len(re.findall("<script", page)) == len(BLOCK.findall(page)) + 1
    found = passages(blocks(page))
    assert any("<!-- <img src=http://a.invalid/x onerror=alert(1)> ]]>\u2028\u2029𠀀" in text for _, text, _ in found)


@pytest.mark.parametrize("context", [300, 5, 0])
def test_every_row_stands_in_its_passage(sample_processed: Path, tmp_path: Path, context: int) -> None:
    data = written(sample_processed, tmp_path / "report.html", ReportParams(context_chars=(context,), chunk_chars=500))
    cut, rows = passages(data), data["data"]
    with catalog.connect(sample_processed) as connection:
        said = dict(
            connection.execute(
                "SELECT target_id, pages.text[paragraphs.start_char + 1 : paragraphs.end_char] "
                "FROM ledger JOIN sentences USING (sentence_id) "
                "JOIN paragraphs USING (paragraph_id) JOIN pages ON pages.page_id = paragraphs.page_id"
            ).fetchall()
        )
    assert len(rows["chunks"]) > 1
    for place, target_id in enumerate(column(rows, "target_id")):
        start, text, _ = cut[column(rows, "passage")[place]]
        first = column(rows, "para")[place] - start
        assert text[first : first + column(rows, "para_chars")[place]] == said[target_id]


def test_marks_stand_at_their_words(sample_processed: Path) -> None:
    found = passages(blocks((sample_processed / "current" / "report.html").read_text("utf8")))
    with catalog.connect(sample_processed) as connection:
        surfaces = {row[0] for row in connection.execute("SELECT surface FROM quantities WHERE NOT is_joined").fetchall()}
        noise = {row[0] for row in connection.execute("SELECT text FROM discards").fetchall()}
    marks = [
        (text[max(at, 0) : at + chars], name, at >= 0 and at + chars <= len(text)) for _, text, all_ in found for at, chars, name, _ in all_
    ]
    quantities = [words for words, name, is_whole in marks if name == "quantity" and is_whole]
    assert quantities
    assert sum(words in surfaces for words in quantities) > 0.98 * len(quantities)  # a few are joined
    assert all(words in noise for words, name, is_whole in marks if name == "noise" and is_whole)


def test_equal_snapshots_give_equal_bytes(sample_processed: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        written(sample_processed, tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()


def test_what_has_no_room_is_counted(sample_processed: Path, tmp_path: Path) -> None:
    small = replace(ReportParams(), max_rows=20, max_passage_chars=300)
    data = written(sample_processed, tmp_path / "report.html", small)["data"]
    assert data["limits"]["rows"] == len(column(data, "target_id")) == 20
    assert data["limits"]["of_rows"] > 20
    assert 0 < data["limits"]["without_passage"] == column(data, "passage").count(None) < 20
    assert column(data, "due_date") == sorted(column(data, "due_date"))  # soonest first


def test_the_context_shrinks_before_rows_lose_their_passage(sample_processed: Path, tmp_path: Path) -> None:
    wide = written(sample_processed, tmp_path / "wide", ReportParams(context_chars=(50, 0)))
    chars = sum(len(text) for _, text, _ in passages(wide))
    narrow = written(sample_processed, tmp_path / "narrow", ReportParams(context_chars=(50, 0), max_passage_chars=chars - 1))["data"]
    assert narrow["limits"]["context_chars"] == 0
    assert narrow["limits"]["without_passage"] == 0


def test_sources_hold_every_character_of_text_and_noise(sample_processed: Path) -> None:
    data = blocks((sample_processed / "current" / "report.html").read_text("utf8"))["data"]
    with catalog.connect(sample_processed) as connection:
        said = connection.execute(
            "SELECT (SELECT sum(end_char - start_char) FROM paragraphs)::BIGINT, (SELECT sum(end_char - start_char) FROM discards)::BIGINT"
        ).fetchone()
    assert (sum(own + repeated for _, own, repeated, _ in data["sources"]), sum(row[3] for row in data["sources"])) == said


@pytest.mark.parametrize(
    "values",
    [codes.TargetKind, codes.Modality, codes.ConsequenceKind, codes.DiscardReason],
    ids=["kind", "modality", "consequence", "noise"],
)
def test_every_code_has_words_in_both_languages(values: Any) -> None:
    chinese, english = (set(re.findall(r"(\w+): \"", part)) for part in (ASSETS / "words.js").read_text("utf8").split("\n  en: {"))
    assert chinese == english
    assert {"deadline_kind" if value == "deadline" else value for value in values.__args__} <= chinese


def test_every_word_that_is_asked_for_exists() -> None:
    known = set(re.findall(r"(\w+): \"", (ASSETS / "words.js").read_text("utf8")))
    asked = set(re.findall(r'data-t="(\w+)"', (ASSETS / "page.html").read_text("utf8")))
    asked |= {word for name in report.SCRIPTS for word in re.findall(r'\bt\("(\w+)"', (ASSETS / name).read_text("utf8"))}
    assert asked
    assert asked <= known


def test_an_unchanged_snapshot_is_not_written_again(raw: Path, tmp_path: Path) -> None:
    first = build(raw, tmp_path / "out")
    before = (first.folder / "report.html").stat().st_mtime_ns
    build(raw, tmp_path / "out")
    assert (first.folder / "report.html").stat().st_mtime_ns == before


def test_a_snapshot_without_any_commitment_has_a_report(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.txt").write_text("今天天气很好,大家都很高兴。\n", "utf8")
    build(tmp_path / "raw", tmp_path / "out")
    data = blocks((tmp_path / "out" / "current" / "report.html").read_text("utf8"))["data"]
    assert column(data, "target_id") == []
    assert data["chunks"] == []


def test_without_a_browser_the_browser_tests_fail_with_a_sentence() -> None:
    script = ROOT / "tests" / "browser" / "find-chromium"
    missing = subprocess.run(["/bin/sh", script], env={"PATH": "/nowhere"}, capture_output=True, text=True, check=False)
    assert missing.returncode == 2
    assert "the browser tests need Chromium" in missing.stderr
    named = subprocess.run(
        ["/bin/sh", script], env={"PATH": "/nowhere", "CHROMIUM": "/bin/sh"}, capture_output=True, text=True, check=False
    )
    assert named.stdout == "/bin/sh\n"
