"""An HTML page → text and facts."""

from dataclasses import dataclass

from transforms.read.html.body import BodyParams, find_body
from transforms.read.html.facts import html_facts, page_title
from transforms.read.html.lines import render
from transforms.read.html.parsing import parse
from transforms.read.model import PageFacts, UnreadableError


@dataclass(frozen=True, slots=True)
class HtmlReading:
    """The body's text, one paragraph or table row a line, and the page's facts."""

    text: str
    facts: PageFacts


def read_html(source: str, params: BodyParams | None = None) -> HtmlReading:
    """Body and facts of an HTML page.

    Raises:
        UnreadableError: no_text where the page has no text outside scripts and styles.
    """
    root = parse(source)
    if root is None:
        raise UnreadableError("no_text", "expected an HTML page with text, found no element")
    outline = find_body(root, page_title(root), params or BodyParams())
    text = render(outline)
    if not text.strip():
        raise UnreadableError("no_text", "expected an HTML page with text, found only markup")
    return HtmlReading(text, html_facts(root, outline))
