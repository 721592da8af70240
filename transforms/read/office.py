"""The two kinds that offices publish in: .docx and text PDF."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from transforms.read.model import PageFacts, ReadParams, UnreadableError

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_MAX_TITLE_CHARS = 150
_EMPTY_TITLE = re.compile(r"(?i)^(?:microsoft word|word 文档|文档\d*|untitled|无标题|document\d*|\W*)\b|\.(?:docx?|wps|pdf|xlsx?)$")


def docx_text(raw: bytes, params: ReadParams) -> tuple[str, PageFacts]:
    """Paragraphs and table rows in document order, one a line, the cells of a row kept apart by tabs.

    Raises:
        UnreadableError: broken_file, too_large where it unpacks beyond the limits, no_text.
    """
    import docx

    _check_archive(raw, params)
    try:
        document = docx.Document(io.BytesIO(raw))
        body = document.element.body
        text = "\n".join(_blocks(body))
        title = _title(document.core_properties.title)
    except Exception as error:  # python-docx lets errors of zipfile, lxml and its own through
        raise UnreadableError("broken_file", f"expected a Word document (.docx), found: {type(error).__name__}: {error}"[:300]) from None
    if not text.strip():
        raise UnreadableError("no_text", "expected text in the Word document, found none (pictures of pages, perhaps)")
    return text, PageFacts(title=title)


def _check_archive(raw: bytes, params: ReadParams) -> None:
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError("broken_file", "expected a Word document (.docx), found an old Office file or an encrypted one")
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels")))
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableError("broken_file", f"expected a Word document (.docx), found no readable ZIP archive: {error}") from None
    if "[Content_Types].xml" not in names:
        raise UnreadableError("broken_file", "expected a Word document (.docx), found a ZIP archive of other content")
    limit = min(params.max_unpacked_bytes, max(1 << 20, len(raw) * params.max_unpacked_ratio))
    if unpacked > limit:
        raise UnreadableError("too_large", f"expected at most {limit} bytes when unpacked, found {unpacked}")


def _blocks(body: Any) -> Iterator[str]:
    """Lines of the body; content controls are looked into."""
    stack = list(reversed(body))
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}p":
            yield from (line.rstrip() for line in _paragraph(element).split("\n"))
        elif element.tag == f"{_W}tbl":
            yield from _rows(element)
        elif element.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}customXml", f"{_W}ins", f"{_W}smartTag"):
            stack.extend(reversed(element))


def _rows(table: Any) -> Iterator[str]:
    for row in table.iterchildren(f"{_W}tr"):
        cells: list[str] = []
        for cell in row.iterdescendants(f"{_W}tc"):
            if next(cell.iterancestors(f"{_W}tr")) is not row:
                continue  # of a table within a cell: part of that cell's text
            lines = [" ".join(_paragraph(paragraph).split()) for paragraph in cell.iterdescendants(f"{_W}p")]
            span = cell.find(f"{_W}tcPr/{_W}gridSpan")
            cells.append(" ".join(line for line in lines if line))
            cells += [""] * (_number(span.get(f"{_W}val")) - 1 if span is not None else 0)
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            yield "\t".join(cells)


def _number(value: str | None) -> int:
    return min(int(value), 60) if value and value.isascii() and value.isdigit() and len(value) < 4 else 1


def _paragraph(paragraph: Any) -> str:
    """The words of a paragraph as last accepted: inserted ones too, deleted ones (`w:delText`) not."""
    pieces: list[str] = []
    stack = [paragraph]
    while stack:
        element = stack.pop()
        if element.tag == f"{_W}t":
            pieces.append(element.text or "")
        elif element.tag in _SIGNS:
            pieces.append(_SIGNS[element.tag])
        elif element.tag not in (_FALLBACK, f"{_W}pPr", f"{_W}rPr", f"{_W}del"):
            stack.extend(reversed(element))
    return "".join(pieces)


def _title(value: str | None) -> str | None:
    value = (value or "").strip()
    return value[:_MAX_TITLE_CHARS] if len(value) > 3 and not _EMPTY_TITLE.search(value) else None


def pdf_text(raw: bytes, params: ReadParams) -> tuple[str, PageFacts]:
    """The text of a PDF: lines that the page's width broke are joined again, page numbers left out.

    Raises:
        UnreadableError: broken_file (damaged, or locked by a password), no_text where the pages are pictures.
    """
    import warnings

    from pypdf import PdfReader

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            reader = PdfReader(io.BytesIO(raw), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise UnreadableError("broken_file", "expected a PDF that can be opened, found one locked by a password")
            pages = [page.extract_text() for page in reader.pages]
            title = _title(reader.metadata.title if reader.metadata else None)
    except UnreadableError:
        raise
    except Exception as error:  # pypdf lets errors of many kinds through on damaged files
        raise UnreadableError("broken_file", f"expected a PDF, found: {type(error).__name__}: {error}"[:300]) from None
    text = join_lines(pages)
    if not text.strip():
        raise UnreadableError("no_text", f"expected text in the PDF, found none on its {len(pages)} pages (scanned pictures, perhaps)")
    return text, PageFacts(title=title)


_PAGE_NUMBER = re.compile(r"^[\s\-—–－─]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/／共]\s*\d{1,4}\s*页?)?[\s\-—–－─]*$")
_OPENS = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十\d]+[）)]|\d{1,2}[.．、](?!\d)|第[一二三四五六七八九十百\d]+[章节条])"
)
_ENDS = re.compile(r"[。！？：；.!?:;]$")
_MIN_FULL_WIDTH = 30  # in half-width characters; a narrower column is no running text
_STRAY = 50  # lines of a page; one in so many may be wider than the page is set
_FULL_SHARE = 0.85  # of the page's usual line: a line that long was broken by the page's width


def join_lines(pages: list[str]) -> str:
    """Lines of printed pages as paragraphs: a line as wide as the page goes on in the next, unless it ends a sentence there."""
    lines: list[tuple[str, bool]] = []
    for page in pages:
        own = [line.strip() for line in page.splitlines() if line.strip()]
        if own and _PAGE_NUMBER.match(own[-1]):
            own.pop()
        if own and _PAGE_NUMBER.match(own[0]):
            own.pop(0)
        widths = sorted(map(_width, own))
        full = widths[-1 - len(widths) // _STRAY] if widths else 0
        limit = max(_MIN_FULL_WIDTH, _FULL_SHARE * full)
        lines += [(line, _width(line) >= limit) for line in own]
    paragraphs: list[str] = []
    is_open = False
    for line, is_full in lines:
        if is_open and not _OPENS.match(line):
            gap = (
                " " if paragraphs[-1][-1:].isascii() and paragraphs[-1][-1:].isalnum() and line[:1].isascii() and line[:1].isalpha() else ""
            )
            paragraphs[-1] += gap + line
        else:
            paragraphs.append(line)
        is_open = is_full and not _ENDS.search(line)
    return "\n".join(paragraphs)


def _width(line: str) -> int:
    return sum(1 if char < "\u2000" else 2 for char in line)
