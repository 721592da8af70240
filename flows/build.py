"""The Prefect flow of the main job: one task per stage; paths and small values cross the borders, never frames."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from prefect import flow, task
from prefect.cache_policies import NO_CACHE

from flows.pipeline import run_pipeline
from flows.settings import PROCESSED, RAW, Segmenter, Settings
from flows.snapshots import Snapshot


@cache
def _task(function: Callable[..., Any]) -> Callable[..., Any]:
    return task(cache_policy=NO_CACHE)(function)


def as_task(function: Callable[..., Any], *arguments: Any) -> Any:
    """Call a stage function as a task of the running flow."""
    return _task(function)(*arguments)


@flow(name="build", validate_parameters=True)
def build(
    raw: Path = RAW,
    processed: Path = PROCESSED,
    workers: int = 2,
    segmenter: Segmenter = "rjieba",
    full: bool = False,
) -> Snapshot:
    """Raw pages to a snapshot of all tables.

    Args:
        raw: Folder of scraped files.
        processed: Folder that snapshots are published in.
        workers: Processes to use, where there is more than one shard.
        segmenter: rjieba, or jieba as the reference.
        full: Do every stage again, even where its result is known.
    """
    return run_pipeline(Settings(raw, processed, workers, segmenter, full), as_task)
