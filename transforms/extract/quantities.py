"""Quantities of a paragraph: figures with what the words around them say."""

from collections.abc import Sequence
from typing import Final

from transforms.extract.change import read_change
from transforms.extract.figure import Figure
from transforms.extract.figures import read_figures
from transforms.extract.indicators import TOPIC_ENDS, Carried, read_indicator, read_row, read_topic
from transforms.extract.passage import Passage, Place
from transforms.extract.roles import Roles
from transforms.extract.value_cells import cell_at, read_value_cells
from transforms.model import Quantity, Setting, Time
from transforms.schema.codes import Change

_LINKS: Final = frozenset("、和或及与")
_LEAD_CHARS: Final = 14  # 分别 stands so near


def read_quantities(text: str, times: Sequence[Time], setting: Setting) -> list[Quantity]:
    """Every quantity of a folded paragraph, in order.

    Args:
        text: Folded text.
        times: Its times; no quantity overlaps one.
        setting: What the outline says of the passage.
    """
    figures = read_figures(text, times)
    cells = read_value_cells(text, setting) if "\t" in text else []
    if cells:
        figures = sorted([*figures, *(cell.figure for cell in cells if cell.figure)], key=lambda figure: figure.start)
    if not figures:
        return []
    passage = Passage(text, times, figures, setting)
    roles = Roles(passage)
    quantities: list[Quantity] = []
    sentence, carried = -1, Carried()
    change: Change = "level"
    whole = figures[0]
    has_parts, has_shares, is_row = "其中" in text, "分别" in text, "\t" in text
    has_topics = TOPIC_ENDS.search(text) is not None
    shares: list[str] = []
    for figure, place in passage.places():
        if place.sentence[0] != sentence:
            sentence = place.sentence[0]
            if not (has_parts and text.startswith("其中", sentence)):
                change = "level"
                topic = read_topic(passage, sentence) if has_topics else None
                carried = Carried(topic, topic)
        is_part = has_parts and text.startswith("其中", place.clause[0])
        if not quantities or not _goes_on(text, quantities[-1], figure):
            change = read_change(passage, figure, place, change if is_part and _can_be_part(figure, whole) else "level")
        if not is_part:
            whole = figure
        indicator = shares.pop() if shares else read_indicator(passage, figure, place, carried)
        if has_shares and not shares and quantities and indicator == quantities[-1].indicator and figure.start - quantities[-1].end > 1:
            shares = _shared_out(passage, place, quantities)
            indicator = shares.pop() if shares else indicator
        if indicator is None and is_row:
            indicator = read_row(text, figure.start)
        if indicator is not None and not indicator == carried.noun == carried.measure:
            carried = carried.then(indicator, text.startswith(indicator, figure.end))
        kind_to_masked = figure[2:8]
        role = roles.read(figure, place)
        if cells and (cell := cell_at(cells, figure.start)):
            change, role, indicator = cell.change, cell.role or role, cell.noun
        quantities.append(Quantity(figure.start, figure.end, text[figure.start : figure.end], *kind_to_masked, change, role, indicator))
    return quantities


def _shared_out(passage: Passage, place: Place, told: Sequence[Quantity]) -> list[str]:
    """What the figures of a list measure, the last first, where each is of another of those told before: A、B分别增长5%、6%."""
    text, figures = passage.text, passage.figures
    first = last = len(told)
    while last + 1 < len(figures) and figures[last + 1].start - figures[last].end == 1 and text[figures[last].end] in _LINKS:
        last += 1
    if first == last:
        return []
    before = told[first - last - 1 :]
    nouns = [item.indicator for item in before if item.indicator and item.start >= place.sentence[0]]
    is_shared = "分别" in text[max(place.clause[0], figures[first].start - _LEAD_CHARS) : figures[first].start]
    return nouns[::-1] if is_shared and len(set(nouns)) == last - first + 1 == len(nouns) else []


def _goes_on(text: str, last: Quantity, figure: Figure) -> bool:
    """Whether a figure is the next of a list of the same kind, so that one verb leads to both: 提高至200元、300元."""
    is_next = figure.start - last.end == 1 and text[last.end] in _LINKS and text[figure.start].isdecimal()
    return is_next and (figure.kind, figure.unit) == (last.kind, last.unit)


def _can_be_part(figure: Figure, whole: Figure) -> bool:
    """Whether a figure can be a part of the one before."""
    return figure.unit == whole.unit and (figure.value_min or 0) <= (whole.value_min or 0)
