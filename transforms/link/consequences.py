"""Or else: the sanction or reward that the text ties to a duty."""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.link.clauses import Clause
from transforms.schema.codes import ConsequenceKind

_SANCTION = (
    r"免职|撤职|革职|降级|降职|辞退|开除|通报批评|全[县市省区校]通报|点名通报|问责|追责|追究[^,;。]{0,20}责任|追究到底|一票否决|单项否决|隔级否决|处分|处罚|惩处|严肃处理|从严处理|坚决处理|组织处理"
    r"|诫勉|约谈|警告|罚款|扣除|扣发|扣减|扣分|取消[^,;。]{0,16}(?:资格|评优|评先)|停职|一律拿下|坚决拿下|就地免|移送|查处|双开|清退出"
)
_REWARD = r"奖励|重奖|嘉奖|表彰|以奖代补|提拔重用|提拔|奖补|记功|优先(?:提拔|评优|推荐|安排)|通报表扬|同奖同罚"
_OUTCOME = re.compile(rf"{_SANCTION}|{_REWARD}")
_IS_REWARD = re.compile(_REWARD)
_CONDITION = re.compile(
    r"凡|对|逾期|否则|如果|如有|若|一旦|未(?!来)|不|没有|无故|经查|违反|造成|因|谁|敢于|第|给予|予以|就地|一律|由|情节|发现|查实|考核|明年|并|将|严肃|坚决|实行|纳入"
)
_OF_THOSE = re.compile(
    r"^.{0,60}?的(?:(?:单位|个人|干部|人员|校长|教师|责任人|地方|部门|乡镇|学校)(?:和(?:单位|个人|责任人))?)?(?=给予|予以|要|将|一律|实行|坚决|严肃|从严|依法|依规|按|进行|就地|取消|扣|免|撤|追究|由|全)"
)
_MARK = re.compile(r"^(?:第[一二三四五][,、]?|[一二三]是|要|将|也|就(?!地)|并且?|,)+")
_REACH_PERIODS = 1  # a sanction stands in the sentence of its duty or in the next
_PAST = re.compile(r"了(?!解)|已|过去|去年|受到")


@dataclass(frozen=True, slots=True)
class Consequence:
    """A sanction or reward, and the clause that states it."""

    clause: int
    period: int
    surface: str
    kind: ConsequenceKind


def find_consequences(text: str, clauses: Sequence[Clause]) -> list[Consequence]:
    """The sanctions and rewards that a paragraph threatens or promises, in order."""
    if _OUTCOME.search(text) is None:
        return []
    found = []
    for index, clause in enumerate(clauses):
        outcome = _OUTCOME.search(text, clause.head, clause.end)
        if outcome is None or _PAST.search(text, clause.head, clause.end):
            continue
        before = clauses[index - 1] if index and clauses[index - 1].period == clause.period else clause
        if not (_CONDITION.match(text, clause.head, clause.end) or _CONDITION.match(text, before.head, before.end)):
            continue
        words = text[clause.head : clause.end]
        words = _OF_THOSE.sub("", words)
        kind: ConsequenceKind = "reward" if _IS_REWARD.match(outcome[0]) else "sanction"
        found.append(Consequence(index, clause.period, _MARK.sub("", words) or words, kind))
    return found


def consequence_of(last: int, period: int, following: int | None, found: Sequence[Consequence]) -> Consequence | None:
    """The consequence of a duty that ends in clause `last`; it stands before the next duty (clause `following`)."""
    place = bisect_left(found, last, key=lambda item: item.clause)
    if place == len(found):
        return None
    item = found[place]
    near = item.period - period <= _REACH_PERIODS
    return item if near and (following is None or item.clause < following) else None
