"""Initiatives of a paragraph: named schemes, slogans and standards, quoted or well known."""

import re
from collections.abc import Iterator
from itertools import pairwise

from transforms.extract.names import HAN
from transforms.text import Span

_QUOTE = re.compile(r"[“\"]([^“”\"。!?;\n]{1,60})[”\"]")
_SCHEMES = (
    "专项整治行动|专项整治|专项行动|专项斗争|专项治理|专题教育|主题教育|攻坚战|保卫战|发展战略|发展规划|行动计划|工作机制|"
    "重点工程|工程|行动|战略|计划|规划|活动|政策|工作法"
)
_QUOTE_TAIL = re.compile(rf"(?:[^\W\x00-\xff的等和与及在为是]{{0,4}}?(?:{_SCHEMES})(?![者性])|改革(?!创新|发展|开放)|好(?:教师|干部|老师))")
_NUMERAL = "一二两三四五六七八九十双百千零"
_NUMBERED = re.compile(rf"第?[{_NUMERAL}]{{1,3}}[个项大种条类支型]?[^\W\d_]{{1,6}}|[0-9]{{2,6}}(?:\+[0-9a-zA-Z]+)*|[0-9]{HAN}{{1,6}}")
_NOT_NUMBERED = re.compile(
    r"一(?:把手|竿子|线|流|刀切|阵风|家|盘棋|窝蜂|言堂|站式|张|个|盏|条|枪|碗水)|第[一二三](?:枪|课|时间|资源|书记|责任人|道|粒|步|关|公里|线|要务|动力)|两张皮|百年|千|双刃剑|五保户|三农"
)
_FIVE_YEARS = re.compile("[一二三四五六七八九十]{1,2}五(?:时期)?")
_DAYS_TEXT = """
五一 十一 六一 七一 八一 三八 五四 双十一 双十二 双11 双12 618 一二九 九一八 七七
"""
_DAYS = frozenset(_DAYS_TEXT.split())
_PAIRED = re.compile(rf"一.一.|一.[{_NUMERAL}].|[一多].[多一].")
_GOVERNOR = re.compile(
    r"(?:实施|开展|推进|推行|推广|践行|落实|做到|打造|创建|建设|坚持|利用|贯彻|深化|运用|实行|按照|结合|组织|发扬|弘扬|启动|抓好|巩固|探索|推动|擦亮|争创|采取|建立|树立|增强|做到|完成|支持)(?:[了好]|以)?$"
)
_FOLLOWER = re.compile(
    r"的?(?:教学)?(?:要求|目标|战略|思路|模式|方针|原则|机制|制度|改革|管理|标准|体系|理念|教育|专题|警示|工作|建设|创建|试点|经验|工程|行动|品牌|计划|政策)"
)
_BARE_TAIL = re.compile(
    "专项整治行动|三年行动计划|三年行动|行动计划|攻坚战|专项整治|专项行动|专项斗争|教育实践活动|路线教育活动|专题教育|主题教育|工程|行动|战略"
)
_NOT_NAMED_BEFORE = re.compile(
    "伙伴|支点|资源|矿产|储备|项目|产权|质量|管理|管护|主体工程|安全|措施|设施|腹地|机遇|对接|定位|协作|合作|任务|布局|需求|力量|高地|技术|机械|验收|造价|监理|招投标|资金|占地|"
    "用地|款|车|量|进度|平稳|转型|[性者部师]|方(?!案|面)"
)
_BARE_GOVERNOR = re.compile(
    rf"(?:战略[、和](?={HAN}{{4}})|(?:行动|工程|计划)[、和](?={HAN}{{5}}))|(?:实施|开展|推进|启动|推行|落实|完成|深化|实行|抓好|推动|打好|打赢|参与|组织|展开)(?:好|了)?"
)
_BARE_BREAK = re.compile(
    r"[\W\x00-\xff的了等是在把将]|全面(?!两孩|从严|依法|小康)|扎实|大力|深入|认真|积极|持续|加快|统筹|继续|重点(?=实)|着力|切实"
)
_GENERIC = re.compile(
    r"(?:这|那|各|该|其|此|每|[一二三四五六七八九十\d]+[个项大批]?|系统|重点|系列|主题|相关|有关|年度|工作|下列|以下|国家|民生|重大|配套|专项|集中|基础|具体|建设|水利|改造|绿化|创建|土建|主体|在建|续建|新建|项目|军事|实际|自觉|统一|联合|法律|执法|宣传|实践|教育|特色|标志性|安全|一致|发展|开发|经济|投资|公益|"
    r"系列|品牌|暖心|民心|惠民|德政|房屋|市政|设施|科学|与|形象|示范|标杆|试点|配套|骨干|节水|灌溉|防洪|治理|工程)*"
)
_SLOGANS = re.compile(
    "第[一二三四五六七八九十]{1,3}个五年(?:规划|计划)(?:纲要)?|健康中国行动|乡村建设行动|县管校聘|两免一补|三严三实|两学一做|两个维护|两个确立|四个意识|四个自信|四个全面|五位一体|中央八项规定|八项规定|一带一路|放管服|一岗双责|新农合|扫黑除恶专项斗争|打黑除恶专项斗争|全面两孩政策|单独两孩政策|两孩政策|三孩政策|河长制|林长制|"
    "南水北调|西气东输|西电东送|西部大开发|希望工程|党的群众路线主题教育实践活动|党的群众路线教育实践活动|党的群众路线教育活动|乡村振兴战略|科教兴国战略|科教兴省战略|科教兴市战略|科教兴县战略|科教兴国|可持续发展战略|人才强国战略|健康中国|健康中国战略|创新驱动发展战略|"
    "区域协调发展战略|军民融合发展战略|就业优先战略|制造强国|网络强国|质量强国|交通强国|数字中国|平安中国|法治中国|美丽中国|三北工程|退耕还林|天然林保护工程|菜篮子工程|安居工程|康居工程|农村饮水安全工程|三支一扶|西部计划|春晖行动|光明行动|温暖工程|雪亮工程|千村示范、万村整治|"
    "十一五规划|十二五规划|十三五规划|十四五规划|十五五规划|十五五规划纲要|九五计划|八五计划|七五计划|六五计划|十五计划|九五规划"
)


def read_initiatives(text: str) -> list[Span]:
    """Named schemes and slogans; a quoted name keeps its quotes and the noun that makes it a scheme."""
    spans = [match.span() for match in _SLOGANS.finditer(text)]
    if "“" in text or '"' in text:
        spans += _quoted(text)
    spans += _bare(text)
    return spans


def _quoted(text: str) -> Iterator[Span]:
    """Quotations that name a scheme; in a list (“甲”和“乙”活动) one that does carries its neighbours."""
    quotes = list(_QUOTE.finditer(text))
    tails = [_QUOTE_TAIL.match(text, quote.end()) for quote in quotes]
    named = [(bool(tail) and _takes_tail(quote[1])) or _names_scheme(text, quote) for quote, tail in zip(quotes, tails, strict=True)]
    chained = [text[left.end() : right.start()] in ("", "、", "和", "与", "及", "以及") for left, right in pairwise(quotes)]
    for at in range(1, len(quotes)):
        named[at] = named[at] or (named[at - 1] and chained[at - 1])
    for at in range(len(quotes) - 2, -1, -1):
        named[at] = named[at] or (named[at + 1] and chained[at] and len(quotes[at][1]) > 3)
    for quote, tail, is_named in zip(quotes, tails, named, strict=True):
        if is_named:
            yield quote.start(), tail.end() if tail and _takes_tail(quote[1], tail[0]) else quote.end()


def _takes_tail(content: str, tail: str = "") -> bool:
    """县管校聘 is a name without 改革; 联盟校改革 is not."""
    return not (tail.startswith("改革") and len(content) == 4)


def _names_scheme(text: str, quote: re.Match[str]) -> bool:
    """Whether a quotation names a scheme, by its own shape or by the words around it."""
    content = quote[1]
    if _FIVE_YEARS.fullmatch(content) or content in _DAYS:
        return False
    if _NUMBERED.fullmatch(content):
        return not _NOT_NUMBERED.match(content) and (content[0] != "一" or bool(_PAIRED.fullmatch(content)))
    if _PAIRED.fullmatch(content) or _SLOGANS.fullmatch(content):
        return True
    if len(content) < 4:
        return False
    governed = _GOVERNOR.search(text, max(0, quote.start() - 5), quote.start())
    return bool(governed) or (len(content) <= 8 and bool(_FOLLOWER.match(text, quote.end())) and len(content) in (4, 8))


def _bare(text: str) -> Iterator[Span]:
    """实施中小学名师培养工程: what stands between a verb of doing and a noun for a scheme."""
    for match in _BARE_TAIL.finditer(text):
        low = max(0, match.start() - 18)
        governor = None
        for found in _BARE_GOVERNOR.finditer(text, low, match.start()):
            governor = found
            if not _BARE_BREAK.search(text, found.end(), match.start()):
                break
        while governor and (more := _BARE_GOVERNOR.match(text, governor.end(), match.start())):
            governor = more
        if governor is None or match.start() - governor.end() < 2 or _NOT_NAMED_BEFORE.match(text, match.end()):
            continue
        if _BARE_BREAK.search(text, governor.end(), match.start()) or _GENERIC.fullmatch(text, governor.end(), match.start()):
            continue
        yield governor.end(), match.end()
