"""The outline of a document: 一、 → (一) → 1. → (1) → 一是, nested, for each paragraph and inside paragraphs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from transforms.clean.shapes import Mark, read_mark
from transforms.schema.codes import ParagraphKind
from transforms.split.kinds import is_annex

LOWEST = 5
"""Level of 一是, 第一, 其一, 首先, which nest in the order in which they come."""

_ADDRESS = re.compile(r"(?:各位代表|各位委员|同志们|各位老师|朋友们)[,，!！:：]")
_SECOND = re.compile(r"二[是要、）)]|第二|其二|其次|[2２][.．、)）]|②")  # a list goes on
_INLINE = re.compile(
    r"(?:^|(?<=[。；;：:！？!?，,、”）)\s]))(?="
    r"[一二三四五六七八九十]{1,3}(?:是|要|、是)|第[一二三四五六七八九十]{1,2}[,，、:：是]|其[一二三四五六七八九][^生年月中他余次]"
    r"|(?:首先|其次|再次|再者|最后)[,，、:：要是]|[(（]\s?[一二三四五六七八九十\d]{1,2}\s?[)）]|[①-⑳]|\d{1,2}[.．、](?!\d))"
)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a paragraph stands: its own mark, if it has one, and the path of marks that govern it."""

    mark: Mark | None
    path: tuple[str, ...]

    @property
    def outline(self) -> str:
        """The path as published: 三/(二)/一是."""
        return "/".join(self.path)


@dataclass(slots=True)
class _Open:
    """A mark whose part of the document is not over."""

    mark: Mark
    is_heading: bool  # governs what follows: a line of its own, or a mark of the upper ranks; else up to its next sibling at most


@dataclass(slots=True)
class _Walk:
    stack: list[_Open] = field(default_factory=list)
    pending: list[int] = field(default_factory=list)  # unmarked paragraphs below an item that is not a heading

    def path(self, depth: int | None = None) -> tuple[str, ...]:
        return tuple(item.mark.label for item in self.stack[:depth])

    def clear(self) -> None:
        self.stack.clear()
        self.pending.clear()

    def governing(self) -> int:
        """How many of the open marks govern an unmarked paragraph for certain."""
        depth = len(self.stack)
        while depth and not self.stack[depth - 1].is_heading:
            depth -= 1
        return depth


def read_outline(texts: Sequence[str], kinds: Sequence[ParagraphKind]) -> list[Place]:
    """For each paragraph of a document its place in the outline.

    A mark closes the open marks of its own kind and of lower rank; so a list that starts again at 一 under the next heading is
    a new list, and one whose heading was lost takes the place of the old one. Marks of the lowest rank (一是, 第一, 其一, 首先) nest in one
    another in the order in which they come. A paragraph without a mark after an item of a list belongs to the item where the
    list goes on after it, else to what governs the list.

    Args:
        texts: Clean texts of the paragraphs.
        kinds: What each is. Titles, salutations and closings stand at the top; a closing ends every list, as the plan that a
            signed notice passes on begins anew.
    """
    is_outside = [kind in ("title", "salutation", "closing") for kind in kinds]
    marks = _marks(texts, is_outside)
    places = [Place(None, ())] * len(texts)
    walk = _Walk()
    for at, mark in enumerate(marks):
        _leave(walk, texts[at])
        if kinds[at] == "closing":
            walk.clear()
        if is_outside[at]:
            continue
        if mark is None:
            depth = walk.governing()
            places[at] = Place(None, walk.path(depth))
            if depth < len(walk.stack):
                walk.pending.append(at)
            continue
        _enter(walk, mark, kinds[at] == "heading" or mark.level <= 2, places)
        places[at] = Place(mark, walk.path())
    return places


def _leave(walk: _Walk, text: str) -> None:
    """A new address inside a speech sums up: it leaves all lists but that of the first rank. An annex leaves them all."""
    if is_annex(text):
        walk.clear()
    elif walk.stack and _ADDRESS.match(text):
        del walk.stack[1 if walk.stack[0].mark.level == 1 else 0 :]
        walk.pending.clear()


def _enter(walk: _Walk, mark: Mark, is_heading: bool, places: list[Place]) -> None:
    before = list(walk.stack)
    depth = _depth(walk, mark)
    if walk.pending:
        item = before[depth] if depth < len(before) else None
        if item is not None and not item.is_heading and item.mark.style == mark.style and mark.number == item.mark.number + 1:
            path = tuple(item.mark.label for item in before[: depth + 1])
            for at in walk.pending:
                places[at] = Place(None, path)
        walk.pending.clear()
    del walk.stack[depth:]
    walk.stack.append(_Open(mark, is_heading))


def _depth(walk: _Walk, mark: Mark) -> int:
    """How many of the open marks stay open above this one."""
    for depth, item in enumerate(walk.stack):
        if item.mark.style == mark.style:
            return depth
    if mark.level == LOWEST:
        # a list that is past its first item began inside the unmarked paragraph before: …措施是:一要…
        return walk.governing() if mark.number > 1 and walk.pending else len(walk.stack)
    return next((depth for depth, item in enumerate(walk.stack) if _rank(item.mark) >= _rank(mark)), len(walk.stack))


def _rank(mark: Mark) -> float:
    """Which marks nest in which: an article stands in a section, and its (一) in the article."""
    return mark.level - {"section-节": 0.6, "section-条": 0.4}.get(mark.style, 0)


def _marks(texts: Sequence[str], is_outside: Sequence[bool]) -> list[Mark | None]:
    """Marks of the paragraphs; 首先 and its like only where the list goes on (其次) or it follows one."""
    marks = [None if outside else read_mark(text) for text, outside in zip(texts, is_outside, strict=True)]
    firsts = [at for at, mark in enumerate(marks) if mark is not None and mark.style == "first"]
    numbers = {mark.number for at in firsts if (mark := marks[at]) is not None}
    if not {1, 2} <= numbers:
        for at in firsts:
            marks[at] = None
    return marks


def inline_marks(text: str) -> list[tuple[int, Mark]]:
    """Marks of lists that run inside a paragraph, with the place where each stands.

    Only lists that begin at one and go on are taken (一是…;二是…), at the start of a clause, and whose items say something (not
    第一、第二产业); a mark at the start of the paragraph is among them. Marks are in the order of the text.
    """
    found: list[tuple[int, Mark]] = []
    for match in _INLINE.finditer(text):
        mark = read_mark(text, match.start())
        if mark is not None:
            found.append((match.start(), mark))
    said = [item for item, after in pairwise(found) if after[0] > item[0] + item[1].end]
    return _series([*said, *found[-1:]])


def sentence_outlines(text: str, outline: str, starts: Sequence[int]) -> list[str]:
    """For each sentence of a paragraph the path of marks that govern it.

    Args:
        text: Clean text of the paragraph.
        outline: Its own path; where the paragraph begins with a mark, that is the last of the path.
        starts: Where the sentences begin.

    Returns:
        The paragraph's path, with the mark of the item of a list inside the paragraph that the sentence belongs to. A
        sentence that holds several items (一是…,二是…) belongs to none of them.
    """
    marks = inline_marks(text) if _SECOND.search(text) else []
    if not marks:
        return [outline] * len(starts)
    own = read_mark(text)
    path = outline.split("/") if outline else []
    above = path[:-1] if own is not None else path
    running = [own] if own is not None else []
    found: list[str] = []
    at = 0
    for end in [*starts[1:], len(text)]:
        first = at
        before = list(running)
        while at < len(marks) and marks[at][0] < end:
            _enter_inline(running, marks[at][1])
            at += 1
        if at - first > 1:
            running = before
        found.append("/".join([*above, *(mark.label for mark in running)]))
    return found


def _enter_inline(running: list[Mark], mark: Mark) -> None:
    depth = next((depth for depth, item in enumerate(running) if item.style == mark.style), len(running))
    del running[depth:]
    running.append(mark)


def _series(found: Sequence[tuple[int, Mark]]) -> list[tuple[int, Mark]]:
    kept: set[int] = set()
    runs: dict[str, list[int]] = {}
    for index, (_, mark) in enumerate(found):
        run = runs.get(mark.style, [])
        last = found[run[-1]][1].number if run else 0
        if mark.number == 1:
            runs[mark.style] = [index]
        elif run and (mark.number == last + 1 or (mark.number == 9 and mark.style == "first")):
            run.append(index)
            kept.update(run)
        elif index == 0 and found[0][0] == 0:
            runs[mark.style] = [index]
    return [found[index] for index in sorted(kept)]
