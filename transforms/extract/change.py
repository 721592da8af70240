"""Whether a figure is a level, or what something rose or fell by: the nearest verb that says so, before it or right after."""

import re
from typing import Final

from transforms.extract.figure import Figure
from transforms.extract.passage import Passage, Place
from transforms.schema.codes import Change

_REACH_CHARS: Final = 44  # how far to the left of a figure its verb is looked for, inside the clause

_RISE = (
    r"(?<!人口)(?<!自然)(?<!稳)(?<!促)增长(?![极点额])|增加(?![值额])|增量|增收(?!节支)|增产|增发|增派|增设|增配|增建|增补|增添|增投|增拨|增聘|增招|增(?=[至到]|\d)"
    r"|新增|净增|递增|猛增|激增|提高|提升|提速|上升|回升|攀升|升高|上涨|涨(?=[至到了]|\d)|升(?=[至到]|\d)|扩大|扩增|扩张|加快(?=了?\d)|上调|拓展(?=\d)"
    r"|[多高](?=了\d)|多(?=[收产增])|延长|前移|进位"
)
_FALL = (
    r"下降|降低|减少|下调|压减|压缩|压降|缩减|缩短|缩小|削减|递减|核减|裁减|精简|回落|下滑|下跌|减排|减量|减产|减收|减负|减税|降费|减贫"
    r"|降(?=[至到了\d])|减(?=[至到了\d])|跌(?=[至到了\d])|[少低](?=了\d)|少(?=[收用产])|后移"
)
_LEVEL = (
    r"达到?|为|是(?!否)|占|保持|稳定在|维持在|控制在|实现|完成|建成|新建|累计|共(?!同|享|建|治|产|和|青)|拥有|总[量数额]|突破|超出|相差"
    r"|[高低快慢多少大小](?:于|出)|[高低快慢多少](?=\d)"
)
_NATURE = r"(?<!人口)(?<!自然)增长(?:率|速度|幅度|预期目标|目标)|[增涨升]幅|增速"
_VERB = re.compile(rf"(?P<up>{_NATURE})|(?P<down>[降跌减]幅)|(?P<rise>{_RISE})|(?P<fall>{_FALL})|(?P<level>{_LEVEL})")
_UPGRADE: Final = ("提", "加快")  # things are upgraded (改造提升25个站点), they do not rise by 25
_GAP = re.compile(r"[高低快慢多少大小](?:于|出)?|超出|相差")
_TO = re.compile(r"(?:到|至|为|达|成)(?:了|[\x00的]+|每(?:人|户|亩|年|月|天|吨|平方米))*$")
_FAN = re.compile("翻")
_BEHIND = re.compile(
    r"(?:左右)?(?:的)?(?:(?:年均|平均)?(?P<rise>增长|增幅|增速|涨幅|递增|速度(?:递增|增长))|(?P<fall>降幅|降低|下降|递减|减幅))"
)


def read_change(passage: Passage, figure: Figure, place: Place) -> Change:
    """Level, increase or decrease. A gap (高4.5分), a rank and a ratio are levels; so is what a verb leads to (提高到)."""
    if figure.kind in ("rank", "ratio"):
        return "level"
    if figure.kind == "multiple" and _FAN.match(passage.text, figure.start):
        return "increase"
    before = passage.veiled[max(place.clause[0], figure.start - _REACH_CHARS) : figure.start]
    change, by_nature = _last_verb(before, figure)
    if change != "level" and not by_nature and (_TO.search(before) or passage.text.startswith("突破", figure.start)):
        return "level"
    if change == "level" and (behind := _BEHIND.match(passage.text, figure.end)):
        return "increase" if behind["rise"] else "decrease"
    return change


def _last_verb(before: str, figure: Figure) -> tuple[Change, bool]:
    """What the last verb says, and whether that is the nature of the thing measured (增速, 涨幅), which a level cannot undo."""
    change: Change = "level"
    by_nature = False
    for verb in _VERB.finditer(before):
        if verb["up"] or verb["down"]:
            if figure.kind not in ("percentage", "percentage_point", "multiple"):
                continue
            change, by_nature = "increase" if verb["up"] else "decrease", True
        elif verb["fall"]:
            change, by_nature = "decrease", False
        elif verb["rise"]:
            if not (figure.kind == "count" and figure.unit != "位" and verb["rise"].startswith(_UPGRADE)):
                change, by_nature = "increase", False
        elif not by_nature or (figure.kind == "percentage_point" and _GAP.match(verb["level"])):
            change, by_nature = "level", False
    return change, by_nature
