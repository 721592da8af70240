"""`ledger.xlsx`: the ledger as a clerk expects it, with dates as dates, numbers as numbers and the evidence beside them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from itertools import chain, groupby
from math import isfinite
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import duckdb
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook

NAME = "ledger.xlsx"
Row = Sequence[Any]
Group = tuple[str, Iterable[Row]]

HEADINGS = {
    "due_date": ("到期日", 12),
    "deadline": ("时限原文", 16),
    "responsible": ("责任单位", 24),
    "supporting": ("配合单位", 20),
    "responsible_source": ("责任依据", 10),
    "action": ("事项", 46),
    "kind": ("类别", 11),
    "indicator": ("指标", 20),
    "quantity": ("目标值", 13),
    "value_min": ("数值下限", 12),
    "value_max": ("数值上限", 12),
    "unit": ("单位", 9),
    "change": ("增减", 10),
    "modality": ("力度", 9),
    "consequence": ("奖惩", 22),
    "consequence_kind": ("奖或罚", 10),
    "sentence": ("依据原文", 70),
    "outline": ("条目", 12),
    "title": ("文件", 34),
    "genre": ("文种", 10),
    "place": ("地区", 12),
    "document_date": ("成文日期", 12),
    "reference_year": ("年份", 8),
    "source_path": ("出处", 34),
    "start_char": ("起", 8),
    "end_char": ("止", 8),
    "target_id": ("编号", 18),
}
"""Column → what stands above it, and its width."""

PLAIN = (
    "due_date", "deadline", "responsible", "supporting", "action", "indicator", "quantity", "value_min", "value_max", "unit",
    "modality", "consequence", "sentence", "title", "source_path", "start_char", "end_char", "target_id",
)  # fmt: skip
"""The columns of the ledger in a snapshot."""

ORDER = "due_date NULLS LAST, source_path, start_char, end_char, target_id"
NOBODY, UNDATED, OTHERS, WHOLE, CONTENTS = "未写明单位", "无到期日", "其他单位", "台账", "目录"
NAMELESS = str.maketrans(dict.fromkeys("[]:*?/\\'\r\n\t", " "))
FIRST_DAY = date(1900, 1, 1)  # Excel knows none before
NUMBERS = ("value_min", "value_max", "reference_year", "start_char", "end_char")
CREATED = datetime(2020, 1, 1)  # the same rows give the same bytes
FORMULA_STARTS = frozenset("=+-@＝＋－＠")
CONTROLS = str.maketrans(
    {**{code: 0x2400 + code for code in range(32) if code not in (9, 10)}, 0x7F: 0x2421, 0xFFFE: 0xFFFD, 0xFFFF: 0xFFFD}
)


@dataclass(frozen=True, slots=True)
class SheetParams:
    """What one file can hold."""

    rows_a_sheet: int = 1_048_575  # Excel's limit, less the heading
    sheets: int = 200  # bodies with a sheet of their own; the others share one
    cell_chars: int = 32_767  # Excel's limit
    snapshot_rows: int = 100_000  # in a snapshot, soonest due first, so that publishing stays quick


@dataclass(frozen=True, slots=True)
class Written:
    """What came to stand in a file."""

    rows: int
    sheets: int
    sentence: str = ""  # where something differs from what was asked


def write_snapshot(connection: "duckdb.DuckDBPyConnection", path: Path, params: SheetParams | None = None) -> Written:
    """Write the plain ledger of the snapshot whose catalog is open."""
    params = params or SheetParams()
    found = connection.execute("SELECT count(*) FROM ledger").fetchone()
    left = max(0, (found[0] if found else 0) - params.snapshot_rows)
    rows = connection.execute(f"SELECT {', '.join(PLAIN)} FROM ledger ORDER BY {ORDER} LIMIT {params.snapshot_rows}")
    sentence = f"另有 {left:,} 项未列（按到期日靠后）：duban export --xlsx · {left:,} more rows: duban export --xlsx" if left else ""
    return write(path, PLAIN, [(WHOLE, batches(rows))], params=params, note=sentence)


def batches(answer: "duckdb.DuckDBPyConnection") -> Iterator[Row]:
    """The rows of an answer, some thousand at a time in memory."""
    return chain.from_iterable(iter(lambda: answer.fetchmany(5_000), []))


def by_body(columns: Sequence[str], rows: Sequence[Row], params: SheetParams | None = None) -> list[Group]:
    """One group for each responsible body, the busiest first; a row of two bodies stands in both."""
    at = columns.index("responsible")
    groups: dict[str, list[Row]] = {}
    for row in rows:
        for body in (row[at] or NOBODY).split("、"):
            groups.setdefault(body, []).append(row)
    nobody = groups.pop(NOBODY, None)
    busiest = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    kept, rest = busiest[: (params or SheetParams()).sheets], busiest[(params or SheetParams()).sheets :]
    others = [(OTHERS, list({id(row): row for _, group in rest for row in group}.values()))] if rest else []
    return [*kept, *others, *([(NOBODY, nobody)] if nobody else [])]


def by_year(columns: Sequence[str], rows: Sequence[Row]) -> list[Group]:
    """One group for each year that something is due in."""
    at = columns.index("due_date")
    years = sorted(rows, key=lambda row: (row[at] is None, row[at].year if row[at] else 0))
    return [(name, list(group)) for name, group in groupby(years, key=lambda row: str(row[at].year) if row[at] else UNDATED)]


def write(path: Path, columns: Sequence[str], groups: Iterable[Group], *, params: SheetParams | None = None, note: str = "") -> Written:
    """Write one sheet a group, with a table of contents where there are several; equal rows give equal bytes."""
    import xlsxwriter

    params = params or SheetParams()
    groups = list(groups)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(str(path), options) as book:
        book.set_properties({"title": "督办台账", "author": "duban", "comments": note, "created": CREATED})
        filled = _Book(book, _Formats.of(book), columns, params)
        names = _sheet_names([name for name, _ in groups])
        contents = book.add_worksheet(CONTENTS) if len(groups) > 1 else None
        counts: list[tuple[str, int]] = []
        for name, (_, rows) in zip(names, groups, strict=True):
            counts += filled.write_group(name, iter(rows))
        if contents is not None:
            _write_contents(contents, filled.formats, counts)
    written = Written(sum(count for _, count in counts), len(counts), note)
    if len(counts) > len(groups):
        said = f"{written.rows:,} rows are more than one sheet holds ({params.rows_a_sheet:,}): they go on in {len(counts)} sheets"
        return replace(written, sentence=f"{note} {said}".strip())
    return written


@dataclass(frozen=True, slots=True)
class _Formats:
    head: "Format"
    text: "Format"
    quoted: "Format"
    date: "Format"
    number: "Format"
    link: "Format"

    @classmethod
    def of(cls, book: "Workbook") -> "_Formats":
        plain = {"valign": "top", "font_name": "等线", "font_size": 11}
        wrapped = {**plain, "text_wrap": True}
        head = {
            **wrapped,
            "bold": True,
            "font_color": "#FFFFFF",
            "bg_color": "#B3261E",
            "valign": "vcenter",
            "border": 1,
            "border_color": "#FFFFFF",
        }
        return cls(
            book.add_format(head),
            book.add_format(wrapped),
            book.add_format({**wrapped, "quote_prefix": True}),
            book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"}),
            book.add_format({**plain, "num_format": "#,##0.######"}),
            book.add_format({**plain, "font_color": "#B3261E", "underline": 1}),
        )


@dataclass(frozen=True, slots=True)
class _Book:
    """A workbook and how its sheets are filled."""

    book: Any
    formats: _Formats
    columns: Sequence[str]
    params: SheetParams

    def write_group(self, name: str, rows: Iterator[Row]) -> list[tuple[str, int]]:
        """The sheets of one group, in as many as it needs; their names and row counts."""
        counts: list[tuple[str, int]] = []
        following = next(rows, None)
        while following is not None or not counts:
            called = name if not counts else f"{name[:25]} ({len(counts) + 1})"
            sheet = self.book.add_worksheet(called)
            self._head(sheet)
            writers = [self._writer(sheet, column) for column in self.columns]
            count = 0
            while following is not None and count < self.params.rows_a_sheet:
                count += 1
                for place, value in enumerate(following):
                    if value is not None and value != "":
                        writers[place](count, place, value)
                following = next(rows, None)
            sheet.autofilter(0, 0, max(count, 1), len(self.columns) - 1)
            counts.append((called, count))
        return counts

    def _head(self, sheet: Any) -> None:
        """Chinese headings, the column's own name below; they stay in sight."""
        for place, column in enumerate(self.columns):
            heading, width = HEADINGS.get(column, ("", 16))
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, f"{heading}\n{column}".strip(), self.formats.head)
        sheet.set_row(0, 36)
        sheet.freeze_panes(1, 0)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)

    def _writer(self, sheet: Any, column: str) -> Callable[[int, int, Any], None]:
        """How the values of a column are written."""
        formats, cell_chars, write_string = self.formats, self.params.cell_chars, sheet.write_string

        def text(row: int, place: int, value: Any) -> None:
            said = _cell(value, cell_chars)
            write_string(row, place, said, formats.quoted if said[:1] in FORMULA_STARTS else formats.text)

        def day(row: int, place: int, value: date) -> None:
            if value < FIRST_DAY:
                text(row, place, value.isoformat())
            else:
                sheet.write_datetime(row, place, value, formats.date)

        def number(row: int, place: int, value: Any) -> None:
            if isfinite(value):
                sheet.write_number(row, place, value, formats.number)
            else:
                text(row, place, value)

        return day if column.endswith("_date") else number if column in NUMBERS else text


def _cell(value: Any, cell_chars: int) -> str:
    """A value as the text of a cell: no sign that XML forbids, no more than fits."""
    said = value if isinstance(value, str) else "、".join(map(str, value)) if isinstance(value, list) else str(value)
    if not said.isprintable():
        said = said.translate(CONTROLS)
    if 2 * len(said) > cell_chars and len(said.encode("utf-16-le")) > 2 * cell_chars:  # Excel counts UTF-16 units
        said = said[: cell_chars // 2 - 1] + "…"
    return said


def _write_contents(sheet: Any, formats: _Formats, counts: Sequence[tuple[str, int]]) -> None:
    for place, (heading, width) in enumerate((("工作表", 40), ("项数", 10))):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, heading, formats.head)
    for row, (name, count) in enumerate(counts, 1):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", formats.link, name)
        sheet.write_number(row, 1, count, formats.number)
    sheet.freeze_panes(1, 0)


def _sheet_names(names: Sequence[str]) -> list[str]:
    """Names that Excel accepts: short, without its signs, no two alike."""
    taken = {CONTENTS, "history"}
    found = []
    for name in names:
        plain = "".join(char for char in name.translate(NAMELESS).translate(CONTROLS) if ord(char) < 0x10000).strip()[:26] or "—"
        called, number = plain, 1
        while called.lower() in taken:
            number += 1
            called = f"{plain} {number}"
        taken.add(called.lower())
        found.append(called)
    return found
