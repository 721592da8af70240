"""`duban check`: whether the live snapshot holds what it must, by the view `quality`."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from flows import catalog
from transforms.errors import PipelineError


class QualityError(PipelineError):
    """A snapshot does not hold what it must."""


@dataclass(frozen=True, slots=True)
class Check:
    """One row of the view `quality`."""

    name: str
    severity: str
    found: int
    of_rows: int
    is_ok: bool
    meaning: str


def checks(processed: Path) -> list[Check]:
    """Every check of the live snapshot, failed ones first.

    Raises:
        RawInputError: Nothing was published there yet.
    """
    with catalog.connect(processed) as connection:
        rows = connection.execute(
            "SELECT name, severity, found, of_rows, is_ok, meaning FROM quality ORDER BY is_ok, severity, name"
        ).fetchall()
    return [Check(*row) for row in rows]


def require(found: Sequence[Check]) -> None:
    """Let a snapshot pass whose errors are none.

    Raises:
        QualityError: Names each failed check of severity "error", with its rows.
    """
    failed = [check for check in found if not check.is_ok and check.severity == "error"]
    if failed:
        told = "; ".join(f"{check.name}: {check.found} of {check.of_rows} rows ({check.meaning})" for check in failed)
        raise QualityError(f"the snapshot fails {len(failed)} of {len(found)} checks: {told}")


def lines(found: Sequence[Check]) -> list[str]:
    """The checks on paper, a line each."""
    width = max(len(check.name) for check in found)
    return [
        f"{'ok' if check.is_ok else check.severity:7} {check.name:{width}} {check.found:>8,} of {check.of_rows:>10,}"
        + ("" if check.is_ok else f"  {check.meaning}")
        for check in found
    ]
