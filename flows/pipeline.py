"""The main job: all stages in their order, one snapshot at the end."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeVar

import polars as pl

from flows import stages, storage
from flows.settings import Settings
from flows.snapshots import Snapshot, live, locked, publish, sweep
from flows.steps import Part, pooled, sweep_work
from transforms.accounts import Account, add_accounts
from transforms.errors import RawInputError
from transforms.schema.codes import Stage

Result = TypeVar("Result")
Call = Callable[..., Any]
"""Calls a stage function with its arguments: directly, or as a Prefect task."""


def directly(function: Callable[..., Result], *arguments: Any) -> Result:
    """Call a stage function in place."""
    return function(*arguments)


@dataclass(slots=True)
class _Books:
    """The accounts of a run, and the clock of each stage."""

    call: Call
    accounts: list[Account]
    files_seen: int = 0

    def stage(self, name: Stage, function: Callable[..., Any], *arguments: Any) -> Any:
        begun = time.perf_counter()
        result = self.call(function, *arguments)
        parts: Sequence[Part] = result if isinstance(result, list) else [result]
        account = add_accounts(name, (part.account for part in parts)).checked("all shards")
        self.accounts.append(replace(account, seconds=time.perf_counter() - begun))
        return result


def run_pipeline(settings: Settings, call: Call = directly) -> Snapshot:
    """Build a snapshot from the raw folder and make it live.

    Raises:
        PipelineError: In a sentence, what is wrong; the live snapshot is untouched then.
    """
    begun = time.perf_counter()
    shards = stages.plan(settings)
    with locked(settings.processed):
        sweep(settings)
        with pooled(min(settings.workers, len(shards))):
            snapshot = _run(settings, call)
    return replace(snapshot, seconds=time.perf_counter() - begun)


def _run(settings: Settings, call: Call) -> Snapshot:
    books = _Books(call, [])
    pages = books.stage("read", stages.read, settings)
    _need_a_page(settings, pages, books.accounts[0])
    cleaned = books.stage("clean", stages.clean, settings, pages)
    documents = books.stage("split", stages.split, settings, pages, cleaned)
    sentences = books.stage("segment", stages.segment, settings, documents)
    marked = books.stage("dedup", stages.dedup, settings, documents)
    mentions = books.stage("extract", stages.extract, settings, documents, sentences)
    linked = books.stage("link", stages.link, settings, marked, sentences, mentions)
    files = stages.published_files([pages, cleaned, sentences, [marked], mentions, linked])
    snapshot: Snapshot = call(publish, settings, files, books.accounts, time.perf_counter())
    used = [part.folder for parts in (pages, cleaned, documents, sentences, [marked], mentions, linked) for part in parts]
    sweep_work(settings.work, used)
    return snapshot


def _need_a_page(settings: Settings, pages: Sequence[Part], account: Account) -> None:
    """Where no file could be read, say why instead of replacing a good snapshot by an empty one."""
    if account.rows_kept or live(settings.processed) is None:
        return
    rejects = pl.concat([storage.read(part.table("rejects")) for part in pages]).head(3)
    found = "; ".join(f"{path}: {detail}" for path, detail in rejects.select("source_path", "detail").iter_rows())
    raise RawInputError(f"none of the {account.rows_in} files in {settings.raw} could be read, so the snapshot stays as it was ({found})")
