"""The command line of duban. Everything heavy is imported when it is needed."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated, cast

import typer

from flows.settings import PROCESSED, RAW, Segmenter, Sheets

FAILED = 1
BAD_INPUT = 2
INTERRUPTED = 130

app = typer.Typer(
    name="duban",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Scraped Chinese official text → tables of who promised what, how much, by when, and where exactly it says so.",
)

Processed = Annotated[Path, typer.Option(help="Folder that snapshots are published in.")]


@contextmanager
def sentences() -> Iterator[None]:
    """Turn errors that a user can act on into a sentence and an exit code: 2 for bad input, 1 for a failure, 130 for Ctrl-C."""
    from transforms.errors import PipelineError, RawInputError

    try:
        yield
    except PipelineError as error:
        typer.echo(f"duban: {error}", err=True)
        raise typer.Exit(BAD_INPUT if isinstance(error, RawInputError) else FAILED) from None
    except OSError as error:
        if error.errno is None:
            raise
        typer.echo(f"duban: {error.filename or 'the system'}: {error.strerror}", err=True)
        raise typer.Exit(FAILED) from None
    except KeyboardInterrupt:
        typer.echo("duban: interrupted; what was published before is as it was", err=True)
        raise typer.Exit(INTERRUPTED) from None


@app.command()
def build(
    raw: Annotated[Path, typer.Option(help="Folder of scraped files: txt, html, jsonl, csv, parquet, docx, pdf; also .gz and .zst.")] = RAW,
    processed: Processed = PROCESSED,
    workers: Annotated[int, typer.Option(min=1, help="Processes to use, where the input is large enough for more than one.")] = 2,
    segmenter: Annotated[Segmenter, typer.Option(help="rjieba, or jieba as the reference (slower).")] = "rjieba",
    full: Annotated[bool, typer.Option("--full", help="Do every stage again, even where its result is known.")] = False,
) -> None:
    """Read the raw folder and publish a snapshot of all tables."""
    begun = time.perf_counter()
    from rich.console import Console

    from flows import environment, progress, shards, snapshots, stages

    console = Console(width=None if sys.stdout.isatty() else 140, highlight=False)
    with sentences():
        shards.list_raw(raw, processed)  # a missing folder, a wrong correction and a busy folder are told before Prefect's start
        stages.read_stated(raw)
        with snapshots.locked(processed):
            pass
        environment.quieten()
        with progress.shown(console):
            from flows.build import build as flow

            snapshot = flow(raw, processed, workers, segmenter, full)
        from flows import summary

        summary.show(console, snapshot, processed, time.perf_counter() - begun)
        if not snapshot.accounts[0].rows_kept:
            typer.echo('duban: no file could be read; see why with: duban sql "SELECT * FROM rejects"', err=True)
            raise typer.Exit(FAILED)


@app.command()
def sql(
    query: Annotated[str, typer.Argument(help="A question in DuckDB's SQL; `-` reads it from stdin.")],
    processed: Processed = PROCESSED,
    csv: Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a row.")] = False,
) -> None:
    """Ask the current snapshot a question in SQL; nothing can be changed."""
    from flows import asking

    with sentences():
        asking.ask(sys.stdin.read() if query == "-" else query, processed, "csv" if csv else "json" if json else "table")


@app.command()
def recipes(
    name: Annotated[str | None, typer.Argument(help="The recipe to ask; without it, all are listed with their questions.")] = None,
    processed: Processed = PROCESSED,
    csv: Annotated[bool, typer.Option("--csv", help="Print comma-separated values.")] = False,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a row.")] = False,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print docs/recipes.md: every recipe with its answer.")] = False,
    as_of: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="With --markdown, the day to take for today.", metavar="YYYY-MM-DD")
    ] = None,
) -> None:
    """Ask one of the ready-made questions in queries/, or list them."""
    from flows import recipes as book

    with sentences():
        if markdown:
            typer.echo(book.markdown(processed, as_of.date() if as_of else None), nl=False)
        elif name is None:
            typer.echo(book.list_recipes())
        else:
            book.ask(name, processed, "csv" if csv else "json" if json else "table")


@app.command()
def tables(
    processed: Processed = PROCESSED,
    markdown: Annotated[bool, typer.Option("--markdown", help="Print docs/tables.md: every column with its type and meaning.")] = False,
) -> None:
    """List the tables of the current snapshot, each with what a row is and its row count."""
    from flows import asking

    with sentences():
        if markdown:
            from flows.dictionary import markdown as dictionary

            typer.echo(dictionary(), nl=False)
        else:
            asking.list_tables(processed)


@app.command()
def show(
    row_id: Annotated[str, typer.Argument(metavar="ID", help="16 hex digits, from any *_id column.")],
    processed: Processed = PROCESSED,
) -> None:
    """Show a page, document, paragraph, sentence, quantity, time, entity or target where it stands, its words marked."""
    from flows import showing

    with sentences():
        showing.show(row_id, processed)


@app.command()
def export(
    csv: Annotated[Path | None, typer.Option(help="Write comma-separated values; `-` is the terminal.")] = None,
    xlsx: Annotated[Path | None, typer.Option(help="Write an Excel file.")] = None,
    jsonl: Annotated[Path | None, typer.Option(help="Write JSON lines; `-` is the terminal.")] = None,
    parquet: Annotated[Path | None, typer.Option(help="Write Parquet.")] = None,
    columns: Annotated[str, typer.Option(help="Columns of the view `ledger`, in this order, separated by commas; all without it.")] = "",
    where: Annotated[str, typer.Option(help="Condition in SQL that rows must meet: \"due_date < '2025-07-01' AND kind = 'money'\".")] = "",
    sheets: Annotated[Sheets, typer.Option(help="With --xlsx: one sheet in all, one a responsible body, or one a year.")] = "one",
    bom: Annotated[bool, typer.Option("--bom", help="With --csv: begin with the mark that makes Excel read UTF-8.")] = False,
    unguarded: Annotated[bool, typer.Option("--unguarded", help="With --csv: leave cells that look like formulas as they are.")] = False,
    processed: Processed = PROCESSED,
) -> None:
    """Write the ledger, or a part of it, to a file; what a copied document says again is left out."""
    from flows import exporting
    from transforms.errors import RawInputError

    wanted = {"csv": csv, "xlsx": xlsx, "jsonl": jsonl, "parquet": parquet}
    chosen = tuple(name.strip() for name in columns.split(",") if name.strip())
    choice = exporting.Choice(chosen, where, sheets, bom, not unguarded)
    with sentences():
        if not any(wanted.values()):
            raise RawInputError("name a file to write: --csv, --xlsx, --jsonl or --parquet")
        if sheets != "one" and xlsx is None:
            forms = " and ".join(form for form, path in wanted.items() if path)
            raise RawInputError(f"--sheets {sheets} makes sheets of an Excel file, and {forms} has none: ask for --xlsx, or leave it out")
        for form, path in wanted.items():
            if path is not None:
                typer.echo(exporting.export(processed, cast(exporting.Form, form), path, choice), err=True)


@app.command()
def report(
    opened: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
    output: Annotated[Path | None, typer.Option(help="Write the report of the current snapshot to this file.")] = None,
    processed: Processed = PROCESSED,
) -> None:
    """Say where the current snapshot's report lies, or open it."""
    from flows import catalog
    from flows import report as page

    with sentences():
        path = output or processed / "current" / page.NAME
        with catalog.connect(processed) as connection:
            if output or not path.exists():
                page.write(connection, (processed / "current").resolve().name, path)
        typer.echo(path)
        if opened:
            import webbrowser

            if not webbrowser.open(path.resolve().as_uri()):
                typer.echo(f"duban: no browser could be started here: open {path.resolve()} yourself", err=True)
                raise typer.Exit(FAILED)


@app.command()
def diff(
    against: Annotated[str | None, typer.Argument(help="Id of an earlier snapshot, or its beginning; the one before without it.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Print one JSON object a row.")] = False,
    processed: Processed = PROCESSED,
) -> None:
    """Show what came into the ledger and what left it since an earlier snapshot."""
    from flows import differences

    with sentences():
        found = differences.compare(processed, differences.earlier(processed, against))
        for line in (differences.json_lines if json else differences.lines)(found):
            typer.echo(line)


@app.command()
def check(processed: Processed = PROCESSED) -> None:
    """Check the current snapshot; exit code 1 where it does not hold what it must."""
    from flows import checking

    with sentences():
        found = checking.checks(processed)
        typer.echo("\n".join(checking.lines(found)))
        checking.require(found)


@app.command()
def extract(
    text: Annotated[list[str] | None, typer.Argument(help="The text; without it, stdin is read.")] = None,
    reference_date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Day that 今年 and 下月 count from.", metavar="YYYY-MM-DD")
    ] = None,
    jsonl: Annotated[bool, typer.Option("--jsonl", help='Read and write JSON lines: {"id", "text", "reference_date"} in.')] = False,
    numerals: Annotated[bool, typer.Option("--numerals", help="With --jsonl, list all numerals too.")] = False,
) -> None:
    """Read the quantities, times and names in a text, without any folder."""
    from flows import extraction

    with sentences():
        if jsonl:
            extraction.answer_lines(sys.stdin, sys.stdout, with_numerals=numerals)
        else:
            given = "\n".join(text) if text else sys.stdin.read()
            extraction.print_table(given, reference_date.date() if reference_date else None)


def main() -> None:
    """Run the command line."""
    app(prog_name="duban")
