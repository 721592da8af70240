"""Places of a paragraph: names of the gazetteer, names told by their suffix, masked names."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from transforms.extract.gazetteer import Gazetteer, load_gazetteer
from transforms.model import Token
from transforms.text import Span

MASK = r"[xX×*某○]{1,3}"
LEVEL_CHARS = frozenset("省市县区州旗")
_MASKED = re.compile(rf"(?<![0-9A-Za-z×*%.]){MASK}(?:自治[区州县旗]|街道|社区|[省市县区州旗镇乡村])(?![长委级直政处]|[0-9A-Za-z])")
_GOVERNING = frozenset("委人政直纪")
_WITHIN = frozenset("市县区州旗镇乡村道")
_NOT_PLACE = ("特色社会主义", "式现代化", "梦", "共产党", "化", "精神", "速度", "贫血")
_OF_PLACE = ("人", "队", "籍", "军", "方", "话", "政府", "地区", "流域", "沿岸", "两岸")
_HAS_MASK = re.compile(r"[xX×*某○]")
_NAME_FLAGS = frozenset(("ns", "nr", "nrt", "nrfg", "nz", "x"))
_SETTLEMENT = frozenset(("镇", "乡", "村", "街道", "县", "市", "区", "州", "省", "旗"))
_BY_SUFFIX = re.compile(
    r"[\u4e00-\u9fff]{2,}(?:[省市县区州盟旗镇乡村山河江湖海岛港湾峡洲]|街道|半岛|高原|盆地|平原|群岛|水库|大桥|机场|开发区)$"
)
GENERIC = re.compile(
    r"^(?:[各全本该每我外某两三四五六七八九十几数多大小新老旧原一下上这那和与及在到为是有无将把被对向从以要让使等的之其此非可不未]|"
    r"城|乡|农|山|林|牧|渔|社|园|校|厂|矿|灾|库|特|专|郊|市|县|区|省|州|贫困|重点|边境|民族|自治|行政|直辖|地级|街道|高|低|整|跨|驻|包|联|入|进|出|帮|扶|"
    r"示范|试验|中心|周边|沿海|内陆|边远|偏远|先进|百强|经济|开发|工业|高新|保税|保护|风景|旅游|住宅|居民|生活|学|片|战|解放|管|禁|灌|半|美食|涉|江[山海]|街|特色|美丽|文明|后进|空心)"
)


def read_places(text: str, tokens: Sequence[Token], ends: Sequence[int]) -> list[Span]:
    """Spans of places in a folded paragraph, in order, not overlapping; `ends` is where each word ends."""
    gazetteer = load_gazetteer()
    by_start = gazetteer.by_start
    spans = [match.span() for match in _MASKED.finditer(text)] if _HAS_MASK.search(text) else []
    reached = 0
    for index, token in enumerate(tokens):
        start = token.start
        if start < reached:
            continue
        names = by_start.get(text[start : start + 2])
        end = _listed(text, start, ends, names, gazetteer) if names else 0
        if not end and token.flag in _NAME_FLAGS:
            end = _told_by_suffix(tokens, index)
        if end:
            spans.append((start, end))
            reached = end
    return _joined(text, sorted(spans))


def _listed(text: str, start: int, ends: Sequence[int], names: Sequence[str], gazetteer: Gazetteer) -> int:
    """End of the longest name of the gazetteer that begins there, or 0."""
    for name in names:
        if not text.startswith(name, start):
            continue
        end = start + len(name)
        if name in gazetteer.full:
            if len(name) > 2 or _is_border(ends, end):
                return end
            continue
        if (
            name in gazetteer.stems
            and text[end : end + 1] in LEVEL_CHARS
            and (_is_border(ends, end + 1) or text[end + 1 : end + 2] in _GOVERNING)
        ):
            return end + 1
        if name in gazetteer.stems and (_is_border(ends, end) or text.startswith(_OF_PLACE, end)):
            return 0 if text.startswith(_NOT_PLACE, end) else end
    return 0


def begins_with_place(word: str) -> bool:
    """Whether a word begins with a name of the gazetteer."""
    return word.startswith(load_gazetteer().by_start.get(word[:2], ()))


def _is_border(ends: Sequence[int], end: int) -> bool:
    """Whether a word ends there."""
    index = bisect_left(ends, end)
    return index < len(ends) and ends[index] == end


def _told_by_suffix(tokens: Sequence[Token], index: int) -> int:
    """End of 南湖镇, 城关镇, 六盘山: a word unknown or tagged a name, with the suffix in it or after it."""
    token = tokens[index]
    word = token.word
    if len(word) < 2 or GENERIC.match(word) or not "\u4e00" <= word[0] <= "\u9fff":
        return 0
    if token.flag == "ns" and _BY_SUFFIX.search(word):
        return token.end
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    if following and following.word in _SETTLEMENT and len(word) <= 3 and token.flag != "nz":
        return following.end
    return 0


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """A division and one inside it are one name (北京市海淀区); what lies inside another goes."""
    joined: list[Span] = []
    for start, end in spans:
        if (joined and start < joined[-1][1]) or (joined and start == joined[-1][1] and text[end - 1] in _WITHIN):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
