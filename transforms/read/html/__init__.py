"""HTML → the text of its main body, and what the page says of itself."""

from transforms.read.html.reading import HtmlReading, read_html

__all__ = ["HtmlReading", "read_html"]
