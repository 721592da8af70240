"""`report.html`: a snapshot's ledger to look at, in one file that asks nothing of any network.

The page is `page.html` with `page.css` and the scripts put in; the data lies beside them as JSON that only the script reads.
What a page of the raw folder says is never markup: it is escaped here, and the script shows it as text only.
"""

import base64
import hashlib
import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows.report.passages import Passages, cut_passages
from flows.report.payload import ReportParams, overview

if TYPE_CHECKING:
    import duckdb

__all__ = ["NAME", "ReportParams", "write"]

NAME = "report.html"
SCRIPTS = ("words.js", "ledger.js", "evidence.js", "charts.js", "start.js")
UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write(connection: "duckdb.DuckDBPyConnection", snapshot_id: str, path: Path, params: ReportParams | None = None) -> None:
    """Write the report of the snapshot whose catalog is open; equal snapshots give equal bytes."""
    params = params or ReportParams()
    data, rows = overview(connection, snapshot_id, params)
    passages = cut_passages(connection, rows, params)
    data["rows"] |= {"passage": passages.of_row, "para": passages.paragraph_start, "para_chars": passages.paragraph_chars}
    data["chunks"] = passages.chunk_firsts
    data["limits"] |= {"context_chars": passages.context_chars, "without_passage": passages.rows_without}
    with path.open("w", encoding="utf8", newline="\n") as stream:
        stream.writelines(_page(data, passages))


def _page(data: dict[str, Any], passages: Passages) -> Iterator[str]:
    style, script = _asset("page.css"), "\n".join(map(_asset, SCRIPTS))
    page = _asset("page.html")
    for name, text in (("STYLE-HASH", _hash(style)), ("SCRIPT-HASH", _hash(script)), ("STYLE", style), ("SCRIPT", script)):
        page = page.replace(f"<!--{name}-->", text)
    before, after = page.split("<!--DATA-->")
    yield before
    yield _block("data", json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False))
    for number, chunk in enumerate(passages.chunks()):
        yield _block(f"passages-{number}", chunk)
    yield after


def _block(name: str, text: str) -> str:
    """JSON inside HTML: nothing in it can end the element or start another."""
    for char, escaped in UNSAFE.items():
        text = text.replace(char, escaped)
    return f'<script type="application/json" id="{name}">{text}</script>\n'


def _asset(name: str) -> str:
    return files(__package__).joinpath(name).read_text("utf8")


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
