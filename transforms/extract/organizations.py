"""Organizations of a paragraph, by the morphology of their names: place or level, function, body."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from transforms.extract.places import MASK
from transforms.model import Token
from transforms.text import Span

FUNCTIONS = (
    "教育|教科|教体|科教|教科文卫|科教文卫|文教|卫生健康|卫生和计划生育|卫生计生|卫生|卫健|卫计|计划生育|计生|爱卫|公安|司法|财政|民政|人力资源和社会保障|人力资源社会保障|人社|人事|劳动保障|劳动|自然资源|国土资源|国土|规划|"
    "住房和城乡建设|住房城乡建设|住建|城乡建设|建设|城建|城管|城市管理|房管|交通运输|交通|水利|水务|农业农村|农业|农牧|农机|林业和草原|林业|林草|园林|畜牧|渔业|商务|经贸|外经贸|文化和旅游|文化旅游|文旅|文化|文体|文广|旅游|广电|新闻出版|体育|"
    "应急管理|应急|安全监管|安全生产监管|安监|审计|统计|市场监督管理|市场监管|工商行政管理|工商|质量监督|质监|食品药品监管|食药监|药监|物价|税务|国税|地税|生态环境|环境保护|环保|气象|信访|"
    "发展和改革|发展改革|发改|工业和信息化|工信|经信|科学技术|科技|民族宗教|民宗|民族|宗教|侨务|外事|台办|扶贫|乡村振兴|医疗保障|医保|社保|退役军人事务|退役军人|国有资产监督管理|国资|金融|粮食和物资储备|粮食|供销|残联|档案|人防|地震|消防|"
    "组织|宣传|统战|政法|纪检监察|纪检|监察|巡察|巡视|督查|督察|编办|机构编制|保密|机关事务|政务服务|行政审批|行政执法|综合执法|大数据|海关|铁路|民航|邮政|电力|通信|银监|证监|保监|知识产权|疾控|疾病预防控制|妇幼保健|"
    "共青团|妇联|工会|文联|科协|关工委|老干部|党史|史志|地方志|移民|招商|外汇|烟草|盐业|国安|国家安全|国防|外交|检察|审判|法制|精神文明|综治|防汛抗旱|抗震救灾|疫情防控|卫生监督|交警|网信|投资促进"
)
_QUALIFIERS = "行政主管|行政管理|行政执法|行政|主管|管理|监管|监督管理|监督|执法|业务|职能"
LEVELS = "自治区|自治州|自治县|地区|省|市|县|区|州|旗|乡镇|乡|镇|街道|村|地|国家|全国|中央|国务院"
_LEVEL = f"(?:{LEVELS})"
_ORDINAL = "(?:第?[一二三四五六七八九十0-9]{1,3})"

_CENTRAL = re.compile(
    "中国共产党|中共中央(?:政治局(?:常委会)?|办公厅|国务院)?|党中央|国务院(?:办公厅|常务会议(?=不))?|全国人民代表大会(?:常务委员会)?|全国人大(?:常委会)?|全国政协|中央(?:军委|纪委|组织部|宣传部|政法委|编办|文明办|统战部|电视台|人民广播电台|"
    "政治局|财经委|深改委|政府)|国家(?:监委|发展改革委|发改委|卫计委|卫健委|卫生健康委|税务总局|统计局|林草局|民委|体育总局|广电总局|计委|经贸委|教委|电网)|最高人民法院|最高人民检察院|最高法|最高检|"
    "中组部|中宣部|中纪委|中央纪委国家监委|新华社|新华通讯社|人民日报社|解放军|中国人民解放军|武警部队|联合国(?:安理会|教科文组织|粮农组织)?|世贸组织|世界银行|国际货币基金组织|欧盟|北约|东盟|世界卫生组织|"
    "外交部|国防部|国家发展和改革委员会|教育部|科技部|工业和信息化部|工信部|公安部|国家安全部|民政部|司法部|财政部|人力资源和?社会保障部|人社部|自然资源部|生态环境部|环保部|住房和?城乡建设部|住建部|交通运输部|交通部|铁道部|水利部|农业农村部|农业部|"
    "商务部|文化和旅游部|文化部|卫生部|应急管理部|审计署|中国人民银行|人民银行|国资委|银监会|证监会|保监会|银保监会|海关总署"
)
_CENTRAL_ALONE = re.compile(
    r"(?<![\u4e00-\u9fff])中央(?=[和、与]|关于|要求|决定|提出|明确|强调)|(?<=[和、与及同])中央(?=[、和与]|关于|要求|决定)"
)
_LEVELLED = re.compile(
    rf"(?:[省市县区州旗地团]|{MASK}[市县])委(?!员|托|派|培|任|屈|婉|实|以)(?:政府|党校|组织部|宣传部|统战部|政法委|办公室|办|巡察办|巡察组|编办|老干部局|全委会(?=不))?|"
    rf"(?:{_LEVEL}|自治区)(?:人民)?政府(?:办公室|办公厅|办)?|{_LEVEL}(?:人大(?:常委会)?|政协|纪委监委|纪委|监委|纪检委|检察院|人民检察院|法院|人民法院|党委|党工委|党组|团委|妇联|总工会|工会|残联|工商联|科协|文联|武装部|人武部|公安局|医院|人民医院|中医院|中医医院|"
    rf"妇幼保健院|党校|职教中心|职业学校|幼儿园|实验小学|实验中学|高中)"
)
_PARTY = re.compile(
    r"党委\(党组\)|党委(?!书记|员|政府|会|副)|纪委监委|(?<![省市县区州旗])纪委(?!书记|副|全会)|监委(?!主任)|党组(?!织|书记|成员|会)"
)
_OFFICE = re.compile(
    rf"((?:(?:{_LEVEL}|{MASK}[省市县区])?、)*(?:{_LEVEL})?)((?:{FUNCTIONS})(?:(?:和|、|与)?(?:{FUNCTIONS}))*(?:{_QUALIFIERS})?)(主管部门|部门|机关|机构|委员会|管理局|监督局|局|厅|总局|系统(?!工程|性|思维|治理)|站|教研室)"
)
_OFFICE_LIST = re.compile(
    rf"(?:{FUNCTIONS})(?:(?:、|和)(?:{FUNCTIONS}))+(?=等(?:有关|相关|多个|职能|[一二三四五六七八九十0-9]+个)?(?:部门|单位|机关|系统))|(?:{FUNCTIONS})(?:、(?:{FUNCTIONS}))+(?=部门)"
)
_FUNCTION = re.compile(FUNCTIONS)
_SCHOOL_SHORT = re.compile(
    rf"(?:{MASK}|[\u4e00-\u9fff])?(?:县|市|区|镇)?[一二三四五六七八九十](?:中|小|高)(?![国共央心学期级等间小高大旬层年部介东药医位华之队共型康食枪组职])(?:学)?"
)
_SCHOOLS_KNOWN = re.compile(
    r"清华大学|北京大学|清华|北大(?!荒|门|街|桥|街|楼|路|营|学)|复旦|浙大|南开大学|人大(?=等全国名校|等名校|、北大|、清华)"
)
_BODIES = re.compile(
    "有限责任公司|股份有限公司|集团有限公司|有限公司|集团公司|分公司|总公司|公司|集团|银行|大学|学院|中学|小学|学校|幼儿园|医院|卫生院|保健院|研究院|研究所|科学院|出版社|报社|杂志社|电视台|电台|博物馆|图书馆|文化馆|"
    "中心|委员会|人民法院|法院|检察院|领导小组|协调小组|工作小组|督导组|督察组|巡视组|巡察组|检查组|调查组|工作组|专班|指挥部|办公室|协会|学会|联合会|基金会|商会|合作社|总队|支队|大队|派出所|监狱|军区|"
    "局|厅|党支部|党总支|党工委|管委会|居委会|村委会|教研室|进修校|进修学校|服务站|工作站|体校|党校|职校|技校|代表团|俱乐部|队|厂|部|署|院|馆|站|所"
)


def read_organizations(text: str, tokens: Sequence[Token], places: Sequence[Span]) -> list[Span]:
    """Spans of named or definite bodies in a folded paragraph; the longest counts where they overlap."""
    at_end = {end: start for start, end in places}
    spans = [match.span() for pattern in (_CENTRAL, _CENTRAL_ALONE, _PARTY, _SCHOOLS_KNOWN) for match in pattern.finditer(text)]
    spans += _offices(text)
    spans += [match.span() for match in _LEVELLED.finditer(text)]
    spans += _schools(text, at_end)
    spans += _bodies(text, tokens, places)
    grown = [(_grow(text, start, at_end), end) for start, end in spans]
    return [span for span in grown if not _is_group(text, span[0])]


def _is_group(text: str, start: int) -> bool:
    """各级党委, 每个学校: not one body."""
    return text.endswith(("各级", "各", "各个", "每个", "某", "一些", "多个", "有关", "其他"), max(0, start - 2), start)


def _grow(text: str, start: int, at_end: dict[int, int]) -> int:
    """Take in the place that the name begins with: 庄浪|县委, 甘肃省|纪委."""
    for border in (start, start + 1):
        if border in at_end and at_end[border] <= start:
            return at_end[border]
    if start and text[start - 1 : start + 1] in ("全县", "全市", "全省"):
        return start
    return start


def _offices(text: str) -> Iterator[Span]:
    for match in _OFFICE.finditer(text):
        start, end = match.span()
        if match[3] == "系统" and not match[1]:
            continue
        if "、" in match[2]:
            start = match.start(2) + match[2].rindex("、") + 1
        yield start + (1 if text[start] == "、" else 0), end
    for match in _OFFICE_LIST.finditer(text):
        for part in _FUNCTION.finditer(text, match.start(), match.end()):
            yield part.span()


def _schools(text: str, at_end: dict[int, int]) -> Iterator[Span]:
    for match in _SCHOOL_SHORT.finditer(text):
        start = match.start()
        head = match[0]
        if start in at_end or start + 1 in at_end or head[0] in "县市区镇xX×" or (len(head) > 2 and head[1] in "县市区"):
            yield match.span()


_HEAD_FLAGS = frozenset(("n", "ns", "nz", "nt", "nr", "nrt", "nrfg", "vn", "j", "b", "an", "x", "eng", "s", "l", "m", "f", "v"))
_STOPS = frozenset(
    [
        "我",
        "我们",
        "你",
        "他",
        "她",
        "它",
        "这",
        "那",
        "该",
        "本",
        "各",
        "各级",
        "每",
        "其",
        "此",
        "某",
        "一",
        "一个",
        "一些",
        "所有",
        "全体",
        "广大",
        "有关",
        "相关",
        "其他",
        "主要",
        "重点",
        "优质",
        "现代",
        "民办",
        "公办",
        "普通",
        "薄弱",
        "中心",
        "基层",
        "农村",
        "城区",
        "乡镇",
        "企业",
        "加强",
        "建立",
        "成立",
        "设立",
        "组建",
        "推进",
        "开展",
        "实施",
        "完善",
        "建设",
        "支持",
        "召开",
        "提高",
        "发挥",
        "利用",
        "统筹",
        "协调",
        "负责",
        "落实",
        "加快",
        "推动",
        "深化",
        "参加",
        "组织",
        "抓好",
        "做好",
        "强化",
        "打造",
        "创建",
        "实现",
        "进行",
        "由",
        "在",
        "和",
        "与",
        "及",
        "对",
        "把",
        "被",
        "将",
        "要",
        "为",
        "以",
        "从",
        "向",
        "到",
        "是",
        "有",
        "的",
        "等",
        "让",
        "使",
        "给",
        "就",
        "也",
        "都",
        "会",
    ]
)


def _bodies(text: str, tokens: Sequence[Token], places: Sequence[Span]) -> Iterator[Span]:
    """Bodies told by their last word, where a place, a level or a mask leads the name."""
    ends = [token.end for token in tokens]
    place_starts = {start: end for start, end in places}
    last = 0
    for match in _BODIES.finditer(text):
        index = bisect_left(ends, match.end())
        if index >= len(ends) or ends[index] != match.end():
            continue
        head = _head(text, tokens, index, match.start(), place_starts, last)
        if head is not None:
            last = match.end()
            yield head, match.end()


def _head(text: str, tokens: Sequence[Token], index: int, border: int, place_starts: dict[int, int], floor: int) -> int | None:
    """Start of the name that ends with token `index`: its leftmost place or level within reach, or None."""
    found: int | None = None
    for back in range(index, max(-1, index - 9), -1):
        token = tokens[back]
        if token.start < floor:
            break
        if back < index and (token.word in _STOPS or token.flag not in _HEAD_FLAGS or not _is_name_char(token.word)):
            break
        if (
            (token.start in place_starts and place_starts[token.start] <= border)
            or (token.word in ("县", "市", "省", "区", "州", "国家", "全国", "中央", "自治区", "地区") and back < index)
            or (back == index and token.word[0] in "县市省" and token.start < border and not token.word.startswith(("市场", "县城")))
        ):
            found = token.start
    return found


def _is_name_char(word: str) -> bool:
    return "\u4e00" <= word[0] <= "\u9fff" or (word[0].isascii() and word.isalnum()) or word in "×*()"
