"""The tree of a page → runs of text: what a reader sees as one line, in order, with the elements that hold it."""

from dataclasses import dataclass, field

from transforms.read.html.parsing import Element
from transforms.read.html.spaces import squeeze

_SKIPPED = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "iframe",
        "frame",
        "object",
        "embed",
        "applet",
        "svg",
        "canvas",
        "audio",
        "video",
        "map",
        "head",
        "title",
        "meta",
        "link",
        "select",
        "option",
        "button",
        "input",
        "textarea",
        "datalist",
        "progress",
    ]
)
_INLINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdo",
        "big",
        "cite",
        "code",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "ins",
        "kbd",
        "label",
        "mark",
        "nobr",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "o:p",
        "st1:chsdate",
        "v:shape",
        "ruby",
        "rb",
        "rt",
        "rp",
        "u1:p",
        "w:sdt",
        "st1:personname",
    ]
)
_BREAKS = frozenset({"br", "hr"})


@dataclass(slots=True)
class Run:
    """One line of the page."""

    text: str
    node: int  # the block element that holds it, an index into `Outline.nodes`
    chars: int  # without white space
    link_chars: int
    is_row: bool = False


@dataclass(slots=True)
class Node:
    """A block element; its runs are `runs[first:last]` of the outline."""

    element: Element
    tag: str
    parent: int
    first: int
    last: int = 0
    children: list[int] = field(default_factory=list)


@dataclass(slots=True)
class Outline:
    """A page as block elements and lines, in document order; `kept` marks the lines of the body once it is found."""

    nodes: list[Node] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    kept: list[bool] = field(default_factory=list)


class _Builder:
    """Collects text up to each border between blocks."""

    def __init__(self) -> None:
        self.outline = Outline()
        self._pieces: list[str] = []
        self._link_chars = 0

    def open(self, element: Element, tag: str, parent: int) -> int:
        nodes = self.outline.nodes
        nodes.append(Node(element, tag, parent, len(self.outline.runs)))
        if parent >= 0:
            nodes[parent].children.append(len(nodes) - 1)
        return len(nodes) - 1

    def close(self, node: int) -> None:
        self.outline.nodes[node].last = len(self.outline.runs)

    def add(self, text: str, in_link: bool) -> None:
        self._pieces.append(text)
        if in_link:
            self._link_chars += len(text.split()) and len("".join(text.split()))

    def flush(self, node: int, is_row: bool = False, keep_lines: bool = False) -> None:
        if not self._pieces:
            return
        text = squeeze("".join(self._pieces))
        if text:
            self.outline.runs.append(Run(text, node, len("".join(text.split())), self._link_chars, is_row))
        self._pieces.clear()
        self._link_chars = 0

    def add_row(self, cells: list[str], link_chars: int, node: int) -> None:
        text = "\t".join(cells)
        if text.strip():
            self.outline.runs.append(Run(text, node, len("".join(text.split())), link_chars, is_row=True))


def outline_of(root: Element, *, with_hidden: bool = False) -> Outline:
    """Block elements and lines of the page; without what is never shown (scripts, forms, `display:none`)."""
    from transforms.read.html.tables import is_data_table, table_rows

    builder = _Builder()
    # Each entry: element, its block, whether in a link, and whether this is the way out of it.
    stack: list[tuple[Element, int, bool, bool]] = [(root, -1, False, False)]
    while stack:
        element, block, in_link, leaving = stack.pop()
        if leaving:
            _leave(builder, element, block, in_link)
            continue
        tag = element.tag
        if not isinstance(tag, str) or tag in _SKIPPED or (not with_hidden and is_hidden(element)):
            if element.tail and block >= 0:
                builder.add(element.tail, in_link)
            continue
        if tag in _BREAKS:
            builder.flush(block)
            if element.tail and block >= 0:
                builder.add(element.tail, in_link)
            continue
        own, own_link = block, in_link
        if tag in _INLINE and block >= 0:
            own_link = in_link or (tag == "a" and element.get("href") is not None)
        else:
            builder.flush(block)
            own = builder.open(element, tag, block)
            if tag == "table" and is_data_table(element):
                for cells, link_chars in table_rows(element):
                    builder.add_row(cells, link_chars, own)
                stack.append((element, block, in_link, True))
                continue
        stack.append((element, block, in_link, True))
        if element.text:
            builder.add(element.text, own_link)
        stack.extend((child, own, own_link, False) for child in reversed(element))
    return builder.outline


def _leave(builder: _Builder, element: Element, block: int, in_link: bool) -> None:
    is_block = element.tag not in _INLINE or block < 0
    if is_block:
        own = _own_node(builder, element, block)
        builder.flush(own)
        builder.close(own)
    if element.tail and block >= 0:
        builder.add(element.tail, in_link)


def _own_node(builder: _Builder, element: Element, parent: int) -> int:
    nodes = builder.outline.nodes
    if parent < 0:
        return 0
    return nodes[parent].children[-1]


def is_hidden(element: Element) -> bool:
    """Whether the element's own style takes it off the page (not `visibility`: some sites show the body by script)."""
    style = element.get("style")
    return bool(style) and "none" in style and "display:none" in "".join(style.split()).lower()
