"""Where on a page one document ends and the next begins.

A page holds one document unless it shows that it holds more. What shows it: a title line where a text has just ended or where
an address or an editor's note follows; a new address (同志们:) or a list that begins again at 一 after a text's last appeal; an opening
that announces its points after the list before was over. A border that would cut a running list (三、 here, 四、 further down) is none.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from transforms.clean.shapes import (
    Mark,
    is_compilation_title,
    is_numbered_title,
    is_salutation,
    is_thanks,
    is_title,
    opens_with_salutation,
    read_mark,
)
from transforms.split.kinds import is_closing

_RANKED = ("han", "part")
_STOP = re.compile(r"[。，,；;！!？?]")
_SPEECH = re.compile(r"(?:讲话|发言|致辞|致词|讲稿|演讲|报告|汇报|党课|主持词|表态|总结|材料|方案|计划|述职|通知|通报|意见)")
_ANNOUNCES = re.compile(
    r"(?:下面|现在?|为此|在此|借此机会|接下来|今天)[^。]{0,8}(?:我|就|围绕|结合|根据)[^。]{0,60}(?:讲|谈|提|强调|说|作|通报|汇报|报告|安排)[^。]{0,14}(?:意见|要求|问题|体会|看法|想法|希望|建议|工作|方面|点|事)[^。]{0,6}[。:：]{0,2}$"
)
_LEADS_ON = re.compile(r"[:：]$|如下|以下")
_OPENS = re.compile(
    r"(?:今天|这次|此次|本次|近日|刚才|经[^。]{0,20}(?:研究|同意)|根据[^。]{0,40}(?:安排|要求))[^。]{0,60}(?:召开|会议|大会|举行|主要任务|座谈|活动)"
    r"|(?:(?:19|20)\d\d|20[xX×*]{2}|[xX×*]{2,4}|一年来|过去的?一年|去年以?来?|今年以来)年?[,，]?[^。]{0,12}在[^。]{0,80}(?:领导|指导|支持|关心|帮助)下"
    r"|(?:(?:19|20)\d\d|20[xX×*]{2})年[^。]{0,10}我[省市县区州盟旗镇乡村街校局院][^。]{0,60}(?:取得|完成|实现|成绩)"
)


@dataclass(frozen=True, slots=True)
class BorderParams:
    """Sizes, set on the labelled page (21 documents) and on single-document pages of 1957–2026."""

    body_chars: int = 40  # a paragraph of text, not a line of a title
    document_chars: int = 300  # a text cut without a title or an address is at least as long
    title_chars: int = 60  # longest title inside a page
    subtitle_lines: int = 4  # lines between a title and the address


class _Page:
    """The lines of a page, with sums and neighbours, so that every question about a stretch is answered at once."""

    def __init__(self, texts: Sequence[str], gaps: Sequence[bool], page_title: str | None, params: BorderParams) -> None:
        """Look at each line once."""
        self.texts, self.gaps, self.params = texts, gaps, params
        self.marks = [read_mark(text) for text in texts]
        self._chars = _sums(len(text) for text in texts)
        self._bodies = _sums(len(text) >= params.body_chars and _STOP.search(text) is not None for text in texts)
        self._han = _sums(mark is not None and mark.style == "han" for mark in self.marks)
        self._later_han = _sums(mark is not None and mark.style == "han" and mark.number >= 2 for mark in self.marks)
        self._next_ranked = _next_marks(self.marks)
        self._last_ranked = _last_marks(self.marks)
        self.is_compilation = _is_compilation(self, page_title)

    def continues(self, start: int, at: int) -> bool:
        """Whether a list of the first rank that runs in start … at goes on after `at` before it begins again."""
        place = self._last_ranked[at]
        running = self.marks[place] if place >= start else None
        if running is None:
            return False
        coming = self._next_ranked[running.style][at]
        return coming is not None and coming.number == running.number + 1

    def next_number(self, at: int) -> int:
        """Number of the first 一、 that comes from `at` on; 0 where none does."""
        mark = self._next_ranked["han"][at]
        return mark.number if mark is not None else 0

    def has_body(self, start: int, at: int) -> bool:
        """Whether there is text, not only a head, in start … at."""
        return self._bodies[at] > self._bodies[start]

    def is_long(self, start: int, at: int) -> bool:
        """Whether start … at could be a document of its own."""
        return self._chars[at] - self._chars[start] >= self.params.document_chars

    def has_list(self, start: int, at: int) -> bool:
        """Whether start … at has come to 二、 in a list of the first rank."""
        return self._later_han[at] > self._later_han[start]

    def reached_two(self, start: int, at: int) -> bool:
        """Whether start … at has come to 二、 in a list of the first rank, or has none."""
        return self.has_list(start, at) or self._han[at] == self._han[start]


def _sums(values: Iterable[int]) -> list[int]:
    return [0, *accumulate(values)]


def _next_marks(marks: Sequence[Mark | None]) -> dict[str, list[Mark | None]]:
    """For each style of the first rank and each line: the mark of that style that stands there or comes next."""
    coming: dict[str, list[Mark | None]] = {}
    for style in _RANKED:
        following: list[Mark | None] = [None]
        for mark in reversed(marks):
            following.append(mark if mark is not None and mark.style == style else following[-1])
        coming[style] = following[::-1]
    return coming


def _last_marks(marks: Sequence[Mark | None]) -> list[int]:
    """For each line: the place of the mark of the first rank that stands before it; -1 where none does."""
    places = [-1]
    for at, mark in enumerate(marks):
        places.append(at if mark is not None and mark.style in _RANKED else places[-1])
    return places


def find_borders(texts: Sequence[str], gaps: Sequence[bool], page_title: str | None, params: BorderParams = BorderParams()) -> list[int]:
    """Indexes of the lines with which documents begin; the first is 0.

    Args:
        texts: Clean logical lines of one page.
        gaps: For each line, whether noise stands between it and the line before.
        page_title: Title that the page gives itself.
        params: Sizes.
    """
    page = _Page(texts, gaps, page_title, params)
    borders = [0]
    for at in range(1, len(texts)):
        start = borders[-1]
        if not page.has_body(start, at):
            continue
        if _begins_with_title(page, start, at) or _begins_untitled(page, start, at):
            borders.append(at)
    return borders


def _is_compilation(page: _Page, page_title: str | None) -> bool:
    """Whether the page says that it holds many texts, or shows it: two titles or two addresses each followed by text."""
    if page_title is not None and is_compilation_title(page_title):
        return True
    heads = [at for at in range(len(page.texts)) if _is_head(page, at)]
    return len(heads) >= 2


def _is_head(page: _Page, at: int) -> bool:
    text = page.texts[at]
    if len(text) > page.params.title_chars:
        return False
    return is_numbered_title(text) or (is_title(text) and read_mark(text) is None and _address_follows(page, at))


def _address_follows(page: _Page, at: int) -> bool:
    """Whether an address or a note of the editor stands soon after the title at `at`."""
    for place in range(at + 1, min(len(page.texts), at + 1 + page.params.subtitle_lines)):
        text = page.texts[place]
        if page.gaps[place] or is_salutation(text) or opens_with_salutation(text):
            return True
        if len(text) >= page.params.body_chars or page.marks[place] is not None:
            return False
    return False


def _begins_with_title(page: _Page, start: int, at: int) -> bool:
    text = page.texts[at]
    if len(text) > page.params.title_chars or text[-1] in "。;；,，、：:":
        return False
    if is_numbered_title(text) and page.is_compilation and page.marks[at] is None:
        return True
    if not is_title(text) or page.marks[at] is not None or at + 1 >= len(page.texts):
        return False
    has_ended = _has_ended(page, at)
    if page.is_compilation:
        return (has_ended or page.texts[at - 1][-1] in "。！!”") and _SPEECH.search(text) is not None and not page.continues(start, at)
    return has_ended and _address_follows(page, at) and _SPEECH.search(text) is not None and not page.continues(start, at)


def _has_ended(page: _Page, at: int) -> bool:
    return page.gaps[at] or is_closing(page.texts[at - 1])


def _begins_untitled(page: _Page, start: int, at: int) -> bool:
    text, mark = page.texts[at], page.marks[at]
    if (is_salutation(text) and text[-1] in ":：") or opens_with_salutation(text):
        return _begins_with_address(page, start, at)
    if not page.is_long(at, len(page.texts)) or page.continues(start, at):
        return False
    before = page.texts[at - 1]
    if is_closing(before) and not is_closing(text):
        restarts = mark is not None and mark.style == "han" and mark.number == 1 and page.reached_two(start, at)
        return restarts or (mark is None and (_OPENS.match(text) is not None or _ANNOUNCES.search(text) is not None))
    if not page.is_compilation:
        return False
    if mark is not None:  # a list of its own begins again where one was over
        return (
            mark.style == "han"
            and mark.number == 1
            and page.has_list(start, at)
            and page.next_number(at + 1) == 2
            and not _LEADS_ON.search(before)
        )
    return _OPENS.match(text) is not None and _ANNOUNCES.search(text) is not None


def _begins_with_address(page: _Page, start: int, at: int) -> bool:
    if not page.is_long(start, at) or page.continues(start, at) or any(is_salutation(text) for text in page.texts[max(start, at - 2) : at]):
        return False
    before = page.texts[at - 1]
    has_ended = _has_ended(page, at) or is_thanks(before) or before[-1] in "!！"
    return has_ended or (page.next_number(at) == 1 and page.reached_two(start, at))
