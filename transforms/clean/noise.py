"""Which lines of a page are not text of a document, and why.

Noise is known by its shape and by where it stands: a page's head (above the first paragraph), its foot (below the last), the
gap between a title and a speech. The wording is in `words`. A line is taken whole or not at all, and where a line could be a
sentence of the text it stays.
"""

import re
from collections.abc import Container, Sequence

from transforms.clean import words
from transforms.clean.lines import Line
from transforms.clean.related import mark_related
from transforms.clean.screen import DEFAULTS, NoiseParams, Screen, is_heading, is_paragraph
from transforms.clean.shapes import is_compilation_title, is_numbered_title, is_salutation, is_title
from transforms.schema.codes import DiscardReason

_LETTERS = re.compile(r"[^\W_]")
_PAGE_NUMBER = re.compile(r"[-—–―·]{1,3}\s?\d{1,3}\s?[-—–―·]{1,3}")
_LONE_NUMBER = re.compile(r"\d{1,3}")


def find_noise(
    lines: Sequence[Line], site_lines: Container[str] = (), params: NoiseParams = DEFAULTS, format_: str = "txt"
) -> list[DiscardReason | None]:
    """For each line of a page: why it is noise, or None where it is text.

    Args:
        lines: All lines of the page, in order.
        site_lines: Lines known to be repeated over the page's site.
        params: Sizes.
        format_: Kind of file; lone page numbers are noise in a PDF.
    """
    screen = Screen(lines, [None] * len(lines), params)
    if site_lines:
        for at, line in enumerate(lines):
            if line.raw in site_lines:
                screen.reasons[at] = "site_line"
    mark_related(screen)
    _find_zones(screen)
    _mark_pagers(screen, format_)
    _mark_tools(screen)
    _mark_head(screen)
    _mark_foot(screen)
    _mark_notes(screen)
    _mark_introduction(screen)
    _mark_markup(screen)
    return screen.reasons


def _find_zones(screen: Screen) -> None:
    """The head ends at the first paragraph, salutation or outline mark; the foot begins after the last paragraph."""
    lines, params = screen.lines, screen.params
    screen.head_end = min(len(lines), params.head_lines)
    for at, line in enumerate(lines[: params.head_lines]):
        if (
            (is_paragraph(line, params) and not words.BREADCRUMB.fullmatch(screen.short(at)))
            or is_salutation(line.text)
            or is_heading(line)
        ):
            screen.head_end = at
            break
    own = (at for at in range(len(lines) - 1, -1, -1) if screen.reasons[at] is None)
    screen.foot_start = next((at + 1 for at in own if is_paragraph(lines[at], params)), screen.head_end)


def _mark_pagers(screen: Screen, format_: str) -> None:
    """页,当前第 and the lone digits around it."""
    lines = screen.lines
    for at in range(len(lines)):
        text = screen.short(at)
        if not text or len(text) > 60 or screen.reasons[at] is not None:
            continue
        if _PAGE_NUMBER.fullmatch(text) or (format_ == "pdf" and _LONE_NUMBER.fullmatch(text)):
            screen.reasons[at] = "pager"
        elif ("页" in text and words.PAGER.fullmatch(text)) or re.fullmatch(r"[上下]一[页篇章]", text):
            _mark_pager_run(screen, at)


def _mark_pager_run(screen: Screen, at: int) -> None:
    for step in (-1, 1):
        place = at
        while 0 <= place < len(screen.lines) and (place == at or words.PAGER_DIGITS.fullmatch(screen.short(place))):
            screen.reasons[place] = "pager"
            place += step


def _mark_tools(screen: Screen) -> None:
    """Buttons: runs of lines that hold nothing else."""
    at = 0
    while at < len(screen.lines):
        end = at
        while end < len(screen.lines) and screen.reasons[end] is None and _is_tool(screen.short(end)):
            end += 1
        texts = [screen.short(place) for place in range(at, end)]
        is_outside = end <= screen.head_end or at >= screen.foot_start
        named = [text for text in texts if words.TOOL.fullmatch(text)]
        if named and (is_outside or any(not words.LONE_TOOLS.fullmatch(text) for text in named)):
            for place in range(at, end):
                screen.reasons[place] = "toolbar"
        at = max(end, at + 1)


def _is_tool(text: str) -> bool:
    return 0 < len(text) <= 80 and (words.TOOL.fullmatch(text) is not None or words.TOOL_REST.fullmatch(text) is not None)


def _mark_head(screen: Screen) -> None:
    """Breadcrumb, byline, credits and the page's own headline, above the first paragraph."""
    at = 0
    while at < screen.head_end:
        text = screen.short(at)
        if screen.reasons[at] is None and text:
            at = _mark_head_line(screen, at, text)
        at += 1
    _mark_headline(screen)


def _mark_head_line(screen: Screen, at: int, text: str) -> int:
    if words.BREADCRUMB_OPEN.fullmatch(text):
        screen.reasons[at] = "breadcrumb"
        return _mark_steps(screen, at)
    if words.BREADCRUMB.fullmatch(text):
        screen.reasons[at] = "breadcrumb"
    elif words.BYLINE_ONLY_LABEL.fullmatch(text):
        screen.reasons[at] = "byline"
        if at + 1 < screen.head_end and len(screen.short(at + 1)) <= 20 and not is_title(screen.short(at + 1)):
            screen.reasons[at + 1] = screen.reasons[at + 1] or "byline"
    elif words.BYLINE_DATED.fullmatch(text) or (words.BYLINE.fullmatch(text) and _names_source(text)) or words.CREDIT.fullmatch(text):
        screen.reasons[at] = "byline"
    return at


def _names_source(text: str) -> bool:
    return words.DATE_ONLY.fullmatch(text) is not None or words.BYLINE_ONLY_LABEL.search(text) is not None


def _mark_steps(screen: Screen, at: int) -> int:
    """首页 / > / 云南要闻 / 云南要闻, a step a line; the last step is repeated as the section's name by some sites."""
    place = at + 1
    steps: set[str] = set()
    while place < screen.head_end:
        text = screen.short(place)
        follows_arrow = words.BREADCRUMB_STEP.fullmatch(screen.short(place - 1)) and ">" in screen.short(place - 1)
        if not (words.BREADCRUMB_STEP.fullmatch(text) or (follows_arrow and len(text) <= 16) or text in steps):
            break
        steps.add(text)
        screen.reasons[place] = "breadcrumb"
        place += 1
    return place - 1


def _mark_headline(screen: Screen) -> None:
    """The headline of a compilation, and one that stands twice, is the page's and no document's."""
    kept = [at for at in range(min(screen.head_end + 1, len(screen.lines))) if screen.reasons[at] is None and screen.short(at)]
    for index, at in enumerate(kept):
        text = screen.short(at)
        later = [screen.short(place) for place in kept[index + 1 : index + 6]]
        if (is_compilation_title(text) and not is_numbered_title(text)) or (len(text) >= 6 and text[-1] not in "。;,:" and text in later):
            screen.reasons[at] = "page_title"


def _mark_foot(screen: Screen) -> None:
    for at in range(screen.foot_start, len(screen.lines)):
        text = screen.short(at)
        follows_label = at and screen.reasons[at - 1] == "byline" and len(text) <= 10 and screen.short(at - 1)[-1:] == ":"
        is_byline = follows_label or any(pattern.fullmatch(text) for pattern in (words.FOOT_BYLINE, words.FOOT_LABEL, words.CREDIT))
        if screen.reasons[at] is None and text and is_byline:
            screen.reasons[at] = "byline"


def _mark_notes(screen: Screen) -> None:
    """What the site's editor says to the reader, between a title and its text or at the end."""
    for at, line in enumerate(screen.lines):
        if screen.reasons[at] is not None or not 6 <= len(line.raw) <= screen.params.note_chars:
            continue
        if not words.NOTE_ANCHOR.search(line.raw):
            continue
        is_editors = words.EDITOR_SELF.search(line.raw) or ("我" not in line.raw.replace("我国", "") and _is_between(screen, at))
        if is_editors and words.EDITOR_NOTE.search(line.text):  # the dearest pattern of the room comes last
            screen.reasons[at] = "editor_note"


def _is_between(screen: Screen, at: int) -> bool:
    """Whether a title stands before the line, or a title or an address after it; or whether it is short and the page's first or last."""
    before, after = screen.kept_before(at), screen.kept_after(at)
    if (before is not None and _heads_text(screen.short(before))) or (
        after is not None and (is_salutation(screen.short(after)) or _heads_text(screen.short(after)))
    ):
        return True
    return (before is None or after is None) and len(screen.lines[at].raw) <= screen.params.outer_note_chars


def _heads_text(text: str) -> bool:
    return bool(text) and (is_title(text) or is_numbered_title(text) or is_compilation_title(text))


def _mark_introduction(screen: Screen) -> None:
    """Between the headline of a compilation and its first title stands what the site says about writing in general."""
    titles = [at for at, reason in enumerate(screen.reasons) if reason == "page_title"]
    if not titles or not is_compilation_title(screen.short(titles[0])):
        return
    place = screen.kept_after(max(at for at in titles if at <= screen.head_end))
    found: list[int] = []
    while place is not None and len(found) <= screen.params.intro_lines:
        line = screen.lines[place]
        if _heads_text(screen.short(place)):
            for at in found:
                screen.reasons[at] = "editor_note"
            return
        if is_salutation(line.text) or is_heading(line):
            return
        found.append(place)
        place = screen.kept_after(place)


def _mark_markup(screen: Screen) -> None:
    for at, line in enumerate(screen.lines):
        if screen.reasons[at] is None and len(line.raw) <= 400 and (not _LETTERS.search(line.raw) or words.MARKUP.fullmatch(line.raw)):
            screen.reasons[at] = "markup"
