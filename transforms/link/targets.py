"""The ledger of a document: the duties of its paragraphs with what headings, brackets, tables and neighbours say about them."""

from collections.abc import Sequence
from dataclasses import replace

from transforms.link.agents import Cast
from transforms.link.clauses import Clause
from transforms.link.consequences import consequence_of, find_consequences
from transforms.link.duties import Duty, Passage, Reading, read_duties
from transforms.link.governing import Outline, addressees, speaks_to
from transforms.link.labels import Label, is_label_line, read_label
from transforms.link.scope import ORDER
from transforms.link.tables import read_tables
from transforms.model import DocumentView, ParagraphView, Target
from transforms.schema.codes import ResponsibleSource

_STOPS = "。;, \t\n"
_ITEM_CHARS = 4  # an item has more words than its mark
_LABEL_REACH = 6  # paragraphs that a line 责任单位:… can stand below the item it belongs to


def find_targets(document: DocumentView) -> list[Target]:
    """The commitments of a document, in the order of the text."""
    views = document.paragraphs
    in_tables = read_tables(document)
    outline = Outline()
    addressed = addressees(document)
    by_paragraph: list[list[Target]] = []
    for index, view in enumerate(views):
        if index in in_tables:
            by_paragraph.append(in_tables[index])
            continue
        governing = outline.enter(index, view)
        if is_label_line(view.text):
            by_paragraph.append([])
            _apply_line(views, index, by_paragraph)
            continue
        reading = read_duties(Passage(view, index, governing, document.genre))
        by_paragraph.append(_targets(index, view, reading, addressed))
    return [target for targets in by_paragraph for target in targets]


def _targets(index: int, view: ParagraphView, reading: Reading, addressed: tuple[str, ...]) -> list[Target]:
    duties = [duty for duty in reading.duties if _stands(view, duty)]
    if not duties and not reading.labels:
        return []
    consequences = find_consequences(view.text, reading.clauses)
    cast = Cast(view)
    targets = []
    for place, duty in enumerate(duties):
        following = duties[place + 1].clause if place + 1 < len(duties) else None
        target = duty.as_target(index)
        consequence = consequence_of(duty.last, duty.period, following, consequences)
        if consequence is not None and not _is_anothers(cast, view.text, reading.clauses[duty.last + 1 : consequence.clause], duty):
            target = replace(target, consequence=consequence.surface, consequence_kind=consequence.kind)
        if not target.responsible and addressed and speaks_to(view.text[duty.start : duty.end]):
            target = replace(target, responsible=addressed, responsible_source="document")
        targets.append(target)
    return _with_labels(index, view, targets, reading.labels)


def _is_anothers(cast: Cast, text: str, between: Sequence[Clause], duty: Duty) -> bool:
    """Whether another body is told to do something between a duty and the clause of a consequence, so that this is its own."""
    own = set(duty.agents.responsible) if duty.agents else set()
    ordered = (item for item in between if ORDER.search(text, item.head, item.end))
    told = (agents.responsible for item in ordered if (agents := cast.subject(item, None)) is not None)
    return any(names and own.isdisjoint(names) for names in told)


def _stands(view: ParagraphView, duty: Duty) -> bool:
    """Whether a paragraph of this kind can state the duty; a heading only with a figure or a day, a closing only if it names who."""
    if view.kind == "body" or (view.kind == "closing" and duty.source == "clause"):
        return True
    return view.kind == "heading" and (duty.figure is not None or duty.deadline is not None)


def _with_labels(index: int, view: ParagraphView, targets: list[Target], labels: Sequence[Label]) -> list[Target]:
    """Targets with what the bracket behind them says; a bracket that sets a day makes its item a target."""
    found: list[Target] = []
    waiting = sorted(targets, key=lambda target: (target.start, target.end))
    before = taken = 0
    for label in labels:
        first = taken
        while taken < len(waiting) and waiting[taken].start < label.start:
            taken += 1
        found += [_labelled(target, index, label) for target in waiting[first:taken]]
        if first == taken and label.deadline is not None and label.start - before > _ITEM_CHARS:
            found.append(_item(index, view, before, label))
        before = label.end
    return found + waiting[taken:]


def _labelled(target: Target, paragraph: int, label: Label) -> Target:
    if label.responsible:
        target = replace(target, responsible=label.responsible, responsible_source="bracket")
    if label.supporting:
        target = replace(target, supporting=label.supporting)
    if label.deadline is not None and target.deadline is None:
        target = replace(target, deadline=(paragraph, label.deadline))
    return (
        target
        if target.end <= label.start or target.start >= label.end or target.paragraph != paragraph
        else replace(target, end=label.start)
    )


def _item(index: int, view: ParagraphView, start: int, label: Label) -> Target:
    """An item that is only made checkable by the day in its label."""
    stretch = view.text[start : label.start]
    first = start + len(stretch) - len(stretch.lstrip(_STOPS))
    end = start + len(stretch.rstrip(_STOPS))
    deadline = (index, label.deadline) if label.deadline else None
    source: ResponsibleSource | None = "bracket" if label.responsible else None
    action = view.text[first:end]
    return Target(
        index, first, end, "deadline", label.responsible, label.supporting, source, action, None, None, deadline, "must", None, None
    )


def _apply_line(views: Sequence[ParagraphView], index: int, by_paragraph: list[list[Target]]) -> None:
    """A line 责任单位:… holds for the item above it, up to its numbered paragraph."""
    view = views[index]
    label = read_label(Cast(view), view.text, 0, len(view.text))
    if label is None:
        return
    block = _block_above(views, index)
    for at in block:
        by_paragraph[at] = [_labelled(target, index, label) for target in by_paragraph[at]]
    if block and label.deadline is not None and not any(by_paragraph[at] for at in block):
        at = next((place for place in block if len(views[place].text) > _ITEM_CHARS), block[0])
        item = _item(at, views[at], 0, replace(label, start=len(views[at].text)))
        by_paragraph[at] = [replace(item, deadline=(index, label.deadline))]


def _block_above(views: Sequence[ParagraphView], index: int) -> list[int]:
    """The paragraphs of the item above a label line, nearest first."""
    block: list[int] = []
    for at in range(index - 1, max(-1, index - 1 - _LABEL_REACH), -1):
        if not is_label_line(views[at].text):
            block.append(at)
        elif block:
            break
        if views[at].level is not None:
            break
    return block
