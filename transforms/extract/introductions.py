"""People told by the words on both sides of a name, whatever words the segmenter cut it into (由方|志|远同志, 县长沈思|源出席)."""

import re
from collections.abc import Iterator

from transforms.extract.names import COMMON_SURNAMES, COMPOUND_SURNAMES, GIVEN, HAN, SURNAMES
from transforms.text import Span

_NOT_AT_A_BORDER = frozenset("和于时应从成经来常安全任都由对向在同关相连别能可会管包单门水家国党官区米花元路初方易文")
_SURE = frozenset("方文易安区")  # among those, surnames where 同志 or a colon leaves no doubt
_SPEAKING = (
    "强调|指出|要求|表示|认为|宣布|介绍|说(?!明|法|服)|主持|出席|参加|会见|陪同|率队|带队|率团|致辞|致词|宣读|通报(?!批评)|"
    "传达|听取|代表(?=[县市省区党])|一行|前往|深入|来到|实地|调研|签署|作(?=了|工作|重点|动员|部署|讲话|报告|总结|表态|交流|发言|说明|题为|专题|主旨|辅导)|分别(?=[介汇通主])|汇报|分管|讲话|寄语|回信"
)
_ACTING = (
    "任(?!务|何|命|意|凭)|担任|兼任|牵头|负责|负总责|为(?:组长|成员|总指挥|第一责任人)|"
    "等(?=同志|[领县市省区班出参陪到一二三四五六七八九十0-9])|同志|先生|女士"
)
_AFTER_NAME = re.compile(rf"{_SPEAKING}|{_ACTING}|(?!{HAN}|[0-9A-Za-z·])|$")
_ACTS = re.compile(f"{_SPEAKING}|{_ACTING}")
_SAYS = re.compile(rf"{_SPEAKING}|任(?:组长|副组长|总指挥|县|市|省|区|局)|担任|兼任|在[^,。;]{{2,24}}(?:强调|指出|调研|讲话|时说)")
_TAKES_OFFICE = re.compile("(?:任|担任|兼任)(?:副?组长|总指挥|副?主任|[县市区局]长)")
_OFFICES_TEXT = """
书记 县长 市长 省长 区长 镇长 乡长 州长 旗长 局长 厅长 部长 主任 主席 院长 校长 检察长 秘书长 组长 总指挥 指挥长 会长 行长 政委 司令员
董事长 总经理 总理 委员长 议长 常委 巡视员 调研员 支书 河长 林长 站长 所长 队长 科长 处长
"""
_OFFICES = tuple(_OFFICES_TEXT.split())
_ROLES_TEXT = """
组长 成员 联系人 负责人 责任人 主任 召集人 主持 主持人 总指挥 指挥长 书记 县长 市长 区长 乡长 镇长 报告人 主讲人 签发 签发人 校对 编辑
记者 委员 经办人 法定代表人 出席 出席人员 列席 参加 缺席 请假 记录 领导
"""
_ROLES = tuple(_ROLES_TEXT.split())
_COLON = re.compile(r":\s{0,2}")
_ACTS_NEXT = frozenset("在的作对就讲指强主要,。、")
_AT_AN_OPENING = re.compile(rf"[{''.join(sorted(COMMON_SURNAMES))}](?<![^。;!?,:、\"”)(\s].)")
_BEFORE_COMRADE = frozenset('由和与及同以请对给向经据在、,。;:!?() "”“为是')
_BEHIND_GAP = SURNAMES - _NOT_AT_A_BORDER
_BEHIND_COLON = _BEHIND_GAP | _SURE
_AFTER_OFFICE = _BEHIND_GAP - frozenset("程项万")
_GAP = re.compile(rf"[ \u3000]{{1,4}}(?={HAN}{{2,4}}(?:[ \u3000\n(]|$))")
_LIST_MARKS = "、 "


def read_introduced(text: str) -> Iterator[Span]:
    """Names behind a role with a colon, and of who speaks or takes the chair at the head of a clause."""
    if ":" in text:
        for match in _COLON.finditer(text):
            if text.endswith(_ROLES, 0, match.start()):
                yield from _listed(text, match.end())
    for match in _AT_AN_OPENING.finditer(text):
        start = match.start()
        if is_full_name(text, start, 3) and _SAYS.match(text, start + 3):
            yield start, start + 3
        elif is_full_name(text, start, 2) and _TAKES_OFFICE.match(text, start + 2):
            yield start, start + 2


def around_title(text: str, begin: int, end: int) -> Iterator[Span]:
    """Names right behind an office (县长沈思源出席) and right before one or 同志 (由方志远同志)."""
    is_comrade = text.startswith("同志", begin)
    if is_comrade:
        if not text.startswith("们", end):
            yield from _addressed(text, begin, _BEHIND_COLON)
    elif text.endswith(_OFFICES, begin, end):
        yield from _behind_office(text, end)
        if text[end : end + 1] in _ACTS_NEXT:
            yield from _addressed(text, begin - (text[begin - 1 : begin] == "副"), COMMON_SURNAMES)


def _behind_office(text: str, border: int) -> Iterator[Span]:
    gap = _GAP.match(text, border)
    start = gap.end() if gap else border
    reached = _name_at(text, start, _BEHIND_GAP if gap else _AFTER_OFFICE)
    if reached and (gap or _ACTS.match(text, reached) or (reached - start > 2 and text[start] in COMMON_SURNAMES)):
        yield start, reached


def is_full_name(text: str, start: int, length: int) -> bool:
    """Whether a surname and given characters stand there, as many as said."""
    given = start + (2 if text.startswith(COMPOUND_SURNAMES, start) and length > 2 else 1)
    return text[start] in SURNAMES and start + length <= len(text) and GIVEN.issuperset(text[given : start + length])


def _name_at(text: str, start: int, surnames: frozenset[str]) -> int:
    """End of the name that begins there, the longest that what follows allows, or 0."""
    first = text[start : start + 1]
    if first not in surnames and not text.startswith(COMPOUND_SURNAMES, start):
        return 0
    for length in (4, 3, 2) if text.startswith(COMPOUND_SURNAMES, start) else (3, 2):
        if is_full_name(text, start, length) and _AFTER_NAME.match(text, start + length):
            return start + length
    return 0


def _listed(text: str, start: int) -> Iterator[Span]:
    """组长:王建国(县委副书记)、李志强: after the colon, name by name; notes in brackets are passed over."""
    while True:
        end = _name_at(text, start, _BEHIND_COLON)
        if not end:
            return
        yield start, end
        if text.startswith("(", end) and (closing := text.find(")", end, end + 40)) > 0:
            end = closing + 1
        if text[end : end + 1] not in _LIST_MARKS or end >= len(text):
            return
        start = end + 1


def _addressed(text: str, border: int, surnames: frozenset[str]) -> Iterator[Span]:
    """Three characters between the opening of a clause, an office or a preposition and the title."""
    start = border - 3
    if start >= 0 and text[start] in surnames and is_full_name(text, start, 3) and (not start or text[start - 1] in _BEFORE_COMRADE):
        yield start, border
