"""The end of a build: what each stage did, the ten most concrete ledger rows, what to try next."""

import shlex
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich import box
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from flows import catalog
from flows.settings import PROCESSED
from flows.snapshots import Snapshot
from transforms.accounts import Account

ROWS = {
    "read": "files and records",
    "clean": "stretches of text",
    "split": "lines of text",
    "segment": "paragraphs",
    "dedup": "documents",
    "extract": "sentences",
    "link": "sentences",
    "publish": "rows of all tables",
}
REASONS_SHOWN = 5

MOST_CONCRETE = """
WITH known AS (
    SELECT targets.*, pages.source_path,
        CASE WHEN due_date IS NOT NULL THEN 3 WHEN deadline IS NOT NULL THEN 2 ELSE 0 END
        + CASE WHEN coalesce(value_min, value_max) IS NULL THEN 0
               WHEN kind = 'count' AND coalesce(value_min, value_max) < 2 THEN 1 ELSE 3 END
        + CASE WHEN len(responsible) > 0 THEN 3 ELSE 0 END
        + (consequence IS NOT NULL)::INT + (len(supporting) > 0)::INT AS points,
        row_number() OVER (PARTITION BY action, quantity, deadline ORDER BY targets.page_id, targets.start_char, target_id) AS copy
    FROM targets
    JOIN documents USING (doc_id)
    JOIN pages ON pages.page_id = targets.page_id
    WHERE is_canonical AND length(action) BETWEEN 8 AND 80
),
placed AS (
    SELECT *, row_number() OVER (PARTITION BY doc_id ORDER BY points DESC, abs(length(action) - 20), start_char, target_id) AS place
    FROM known WHERE copy = 1 AND points > 1
),
weighed AS (
    SELECT *, row_number() OVER (PARTITION BY kind ORDER BY points - 3 * place DESC, source_path, start_char, target_id) AS of_kind
    FROM placed
),
chosen AS (
    SELECT * FROM weighed
    ORDER BY points - 3 * (place - 1) - (of_kind - 1) // 2 DESC, place, source_path, start_char, target_id LIMIT 10
)
SELECT target_id, due_date, deadline, quantity, responsible, action, source_path, start_char, end_char
FROM chosen
ORDER BY row_number() OVER (PARTITION BY doc_id ORDER BY place), points DESC, source_path, start_char, target_id
"""
"""Ten rows that say by when, how much and who; each further row of a document, or of a kind, weighs less, so that the ten are of many."""


def show(console: Console, snapshot: Snapshot, processed: Path, total_seconds: float) -> None:
    """Print the summary of a build."""
    console.print(_stage_table(snapshot.accounts))
    with catalog.connect(processed) as connection:
        counts = [_count(connection, name) for name in ("pages", "documents", "quantities", "times", "entities", "targets", "rejects")]
        rows = connection.execute(MOST_CONCRETE).fetchall()
    pages, documents, quantities, times, entities, targets, rejects = counts
    console.print(
        f"[bold]{targets:,} commitments[/] from {documents:,} documents on {pages:,} pages; "
        f"{quantities:,} quantities, {times:,} times, {entities:,} names; {rejects:,} files could not be read"
    )
    if rows:
        console.print("\n[bold]The most concrete of the ledger[/]")
    for place, row in enumerate(rows, 1):
        _ledger_row(console, place, row)
    state = "new snapshot" if snapshot.is_new else "no change: the snapshot is still"
    console.print(f"\n{state} [bold]{snapshot.id}[/] in {escape(str(processed / 'current'))}")
    for note in snapshot.notes:
        console.print(f"[bold]note[/] {escape(note)}", highlight=False, soft_wrap=True)
    console.print(f"stages {snapshot.seconds:.1f} s, Prefect's start and end {total_seconds - snapshot.seconds:.1f} s")
    _next_commands(console, rows, processed)


def _count(connection: Any, table: str) -> int:
    return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def _stage_table(accounts: Sequence[Account]) -> Table:
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("stage")
    table.add_column("rows")
    for name in ("in", "kept", "set aside"):
        table.add_column(name, justify="right")
    table.add_column("by reason", max_width=64)
    table.add_column("seconds", justify="right")
    for account in accounts:
        reasons = sorted(account.reasons.items(), key=lambda item: (-item[1], item[0]))
        named = ", ".join(f"{reason} {rows:,}" for reason, rows in reasons[:REASONS_SHOWN])
        if len(reasons) > REASONS_SHOWN:
            named += f", {len(reasons) - REASONS_SHOWN} more"
        numbers = (f"{account.rows_in:,}", f"{account.rows_kept:,}", f"{account.rows_set_aside:,}" if account.reasons else "0")
        table.add_row(account.stage, ROWS[account.stage], *numbers, named, f"{account.seconds:.2f}")
    return table


def _ledger_row(console: Console, place: int, row: Sequence[Any]) -> None:
    target_id, due_date, deadline, quantity, responsible, action, source_path, start, end = row
    due = f"{due_date}" if due_date else deadline
    facts = [f"due {due}" if due else "", quantity or "", "、".join(responsible)]
    console.print(f"[bold]{place:2}[/] " + escape(" · ".join(filter(None, facts))), highlight=False)
    console.print(f"   {escape(action)}", highlight=False)
    console.print(f"   [dim]{escape(source_path)} {start}–{end} · {target_id}[/]", highlight=False)


def _next_commands(console: Console, rows: Sequence[Sequence[Any]], processed: Path) -> None:
    duban = _duban()
    where = "" if processed == PROCESSED else f" --processed {shlex.quote(str(processed))}"
    question = "SELECT due_date, action, responsible FROM targets WHERE due_date IS NOT NULL ORDER BY due_date"
    commands = [f"show {rows[0][0]}"] if rows else ['sql "SELECT * FROM rejects"']
    console.print("\n[bold]Next[/]")
    for command in (*commands, f'sql "{question}"', "tables"):
        console.print(f"  {duban} {command}{where}", highlight=False, soft_wrap=True, markup=False)


def _duban() -> str:
    """How this user calls the command: by its name where it is on the path, else by its place."""
    beside = Path(sys.executable).with_name("duban")
    if shutil.which("duban") or not beside.exists():
        return "duban"
    return shlex.quote(str(beside.relative_to(Path.cwd()) if beside.is_relative_to(Path.cwd()) else beside))
