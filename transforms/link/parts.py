"""What a named scheme stands for: the list that the text gives with 即, 就是, in brackets or just before the name."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from transforms.link.spelled import in_a_run, key_of, under_marks

_VALUES = {"一": 1, "二": 2, "两": 2, "双": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10}
_SUM = re.compile(r"^([二两双三四五六七八九])(?![个大项件支种])[一-龥]([一二两双三四五六七八九])[一-龥](?![一-龥]{0,2}体)$")
_TWO = re.compile(
    r"^([一二两三四五六七八九])[个大项]?[^,、]{1,6}?[,、]?([一二两三四五六七八九])[个大项]?[一-龥]{2,4}$"
)  # 三个下功夫,一个统揽
_OF_ONE = re.compile(r"^([二两三四五六七八九十])个一(?=[批套])")  # 四个一批: four parts, each one batch
_TWO_COUNTED = re.compile(r"[个大项,、]")
_UNITY = re.compile(r"^([二两三四五六七八九])[一-龥]一体")
_LED = re.compile(r"^(?:十[一二三四五六七八九]?|[二两双三四五六七八九]十?)(?![五四三]规)")
_CODE = re.compile(
    r"^(?P<digits>[0-9]{2,6})(?![0-9%年月日号分小天公元万亿个种名项家])|^(?P<sum>[0-9NXnx](?:\+[0-9NXnx])+)|^(?P<number>[0-9]{1,2})(?=个|大|项|种|名)"
)
_DAY = re.compile(r"^(?:三八|五一|五四|六一|七一|八一|十一)(?![一-龥]{2}工)")
_PERIOD = re.compile(r"^(?:十[一二三四五]?五|[一二三四五六七八九]五|二十大|十[一二三四五六七八九]大)")
_LIMIT = 600  # code points after a name in which its list is looked for
_IN_BRACKET = re.compile(r"[一-龥]{0,14}[”\"]?\s*[(](?P<list>[^()]{4,200})[)]")
_INTRODUCES = re.compile(
    r"(?=[即也是指分具就主包:—])(?:(?P<exact>即是?(?![将可使便日时刻期位兴食墨席])|也就是|是指|指的是|分别是|分别为|具体是|具体为)|(?P<loose>就是|主要包括|包括|:|——))"
)
_ADJACENT = re.compile(r"[一-龥]{0,14}[”\"]?[一-龥]{0,10}[,:]?$")
_ELSEWHERE = re.compile(r"[。;()]")  # the sentence of the name is over, or what introduces a list stands in brackets of its own
_SAID_AGAIN = re.compile(r"(?<=[一-龥]{2})这[二两三四五六七八九十][个大项种类支][一-龥]{0,8}$")  # …、督导考核这八项重点工作
_NEAR = 80  # code points after a name within which the word that introduces its list stands
_COUNTED_UP_TO = 10
_PAIRS = re.compile(r"^([二两三四五六七八九])([一-龥])\1([一-龥])$")  # 三先三后: three parts, each with both
_HEAD = re.compile(r"[,:]?(?:就是|是指|即|指的是|是)(?P<what>[^,。;:“”]{2,40})")
_VERBS = re.compile(
    r"^.*?(?:以培育一批|以建设一批|以打造一批|培育一批|聚焦|加强|全面提升|提升|坚持|做到|落实|抓好|构建|建立健全|建立|形成|推进|推动|实现|突出|强化|打造|围绕|紧扣|开展|实施|完善|健全|处理好|抓住|深化|的)(?=[一-龥]{2})"
)
_CLAUSE_STOP = re.compile(r"[,;。:!?]")
_BEFORE_CHARS = 120
_AS_CONTENT = re.compile(r"为(?:主要|核心|重点|基本|主体)*内容的$")


@dataclass(frozen=True, slots=True)
class Explanation:
    """The parts of a scheme and whether there are as many as its name announces."""

    parts: tuple[str, ...]
    agrees: bool
    head: str  # what is said before the list: 抓好六支队伍建设


def without_quotes(name: str) -> str:
    """A name as it is counted and compared."""
    return name.replace("“", "").replace("”", "").replace('"', "")


@lru_cache(4096)  # names come back, from page to page too
def announced(name: str) -> int | None:
    """The number of parts that a name announces (四名 → 4, 两免一补 → 3, 1689 → 4); None where it announces none."""
    if _PERIOD.match(name) or _DAY.match(name):
        return None
    code = _CODE.match(name)
    if code:
        if code.group("number"):
            return int(code.group("number"))
        return len(code.group("digits")) if code.group("digits") else code.group("sum").count("+") + 1
    unity = _UNITY.match(name)
    if unity:
        return _VALUES[unity.group(1)]
    added = _SUM.match(name[:4])
    if added and len(name) >= 4:
        return _VALUES[added.group(1)] + _VALUES[added.group(2)]
    of_one = _OF_ONE.match(name)
    if of_one:
        return _value(of_one.group(1))
    two = _TWO.match(name) if _TWO_COUNTED.search(name[1:]) else None
    if two:
        return _VALUES[two.group(1)] + _VALUES[two.group(2)]
    led = _LED.match(name)
    return _value(led.group()) if led else None


def _value(numeral: str) -> int:
    if numeral == "十":
        return 10
    if numeral.startswith("十"):
        return 10 + _VALUES[numeral[1]]
    return _VALUES[numeral[0]] * 10 if numeral.endswith("十") else _VALUES[numeral]


def explain(text: str, start: int, end: int, count: int | None, below: Sequence[str] = ()) -> Explanation | None:
    """The parts of the scheme named at [start, end), if the text spells them out there or in the paragraphs below."""
    after = _after(text, end, count)
    if after is not None and after.agrees:
        return after
    before = _before(text, start, count)
    if before is not None:
        return before
    if count is not None and 1 < count <= _COUNTED_UP_TO:
        name = without_quotes(text[start:end])
        pairs = _PAIRS.match(name)
        paired = _after(text, end, _VALUES[pairs.group(1)]) if pairs else None
        if pairs and paired and paired.agrees and all(pairs.group(2) in part and pairs.group(3) in part for part in paired.parts):
            return paired
        parts = _spelled(text, end, key_of(name), below, count)
        if parts is not None:
            return Explanation((parts[0].removeprefix("即"), *parts[1:]), True, "")
    return after


def _spelled(text: str, end: int, key: str | None, below: Sequence[str], count: int) -> tuple[str, ...] | None:
    if key is None:
        return None
    parts = under_marks(text, end, below, count)
    if parts is not None and all(key in part for part in parts):
        return parts
    return in_a_run(text, end, key, count) if len(key) > 1 else None


def _after(text: str, end: int, count: int | None) -> Explanation | None:
    stretch = text[end : end + _LIMIT]
    head = _HEAD.match(stretch)
    said = head.group("what") if head else ""
    bracket = _IN_BRACKET.match(stretch)
    found = [_explanation(bracket.group("list"), count, said, is_open=False)] if bracket else []
    for match in _INTRODUCES.finditer(stretch, 0, _NEAR):
        adjacent = _ADJACENT.match(stretch[: match.start()]) is not None
        if not adjacent and (count is None or _ELSEWHERE.search(stretch, 0, match.start())):
            continue
        at = match.end()
        while at < len(stretch) and stretch[at] in ",: ":
            at += 1
        is_open = match.lastgroup == "loose" or not adjacent
        found.append(_explanation(_list_text(stretch, at), count, said, is_open=is_open))
    known = [item for item in found if item is not None]
    return min(known, key=lambda item: (not item.agrees, sum(map(len, item.parts))), default=None)


def _list_text(stretch: str, at: int) -> str:
    if at < len(stretch) and stretch[at] in '“"':
        close = re.compile(r"[”\"]").search(stretch, at + 1)
        rest = stretch[at:]
        if close and not re.match(r"[、,][“\"]", stretch[close.end() :]):
            return stretch[at + 1 : close.start()]
        stop = re.search(r"[。;]", rest)
        return rest[: stop.start()] if stop else rest
    stop = re.search(r"[。\n]", stretch[at:])
    return stretch[at : at + stop.start()] if stop else stretch[at:]


def _explanation(listed: str, count: int | None, said: str, *, is_open: bool) -> Explanation | None:
    """Split a list at the mark that gives as many parts as announced; an openly introduced list counts only if it agrees."""
    if count == 1 and listed:
        return Explanation((listed.strip(" ,。"),), True, said)
    splits = []
    for mark in (";", ",", "、", "[,、]"):
        parts = tuple(_SAID_AGAIN.sub("", part.strip(' ,;、“”"').removeprefix("即")) for part in re.split(mark, listed))
        parts = tuple(part for part in parts if part)
        if len(parts) < 2:
            continue
        if count is not None and len(parts) == count and not (is_open and count == 2 and mark == ","):
            return Explanation(parts, True, said)
        splits.append(parts)
    cut = _counted(listed, count)
    if cut is not None:
        return Explanation(cut, True, said)
    if not splits or is_open:
        return None
    if count is None:
        return Explanation(splits[-1], True, said)
    closest = min(splits, key=lambda parts: abs(len(parts) - count))
    return Explanation(closest, False, said) if abs(len(closest) - count) <= max(2, count // 3) else None


def _counted(listed: str, count: int | None) -> tuple[str, ...] | None:
    """A list that runs on into the sentence: its first clause alone has the announced number."""
    if count is None:
        return None
    first = re.split(r"[,;]", listed)[0]
    parts = tuple(part.strip(' “”"') for part in first.split("、"))
    return parts if len(parts) == count and all(parts) else None


def _before(text: str, start: int, count: int | None) -> Explanation | None:
    """政府监管责任、学校主体责任、家长监护责任的“三位一体”: as many items as announced, right before the name."""
    first = max(0, start - _BEFORE_CHARS)
    if count is None or count < 2 or text.count("、", first, start) < count - 1:
        return None
    listed = _AS_CONTENT.sub("", _CLAUSE_STOP.split(text[first:start])[-1])
    if listed.endswith(("和", "与", "及", "、")) or (listed.endswith("的") and count == 2):
        return None
    items = listed.removesuffix("的").removesuffix("等").split("、")
    if len(items) != count:
        return None
    items[0] = _without_verb(items[0], items[1:])
    if count == 2 and len(items[0]) != len(items[1]):
        return None
    parts = tuple(item.strip(' “”"') for item in items)
    return Explanation(parts, True, "") if all(1 < len(part) <= 24 for part in parts) else None


def _without_verb(first: str, others: list[str]) -> str:
    """The first item of a list without the verb that governs the list, told by how the other items are built."""
    opening, length = others[0][:1], len(others[0])
    if opening and opening in first and all(item.startswith(opening) for item in others):
        return first[first.index(opening) :]
    rest = _VERBS.sub("", first)
    if rest == first and length and len(first) > length and len({len(item) for item in others}) == 1:
        return first[-length:]
    return rest
