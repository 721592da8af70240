"""Organizations of a paragraph, by the morphology of their names: place or level, function, body.

Every name ends in a body (局, 部门, 公司); from there it is read leftwards: functions (教育、卫生), then levels (县) or places.
What is left without function, level, place or name of its own is a common noun and no entity.
"""

import re
from collections.abc import Iterator, Sequence

from transforms.extract.body_names import BodyNames
from transforms.extract.body_words import WORDS_BEFORE
from transforms.extract.inner_bodies import widened
from transforms.extract.institutions import CENTRAL, FIRMS, FUNCTIONS, OFFICES, STATE_BODIES, any_of
from transforms.extract.places import begins_with_place
from transforms.model import Words
from transforms.text import Span

_CENTRAL = re.compile(any_of(re.split(r"\|(?![^(]*\))", CENTRAL)))  # | outside of brackets
_NO_VERB = {"委": "委(?![员托派培任屈婉实以曲身靡])", "办": "办(?![公理学事法案园好实校得成妥社证结])"}  # no 委托, 办理
_BODIES = sorted({*STATE_BODIES.split("|"), *OFFICES.split("|"), *FIRMS.split("|")}, key=lambda word: (-len(word), word))
_BODY = re.compile(any_of(_NO_VERB.get(body, body) for body in _BODIES))
_LIST = re.compile(
    r"[等部各多个一二三四五六七八九十两0-9](?:"
    r"(?<=等)(?:有关|相关|多个|各|职能|[一二三四五六七八九十0-9]+个)?(?:职能)?(?:部门|单位|机关|委办局)|(?<=部)门|(?<=[个各多])部门|"
    r"(?<=[各多])个部门|(?<=[一二三四五六七八九十两0-9])[一二三四五六七八九十两0-9]*+个?部门)"
)
_INNER = re.compile(r"[局厅部院校所]党(?:组|委|总支|支部)(?!书记|成员|副书记|织)")
_INSTITUTION = re.compile(
    r"(?:大学|学院|学校|医院|法院|检察院|博物院|公司|集团|银行|总部|学会|协会|联合会|委员会|基金会|政府|议会|国会|国务院|出版社|通讯社|报社|署|总局|"
    r"[部厂馆所台党队]|足协|残联|奥委会|组委会)$"
)
_TREASURY = re.compile(
    "(?:中央|省|市|县|区|州|旗)财政(?<![各级地城乡全、].财政)(?<![各级地城乡全、]中央财政)(?=和|、|再|每年|安排|承担|追加|拨付|给予|统筹|按|投入|负担|分别|下达|列支|全额|要|应|将|对|予以|足额|兜底|预留|筹措|整合|筹集|补助)"
)
_GROUPS = re.compile(
    r"团[省市县区州]委(?!员)|各级各部门(?:各单位)?|各地各部门|各乡镇(?:街道|办事处)?|各镇街|各县\(市、区\)|各市、县(?:\(市、区\))?人民政府"
)
_AFTER_CENTRAL = (
    "和",
    "、",
    "与",
    "关于",
    "要求",
    "决定",
    "提出",
    "明确",
    "强调",
    "部署",
    "精神",
    "的决策",
    "领导",
    "驻",
    "决策部署",
    "有关",
    ",",
    "。",
    "及",
    "第",
)
_AMBIGUOUS_CENTRAL = frozenset(("清华", "北大", "复旦", "民进", "民建", "民革"))


def read_organizations(text: str, words: Words, places: Sequence[Span]) -> list[Span]:
    """Spans of named or definite bodies in a folded paragraph; they may overlap, the longest counts.

    Args:
        text: The paragraph.
        words: Its words.
        places: Places read before; a body's name may begin with one.
    """
    place_by_end = {end: start for start, end in places if end - start > 1}
    spans = [match.span() for match in _GROUPS.finditer(text)] if "各" in text or "团" in text else []
    if "党" in text:
        spans += [(_from_level(text, match.start()), match.end()) for match in _INNER.finditer(text)]
    spans += [
        (words.start[index], words.end[index]) for index in words.names if words.flag[index] == "nt" and _is_institution(words.word[index])
    ]
    spans += [
        (match.start() if match[0][-1] == "军" else place_by_end.get(match.start(), match.start()), match.end())
        for match in _CENTRAL.finditer(text)
        if _is_central(text, match)
    ]
    reader = BodyNames(text, words, place_by_end)
    for match in _BODY.finditer(text):
        span = reader.name(match.start(), match.end(), match[0])
        if span:
            spans.append(span)
    if "中" in text or "小" in text:
        spans += reader.schools()
    if "部门" in text or "单位" in text or "机关" in text:
        spans += _listed(text)
    if "财政" in text:
        spans += [match.span() for match in _TREASURY.finditer(text)]
    return list(widened(text, spans))


def _from_level(text: str, start: int) -> int:
    """县|教育局党组… begins with its level."""
    return start - (start > 0 and text[start - 1] in "省市县区州")


def _is_central(text: str, match: re.Match[str]) -> bool:
    """中央 alone must stand as a body; 清华 and the like among schools."""
    word = match[0]
    if word[-1] == "部" and text.startswith("门", match.end()):
        return False
    if word == "中央":
        return text.startswith(_AFTER_CENTRAL, match.end()) and not text.endswith(("党", "共", "届", "国"), 0, match.start())
    if word in _AMBIGUOUS_CENTRAL:
        before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
        return (before in "、入取上、到北大清华" and after in "、等北清大,。") or (after == "大" and text.startswith("大学", match.end()))
    return True


def _is_institution(word: str) -> bool:
    """辽宁大学, 中国美术馆: one word, led by a place, that ends as a body does."""
    return (
        len(word) > 3 and _INSTITUTION.search(word) is not None and (begins_with_place(word) or word.startswith(("国际", "国家", "联合国")))
    )


def _listed(text: str) -> Iterator[Span]:
    """公安、卫生、药监等部门: each of them."""
    for match in _LIST.finditer(text):
        at = match.start()
        members: list[Span] = []
        while True:
            word = WORDS_BEFORE.ending(text, at)
            if word not in FUNCTIONS:
                break
            members.append((at - len(word), at))
            at -= len(word)
            if not at or text[at - 1] not in "、和":
                break
            at -= 1
        if len(members) > 1:
            yield from members
