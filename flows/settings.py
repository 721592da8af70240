"""What a build is told: folders, workers, segmenter."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Segmenter = Literal["rjieba", "jieba"]
Sheets = Literal["one", "body", "year"]
"""How the ledger is spread over the sheets of an Excel file."""

RAW = Path("data/raw")
PROCESSED = Path("data/processed")


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of one build; `raw` and `workers` say where and how, only the others can change a row."""

    raw: Path = RAW
    processed: Path = PROCESSED
    workers: int = 2  # processes; one shard never takes more than one
    segmenter: Segmenter = "rjieba"
    full: bool = False  # do every stage again, even where its result is known
    shard_bytes: int = 4_000_000  # bytes of text a shard may hold, about: half a GB of memory in the worst stage
    keep_snapshots: int = 3  # the live one and those before it

    @property
    def current(self) -> Path:
        """The link to the live snapshot."""
        return self.processed / "current"

    @property
    def snapshots(self) -> Path:
        """Folder of all snapshots kept."""
        return self.processed / "snapshots"

    @property
    def work(self) -> Path:
        """Folder of stage results, one sub-folder a shard and stage, named by what went into it."""
        return self.processed / "work"
