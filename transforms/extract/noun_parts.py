"""What phrases are made of: verbs in them and at their ends, compounds that are not to be cut, nouns that name a measure."""

import re
from functools import lru_cache
from typing import Final

from transforms.extract.lexicon import Lexicon
from transforms.extract.passage import VEIL
from transforms.extract.phrase_words import FIXED, HEADS, MAKE_NO_NOUN, NOUN_VERBS, OPENERS, TAKERS
from transforms.text import Span

_TRUE_VERBS: Final = frozenset(word for word in TAKERS - NOUN_VERBS if len(word) > 1)
_FIXED: Final = Lexicon(FIXED)
_FIRST_VERBS: Final = Lexicon(NOUN_VERBS - {"服务", "组织"})
_HEADS: Final = Lexicon(HEADS)
_GO_ON: Final = frozenset("化牌位直域均型外籍")  # what makes another word of a head: 标准化, 品牌
_TAKERS: Final = Lexicon(TAKERS)
_LEADS: Final = Lexicon(OPENERS | TAKERS | NOUN_VERBS)
_VERBS: Final = Lexicon(_TRUE_VERBS)
_INSIDE: Final = Lexicon(_TRUE_VERBS - frozenset(("减少", "增加", "提高", "提升", "保有", "装配", "节约", "现有")))
_OPENING = re.compile(f"[{''.join({verb[0] for verb in _TRUE_VERBS})}](?=[{''.join({verb[1] for verb in _TRUE_VERBS})}])")
NOMINAL_ENDS: Final = frozenset("量率额数值度者费权会”")
_PER = re.compile(r"每[十百千万]+(?:名|个|户)?(?:常住|户籍)?(?:人口?|居民|劳动力|户)?[^,的]{2,16}$")
_BASE = re.compile(r"每[十百千万]+(?:名|个|户)?(?:常住|户籍)?(?:人口?|居民|劳动力|户)?$")  # of a rate: no noun of its own
_NUMBERED = re.compile(r"\d+(?![A-Za-z\d]|年期)")
_SEASON = re.compile(r"(?:19|20)\d{2}(?:[—-]\d{2,4})?(?=[一-龥])")  # 2024—2025雪季客流量
_RATED: Final = frozenset("率额量数")  # of a verb, even of one that is no noun: 化解率
_NO_VERBS: Final = frozenset(("专列", "班列", "系列", "序列", "队列", "阵列"))  # that end like one of `TAKERS`, and 运动员
_GOES_ON_RATED: Final = frozenset("先领队化贩子据字度外量额百千十")
_PAIRS: Final = ("“”", "()", "〔〕", "《》")
_PAIRED = re.compile("[“”()〔〕《》]")
_GOODS: Final = frozenset("糖盐煤油粮棉麻烟茶肉蛋奶菜鱼纱布钢铁铜铝牛羊猪马驴骡鸡鸭鹅")
_MEASURE = re.compile(
    r"(?:就业|产量|人数|总[数量]|面积|规模|里程|户数|人口|产能|转移|出栏|入学|招生|装机|贷款|[量额数率值]|(?<![制年季])度|占比|比[重例]|[收支]入|支出|投[入资]|预算|赤字|产值|份额|水平|价格|指数"
    r"|[入出贷别债]比|权重|均分|成绩|分数线|进出口|海拔|利润|利税|税[收额]|库容|气温|年龄|距离|直径|时速)(?:\([^()]*\))?$"
)


@lru_cache(maxsize=4096)
def is_measure(noun: str) -> bool:
    """Whether a phrase names something measured, not who has it: 旅游人数 against 全县, 学校."""
    return _PER.match(noun) is not None or _MEASURE.search(noun) is not None


def rate_in(phrase: str) -> str:
    """The rate that a phrase ends with, base and all: 每万人拥有医生; nothing where there is none."""
    rate = _PER.search(phrase)
    return rate.group() if rate else ""


def verbs_inside(phrase: str, start: int) -> list[Span]:
    """Where verbs stand in a phrase from `start` on that no noun ends (发放额)."""
    verbs: list[Span] = []
    end = start
    for opening in _OPENING.finditer(phrase, start):
        at = opening.start()
        verb = _INSIDE.starting(phrase, at) if at >= end else ""
        if not verb or phrase[at + len(verb) : at + len(verb) + 1] in NOMINAL_ENDS:
            continue
        if not (_FIXED.starting(phrase, at) or (at and len(_FIXED.starting(phrase, at - 1)) > 1)):
            end = at + len(verb)
            verbs.append((at, end))
    return verbs


def object_verb(phrase: str) -> str:
    """The verb at the end of a phrase that takes an object, with its 了 or 过; nothing where there is none."""
    if phrase[-1:] in ("了", "过") and (verb := _TAKERS.ending(phrase, len(phrase) - 1)):
        return phrase[-len(verb) - 1 :]
    verb = _TAKERS.ending(phrase, len(phrase))
    return "" if verb and (phrase[-2:] in _NO_VERBS or phrase[-3:] == "运动员") else verb


def is_fixed(phrase: str, at: int) -> bool:
    """Whether a word begins there that is not to be cut: one of a list, or a verb and its head."""
    if _FIXED.starting(phrase, at):
        return True
    for _ in range(3):
        verb = _FIRST_VERBS.starting(phrase, at)
        at += len(verb)
        if verb and (head := _HEADS.starting(phrase, at)):
            return phrase[at + len(head) : at + len(head) + 1] not in _GO_ON
    return False


def is_listed(phrase: str, at: int) -> bool:
    """Whether a word of the list of those that are not to be cut begins there."""
    return bool(_FIXED.starting(phrase, at))


def is_head(phrase: str) -> bool:
    """Whether the words can only go on from a verb to make a noun of it: 建设【用地】, 造林【面积】."""
    if phrase.startswith("总"):
        return False
    for _ in range(3):
        if phrase in HEADS:
            return True
        phrase = phrase[len(_FIRST_VERBS.starting(phrase, 0)) :]
    return False


def lead_word(phrase: str, at: int) -> str:
    """The word there that leads to a noun and is no part of it; nothing where there is none."""
    lead = _LEADS.starting(phrase, at)
    if not lead:
        return ""
    end = at + len(lead)
    is_rated = phrase[end : end + 1] in _RATED and len(lead) > 1 and lead in TAKERS and phrase[end + 1 : end + 2] not in _GOES_ON_RATED
    return "" if is_rated or is_fixed(phrase, at) else lead


def starting_verb(phrase: str) -> str:
    """The verb that a phrase begins with, unless it is part of a noun there; nothing where there is none."""
    verb = _VERBS.starting(phrase, 0)
    return "" if verb and is_fixed(phrase, 0) else verb


def clean(noun: str) -> str | None:
    """A phrase without half brackets and what hangs at its edges; None where it names nothing that is measured."""
    noun = noun.replace(VEIL, "")
    if _PAIRED.search(noun):
        for left, right in _PAIRS:
            if noun.count(left) != noun.count(right):
                noun = noun.replace(left, "").replace(right, "")
    if noun.endswith("]"):  # a footnote: 地区生产总值[2]
        noun = noun[: noun.rfind("[")] if "[" in noun else noun
    noun = (noun.partition("=")[0] if "=" in noun else noun).strip(" 、,:;的·-—~").rstrip("和与及×*")
    while noun and noun[0] in "和与及" and not _FIXED.starting(noun, 0):
        noun = noun[1:]
    if len(noun) < 2:
        return noun if noun in _GOODS else None
    if noun[0].isdecimal():
        noun = _SEASON.sub("", noun, count=1)
        return None if _NUMBERED.match(noun) else noun
    return None if noun in MAKE_NO_NOUN or (noun[0] == "每" and _BASE.match(noun)) else noun
