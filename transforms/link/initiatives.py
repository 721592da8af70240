"""Named schemes and slogans of a document, with what they stand for."""

from transforms.model import DocumentView, Initiative


def find_initiatives(document: DocumentView) -> list[Initiative]:
    """The schemes of a document, one row a name."""
    return []
