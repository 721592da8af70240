"""What a sum of money is of: what is paid, given or owed, or the things that it says the size of."""

import re
from typing import Final

from transforms.extract.figure import Figure
from transforms.extract.noun_parts import is_measure
from transforms.extract.nouns_before import Before, read_before
from transforms.extract.passage import VEIL, Passage, Place

_OWNERS: Final = ("级", "位", "设施", "企业", "单位")
_MONEY_NOUN = re.compile(
    r"(?:给予|的)?[^,。;、]{0,8}?(?:资金|贷款|补[助贴]|奖[励补]|经费|债[券务款]|[外欠]债|欠款|投资|订单|基金|罚款|标准|红利|税费|消费券|产业|收入)"
)
_CLASS = re.compile(r"的?[^,。;、\d]{0,6}?(?:项目|企业|工程|产业|大户|合作社)|的?(?:\d+|[一二三四五六七八九十]+)[个家项户]")
_AT_RATE = re.compile(rf"按照?(?:每(?:[人户月年亩次]|人每[月年]))?{VEIL}*$")
_AWARDED = re.compile("的(?:再|分别|一次性)*(?P<verb>给予|奖励|补助|补贴|资助)(?:一次性)?$")  # 五星级的给予: to whom
_AWARD = re.compile("[^,。;:、的]{0,8}(?:补贴|补助|奖励|资助)")
_NEAR_CHARS: Final = 24
_AWARD_CHARS: Final = 160  # how far back what is given has been named
_BARE_AWARD = re.compile("(?:^[各每]|的).*(?P<verb>奖励|补助|补贴|资助|罚款)$")  # 任务完成好的学校奖励


def read_sum(passage: Passage, figure: Figure, place: Place, before: Before, behind: str | None) -> str | None:
    """The noun phrase of a sum, of what was read before it and behind it."""
    near = passage.veiled[max(place.floor, figure.start - _NEAR_CHARS) : figure.start]
    if behind and (place.floor == figure.start or _says_how_much(passage, figure, place, near, before)):
        return behind
    if "的" in near and (awarded := _AWARDED.search(near)):
        return behind or _awarded(passage, figure, awarded["verb"])
    named = behind if behind and _MONEY_NOUN.match(passage.text, place.chain) else None
    if named and (before.noun is None or before.takes or before.noun.endswith(_OWNERS)):
        return named
    if before.noun and (bare := _BARE_AWARD.search(before.noun)):
        return bare["verb"]
    return before.noun or named or before.verb


def is_class(text: str, figure: Figure) -> bool:
    """Whether money only says of what size something is: 亿元以上项目."""
    is_open = (figure.value_min is None) != (figure.value_max is None)
    return is_open and _CLASS.match(text, figure.end) is not None


def _says_how_much(passage: Passage, figure: Figure, place: Place, near: str, before: Before) -> bool:
    """Whether a sum only says how much there is of the noun behind it: 安排的500万元【资金】, 亿元以上【项目】."""
    if near.endswith(("的", "、")) and len(near) > 1:
        return True
    if "按" in near and _AT_RATE.search(near):
        return True
    is_bound = place.chain == place.ceiling < place.clause[1] or is_class(passage.text, figure)  # 5万元以上|20万元以下罚款
    return is_bound and not (before.noun and is_measure(before.noun))


def _awarded(passage: Passage, figure: Figure, verb: str) -> str | None:
    """What is given to those whom the words before a sum describe: the verb where it is a noun too, or what was named last."""
    if verb != "给予":
        return verb
    named = _AWARD.findall(passage.text, max(0, figure.start - _AWARD_CHARS), figure.start)
    return read_before(named[-1], True).noun if named else None
