"""What a second run does again, and that it ends where a full one would."""

import ast
import re
from pathlib import Path

import pytest
from conftest import ROOT, build
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows import catalog, steps, versions
from flows.steps import Advance, tracking
from transforms.schema.codes import STAGES

PARAGRAPHS = [
    "今年,全县新建改建农村公路86公里,完成投资1.2亿元,同比增长9.5%,群众出行更加便利。",
    "县水利局要在6月底前完成12座水库的除险加固,确保安全度汛,逾期未完成的予以通报批评。",
    "20xx年,x县新建改建农村公路86公里,完成投资x亿元,同比增长x%,群众出行更加便利。",
    "各乡镇要在2023年9月10日前把辍学学生全部劝返,确保义务教育巩固率达到99%以上。",
    "县教育局牵头,县财政局配合,年内补充教师120名,新建校舍8000平方米。",
    "同志们,时间紧、任务重,希望大家以更足的干劲把会议定下的事情一件一件办好。",
]
PAGES = st.lists(st.sampled_from(PARAGRAPHS), min_size=1, max_size=4)
NAMES = st.sampled_from(["a.txt", "b.txt", "子/c.txt", "d.html", "e.txt"])
CHANGES = st.lists(st.tuples(NAMES, st.none() | PAGES), min_size=1, max_size=4)


def write(raw: Path, name: str, paragraphs: list[str]) -> None:
    path = raw / name
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = ["关于做好近期工作的通知", *paragraphs]
    path.write_text("".join(f"<p>{line}</p>" for line in lines) if path.suffix == ".html" else "\n".join(lines) + "\n", "utf8")


def parts(folder: Path) -> dict[str, bytes]:
    """Every Parquet part of the live snapshot but the stages' clocks, by its path."""
    current = (folder / "current").resolve()
    paths = sorted(current.glob("*/*.parquet"))
    return {path.relative_to(current).as_posix(): path.read_bytes() for path in paths if path.parent.name != "stages"}


def jobs_done(raw: Path, out: Path, **more: object) -> tuple[dict[str, int], list[str]]:
    """Shards that each stage worked on in a build, and what it said of itself."""
    done: dict[str, int] = {}
    said: list[str] = []

    def note(at: Advance) -> None:
        if at.done == at.total:
            done[at.stage] = at.done - at.known

    with tracking(note, said.append):
        build(raw, out, shard_bytes=600, **more)
    return done, said


@pytest.fixture
def corpus(raw: Path) -> Path:
    """Pages enough for several shards."""
    for number, paragraph in enumerate(PARAGRAPHS):
        write(raw, f"page{number}.txt", [paragraph, f"另外,第{number}号文件要求{number + 3}月底前上报进展情况,请各单位遵照执行。"])
    return raw


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(CHANGES)
def test_any_sequence_of_changes_ends_where_a_full_build_does(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, list[str] | None]]
) -> None:
    folder = tmp_path_factory.mktemp("increments")
    raw = folder / "raw"
    write(raw, "z.txt", PARAGRAPHS[:2])
    build(raw, folder / "step", shard_bytes=300)
    for name, paragraphs in changes:
        if paragraphs is None:
            (raw / name).unlink(missing_ok=True)
        else:
            write(raw, name, paragraphs)
        build(raw, folder / "step", shard_bytes=300)
    build(raw, folder / "whole", shard_bytes=300)
    assert parts(folder / "step") == parts(folder / "whole")


def test_an_unchanged_input_is_only_looked_at(corpus: Path, tmp_path: Path) -> None:
    first, _ = jobs_done(corpus, tmp_path / "out")
    again, said = jobs_done(corpus, tmp_path / "out")
    assert first["extract"] > 2
    assert set(again.values()) == {0}
    assert not said


def test_a_new_file_costs_its_own_shard_and_unchanged_parts_are_linked(corpus: Path, tmp_path: Path) -> None:
    shards = jobs_done(corpus, tmp_path / "out")[0]["read"]
    before = {path.stat().st_ino for path in (tmp_path / "out" / "current").resolve().glob("*/*.parquet")}
    (corpus / "page3.txt").write_text("关于防汛值守的通知\n县应急局要安排专人二十四小时值班,发现险情10分钟内上报。\n", "utf8")
    done, _ = jobs_done(corpus, tmp_path / "out")
    after = {path.stat().st_ino for path in (tmp_path / "out" / "current").resolve().glob("*/*.parquet")}
    assert shards > 2
    assert {done[stage] for stage in ("read", "clean", "split", "segment", "extract")} == {1}
    assert len(before & after) >= len(before) // 2


def test_rows_of_a_removed_file_leave_and_with_them_its_copies_marks(corpus: Path, tmp_path: Path) -> None:
    write(corpus, "copy.txt", [PARAGRAPHS[1], PARAGRAPHS[3]])
    write(corpus, "page9.txt", [PARAGRAPHS[1], PARAGRAPHS[3]])
    build(corpus, tmp_path / "out", shard_bytes=600)
    (corpus / "copy.txt").unlink()
    build(corpus, tmp_path / "out", shard_bytes=600)
    build(corpus, tmp_path / "fresh", shard_bytes=600)
    assert parts(tmp_path / "out") == parts(tmp_path / "fresh")


def test_changed_code_of_a_stage_does_it_and_what_follows_again_and_says_so(
    corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs_done(corpus, tmp_path / "out")
    known = versions.stage_version
    changed = {"extract", "link"}
    for module in (versions, steps):
        monkeypatch.setattr(module, "stage_version", lambda stage: f"{known(stage)}{'+' if stage in changed else ''}")
    done, said = jobs_done(corpus, tmp_path / "out")
    assert {stage for stage, shards in done.items() if shards} == changed
    assert said == ["the code of extract, link changed since the last snapshot: done again, with what depends on it"]


def test_another_segmenter_does_again_what_depends_on_it_and_says_so(corpus: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("transforms.segment.words._reference_tags", lambda text: [(character, "x") for character in text])
    jobs_done(corpus, tmp_path / "out")
    done, said = jobs_done(corpus, tmp_path / "out", segmenter="jieba")
    assert {stage for stage, shards in done.items() if shards} == {"segment", "extract", "link"}
    assert ["from rjieba to jieba" in sentence for sentence in said] == [True]


def test_workers_do_not_change_a_byte(corpus: Path, tmp_path: Path) -> None:
    build(corpus, tmp_path / "one", shard_bytes=600)
    build(corpus, tmp_path / "two", shard_bytes=600, workers=2)
    assert parts(tmp_path / "one") == parts(tmp_path / "two")


def test_the_same_news_as_web_page_and_as_text_is_one_group(tmp_path: Path) -> None:
    lines = [PARAGRAPHS[0], PARAGRAPHS[1], PARAGRAPHS[3], PARAGRAPHS[4]]
    body = "".join(f"<p>{line}</p>" for line in lines)
    page = f"<html><head><title>年度工作综述</title></head><body><div>首页 | 新闻 | 公告</div><div>{body}</div></body></html>"
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "news.html").write_text(page, "utf8")
    (tmp_path / "raw" / "news.txt").write_text("年度工作综述\n" + "\n".join(lines) + "\n", "utf8")
    build(tmp_path / "raw", tmp_path / "out")
    with catalog.connect(tmp_path / "out") as connection:
        groups = connection.execute("SELECT count(*) FROM documents GROUP BY duplicate_group").fetchall()
    assert groups == [(2,)]


@pytest.mark.parametrize("stage", [stage for stage in STAGES if stage != "publish"])
def test_a_stage_knows_the_rooms_that_its_code_lies_in(stage: str) -> None:
    rooms = versions.ROOMS[stage]
    sources = [path.read_text("utf8") for room in rooms for path in ROOT.glob(f"transforms/{room}/**/*.py")]
    modules = {
        node.module for source in sources for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) and node.module
    }
    reached = {found[1] for module in modules if (found := re.match(r"transforms\.(\w+)\.?", module))}
    assert {room for room in reached if (ROOT / "transforms" / room).is_dir()} <= {*rooms, "schema"}
