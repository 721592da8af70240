"""Parts that closed-class words give: 今年, 下月, 周三, 教师节, 下午; and the edges that follow a part (年底, 初)."""

import re

from transforms.extract.timex.numbers import HAN
from transforms.extract.timex.parts import Part, is_alone
from transforms.extract.timex.words import DAY, DAYPART, DECADE, MONTH, WEEK, WEEKDAYS, WORDS, YEAR
from transforms.schema.codes import TimeMod

_EDGE = re.compile(
    r"年年?[底末初终尾](?![中步级次])|年?(?P<end>底(?![层下部线气色蕴数])|末期?|尾(?![矿气砂款])|终(?=[前考，。,]))"
    r"|[年月]?(?P<start>初期?(?![中步级创心衷始高审评试])|伊始)"
    r"|(?P<month>月[底末])|年中(?![心央国小学期等部])|(?P<whole>全年|份)|(?P<early>前期)|(?P<late>[中后]期)|(?P<age>[初中末]叶)"
)
_LUNAR_DAY = re.compile(r"初[一二三四五六七八九十](?=[\W\d_]|$|[前后起至到的早晚上下中凌清傍这当那])")
"""The day of 三月初三, unlike 三月初三个项目开工."""
_EDGE_STARTS = frozenset("年底末尾终初伊月全份前中后")


def edge(text: str, part: Part) -> Part:
    """The part with 年底, 初, 末 and the like that follow it."""
    if part.rank > MONTH or part.end >= len(text) or text[part.end] not in _EDGE_STARTS:
        return part
    match = _EDGE.match(text, part.end)
    if not match:
        return part
    if (match["age"] and part.rank != DECADE) or (match[0] == "初" and (part.is_lunar or _LUNAR_DAY.match(text, part.end))):
        return part
    if match["whole"] and (match["whole"] == "份" or part.rank != YEAR):
        return part
    words = match[0]
    if (words[0] == "月" and part.rank != MONTH) or (words[0] == "年" and part.rank != YEAR):
        return part
    mod: TimeMod | None = "END" if words[-1] in "底末尾终" or words == "末期" or match["late"] == "后期" or words == "末叶" else None
    if match["start"] or words[-1] == "初" or match["early"] or words == "初叶":
        mod = "START"
    return Part(part.start, match.end(), part.rank, part.piece, mod, part.high, part.is_lunar)


def _lengths() -> dict[str, list[int]]:
    """Lengths of the words that begin with each character, the longest first."""
    lengths: dict[str, set[int]] = {}
    for word in WORDS:
        lengths.setdefault(word[0], set()).add(len(word))
    return {first: sorted(known, reverse=True) for first, known in lengths.items()}


_LENGTHS = _lengths()
_NOT_SEASON = frozenset("节粮收播种耕灌汛游运茶菜训储")
"""After 今年春, what goes on from 春 alone: 今年|夏粮, 今年|春运."""


def _goes_on(text: str, end: int, word: str) -> bool:
    """Whether the season that a word ends with begins another word."""
    after = text[end : end + 1]
    return word[-1] in "春夏秋冬" and after != "" and (after in _NOT_SEASON if len(word) > 2 else word[-1] + after == "春节")


def word_at(text: str, at: int) -> str | None:
    """The longest word of the closed classes that begins at `at`."""
    for length in _LENGTHS.get(text[at : at + 1], ()):
        word = text[at : at + length]
        if word in WORDS and not _goes_on(text, at + length, word):
            return word
    return None


_NOT_AFTER = {
    "明": "文光照说证声鲜分简透清发",
    "上": "马早晚网线会",
    "年": "学财干青少老中童成壮几多近常往历数百千万早晚新些每去今明前后同半",
    "月": "岁日",
    "周": HAN + "每",
    "新": "创",
    "次": HAN + "0123456789人批班场车层首每多几数这该此本再屡历依",
    "清": "治气政",
    "首": "岁",
    "晚": "个",
    "来": "以",
    "前": "提",
    "元": HAN + "0123456789亿美欧日港澳加公改纪单",
}
_NOT_BEFORE = {
    "年中": "心央国小学期等部青老层", "年初": "中步级一二三四五六七八九十", "前年": "后", "同日": "本", "次年": "均", "次日": "均",
    "次月": "均", "上一年": "半", "年终": "考检验督评审总绩", "新年": "贺新好货", "前日": "本", "今日": "头", "元宵": "灯", "清明": "上",
    **dict.fromkeys(("今儿", "明儿", "昨儿"), "童女科媳歌子"),
    "新春": "花灯走贺慰联茶座团消文音寄祝", "下周": "期", "上周": "期", "本周": "期", "年底": "薪", "这周": "边围",
    "一早": "日期年", "当年": "价", "明日": "之", "明天": "更会",
}  # fmt: skip
_MODS: dict[str, TimeMod] = {
    "年底": "END", "年末": "END", "年终": "END", "岁末": "END", "年尾": "END", "月底": "END", "月末": "END", "季末": "END",
    "上季末": "END", "季度末": "END", "年初": "START", "月初": "START", "年内": "BEFORE", "月内": "BEFORE", "今年内": "BEFORE",
    "上旬": "START", "下旬": "END",
}  # fmt: skip
_NOW = re.compile("现在|此刻|当前|目前|而家|眼下|如今|当下")


def read_word(text: str, at: int, previous: Part | None) -> Part | None:
    """What a word of the closed classes gives, where its neighbours do not make it a part of another word."""
    if text[at] in "现此当目而眼如" and (now := _NOW.match(text, at)) and is_alone(text, at, now.end()):
        return Part(at, now.end(), DAY, "PRESENT_REF")
    word = word_at(text, at)
    if word is None:
        return _one_character_daypart(text, at, previous)
    end = at + len(word)
    if previous is None and at and text[at - 1] in _NOT_AFTER.get(word[0], ""):
        return None
    if end < len(text) and text[end] in _NOT_BEFORE.get(word, ""):
        return None
    rank, piece = WORDS[word]
    if word in ("夜间", "夜晚", "午间") and previous is None and not text[end : end + 1].isdigit():
        return None
    if (
        rank == WEEK
        and word[-1] in "周期拜"
        and end < len(text)
        and text[end] in WEEKDAYS
        and not text.startswith(("一次", "一会", "天气", "日报"), end)
    ):
        return Part(at, end + 1, DAY, f"{piece}-{WEEKDAYS[text[end]]}")
    return Part(at, end, rank, piece, _MODS.get(word))


_BEFORE_CLOCK = re.compile(r"[早晚](?:\d{1,2}|[一二三四五六七八九十两]{1,2})(?:点(?![建意要])|时(?![间候期])|:[0-5]\d)")


def _one_character_daypart(text: str, at: int, previous: Part | None) -> Part | None:
    """晚, 早, 晨, 夜 right after a day: 7月5日晚."""
    if text[at] not in "晚早晨夜":
        return None
    if previous is None:
        return Part(at, at + 1, DAYPART, "TMO" if text[at] == "早" else "TEV") if _BEFORE_CLOCK.match(text, at) else None
    if previous.rank != DAY:
        return None
    if text[at + 1 : at + 2] in tuple("会报餐礼宴场班校晚"):
        return None
    return Part(at, at + 1, DAYPART, "TMO" if text[at] in "早晨" else "TEV")
