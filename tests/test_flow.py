"""The Prefect flow: the same job, seen by a server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from prefect.client.orchestration import get_client
from prefect.testing.utilities import prefect_test_harness

from flows.build import build
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
