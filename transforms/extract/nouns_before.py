"""The noun phrase before a figure."""

import re
from typing import Final, NamedTuple

from transforms.extract.lexicon import Lexicon
from transforms.extract.noun_parts import clean, is_head, is_listed, is_measure, lead_word, object_verb, rate_in, verbs_inside
from transforms.extract.passage import VEIL
from transforms.extract.phrase_words import CLOSERS, FIXED_ENDS, NOUN_VERBS, TAKERS
from transforms.text import SPACE

_LONG: Final = 14  # a phrase longer than this is cut at its last 的
_VERY_LONG: Final = 18  # and one longer than this even where only two characters are left
_EDGES: Final = SPACE | frozenset((VEIL, *"、,:;·-—~"))

_NUMBERING = re.compile(r"[一二三四五]是|[(（]?[一二三四五六七八九十0-9]{1,2}[)）.、]")
_NUMBERS: Final = frozenset("一二三四五六七八九十0123456789(（")
_LONG_TAKERS: Final = Lexicon(word for word in TAKERS if len(word) > 1)
_CLOSERS: Final = Lexicon(CLOSERS)
_LISTING: Final = f"{VEIL}、"
_SPAN: Final = f"前{VEIL}"
_NOUNS_TOO: Final = frozenset(("比", "计划"))
_CLOSING: Final = _EDGES | frozenset("了过")
_FIXED_TIPS: Final = frozenset(word[-1] for word in FIXED_ENDS)
_COUNTING: Final = ("就", "满", f"{VEIL}计", "次计", "个计", "项计")
_COUNT_ENDS: Final = frozenset(word[-1] for word in _COUNTING)
_TOLD = re.compile(f"累[计积]|先后|各[地省市县区州乡镇村]|共(?<!公共)|已经|已|将|拟|计划|可(?<![许认]可)|总共|{VEIL}")
_COMPARED: Final = frozenset(("比", "较", "高于", "低于", "快于", "优于", "超出"))
_GROUND: Final = "(?<=[率额值量数入支产资口比重度价费准].)"
_SPLIT = re.compile(
    r"<|>|≥|≤|比(?<![占同环之]比)(?![例重较率值价赛亚]|$)|较(?![多大为高好快低])|高于|低于|快于|优于(?!.{2,10}比例$)|超出"
    r"|领先(?=..)|相当于|跃居(?![民住家委])|居(?<![旅定移宜安邻迁独同]居)(?![民住家委])|位[列居]|排(?:名|在|位)(?!前)"
    r"|占(?![比用地道有])(?!.{1,16}(?:比[重例]|份额|权重)的?$)|不超过(?=..)|超过(?=.{2,}的$)|达到?(?=.{2,}的$)|不[低高]于(?=..)"
    r"|升至(?=.{2,}的$)|提高[到至](?=.{2,}的$)|分别(?=完成)|从(?=\x00|此前|原来|最[初早]|过去|以前)|由(?=\x00|此前|原来|过去|最[初早])|按(?=\x00)"
    rf"|由{_GROUND}|从{_GROUND}|按{_GROUND}|以{_GROUND}(?![上下内外])|已从|已由|在(?=.{{2,}}[动响用撑]下$)|已(?=..$)(?<=..已)|同\x00"
)  # every branch begins with a plain letter: that is fast
_BARE = re.compile("(?<=[在入以于])..$")  # 在海拔, 以时速: of whatever it is
_TRADE: Final = ("进口", "出口")
_SHARES: Final = ("比重", "比例", "份额", "权重")  # of what, and in what: both belong to the name
_LEVELS: Final = ("为", "是", "达", "在")
_GAPS: Final = frozenset("差出高低多少")
_COMPARED_END = re.compile(r"(?:相差|超出|(?<![提降减升增新缩])[高低多少]出?)$")
_BRACKET = re.compile(r"^.*[(〔](?=[^)〕]*$)")
_SPACED = re.compile(r"^.*\s(?=\S\S)")
_LIST = re.compile(r"^.*(?:[%‰元个分点人户名家所项件座条万亿]、|第[一二三]、(?![第二三]))")
_NOMINAL = re.compile(
    r"(?:投资|投入|交易|结余|结存|亏损|申请|安排|筹资|补[助贴]|奖励|贷款|融资|就业|培训|消费|造林|减排|减税|罚款|捐[款赠]|出生|签约|处[分置理]|问责|绿化|[进出]口|收入|支出|盈余|脱贫|改造)$"
)
_HAS = re.compile(  # 宁水有【湿地】5万亩, 把【荒地】5万亩整治好
    r"有(?<![国所公私既现原特固专共自拥持占保享具富没稀仅实]有)(?![限效机关色线轨毒害偿序力利益用望证])|把(?<![一两几]把)(?![握关手脉控])|称(?<![号名职简统堪俗人自]称)(?![号呼谓])"
    r"|为[^,的为]{2,8}(?:节约|节省|减免|争取|筹集)"
)
_WHILE = re.compile(r"^(?:.*(?<=[请名理病期陆业]))?时候?(?![间长代效期速点段尚装刻节评值限空候])(?=..)")  # 申请时【女性】
_BASED = re.compile(
    rf"(?<![率额值量数入支产资口比重度价费准])按照?(?:不[低高]于)?(?P<noun>[^按{VEIL}]{{2,}}(?:标准|[金费价率额数入资值]))的?$"
)
_AREAS: Final = frozenset("县区州乡村镇市校")  # that stand alone: 10万元以上的【村】达到5个
_SUCH: Final = ("条件", "资格", "要求", "规定")
_FROM_START = re.compile(f"(?<![目日此])前(?={VEIL})")  # 快递量前4个月
_RATIOS: Final = frozenset("入出贷别债")  # 收入比, 存贷比: no comparison, unless one follows
_COMPARES: Final = frozenset((VEIL, *"全我世其平去"))
_SUMMED = re.compile(r"^.*(?<![中高初平同均优劣])等(?!级)(?:[一二三四五六七八九十\d]+[项个类种])?(?=..)")


class Before(NamedTuple):
    """What stands before a figure."""

    noun: str | None
    verb: str | None = None  # the verb that leads to the figure, where it is a noun too: 投入5亿元
    takes: bool = False  # a verb that takes an object stands right before the figure
    is_order: bool = False  # and that verb says nothing of its subject: 建成, 培训, not 增加
    is_level: bool = False  # 为, 是, 达 stand right before the figure
    is_compared: bool = False  # with another one: 比, 高于, 超出
    is_bare: bool = False  # nothing stands between the noun and the figure


_NOTHING: Final = Before(None, is_bare=True)


def read_before(window: str, keeps_subject: bool) -> Before:
    """What the words that lead to a figure say.

    Args:
        window: The words of its clause up to the figure, times veiled.
        keeps_subject: Whether the subject of a verb that takes an object is measured too, as a rate is and a count is not.
    """
    phrase = _cut_window(window)
    if not phrase:
        return _NOTHING
    stripped = strip_tail(phrase)
    taker = object_verb(phrase)
    if taker and not keeps_subject and len(stripped) > len(phrase) - len(taker) and not _is_compound(phrase, taker):
        subject = clean(_strip_lead(strip_tail(phrase[: -len(taker)]))[0])
        noun = subject if subject and is_measure(subject) else None
        return Before(noun, taker if _NOMINAL.search(taker) else None, takes=True, is_order=True)
    is_bare = len(stripped) == len(phrase)
    if keeps_subject and "按" in phrase and (based := _BASED.search(phrase)):
        return Before(clean(based["noun"]), is_bare=is_bare)
    cut = _SPLIT.search(f"{stripped}的" if phrase[-1] == "的" else stripped, len(stripped) - len(stripped.lstrip(_LISTING)))
    if cut and cut.start() == 1:  # nothing is told of one character
        cut = _SPLIT.search(stripped, 2)
    if cut:
        stripped = strip_tail(stripped[: cut.start()])
        if len(verb := object_verb(stripped)) > 1 and verb not in NOUN_VERBS:  # 提供不低于标准八成的【补贴】
            return Before(None, takes=True)
    rate = rate_in(stripped) if "每" in stripped else ""
    noun, last = (rate, None) if rate else _strip_lead(stripped[_inner_end(stripped) :])
    if "时" in noun:
        noun = _WHILE.sub("", noun)
    is_compared = (cut is not None and cut.group() in _COMPARED) or (phrase[-1:] in _GAPS and _COMPARED_END.search(phrase) is not None)
    bare = _BARE.search(noun) if noun[-2:] in ("海拔", "时速") else None
    if bare:
        noun = bare.group()
    if "的" in noun:
        noun = _of_such(noun)
    named = clean(_tip(noun) if len(noun) > _LONG else noun) or (stripped if stripped in _AREAS else None)
    nominal = last if last and _NOMINAL.search(last) else None
    return Before(named, nominal, bool(taker), False, phrase[-1:] in _LEVELS, is_compared, is_bare)


def strip_tail(phrase: str) -> str:
    """The phrase without what stands between it and the figure: predicates, adverbs, comparisons."""
    whole = phrase
    while phrase and not (phrase[-1] in _FIXED_TIPS and phrase[-2:] in FIXED_ENDS):
        if closer := _CLOSERS.ending(phrase, len(phrase)):
            if closer in _NOUNS_TOO and _is_noun(closer, phrase, whole[len(phrase) :]):
                break
            phrase = phrase[: -len(closer)]
        elif phrase[-1] in _CLOSING or (phrase[-1] in _COUNT_ENDS and phrase.endswith(_COUNTING)):
            phrase = phrase[:-1]
        else:
            break
    return phrase


def _is_noun(closer: str, phrase: str, after: str) -> bool:
    """Whether a word that may stand before a figure is a noun here: 存贷【比】为, 招生【计划】的."""
    if closer == "计划":
        return after.startswith("的")
    return phrase[-2:-1] in _RATIOS and (after[:1] not in _COMPARES and (after[:1] != "上" or after.startswith("上升")))


def _cut_window(window: str) -> str:
    """The window without what stands before an open bracket, a space, or a list's last item."""
    phrase = split_bracket(window)[1] if "(" in window or "〔" in window else window
    if "】" in phrase:
        phrase = phrase.rpartition("】")[2]
    if " " in phrase:
        phrase = _SPACED.sub("", phrase)
    if _SPAN in phrase:
        phrase = _FROM_START.sub("", phrase)
    if phrase.endswith("以及"):  # what stands before it was counted by another figure
        return ""
    return _LIST.sub("", phrase) if "、" in phrase else phrase


def split_bracket(window: str) -> tuple[str, str]:
    """What stands before the bracket that is open at the end of the window, and what stands in it."""
    opened = _BRACKET.match(window)
    return (window[: opened.end() - 1], window[opened.end() :]) if opened else ("", window)


def _inner_end(phrase: str) -> int:
    """Where the last verb inside a phrase ends that its object follows: 各地发放【贷款】."""
    if len(phrase) < 4:
        return 0
    end = 0
    for told in _TOLD.finditer(phrase):
        verb = _LONG_TAKERS.starting(phrase, told.end())
        if verb and is_listed(phrase, told.end()):
            end = told.end() if told.group() == "将" else end
        elif verb and not _keeps(phrase, verb):
            end = told.end() + len(verb)
            end = end if len(phrase) - end > 1 else 0
            break
    for _, verb_end in verbs_inside(phrase, 0):
        rest = phrase[verb_end:]
        if len(rest) > 1 and not is_head(rest) and not (len(rest) < 4 and is_measure(rest)):
            end = verb_end
    if "有" in phrase or "把" in phrase or "称" in phrase or "为" in phrase:
        for has in _HAS.finditer(phrase, max(end, 1)):
            end = has.end() if len(phrase) - has.end() > 1 else end
    return end


def _is_compound(phrase: str, verb: str) -> bool:
    """Whether the verb at the end of a phrase is the head of a noun: 棚户区改造, 党组织."""
    return verb in NOUN_VERBS and bool(_strip_lead(phrase[: -len(verb)])[0])


def _keeps(phrase: str, verb: str) -> bool:
    """Whether a measure keeps a verb that leads a thing counted: 进口货物总额, but 出口汽车5万辆."""
    return verb in _TRADE and is_measure(phrase)


def _of_such(noun: str) -> str:
    """A measure without what those are like that have it: 符合申报条件的【贷款额度】."""
    such, _, measure = noun.rpartition("的")
    return measure if such.endswith(_SUCH) and is_measure(measure) else noun


def _tip(noun: str) -> str:
    """The end of a long phrase with 的 or 等: what it is, not whose, nor of what parts."""
    summed = _SUMMED.sub("", noun)
    noun = summed if len(summed) > 2 else noun
    tip = noun.rsplit("的", 1)[-1]
    if tip in _SHARES:
        return noun
    return tip if len(tip) > 2 or (len(tip) == 2 and len(noun) > _VERY_LONG and tip != "资金" and not is_measure(tip)) else noun


def _strip_lead(phrase: str) -> tuple[str, str | None]:
    """The phrase without what leads to it, and the last word taken away."""
    at, last = 0, None
    while at < len(phrase):
        if phrase[at] in _EDGES:
            at += 1
        elif phrase[at] in _NUMBERS and (numbering := _NUMBERING.match(phrase, at)):
            at = numbering.end()
        elif (lead := lead_word(phrase, at)) and not _keeps(phrase, lead):
            last = lead
            at += len(lead)
        else:
            break
    return phrase[at:], last
