"""HTML source → tree, without what is never shown."""

import re
from typing import Any

Element = Any
"""An lxml element; lxml has no types of its own."""

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


def parse(source: str) -> Element | None:
    """The tree of a page or a fragment; None where there is no element."""
    from lxml import etree, html

    source = _CONTROL.sub(" ", _DECLARATION.sub("", source))
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    try:
        return html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
