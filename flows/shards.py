"""Raw files → shards: groups of files that go through the stages together."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import xxhash

from transforms.errors import RawInputError

HASH_BITS = 64
MARKED_UP = (".html", ".htm", ".shtml", ".xhtml")
MARKUP_SHARE = 4  # news pages measured 19 bytes a byte of text, plain ones 3
CORRECTIONS = "corrections.csv"
"""A file of this name in the raw folder itself is no page: it states known errors of the sources."""


@dataclass(frozen=True, slots=True)
class RawFile:
    """A file below the raw folder; `path` is relative and `/`-separated."""

    path: str
    size_bytes: int

    @property
    def weight(self) -> int:
        """About how many bytes of text it holds: of a web page, most is markup."""
        return self.size_bytes // MARKUP_SHARE if self.path.endswith(MARKED_UP) else self.size_bytes


@dataclass(frozen=True, slots=True)
class Shard:
    """Files whose path hashes begin with the same bits; `name` is those bits, or `all`."""

    name: str
    files: tuple[RawFile, ...]

    @property
    def size_bytes(self) -> int:
        """Bytes of all files."""
        return sum(file.size_bytes for file in self.files)


def list_raw(raw: Path, processed: Path | None = None) -> list[RawFile]:
    """Every file below the raw folder, by path; names that begin with a dot and the folder `processed` are left out.

    Raises:
        RawInputError: The folder is missing, is not a folder, cannot be opened, holds no file or is `processed` itself.
    """
    if not raw.exists():
        raise RawInputError(f"there is no raw folder {raw}: make it and put the scraped files in, or name another one with --raw")
    if not raw.is_dir():
        raise RawInputError(f"{raw} is a file, but --raw needs the folder that the scraped files lie in")
    if not os.access(raw, os.R_OK | os.X_OK):
        raise RawInputError(f"the raw folder {raw} cannot be opened: give this user the right to read it")
    if processed and processed.resolve() == raw.resolve():
        raise RawInputError(f"{raw} is the raw folder, which stays as it is: name another folder with --processed")
    files = sorted(_walk(raw, processed and processed.resolve()), key=lambda file: file.path)
    if not files:
        raise RawInputError(
            f"the raw folder {raw} holds no file: put scraped pages in (txt, html, jsonl, csv, parquet, docx, pdf), then build again"
        )
    return files


def _walk(raw: Path, processed: Path | None) -> Iterator[RawFile]:
    above = len(os.path.join(raw, ""))  # noqa: PTH118 - a path object for each of millions of files takes its time
    for folder, below, names in os.walk(raw, onerror=_cannot_open):
        below[:] = [name for name in below if not name.startswith(".") and Path(folder, name).resolve() != processed]
        for name in names:
            path = os.path.join(folder, name)  # noqa: PTH118
            if not name.startswith(".") and path[above:] != CORRECTIONS:
                yield RawFile(path[above:].replace(os.sep, "/"), _size_bytes(path))


def _size_bytes(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except OSError:  # a link that leads nowhere: `read` rejects it
        return 0


def _cannot_open(error: OSError) -> None:
    raise RawInputError(f"the folder {error.filename} cannot be opened ({error.strerror}): give this user the right to read it") from None


def readable(path: str) -> str:
    """A file's path as text: names that are not UTF-8 (unpacked from a Chinese Windows archive) are read as GB18030."""
    try:
        path.encode("utf8")
    except UnicodeEncodeError:
        return os.fsencode(path).decode("gb18030", "replace")
    return path


def plan_shards(files: Sequence[RawFile], shard_bytes: int) -> list[Shard]:
    """Cut the files into shards of at most `shard_bytes` of text (one larger file is a shard by itself).

    A bucket that is too large is halved by the next bit of its files' path hashes. So the plan follows from the set of
    files alone, and a new file changes the one shard it falls into.
    """
    hashed = [(format(xxhash.xxh3_64_intdigest(file.path.encode("utf8", "surrogateescape")), f"0{HASH_BITS}b"), file) for file in files]
    return [Shard(bits or "all", tuple(group)) for bits, group in _halve("", hashed, shard_bytes)]


def _halve(bits: str, hashed: Sequence[tuple[str, RawFile]], shard_bytes: int) -> Iterator[tuple[str, list[RawFile]]]:
    if not hashed:
        return
    if len(hashed) == 1 or len(bits) == HASH_BITS or sum(file.weight for _, file in hashed) <= shard_bytes:
        yield bits, [file for _, file in hashed]
        return
    for bit in "01":
        yield from _halve(bits + bit, [item for item in hashed if item[0][len(bits)] == bit], shard_bytes)
