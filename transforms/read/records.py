"""Record files (JSON, CSV, Parquet): one page a row, columns found by name."""

import csv
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from transforms.read.byline import CHINA, parse_date
from transforms.read.decoding import decode
from transforms.read.model import PageFacts, ReadParams, UnreadableError

TEXT_NAMES = (
    "text",
    "content",
    "full_text",
    "fulltext",
    "正文",
    "内容",
    "全文",
    "body",
    "article",
    "raw_content",
    "html",
    "文本",
    "正文内容",
    "文章内容",
)
_TITLE_NAMES = ("title", "标题", "题目", "headline", "文章标题", "名称")
_URL_NAMES = ("url", "link", "href", "网址", "链接", "source_url")
_DATE_NAMES = (
    "published_at",
    "publish_time",
    "pub_time",
    "publish_date",
    "pub_date",
    "pubdate",
    "date",
    "time",
    "发布时间",
    "发布日期",
    "日期",
    "时间",
    "成文日期",
)
_AUTHOR_NAMES = ("author", "作者", "来源", "source", "发布机构", "发文机关", "发文机构", "publisher")
_SITE_NAMES = ("site", "网站", "site_name", "domain", "host", "站点")
_CATEGORY_NAMES = ("category", "栏目", "类别", "分类", "column", "channel")


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its number from 0, its text, the file's encoding and its facts, or the problem that makes it a reject."""

    row: int
    text: str
    encoding: str
    facts: PageFacts
    problem: UnreadableError | None = None


def read_records(raw: bytes, format_: str, suffix: str, params: ReadParams) -> Iterator[Record]:
    """The records of a file, in order.

    Raises:
        UnreadableError: broken_file where the file is not what its suffix says, no_text where no column holds text.
    """
    if format_ == "parquet":
        yield from _parquet(raw, params)
        return
    decoded = decode(raw)
    if format_ == "csv":
        yield from _csv(decoded.text, decoded.encoding, "\t" if suffix == ".tsv" else None, params)
    elif suffix == ".json":
        yield from _json(decoded.text, decoded.encoding, params)
    else:
        yield from _json_lines(decoded.text, decoded.encoding, params)


def _json_lines(text: str, encoding: str, params: ReadParams) -> Iterator[Record]:
    row = 0
    for line in text.split("\n"):
        if not line.strip():
            continue
        try:
            value = json.loads(line)
        except (ValueError, RecursionError) as error:
            yield _broken(row, line, encoding, f"expected a JSON object on the line, found: {_short(error)}")
        else:
            yield _record(row, value, encoding, params)
        row += 1


def _json(text: str, encoding: str, params: ReadParams) -> Iterator[Record]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        lines = [line for line in text.split("\n") if line.strip()]
        if len(lines) > 1 and all(line.lstrip().startswith("{") for line in lines[:2]) and lines[0].rstrip().endswith("}"):
            yield from _json_lines(text, encoding, params)
            return
        raise UnreadableError("broken_file", f"expected JSON, found: {_short(error)}") from None
    for row, item in enumerate(_items(value)):
        yield _record(row, item, encoding, params)


def _items(value: Any) -> Sequence[Any]:
    """The records of a JSON value: a list, a list under one of its names (`{"data": […]}`), or the value alone."""
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and not any(isinstance(value.get(name), str) for name in TEXT_NAMES):
        lists = [item for item in value.values() if isinstance(item, list) and item and isinstance(item[0], dict)]
        if len(lists) == 1:
            return lists[0]
    return [value]


def _csv(text: str, encoding: str, delimiter: str | None, params: ReadParams) -> Iterator[Record]:
    csv.field_size_limit(max(params.max_bytes, 1 << 20))
    if delimiter is None:
        head = text[: text.find("\n")] if "\n" in text else text
        delimiter = max(",;\t|", key=head.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=False)
    try:
        names = [name.strip().lstrip("\ufeff") for name in next(reader, [])]
        if _text_name(names, params) is None:
            raise UnreadableError("no_text", _no_column(names, params))
        for row, values in enumerate(values for values in reader if values):
            yield _record(row, dict(zip(names, values, strict=False)), encoding, params)
    except csv.Error as error:
        raise UnreadableError("broken_file", f"expected delimited text, found: {_short(error)}") from None


def _parquet(raw: bytes, params: ReadParams) -> Iterator[Record]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        file = pq.ParquetFile(pa.BufferReader(raw))
        unpacked = sum(file.metadata.row_group(index).total_byte_size for index in range(file.metadata.num_row_groups))
        if unpacked > params.max_unpacked_bytes:
            raise UnreadableError("too_large", f"expected at most {params.max_unpacked_bytes} bytes when unpacked, found {unpacked}")
        names = file.schema_arrow.names
        if _text_name(names, params) is None:
            raise UnreadableError("no_text", _no_column(names, params))
        known = {name.lower() for group in (*_GROUPS, TEXT_NAMES) for name in group} | {(params.text_column or "").lower()}
        row = 0
        for batch in file.iter_batches(columns=[name for name in names if name.lower() in known]):
            for item in batch.to_pylist():
                yield _record(row, item, "utf-8", params)
                row += 1
    except (pa.ArrowException, OSError, ValueError) as error:
        raise UnreadableError("broken_file", f"expected a Parquet file, found: {_short(error)}") from None


_GROUPS = (_TITLE_NAMES, _URL_NAMES, _DATE_NAMES, _AUTHOR_NAMES, _SITE_NAMES, _CATEGORY_NAMES)


def _record(row: int, value: Any, encoding: str, params: ReadParams) -> Record:
    if isinstance(value, str):
        value = {"text": value}
    if not isinstance(value, Mapping):
        return _broken(row, str(value)[:200], encoding, f"expected a record with named values, found {type(value).__name__}")
    name = _text_name([str(key) for key in value], params)
    if name is None:
        problem = UnreadableError("no_text", _no_column([str(key) for key in value], params))
        return Record(row, "", encoding, PageFacts(), problem)
    text = _as_text(value[name])
    if text is None or not text.strip():
        return Record(row, "", encoding, PageFacts(), UnreadableError("no_text", f"expected text in `{name}`, found none"))
    return Record(row, text, encoding, _facts(value))


def _as_text(value: Any) -> str | None:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return None


def _facts(value: Mapping[str, Any]) -> PageFacts:
    url = _pick(value, _URL_NAMES)
    host = url.split("://", 1)[-1].split("/", 1)[0] if url and "://" in url else None
    return PageFacts(
        title=_pick(value, _TITLE_NAMES),
        category=_pick(value, _CATEGORY_NAMES),
        author=_pick(value, _AUTHOR_NAMES),
        published_at=_date(value),
        site=_pick(value, _SITE_NAMES) or host,
    )


def _pick(value: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    lower = {str(key).strip().lower(): item for key, item in value.items()}
    found = (lower.get(name) for name in names)
    return next((item.strip() for item in found if isinstance(item, str) and item.strip()), None)


def _date(value: Mapping[str, Any]) -> datetime | None:
    lower = {str(key).strip().lower(): item for key, item in value.items()}
    for name in _DATE_NAMES:
        item = lower.get(name)
        if isinstance(item, datetime):
            return (item if item.tzinfo else item.replace(tzinfo=CHINA)).astimezone(UTC)
        if isinstance(item, date):
            return datetime(item.year, item.month, item.day, tzinfo=CHINA).astimezone(UTC)
        if isinstance(item, str) and (found := parse_date(item)):
            return found
    return None


def _text_name(names: Sequence[str], params: ReadParams) -> str | None:
    """The name of the text column: the one asked for, else the first usual name."""
    if params.text_column is not None:
        return params.text_column if params.text_column in names else None
    lower = {name.strip().lower(): name for name in reversed(names)}
    return next((lower[name] for name in TEXT_NAMES if name in lower), None)


def _no_column(names: Sequence[str], params: ReadParams) -> str:
    wanted = f"a column `{params.text_column}`" if params.text_column else f"a text column ({', '.join(TEXT_NAMES[:6])}, …)"
    return f"expected {wanted}, found {', '.join(f'`{name[:40]}`' for name in names[:20]) or 'no column'}"


def _broken(row: int, text: str, encoding: str, detail: str) -> Record:
    return Record(row, text, encoding, PageFacts(), UnreadableError("broken_file", detail))


def _short(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"[:300]
