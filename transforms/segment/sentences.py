"""Where sentences end."""

import re

from transforms.text import Span

_BORDER = re.compile(
    r"[《（(“。！!？?；;…](?:"  # one set to look for: a border is rare
    r"(?<=《)[^《》\n]{0,120}》"  # a title keeps its own stops
    r"|(?<=[（(])[^（）()\n]{0,160}[）)]"  # so does what stands in brackets
    r"|(?<=“)[^“”\n。]{0,80}(?:[^“”\n。！!？?；;]”|[？?；;]”(?=[一-龥、，,]))"  # and a saying quoted inside a sentence
    r"|(?<=[。！!？?；;…])(?P<border>[。！!？?；;…]*(?:[”’」』\"'）)]|\s[”’」』])*)"  # closing quotes go with the stop before them
    r")"
)


def split_sentences(text: str) -> list[Span]:
    """Ranges of the sentences of a paragraph, in order, without the white space around them.

    A sentence ends after 。！？；… and the closing quotes that follow, but not inside 《》, a bracket, or a saying in quotes that the
    sentence goes on after. Every character that is not white space is in exactly one sentence. A bracket that does not close
    within 160 characters (a title: 120, a saying: 80) holds nothing.
    """
    spans: list[Span] = []
    start = 0
    for match in _BORDER.finditer(text):
        if match.lastgroup is None:
            continue
        _append_trimmed(spans, text, start, match.end())
        start = match.end()
    _append_trimmed(spans, text, start, len(text))
    return spans


def _append_trimmed(spans: list[Span], text: str, start: int, end: int) -> None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start < end:
        spans.append((start, end))
