"""Places of a paragraph: names of the gazetteer, names told by their suffix, masked names."""

import re
from collections.abc import Iterator, Sequence
from itertools import compress, count
from operator import itemgetter

from transforms.extract.gazetteer import ABROAD, PROVINCES, SHORT_NAMES, Gazetteer, load_gazetteer
from transforms.extract.names import HAN
from transforms.extract.terrain import read_settlements
from transforms.model import Words
from transforms.text import Span

MASK = r"[xX×*某○]{1,3}"
LEVEL_CHARS = frozenset("省市县区州旗")
_MASKED = re.compile(rf"(?<![0-9A-Za-z×*%.]){MASK}(?:自治[区州县旗]|街道|社区|[省市县区州旗镇乡村])(?![长委级直政处]|[0-9A-Za-z])")
_GOVERNING = frozenset("委人政直纪")
_WITHIN = frozenset("市县区州旗镇乡村道")
_NOT_PLACE = ("特色社会主义", "式现代化", "梦", "共产党", "化", "精神", "速度", "贫血", "时代", "舰", "”舰")
_OF_PLACE = ("人", "队", "籍", "军", "方", "话", "政府", "地区", "流域", "沿岸", "两岸")
_GOVERNED = re.compile("(?:党|工)?委|人民政府|政府|人大|政协|纪委|团委|武装部|支部|直")
_ONLY_WITH = {  # words of their own unless the city or province stands before them (会同|县…, 改造老城区)
    "会同县": ("怀化", "怀化市", "湖南", "湖南省"),
    "老城区": ("洛阳", "洛阳市"),
    "新城区": ("西安", "西安市", "呼和浩特", "呼和浩特市"),
}
_ZONE = re.compile(
    "经开区|高新区|国家级新区|(?:国家)?经济技术开发区|高新技术产业开发区|(?:自贸|自由贸易)试验区|自贸区|工业园区|综合保税区|经济开发区"
)
_HAS_MASK = re.compile(r"[xX×*某○]")
_SETTLEMENT = frozenset(("镇", "乡", "村", "街道", "县", "市", "区", "州", "省", "旗"))
_BY_SUFFIX = re.compile(rf"{HAN}{{2,}}(?:[省市县区州盟旗镇乡村山河江湖海岛港湾峡洲]|街道|半岛|高原|盆地|平原|群岛|水库|大桥|机场|开发区)$")
_OF_COUNTRIES = "".join(sorted(SHORT_NAMES.keys() - set("华京沪")))
_COUNTRIES = re.compile(
    f"[中美日俄英法德韩朝印巴欧][{_OF_COUNTRIES}]{{1,3}}(?=[两二三四]国(?!企|有|土|道)|双方|双边|关系|友好|友谊|建交|首脑|元首|之间|"
    "经贸(?!企|促)|贸易(?!公|有)|边境|边界|联合声明|联合公报|会谈|谈判|战略|领导人|人民|合作(?!社|医)|自贸)"
)
_VISITED = re.compile(
    "[驻访赴旅抵离来对在](?<!未来)(?:(?<=在)[华京](?=[召举投企机工学出参调考人揭开签闭落])|(?<!在)华(?![山北东南中西为夏能侨])"
    "|(?<![在对])京(?![津冀沪杭九广张剧都华东城])|(?<![在对])沪(?![宁杭昆苏]))"
)
_FIRST_TWO = itemgetter(slice(2))
_LAST_OF_SUFFIX = frozenset("省市县区州盟旗镇乡村山河江湖海岛港湾峡洲道原地库桥场")
_BEGINS_SUFFIX = frozenset("省市县区州旗乡镇村街")
GENERIC = re.compile(
    r"^(?:[各全本该每我外某两三四五六七八九十几数多大小新老旧原一下上这那和与及在到为是有无将把被对向从以要让使等的之其此非可不未]|"
    r"城|乡|农|山|林|牧|渔|社|园|校|厂|矿|灾|库|特|专|郊|市|县|区|省|州|贫困|重点|边境|民族|自治|行政|直辖|地级|街道|高|低|整|跨|驻|包|联|入|进|出|帮|扶|"
    r"示范|试验|中心|周边|沿海|内陆|边远|偏远|先进|百强|经济|开发|工业|高新|保税|保护|经开|自贸|老城|新城|幸福|和谐|平安|小康|风景|旅游|住宅|居民|生活|学|片|战|解放|管|禁|灌|半|美食|涉|江[山海]|街|特色|美丽|文明|后进|空心)"
)


def read_places(text: str, words: Words) -> list[Span]:
    """Spans of places in a folded paragraph, in order, not overlapping."""
    gazetteer = load_gazetteer()
    by_start = gazetteer.by_start
    spans = [match.span() for match in _MASKED.finditer(text)] if _HAS_MASK.search(text) else []
    spans += _short(text)
    reached = 0
    named = set(words.names)
    starts = words.start
    opening = compress(count(), map(gazetteer.openings.__contains__, map(_FIRST_TWO, words.word)))
    listed = [index for index in opening if text[(at := starts[index]) : at + 2] in by_start]
    for index in sorted(named.union(listed)):
        start = starts[index]
        if start < reached:
            continue
        names = by_start.get(text[start : start + 2])
        end = _listed(text, start, words, names, gazetteer) if names else 0
        while end and words.ending(end) < 0 and (inner := by_start.get(text[end : end + 2])):
            further = _listed(text, end, words, inner, gazetteer)  # 上海市|浦东新区 in one word
            if not further:
                break
            end = further
        if not end and index in named:
            end = _told_by_suffix(words, index)
        if end and not text.startswith(_NOT_PLACE, end):
            spans.append((start, end))
            reached = end
    spans += read_settlements(text, words, {end for _, end in spans})
    return _joined(text, sorted(spans, key=lambda span: (span[0], -span[1])))


def _short(text: str) -> Iterator[Span]:
    """Places of one character: each of 中美, 印巴 before what is between countries; 华, 京, 沪 behind a verb of coming and going."""
    for match in _COUNTRIES.finditer(text):
        for start in range(*match.span()):
            yield start, start + 1
    if "华" in text or "京" in text or "沪" in text:
        for match in _VISITED.finditer(text):
            yield match.start() + 1, match.end()


def _listed(text: str, start: int, words: Words, names: Sequence[str], gazetteer: Gazetteer) -> int:
    """End of the longest name of the gazetteer that begins there, or 0."""
    for name in names:
        if not text.startswith(name, start) or (name in _ONLY_WITH and not text.endswith(_ONLY_WITH[name], 0, start)):
            continue
        end = start + len(name)
        if name in gazetteer.full:
            if len(name) > 2 or words.ending(end) >= 0:
                return end
            continue
        if (
            name in gazetteer.stems
            and text[end : end + 1] in LEVEL_CHARS
            and (words.ending(end + 1) >= 0 or text[end + 1 : end + 2] in _GOVERNING)
        ):
            return end + 1
        if name in gazetteer.stems and (words.ending(end) >= 0 or text.startswith(_OF_PLACE, end)):
            return end
        if name in PROVINCES:
            for inner in gazetteer.by_start.get(text[end : end + 2], ()):
                if inner not in ABROAD and text.startswith(inner, end) and words.ending(end + len(inner)) >= 0:
                    return end + len(inner)
    return 0


def begins_with_place(word: str) -> bool:
    """Whether a word begins with a name of the gazetteer."""
    return word.startswith(load_gazetteer().by_start.get(word[:2], ()))


def _told_by_suffix(words: Words, index: int) -> int:
    """End of 南湖镇, 城关镇, 六盘山: a word unknown or tagged a name, with the suffix in it or after it."""
    word = words.word[index]
    following = words.word[index + 1] if index + 1 < len(words.word) else ""
    if word[-1] not in _LAST_OF_SUFFIX and following[:1] not in _BEGINS_SUFFIX:
        return 0
    flag, end = words.flag[index], words.end[index]
    if flag == "nt" or len(word) < 2 or GENERIC.match(word) or not "\u4e00" <= word[0] <= "\u9fff":
        return 0
    if (flag == "ns" and _BY_SUFFIX.search(word)) or (len(word) > 2 and word[-1] in "乡镇县村" and flag != "nz"):
        return end
    if not following or len(word) > 3 or flag == "nz":
        return 0
    if following in _SETTLEMENT:
        return words.end[index + 1]
    if following[0] in "省市县区州旗乡镇村" and following[:2] != "村委" and _GOVERNED.match(following, 1):
        return end + 1
    if following[0] in "县镇乡" and following[1] not in "城域级内长镇村区外亲土下试里委直":
        return end + 1
    if following == "县长" and index + 2 < len(words.word) and words.word[index + 2][0] in "河江":
        return end + 1
    return 0


def _lies_in(text: str, outer: Span, inner: Span) -> bool:
    """四川|成都: a province and what is none."""
    return text[slice(*outer)] in PROVINCES and text[slice(*inner)] not in PROVINCES


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """A division and one inside it are one name (北京市海淀区); what lies inside another goes."""
    joined: list[Span] = []
    for start, end in spans:
        last = joined[-1] if joined else (0, 0)
        if start < last[1] or (joined and start == last[1] and (text[end - 1] in _WITHIN or _lies_in(text, last, (start, end)))):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    if "区" not in text:
        return joined
    return [(start, zone.end() if (zone := _ZONE.match(text, end)) else end) for start, end in joined]
