"""The Prefect flows: the main job and its halves, one task per stage; paths and small values cross the borders, never frames."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.states import Completed
from pydantic import Field

from flows import artifacts, checking
from flows.pipeline import publish_staged, run_pipeline, run_stages
from flows.settings import PROCESSED, RAW, Segmenter, Settings
from flows.snapshots import Snapshot, live

Workers = Annotated[int, Field(ge=1)]


@cache
def _task(function: Callable[..., Any]) -> Callable[..., Any]:
    return task(cache_policy=NO_CACHE)(function)


def as_task(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a stage function as a task of the running flow."""
    return _task(function)(*arguments)


@flow(name="build")
def build(
    raw: Path = RAW,
    processed: Path = PROCESSED,
    workers: Workers = 2,
    segmenter: Segmenter = "rjieba",
    full: bool = False,
    check: bool = False,
) -> Snapshot:
    """Raw pages to a snapshot of all tables; ends with "no change" where the live snapshot already holds the same rows.

    Args:
        raw: Folder of scraped files, read and never changed.
        processed: Folder that snapshots are published in.
        workers: Processes to use, where there is more than one shard.
        segmenter: rjieba, or jieba as the reference (slower).
        full: Do every stage again, even where its result is known.
        check: Check the snapshot afterwards; the run fails where a check does.
    """
    before = live(processed)
    with artifacts.progress("build"):
        snapshot = run_pipeline(Settings(raw, processed, workers, segmenter, full), as_task)
    finished: Snapshot = _finished(processed, snapshot, before, check)
    return finished


@flow(name="ingest")
def ingest(raw: Path = RAW, processed: Path = PROCESSED, workers: Workers = 2, segmenter: Segmenter = "rjieba", full: bool = False) -> None:
    """All stages but the last: what they made waits for the flow `publish`, and the live snapshot stays as it is.

    Args:
        raw: Folder of scraped files, read and never changed.
        processed: Folder that snapshots are published in.
        workers: Processes to use, where there is more than one shard.
        segmenter: rjieba, or jieba as the reference (slower).
        full: Do every stage again, even where its result is known.
    """
    with artifacts.progress("ingest"):
        staged = run_stages(Settings(raw, processed, workers, segmenter, full), as_task)
    artifacts.accounts(staged.accounts)


@flow(name="publish")
def publish(processed: Path = PROCESSED, check: bool = False) -> Snapshot:
    """Make what the flow `ingest` left the live snapshot, without a look at the raw folder.

    Args:
        processed: Folder that snapshots are published in.
        check: Check the snapshot afterwards; the run fails where a check does.
    """
    before = live(processed)
    snapshot = publish_staged(Settings(processed=processed), as_task)
    finished: Snapshot = _finished(processed, snapshot, before, check)
    return finished


@flow(name="check")
def check(processed: Path = PROCESSED) -> None:
    """Check the live snapshot; fails where a check of severity "error" does, and says which.

    Args:
        processed: Folder that snapshots are published in.
    """
    checks = checking.checks(processed)
    artifacts.quality(checks)
    checking.require(checks)


_check = check


def _finished(processed: Path, snapshot: Snapshot, before: Path | None, is_checked: bool) -> Any:
    """The final state of a run; who calls the flow is handed the snapshot."""
    artifacts.accounts(snapshot.accounts)
    artifacts.ledger(processed, before)
    artifacts.report(snapshot.folder)
    if is_checked:
        _check(processed)
    else:
        artifacts.quality(checking.checks(processed))
    return Completed(message=f"new snapshot {snapshot.id}" if snapshot.is_new else "no change", data=snapshot)
