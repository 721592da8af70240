"""The kept lines of a page → its text."""

from transforms.read.html.runs import Outline


def render(outline: Outline) -> str:
    """One paragraph or table row a line, in document order."""
    return "\n".join(run.text for run, is_kept in zip(outline.runs, outline.kept, strict=True) if is_kept)
