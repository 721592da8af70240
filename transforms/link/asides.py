"""Whether a figure is no aim by the words right around it: a base, an aside, a permission, a name."""

import re

from transforms.link.work import REACHES
from transforms.model import Quantity

_LOOK_CHARS = 24
_BACK_CHARS = 60  # what a head count stands behind
_NAME_CHARS = 12  # what stands in quotes so short is a name
MAY = re.compile(r"(?<![不认许])可(?!能|持续|靠|行|再生|视|比|支配|用|观|控|循环|逆|追溯|研|及|喜)|您")
"""What only allows."""
_STATED_JUST_BEFORE = re.compile(
    r"(?:高达|多达|仅有|仅为|只有|只占|仅占|高出|超出|相差|多出|少于去年|由原来的?|指标|》|做[大优强]|以下|下列|上述)$"
)
_SPOKEN_OF = re.compile(r"的[一-龥]{0,8}(?:目标|指标|增速|预期)(?=$|[,;。])")  # 确定5%左右的增长目标: told of before
_IS_BASE = re.compile(r"(?:增加?|提高|上升|提升|扩大|下降|减少|降低?|缩小|压缩|延长|调整)(?:至|到|为)")
_ASIDE = re.compile(r"\((?:不?含|约|即|如|注|见|原)[^()]{0,20}$")
_NAMED_NUMBER = re.compile(r"[版届期]$")  # 2.0版, 二十届, 三期: a name, and no number of things
_OPINIONS = re.compile(r"班子|(?:具体|重要|工作|方面|不成熟)?的?(?:意见|要求|建议|看法|体会|感想|想法|希望|认识|问题|指标)")
_AGES = frozenset(("岁", "周岁"))  # 2至3岁幼儿: whom, and not how much
_RANKED = re.compile(  # 全省第一, but not 追求第一
    r"(?:全[国省市县区州]|同类|西[北南部]|东北|华[东北中南]|中西部|第|前|世界|亚洲)[^,;。]{0,6}$|(?:排名|位居|位列|进入|跻身|列|居|排)[^,;。]{0,10}$"
)
_A_HEAD = re.compile(
    r"每(?:人|户|名|张|餐|套|间|亩|床|例|次|个?月)[^,;。]*(?:补贴|补助|奖励|资助|给予|发放)|按[^,;。]{0,6}每[^,;。]*给予|每餐"
)
_IF_SO = re.compile(r"(?:以上|及以上)?的(?=取消|给予|予以|要|按|由|依法|追究|实行|免|处|一律|不得)")
_GOES_ON = re.compile(r"[A-Za-z/=]|制(?![定造作])")  # 10ml/min, 3人制: the unit goes on, a measurement or a name and no aim


def is_aside(text: str, figure: Quantity, head: int) -> bool:
    """Whether the words around a figure, from the head of its clause on, make it a base, an aside, a permission or a name."""
    if figure.kind == "count" and (_NAMED_NUMBER.search(figure.surface) or _OPINIONS.match(text, figure.end)):
        return True
    if _is_in_a_name(text, figure) or (figure.value_min is None and figure.value_max is None and not figure.masked):  # 几件实事
        return True
    before = text[max(head, figure.start - _LOOK_CHARS) : figure.start]
    if figure.unit in _AGES and not REACHES.search(before):
        return True
    if figure.kind == "rank" and not figure.unit and not _RANKED.search(before):
        return True
    if figure.kind == "money" and _A_HEAD.search(text, max(head, figure.start - _BACK_CHARS), figure.start):
        return True
    return any(pattern.match(text, figure.end) for pattern in (_GOES_ON, _IF_SO, _IS_BASE, _SPOKEN_OF)) or any(
        pattern.search(before) for pattern in (MAY, _STATED_JUST_BEFORE, _ASIDE)
    )


def _is_in_a_name(text: str, figure: Quantity) -> bool:
    """Whether a figure is part of a short name in quotes (“3个100万”, “15分钟生活圈”)."""
    opened = text.rfind("“", max(0, figure.start - _NAME_CHARS), figure.start)
    if opened < 0 or "”" in text[opened : figure.start]:
        return False
    closed = text.find("”", figure.end, figure.end + _NAME_CHARS)
    return closed >= 0 and closed - opened <= _NAME_CHARS
