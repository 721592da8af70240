"""Foreign and minority names: what is written with the characters that transcribe them, a person or a place by the words beside."""

import re
from collections.abc import Iterator

from transforms.extract.gazetteer import load_gazetteer
from transforms.extract.names import LOANED
from transforms.model import Words
from transforms.text import Span

_TAGS = frozenset(("nr", "nrt", "nrfg"))
_JOINED_TAGS = frozenset(("nr", "nrt", "ns", "zg"))
_SYLLABLES = LOANED - frozenset("本比加提特里大古吉安宁高马丁金夏文海宾当白南门夫和")  # the others are words of their own, too
_DOTTED = re.compile(f"(?:[·•・][{''.join(sorted(LOANED))}]{{1,8}})+")
_NO_NAME = re.compile("尼古丁|厄尔尼诺|拉尼娜|阿司匹林|托拉斯|马拉松|摩托罗拉|雅马哈|劳斯莱斯|哈马斯|阿拉伯|达沃斯|[巴拉达]{2}")
_OFFICES_TEXT = """
总统 总理 首相 外长 部长 主席 秘书长 秘书 国务卿 议长 议员 大使 国王 亲王 王子 酋长 教练 选手 名将 司令 领导人 发言人 市长 州长 作家 导演
"""
_OFFICES = tuple(_OFFICES_TEXT.split())
_ACTS_TEXT = """
首任总统 先生 女士 夫人 将军 院士 教授 说 称 表示 指出 会见 会谈 强调 宣布 认为 当选 辞职 签署 主持 呼吁 本人
"""
_BESIDE = (*_OFFICES, *_ACTS_TEXT.split())
_THINGS_TEXT = """
水利 水电 铁路 公路 大桥 症 病 综合征 氏 公司 集团 银行 大学 学院 医院 牌 杯 奖 式 型 主义 现象 效应 法 定律 太空 片
文版 商 疫情 病毒 乐团 交响乐团 ” 》 号
"""
_THINGS = tuple(_THINGS_TEXT.split())
_DIVISIONS_TEXT = """
省 市 州 县 旗 镇 乡 村 苏木 嘎查 河 湖 岛 山 港 机场 海峡 半岛 火山 边疆区 沙地 沙漠
"""
_DIVISIONS = tuple(_DIVISIONS_TEXT.split())
_BEFORE_PLACE_TEXT = """
在 于 至 到 从 向 对 赴 抵达 离开 首都 城市 港口 控制了 攻入 驻留
"""
_BEFORE_PLACE = tuple(_BEFORE_PLACE_TEXT.split())
_BEHIND_PLACE_TEXT = """
地区 方向 地 市长 航线 核电站 国宾馆 官员 战略 重镇 郊区 两地 三地 四地 国际航线 发生 消息 多云 晴 小雨
"""
_BEHIND_PLACE = (*_BEHIND_PLACE_TEXT.split(), *_DIVISIONS)
_LINKED = LOANED | frozenset("、和与")
_LONGEST = 12
_LIST_CHARS = 30  # no list of names is looked through further


def read_foreign(text: str, words: Words) -> tuple[list[Span], list[Span]]:
    """People and places with foreign names; a short name counts only with a sign of what it is."""
    people, places = list(_dotted(text, words)) if "·" in text or "•" in text or "・" in text else [], []
    gazetteer = load_gazetteer()
    reached = 0
    for index in words.names:
        if words.start[index] < reached or words.flag[index] not in _TAGS or not _transcribes(words, index):
            continue
        start, end = _joined(words, index)
        reached = end
        if not 2 <= end - start <= _LONGEST or text.startswith(_THINGS, end) or text[start - 1 : start] == "“":
            continue
        if gazetteer.knows(text[start:end]):
            continue
        if text.startswith(_BESIDE, end) or text.endswith(_OFFICES, 0, start):
            people.append((start, end))
        elif end - start > 3 or (end - start == 3 and words.flag[index] == "nrt"):
            if not _is_placed(text, start, end) and not _follows_country(words, start):
                people.append((start, end))
            elif not text.startswith(_DIVISIONS, end):
                places.append((start, end))
    return people, places


def _transcribes(words: Words, index: int) -> bool:
    word = words.word[index]
    return LOANED.issuperset(word) and not _NO_NAME.match(word) and not load_gazetteer().knows(word)


def _joined(words: Words, index: int) -> Span:
    """The whole of 斯捷|帕申, 拉赫|蒙: with the words beside that go on with it."""
    first = last = index
    while first and _goes_on(words, first - 1):
        first -= 1
    while last + 1 < len(words.word) and _goes_on(words, last + 1):
        last += 1
    return words.start[first], words.end[last]


def _goes_on(words: Words, index: int) -> bool:
    if len(words.word[index]) == 1:
        return words.word[index] in _SYLLABLES
    return words.flag[index] in _JOINED_TAGS and _transcribes(words, index)


def _is_placed(text: str, start: int, end: int) -> bool:
    """Whether the list that the name stands in follows a preposition of place, or is followed by what places have."""
    low, high = start, end
    while low > max(0, start - _LIST_CHARS) and text[low - 1] in _LINKED:
        low -= 1
    while high < min(len(text), end + _LIST_CHARS) and text[high] in _LINKED:
        high += 1
    high += text.startswith("等", high)
    return any(text.endswith(_BEFORE_PLACE, 0, border) for border in (start, low)) or text.startswith(_BEHIND_PLACE, high)


def _follows_country(words: Words, start: int) -> bool:
    """德国|霍恩费尔斯: a country, then no office."""
    before = words.ending(start)
    return before >= 0 and words.flag[before] == "ns" and load_gazetteer().knows(words.word[before])


def _dotted(text: str, words: Words) -> Iterator[Span]:
    """买买提·吐尔逊, 科菲·安南: from the dot outwards over the characters that write such names, up to where a word begins."""
    for match in _DOTTED.finditer(text):
        start = match.start()
        low = max(0, start - 7)
        while start > low and text[start - 1] in LOANED:
            start -= 1
        while start < match.start() and words.starting(start) < 0:
            start += 1
        if start < match.start() and not (text[match.end() - 1] == "大" and text.startswith("学", match.end())):
            yield start, match.end()
