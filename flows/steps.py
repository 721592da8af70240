"""Work on shards: each step's result lies in a folder named by what went into it, so a known result is not made again."""

import gc
import json
import multiprocessing
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

import xxhash

from flows import workers
from flows.settings import Settings
from flows.storage import settle
from flows.versions import stage_version
from transforms.accounts import Account
from transforms.errors import PipelineError
from transforms.schema.codes import Stage


@dataclass(frozen=True, slots=True)
class Advance:
    """How far a stage is: shards of all its shards, and the raw bytes that were worked on of those to work on."""

    stage: Stage
    done: int
    total: int
    known: int = 0  # of those done, shards whose result was known from a run before
    size_bytes: int = 0
    total_bytes: int = 0


Progress = Callable[[Advance], None]
Note = Callable[[str], None]

_progress: ContextVar[Progress] = ContextVar("progress", default=lambda advance: None)
_note: ContextVar[Note] = ContextVar("note", default=lambda sentence: None)
_pool: ContextVar[Executor | None] = ContextVar("pool", default=None)


@dataclass(frozen=True, slots=True)
class Step:
    """One job of a stage on one shard. Equal `key`: equal result."""

    job: str
    stage: Stage
    shard: str
    key: str
    inputs: Mapping[str, Path]
    options: Mapping[str, Any]
    size_bytes: int  # of the shard's raw files


@dataclass(frozen=True, slots=True)
class Part:
    """What a step made: its folder of Parquet files, and its account."""

    shard: str
    key: str
    folder: Path
    size_bytes: int
    account: Account = field(repr=False)
    beside: tuple[Path, ...] = ()  # other folders that it was made from and that the next run will look up

    def table(self, name: str) -> Path:
        """The Parquet file of one table."""
        return self.folder / f"{name}.parquet"


@dataclass(frozen=True, slots=True)
class Job:
    """What the steps of all shards have in common."""

    name: str
    stage: Stage
    options: Mapping[str, Any] = field(default_factory=dict)

    def step(self, shard: str, size_bytes: int, inputs: Mapping[str, Path], parts: Sequence[str], **more: Any) -> Step:
        """A step whose key follows from the code, the job, its options and the keys of what it reads (`parts`)."""
        options = {**self.options, **more}
        named = json.dumps([stage_version(self.stage), self.name, shard, options, list(parts)], sort_keys=True, ensure_ascii=True)
        return Step(self.name, self.stage, shard, xxhash.xxh3_64_hexdigest(named.encode()), inputs, options, size_bytes)


@contextmanager
def tracking(progress: Progress, note: Note | None = None) -> Iterator[None]:
    """Have `progress` called while the stages run inside, and `note` with what a user should know, besides whoever else is told."""
    others, other_notes = _progress.get(), _note.get()

    def tell(advance: Advance) -> None:
        others(advance)
        progress(advance)

    def tell_note(sentence: str) -> None:
        other_notes(sentence)
        if note:
            note(sentence)

    tokens = _progress.set(tell), _note.set(tell_note)
    try:
        yield
    finally:
        _progress.reset(tokens[0])
        _note.reset(tokens[1])


def say(sentence: str) -> None:
    """Tell the user something about this run."""
    _note.get()(sentence)


def advance(at: Advance) -> None:
    """Tell the user how far a stage is."""
    _progress.get()(at)


@contextmanager
def pooled(processes: int) -> Iterator[None]:
    """Let the steps run inside go to a pool of processes; with one, they run in this process."""
    if processes < 2:
        yield
        return
    threads = str(max(1, (os.cpu_count() or 1) // processes))
    before = os.environ.get("POLARS_MAX_THREADS")
    os.environ["POLARS_MAX_THREADS"] = threads
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_end_with_parent) as pool:
        token = _pool.set(pool)
        try:
            yield
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
        finally:
            _pool.reset(token)
            if before is None:
                del os.environ["POLARS_MAX_THREADS"]
            else:
                os.environ["POLARS_MAX_THREADS"] = before


def _end_with_parent() -> None:
    """A worker whose parent was killed would wait for work for ever; let it end instead."""
    parent = multiprocessing.parent_process()

    def wait() -> None:
        if parent is not None:
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def run_steps(settings: Settings, steps: Sequence[Step], shards_to_come: int = 0) -> list[Part]:
    """Do the steps of one job, in the order given; those whose result is known are only looked up.

    Args:
        settings: Where the results lie.
        steps: One a shard.
        shards_to_come: Shards that another job of the stage will finish; this one only prepares them.
    """
    known = {} if settings.full else {place: part for place, item in enumerate(steps) if (part := look_up(item, settings.work))}
    stage = steps[0].stage
    missing = [place for place in range(len(steps)) if place not in known]
    total_bytes = sum(steps[place].size_bytes for place in missing)
    passed = 0

    def tell(done: int) -> None:
        if shards_to_come:
            advance(Advance(stage, 0, shards_to_come, 0, passed, total_bytes))
        else:
            advance(Advance(stage, len(known) + done, len(steps), len(known), passed, total_bytes))

    tell(0)
    results = dict(known)
    for done, (place, part) in enumerate(_results(settings, steps, missing), 1):
        results[place] = part
        passed += steps[place].size_bytes
        tell(done)
    return [results[place] for place in range(len(steps))]


def _results(settings: Settings, steps: Sequence[Step], missing: Sequence[int]) -> Iterator[tuple[int, Part]]:
    """The parts of the missing steps as they get done, each with its place."""
    pool = _pool.get()
    if pool is None or len(steps) == 1:
        for place in missing:
            yield place, do_step(steps[place], settings.work)
        return
    largest_first = sorted(missing, key=lambda place: (-steps[place].size_bytes, place))  # so that no worker is left with the longest
    futures = {pool.submit(do_step, steps[place], settings.work): place for place in largest_first}
    try:
        for future in as_completed(futures):
            yield futures[future], future.result()
    except BrokenExecutor:
        raise PipelineError(
            f"a worker process was ended from outside during {steps[0].stage}, most likely for want of memory: try again with --workers 1"
        ) from None


def _folder(item: Step, work: Path) -> Path:
    return work / f"{item.job}-{item.key}"


def look_up(item: Step, work: Path) -> Part | None:
    """The result of a step, where it is known."""
    folder = _folder(item, work)
    known = folder / "account.json"
    if not known.exists():
        return None
    return Part(item.shard, item.key, folder, item.size_bytes, Account(**json.loads(known.read_text("utf8"))))


def do_step(item: Step, work: Path) -> Part:
    """Do one step. The result's folder appears whole or not at all."""
    out = _folder(item, work)
    aside = out.with_name(f"{out.name}.partial")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    begun = time.perf_counter()
    with _without_collector():
        account = workers.WORKERS[item.job](item.inputs, item.options, aside).checked(f"shard {item.shard}")
    account = replace(account, seconds=time.perf_counter() - begun)
    (aside / "account.json").write_text(json.dumps(asdict(account), ensure_ascii=False), "utf8")
    for path in aside.rglob("*"):
        settle(path)
    shutil.rmtree(out, ignore_errors=True)
    aside.rename(out)
    return Part(item.shard, item.key, out, item.size_bytes, account)


@contextmanager
def _without_collector() -> Iterator[None]:
    """Rows by the million hold no cycles, and looking for some took a tenth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.collect()


def sweep_work(work: Path, used: Sequence[Path]) -> None:
    """Delete the results that the snapshot just published does not stand on, and what a killed run left."""
    keep = {path.name for path in used}
    for path in work.iterdir() if work.exists() else ():
        if path.name not in keep:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
