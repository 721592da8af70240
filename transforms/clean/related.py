"""Lists of links to other pages, with their teasers, at the foot of a page."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from transforms.clean import words
from transforms.clean.screen import NoiseParams, Screen, is_heading, is_paragraph
from transforms.clean.shapes import is_salutation


def mark_related(screen: Screen) -> None:
    """Lists of links to other pages: to the page's end, or as long as items follow."""
    rest: _Rest | None = None
    for at in range(len(screen.lines)):
        text = screen.short(at)
        if screen.reasons[at] is not None or not 2 <= len(text) <= 100 or not words.RELATED_STRONG.search(text):
            continue
        if not words.RELATED.fullmatch(text):
            continue
        rest = rest or _Rest.of(screen)
        end = len(screen.lines) if rest.is_all_links(at + 1, screen.params) else _links_end(screen, at + 1)
        for place in range(at, end):
            screen.reasons[place] = screen.reasons[place] or "related_links"


@dataclass(frozen=True, slots=True)
class _Rest:
    """What stands on a page from each line on."""

    chars: Sequence[int]
    headings: Sequence[int]
    paragraphs: Sequence[int]
    longest: Sequence[int]

    @classmethod
    def of(cls, screen: Screen) -> "_Rest":
        lines = screen.lines[::-1]
        headings = (is_heading(line) or (len(line.raw) <= 220 and is_salutation(line.text)) for line in lines)
        paragraphs = (is_paragraph(line, screen.params) for line in lines)
        sizes = [len(line.raw) for line in lines]
        columns = (accumulate(sizes), accumulate(headings), accumulate(paragraphs), accumulate(sizes, max))
        return cls(*([0, *column][::-1] for column in columns))

    def is_all_links(self, start: int, params: NoiseParams) -> bool:
        """Whether all from `start` on are links and their teasers: less than what stands before, and no run of paragraphs."""
        if self.longest[start] > params.link_chars or self.headings[start] >= 2:
            return False
        lines = len(self.chars) - 1 - start
        return self.chars[start] <= self.chars[0] / 2 and self.paragraphs[start] <= lines / 2


def _links_end(screen: Screen, start: int) -> int:
    """Items, each with at most one teaser below."""
    at = start
    while at < len(screen.lines):
        if words.LINK_ITEM.fullmatch(screen.short(at)):
            at += 1
        elif at > start and words.LINK_ITEM.fullmatch(screen.short(at - 1)) and at + 1 < len(screen.lines):
            if not words.LINK_ITEM.fullmatch(screen.short(at + 1)):
                break
            at += 1
        else:
            break
    return at
