"""Tables of HTML: those that hold data become one line a row, cells kept apart by tabs."""

import re
from collections.abc import Iterator

from transforms.read.html.parsing import Element
from transforms.read.html.spaces import squeeze

_MAX_BLOCKS_IN_CELL = 12  # a cell with more paragraphs is a column of the page's layout
_MAX_CELL_SHARE = 0.8  # likewise one that holds nearly all of the table's text …
_MIN_LAYOUT_CHARS = 400  # … and that is long
_MAX_SPAN = 60
_MAX_LABEL_CHARS = 20
_FIGURE = re.compile(r"[0-9](?![0-9年月日])")  # not the numbers of a date
_BLOCKS = frozenset({"p", "div", "br", "li", "h1", "h2", "h3", "h4"})


def is_data_table(table: Element) -> bool:
    """Whether the table sets out data, not the page: no table within, two columns, no cell that holds the text."""
    rows = 0
    longest = total = 0
    for element in table.iterdescendants():
        tag = element.tag
        if tag == "table":
            return False
        if tag == "tr":
            rows += len(element) > 1
        elif tag in ("td", "th"):
            chars = len(_cell_text(element))
            blocks = sum(1 for inner in element.iterdescendants() if inner.tag in _BLOCKS)
            if blocks > _MAX_BLOCKS_IN_CELL and chars > _MIN_LAYOUT_CHARS:
                return False
            longest, total = max(longest, chars), total + chars
    return rows > 0 and not (longest > _MIN_LAYOUT_CHARS and longest > _MAX_CELL_SHARE * total)


def table_rows(table: Element) -> Iterator[tuple[list[str], int]]:
    """The cells of each row, and how many characters of it are links.

    A cell that reaches down over several rows is said again in each where it is a short label (the kind of task, the office
    that leads, the date by which), so that a row can be read by itself; else its place is empty. One that reaches across
    columns is followed by empty cells.
    """
    reaching: dict[int, tuple[int, str]] = {}
    for row in table.iterdescendants("tr", "caption"):
        if row.tag == "caption":
            yield [_cell_text(row)], 0
            continue
        cells: list[str] = []
        link_chars = 0
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            _fill_reached(cells, reaching)
            text, down, right = _cell_text(cell), _span(cell, "rowspan"), _span(cell, "colspan")
            texts = [text] + [""] * (right - 1)
            if down > 1:
                said = [piece if _is_label(piece) else "" for piece in texts]
                reaching.update({len(cells) + at: (down - 1, piece) for at, piece in enumerate(said)})
            cells += texts
            link_chars += sum(len("".join(link.itertext())) for link in cell.iterdescendants("a"))
        _fill_reached(cells, reaching)
        while cells and not cells[-1]:
            cells.pop()
        yield cells, link_chars


def _is_label(text: str) -> bool:
    return len(text) <= _MAX_LABEL_CHARS and (text.isdigit() or not _FIGURE.search(text))


def _fill_reached(cells: list[str], reaching: dict[int, tuple[int, str]]) -> None:
    while (reached := reaching.get(len(cells))) is not None and reached[0] > 0:
        reaching[len(cells)] = (reached[0] - 1, reached[1])
        cells.append(reached[1])


def _cell_text(cell: Element) -> str:
    pieces: list[str] = []
    for element in cell.iter():
        tag = element.tag
        if tag in ("script", "style"):
            pieces.append(element.tail or "")
            continue
        if tag in _BLOCKS:
            pieces.append(" ")
        if isinstance(tag, str) and element.text:
            pieces.append(element.text)
        if element.tail and element is not cell:
            pieces.append(element.tail)
    return squeeze("".join(pieces))


def _span(cell: Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(int(value), 1), _MAX_SPAN) if value.isascii() and value.isdigit() and len(value) < 4 else 1
