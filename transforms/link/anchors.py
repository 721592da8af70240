"""What makes a clause checkable: a figure that somebody is to reach, a day, or a thing that can be seen when it is there."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from transforms.link.clauses import Clause, clause_end
from transforms.model import ParagraphView, Quantity, Time
from transforms.text import Span

Thing = Literal["paper", "body", "work", "budget", "pay", "report", "term", "duty", "result", "title", "limit"]
"""What a clause without figure and day is checked by; `term`, `duty` and `result` are ends, the others things."""

_PAPERS = (
    "方案|计划|规划|纲要|意见|办法|细则|清单|台账|台帐|报告|名单|目录|标准|指南|指引|预案|承诺书?|责任书|责任状|协议|任务书|分解表|分工表|时间表|路线图|施工图|建议书|条例|规定|规程|规范"
    "|政策|制度|名册|花名册|档案|数据库|白皮书|导则|章程|岗位|材料"
)
_PLAIN_PAPERS = "白皮书|蓝皮书|公报|年报|方案|计划|清单|台账|台帐|报告|名单|目录|预案|办法|细则|意见》|数据库"
_BODIES = (
    "银行|小组|领导小组|督导组|检查组|工作组|专班|指挥部|委员会|集团|联盟|基金|中心|平台|基地|园区|电话|热线|信箱|账户|专户|专栏|网站|机构|队伍|学校|分校|学院|医院"
    "|公司|站点|窗口|热线电话|台账|台帐|档案|数据库|清单|示范区|试验区|航线|班列|线路"
)
_EDGE = r"(?=$|[,;:。、等(并和与及”\"])"
_OBJECT = r"(?!的|了|过|好|和|与|、|本(?:实施|工作|行动)?(?:办法|方案|规定|细则|意见|标准|条例|规划|通知|计划))"
_PAPER = re.compile(rf"{_OBJECT}(?:[^,;:。《》]{{0,24}}《[^《》]{{2,80}}》|[^,;:。]{{0,40}}?(?:{_PAPERS}){_EDGE})")
_PLAIN_PAPER = re.compile(rf"{_OBJECT}(?:[^,;:。《》]{{0,16}}《[^《》]{{2,80}}》|[^,;:。]{{0,40}}?(?:{_PLAIN_PAPERS}){_EDGE})")
_BODY = re.compile(rf"{_OBJECT}[^,;:。]{{0,40}}?(?:{_BODIES}){_EDGE}")
_WORK = re.compile(
    r"(?!的|了|过|区|情况|率|后|前|时|度|质量|以来|着|率先|(?:投用|通车|投产|投运|运营)*[后时]|[果效本长熟绩员分”\"])(?:投用|投产|投运|通车|建设|使用|运营|运行|并网|验收)*"
    r"(?:(?P<end>$|[,;。(、])|(?!好|各项|有关|相关|一系列|一批|各类|各自|本职|工作|上级|重大|重点|这|其|上述|以上|该|全年|既定|目标|任务|自己|新一轮发展)[^,;:。]{0,60}(?<!任务)(?<!目标)(?<!内容)(?<!强[国省市县区])(?<!社会)(?<!现代化)(?<!体系)(?<!制度)(?<!机制)(?<!格局)(?<!高地)(?=$|[,;:。]))"
)
_BUDGET = re.compile(r"[^,;。]{0,8}预算")
_PAY = re.compile(r"[^,;。]{0,24}(?:补贴|补助|津贴|资金|经费|赔偿款|工程款|工资|待遇)(?=$|[,;。])")
_REPORT = re.compile(
    r"(?![通流易叉接往际替界汇融班警告道名销废刊表酬考复社纸])(?:我|[^,;。]{0,14}(?:县委|市委|省委|区委|政府|办公室|局|委|部门|部|厅))(?:备案|审定|汇总|审批|审核)?(?=$|[,;。和、])"
)
_TERM = re.compile(r"(?!推进|开展|进行|召开|举行)(?![^,;。]{0,12}(?:率|制度|机制|情况|的)(?:$|[,;。的、]))[^,;。]{0,30}[一-龥]")
_DUTY = re.compile(r"[^,;。]{0,6}(?:必须|务必|一定)[^,;。]{0,10}(?:落实|完成|实现|达到)")
_ENSURE = re.compile(r"[^,;。]{0,6}(?:完成|实现)[^,;。]{2,40}(?:目标|任务|指标)(?=$|[,;。])")
_MUST = re.compile(r"(?:限期|按期|如期|全面|全部)?完成(?=$|[,;。])")
_LIMIT = re.compile(
    r"(?:[至到在为])[^,;:。]{0,4}?[0-9一二三四五六七八九十两半]{1,4}个?(?:工作日|小时|天|日|分钟|月)(?:以内|之内|内|左右)?(?=$|[,;。])"
)
_TITLE = re.compile(
    r"(?![新造业意收伤办投作始先])[^,;:。、]{0,24}(?:先进|示范|模范|卫生|文明|优质|园林|双拥|样板|试点|百强|森林|生态|健康|平安|高新|5A|AAAAA)[^,;:。、]{0,16}"
    r"(?:县|市|区|州|省|城市|县城|乡镇|镇|村|社区|单位|校|学校|基地|称号|景区|园)(?=$|[,;:。、]|的目标)"
)
_RESULT = re.compile(r"[^,;。]{2,40}(?:好|到位|完|起来|掉|下来)(?=$|[,;。])")

_RULES: dict[str, tuple[Thing, re.Pattern[str]]] = {
    **dict.fromkeys(["制定", "制订", "出台", "编制", "起草", "拟定", "拟订",
                     "印发", "拿出", "拿个", "写出", "写回", "签订"], ("paper", _PAPER)),
    **dict.fromkeys(["报送", "上报", "提交", "公布", "发布", "提出", "形成", "建立"], ("paper", _PLAIN_PAPER)),
    **dict.fromkeys(["设立", "组建", "成立", "选派", "派出", "开通"], ("body", _BODY)),
    **dict.fromkeys(["建成", "开工", "竣工", "投产", "投用", "投运", "通车", "启用",
                     "启动", "完成", "投入使用", "投入运营"], ("work", _WORK)),
    "下达": ("paper", re.compile(r"(?!的|我|了|给我)[^,;:。]{0,12}(?:任务数?|指标|计划|通知书?)(?=$|[,;。])")),
    "造册": ("paper", re.compile(r"(?=$|[,;。])")),
    "纳入": ("budget", _BUDGET),
    **dict.fromkeys(("落实", "兑现", "发放", "拨付"), ("pay", _PAY)),
    **dict.fromkeys(("报", "交"), ("report", _REPORT)),
    **dict.fromkeys(("限期", "按期", "如期", "按时"), ("term", _TERM)),
    **dict.fromkeys(("目标", "任务", "指标"), ("duty", _DUTY)),
    **dict.fromkeys(("确保", "保证"), ("duty", _ENSURE)),
    "必须": ("duty", _MUST),
    "把": ("result", _RESULT),
    **dict.fromkeys(["压缩", "缩短", "压减", "控制"], ("limit", _LIMIT)),
    **dict.fromkeys(["创", "创建", "争创", "创成", "评为", "获评", "建成国家", "通过国家"], ("title", _TITLE)),
}  # fmt: skip
_VERB = re.compile("|".join(sorted(_RULES, key=len, reverse=True)))
_NOT_BEFORE = re.compile(
    r"(?:双|“双|一策|一策”|是否|能否|否|不忘|新|已|未|没有|没|不|不能|拟|经|所|待|在|通过|和|与|、|预|应|编制的|学校|人员|总|分|申|举|情|汇|提|未能|超额|为|相继|陆续|先后|正在)$"
)
_NAMED_CHARS = 6  # what stands before a closing verb (…水库建成) names something from this length on
_HOW = re.compile(r"(?:必须|务必|一定|要|应当?|都|全部|全面|扎实|切实|有效|按时|保质保量|不折不扣|坚决|圆满|高质量|如期|地|、)*")
_TOPIC_CHARS = 12
_VAGUE_TOPIC = re.compile(
    r"(?:目标|任务|工作|体系|格局|各项|(?:确保|推动|推进|促进|加快|力争|让|使)(?:在建|重点|重大|更多|一批)?(?:项目|工程|企业))[^,;。]{0,5}$"
)
_ADVERBIAL_END = re.compile(r"(?:后|时|之后|以后|之前|的|过程中|基础上|前提下|情况下|方面|之际|中)$")
_TOPIC_BEFORE = re.compile(r"(?:不仅|是|就是|既是|也是|旨在|意味|标志|体现|充分体现|任务(?:是|十分|相当|仍|很|依然|非常)|关键|难度)")
_IS = re.compile(r"(?<![不就但还都总要凡于硬可只别其须])是(?!否)|是否|能否|没有|未能|仍然?在|依然|在于")  # 短板是…: says what something is
_COMPARED = re.compile(r"(?<![百对])比(?!例|重|率|赛|如|学|对|拼|上年|较)[^,;。]{1,40}$")
_CAPACITY = re.compile(r"(?:吨|千瓦|千伏|兆瓦|吉瓦)$")
_PROJECT = re.compile(
    r"(?![以的左])级?[一-龥“”()、]{0,16}?(?:项目|工程|站|机组|矿|厂|线路|铁路|公路|机场|码头|航道|水库|生产线|扩建|提质|发电|储能|基地)"
)
_COMING = re.compile(r"D[1-9][0-9]*T|W[1-9]-[1-7]$")  # 明天下午6点, 下周一
_BY_THEN = re.compile(r"(?:\([^()]{1,8}\))?[^,;。()]{0,6}就(?:上?报|交|上交|提交|公布)")
_GAP = re.compile(r"高|低|多|少|快|慢|增|减|超")
_PAST = re.compile(r"(?<!为)了(?!解)|已经?(?!知)|曾经?|过去|去年|上年(?!度)|近年|以来|刚才|目前|[成到好立定台设]过")
MODAL = re.compile(  # the set in front says at once where none begins
    r"(?=[要必应须务确保力争努将计拟预限责请希抓尽牵具负])(?:(?<![主重需只首必摘纪概紧次若不纲提简扼险])要(?![求点素闻害件领塞冲么])|必须|应当|应该|(?<![相适反供对响])应(?![急对用有届邀付征答聘力])|(?<![必无])须(?!知)|务必|确保|保证|力争|力保|力促|争取|努力"
    r"|(?<!即)将(?![来军近])|计划(?<!行动计划)(?<!年计划)(?![^《》]{0,40}》|”)|拟(?!定|订)|预期|限期|责令|(?<![申邀聘恳提报])请(?!求|示|假)|希望|抓紧|尽快|牵头|具体落实|负责(?!人|同|制|任))"
)
TURNS = frozenset(("次", "场", "场次", "轮", "遍", "期", "回", "批次"))
_TURN_CHARS = 24  # code points between 每月 and how often
Mention = TypeVar("Mention", Quantity, Time)


@dataclass(frozen=True, slots=True)
class Anchor:
    """What is checkable in one clause."""

    figures: tuple[Quantity, ...]
    deadline: Time | None
    thing: Thing | None


def is_past(text: str, start: int, end: int) -> bool:
    """Whether a stretch tells what has been done."""
    return _PAST.search(text, start, end) is not None


def find_anchors(view: ParagraphView, clauses: Sequence[Clause], apart: Sequence[Span]) -> dict[int, Anchor]:
    """The checkable clauses of a paragraph by their index; what lies in the stretches `apart` (labels in brackets) does not count."""
    often = [time.end for time in view.times if time.type == "SET"]
    wanted = [
        item
        for item in view.quantities
        if (item.role == "target" or _is_turn(item, often)) and not (_is_compared(view.text, item) or _is_capacity(view.text, item))
    ]
    figures = _by_clause(clauses, _outside(wanted, apart))
    told = _by_clause(clauses, [item for item in view.quantities if item.role == "actual"])
    days = _by_clause(clauses, _outside([item for item in view.times if item.role == "deadline"], apart))
    appointed = _by_clause(clauses, [item for item in view.times if _is_appointed(view.text, item)])
    verbs = _verbs(view.text, clauses)
    anchors: dict[int, Anchor] = {}
    for index in sorted({*figures, *days, *verbs}):
        own = tuple(figures.get(index, ()))
        day = days[index][-1] if index in days else None
        thing = None if own or index in told or index not in verbs else _thing(view.text, clauses, index, verbs[index])
        if day is None and (own or thing) and index in appointed:
            day = appointed[index][0]  # 9月5日(下周一)
        if own or day or thing:
            anchors[index] = Anchor(own, day, thing)
    return anchors


def _verbs(text: str, clauses: Sequence[Clause]) -> dict[int, list[re.Match[str]]]:
    """The verbs of things that can be seen, by clause."""
    found: dict[int, list[re.Match[str]]] = {}
    index = 0
    for verb in _VERB.finditer(text):
        while index < len(clauses) and clauses[index].end <= verb.start():
            index += 1
        if index == len(clauses):
            break
        if clauses[index].head <= verb.start() and verb.end() <= clauses[index].end:
            found.setdefault(index, []).append(verb)
    return found


def _thing(text: str, clauses: Sequence[Clause], index: int, verbs: Sequence[re.Match[str]]) -> Thing | None:
    clause = clauses[index]
    for verb in verbs:
        kind, rule = _RULES[verb.group()]
        at = verb.start()
        found = rule.match(text, verb.end(), clause.end)
        if found is None or _in_title(text, clause.head, at) or _NOT_BEFORE.search(text, max(clause.head, at - 3), at):
            continue
        if kind == "work" and found.group("end") is not None and _names_nothing(text, clause.head, at):
            continue
        is_told = _IS.search(text, clause.head, at) or _ADVERBIAL_END.search(text, clause.head, clause.end)
        return None if is_told or _is_topic(text, clauses, index) else kind
    return None


def _names_nothing(text: str, head: int, at: int) -> bool:
    """Whether what stands before a closing verb does not say what is finished (…任务完成)."""
    said = _HOW.match(text, head, at)
    return at - (said.end() if said else head) < _NAMED_CHARS or _VAGUE_TOPIC.search(text, max(head, at - _TOPIC_CHARS), at) is not None


def _in_title(text: str, start: int, at: int) -> bool:
    return text.rfind("《", start, at) > text.rfind("》", start, at)


def _is_topic(text: str, clauses: Sequence[Clause], index: int) -> bool:
    """Whether the next clause says what this one is (组建…,不仅仅是…)."""
    return clauses[index].stop == "," and index + 1 < len(clauses) and _TOPIC_BEFORE.match(text, clauses[index + 1].head) is not None


def _is_turn(figure: Quantity, often: Sequence[int]) -> bool:
    """Whether a standing rule says how often something is to be done (每月检查1次)."""
    if figure.role != "rule" or figure.unit not in TURNS:
        return False
    place = bisect_right(often, figure.start) - 1
    return place >= 0 and figure.start - often[place] <= _TURN_CHARS


def _is_appointed(text: str, time: Time) -> bool:
    """Whether a day is the one on which it has to be there (9月5日一上班就报我) or will be done (明天下午县里将派出…)."""
    return (
        time.role == "other"
        and time.mod is None
        and (_COMING.match(time.value) is not None or (time.type == "DATE" and _BY_THEN.match(text, time.end) is not None))
    )


def _is_capacity(text: str, figure: Quantity) -> bool:
    """Whether a figure tells how large a project is, as its name does (3万吨水厂, 220千伏输变电工程)."""
    if _CAPACITY.search(figure.surface) is None:
        return False
    return text.startswith("级", figure.end) or _PROJECT.match(text, figure.end) is not None


def _is_compared(text: str, figure: Quantity) -> bool:
    """Whether a figure is only what another one is measured against (比…12.1‰高)."""
    before = text[max(0, figure.start - 40) : figure.start]
    return _GAP.match(text, figure.end) is not None and _COMPARED.search(before) is not None


def _outside(items: Sequence[Mention], apart: Sequence[Span]) -> list[Mention]:
    """The mentions that lie in none of the stretches, which are in order."""
    ends = [end for _, end in apart]
    kept = []
    for item in items:
        place = bisect_right(ends, item.start)
        if place == len(apart) or item.end <= apart[place][0]:
            kept.append(item)
    return kept


def may_state(view: ParagraphView) -> bool:
    """Whether a paragraph can hold a checkable clause at all (a quick look)."""
    roles = {item.role for item in view.quantities}
    return (
        "target" in roles
        or any(item.role == "deadline" for item in view.times)
        or ("(" in view.text and bool(view.times))
        or ("rule" in roles and _VERB.search(view.text) is not None)
        or _shows_thing(view.text, view.sentences)
    )


def _shows_thing(text: str, sentences: Sequence[Span]) -> bool:
    """Whether a verb has its thing behind it, before the next stop."""
    end = -1  # of the clause that the verb stands in
    for verb in _VERB.finditer(text):
        at = verb.end()
        if at > end:
            end = clause_end(text, at, sentences[bisect_left(sentences, (at,)) - 1][1])
        if _RULES[verb.group()][1].match(text, at, end):
            return True
    return False


def _by_clause(clauses: Sequence[Clause], mentions: Sequence[Mention]) -> dict[int, list[Mention]]:
    found: dict[int, list[Mention]] = {}
    index = 0
    for mention in sorted(mentions, key=lambda item: item.start):
        while index < len(clauses) and clauses[index].end <= mention.start:
            index += 1
        if index == len(clauses):
            break
        if clauses[index].start <= mention.start:
            found.setdefault(index, []).append(mention)
    return found
