"""One raw file → its pages and rejects."""

import re
from collections.abc import Callable
from pathlib import PurePosixPath

import xxhash

from transforms.read.byline import page_facts
from transforms.read.decoding import Decoded, decode
from transforms.read.model import FileReading, Page, PageFacts, ReadParams, Reject, UnreadableError
from transforms.read.mojibake import mend
from transforms.read.packing import PACKED_SUFFIXES, unpack
from transforms.text import row_id

_FORMATS = {
    ".txt": "txt", ".text": "txt", ".md": "md", ".markdown": "md",
    ".html": "html", ".htm": "html", ".shtml": "html", ".xhtml": "html",
    ".jsonl": "json", ".ndjson": "json", ".json": "json", ".csv": "csv", ".tsv": "csv", ".parquet": "parquet",
    ".docx": "docx", ".pdf": "pdf",
}  # fmt: skip
KNOWN_SUFFIXES = frozenset(_FORMATS) | PACKED_SUFFIXES
"""Suffixes of files that can be read; .gz and .zst stand behind one of the others."""

_TAG = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta|div|p|br|table|tr|td|span|font|a|ul|li|h[1-6])\b[^<>]*>", re.I)
_OPENS_AS_HTML = re.compile(r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_SURROGATE = re.compile("[\ud800-\udfff]")  # half a character, from a JSON escape; no table can hold it
_SNIFFED = 20000
_MANY_TAGS = 5


def read_file(source_path: str, raw: bytes, params: ReadParams | None = None) -> FileReading:
    """All pages of a file, in order; whatever cannot be read is a reject that says what was expected and found.

    Args:
        source_path: Path below the raw folder, `/`-separated; its suffix tells the format, the bytes have the last word
            between plain text and HTML.
        raw: The file's bytes.
        params: Limits, and the text column of record files.
    """
    params = params or ReadParams()
    try:
        return _read(source_path, raw, params)
    except UnreadableError as error:
        return FileReading([], [Reject(source_path, error.reason, error.detail, len(raw))])
    except (
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
        LookupError,
        RecursionError,
        OSError,
        MemoryError,
        AssertionError,
    ) as error:
        detail = f"expected a file that can be read through, found that it breaks the reader: {type(error).__name__}: {error}"[:500]
        return FileReading([], [Reject(source_path, "broken_file", detail, len(raw))])


def _read(source_path: str, raw: bytes, params: ReadParams) -> FileReading:
    name, packed = _name(source_path)
    suffix = PurePosixPath(name).suffix.lower()
    if not raw:
        raise UnreadableError("empty", "expected text, found a file of 0 bytes")
    if suffix not in _FORMATS:
        raise UnreadableError(
            "unknown_format", f"expected one of {', '.join(sorted(_FORMATS))} (also .gz, .zst), found {suffix or 'no suffix'}"
        )
    if len(raw) > params.max_bytes:
        raise UnreadableError("too_large", f"expected at most {params.max_bytes} bytes, found {len(raw)}")
    content = unpack(raw, params) if packed else raw
    if not content.strip():
        raise UnreadableError("empty", f"expected text, found {len(content)} bytes of white space")
    return _READERS[_FORMATS[suffix]](source_path, content, suffix, params)


def _name(source_path: str) -> tuple[str, bool]:
    path = PurePosixPath(source_path)
    if path.suffix.lower() in PACKED_SUFFIXES:
        return path.stem, True
    return path.name, False


def _read_text(source_path: str, raw: bytes, suffix: str, params: ReadParams) -> FileReading:
    if raw.startswith(b"%PDF-"):
        return _read_pdf(source_path, raw, suffix, params)
    decoded = decode(raw, is_html=_FORMATS[suffix] == "html")
    if _holds_html(decoded.text, _FORMATS[suffix]):
        return _one(_html_page(source_path, raw, decoded, params))
    return _one(_text_page(source_path, raw, decoded, "txt" if _FORMATS[suffix] == "html" else _FORMATS[suffix]))


def _holds_html(text: str, expected: str) -> bool:
    """Whether a text is HTML: it opens as such, or tags stand in it as thick as only in HTML."""
    if _OPENS_AS_HTML.match(text):
        return True
    tags = len(_TAG.findall(text[:_SNIFFED]))
    if expected == "html":
        return tags > 0
    opens_with_tag = text.lstrip()[:1] == "<"
    if expected == "record":
        return tags >= _MANY_TAGS or (tags > 1 and opens_with_tag)
    return expected == "txt" and tags >= _MANY_TAGS and opens_with_tag


def _text_page(source_path: str, raw: bytes, decoded: Decoded, format_: str) -> Page:
    return make_page(source_path, raw, decoded, format_, page_facts(decoded.text))


def _html_page(source_path: str, raw: bytes, decoded: Decoded, params: ReadParams) -> Page:
    from transforms.read.html import read_html

    if len(raw) > params.max_html_bytes:
        raise UnreadableError("too_large", f"expected an HTML page of at most {params.max_html_bytes} bytes, found {len(raw)}")
    reading = read_html(decoded.text)
    return make_page(source_path, raw, Decoded(reading.text, decoded.encoding), "html", reading.facts)


def _read_docx(source_path: str, raw: bytes, suffix: str, params: ReadParams) -> FileReading:
    from transforms.read.office import docx_text

    text, facts = docx_text(raw, params)
    return _one(make_page(source_path, raw, Decoded(text, "utf-8"), "docx", facts.or_else(page_facts(text))))


def _read_pdf(source_path: str, raw: bytes, suffix: str, params: ReadParams) -> FileReading:
    from transforms.read.office import pdf_text

    text, facts = pdf_text(raw, params)
    return _one(make_page(source_path, raw, Decoded(text, "utf-8"), "pdf", facts.or_else(page_facts(text))))


def _read_records(source_path: str, raw: bytes, suffix: str, params: ReadParams) -> FileReading:
    from transforms.read.records import read_records

    pages: list[Page] = []
    rejects: list[Reject] = []
    for record in read_records(raw, _FORMATS[suffix], suffix, params):
        path = f"{source_path}#{record.row}"
        try:
            if record.problem is not None:
                raise record.problem
            pages.append(_record_page(path, record.text, record.encoding, _FORMATS[suffix], record.facts))
        except UnreadableError as error:
            rejects.append(Reject(path, error.reason, error.detail, len(record.text.encode("utf-8", "replace"))))
    if not (pages or rejects):
        raise UnreadableError("no_text", f"expected at least one record in the {_FORMATS[suffix]}, found none")
    return FileReading(pages, rejects)


def _record_page(path: str, text: str, encoding: str, format_: str, facts: PageFacts) -> Page:
    raw = text.encode("utf-8", "surrogatepass")
    if _holds_html(text, "record"):
        from transforms.read.html import read_html

        reading = read_html(text)
        return make_page(path, raw, Decoded(reading.text, encoding), format_, facts.or_else(reading.facts))
    return make_page(path, raw, Decoded(text, encoding), format_, facts.or_else(page_facts(text)))


def make_page(source_path: str, raw: bytes, decoded: Decoded, format_: str, facts: PageFacts) -> Page:
    """The page, its mojibake mended or located.

    Raises:
        UnreadableError: no_text where the page holds white space only.
    """
    text, encoding = _SURROGATE.sub("\ufffd", decoded.text), decoded.encoding
    if not text.strip():
        raise UnreadableError("no_text", f"expected text in the {format_}, found none")
    mended = mend(text)
    if mended.is_mended:
        encoding = f"{encoding}, mojibake mended from {mended.start}"
    return Page(
        page_id=row_id("pages", source_path, xxhash.xxh3_64_hexdigest(raw)),
        source_path=source_path,
        format=format_,
        encoding=encoding,
        size_bytes=len(raw),
        text=mended.text,
        text_chars=len(mended.text),
        title=facts.title,
        category=facts.category,
        author=facts.author,
        published_at=facts.published_at,
        site=facts.site,
        mojibake_char=None if mended.is_mended else mended.start,
    )


def _one(page: Page) -> FileReading:
    return FileReading([page], [])


_Reader = Callable[[str, bytes, str, ReadParams], FileReading]
_READERS: dict[str, _Reader] = {
    "txt": _read_text, "md": _read_text, "html": _read_text, "json": _read_records, "csv": _read_records,
    "parquet": _read_records, "docx": _read_docx, "pdf": _read_pdf,
}  # fmt: skip
