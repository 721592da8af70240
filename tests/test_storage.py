"""Shards, Parquet parts, snapshots."""

import os
import subprocess
import sys
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import pytest
from conftest import build
from hypothesis import given
from hypothesis import strategies as st

from flows import catalog, storage
from flows.shards import RawFile, list_raw, plan_shards
from flows.snapshots import BusyError, live, locked
from transforms.errors import RawInputError, SchemaMismatch
from transforms.schema.frames import frame
from transforms.schema.tables import TABLES, Initiatives, Rejects

FILES = st.lists(
    st.builds(RawFile, st.text("abc中文/.", min_size=1, max_size=8), st.integers(0, 40)), max_size=30, unique_by=lambda file: file.path
)
REJECT = ("a.txt", "empty", "expected text, found nothing", 0)


@given(FILES, st.randoms())
def test_every_file_is_in_one_shard_whatever_the_order(files: list[RawFile], random: object) -> None:
    plan = plan_shards(files, 50)
    assert sorted(file.path for shard in plan for file in shard.files) == sorted(file.path for file in files)
    assert all(len(shard.files) == 1 or sum(file.size_bytes for file in shard.files) <= 50 for shard in plan)
    shuffled = list(files)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert {(shard.name, frozenset(shard.files)) for shard in plan_shards(shuffled, 50)} == {
        (shard.name, frozenset(shard.files)) for shard in plan
    }


@given(FILES)
def test_a_new_file_changes_one_shard(files: list[RawFile]) -> None:
    before = set(plan_shards(files, 50))
    after = set(plan_shards([*files, RawFile("new", 5)], 50))
    assert len(before - after) <= 1


def test_raw_files_are_listed_by_path_without_hidden_ones(tmp_path: Path) -> None:
    (tmp_path / "子").mkdir()
    (tmp_path / "子" / "b.txt").write_text("乙")
    (tmp_path / "a.txt").write_text("甲")
    (tmp_path / ".hidden").write_text("")
    assert [file.path for file in list_raw(tmp_path)] == ["a.txt", "子/b.txt"]


def test_the_processed_folder_is_no_raw_input(tmp_path: Path) -> None:
    (tmp_path / "out" / "snapshots").mkdir(parents=True)
    (tmp_path / "out" / "snapshots" / "report.html").write_text("甲县要办好三件事。", encoding="utf8")
    (tmp_path / "a.txt").write_text("乙县要办好两件事。", encoding="utf8")
    assert [file.path for file in list_raw(tmp_path, tmp_path / "out")] == ["a.txt"]
    with pytest.raises(RawInputError, match="name another folder with --processed"):
        list_raw(tmp_path, tmp_path)


@pytest.mark.parametrize(("make", "says"), [("missing", "there is no raw folder"), ("file", "is a file"), ("empty", "holds no file")])
def test_a_raw_folder_that_cannot_be_read_is_told(tmp_path: Path, make: str, says: str) -> None:
    raw = tmp_path / "raw"
    if make == "file":
        raw.write_text("")
    elif make == "empty":
        raw.mkdir()
    with pytest.raises(RawInputError, match=says):
        list_raw(raw)


def test_files_that_cannot_be_read_are_rejected_by_name(raw: Path, tmp_path: Path) -> None:
    (raw / "broken.txt").symlink_to("nowhere")
    (raw / "empty.txt").touch()
    os.mkfifo(raw / "pipe.txt")
    Path(os.fsdecode(os.fsencode(raw) + b"/" + "空.txt".encode("gb18030"))).touch()
    build(raw, tmp_path / "out")
    with catalog.connect(tmp_path / "out") as connection:
        rejects = connection.execute("SELECT source_path, reason FROM rejects ORDER BY source_path").fetchall()
    assert rejects == [("broken.txt", "unreadable"), ("empty.txt", "empty"), ("pipe.txt", "unreadable"), ("空.txt", "empty")]


def test_where_no_file_can_be_read_the_snapshot_stays(raw: Path, tmp_path: Path) -> None:
    first = build(raw, tmp_path / "out")
    for path in raw.iterdir():
        path.write_bytes(b"")
    with pytest.raises(RawInputError, match="none of the 2 files"):
        build(raw, tmp_path / "out")
    assert live(tmp_path / "out") == first.folder.resolve()


def test_a_part_explains_its_columns(tmp_path: Path) -> None:
    path = tmp_path / "part.parquet"
    storage.write(TABLES["quantities"], storage.empty("quantities"), path)
    assert pq.read_schema(path).field("start_char").metadata == {b"description": b"First code point.", b"unit": b"code point"}
    assert not pq.read_schema(path).field("surface").nullable


def test_equal_frames_give_equal_bytes(tmp_path: Path) -> None:
    rows = frame(Rejects, [REJECT, ("b.txt", "binary", "x", 3)])
    storage.write(Rejects, rows, tmp_path / "one")
    storage.write(Rejects, pl.concat([rows[:1], rows[1:]], rechunk=False), tmp_path / "two")
    assert (tmp_path / "one").read_bytes() == (tmp_path / "two").read_bytes()
    assert storage.read(tmp_path / "one").equals(rows)


@pytest.mark.parametrize(
    ("rows", "says"),
    [
        (frame(Rejects, [REJECT, REJECT]), "unique"),
        (frame(Rejects, [("a.txt", "boring", "x", 0)]), "one of"),
        (frame(Rejects, [("a.txt", "empty", None, 0)]), "value in every row"),
        (frame(Rejects, [REJECT]).drop("detail"), "expected"),
        (frame(Rejects, [REJECT]).cast({"size_bytes": pl.Int8}), "other types"),
        (frame(Initiatives, []), "expected"),
    ],
)
def test_a_table_that_breaks_its_declaration_is_not_written(rows: pl.DataFrame, says: str, tmp_path: Path) -> None:
    with pytest.raises(SchemaMismatch, match=says):
        storage.write(Rejects, rows, tmp_path / "part")
    assert not list(tmp_path.iterdir())


def test_the_catalog_works_from_anywhere_and_after_a_move(raw: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(raw, tmp_path / "has ' quote" / "处理")
    monkeypatch.chdir("/")
    with catalog.connect(tmp_path / "has ' quote" / "处理") as connection:
        assert connection.execute("SELECT count(*) FROM pages").fetchone() == (2,)
    (tmp_path / "has ' quote").rename(tmp_path / "moved")
    with catalog.connect(tmp_path / "moved" / "处理") as connection:
        assert connection.execute("SELECT count(*) FROM pages").fetchone() == (2,)
        comments = connection.execute("SELECT comment FROM duckdb_columns() WHERE table_name = 'times' AND column_name = 'mod'").fetchall()
    assert comments == [("TIMEX3 modifier.",)]


def test_an_unchanged_build_keeps_the_snapshot_and_a_new_file_changes_it(raw: Path, tmp_path: Path) -> None:
    first = build(raw, tmp_path / "out")
    again = build(raw, tmp_path / "out")
    (raw / "third.txt").write_text("关于开展安全检查的通知\n各单位要在5月1日前完成自查。\n", "utf8")
    third = build(raw, tmp_path / "out")
    assert (first.is_new, again.is_new, third.is_new) == (True, False, True)
    assert first.id == again.id != third.id
    assert live(tmp_path / "out") == third.folder.resolve()


def test_the_last_snapshots_are_kept(raw: Path, tmp_path: Path) -> None:
    ids = []
    for number in range(5):
        (raw / "more.txt").write_text(f"关于第{number}次检查的通知\n各单位要完成自查{number}次。\n", "utf8")
        ids.append(build(raw, tmp_path / "out").id)
    kept = {path.name for path in (tmp_path / "out" / "snapshots").iterdir()}
    assert ids[-1] in kept
    assert len(kept) == 3


def test_a_damaged_snapshot_is_made_again(raw: Path, tmp_path: Path) -> None:
    first = build(raw, tmp_path / "out")
    (first.folder / "pages" / "part-all.parquet").unlink()
    build(raw, tmp_path / "out")
    assert (first.folder / "pages" / "part-all.parquet").exists()


def test_a_second_build_at_the_same_time_is_turned_away(tmp_path: Path) -> None:
    script = "from pathlib import Path; from flows.snapshots import locked\nwith locked(Path('out')): pass"
    with locked(tmp_path / "out"):
        other = subprocess.run([sys.executable, "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert BusyError.__name__ in other.stderr
    assert "wait until it ends" in other.stderr


def test_leftovers_of_a_killed_build_are_swept(raw: Path, tmp_path: Path) -> None:
    left = [tmp_path / "out" / "snapshots" / "0123.partial", tmp_path / "out" / "work" / "read-0123.partial"]
    for folder in left:
        folder.mkdir(parents=True)
    build(raw, tmp_path / "out")
    assert not [folder for folder in left if folder.exists()]
