"""What the words around a figure say: change (level, increase, decrease) and role (target, actual, rule, enumeration)."""

import re
from collections.abc import Sequence
from typing import Final

from transforms.extract.figures import Figure
from transforms.model import Setting, Time
from transforms.schema.codes import Change, QuantityRole

_RISE = r"增长|增加|提高|提升|新增|净增|上升|增幅|增速|涨幅|上涨|增收|扩大|递增|同比增|多了|高了|环比增|转移增加|增"
_FALL = r"下降|降低|减少|下调|压减|缩减|回落|降幅|减排|下滑|少了|低了|压缩|削减|递减|降|减"
_LEVEL = r"达到|达|为|占|保持在?|稳定在|控制在|完成|实现|建成|建设|改造|累计|投入|安排|拥有|有|是|共|总量|新建|培育|引进|培训|突破|高于|低于|超出|相差|建立|打造|开展|组织|发放|签约|落实|争取|办理|查处|处置|解决|整改"
_CHANGE = re.compile(rf"(?P<rise>{_RISE})(?P<to>到|至|为|达到?)?|(?P<fall>{_FALL})(?P<fallto>到|至|为|达到?)?|(?P<level>{_LEVEL})")
_KEEPS_RISE = re.compile(r"(?:增速|增幅|涨幅|增长率)$")
_KEEPS_FALL = re.compile(r"降幅$")
_TARGET = re.compile(
    r"确保|力争|力保|目标|计划|争取|预期|必须|务必|不低于|不少于|(?<![重需主必纪摘次])要(?!点|素|闻|么|求|害)|将(?![军来近])|拟|规划|努力|奋斗|安排|控制在|力促|抓好|加快|推进|下达|任务"
)
_ACTUAL = re.compile(
    r"(?:完成|实现|建成|达到|增长|新增|下降|投入|取得|获得|查处|培训|发放|解决|开展|召开|落实|改造|引进|达)了|同比|累计|去年|上年|截至|已经?(?!知|婚)|共(?:有|计|投|建|查|完|发)|以来|曾|先后|现有|目前|全年(?:完成|实现|共)|比上年|排名|超额"
)
_RULE = re.compile(
    r"每[人户亩名生月年天日次][^,。;]{0,8}(?:补[助贴]|标准|元)|标准(?:为|是|提高)?|补[助贴]|罚款|处以|不得(?:少于|超过|低于)|应当|试用期|聘期|限额|收费|工资|以上的(?:予以|给予)|者,|的,(?:处|给予|奖)|奖励"
)
_ENUM_UNITS: Final = frozenset("个项大点条件类种支级位方字步".replace("字", "") + "章")
_ENUM_NOUNS = re.compile(
    r"[“\"]?(?:重点|关键|突出|主要|根本|方面|意见|问题|要求|原则|任务|关系|目标|工程|行动|举措|措施|环节|坚持|统筹|转变|突破|提升|确保|必须|不|能力|体系|机制|制度|联动|到位|统一|优势|支柱|板块|领域|阶段|步骤|层次|层面|跨越|差距|短板|弱项|倾斜|强化|加强|着力|聚焦|更加|战略|理念|维度|建议|希望|手术|管理|督查|攻坚|会战|革命|计划|专项|体会|感受|要点|特点|特征|转型|队伍|根本|实事|民生)"
)
_THINGS = re.compile(
    r"(?:[^,。;、]{0,10})(?:县|市|区|乡镇|街道|村|社区|学校|小学|中学|幼儿园|企业|单位|部门|项目|孩子|学生|教师|干部|群众|农户|人|党组织|医院|园区|基地|公司|小区|中心)"
)


def read_change(text: str, figure: Figure, clause_start: int) -> Change:
    """Level, increase or decrease: the nearest verb before the figure in its clause, then one right after it."""
    if figure.kind in ("rank", "ratio"):
        return "level"
    before = text[clause_start : figure.start]
    change: Change = "level"
    for match in _CHANGE.finditer(before):
        if match["rise"]:
            change = "level" if match["to"] and not _KEEPS_RISE.search(match["rise"]) else "increase"
        elif match["fall"]:
            change = "level" if match["fallto"] and not _KEEPS_FALL.search(match["fall"]) else "decrease"
        elif not (change != "level" and re.search(r"(?:速|幅|率)[^,]{0,6}$", before[: match.start()])):
            change = "level"
    if figure.kind == "multiple" and figure.unit == "倍" and text[figure.start] == "翻":
        return "increase"
    return change


def read_role(
    text: str, figure: Figure, sentence: tuple[int, int], clause_start: int, setting: Setting, times: Sequence[Time]
) -> QuantityRole:
    """Target, actual, rule or enumeration, from the clause, then the sentence, then the section."""
    if _is_enumeration(text, figure):
        return "enumeration"
    clause = text[clause_start : figure.end]
    before = text[sentence[0] : figure.end]
    if (
        figure.kind == "money"
        and figure.unit
        and _RULE.search(text, max(sentence[0], figure.start - 24), min(sentence[1], figure.end + 8))
        and not _ACTUAL.search(before)
    ):
        return "rule"
    if any(time.role == "deadline" and sentence[0] <= time.start < sentence[1] for time in times) and setting.tense != "review":
        return "target"
    past, due = _last(_ACTUAL, clause), _last(_TARGET, clause)
    if past < 0 and due < 0:
        if setting.tense is not None:
            return "actual" if setting.tense == "review" else "target"
        past, due = _last(_ACTUAL, before), _last(_TARGET, before)
    if setting.tense == "review":
        return "actual"
    if setting.tense == "plan":
        return "actual" if past > due else "target"
    return "target" if due > past else "actual"


def _last(pattern: re.Pattern[str], text: str) -> int:
    at = -1
    for match in pattern.finditer(text):
        at = match.start()
    return at


def _is_enumeration(text: str, figure: Figure) -> bool:
    if not figure.is_han or figure.kind != "count" or figure.unit is None or figure.unit not in _ENUM_UNITS:
        return False
    if _ENUM_NOUNS.match(text, figure.end):
        return True
    if _THINGS.match(text, figure.end):
        return False
    return True
