"""What the user sees while a build runs: a bar a stage on a terminal, a line a stage elsewhere."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from flows.steps import tracking


@contextmanager
def shown(console: Console) -> Iterator[None]:
    """Show the stages that run inside."""
    with (_bars if console.is_terminal else _lines)(console):
        yield


@contextmanager
def _bars(console: Console) -> Iterator[None]:
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:9}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("shards"),
        TimeElapsedColumn(),
    )
    with Progress(*columns, console=console, transient=True) as progress:
        bars: dict[str, TaskID] = {"prefect": progress.add_task("prefect", total=None)}

        def show(stage: str, done: int, total: int) -> None:
            if "prefect" in bars:
                progress.remove_task(bars.pop("prefect"))
            if stage not in bars:
                bars[stage] = progress.add_task(stage, total=total)
            progress.update(bars[stage], completed=done, total=total)

        with tracking(show):
            yield


@contextmanager
def _lines(console: Console) -> Iterator[None]:
    console.print("starting Prefect …")

    def show(stage: str, done: int, total: int) -> None:
        if done == total:
            console.print(f"{stage}: {total} of {total} shard{'s' if total > 1 else ''}")

    with tracking(show):
        yield
