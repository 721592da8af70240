"""What the words right before and after a number say of its bounds: at least, at most, about."""

import re
from typing import Final, Literal

from transforms.extract.units import listed

Bound = Literal["floor", "ceiling", "about"]

_AT_LEAST: Final = listed("""
不低于 不少于 不小于 不下于 不亚于 不下 至少 至少有 最少 最少有
起码 最低 超过了 超过 超出了 突破了 突破 高于 多于 大于 大于等于 大于或等于 超 逾 过 已过 ≥ > >= 上
""")
_AT_MOST: Final = listed("""
不超过 不超 不高于 不多于 不大于 不突破 未超过 未突破 最多 最多有 最高 至多
顶多 低于 少于 小于 小于等于 小于或等于 不足 不到 不满 未满 未达 未到 ≤ < <=
""")
_ABOUT: Final = listed("接近 逼近 将近 大约 约为 大致 大概 大约有 近 约 ~ ≈")
_MUST_NOT: Final = listed("不得 不准 不应 不能 不可 不宜 不许 不要")
_BEFORE: Final[dict[str, Bound]] = {
    **{f"{no}{word}": "floor" for no in _MUST_NOT for word in listed("少于 低于 小于 不足")},
    **{f"{no}{word}": "ceiling" for no in _MUST_NOT for word in listed("超过 高于 多于 大于 突破 超出")},
    **dict.fromkeys(_AT_LEAST, "floor"),
    **dict.fromkeys(_AT_MOST, "ceiling"),
    **dict.fromkeys(_ABOUT, "about"),
}
_LONGEST: Final = max(map(len, _BEFORE))
BOUND_ENDS: Final = frozenset(word[-1] for word in _BEFORE)
"""What stands right before a number that has a bound before it."""
_NOT_AFTER: Final = {
    "过": "^[率数量值额入均已比积产者半龄重]",  # 产值过百亿; 开展过3次 is no bound
    "近": "[附靠逼临邻最亲毗贴相切新远走浅晚接将]",
    "约": "[契条公签制违履大集预节合简特相誓守邀隐]",
    "超": "[高反赶班]",
    "上": "[迈跨登踏站升冲以之赶追加]",
    "逾": "[不]",
    "不到": "[达做办赶用等感见]",
}
"""One-character bounds → what makes another word with the character before; ^ turns it into what has to stand there."""

_MARKS: Final[tuple[tuple[str, Bound], ...]] = (
    *((word, "floor") for word in ("以上", "之上", "往上", "开外", "起步")),
    *((word, "ceiling") for word in ("以下", "以内", "之内", "之下")),
    *((word, "about") for word in ("左右", "上下", "出头")),
)
_AFTER: Final[dict[str, Bound]] = dict(_MARKS)
_REST: Final = re.compile(
    r"(?P<tail>有余|多(?![一二三四五六七八九两种个样项次年元方层])|余|许)?(?: ?\(含[^()]{0,6}\))?"
    r"(?:(?:及|或者?)?(?P<mark>以上|之上|往上|以下|之下|以内|之内|开外)|(?P<about>左右|出头(?!露)|上下(?![游级班联水功楼浮])))?"
)
BOUND_STARTS: Final = frozenset("有多余许 (及或以之往开左上出")
"""What stands right behind a quantity that has a bound behind it."""


def bounds_after(text: str, end: int, stop: int | None = None) -> tuple[int, list[Bound]]:
    """Where the quantity ends once the bounds after `end`, up to `stop`, belong to it, and these bounds."""
    if text[end : end + 1] not in BOUND_STARTS:
        return end, []
    match = _REST.match(text, end, len(text) if stop is None else stop)
    if match is None or match.end() == end:
        return end, []
    mark = match["mark"] or match["about"]
    found: list[Bound] = ["about"] if match["tail"] else []
    if mark:
        return match.end(), [*found, _AFTER[mark]]
    return (match.end("tail") if match["tail"] else end), found


def bounds_before(text: str, start: int, floor: int, bare_power: bool) -> tuple[int, list[Bound]]:
    """Where the quantity starts once the bounds before `start` belong to it, and these bounds, from the number outwards.

    Args:
        text: Folded text.
        start: First character of the number.
        floor: What came before ends here.
        bare_power: Whether the number is a power of ten alone (上千人, 过百亿).
    """
    found: list[Bound] = []
    while len(found) < 2 and start > floor and text[start - 1] in BOUND_ENDS:
        for length in range(min(_LONGEST, start - floor), 0, -1):
            word = text[start - length : start]
            if word in _BEFORE and _is_bound(text, word, start - length, bare_power and not found):
                break
        else:
            break
        found.append(_BEFORE[word])
        start -= length
    return start, found


def _is_bound(text: str, word: str, at: int, bare_power: bool) -> bool:
    if word == "上":
        return bare_power
    before = text[at - 1 : at]
    chars = _NOT_AFTER.get(word, "")
    if chars[:1] == "^":
        return not before or before in chars[2:-1] or (bare_power and before not in "通经")
    return not before or before not in chars[1:-1]
