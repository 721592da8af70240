"""What the user sees while a build runs: a bar a stage on a terminal, a line a stage elsewhere."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from flows.steps import Advance, tracking


@contextmanager
def shown(console: Console) -> Iterator[None]:
    """Show the stages that run inside."""
    with (_bars if console.is_terminal else _lines)(console):
        yield


def pace(at: Advance, seconds: float) -> str:
    """Raw megabytes a second, and the time left for the stage; empty before anything is done."""
    if not at.size_bytes or seconds <= 0:
        return ""
    left = seconds * (at.total_bytes - at.size_bytes) / at.size_bytes
    told = f"{at.size_bytes / seconds / 1e6:.1f} MB/s"
    return f"{told}, {left:.0f} s left" if at.done < at.total else told


@contextmanager
def _bars(console: Console) -> Iterator[None]:
    columns = (SpinnerColumn(), TextColumn("{task.description:9}"), BarColumn(), TextColumn("{task.fields[told]}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        bars: dict[str, TaskID] = {"prefect": progress.add_task("prefect", total=None, told="")}
        begun: dict[str, float] = {}

        def show(at: Advance) -> None:
            if "prefect" in bars:
                progress.remove_task(bars.pop("prefect"))
            if at.stage not in bars:
                bars[at.stage] = progress.add_task(at.stage, total=at.total, told="")
                begun[at.stage] = time.perf_counter()
            told = f"{_shards(at)} {pace(at, time.perf_counter() - begun[at.stage])}"
            progress.update(bars[at.stage], completed=at.done, total=at.total, told=told)

        with tracking(show, lambda sentence: console.print(escape(sentence))):
            yield


@contextmanager
def _lines(console: Console) -> Iterator[None]:
    console.print("starting Prefect …")
    begun: dict[str, float] = {}

    def show(at: Advance) -> None:
        seconds = time.perf_counter() - begun.setdefault(at.stage, time.perf_counter())
        if at.done == at.total:
            console.print(f"{at.stage}: {_shards(at)} {pace(at, seconds)}".rstrip())

    with tracking(show, lambda sentence: console.print(escape(sentence))):
        yield


def _shards(at: Advance) -> str:
    known = f" ({at.known} known)" if at.known else ""
    return f"{at.done} of {at.total} shard{'s' if at.total > 1 else ''}{known}"
