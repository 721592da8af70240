"""The Prefect flow: the same job, seen by a server."""

from collections.abc import Iterator
from pathlib import Path

import polars as pl
import pytest
from prefect.client.orchestration import get_client
from prefect.testing.utilities import prefect_test_harness

from flows.build import build, check, ingest, publish
from flows.checking import QualityError
from transforms.errors import RawInputError
from transforms.schema.codes import STAGES


@pytest.fixture(scope="session", autouse=True)
def server() -> Iterator[None]:
    """A server of its own, so that no run lands in the user's."""
    with prefect_test_harness(server_startup_timeout=120):
        yield


@pytest.mark.filterwarnings("default")
def test_the_flow_publishes_a_snapshot_with_a_task_a_stage(raw: Path, tmp_path: Path) -> None:
    snapshot = build(raw, tmp_path / "out", 1)
    assert (tmp_path / "out" / "current" / "catalog.duckdb").exists()
    assert [account.stage for account in snapshot.accounts] == list(STAGES)
    with get_client(sync_client=True) as client:
        names = {run.name.rsplit("-", 1)[0] for run in client.read_task_runs()}
    assert names == set(STAGES)


@pytest.mark.filterwarnings("default")
def test_a_data_error_fails_the_run_with_its_sentence(tmp_path: Path) -> None:
    state = build(tmp_path / "none", tmp_path / "out", 1, return_state=True)
    assert state.is_failed()
    with pytest.raises(RawInputError, match="there is no raw folder"):
        state.result()


@pytest.mark.filterwarnings("default")
def test_ingest_leaves_the_live_snapshot_and_publish_makes_it_new(raw: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ingest(raw, out, 1)
    assert not (out / "current").exists()
    assert publish(out).is_new
    assert (out / "current" / "catalog.duckdb").exists()


@pytest.mark.filterwarnings("default")
def test_publish_without_ingest_says_what_to_do(tmp_path: Path) -> None:
    state = publish(tmp_path / "out", return_state=True)
    with pytest.raises(RawInputError, match="run the flow `ingest` first"):
        state.result()


@pytest.mark.filterwarnings("default")
def test_a_run_that_finds_nothing_new_says_so(raw: Path, tmp_path: Path) -> None:
    build(raw, tmp_path / "out", 1)
    state = build(raw, tmp_path / "out", 1, return_state=True)
    assert state.is_completed()
    assert state.message == "no change"


@pytest.mark.filterwarnings("default")
def test_check_fails_loudly_and_names_the_check(raw: Path, tmp_path: Path) -> None:
    build(raw, tmp_path / "out", 1, check=True)
    stages = next((tmp_path / "out" / "current" / "stages").glob("*.parquet"))
    pl.read_parquet(stages).with_columns(rows_kept=pl.lit(0, pl.UInt64)).write_parquet(stages)
    state = check(tmp_path / "out", return_state=True)
    with pytest.raises(QualityError, match="stages_balance"):
        state.result()
