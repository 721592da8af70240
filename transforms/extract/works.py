"""Documents, meetings and initiatives of a paragraph."""

import re
from collections.abc import Iterator

from transforms.text import Span

_DOCUMENT = re.compile(r"《([^《》]{1,120}(?:《[^《》]{1,80}》[^《》]{0,60}){0,2})》")
_NUMBER = "[一二三四五六七八九十0-9]"
_SCOPE = (
    "(?:全[国省市县区州旗镇乡校党军]|全自治[区州]|中央|党中央|国务院|[省市县区州](?:委|政府|直)?|党的|党|第?"
    + _NUMBER
    + "{1,3}[届次]|20[0-9xX×]{2}年(?:度)?)"
)
_CONGRESS = re.compile(
    rf"党的?{_NUMBER}{{1,3}}大(?![会门战小项类力量型])|(?<![第0-9一二三四五六七八九十]){_NUMBER}{{2,3}}大(?=报告|精神|以来|召开|胜利)|"
    rf"(?:党的|中共)?{_NUMBER}{{1,3}}届{_NUMBER}{{1,2}}(?:次|中)(?:、{_NUMBER}{{1,2}}(?:次|中))*(?:[全体]{{1,3}})?(?:全会|全体会议|会议)(?:、{_NUMBER}中全会)*|"
    rf"(?:党的)?{_NUMBER}{{1,3}}届{_NUMBER}中(?:、{_NUMBER}中)*全会|"
    rf"(?:党的)?{_NUMBER}{{1,3}}届中央(?:纪委|委员会){_NUMBER}次(?:全会|全体会议)|(?:中央纪委|[省市县]委){_NUMBER}+届{_NUMBER}+次全[体会]+(?:会议)?"
)
_MEETING = re.compile(
    rf"(?:{_SCOPE})(?:[\u4e00-\u9fff“”、()(]{{0,24}}?)(?:工作会议|座谈会|代表大会|民主生活会|领导小组(?:第?{_NUMBER}*次)?(?:全体)?会议|现场会|推进会|动员会|表彰会|表彰大会|动员大会|工作会|全委会|人代会|党代会|电视电话会议|"
    r"常委会议|常务会议|全体会议|经济会议|全会|两会|峰会|论坛)|(?<=召开)[\u4e00-\u9fff]{2,8}(?:工作会议|座谈会)"
)
_BREAKS = re.compile(
    r"(?:召开|举行|参加|出席|落实|贯彻|学习|我们|今天|传达|组织|部署|精神|[和与及在是的了对把将要、](?=全[国省市县]|中央|[省市县区州]委|第))"
)
_QUOTE = re.compile(r"[“\"]([^“”\"。!?;\n]{1,60})[”\"]")
_SCHEME = "(?:专项(?:整治|行动|斗争|治理|巡察|工程|计划)|专题教育|主题教育|攻坚战|发展战略|发展规划|行动计划|工作机制|重点工程|工程|行动|战略|计划|规划|活动|政策|工作法)"
_QUOTE_TAIL = re.compile(rf"[\u4e00-\u9fff]{{0,4}}?{_SCHEME}(?![\u4e00-\u9fff]?[者性])|好教师|好干部")
_NUMERAL = "一二两三四五六七八九十双百千零"
_NUMBERED = re.compile(
    rf"^(?:第?[{_NUMERAL}]{{1,3}}[个项大种条类支型]?[\u4e00-\u9fffA-Za-z]{{1,6}}|[0-9]{{2,6}}(?:\+[0-9a-zA-Z]+)*|[0-9][\u4e00-\u9fff]{{1,6}})$"
)
_NOT_NUMBERED = re.compile(
    r"^一(?:把手|竿子|线|流|刀切|阵风|家|盘棋|窝蜂|言堂|站式|张|个|盏|条|枪|碗水)|^第[一二三](?:枪|课|时间|资源|书记|责任人|道|粒|步|关|公里|线|要务)|^两张皮|^三天|^百年|^千"
)
_PAIRED = re.compile(rf"^一.一.$|^一.[{_NUMERAL}].$|^[一多].[多一].$")
_GOVERNOR = re.compile(
    r"(?:实施|开展(?:好)?|推进|推行|推广|践行|落实(?:好)?|做到|打造|创建|建设|坚持|利用|贯彻|深化|运用|实行|按照|结合|组织|发扬|弘扬|提出|严格执行|启动|达到|抓好|巩固|围绕|探索|推动|擦亮|争创)"
    r"(?:[了好]|以)?$"
)
_FOLLOWER = re.compile(
    r"(?:的?(?:要求|目标|战略|思路|模式|方针|原则|机制|制度|改革|管理|标准|体系|精神|格局|理念|教学模式|教育|专题|警示|工作|建设|创建|试点|经验|工程|行动|品牌|计划|政策))"
)
_BARE = re.compile(
    r"(?<=实施|开展|推进|启动|推行|落实|完成|深化|实行|好好|展好|施好|抓好|续推)([^,。;:、!?的“”\"《》()了\s]{2,18}?)(?:工程|行动|战略|攻坚战|专项整治|专项行动|专项斗争|行动计划|三年行动|教育活动|专题教育|主题教育|计划(?!生育)|政策)(?![\u4e00-\u9fff]?[者性])"
)
_GENERIC = re.compile(
    r"^(?:[这那各该其此每一二三四五六七八九十\d]|系统|重点|系列|主题|相关|有关|生育|优惠|年度|工作|下列|以下|国家|积极的?|财政|货币|稳健|民生|重大|配套|扶持|专项|集中|党的(?:路线|方针|各项)|基础|具体|建设|水利|改造|绿化|全部|一批|一系列|创建|统一|奖励|奖补|优抚|各项|发展|扶贫|强农)*$"
)
_SLOGANS = re.compile(
    r"县管校聘|两免一补|三严三实|两学一做|两个维护|两个确立|四个意识|四个自信|四个全面|五位一体|(?:中央)?八项规定|一带一路|放管服|一岗双责|一票否决|科学发展观|三个代表|新农合|全面两孩|单独两孩|"
    r"(?:扫黑除恶|打黑除恶)专项斗争|(?:全面)?(?:两孩|三孩)政策|四风|河长制|林长制|三农|三北防护林|南水北调|西气东输|西电东送|西部大开发|希望工程|春蕾计划|雪亮工程|"
    r"(?:“)?(?:十[一二三四五]|[七八九]|一|二|三|四|五|六)五(?:”)?(?:规划|计划)|党的群众路线(?:主题)?教育(?:实践)?活动|乡村振兴战略|科教兴[国省市县]战略|可持续发展战略|人才强[国省市县]战略|健康中国战略"
)
_SLOGAN_ALONE = re.compile(r"^(?:一票否决|三农|四风|三个代表|科学发展观|放管服)$")


def read_documents(text: str) -> list[Span]:
    """Titles in 《》, without the brackets."""
    if "《" not in text:
        return []
    return [match.span(1) for match in _DOCUMENT.finditer(text)]


def read_meetings(text: str) -> list[Span]:
    """Congresses, plenary sessions, conferences with their scope."""
    if "会" not in text and "大" not in text:
        return []
    spans = [match.span() for match in _CONGRESS.finditer(text)]
    for match in _MEETING.finditer(text):
        start, end = match.span()
        cut = 0
        for broken in _BREAKS.finditer(match[0]):
            cut = broken.end()
        if cut and cut >= end - start - 3:
            continue
        spans.append((start + cut, end))
    return spans


def read_initiatives(text: str) -> list[Span]:
    """Named schemes and slogans; a quoted name keeps its quotes and the noun that makes it a scheme."""
    spans: list[Span] = []
    if "“" in text or '"' in text:
        spans += _quoted(text)
    spans += [match.span() for match in _SLOGANS.finditer(text)]
    for match in _BARE.finditer(text):
        if not _GENERIC.match(match[1]):
            spans.append(match.span())
    return spans


def _quoted(text: str) -> Iterator[Span]:
    previous: tuple[int, bool] = (-9, False)
    for match in _QUOTE.finditer(text):
        start, end = match.span()
        content = match[1]
        tail = _QUOTE_TAIL.match(text, end)
        chained = previous[1] and text[previous[0] : start] in ("", "、", "和", "与", "及", "以及")
        named = bool(tail) or chained or _is_name(text, start, end, content)
        if tail:
            end = tail.end()
        previous = (end, named)
        if named:
            yield start, end


def _is_name(text: str, start: int, end: int, content: str) -> bool:
    """Whether a quotation names a scheme, by its own shape or by the words around it."""
    if _NUMBERED.match(content):
        return not _NOT_NUMBERED.match(content) and (content[0] != "一" or bool(_PAIRED.match(content)))
    if _PAIRED.match(content) or _SLOGANS.fullmatch(content):
        return True
    if len(content) < 4:
        return False
    return bool(_GOVERNOR.search(text, max(0, start - 8), start)) or (len(content) == 4 and bool(_FOLLOWER.match(text, end)))
