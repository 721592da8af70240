"""What always holds: evidence, account, same in same out, one snapshot."""

import json
import random
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
import pytest
from conftest import ROOT, build
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows import storage
from transforms.accounts import Account, check_characters
from transforms.errors import AccountImbalance
from transforms.schema.tables import TABLES

SURFACES = {
    "quantities": "surface",
    "times": "surface",
    "entities": "surface",
    "discards": "text",
    "corrections": "text",
    "paragraphs": "text",
    "sentences": "text",
}
PARENTS = {
    "documents": {"page_id": "pages"},
    "paragraphs": {"doc_id": "documents"},
    "sentences": {"paragraph_id": "paragraphs"},
    "tokens": {"sentence_id": "sentences"},
    "quantities": {"sentence_id": "sentences", "doc_id": "documents", "page_id": "pages"},
    "times": {"sentence_id": "sentences", "doc_id": "documents", "page_id": "pages"},
    "entities": {"sentence_id": "sentences", "doc_id": "documents", "page_id": "pages"},
    "targets": {"sentence_id": "sentences", "doc_id": "documents", "page_id": "pages", "quantity_id": "quantities", "time_id": "times"},
    "initiatives": {"doc_id": "documents", "page_id": "pages"},
    "discards": {"page_id": "pages"},
    "corrections": {"page_id": "pages"},
}
KEYS = {name: f"{name[:-1]}_id" for name in ("pages", "paragraphs", "sentences", "times")} | {
    "documents": "doc_id",
    "quantities": "quantity_id",
}

NOISE = [
    "当前位置:首页>工作总结>县长讲话",
    "时间:2021-03-05 10:20:00 作者:佚名",
    "下面是小编整理的范文,仅供参考。",
    "页,当前第",
    "1",
    "相关文章:",
    "上一篇:工作计划",
]
TEXT = [
    "在全县农业工作会议上的讲话",
    "同志们:",
    "一、肯定成绩,认清形势",
    "(二)抓好落实",
    "今年以来,全县粮食总产达到12.6万吨,同比增长3.2%,农民人均纯收入突破1.2万元。",
    "要在2022年6月底前,由县农业农村局牵头、县水利局配合,完成高标准农田建设5万亩。",
    "力争到2025年城镇化率达到60%左右,逾期未完成的,一律通报批评。",
    "20xx年,x县财政收入增长×%,居全市第二位。",
    "一是强化责任。各乡镇党委书记要亲自抓。二是严格考核,每月通报一次。",
    "第一、第二、第三产业增加值比重为12:45:43。",
    "1 9 9 8年以来,共投入500多万元。",
    "各乡镇、县",
    "直各单位要认真贯彻执行。",
    "",
    "　　",
    "\t",
]
LINES = st.lists(
    st.one_of(
        st.sampled_from(NOISE), st.sampled_from(TEXT), st.text("一二三0123456789%％年月日前亿元、，。:()“《》x×😀é \u3000", max_size=30)
    )
)
PAGES = LINES.flatmap(lambda lines: st.sampled_from(["\n", "\r\n", "\n\n"]).map(lambda end: end.join(lines)))


def table(processed: Path, name: str) -> pl.DataFrame:
    return pl.concat([storage.read(path) for path in sorted((processed / "current" / name).glob("*.parquet"))])


def check_snapshot(processed: Path) -> None:
    """Every invariant that one snapshot shows."""
    frames = {name: table(processed, name) for name in TABLES}
    texts = dict(frames["pages"].select("page_id", "text").iter_rows())
    for name, column in SURFACES.items():
        check_evidence(frames[name], column, texts)
    tokens = frames["tokens"].join(frames["sentences"].select("sentence_id", "page_id", "is_joined"), on="sentence_id")
    check_evidence(tokens, "word", texts)
    for name in ("documents", "targets", "initiatives"):
        for page_id, start, end in frames[name].select("page_id", "start_char", "end_char").iter_rows():
            assert 0 <= start < end <= len(texts[page_id])
    for name, parents in PARENTS.items():
        for column, parent in parents.items():
            known = frames[parent].get_column(KEYS[parent]).implode()
            assert frames[name].get_column(column).drop_nulls().is_in(known).all(), (name, column)
    check_characters(frames["pages"], frames["paragraphs"], frames["discards"])
    stages = frames["stages"]
    assert (stages["rows_in"] == stages["rows_kept"] + stages["rows_set_aside"]).all()
    masked = frames["quantities"].filter("masked")
    assert masked.filter(pl.col("value_min").is_not_null() | pl.col("value_max").is_not_null()).is_empty()
    joined = frames["paragraphs"].group_by("doc_id", maintain_order=True).agg(pl.col("text").str.join("\n"))
    assert dict(joined.iter_rows()) == dict(frames["documents"].select("doc_id", "text").iter_rows())


def check_evidence(frame: pl.DataFrame, column: str, texts: dict[str, str]) -> None:
    joined = frame.get_column("is_joined") if "is_joined" in frame.columns else pl.repeat(False, frame.height, eager=True)
    rows = zip(*(frame.get_column(name) for name in ("page_id", "start_char", "end_char", column)), joined, strict=True)
    for page_id, start, end, surface, is_joined in rows:
        found = texts[page_id][start:end]
        if is_joined:
            left = iter(found)
            assert all(character in left for character in surface), (found, surface)
        else:
            assert found == surface


def part_bytes(processed: Path) -> dict[str, bytes]:
    """All parts of the live snapshot but those of `stages`, which holds clock times."""
    folder = (processed / "current").resolve()
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.glob("*/*.parquet") if path.parent.name != "stages"}


def test_the_sample_pages_keep_every_invariant(sample_processed: Path) -> None:
    check_snapshot(sample_processed)


def test_no_table_of_the_sample_pages_is_empty(sample_processed: Path) -> None:
    assert [name for name in TABLES if name not in ("rejects", "corrections") and table(sample_processed, name).is_empty()] == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PAGES, min_size=1, max_size=3))
def test_generated_pages_keep_every_invariant(pages: list[str]) -> None:
    with TemporaryDirectory() as folder:
        raw, processed = Path(folder, "raw"), Path(folder, "out")
        raw.mkdir()
        for number, text in enumerate(pages):
            (raw / f"{number}.txt").write_bytes(text.encode())
        build(raw, processed)
        check_snapshot(processed)


def test_same_in_same_out_whatever_the_workers_and_the_order_of_files(tmp_path: Path) -> None:
    sample = sorted(path for path in (ROOT / "data" / "raw").rglob("*") if path.is_file() and not path.name.startswith("."))
    for name, order in (("one", sample), ("two", sample[::-1])):
        (tmp_path / name).mkdir()
        for path in order:
            shutil.copyfile(path, tmp_path / name / path.name)
    first = build(tmp_path / "one", tmp_path / "one-out", workers=1, shard_bytes=20_000)
    second = build(tmp_path / "two", tmp_path / "two-out", workers=2, shard_bytes=20_000)
    assert len(list((tmp_path / "one-out" / "current" / "pages").iterdir())) > 1
    assert part_bytes(tmp_path / "one-out") == part_bytes(tmp_path / "two-out")
    assert first.id == second.id


def test_an_increment_equals_a_full_build(tmp_path: Path, raw: Path) -> None:
    build(raw, tmp_path / "out")
    (raw / "new.txt").write_text("关于加快项目建设的通知\n县发改局要在2023年9月底前完成投资2.5亿元。\n", "utf8")
    (raw / "speech.txt").unlink()
    build(raw, tmp_path / "out")
    build(raw, tmp_path / "fresh", full=True)
    assert part_bytes(tmp_path / "out") == part_bytes(tmp_path / "fresh")


KILLED = """
import os, signal, sys
from pathlib import Path
from flows.pipeline import run_pipeline
from flows.settings import Settings
processed, moment = sys.argv[2:]
steps = ("open", "os.rename", "os.link", "os.mkdir", "os.symlink", "os.remove", "shutil.rmtree")
done = 0
def kill(event, arguments):
    global done
    if event in steps and processed in str(arguments[0]):
        done += 1
        if moment == str(done) or event == "os.rename" and moment in str(arguments[0]):
            os.kill(os.getpid(), signal.SIGKILL)
sys.addaudithook(kill)
run_pipeline(Settings(Path(sys.argv[1]), Path(processed), workers=1))
"""
MOMENTS = ["/work/group", "/work/mark", "/snapshots/", "/current", *(str(random.Random(seed).randrange(1, 160)) for seed in range(4))]


@pytest.mark.parametrize("moment", MOMENTS)
def test_a_build_killed_at_any_moment_leaves_one_whole_snapshot(tmp_path: Path, raw: Path, moment: str) -> None:
    processed = tmp_path / "out"
    old = build(raw, processed)
    (raw / "new.txt").write_text("关于加快项目建设的通知\n县发改局要在2023年9月底前完成投资2.5亿元。\n", "utf8")
    killed = subprocess.run([sys.executable, "-c", KILLED, str(raw), str(processed), moment], capture_output=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    live = (processed / "current").resolve()
    manifest = json.loads((live / "manifest.json").read_text("utf8"))
    parts = {(table, part): facts["xxh3"] for table, own in manifest["tables"].items() for part, facts in own.items()}
    assert {key: storage.digest(live / key[0] / f"part-{key[1]}.parquet") for key in parts} == parts
    check_snapshot(processed)
    new = build(raw, processed)
    assert live.name in (old.id, new.id)
    assert not list(processed.rglob("*.partial"))
    check_snapshot(processed)


def test_an_account_that_does_not_balance_is_an_error() -> None:
    with pytest.raises(AccountImbalance, match="expected 5 rows, found 3 kept and 1 set aside"):
        Account("read", 5, 3, {"empty": 1}).checked("shard all")


@pytest.mark.parametrize(("start", "end", "says"), [(0, 2, "lost"), (0, 9, "outside"), (1, 4, "lost")])
def test_a_lost_or_doubled_character_is_an_error(start: int, end: int, says: str) -> None:
    pages = pl.DataFrame({"page_id": ["p"], "text": ["甲乙丙 丁"], "source_path": ["a.txt"]})
    discards = pl.DataFrame({"page_id": ["p"], "start_char": [4], "end_char": [5]})
    kept = pl.DataFrame({"page_id": ["p"], "pieces": [[{"start_char": start, "end_char": end}]]})
    with pytest.raises(AccountImbalance, match=says):
        check_characters(pages, kept, discards)
