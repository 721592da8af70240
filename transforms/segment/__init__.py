"""Paragraphs → sentences and tokens."""

from transforms.segment.frames import Segmented, segment_paragraphs
from transforms.segment.sentences import split_sentences
from transforms.segment.words import Segmenter, tag

__all__ = ["Segmented", "Segmenter", "segment_paragraphs", "split_sentences", "tag"]
