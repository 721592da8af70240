"""Quantities of a paragraph: figures with what the words around them say."""

from bisect import bisect_right
from collections.abc import Sequence

from transforms.extract.clues import read_change, read_role
from transforms.extract.figure import Figure
from transforms.extract.figures import read_figures
from transforms.extract.indicators import read_indicator
from transforms.model import Quantity, Setting, Time
from transforms.schema.codes import Change, QuantityRole
from transforms.segment.sentences import split_sentences


def read_quantities(text: str, times: Sequence[Time], setting: Setting) -> list[Quantity]:
    """Every quantity of a folded paragraph, in order.

    Args:
        text: Folded text.
        times: Its times; no quantity overlaps one.
        setting: What the outline says of the passage.
    """
    figures = list(read_figures(text, times))
    if not figures:
        return []
    sentences = split_sentences(text)
    starts = [start for start, _ in sentences]
    quantities: list[Quantity] = []
    sentence, carried = (0, 0), None
    for figure in figures:
        own = sentences[max(0, bisect_right(starts, figure.start) - 1)]
        if own != sentence:
            sentence, carried = own, None
        clause_start = _clause_start(text, sentence[0], figure.start)
        indicator = read_indicator(text, figure, clause_start, carried)
        carried = indicator or carried
        change = read_change(text, figure, clause_start)
        role = read_role(text, figure, sentence, clause_start, setting, times)
        quantities.append(_quantity(text, figure, change, role, indicator))
    return quantities


def _quantity(text: str, figure: Figure, change: Change, role: QuantityRole, indicator: str | None) -> Quantity:
    return Quantity(
        start=figure.start,
        end=figure.end,
        surface=text[figure.start : figure.end],
        kind=figure.kind,
        value_min=figure.value_min,
        value_max=figure.value_max,
        unit=figure.unit,
        approximate=figure.approximate,
        masked=figure.masked,
        change=change,
        role=role,
        indicator=indicator,
    )


def _clause_start(text: str, sentence_start: int, at: int) -> int:
    start = sentence_start
    for mark in ",;:。!?":
        found = text.rfind(mark, sentence_start, at)
        start = max(start, found + 1)
    return start
