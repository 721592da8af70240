"""Words that tell the names of bodies from common nouns: which stand alone, which bear names of their own, what is never of one."""

import re

from transforms.extract.institutions import FIRMS, FUNCTIONS, LEVELS, OFFICES, QUALIFIERS, STATE_BODIES
from transforms.extract.lexicon import Lexicon
from transforms.extract.names import HAN

WORDS_BEFORE = Lexicon(FUNCTIONS | QUALIFIERS)
"""What stands before a body in its name: 教育|局, 重点项目建设|指挥部."""
STATE = frozenset(STATE_BODIES.split("|"))
OFFICE = frozenset(OFFICES.split("|"))
_FIRM = frozenset(FIRMS.split("|"))
PARTY = frozenset(("党委", "纪委监委", "纪委", "监委", "党组"))
_NEVER_ALONE_TEXT = """
系统 中心 站 委 办 协会 学会 联合会 基金会 促进会 总队 大队 中队 支队 工作站 监测站 检查站 推广站 联席会议 研究所
办公室 办事处 分局
"""
NEVER_ALONE = frozenset(_NEVER_ALONE_TEXT.split())
"""Bodies that a function alone does not name: 教育中心."""
DEFINITE_FIELDS = (
    "纪检",
    "监察",
    "巡察",
    "巡视",
    "检察",
    "审判",
    "公安",
    "司法",
    "审计",
    "统计",
    "机构编制",
    "行政",
    "税务",
    "海关",
    "工商",
    "信访",
    "计生",
    "人口",
    "财政",
    "监督",
    "监管",
    "执法",
    "党",
)
"""Functions that do name a 机构 or a 委员会 alone."""
TEAMS = frozenset(
    [
        "工作领导小组办公室",
        "领导小组办公室",
        "工作领导小组",
        "领导小组",
        "协调小组",
        "指挥部",
        "督导组",
        "督察组",
        "督查组",
        "巡视组",
        "巡察组",
        "工作专班",
        "联席会议",
    ]
)
"""Bodies that are set up for a task, and named after it."""
_NAMED_TEXT = """
公司 集团 银行 大学 学院 中学 小学 学校 医院 出版社 幼儿园 有限公司 股份有限公司 集团公司 有限责任公司 海关 农商银行 村镇银行 供电公司
村委会 居委会 职业技术学院 职业学院 经济技术开发区管委会 开发区管委会 工业园区管委会 园区管委会 村党支部
"""
NAMED = frozenset(_NAMED_TEXT.split())
"""Bodies that mostly bear a name of their own: 青禾中学."""
PLANTS = frozenset(("厂", "矿", "公司", "集团", "有限公司", "股份有限公司", "有限责任公司", "医院", "学校", "中学", "小学"))
TRADED = frozenset(("有限公司", "股份有限公司", "有限责任公司", "集团有限公司"))
PREPOSITIONS = frozenset("以由将把被")
OPENING = frozenset("由与和对向在从为给让请及是")
BEFORE_LEVEL = frozenset("全该本我由在对向从和与及是为把给让请经到报同送")
_SPARE_TEXT = """
中心 站 系统 机构 部门 机关 委 办 局 厅 总部 队 代表团
"""
MAY_HAVE_OWN = (_FIRM | OFFICE) - PARTY - frozenset(_SPARE_TEXT.split())
"""Bodies that may bear words of their own; of the spare ones only function or level makes a name."""
NO_HEAD = ("国家", "全国", "全区")
NAME_FLAGS = frozenset(("ns", "nr", "nrt", "nrfg", "nt"))
_SMALL_TEXT = """
局 厅 站 队 厂 矿 委 办 总部 中心 系统 机构 机关
"""
SMALL = frozenset(_SMALL_TEXT.split())
"""Bodies of one character or two that also end other words."""
LEVEL_LIST = re.compile(r"(?:(?:省|市|县|区|州|中央|国家)、)+(?:省|市|县|区|州|乡|镇)$")
BRACKETED_LEVEL = re.compile(r"[县市区]\((?:[市区县]、)?[市区县旗]\)$")
COMMON_NOUN = re.compile("公立|私立|民营|民办|公办|中小学|户籍|各类|[县市区省镇乡](?:小学|学校|幼儿园|部门|企业|机构|医疗机构)$")
HEAD_ENDS = frozenset(")村") | {level[-1] for level in LEVELS}
MASKED_LEVEL = re.compile(rf"(?:[xX×*某]{{1,3}}|{HAN}[xX×*])[省市县区州镇乡村]$")
SCHOOL_NUMBER = re.compile(
    r"[一二三四五六七八九十](?:中(?:学)?|小(?:学)?|高(?:中)?)(?![国央心期级间旬层年部介药位华型康食枪全共纪断止午秋])"
)
VERBAL = {"委": frozenset("员"), "办": frozenset("公理学事法案园好实校得成妥社证结")}
"""Bodies that begin other words, with what these go on: 委|员, 办|公."""
GROUP = (
    "各级",
    "各",
    "各个",
    "每个",
    "每所",
    "某",
    "一些",
    "多个",
    "有关",
    "其他",
    "各类",
    "一家",
    "一所",
    "几所",
    "多家",
    "所有",
    "部分",
)
"""What says that not one body is meant."""
VERBS = re.compile(
    "两地|三地|多地|总结|上报|报送|报告|发挥|成立|设立|组建|建立|组成|召开|加强|推进|落实|统筹|开展|实施|负责|牵头|担任|参加|派出|接受|配合|抓好|强化|完善|健全|会同|抽调|主动|认真"
)
"""What no name of a body holds."""
_STOPS_TEXT = """
我 我们 你 他 她 它 这 那 该 本 各 各级 每 其 此 某 一 一个 一些 所有 全体 广大 有关 相关 其他 主要 重点 优质 现代
民办 公办 普通 薄弱 基层 农村 城区 乡镇 企业 工作 干部 群众 一家 一所 两家 大型 小型 中小 国有 民营 外资 本地 知名
骨干 龙头 上市 外国 跨国 专业 高等 职业 示范 先进 我省 我市 我县 全省 全市 全县 公立 私立 有资质 村级 乡级 县级
市级 省级 地区 部队 智慧 普惠性 数字 平安 绿色
"""
STOPS = frozenset(_STOPS_TEXT.split())
"""Words that are never part of a name, though they are nouns."""
