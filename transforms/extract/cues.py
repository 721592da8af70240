"""Words and times of a sentence that tell whether its figures are goals, orders, facts or rules."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from typing import Final, Literal

from transforms.extract.passage import Passage
from transforms.model import Time
from transforms.text import Span

Said = Literal["goal", "due", "past", "bind"]
"""goal: an aim, which counts in a review too; due: an order or plan; past: a fact; bind: a standing rule."""

_GOAL = (
    r"力争|力求|力保|目标(?:任务)?(?:建议)?(?:就?是|为|:|(?=\d))|任务(?<!飞行任务)(?:就?是|为|:)|预期(?:目标|增长)|奋斗目标|今年[^,。;]{0,12}(?:将|要|拟|计划)|全年任务(?=\d)|年度任务(?=\d)|今年任务(?=\d)"
    r"|实现(?![^,。;]{0,2}年初)[^,。;]{0,12}目标|下达(?:我|给)"
)
_DUE = (
    r"至少(?!有)|最少(?!有)|再(?=追加|新建|建设|增加|新增|投入|拿出|安排)|下达[^,。;]{0,8}(?:任务|计划|指标|目标)|确保(?<!为确保)(?!了)|争取(?![了到])|务必|务求|必须|要(?<![重需主必首摘纪概扼只不]要)(?![求素点闻道地件领塞么是紧害职强看知明注]|清醒|认识|承认|[高低大多少快好长]于?|比)|拟(?!定)|计划(?<!按计划)(?<![过超]计划)(?<!行动计划)(?<!年计划)(?!指标|[生内外》”]|[^,。;]{0,6}[数量额]|(?:完成)?总投资)|不能少"
    r"|努力(?:使|实现|达到|完成|把)|不低于|不少于|控制在|规划(?<!总规划)(?:建设|新建|投资)(?!的)|力促|奋斗|应(?:达到|不低于)"
)
_PAST = (
    r"了(?<![为除不得忘完]了)(?![解结然望得如])|已(?<!指已)(?![知婚故])|曾(?!祖)|先后|截[至止]|荣获|荣膺|获评|现有(?![^,。;]{0,8}基础上)|目前(?<![由从]目前)(?<!项目前)(?![要期])|成功(?:创建|举办|入选|申报|签约)|顺利(?:完成|通过|实现|建成)"
    r"|被(?:评|列|授|确定|认定|命名|纳入)|超额完成|共(?=[有计投查争])|高达|仅(?=有?\d)|只(?=有?\d)|只有|还有|仍有|尚有|还差|实际(?=完成|到位(?![^,。;0-9]{0,4}资)|支付|开工|新增)|预计(?!数)|测算|预测|估计|据(?:不完全)?统计|据(?<![数依根证论占收]据)[^,。;]{1,12}数据|调查显示|跃居|跻身|原来|以前|占[^,。;]{0,4}(?:计划|目标|任务)"
)
_GAP_WORDS = (rf"{word}(?<![提升新增减加扩不最较至降下得能宜每]{word})(?=\d|出|于[^,。;]{{0,20}}\d)" for word in "高低快慢多少")
_GAP = "|".join((*_GAP_WORDS, "相差", "超出"))
_BIND = r"原则上|应当|不得(?!不)|须(?=年?满|有\d|具[有备]|持|经|为|在|提[交供])"
_CUE: Final = re.compile("|".join((_BIND, _GOAL, _DUE, _PAST, _GAP)))  # every branch begins with a plain letter: that is fast
_KIND: Final = re.compile(f"(?P<bind>{_BIND})|(?P<goal>{_GOAL})|(?P<due>{_DUE})|(?P<past>{_PAST})")  # what is none of these is a gap
_SAID: Final[dict[str | None, Said]] = {"bind": "bind", "goal": "goal", "due": "due", "past": "past"}
_LISTED: Final = ("被评", "被列", "被授", "被确定", "被认定", "被命名", "被纳入")  # a condition among rules
_PASSING: Final = frozenset(("现有", "目前", "仅", "只", "只有", "原来", "以前", "共", *_LISTED))  # words of no weight among rules
_BOUNDS: Final = frozenset(("至少", "最少"))  # of what is reported (至少6人受伤), not of what is asked
_REPORTING: Final = frozenset(("news", "bulletin"))
_OVER_TIME = re.compile(r"[比较]\x00+[^,\x00]{0,4}$")  # 比上年多 is a rise, no gap
_COMPARED = re.compile(r"[比较同与和于按从由]$")


def read_cues(passage: Passage, sentence: Span) -> list[tuple[int, Said]]:
    """What the words and the times of a sentence say, each at its place, in order."""
    words = [*_cues_of_words(passage, sentence)]
    return sorted([*words, *_cues_of_times(passage, sentence)]) if passage.times else words


def _cues_of_words(passage: Passage, sentence: Span) -> Iterator[tuple[int, Said]]:
    for match in _CUE.finditer(passage.veiled, *sentence):
        at = match.start()
        kind = _KIND.match(passage.veiled, at)
        said = _SAID[kind.lastgroup] if kind else None
        if said == "past" and passage.setting.is_rule and match.group() in _PASSING:
            continue
        if said == "due" and passage.setting.genre in _REPORTING and match.group() in _BOUNDS:
            continue
        if said is not None:
            yield at, said
        elif (
            not _OVER_TIME.search(passage.veiled, max(sentence[0], at - 12), at)
            and not passage.setting.is_rule
            and not _bounds_a_figure(passage, at)
        ):  # a gap is a fact where facts are told, a limit where rules are laid down
            yield at, "past"


def _bounds_a_figure(passage: Passage, at: int) -> bool:
    """Whether the word of a gap is the bound of a figure: 低于200户."""
    place = bisect_left(passage.figures, at, key=lambda figure: figure.start)
    return place < len(passage.figures) and passage.figures[place].start == at


def _cues_of_times(passage: Passage, sentence: Span) -> Iterator[tuple[int, Said]]:
    starts = passage.time_starts
    for time in passage.times[bisect_left(starts, sentence[0]) : bisect_left(starts, sentence[1])]:
        if said := _said_by(passage, time):
            yield time.start, said


def _said_by(passage: Passage, time: Time) -> Said | None:
    """A deadline looks ahead; last year, and what a report counts from or up to, looks back, unless compared with."""
    if time.value.startswith("Y1") and not time.surface.endswith("年度"):
        return "goal"
    is_bare = time.mod is None and (passage.setting.genre in _REPORTING or time.value.isdigit())  # 全年完成, 1984年达到 may be told
    if time.role == "deadline" and time.type == "DURATION" and passage.setting.is_rule:
        return "due"
    if time.value.startswith(("D1", "W1", "M1")) and not time.mod and passage.setting.genre not in _REPORTING:
        return "due"
    if time.role == "deadline" and not is_bare:
        return "due" if passage.setting.tense == "review" else "goal"
    if time.surface.endswith("年度") and passage.setting.tense == "plan":
        return None  # 按上年度缴费额的30%返还
    if time.surface.startswith("截") or (time.mod == "AFTER" and time.surface.endswith("来")):
        return "past"
    if time.value.startswith(("Y-", "M-", "D-")) and not _COMPARED.search(passage.text, max(0, time.start - 1), time.start):
        return "past"
    return None
