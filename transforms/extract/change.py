"""Whether a figure is a level, or what something rose or fell by: the nearest verb that says so, before it or right after."""

import re
from typing import Final

from transforms.extract.figure import Figure
from transforms.extract.passage import VEIL, Passage, Place
from transforms.schema.codes import Change

_SHARES: Final = frozenset(("percentage", "percentage_point", "multiple"))
_REACH_CHARS: Final = 44  # how far to the left of a figure its verb is looked for, inside the clause


def _each(letters: str, rest: str) -> str:
    return "|".join(letter + rest for letter in letters)


_GROWTH = r"增长(?<!人口增长)(?<!自然增长)(?<![稳促]增长)"
_NATURE = rf"{_GROWTH}(?:率|速度|幅度|预期目标|目标|均为)|增幅|涨幅|升幅|增速"
_RISE = (
    rf"{_GROWTH}(?![极点额面]|的[^\d]|贡献)|增加(?<!每增加)(?![值额])|增量|增收(?!节支)|增产|增发|增派|增设|增配|增建|增补|增添|增投|追加|增拨|增聘|增招|增(?=[至到\d])|新增|净增|递增|猛增|激增"
    r"|提高|提升(?<!改造提升)(?<!升级提升)(?<!建设提升)|提速|上升|上涨|上调|回升|攀升|升高|涨(?=[至到了\d])|升(?<!提升)(?=[至到了\d])|扩大|扩增|扩张|加快(?=了?\d)|拓展(?=\d)|多(?=了\d|[收产增花])|高(?=了\d)|延长|前移|前进(?=\d)|进位|同比多(?=\d)|偏[多高]"
)
_FALL = (
    r"下降|降低|减少|拉低[^,。;\d]{0,8}|紧缩|同比少(?=\d)|偏[少低]|下调|压减(?!率)|压缩|压降|缩减|缩短|缩小|削减|递减|核减|裁减|精简|回落|下滑|下跌|减排(?!比例|任务)|减量|减产|减收|减负|减税(?!降费)|减贫"
    rf"|{_each('降减跌', '(?=[至到了0-9])')}|少(?=了[0-9]|[收用产])|低(?=了[0-9])|后移"
)
_LEVEL = (
    r"达|为|是(?!否)|占|保持|稳定在|维持在|控制在|实现|完成|建成|新建|累计|共(?![同享建治产和青])|拥有|总(?=[量数额])|突破|超出|相差"
    rf"|{_each('高低快慢多少大小', '(?=[于出])')}|{_each('高低快慢多少', '(?=[0-9])')}"
)
_VERB = re.compile(
    "|".join((_NATURE, _each("降跌减", "幅"), _RISE, _FALL, _LEVEL))
)  # every branch begins with a plain letter: that is fast
_KIND = re.compile(f"(?P<up>{_NATURE})|(?P<down>{_each('降跌减', '幅')})|(?P<rise>{_RISE})|(?P<fall>{_FALL})")
_UPGRADE: Final = ("提", "加快")  # things are upgraded (改造提升25个站点), they do not rise by 25
_GAP = re.compile(r"[高低快慢多少大小](?:于|出)?|超出|相差")
_TO = re.compile(r"(?:到|至|为|达|成)(?:了|[\x00的]+|全[国省市县区]|每(?:人|户|亩|年|月|天|吨|平方米))*$")
_OVER_TIME = re.compile(r"[比较]\x00+(?!计划|预算|目标|预期)[^,\x00]{0,4}?(?:(?P<more>[多高快])|[少低慢])[出了收产花用]?$")
_BASE = re.compile(r"[比较]\x00+的[^,\x00]{0,6}$")  # 比2020年的3亿元增长20%
_PLANNED = re.compile("[比较][^,]{0,6}(?:计划|预算|目标|预期)[^,]{0,2}[多少高低快慢]了?$")
_GAP_ENDS: Final = frozenset("多少高低快慢了")
_FAN = re.compile("翻")
_BEHIND = re.compile(
    r"(?:左右)?(?:的)?(?:(?:年均|平均)?(?P<rise>增长|增幅|增速|涨幅|递增|(?:速度|比例|幅度)(?:递增|增长))|(?P<fall>降幅|降低|下降|递减|减幅))(?![到至为了])"
)
_BEHIND_STARTS: Final = frozenset("左的年平增涨递速幅比降下减")


def read_change(passage: Passage, figure: Figure, place: Place, whole: Change) -> Change:
    """Level, increase or decrease. A gap (高4.5分), a rank and a ratio are levels; so is what a verb leads to (提高到).

    `whole` is the change of what the figure is a part of (其中城区2万亩): a part that says nothing itself shares it.
    """
    if figure.kind in ("rank", "ratio"):
        return "level"
    if figure.kind == "multiple" and _FAN.match(passage.text, figure.start):
        return "increase"
    before = passage.veiled[max(place.clause[0], figure.start - _REACH_CHARS) : figure.start]
    if VEIL in before and (over_time := _OVER_TIME.search(before)):
        return "increase" if over_time["more"] else "decrease"
    if before[-1:] in _GAP_ENDS and _PLANNED.search(before):
        return "level"
    change, by_nature = _last_verb(f"{before}0", figure)  # a verb sees that a number follows: 再降10%
    if change in ("increase", "decrease") and not by_nature and (_TO.search(before) or passage.text.startswith("突破", figure.start)):
        return "level"
    is_said = change is not None and change != "level"
    if not is_said and passage.text[figure.end : figure.end + 1] in _BEHIND_STARTS and (behind := _BEHIND.match(passage.text, figure.end)):
        if VEIL in before and _BASE.search(before):
            return "level"
        return "increase" if behind["rise"] else "decrease"
    return change or whole


def _last_verb(before: str, figure: Figure) -> tuple[Change | None, bool]:
    """What the last verb says, and whether that is the nature of the thing measured (增速, 涨幅), which a level cannot undo."""
    change: Change | None = None
    by_nature = False
    is_share = figure.kind in _SHARES
    for verb in _VERB.finditer(before):
        told = _KIND.match(before, verb.start())
        kind = told.lastgroup if told else None
        if by_nature and kind in ("rise", "fall") and figure.kind == "percentage" and _TO.search(before[:-1]):
            continue  # 增速回落至5.5% is growth still
        if kind in ("up", "down"):
            if is_share:
                change, by_nature = "increase" if kind == "up" else "decrease", True
        elif kind == "fall":
            change, by_nature = "decrease", False
        elif kind == "rise":
            is_step = figure.unit == "位" or (figure.unit == "岁" and figure.value_min == figure.value_max)
            if is_step or figure.kind != "count" or not verb.group().startswith(_UPGRADE):
                change, by_nature = "increase", False
        elif not by_nature or (figure.kind == "percentage_point" and _GAP.match(verb.group())):
            change, by_nature = "level", False
    return change, by_nature
