"""Blocks → documents and paragraphs with their outline."""

from transforms.split.outline import inline_marks
from transforms.split.pages import Split, SplitParams, split_pages

__all__ = ["Split", "SplitParams", "inline_marks", "split_pages"]
