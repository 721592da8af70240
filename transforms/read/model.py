"""What reading hands on: pages and rejects, whose attributes are the columns of `Pages` and `Rejects`."""

from dataclasses import dataclass
from datetime import datetime

from transforms.schema.codes import RejectReason


@dataclass(frozen=True, slots=True)
class ReadParams:
    """Limits, so that no file can take the machine's memory, and the one setting of record files."""

    max_bytes: int = 256 * 2**20  # a raw file; scraped dumps are cut into parts far smaller
    max_unpacked_bytes: int = 1024 * 2**20  # of one .gz, .zst or .docx
    max_unpacked_ratio: int = 500  # Chinese text packs to a quarter; repeated pages to a fiftieth
    max_html_bytes: int = 32 * 2**20  # a page beyond it is a dump, not a page
    text_column: str | None = None  # of record files; None looks for the usual names


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a page says of itself, in meta tags or in its first lines; None where it does not say."""

    title: str | None = None
    category: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    site: str | None = None

    def or_else(self, other: "PageFacts") -> "PageFacts":
        """These facts, with those of `other` where these are silent."""
        return PageFacts(
            self.title or other.title,
            self.category or other.category,
            self.author or other.author,
            self.published_at or other.published_at,
            self.site or other.site,
        )


@dataclass(frozen=True, slots=True)
class Page:
    """A row of `pages`."""

    page_id: str
    source_path: str
    format: str
    encoding: str
    size_bytes: int
    text: str
    text_chars: int
    title: str | None = None
    category: str | None = None
    author: str | None = None
    published_at: datetime | None = None
    fetched_at: datetime | None = None
    site: str | None = None
    mojibake_char: int | None = None


@dataclass(frozen=True, slots=True)
class Reject:
    """A row of `rejects`."""

    source_path: str
    reason: RejectReason
    detail: str
    size_bytes: int


@dataclass(frozen=True, slots=True)
class FileReading:
    """All pages of a file, and what of it could not be read."""

    pages: list[Page]
    rejects: list[Reject]


class UnreadableError(Exception):
    """Raised inside the room where a file or record has to be set aside; `read_file` turns it into a `Reject`."""

    def __init__(self, reason: RejectReason, detail: str) -> None:
        """`detail` says what was expected and what was found."""
        super().__init__(detail)
        self.reason: RejectReason = reason
        self.detail = detail
