"""Places that no list holds, told by what names them: 石门岭乡, 望溪镇, 长河 before 堤防."""

import re
from collections.abc import Iterator, Set

from transforms.model import Words
from transforms.text import Span

_HAN = re.compile("[\u4e00-\u9fff]+")
_SETTLED = re.compile(
    r"(?:乡|镇|街道|村|屯|社区)(?=人民政府|党委|党工委|办事处|政府|人大|党支部|村委会|社区|等|[、,。;:()!\"”及和与]|[要应须必负在的于将为已未至共]|$)"
)
_WATER = re.compile(
    r"(?:河|江|湖|溪|水库|灌区|山|岭)(?=国控|省控|市控|断面|流域|堤防|堤岸|大堤|灌区|两岸|沿岸|沿线|水质|干流|支流|上游|中游|下游|河段|"
    r"湿地|国家湿地|景区|风景区|风景名胜区|国家级?森林公园|森林公园|自然保护区|干渠|防洪|[一二三四]级公路|水系|生态(?:廊道|带|修复|治理))"
)
_BEFORE = frozenset("对在向从由到至和与及以为是将给把让经跨含赴往抵自沿")
_NEVER_INSIDE = frozenset(
    "各每全本该个所些多两几数某这那的了着过其旧中返下进入到驻包联城乡镇村县市区州省农土渔牧有无为和与及于在对从由等以至是要被把将让给"
)
_NEVER_FIRST = frozenset(
    "移矿同一二三四五六七八九十第美特建贫示行自重中边偏先后落富文平试片非主跨内外界护治清整绕穿沿环近临母引调滨涉管禁保"
)
_WATERS = frozenset("江河湖海山水溪岭")
_NAME_FLAGS = ("ns", "nr", "nz", "x", "nrt", "nrfg")


def read_settlements(text: str, words: Words, place_ends: Set[int]) -> Iterator[Span]:
    """Townships, villages and waters of two or three characters before the suffix, between a border and a word that follows such a name.

    Args:
        text: The paragraph.
        words: Its words.
        place_ends: Where places read before end: a border.
    """
    for pattern, shortest in ((_SETTLED, 2), (_WATER, 1)):
        for match in pattern.finditer(text):
            stem_end = match.start()
            for length in (2, 3) if shortest == 2 else (2, 1, 3):
                start = stem_end - length
                if shortest == 1 and not _WATERS.isdisjoint(text[start:stem_end]):
                    continue
                if start >= 0 and _is_stem(text, start, stem_end) and _opens(text, start, place_ends):
                    if _is_unread(words, start, stem_end):
                        yield start, match.end()
                    break


def _is_stem(text: str, start: int, end: int) -> bool:
    stem = text[start:end]
    if stem == "城关":
        return text[start - 1 : start] not in ("为", "是")
    if stem[0] in "大小新老" and (len(stem) < 2 or stem[1] in _WATERS):
        return False
    return (
        _HAN.fullmatch(stem) is not None and _NEVER_INSIDE.isdisjoint(stem) and stem[0] not in _NEVER_FIRST and not stem.startswith("南北")
    )


def _opens(text: str, start: int, place_ends: Set[int]) -> bool:
    """A clause, a member of a list, or what stands behind a preposition or a place."""
    return not start or start in place_ends or text[start - 1] in _BEFORE or not "\u4e00" <= text[start - 1] <= "\u9fff"


def _is_unread(words: Words, start: int, end: int) -> bool:
    """The segmenter cut the stem up or tagged it a name: it is no common noun (贫困|村, 中心|镇)."""
    index = words.starting(start)
    if index < 0:
        return True
    flag = words.flag[index]
    return flag in _NAME_FLAGS if words.end[index] == end else flag[0] not in "vmdpr"
