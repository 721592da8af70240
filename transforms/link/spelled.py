"""Parts of a scheme that the text spells out one by one: under 一是, 二是, …, or in a run of words that repeat the scheme's own."""

import re
from collections.abc import Sequence
from functools import cache

_NUMBERS = "一二三四五六七八九十"
_FIRST = re.compile(r"[^。!?]{0,24}[:。;,]?\s*(?=(?:一[是要][,:]?|第一[,、:是]|其一[,、:]|[(]一[)]|1[.、](?![0-9])))")
_PART_CHARS = 60  # a longer part is a statement, of which the first clause names it
_REACH_CHARS = 4000  # all marks of one list stand within this
_RUN_CHARS = 400  # a run of items stands this near behind the name
_STOP = re.compile(r"[,。;:!?\n]")
_ITEM = re.compile(r"[^,、;。:!?\n]+")
_ENDS_THERE = re.compile(r"[^。!?:]{0,20}[。!:]?\s*")
_NAME = re.compile(r"^[二两双三四五六七八九十](?:个|大|项|支|种)?(?P<what>[一-龥]{1,6})$")


def key_of(name: str) -> str | None:
    """The word that a scheme counts (三个深入 → 深入, 五好 → 好); its parts repeat it."""
    found = _NAME.match(name)
    return found.group("what")[-2:] if found else None


def under_marks(text: str, end: int, below: Sequence[str], count: int) -> tuple[str, ...] | None:
    """The parts under 一是, 二是, … behind a name that ends at `end`, or at the head of the paragraphs below it."""
    rest = text[end : end + _REACH_CHARS]
    first = _FIRST.match(rest)
    if first is not None:
        return _marked(rest, first.end(), count)
    if not _ENDS_THERE.fullmatch(rest):
        return None
    heads: list[str] = []
    for paragraph in below:
        if len(heads) < count and (mark := _mark(len(heads) + 1).match(paragraph)) is not None:
            heads.append(_part(paragraph, mark.end()))
    return tuple(heads) if len(heads) == count else None


@cache
def _mark(place: int) -> re.Pattern[str]:
    number = _NUMBERS[place - 1]
    return re.compile(rf"(?:{number}[是要][,:]?|第{number}[,、:是]|其{number}[,、:]|[(]{number}[)]|{place}[.、](?![0-9]))")


def _marked(rest: str, at: int, count: int) -> tuple[str, ...] | None:
    parts = []
    for place in range(1, count + 1):
        mark = _mark(place).search(rest, at)
        if mark is None or (place > 1 and rest[mark.start() - 1] not in "。;,:!? \n"):
            return None
        at = mark.end()
        parts.append(_part(rest, at))
    return tuple(parts)


def _part(text: str, at: int) -> str:
    stop = _STOP.search(text, at, at + _PART_CHARS)
    return text[at : stop.start() if stop else at + _PART_CHARS].strip()


def in_a_run(text: str, end: int, key: str, count: int) -> tuple[str, ...] | None:
    """As many neighbouring items as announced, each with the word that the name counts (三个深入: 深入农村、深入群众、…)."""
    if text.count(key, end, end + _RUN_CHARS) < count:
        return None
    run: list[str] = []
    for item in _ITEM.finditer(text, end, end + _RUN_CHARS):
        words = item.group().strip(' “”"的')
        if key in words and words != key and len(words) <= _PART_CHARS:
            run.append(words[words.index(key) :] if not run and words.index(key) <= 2 else words)
        elif len(run) == count:
            break
        elif run:
            run = []
    return tuple(run) if len(run) == count else None
