"""Proof that nothing vanished: rows in = rows kept + rows set aside, and every character of a page is somewhere."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

import polars as pl

from transforms.errors import AccountImbalance
from transforms.schema.codes import Stage


@dataclass(frozen=True, slots=True)
class Account:
    """What a stage did with the rows it was given."""

    stage: Stage
    rows_in: int
    rows_kept: int
    reasons: Mapping[str, int] = field(default_factory=dict)  # rows set aside, by reason
    seconds: float = 0.0
    chars: int = 0  # characters of page text that went through

    @property
    def rows_set_aside(self) -> int:
        """Rows set aside, whatever the reason."""
        return sum(self.reasons.values())

    def checked(self, where: str) -> "Account":
        """The same account.

        Raises:
            AccountImbalance: Rows in are not rows kept and rows set aside.
        """
        if self.rows_in != self.rows_kept + self.rows_set_aside:
            found = f"{self.rows_kept} kept and {self.rows_set_aside} set aside {dict(self.reasons)}"
            raise AccountImbalance(f"stage {self.stage} in {where}: expected {self.rows_in} rows, found {found}")
        return self


def count_reasons(column: pl.Series) -> dict[str, int]:
    """Rows for each value of a reason column; nulls are not counted."""
    counts = column.drop_nulls().value_counts().sort(column.name)
    return {reason: int(rows) for reason, rows in counts.iter_rows()}


def add_accounts(stage: Stage, accounts: Iterable[Account]) -> Account:
    """One account for a stage from those of its shards; seconds add up to time of work, not of the clock."""
    total = Account(stage, 0, 0)
    for account in accounts:
        reasons = dict(total.reasons)
        for reason, rows in account.reasons.items():
            reasons[reason] = reasons.get(reason, 0) + rows
        total = replace(
            total,
            rows_in=total.rows_in + account.rows_in,
            rows_kept=total.rows_kept + account.rows_kept,
            reasons=dict(sorted(reasons.items())),
            seconds=total.seconds + account.seconds,
            chars=total.chars + account.chars,
        )
    return total


def check_characters(pages: pl.DataFrame, kept: pl.DataFrame, discards: pl.DataFrame) -> None:
    """Make sure that every character of every page is kept, set aside or white space, and none is in two places.

    Args:
        pages: `page_id`, `text`, `source_path`.
        kept: `page_id`, and `pieces` that list the stretches of the page a row is made of (null: `start_char` to `end_char`).
        discards: `page_id`, `start_char`, `end_char`.

    Raises:
        AccountImbalance: Names the page and the first character that is in no place, or in two.
    """
    spans: dict[str, list[tuple[int, int]]] = {}
    for page_id, start, end in _stretches(kept).iter_rows():
        spans.setdefault(page_id, []).append((start, end))
    for page_id, start, end in discards.select("page_id", "start_char", "end_char").iter_rows():
        spans.setdefault(page_id, []).append((start, end))
    for page_id, text, source_path in pages.select("page_id", "text", "source_path").iter_rows():
        passed = 0
        for start, end in [*sorted(spans.get(page_id, [])), (len(text), len(text))]:
            if start < passed or end > len(text):
                raise AccountImbalance(f"{source_path}: expected each character in one place, found {start}–{end} in two or outside")
            if text[passed:start].strip():
                raise AccountImbalance(
                    f"{source_path}: expected each character kept or set aside, found {text[passed:start]!r} lost at {passed}"
                )
            passed = end


def _stretches(kept: pl.DataFrame) -> pl.DataFrame:
    whole = pl.concat_list(pl.struct(start_char=pl.col("start_char"), end_char=pl.col("end_char")))
    pieces = pl.col("pieces").fill_null(whole) if "start_char" in kept.columns else pl.col("pieces")
    return kept.select("page_id", pieces=pieces).explode("pieces").unnest("pieces")
