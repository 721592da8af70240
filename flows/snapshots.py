"""Snapshots: built aside, checked, then made live by one rename; the ones before are kept for a while."""

import fcntl
import json
import os
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import polars as pl
import pyarrow.parquet as pq
import xxhash

from flows import catalog, ledger, report, storage
from flows.settings import Settings
from flows.versions import ROOMS, changes, code_version, stage_version
from transforms.accounts import Account
from transforms.errors import PipelineError, RawInputError
from transforms.schema.frames import frame
from transforms.schema.tables import TABLES, Stages

Files = Mapping[str, Mapping[str, Path]]
"""Table → part name → file."""

PARTIAL = ".partial"


class BusyError(PipelineError):
    """Another build is writing to the same folder."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A published snapshot; `is_new` is false where the live one already held the same rows."""

    id: str
    folder: Path
    is_new: bool
    accounts: tuple[Account, ...]
    seconds: float = 0.0  # of the whole pipeline
    notes: tuple[str, ...] = ()  # what the user should know: corrections that apply nowhere


@contextmanager
def locked(processed: Path) -> Iterator[None]:
    """Hold the folder for one build; the system lets go of it when the process ends, however it ends.

    Raises:
        BusyError: Another build holds it.
        RawInputError: It is no folder.
    """
    if processed.exists() and not processed.is_dir():
        raise RawInputError(f"{processed} is a file, but --processed needs the folder to publish snapshots in")
    processed.mkdir(parents=True, exist_ok=True)
    with (processed / ".lock").open("a+") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            handle.seek(0)
            holder = handle.read().strip() or "unknown"
            raise BusyError(
                f"another build is writing to {processed} (process {holder}): "
                "wait until it ends, or build into another folder with --processed"
            ) from None
        handle.truncate(0)
        handle.write(str(os.getpid()))
        handle.flush()
        yield


def sweep(settings: Settings) -> None:
    """Delete what a killed build left half-made. Call with the lock held."""
    for folder in (settings.snapshots, settings.work):
        for path in folder.glob(f"*{PARTIAL}") if folder.exists() else ():
            shutil.rmtree(path)
    for link in settings.processed.glob(f"current{PARTIAL}"):
        link.unlink()


def live(processed: Path) -> Path | None:
    """The folder of the live snapshot, or None where nothing was published yet."""
    link = processed / "current"
    return link.resolve() if (link / "manifest.json").exists() else None


def publish(settings: Settings, files: Files, accounts: Sequence[Account], begun: float) -> Snapshot:
    """Make a snapshot of the files and switch to it.

    Args:
        settings: Where to.
        files: The parts of every table but `stages`.
        accounts: Those of the stages so far.
        begun: Clock (`time.perf_counter`) at which this stage began.
    """
    tables = {name: {part: _facts(path) for part, path in sorted(files[name].items())} for name in TABLES if name != "stages"}
    named = {"code": code_version(), "segmenter": settings.segmenter, "tables": tables}
    run_id = xxhash.xxh3_64_hexdigest(json.dumps(named, sort_keys=True).encode())
    folder, aside = settings.snapshots / run_id, settings.snapshots / f"{run_id}{PARTIAL}"
    if live(settings.processed) == folder.resolve() and _is_whole(folder):
        return Snapshot(run_id, folder, False, (*accounts, _account(folder, tables, begun, accounts[0].chars)))
    shutil.rmtree(aside, ignore_errors=True)
    for table, parts in files.items():
        (aside / table).mkdir(parents=True)
        for part, path in parts.items():
            storage.link(path, aside / table / f"part-{part}.parquet")
    account = _account(aside, tables, begun, accounts[0].chars)
    every = (*accounts, account)
    (aside / "stages").mkdir()
    storage.write(Stages, _stage_rows(run_id, every), aside / "stages" / "part-all.parquet")
    catalog.write(aside, folder.resolve())
    if not _is_whole(folder):
        _write_for_eyes(aside, run_id)
    versions = {stage: stage_version(stage) for stage in ROOMS}
    (aside / "manifest.json").write_text(json.dumps({"id": run_id, "versions": versions, **named}, indent=1) + "\n", "utf8")
    is_new = _make_live(settings, aside, folder)
    _prune(settings, run_id)
    whole = replace(account, seconds=time.perf_counter() - begun)  # the table was written before the switch, so says less
    return Snapshot(run_id, folder, is_new, (*accounts, whole))


def done_again(settings: Settings) -> list[str]:
    """What this run does again because code or settings differ from those of the live snapshot, in sentences."""
    folder = live(settings.processed)
    if folder is None:
        return []
    if settings.full:
        return ["every stage is done again, as --full asks"]
    manifest = json.loads((folder / "manifest.json").read_text("utf8"))
    return list(changes(manifest.get("versions", {}), manifest.get("segmenter", settings.segmenter), settings.segmenter))


def _write_for_eyes(aside: Path, run_id: str) -> None:
    """The report and the Excel ledger, from the tables just put together."""
    with catalog.open_read_only(aside) as connection:
        report.write(connection, run_id, aside / report.NAME)
        ledger.write_snapshot(connection, aside / ledger.NAME)


def _facts(path: Path) -> dict[str, int | str]:
    return {"rows": pq.read_metadata(path).num_rows, "size_bytes": path.stat().st_size, "xxh3": storage.digest(path)}


def _account(aside: Path, tables: Mapping[str, Mapping[str, Mapping[str, int | str]]], begun: float, chars: int) -> Account:
    rows_in = sum(int(facts["rows"]) for parts in tables.values() for facts in parts.values())
    paths = (aside / table / f"part-{part}.parquet" for table, parts in tables.items() for part in parts)
    rows_kept = sum(pq.read_metadata(path).num_rows for path in paths)
    return Account("publish", rows_in, rows_kept, seconds=time.perf_counter() - begun, chars=chars).checked(str(aside))


def _stage_rows(run_id: str, accounts: Sequence[Account]) -> pl.DataFrame:
    return frame(
        Stages,
        [
            (
                run_id,
                account.stage,
                account.rows_in,
                account.rows_kept,
                account.rows_set_aside,
                [{"reason": reason, "rows": rows} for reason, rows in account.reasons.items()],
                account.seconds,
                account.chars / max(account.seconds, 1e-9),
            )
            for account in accounts
        ],
    )


def _make_live(settings: Settings, aside: Path, folder: Path) -> bool:
    """Bring the finished folder to its name and point `current` to it; whether the live snapshot changed."""
    for path in [*aside.rglob("*"), aside]:
        storage.settle(path)
    if folder.exists() and _is_whole(folder):
        shutil.rmtree(aside)
        os.utime(folder / "manifest.json")
    else:
        shutil.rmtree(folder, ignore_errors=True)
        aside.rename(folder)
    storage.settle(settings.snapshots)
    target = Path("snapshots") / folder.name
    if settings.current.is_symlink() and settings.current.readlink() == target:
        return False
    link = settings.processed / f"current{PARTIAL}"
    link.unlink(missing_ok=True)
    link.symlink_to(target, target_is_directory=True)
    link.replace(settings.current)
    storage.settle(settings.processed)
    return True


def _is_whole(folder: Path) -> bool:
    """Whether a published snapshot still has its parts, as its manifest lists them."""
    if not all((folder / name).exists() for name in ("manifest.json", catalog.NAME, report.NAME, ledger.NAME)):
        return False
    tables = json.loads((folder / "manifest.json").read_text("utf8"))["tables"]
    return all(
        path.exists() and path.stat().st_size == facts["size_bytes"]
        for table, parts in tables.items()
        for part, facts in parts.items()
        for path in [folder / table / f"part-{part}.parquet"]
    )


def _prune(settings: Settings, live_id: str) -> None:
    """Delete all but the last few snapshots; the live one always stays."""
    others = [path for path in settings.snapshots.iterdir() if path.is_dir() and path.name != live_id]
    others.sort(key=lambda path: (path / "manifest.json").stat().st_mtime if (path / "manifest.json").exists() else 0.0, reverse=True)
    for path in others[settings.keep_snapshots - 1 :]:
        shutil.rmtree(path)
