"""Quantities of a paragraph: figures with what the words around them say."""

import re
from collections.abc import Sequence

from transforms.extract.change import read_change
from transforms.extract.figure import Figure
from transforms.extract.figures import read_figures
from transforms.extract.indicators import Carried, read_indicator, read_topic
from transforms.extract.passage import Passage
from transforms.extract.roles import Roles
from transforms.model import Quantity, Setting, Time

_NAME = re.compile(r"[一二三四五六七八九十两][个项](?:意识|自信|维护|确立|代表|全面|规定|务必|创新体系|坚持(?=”)|不动摇)")


def read_quantities(text: str, times: Sequence[Time], setting: Setting) -> list[Quantity]:
    """Every quantity of a folded paragraph, in order.

    Args:
        text: Folded text.
        times: Its times; no quantity overlaps one.
        setting: What the outline says of the passage.
    """
    figures = [figure for figure in read_figures(text, times) if not _is_name(text, figure)]
    if not figures:
        return []
    passage = Passage(text, times, figures, setting)
    roles = Roles(passage)
    quantities: list[Quantity] = []
    sentence, carried = -1, Carried()
    for figure, place in passage.places():
        if place.sentence[0] != sentence:
            sentence = place.sentence[0]
            if not text.startswith("其中", sentence):
                carried = Carried().then(read_topic(passage, sentence))
        indicator = read_indicator(passage, figure, place, carried)
        carried = carried.then(indicator, indicator is not None and text.startswith(indicator, figure.end))
        quantities.append(
            Quantity(
                start=figure.start,
                end=figure.end,
                surface=text[figure.start : figure.end],
                kind=figure.kind,
                value_min=figure.value_min,
                value_max=figure.value_max,
                unit=figure.unit,
                approximate=figure.approximate,
                masked=figure.masked,
                change=read_change(passage, figure, place),
                role=roles.read(figure, place),
                indicator=indicator,
            )
        )
    return quantities


def _is_name(text: str, figure: Figure) -> bool:
    """Whether the figure is the name of a slogan: “四名”, 八项规定."""
    if not figure.is_han:
        return False
    quoted = text[figure.start - 1 : figure.start] in '“"' and text[figure.end : figure.end + 1] in '”"'
    return quoted or bool(_NAME.match(text, figure.start))
