"""Figures that are what they are by their own nearest words: pay and price, limits, announcements of a list."""

import re
from typing import Final

from transforms.extract.figure import Figure
from transforms.extract.indicators import noun_behind
from transforms.extract.passage import Passage, Place
from transforms.extract.sums import is_class

_BEFORE_CHARS: Final = 24
_GRAND: Final = 1e6  # a sum from here on is no rate of pay, unless it is called a ceiling or is for each
_EACH = re.compile(
    r"[每首](?:[人亩户名生月年天日次吨头例位个家床科度]|[平立]方米|千瓦时|公里|公斤|小时|学[期年])[^,。;增]{0,8}$|(?:补[助贴]|低保|资助|收费|缴费|养老金|工资)标准[^,。;]{0,16}$"
)
_PAYS = re.compile(
    r"标准(?:分别)?(?:统一)?(?:为|是|按|不低于|提高|调整|增加|由|从|达到?|:)|[补津]贴(?:标准)?$|罚款|处以|处$|一次性(?:给予|奖励|补[助贴]|发放)|给予[^,。;]{0,10}$"
    r"|[奖罚][到至]?$|奖给[^,。;]{0,8}$|[奖补罚][^,。;]{0,14}各$|奖[励补金](?:标准)?(?:分别)?[为是]?(?:人民币)?(?:[\d.]+[万亿]*元?[、和])*$|最高(?:不超过)?$|试用期[^,。;]{0,6}$|转正后[^,。;]{0,4}$|[上下]限|限额|起付|封顶|月薪|起征|收费|(?<![经消])费(?:用|标准)?(?:为|是|:)?$"
)
_PAID = re.compile(r"的?(?:一次性)?(?:奖励|补[助贴]|奖补|罚款|标准|资助|津贴)")
_WHO_DOES = re.compile(r"(?:^|[,。;:])[^,。;]{0,4}[对凡][^,。;]{3,40}的[^,。;]{0,6},[^,。;]{0,4}(?:奖励|补助|给予|处以)[^,。;]{0,10}$")
_WHO_CHARS: Final = 64
_NO_PRICE = re.compile(r"收入|增收|税收|产值|支出|投资|利润|消费|均价|共[计有投]|累[计积]|总额|资金")
_CALLED_RATE = re.compile("[最每]|各(?![类项级地种])|分别|给予|奖励")
_IF = re.compile(r"(?:^|[,。;:])[^,。;]{0,4}(?:对|凡是?)[^,。;]{2,24}$")
_OF_SUCH = re.compile(r"[^,。;、]{0,10}的(?!\d)")
_RATED = re.compile(
    r"[^,。;]{0,4}(?:征|缴|计算|收取|给予|执行|标准|比例|税率|返还|补[助贴偿]|奖[励补]|发放|拨付|支付|报销|结算|计提|提取|折算)"
)
_TOLD: Final = frozenset(("news", "bulletin"))
_IS_CASE = re.compile(
    r"的[,。]|或者?[^,。;]{1,12}的[,。]|,?(?:扣|罚|奖(?![牌状补]))[^,。;]{0,6}?[0-9一二三四五六七八九十]|的(?:不[准得予]|一律)"
)
_CASE_STARTS: Final = frozenset("的或,扣罚奖")
"""What stands right behind a figure that says of which cases something holds, if one does."""
_IS_TREATED = re.compile(r"[^,。;\d]{0,12}的[^,。;\d]{1,8},(?:奖|给予|扣|罚|取消|免|约谈|主要负责人)")
_IS_PUNISHED = re.compile("(?:严肃)?(?:通报|约谈|问责|免职|处分|诫勉)")
_IS_SUCH = re.compile(r"[^,。;\d的]{1,6}的,|的“")
_IS_CLASS = re.compile(r"的[^,。;\d没有]{1,10}[,。;]")
_LIMITS = re.compile(
    r"年满$|未满$|依照[^,。;]{0,8}$()|按照?[^,。;]{0,8}$()|按[^,。;]{0,20}的$()|税率为?$|扣(?<!不扣)[^,。;]{0,8}$|核减[^,。;]{0,14}$|每(?:[低高少多超]|滞后|提高|降低|下降|增加|减少)$|满分(?:为)?$|放宽[至到]$|成绩×$|承担$|负担$|分担$|自筹$|限报$|限$|须(?:在|有|具|经|满|达)|方可|每次不"
)  # every branch begins with a plain letter: that is fast; a rate ends in a group
_LISTED: Final = frozenset("个项大点条件类种级支方步章层")
_TENS: Final = frozenset("十百千万亿")
_SMALL: Final = 30  # no list that is announced is longer
_ALWAYS = re.compile(r"[“\"]?(?:方面|意见|要求|问题|原则|体会|希望|建议|特点|环节|阶段|步骤|部分)")
_ABSTRACT = re.compile(
    r"[“\"]?(?:新的?)?(?:意思|含义|重[点要大]|关键|突出|主要|核心|基本|根本|方面|意见|问题|要求|原则|任务|关系|目标|工程|行动|举措|措施|环节|坚持|统筹|转变|突破|提升|确保|必须|不"
    r"|能力|体系|机制|制度|联动|到位|统一|优势|支柱|板块|领域|阶段|步骤|层[次面]|跨越|差距|短板|弱项|倾斜|强化|加强|着力|聚焦|更加|战略|理念|维度|建议|希望|手术|管理|督查"
    r"|攻坚|会战|革命|计划|专项|体会|感受|要点|特点|特征|转型|队伍|实事|民生|文明|台阶|变化|中心|关口|抓手|保障|支撑|平台|活动|教育|工作|责任|清单|现代化|结合|倍增|百分)"
)
_THING = re.compile(
    r"[县市区乡镇村园站厂省路桥线港库厅店场馆楼房车船奖牌国人民家户员生师院校所部队组会厕床机台井田渠坝社局城道街巷苑栋坊湖泊河岛]$|^[村县镇乡校](?![级委长民庄务])"
    r"|街道|社区|居点|站点|网点|景点|小学|中学|大学|企业|单位|部门|行政区|项目|孩子|学生|教师|干部|群众|农户|组织|医院|基地|公司|中心|民族|品种|产品|县市|市县|县区|乡镇"
)


def is_enumeration(passage: Passage, figure: Figure, place: Place) -> bool:
    """Whether a count only announces a list or sums up a scheme's parts: 三点意见, 六大工程, 两个中心; two schools are a count."""
    value = figure.value_min
    if figure.unit is None or (figure.approximate and value is not None):
        return False
    if figure.unit == "大":
        return True
    if figure.unit not in _LISTED or (value or 0) > _SMALL or value != figure.value_max:
        return False
    if value is None and passage.text[figure.end - 2] in _TENS:
        return False  # 数十个目标
    if value is None:
        return _ABSTRACT.match(passage.text, figure.end) is not None  # 几项工作
    if not figure.is_han:
        return _ALWAYS.match(passage.text, figure.end) is not None
    if figure.unit == "层" or _ABSTRACT.match(passage.text, figure.end):  # 三层意思, but 六层楼
        return _ABSTRACT.match(passage.text, figure.end) is not None
    noun = noun_behind(passage, figure, place)
    return noun is None or _THING.search(noun) is None


def is_price(passage: Passage, figure: Figure, place: Place, is_told: bool) -> bool:
    """Whether money is a price, a wage, a subsidy or a fine, for each or as a rate; a fact that is told (`is_told`) only for each."""
    near = passage.text[max(place.clause[0], figure.start - _BEFORE_CHARS) : figure.start]
    if is_class(passage.text, figure):
        return True
    if _NO_PRICE.search(near):
        return False
    if passage.text.startswith("最", figure.start) and not is_told:
        return True  # 最高30万元
    is_grand = (figure.value_max or figure.value_min or 0) >= _GRAND
    if (figure.unit or "").startswith("元/") or (_EACH.search(near) and not is_grand):
        return True
    is_grand = is_grand and not _CALLED_RATE.search(near)
    if is_told or is_grand:
        return False
    if _PAYS.search(near) or _PAID.match(passage.text, figure.end):
        return True
    return "奖励" in near and _WHO_DOES.search(passage.text, max(place.sentence[0], figure.start - _WHO_CHARS), figure.start) is not None


def is_limit(passage: Passage, figure: Figure, place: Place) -> bool:
    """Whether a figure is a threshold, by the words right before it or as a bound of age: 年满60岁, 65岁以上."""
    if figure.unit in ("岁", "周岁") and passage.setting.genre != "bulletin" and (figure.value_min is None or figure.value_max is None):
        return True
    text, start = passage.text, max(place.clause[0], figure.start - _BEFORE_CHARS)
    if _is_case(passage, figure, place):
        return True
    near = text[start : figure.start]
    if ("对" in near or "凡" in near) and _IF.search(text, max(start - 1, 0), figure.start) and _OF_SUCH.match(text, figure.end):
        return True  # 对连续两次排名末位的单位
    limit = _LIMITS.search(near)
    return limit is not None and (limit.lastindex is None or _RATED.match(text, figure.end) is not None)


def _is_case(passage: Passage, figure: Figure, place: Place) -> bool:
    """Whether a figure says of which cases something holds: 得分90分以上的, …; 100亩以上的林场, …"""
    text, end, is_event = passage.text, figure.end, figure.unit in ("次", "起")
    if text[end : end + 1] in _CASE_STARTS and _IS_CASE.match(text, end):
        return True
    if figure.unit == "次" and figure.is_han and _IS_PUNISHED.match(text, end):
        return True
    is_open = (figure.value_min is None) != (figure.value_max is None)
    if is_event and (_IS_SUCH.match(text, end) or _IS_TREATED.match(text, end)):
        return True
    if is_open and _IS_TREATED.match(text, end):
        return True
    if passage.setting.genre in _TOLD:
        return False
    if text.startswith(("罚款", "的罚款"), end):
        return True
    if not is_open:
        return False
    is_first = figure.start == place.clause[0] and figure.kind != "percentage"
    return bool(_IS_SUCH.match(text, end) or (is_first and _IS_CLASS.match(text, end)))
