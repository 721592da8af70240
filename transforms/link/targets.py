"""The ledger of a document."""

from transforms.link.duties import Duty, Governing, Reading, read_duties
from transforms.model import DocumentView, Target


def find_targets(document: DocumentView) -> list[Target]:
    """The commitments of a document, in the order of the text."""
    targets = []
    for index, view in enumerate(document.paragraphs):
        reading = read_duties(view, index, Governing(), document.genre)
        targets += [_target(index, duty) for duty in reading.duties]
    return targets


def _target(paragraph: int, duty: Duty) -> Target:
    agents = duty.agents
    return Target(
        paragraph, duty.start, duty.end, duty.kind,
        agents.responsible if agents else (), agents.supporting if agents else (), duty.source if agents else None,
        duty.action, duty.figure.indicator if duty.figure else None, duty.figure, duty.deadline, duty.modality, None, None,
    )  # fmt: skip
