"""Raw bytes → pages: formats, encodings, HTML bodies, and what a page says of itself. Nothing here opens a path."""

from typing import TYPE_CHECKING, Any

from transforms.read.byline import page_facts
from transforms.read.files import KNOWN_SUFFIXES, read_file
from transforms.read.model import FileReading, Page, PageFacts, ReadParams, Reject

if TYPE_CHECKING:
    from transforms.read.frames import pages_frame, rejects_frame

__all__ = [
    "KNOWN_SUFFIXES",
    "FileReading",
    "Page",
    "PageFacts",
    "ReadParams",
    "Reject",
    "page_facts",
    "pages_frame",
    "read_file",
    "rejects_frame",
]


def __getattr__(name: str) -> Any:
    """The frames come with the schema, which takes its time to import."""
    if name in ("pages_frame", "rejects_frame"):
        from transforms.read import frames

        return getattr(frames, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
