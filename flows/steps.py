"""Work on shards: each step's result lies in a folder named by what went into it, so a known result is not made again."""

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
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import xxhash

from flows import workers
from flows.settings import Settings
from flows.storage import settle
from transforms.accounts import Account
from transforms.errors import PipelineError

Progress = Callable[[str, int, int], None]
"""Called with a stage's name, its shards done and its shards in all."""

_ROW_MAKERS = ("stages", "steps", "storage", "workers")
_LIBRARIES = ("polars", "pyarrow", "jieba", "rjieba", "rensa", "trafilatura")
_progress: ContextVar[Progress] = ContextVar("progress", default=lambda stage, done, total: None)
_pool: ContextVar[Executor | None] = ContextVar("pool", default=None)


@dataclass(frozen=True, slots=True)
class Step:
    """One stage's work on one shard. Equal `key`: equal result."""

    stage: str
    shard: str
    key: str
    inputs: Mapping[str, Path]
    options: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """What a step made: its folder of Parquet files, and its account."""

    shard: str
    key: str
    folder: Path
    account: Account = field(repr=False)

    def table(self, name: str) -> Path:
        """The Parquet file of one table."""
        return self.folder / f"{name}.parquet"


@cache
def code_version() -> str:
    """xxh3 of the code that makes rows and of the versions of the libraries it stands on."""
    hasher = xxhash.xxh3_64()
    root = Path(workers.__file__).parent.parent
    for path in sorted([*root.glob("transforms/**/*"), *(root / "flows" / f"{name}.py" for name in _ROW_MAKERS)]):
        if path.is_file() and "__pycache__" not in path.parts:
            hasher.update(path.relative_to(root).as_posix().encode())
            hasher.update(path.read_bytes())
    for library in _LIBRARIES:
        hasher.update(f"{library} {version(library)}".encode())
    return hasher.hexdigest()


def step(stage: str, shard: str, inputs: Mapping[str, Path], options: Mapping[str, Any], parts: Sequence[str]) -> Step:
    """A step whose key follows from the code, the stage, its options and the keys of what it reads (`parts`)."""
    named = json.dumps([code_version(), stage, shard, dict(options), list(parts)], sort_keys=True, ensure_ascii=True)
    return Step(stage, shard, xxhash.xxh3_64_hexdigest(named.encode()), inputs, options)


@contextmanager
def tracking(progress: Progress) -> Iterator[None]:
    """Have `progress` called while the stages run inside, besides whoever else is told."""
    others = _progress.get()

    def tell(stage: str, done: int, total: int) -> None:
        others(stage, done, total)
        progress(stage, done, total)

    token = _progress.set(tell)
    try:
        yield
    finally:
        _progress.reset(token)


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


def run_steps(settings: Settings, steps: Sequence[Step]) -> list[Part]:
    """Do the steps of one stage, in the order given; those whose result is known only look it up."""
    progress, pool = _progress.get(), _pool.get()
    stage = steps[0].stage
    progress(stage, 0, len(steps))
    if pool is None or len(steps) == 1:
        parts = []
        for done, item in enumerate(steps, 1):
            parts.append(do_step(item, settings.work, settings.full))
            progress(stage, done, len(steps))
        return parts
    futures = {pool.submit(do_step, item, settings.work, settings.full): place for place, item in enumerate(steps)}
    results: dict[int, Part] = {}
    try:
        for future in as_completed(futures):
            results[futures[future]] = future.result()
            progress(stage, len(results), len(steps))
    except BrokenExecutor:
        raise PipelineError(
            f"a worker process was ended from outside during {stage}, most likely for want of memory: try again with --workers 1"
        ) from None
    return [results[place] for place in range(len(steps))]


def do_step(item: Step, work: Path, full: bool) -> Part:
    """Do one step, or look up its result. The result's folder appears whole or not at all."""
    out = work / f"{item.stage}-{item.key}"
    known = out / "account.json"
    if known.exists() and not full:
        return Part(item.shard, item.key, out, Account(**json.loads(known.read_text("utf8"))))
    aside = out.with_name(f"{out.name}.partial")
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir(parents=True)
    begun = time.perf_counter()
    account = workers.WORKERS[item.stage](item.inputs, item.options, aside).checked(f"shard {item.shard}")
    account = replace(account, seconds=time.perf_counter() - begun)
    (aside / "account.json").write_text(json.dumps(asdict(account), ensure_ascii=False), "utf8")
    for path in aside.rglob("*"):
        settle(path)
    shutil.rmtree(out, ignore_errors=True)
    aside.rename(out)
    return Part(item.shard, item.key, out, account)


def sweep_work(work: Path, used: Sequence[Path]) -> None:
    """Delete the results that the snapshot just published does not stand on, and what a killed run left."""
    keep = {path.name for path in used}
    for path in work.iterdir() if work.exists() else ():
        if path.name not in keep:
            shutil.rmtree(path) if path.is_dir() else path.unlink()
