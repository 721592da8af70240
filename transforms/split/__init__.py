"""Blocks → documents and paragraphs with their outline."""

from transforms.split.outline import inline_marks, sentence_outlines
from transforms.split.pages import Split, SplitParams, split_pages

__all__ = ["Split", "SplitParams", "inline_marks", "sentence_outlines", "split_pages"]
