"""`duban extract`: one text in, its quantities, times and names out, without any folder."""

import json
import sys
from collections.abc import Iterator
from datetime import date
from typing import Any, TextIO

from transforms.errors import RawInputError

Row = dict[str, Any]
Answer = dict[str, list[Row]]


def read(text: str, reference_date: date | None, with_numerals: bool = False) -> Answer:
    """What is in a text, by table; offsets are relative to the text.

    Each line is a paragraph. Relative times are resolved where the reference date is known.
    """
    from transforms.extract.calendar import resolve
    from transforms.extract.entities import canonical_names
    from transforms.extract.reading import read_text
    from transforms.extract.setting import read_settings
    from transforms.model import Reference
    from transforms.text import narrow

    reference = Reference(reference_date, reference_date.year if reference_date else None)
    lines = list(_lines(text))
    settings = read_settings([("body", None, narrow(line)) for _, line in lines], "other")
    answer: Answer = {"quantities": [], "times": [], "entities": []}
    named = []
    for (offset, line), setting in zip(lines, settings, strict=True):
        reading = read_text(line, setting)
        answer["quantities"] += [_row(item, offset) for item in reading.quantities]
        for time in reading.times:
            first, last = resolve(time, reference)
            days = {"start_date": first and first.isoformat(), "end_date": last and last.isoformat()}
            answer["times"].append(_row(time, offset) | days)
        named += [(offset, entity) for entity in reading.entities]
    names = canonical_names([entity for _, entity in named], None)
    answer["entities"] = [_row(entity, offset) | {"canonical": name} for (offset, entity), name in zip(named, names, strict=True)]
    if with_numerals:
        answer["numerals"] = [row for offset, line in lines for row in _numerals(offset, line)]
    return answer


def _lines(text: str) -> Iterator[tuple[int, str]]:
    offset = 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            yield offset, line.rstrip("\r\n")
        offset += len(line)


def _row(item: Any, offset: int) -> Row:
    row: Row = item._asdict()
    return {"start_char": offset + row.pop("start"), "end_char": offset + row.pop("end")} | row


def _numerals(offset: int, line: str) -> Iterator[Row]:
    from transforms.extract.readings import read_numerals
    from transforms.text import narrow

    for numeral in read_numerals(narrow(line)):
        start, end = numeral.start, numeral.end
        yield _row(numeral, 0) | {"start_char": offset + start, "end_char": offset + end, "surface": line[start:end]}


def answer_lines(source: TextIO, out: TextIO, with_numerals: bool = False) -> None:
    """Answer JSON lines {"id", "text", "reference_date"} with lines {"id", "quantities", "times", "entities"}.

    Raises:
        RawInputError: A line is not such an object; says which.
    """
    for number, line in enumerate(source, 1):
        if not line.strip():
            continue
        try:
            asked = json.loads(line)
            named, text, day = asked.get("id"), asked["text"], asked.get("reference_date")
            reference_date = date.fromisoformat(day[:10]) if day else None
            if not isinstance(text, str):
                raise TypeError
        except (ValueError, KeyError, TypeError, AttributeError):
            expected = '{"id": …, "text": "…", "reference_date": "YYYY-MM-DD" or null}'
            raise RawInputError(f"line {number}: expected a JSON object like {expected}, found {line.strip()[:80]}") from None
        out.write(json.dumps({"id": named} | read(text, reference_date, with_numerals), ensure_ascii=False) + "\n")


def print_table(text: str, reference_date: date | None) -> None:
    """Print what is in a text as a table, in the order of the text."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    answer = read(text, reference_date)
    rows = sorted((row["start_char"], row["end_char"], kind, row) for kind, rows in answer.items() for row in rows for kind in [kind])
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in ("at", "words", "what", "value", "says"):
        table.add_column(name, overflow="fold")
    for start, end, kind, row in rows:
        table.add_row(*map(Text, (f"{start}–{end}", row["surface"], *_words(kind, row))))
    Console(width=None if sys.stdout.isatty() else 120, highlight=False).print(table if rows else "nothing found")


def _words(kind: str, row: Row) -> tuple[str, str, str]:
    if kind == "entities":
        return row["kind"], row["canonical"] if row["canonical"] != row["surface"] else "", ""
    if kind == "times":
        days = "" if not row["end_date"] else f" → {row['start_date'] or ''}…{row['end_date']}"
        return row["type"], f"{row['value']}{days}", " ".join(filter(None, (row["mod"], row["role"])))
    low, high = row["value_min"], row["value_max"]
    value = "masked" if row["masked"] else _figure(low) if low == high else f"{_figure(low)}…{_figure(high)}"
    said = (row["change"], row["role"], row["indicator"])
    return row["kind"], f"{value} {row['unit'] or ''}".strip(), " ".join(filter(None, said))


def _figure(value: float | None) -> str:
    return "" if value is None else f"{value:,.10g}"
