"""What a run leaves in Prefect's interface: row accounts, quality, what is new in the ledger, progress, a link to the report."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import cast
from uuid import UUID

from prefect.artifacts import (
    create_link_artifact,
    create_markdown_artifact,
    create_progress_artifact,
    create_table_artifact,
    update_progress_artifact,
)

from flows.checking import Check
from flows.differences import compare
from flows.steps import Advance, tracking
from transforms.accounts import Account
from transforms.schema.codes import STAGES

NEW_ROWS = 10
CELL_CHARS = 80


@contextmanager
def progress(key: str) -> Iterator[None]:
    """Show how many of the stages' shards are done while the stages run inside."""
    created = create_progress_artifact(0.0, key=f"{key}-progress", description="Stages done, in per cent.")
    artifact = cast(UUID, created)  # a coroutine only where the flow itself is one
    shares = dict.fromkeys(STAGES, 0.0)

    def show(at: Advance) -> None:
        shares[at.stage] = at.done / at.total
        if at.done == at.total:  # a call to the server costs more than a small shard
            update_progress_artifact(artifact, 100 * sum(shares.values()) / len(STAGES))

    with tracking(show):
        yield
    update_progress_artifact(artifact, 100.0)


def accounts(found: Sequence[Account]) -> None:
    """The row accounts of the stages, as a table."""
    rows = [
        {
            "stage": account.stage,
            "rows in": account.rows_in,
            "kept": account.rows_kept,
            "set aside": account.rows_set_aside,
            "by reason": ", ".join(f"{reason} {rows}" for reason, rows in sorted(account.reasons.items(), key=lambda item: -item[1])),
            "seconds": round(account.seconds, 2),
        }
        for account in found
    ]
    create_table_artifact(rows, key="row-accounts", description="Rows in = rows kept + rows set aside, stage by stage.")


def quality(found: Sequence[Check]) -> None:
    """The checks, failed ones first."""
    failed = sum(not check.is_ok for check in found)
    head = f"**{len(found) - failed} of {len(found)} checks hold.**\n\n"
    head += "| check | severity | holds | found | of | meaning |\n|---|---|---|---|---|---|"
    rows = [
        f"| {check.name} | {check.severity} | {_yes(check.is_ok)} | {check.found:,} | {check.of_rows:,} | {check.meaning} |"
        for check in found
    ]
    create_markdown_artifact("\n".join([head, *rows]), key="data-quality", description="Sanity checks on the snapshot.")


def _yes(holds: bool) -> str:
    return "yes" if holds else "**no**"


def ledger(processed: Path, before: Path | None) -> None:
    """What the snapshot's ledger has that the one before had not, and the other way round; ten of the new rows."""
    found = compare(processed, before)
    text = f"**{found.rows:,} commitments: {found.new.height:,} new, {found.gone.height:,} gone since the snapshot before.**\n"
    if found.new.height:
        text += "\n| due | responsible | action | figure | where |\n|---|---|---|---|---|\n"
        columns = ("due_date", "responsible", "action", "quantity", "source_path", "start_char")
        text += "\n".join(f"| {' | '.join(map(_cell, row))} |" for row in found.new.select(columns).head(NEW_ROWS).iter_rows())
    create_markdown_artifact(text, key="ledger-changes", description="New rows of the ledger.")


def _cell(value: object) -> str:
    """Text of a page inside a Markdown table: nothing in it is markup."""
    text = "" if value is None else " ".join(str(value).split())
    text = text if len(text) <= CELL_CHARS else text[: CELL_CHARS - 1] + "…"
    return "".join(f"\\{char}" if char in "\\`*_{}[]<>()#+!|~" else char for char in text)


def report(folder: Path) -> None:
    """A link to the report of the snapshot."""
    path = folder / "report.html"
    if path.exists():
        create_link_artifact(path.resolve().as_uri(), link_text="report.html", key="report", description="The ledger to look at.")
