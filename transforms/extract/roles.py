"""What a figure is for: a target, a reported fact, a standing rule, or the announcement of a list."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import Final, Literal

from transforms.extract.figure import Figure
from transforms.extract.indicators import noun_behind
from transforms.extract.passage import Passage, Place
from transforms.extract.phrase_words import TAKERS
from transforms.extract.setting import read_turn
from transforms.model import Tense, Time
from transforms.schema.codes import QuantityRole
from transforms.text import Span

Said = Literal["goal", "due", "past", "bind"]

_GOAL = r"今年[^,。;]{0,12}(?:将|要|拟|计划)|力争|力求|争取(?![了到])|力保|(?:目标|任务)(?:就?是|为|:)|预期(?:目标|增长)|奋斗目标|实现[^,。;]{0,12}目标"
_DUE = (
    r"确保(?!了)|务必|务求|必须|(?<![重需主必首摘纪概扼只不])要(?![求素点闻道地件领塞么是紧害职强]|[高低大多少快好长]于?|比)|拟(?!定)|计划(?![生内外])"
    r"|努力(?:使|实现|达到|完成|把)|下达|不[低少]于|控制在|规划(?:建设|新建|投资)|力促|奋斗|应(?:达到|不低于)|总投资"
)
_PAST = (
    r"(?<![为除不得忘完])了(?![解结然望得如])|已(?![知婚故])|曾(?!祖)|先后|截[至止]|荣获|荣膺|获评|现有|目前(?!要)|成功(?:创建|举办|入选|申报|签约)|顺利(?:完成|通过|实现|建成)"
    r"|被(?:评|列|授|确定|认定|命名|纳入)|超额完成|共(?=[有计投查争])|高达|[仅只](?=有?\d)|只有|预计|测算|预测|估计|据(?:不完全)?统计|调查显示"
    r"|跃居|跻身|原来|以前的?"
)
_GAP = r"(?<![提升新增减加扩不最较至])[高低快慢多少](?=\d|[出于])|相差|超出"
_BIND = r"原则上|应当|不得(?!不)"
_CUE = re.compile(rf"(?P<bind>{_BIND})|(?P<goal>{_GOAL})|(?P<due>{_DUE})|(?P<past>{_PAST})|(?P<gap>{_GAP})")
_GROUPS: Final[dict[str, Literal["goal", "due", "past", "bind", "gap"]]] = {
    "goal": "goal", "due": "due", "past": "past", "bind": "bind", "gap": "gap",
}  # fmt: skip
_COMPARED = re.compile(r"(?:比|较|同|与|和|于|按|从|由)$")
_REPORTED = re.compile(r"同比|累[计积]|[比较](?:上|去|全)|增长(?=\d)|下降(?=\d)|达(?=\d)|占全|居全|排全")
_WILL = re.compile(r"将(?![军来近士领才])|明年|今后|未来")
_REPORTING: Final = frozenset(("news", "bulletin", "other"))
_ORDER = re.compile(
    r"[^一-龥]*(?:[一二三四五六七八九十]+[是要])?[^一-龥]*(?:大力|全力|着力|加快|努力|切实|积极|进一步|全面|深入|继续|持续|集中|扎实|认真|统筹)*"
    rf"(?:抓好|抓紧|做好|推进|加强|坚持|强化|落实|确保|{'|'.join(sorted(word for word in TAKERS if len(word) > 1))})"
)

_EACH = re.compile(
    r"每(?:人|亩|户|名|生|月|年|天|日|次|吨|头|平方米|小时|例|位|个|家|床|学期|学年)[^,。;增]{0,8}$|(?:补[助贴]|低保|资助|收费|缴费|养老金|工资)标准[^,。;]{0,16}$"
)
_PAYS = re.compile(
    r"标准(?:分别)?(?:统一)?(?:为|是|按|不低于|提高|调整|增加|由|从|达到?|:)|[补津]贴(?:标准)?$|罚款|处以|处$|一次性(?:给予|奖励|补[助贴]|发放)|给予[^,。;]{0,10}$"
    r"|奖[励补](?:标准)?(?:人民币)?$|最高(?:不超过)?$|上限|下限|限额|起付|封顶|月薪|起征|收费"
)
_PAID = re.compile(r"(?:的)?(?:一次性)?(?:奖励|补[助贴]|奖补|罚款|标准|资助|津贴)")
_BINDS = re.compile(r"[年未]满$|(?:依照|按照|减?按)$|税率(?:为)?$|须(?:在|有|具|经|满|达)|方可|每次不")
_FOR_EACH: Final = frozenset(("元/人", "元/亩", "元/吨", "元/户", "元/平方米", "元/月", "元/年", "元/斤", "元/公斤"))
_NO_PRICE = re.compile(r"收入|增收|产值|支出|投资|利润|消费|共[计有投]|累[计积]|总额|资金")
_GRAND: Final = 1e6  # a sum from here on is no rate of pay, unless it is called a ceiling or is for each

_ENUM_UNITS: Final = frozenset("个项大点条件类种级支方步章")
_SMALL: Final = 30
_ABSTRACT = re.compile(
    r"[“\"]?(?:新的?)?(?:重[点要大]|关键|突出|主要|核心|基本|根本|方面|意见|问题|要求|原则|任务|关系|目标|工程|行动|举措|措施|环节|坚持|统筹|转变|突破|提升|确保|必须|不|能力|体系|机制|制度"
    r"|联动|到位|统一|优势|支柱|板块|领域|阶段|步骤|层[次面]|跨越|差距|短板|弱项|倾斜|强化|加强|着力|聚焦|更加|战略|理念|维度|建议|希望|手术|管理|督查|攻坚|会战|革命|计划|专项|体会|感受"
    r"|要点|特点|特征|转型|队伍|实事|民生|文明|台阶|变化|中心|关口|抓手|保障|支撑|平台|活动|教育|工作|责任|清单|现代化|结合|倍增|百分)"
)
_THING = re.compile(
    r"[县市区乡镇村园站厂省路桥线港库厅店场馆楼房车船奖牌国人民家户员生师院校所部队组会厕床机台井田渠坝社局]$"
    r"|街道|社区|小学|中学|大学|企业|单位|部门|项目|孩子|学生|教师|干部|群众|农户|组织|医院|基地|公司|中心|民族|品种|产品|县市|市县|县区|乡镇"
)
_ALWAYS = re.compile(r"[“\"]?(?:方面|意见|要求|问题|原则|体会|希望|建议|特点|环节)")


class Roles:
    """The roles of the figures of one passage, asked for in order."""

    def __init__(self, passage: Passage) -> None:
        """Take the passage; nothing is read before it is asked for."""
        self._passage = passage
        self._tense: Tense | None = passage.setting.tense
        self._sentence: Span = (0, 0)
        self._turned = -1
        self._cues: list[tuple[int, Said]] = []

    def read(self, figure: Figure, place: Place) -> QuantityRole:
        """The role of the next figure: from its noun, its clause, its sentence, the section, in this order."""
        text, setting = self._passage.text, self._passage.setting
        if _is_enumeration(self._passage, figure, place):
            return "enumeration"
        self._enter(place.sentence)
        said = self._said_in(place.clause, figure)
        if self._is_rule(figure, place, said):
            return "rule"
        if self._tense == "review":
            return "target" if said == "goal" or (said is None and self._said_before(place.sentence[0], figure) == "goal") else "actual"
        said = said or self._said_before(place.sentence[0], figure)
        if said == "bind" or (setting.is_rule and said in (None, "due")):
            return "rule"
        if said is not None:
            return "actual" if said == "past" else "target"
        if self._tense == "plan" and setting.genre != "speech":
            return "target"
        return self._untold(text, figure, place)

    def _untold(self, text: str, figure: Figure, place: Place) -> QuantityRole:
        """Where neither words nor section tell: a speech or a plan orders with bare verbs; all else is reported."""
        if _WILL.search(text, place.clause[0], figure.start):
            return "target"
        if self._passage.setting.genre in _REPORTING or _REPORTED.search(text, place.clause[0], figure.end):
            return "actual"
        return "target" if _ORDER.match(text, place.sentence[0]) else "actual"

    def _enter(self, sentence: Span) -> None:
        if sentence == self._sentence:
            return
        for start in islice(self._passage.starts, self._turned + 1, None):
            if start > sentence[0]:
                break
            self._turned += 1
            self._tense = read_turn(self._passage.text, start) or self._tense
        self._sentence = sentence
        self._cues = sorted(_cues(self._passage, sentence))

    def _said_in(self, clause: Span, figure: Figure) -> Said | None:
        """The last word of the clause up to the figure that says past or due; else the first one behind it."""
        at = bisect_left(self._cues, figure.end, key=lambda cue: cue[0])
        while at and self._cues[at - 1][0] >= figure.start and self._cues[at - 1][1] == "past":
            at -= 1  # 低于13% is a bound, no gap
        if at and self._cues[at - 1][0] >= clause[0]:
            return self._cues[at - 1][1]
        at = bisect_left(self._cues, figure.end, key=lambda cue: cue[0])
        return self._cues[at][1] if at < len(self._cues) and self._cues[at][0] < clause[1] else None

    def _said_before(self, start: int, figure: Figure) -> Said | None:
        at = bisect_left(self._cues, figure.start, key=lambda cue: cue[0])
        return self._cues[at - 1][1] if at and self._cues[at - 1][0] >= start else None

    def _is_rule(self, figure: Figure, place: Place, said: Said | None) -> bool:
        text = self._passage.text
        near = text[max(place.clause[0], figure.start - 24) : figure.start]
        if figure.kind == "money" and not _NO_PRICE.search(near):
            is_each = figure.unit in _FOR_EACH or _EACH.search(near) is not None
            is_grand = (figure.value_max or figure.value_min or 0) >= _GRAND and not re.search("[最每]", near)
            if is_each or (not is_grand and said != "past" and bool(_PAYS.search(near) or _PAID.match(text, figure.end))):
                return True
        if said == "bind":
            return True
        return said in (None, "due") and (self._is_routine(figure, place) or (bool(_BINDS.search(near)) and self._tense != "review"))

    def _is_routine(self, figure: Figure, place: Place) -> bool:
        """Whether something is to be done so often: 每月一次."""
        if figure.unit not in ("次", "遍"):
            return False
        times = self._passage.times
        at = bisect_left(times, figure.start, key=lambda time: time.start)
        return at > 0 and times[at - 1].type == "SET" and times[at - 1].start >= place.clause[0]


def _cues(passage: Passage, sentence: Span) -> Iterator[tuple[int, Said]]:
    """What the words and the times of a sentence say, each at its place."""
    for match in _CUE.finditer(passage.veiled, *sentence):
        said = _GROUPS[match.lastgroup or "past"]
        if said != "gap":
            yield match.start(), said
        elif not passage.setting.is_rule:
            yield match.start(), "past"
    first = bisect_left(passage.times, sentence[0], key=lambda time: time.start)
    for time in passage.times[first:]:
        if time.start >= sentence[1]:
            break
        if said := _said_by(passage.text, time):
            yield time.start, "due" if said == "goal" and passage.setting.tense == "review" else said


def _said_by(text: str, time: Time) -> Said | None:
    """A deadline looks ahead; last year, and what a report counts from or up to, looks back, unless compared with."""
    if time.role == "deadline":
        return "goal"
    if time.surface.startswith("截") or (time.mod == "AFTER" and time.surface.endswith("来")):
        return "past"
    if time.value.startswith(("Y-", "M-", "D-")) and not _COMPARED.search(text, max(0, time.start - 1), time.start):
        return "past"
    return "due" if time.value.startswith("Y1") else None


def _is_enumeration(passage: Passage, figure: Figure, place: Place) -> bool:
    if figure.kind != "count" or figure.unit is None or figure.approximate:
        return False
    if figure.unit == "大":
        return True
    value = figure.value_min
    if value is None or value > _SMALL or figure.unit not in _ENUM_UNITS or value != figure.value_max:
        return False
    if not figure.is_han:
        return bool(_ALWAYS.match(passage.text, figure.end))
    if _ABSTRACT.match(passage.text, figure.end):
        return True
    noun = noun_behind(passage, figure, place)
    return noun is None or _THING.search(noun) is None
