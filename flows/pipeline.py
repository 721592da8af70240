"""The main job: all stages in their order, one snapshot at the end."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any, TypeVar

import polars as pl

from flows import stages, storage
from flows.settings import Settings
from flows.snapshots import Files, Snapshot, done_again, live, locked, publish, sweep
from flows.steps import Part, pooled, say, sweep_work
from transforms.accounts import Account, add_accounts
from transforms.errors import RawInputError
from transforms.schema.codes import Stage

Result = TypeVar("Result")
STAGED = "staged.json"
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

    def stage(self, name: Stage, function: Callable[..., Any], *arguments: Any) -> list[Part]:
        begun = time.perf_counter()
        parts: list[Part] = self.call(function, *arguments)
        account = add_accounts(name, (part.account for part in parts)).checked("all shards")
        self.accounts.append(replace(account, seconds=time.perf_counter() - begun))
        return parts


@dataclass(frozen=True, slots=True)
class Staged:
    """What the stages made and nobody has published yet: the parts of every table, the accounts, the folders they lie in."""

    files: Files
    accounts: tuple[Account, ...]
    folders: tuple[Path, ...]
    notes: tuple[str, ...] = ()  # what the user should know of the raw folder


def run_pipeline(settings: Settings, call: Call = directly) -> Snapshot:
    """Build a snapshot from the raw folder and make it live.

    Raises:
        PipelineError: In a sentence, what is wrong; the live snapshot is untouched then.
    """
    begun = time.perf_counter()
    with _working(settings):
        snapshot = _publish(settings, _run_stages(settings, call), call)
    return replace(snapshot, seconds=time.perf_counter() - begun)


def run_stages(settings: Settings, call: Call = directly) -> Staged:
    """Do every stage but the last, and leave the result for `publish_staged`; the live snapshot stays as it is."""
    with _working(settings):
        staged = _run_stages(settings, call)
        _save(settings, staged)
    return staged


def publish_staged(settings: Settings, call: Call = directly) -> Snapshot:
    """Make what `run_stages` left the live snapshot, without a look at the raw folder.

    Raises:
        RawInputError: Nothing was left, or a part of it is gone.
    """
    begun = time.perf_counter()
    with locked(settings.processed):
        snapshot = _publish(settings, _load(settings), call)
    return replace(snapshot, seconds=time.perf_counter() - begun)


@contextmanager
def _working(settings: Settings) -> Iterator[None]:
    shards = stages.plan(settings)
    stages.read_stated(settings.raw)  # a wrong line is told before any work
    with locked(settings.processed):
        sweep(settings)
        with pooled(min(settings.workers, len(shards))):
            yield


def _run_stages(settings: Settings, call: Call) -> Staged:
    for sentence in done_again(settings):
        say(sentence)
    books = _Books(call, [])
    pages = books.stage("read", stages.read, settings)
    _need_a_page(settings, pages, books.accounts[0])
    cleaned = books.stage("clean", stages.clean, settings, pages)
    documents = books.stage("split", stages.split, settings, pages, cleaned)
    sentences = books.stage("segment", stages.segment, settings, documents)
    marked = books.stage("dedup", stages.dedup, settings, documents)
    mentions = books.stage("extract", stages.extract, settings, documents, sentences)
    linked = books.stage("link", stages.link, settings, marked, sentences, mentions)
    files = stages.published_files([pages, cleaned, sentences, marked, mentions, linked])
    parts = (part for made in (pages, cleaned, documents, sentences, marked, mentions, linked) for part in made)
    used = dict.fromkeys(folder for part in parts for folder in (part.folder, *part.beside))
    return Staged(files, tuple(books.accounts), tuple(used), tuple(stages.unused_corrections(settings, cleaned)))


def _publish(settings: Settings, staged: Staged, call: Call) -> Snapshot:
    snapshot: Snapshot = call(publish, settings, staged.files, staged.accounts, time.perf_counter())
    sweep_work(settings.work, staged.folders)
    return replace(snapshot, notes=staged.notes)


def _save(settings: Settings, staged: Staged) -> None:
    files = {table: {part: str(path) for part, path in parts.items()} for table, parts in staged.files.items()}
    accounts = [asdict(account) for account in staged.accounts]
    told = {"files": files, "accounts": accounts, "folders": list(map(str, staged.folders)), "notes": staged.notes}
    (settings.work / STAGED).write_text(json.dumps(told, ensure_ascii=False), "utf8")


def _load(settings: Settings) -> Staged:
    try:
        told = json.loads((settings.work / STAGED).read_text("utf8"))
    except FileNotFoundError:
        raise RawInputError(f"nothing waits to be published in {settings.processed}: run the flow `ingest` first, or `build`") from None
    files = {table: {part: Path(path) for part, path in parts.items()} for table, parts in told["files"].items()}
    gone = next((path for parts in files.values() for path in parts.values() if not path.exists()), None)
    if gone is not None:
        raise RawInputError(f"what was ingested is no longer whole ({gone} is gone): run the flow `ingest` again")
    accounts = tuple(Account(**account) for account in told["accounts"])
    return Staged(files, accounts, tuple(map(Path, told["folders"])), tuple(told["notes"]))


def _need_a_page(settings: Settings, pages: Sequence[Part], account: Account) -> None:
    """Where no file could be read, say why instead of replacing a good snapshot by an empty one."""
    if account.rows_kept or live(settings.processed) is None:
        return
    rejects = pl.concat([storage.read(part.table("rejects")) for part in pages]).head(3)
    found = "; ".join(f"{path}: {detail}" for path, detail in rejects.select("source_path", "detail").iter_rows())
    raise RawInputError(f"none of the {account.rows_in} files in {settings.raw} could be read, so the snapshot stays as it was ({found})")
