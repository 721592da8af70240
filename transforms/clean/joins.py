"""Mended joins: a keyword that the site turned into a link and so broke out of its sentence.

`…签订了目标。` / `责任书。` / `;尚平同志宣读了…` was one sentence: the site gave each part a line and a false full stop, and often lost
the comma after the keyword. What shows it:

- the middle line is a bare name or verb noun of a few characters and a stop: no mark, no comma, no function word;
- the line before is a paragraph (it has a stop or comma inside, or is such a join's tail);
- the line after is a paragraph and opens nothing new: no outline mark, salutation or title.

That alone could be a true short line, so one of these must show too: the next line starts with what cannot start a sentence, the
line before ends in what cannot end one or has no stop though it is prose, or such lines stand on the page more than once.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.clean.lines import Line
from transforms.clean.shapes import is_numbered_title, is_salutation, is_thanks, is_title, read_mark
from transforms.schema.codes import DiscardReason

_HAN = re.compile(r"[一-龥]")
_KEYWORD = re.compile(r"[一-龥]{2,10}[。.]?")
_INNER = re.compile(r"[，,。；;：:、！？]")
_CONTINUES = re.compile(
    r"[,，、;；.。:：!！?？)）》”’\]】%]|的(?!确)|之(?![前后所])|等(?![到待])|地(?=[一-龥])|得(?!到|知|益)|了(?!解)|着(?!力|眼|手|重)"
)
_DANGLES = re.compile(r"(?:[、，,(（《“]|[^目]的|各项|各种|各类|以及|及|和|与|或|对|向|为|把|将|从|在|了|一份|一项|一个|这种|此项|某)$")
_COMPLETE = re.compile(r"是[^,，。;；]{1,30}的$")
_SENTENCE_OPENER = re.compile(r"(?:刚才|下面|在这里|在此|今天|同志们|各位|接下来|最后|首先|总之|因此|同时|当前|目前)[^。]{0,24}[,，:：]")
_SET_PHRASES = re.compile(r"(?:特此|此致|敬礼|完毕|散会|谢谢|此复|请批|妥否|当否|以上|附件|摘要|目录|全文|略)")
_OPENING_BRACKETS = {"《": "》", "“": "”", "(": ")", "（": "）"}
_NOMINAL = ("n", "vn", "v", "a", "b", "j", "l", "i", "s", "q", "m", "f", "t", "x", "g", "eng", "d")
_FUNCTION = ("u", "p", "c", "r", "y", "e", "o", "z")
_FINITE = frozenset("了的是不要我你他她它们这那吗呢吧啊很也就都没把被让")


@dataclass(frozen=True, slots=True)
class JoinParams:
    """Sizes in code points, set on the labelled page's 19 joins."""

    keyword_chars: int = 9  # a link keyword with its stop; the labelled ones have up to 6
    before_chars: int = 20  # the line that was cut is a paragraph
    after_chars: int = 6  # what goes on after the keyword
    chain_lines: int = 4  # keywords broken out one after the other


@dataclass(frozen=True, slots=True)
class Join:
    """Lines first … last are one line; `drops` are the places of the false stops: (line, offset)."""

    first: int
    last: int
    drops: tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class _Candidate:
    before: int
    keywords: tuple[int, ...]
    after: int
    is_shown: bool  # by its neighbours' words, without the page's other candidates


def find_joins(lines: Sequence[Line], reasons: Sequence[DiscardReason | None], params: JoinParams) -> list[Join]:
    """Runs of lines that were one line, in order; runs do not overlap."""
    found = _candidates(lines, reasons, params)
    shown = sum(1 for candidate in found if candidate.is_shown)
    accepted = [candidate for candidate in found if candidate.is_shown or (shown and len(found) > 1)]
    joins: list[Join] = []
    for candidate in accepted:
        drops = _false_stops(lines, candidate)
        if joins and joins[-1].last >= candidate.before:
            last = joins.pop()
            joins.append(Join(last.first, candidate.after, last.drops + drops))
        else:
            joins.append(Join(candidate.before, candidate.after, drops))
    return joins


def _candidates(lines: Sequence[Line], reasons: Sequence[DiscardReason | None], params: JoinParams) -> list[_Candidate]:
    found: list[_Candidate] = []
    at = 1
    while at < len(lines) - 1:
        end = at
        while end < len(lines) - 1 and end - at < params.chain_lines and reasons[end] is None and _is_keyword(lines[end].raw, params):
            end += 1
        if end == at:
            at += 1
            continue
        candidate = _candidate(lines, reasons, (at, end), bool(found and found[-1].after == at - 1), params)
        if candidate is not None:
            found.append(candidate)
        at = end
    return found


def _candidate(
    lines: Sequence[Line], reasons: Sequence[DiscardReason | None], keywords: tuple[int, int], is_tail: bool, params: JoinParams
) -> _Candidate | None:
    start, end = keywords
    before, after = lines[start - 1].raw, lines[end].raw
    if reasons[start - 1] is not None or reasons[end] is not None or not _is_cut(before, is_tail, params) or not _goes_on(after, params):
        return None
    has_stops = before[-1] == "。" and all(lines[place].raw[-1] == "。" for place in range(start, end))
    stem = before.rstrip("。")
    dangles = _DANGLES.search(stem, max(0, len(stem) - 8)) and not _COMPLETE.search(stem, max(0, len(stem) - 40))
    breaks_off = _HAN.match(before[-1]) is not None and "。" in before
    is_shown = bool(_CONTINUES.match(after) or dangles or breaks_off or _open_bracket(stem, after))
    has_false_stop = before[-1] == "。" or lines[end - 1].raw[-1] == "。"
    if not has_stops and not (is_shown and has_false_stop):
        return None
    return _Candidate(start - 1, tuple(range(start, end)), end, is_shown)


def _is_keyword(text: str, params: JoinParams) -> bool:
    if len(text) > params.keyword_chars + 1 or not _KEYWORD.fullmatch(text) or is_thanks(text) or read_mark(text) is not None:
        return False
    name = text.rstrip("。.")
    if (_FINITE & set(name) and not name.endswith("目的")) or _SET_PHRASES.match(name):
        return False
    import rjieba  # loads its dictionary

    flags = [flag for _, flag in rjieba.tag(name)]
    return not any(flag.startswith(_FUNCTION) for flag in flags) and flags[-1].startswith(_NOMINAL) and flags[0] != "d"


def _is_cut(text: str, is_tail: bool, params: JoinParams) -> bool:
    if text[-1] in "！？!?：:；;…”" or is_title(text) or is_salutation(text):
        return False
    return len(text) >= params.before_chars and (is_tail or _INNER.search(text[:-1]) is not None)


def _goes_on(text: str, params: JoinParams) -> bool:
    if len(text) < params.after_chars or read_mark(text) is not None or is_salutation(text) or is_thanks(text):
        return False
    return not (is_title(text) or is_numbered_title(text))


def _open_bracket(stem: str, after: str) -> bool:
    """Whether a bracket or quote opened before is closed after."""
    tail = stem[-60:]
    return any(tail.rfind(left) > tail.rfind(right) and right in after[:40] for left, right in _OPENING_BRACKETS.items())


def _false_stops(lines: Sequence[Line], candidate: _Candidate) -> tuple[tuple[int, int], ...]:
    parts = (candidate.before, *candidate.keywords)
    if _SENTENCE_OPENER.match(lines[candidate.after].raw):
        parts = parts[:-1]  # the keyword's stop may be true: what follows opens a sentence
    return tuple((place, len(lines[place].raw) - 1) for place in parts if lines[place].raw[-1] in "。.")
