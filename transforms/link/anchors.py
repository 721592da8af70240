"""What makes a clause checkable: a figure that somebody is to reach, a day, or a thing that can be seen when it is there."""

import re
from dataclasses import dataclass

from transforms.link.clauses import Clause
from transforms.model import ParagraphView, Quantity, Time

_PAPER = (
    "方案|计划|规划|意见|办法|细则|清单|台账|台帐|报告|总结|名单|目录|标准|指南|预案|承诺书?|责任书|协议|任务书|任务分解表|分工表|时间表|路线图|表|书|条例|规定|规划纲要|纲要|政策|措施"
    "|制度|名册|档案|数据库|材料|情况|电话|热线|信箱|平台|专班|小组|领导小组|督导组|检查组|工作组|集团|联盟|基金|中心|基地|园区|场馆|学校|医院|线路|岗位|目标|指标"
)
_MAKE = "制定出台|研究制定|制定|制订|出台|拿出|拿个|编制|起草|拟定|拟订|印发|发布|公布|提出|形成|写出|写回|上报|报送|提交|签订|设立|组建|成立|开通|分类造册|造册|选派|派出|公开"
_THING = rf"(?:[^,;:。]{{0,60}}?)(?:{_PAPER})"
_VISIBLE = (
    "建成投用|建成投产|建成投运|建成通车|建成|开工建设|开工|竣工|投产|投用|投运|通车|启用|挂牌|启动|完成|建好|建起来|投入使用|投入运营"
)
_NOT_MADE = r"(?!的(?!目标|要求)|区|情况|率|后|前|之后|过|度|质量|任务书)"
_DELIVER = re.compile(
    rf"(?P<make>(?:{_MAKE})(?P<object>《[^《》]{{2,80}}》|(?:个|一[个套批项份])?{_THING}|$))"
    rf"|(?P<visible>(?:{_VISIBLE}){_NOT_MADE})"
    r"|(?P<budget>纳入(?:[^,;。]{0,8})预算)"
    r"|(?P<pay>(?:落实|兑现|发放|拨付|配套|安排|给予|拿出)[^,;。]{0,20}(?:补贴|补助|津贴|资金|经费|款|工资|待遇))"
    r"|(?P<handed>(?:报|交|送)(?:给)?(?:我|县委|市委|省委|区委|县政府|市政府|[^,;。]{2,16}(?:办公室|局|委|部门)(?:备案|审定|汇总)?)(?:$|和|、))"
    r"|(?P<term>限期|按期|如期|按时)"
    r"|(?P<duty>(?:目标|任务|指标)[^,;。]{0,6}(?:必须|务必|要|一定)[^,;。]{0,10}(?:落实|完成|实现|达到)|(?:确保|保证)[^,;。]{0,4}(?:完成|实现|达到)[^,;。]{2,40}(?:目标|任务|指标))"
    r"|(?P<must>必须(?:限期|按期|如期|全面|全部)?完成)"
)
_VAGUE = re.compile(r"^(?:好|了|各项|有关|相关|一系列|一批|各类|各自|本职|工作|上级|重大|重点|这|其|全年|既定)")
_PAST = re.compile(r"(?<!为)了(?![解])|已经?(?!知)|曾经?|过去|去年|上年|近年|以来|刚才|[成到好立定台设]过")
MODAL = re.compile(
    r"(?<![主重需只首必摘纪概紧次若不])要(?![求点素闻害件领塞冲么])|必须|应当|应该|(?<![相适反供对响])应(?![急对用有届邀付征答聘力])|(?<![必无])须(?!知)|务必|确保|保证|力争|力保|力促|争取|努力"
    r"|(?<![即])将(?![来军近])|计划|拟(?!定|订)|预期|限|责令|请(?!求|示|假)|希望|抓紧|尽快|牵头|具体落实|负责(?!人|同|制|任)"
)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is checkable in one clause."""

    figures: tuple[Quantity, ...]
    deadline: Time | None
    deliverable: str | None  # name of the pattern's group
    at: int  # where the verb of the deliverable stands


def deliverable(text: str, clause: Clause, *, dated: bool) -> tuple[str, int] | None:
    """The kind of deliverable that a clause names and where its verb stands; vague objects only count where a day is set."""
    for match in _DELIVER.finditer(text, clause.head, clause.end):
        group = match.lastgroup or ""
        if match.group("make"):
            group = "make"
        if group == "visible":
            after = text[match.end() : clause.end]
            if not dated and (_VAGUE.match(after) or (len(after) < 3 and match.start() - clause.head < 4)):
                continue
        return group, match.start()
    return None


def is_past(text: str, clause: Clause) -> bool:
    """Whether a clause tells what has been done."""
    return _PAST.search(text, clause.head, clause.end) is not None


def find_anchors(view: ParagraphView, clauses: list[Clause]) -> dict[int, Anchor]:
    """The checkable clauses of a paragraph by their index."""
    figures = _by_clause(clauses, [quantity for quantity in view.quantities if quantity.role == "target"])
    days = _by_clause(clauses, [time for time in view.times if time.role == "deadline"])
    anchors: dict[int, Anchor] = {}
    for index, clause in enumerate(clauses):
        own = tuple(figures.get(index, ()))
        day = days[index][-1] if index in days else None
        thing = deliverable(view.text, clause, dated=day is not None)
        if own or day or thing:
            anchors[index] = Anchor(own, day, thing[0] if thing else None, thing[1] if thing else clause.head)
    return anchors


def _by_clause(clauses: list[Clause], mentions: list) -> dict[int, list]:
    found: dict[int, list] = {}
    index = 0
    for mention in sorted(mentions, key=lambda item: item.start):
        while index < len(clauses) and clauses[index].end <= mention.start:
            index += 1
        if index == len(clauses):
            break
        if clauses[index].start <= mention.start:
            found.setdefault(index, []).append(mention)
    return found
