"""Paragraphs → sentences and tokens."""

from typing import TYPE_CHECKING, Any

from transforms.segment.sentences import split_sentences
from transforms.segment.words import Segmenter, tag

if TYPE_CHECKING:
    from transforms.segment.frames import Segmented, segment_paragraphs

__all__ = ["Segmented", "Segmenter", "segment_paragraphs", "split_sentences", "tag"]


def __getattr__(name: str) -> Any:
    """The frames come with the schema, which takes its time to import."""
    if name in ("Segmented", "segment_paragraphs"):
        from transforms.segment import frames

        return getattr(frames, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
