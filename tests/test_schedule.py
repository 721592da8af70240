"""The schedule, for real: a server, both deployments, a worker that runs them, and what a user then finds in the interface."""

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parent.parent
WAIT_SECONDS = 240


@dataclass(frozen=True)
class Server:
    """A Prefect server with a worker of the pool `duban`."""

    api: str
    environment: dict[str, str]

    def post(self, path: str, **body: object) -> object:
        for _ in range(20):
            answer = httpx.post(f"{self.api}{path}", json=body, timeout=30)
            if answer.status_code != httpx.codes.SERVICE_UNAVAILABLE:  # SQLite is busy: as Prefect's own client, try again
                break
            time.sleep(0.5)
        answer.raise_for_status()
        return answer.json()

    def deployment(self, name: str) -> dict[str, object]:
        answer = httpx.get(f"{self.api}/deployments/name/build/{name}", timeout=30)
        answer.raise_for_status()
        return dict(answer.json())

    def run(self, name: str, **parameters: object) -> dict[str, object]:
        """Trigger a deployment and wait until its run ends."""
        made = self.post(f"/deployments/{self.deployment(name)['id']}/create_flow_run", parameters=parameters, state={"type": "SCHEDULED"})
        assert isinstance(made, dict)
        until = time.monotonic() + WAIT_SECONDS
        while time.monotonic() < until:
            run = dict(httpx.get(f"{self.api}/flow_runs/{made['id']}", timeout=30).json())
            if run["state_type"] in ("COMPLETED", "FAILED", "CRASHED", "CANCELLED"):
                return run
            time.sleep(0.5)
        raise TimeoutError(f"the run of {name} did not end within {WAIT_SECONDS} s: {run['state']}")

    def artifacts(self, run: dict[str, object]) -> dict[str, str]:
        """Data of the artifacts that a run left, by key."""
        found = self.post("/artifacts/filter", artifacts={"flow_run_id": {"any_": [run["id"]]}})
        assert isinstance(found, list)
        return {artifact["key"]: str(artifact["data"]) for artifact in found}


@contextmanager
def process(*arguments: str, environment: dict[str, str]) -> Iterator[None]:
    """A Prefect command that runs until the block ends; it and what it started are ended with it."""
    command = [sys.executable, "-m", "prefect", *arguments]
    running = subprocess.Popen(
        command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield
    finally:
        os.killpg(running.pid, signal.SIGTERM)
        try:
            running.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(running.pid, signal.SIGKILL)
            running.wait()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    api = f"http://127.0.0.1:{port}/api"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")} | {
        "PREFECT_HOME": str(tmp_path_factory.mktemp("prefect")),
        "PREFECT_API_URL": api,
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "DO_NOT_TRACK": "1",
        "PYTHONPATH": str(ROOT),
    }
    with process("server", "start", "--host", "127.0.0.1", "--port", str(port), environment=environment):
        _wait_for(api)
        for command in (["work-pool", "create", "duban", "--type", "process"], ["--no-prompt", "deploy", "--all"]):
            done = subprocess.run(
                [sys.executable, "-m", "prefect", *command], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
            )
            assert done.returncode == 0, done.stdout + done.stderr
        with process("worker", "start", "--pool", "duban", "--type", "process", environment=environment):
            yield Server(api, environment)


def _wait_for(api: str) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while time.monotonic() < until:
        try:
            if httpx.get(f"{api}/health", timeout=2).status_code == 200:
                return
        except httpx.HTTPError:
            time.sleep(0.5)
    raise TimeoutError(f"no Prefect server at {api} within {WAIT_SECONDS} s")


def test_both_deployments_have_their_schedules(server: Server) -> None:
    for name, cron in (("hourly", "5 * * * *"), ("nightly", "30 2 * * *")):
        deployment = server.deployment(name)
        schedule = deployment["schedules"][0]["schedule"]  # type: ignore[index]
        assert (schedule["cron"], schedule["timezone"]) == (cron, "Asia/Shanghai")
        assert deployment["description"]


def test_the_form_explains_every_parameter(server: Server) -> None:
    schema = server.deployment("hourly")["parameter_openapi_schema"]
    properties = schema["properties"]  # type: ignore[index]
    assert {"raw", "processed", "workers", "segmenter", "full", "check"} == set(properties)
    assert all(field.get("description") for field in properties.values())


def test_a_triggered_run_publishes_and_says_what_it_did(server: Server, raw: Path, tmp_path: Path) -> None:
    processed = tmp_path / "processed"
    first = server.run("nightly", raw=str(raw), processed=str(processed), workers=1)
    assert first["state_type"] == "COMPLETED", first["state"]
    assert (processed / "current" / "catalog.duckdb").exists()
    left = server.artifacts(first)
    assert re.search(r'"stage": ?"read"', left["row-accounts"])
    assert "植树3000亩" in left["ledger-changes"]
    assert "100" in left["build-progress"]
    second = server.run("hourly", raw=str(raw), processed=str(processed), workers=1)
    assert second["state"]["message"] == "no change"  # type: ignore[index]
    assert "0 new, 0 gone" in server.artifacts(second)["ledger-changes"]
    assert "checks hold" in server.artifacts(second)["data-quality"]


def test_a_missing_raw_folder_is_a_failed_run_with_its_sentence(server: Server, tmp_path: Path) -> None:
    run = server.run("hourly", raw=str(tmp_path / "none"), processed=str(tmp_path / "processed"), workers=1)
    assert run["state_type"] == "FAILED"
    assert "there is no raw folder" in run["state"]["message"]  # type: ignore[index]
    assert not (tmp_path / "processed" / "current").exists()
