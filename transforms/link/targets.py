"""The ledger of a document."""

from transforms.link.duties import Governing, Row, read_duties
from transforms.model import DocumentView, Target


def find_targets(document: DocumentView) -> list[Target]:
    """The commitments of a document, in the order of the text."""
    targets = []
    for index, view in enumerate(document.paragraphs):
        for row in read_duties(view, index, Governing(), document.genre):
            targets.append(_target(index, view.text, row))
    return targets


def _target(paragraph: int, text: str, row: Row) -> Target:
    return Target(
        paragraph,
        row.start,
        row.end,
        row.kind,
        row.agents.responsible if row.agents else (),
        row.agents.supporting if row.agents else (),
        "clause" if row.agents else None,
        text[row.start : row.end],
        row.figure.indicator if row.figure else None,
        row.figure,
        row.deadline,
        row.modality,
        None,
        None,
    )
