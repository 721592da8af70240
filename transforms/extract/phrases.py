"""The noun phrase before a figure and the one behind it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from transforms.extract.lexicon import Lexicon
from transforms.extract.passage import VEIL
from transforms.extract.phrase_words import CLOSERS, FIXED, HEADS, MAKE_NO_NOUN, NOUN_VERBS, OPENERS, TAKERS
from transforms.text import Span

_LONG: Final = 14  # a phrase longer than this is cut at its last 的
_VERY_LONG: Final = 18  # and one longer than this even where only two characters are left
_TRUE_VERBS: Final = frozenset(word for word in TAKERS - NOUN_VERBS if len(word) > 1)
_EDGES: Final = frozenset((VEIL, *filter(str.isspace, map(chr, range(0x3001))), *"、,:;·-—~"))

_LEADS: Final = Lexicon(OPENERS | TAKERS | NOUN_VERBS)
_NUMBERING = re.compile(r"[一二三四五]是|[(（]?[一二三四五六七八九十0-9]{1,2}[)）.、]")
_NUMBERS: Final = frozenset("一二三四五六七八九十0123456789(（")
_FIXED: Final = Lexicon(FIXED)
_FIRST_VERBS: Final = Lexicon(NOUN_VERBS)
_HEADS: Final = Lexicon(HEADS)
_TAKERS: Final = Lexicon(TAKERS)
_LONG_TAKERS: Final = Lexicon(word for word in TAKERS if len(word) > 1)
_CLOSERS: Final = Lexicon(CLOSERS)
_CLOSING: Final = _EDGES | frozenset("了过")
_NEVER_CLOSE: Final = (
    "占比",
    "性比",
    "价比",
    "成就",
    "造就",
    "圆满",
    "美满",
    "丰满",
    "充满",
    "供应",
    "反应",
    "效应",
    "响应",
    "适应",
    "对应",
)
_COUNTING: Final = ("就", "满", f"{VEIL}计", "次计", "个计", "项计")
_OPEN_ENDS, _COUNT_ENDS = (frozenset(word[-1] for word in words) for words in (_NEVER_CLOSE, _COUNTING))
_VERBS: Final = Lexicon(_TRUE_VERBS)
_INSIDE: Final = Lexicon(_TRUE_VERBS - frozenset(("减少", "增加", "提高", "提升", "保有", "装配", "节约", "现有")))
_OPENING = re.compile(f"[{''.join({verb[0] for verb in _TRUE_VERBS})}](?=[{''.join({verb[1] for verb in _TRUE_VERBS})}])")
_NOMINAL_ENDS: Final = frozenset("量率额数值度者费权会”")
_TOLD = re.compile(f"累[计积]|先后|共(?<!公共)|已经|已|将|拟|计划|总共|{VEIL}")
_COMPARED: Final = frozenset(("比", "较", "高于", "低于", "快于", "优于", "超出"))
_GROUND: Final = "(?<=[率额值量数入支产资口比重度价费准].)"
_SPLIT = re.compile(
    r"比(?<![占同环之]比)(?![例重较率值价赛亚]|$)|较(?![多大为高好快低])|高于|低于|快于|优于|超出"
    r"|相当于|跃居(?![民住家委])|居(?<![旅定移宜安邻迁独同]居)(?![民住家委])|位[列居]|排(?:名|在|位)(?!前)"
    r"|占(?![比用地道有])(?!.{1,16}(?:比[重例]|份额)$)|不超过(?=.{2,}的$)|超过(?=.{2,}的$)|达到?(?=.{2,}的$)|不[低高]于(?=.{2,}的$)"
    rf"|由{_GROUND}|从{_GROUND}|按{_GROUND}|以{_GROUND}(?![上下内外])|已从|已由|同\x00"
)  # every branch begins with a plain letter: that is fast
_TRADE: Final = ("进口", "出口")
_SHARES: Final = ("比重", "比例", "份额")  # of what, and in what: both belong to the name
_LEVELS: Final = ("为", "是", "达", "在")
_GAPS: Final = frozenset("差出高低多少")
_COMPARED_END = re.compile(r"(?:相差|超出|(?<![提降减升增新缩])[高低多少]出?)$")
_BRACKET = re.compile(r"^.*[(〔](?=[^)〕]*$)")
_SPACED = re.compile(r"^.*\s(?=\S\S)")
_LIST = re.compile(r"^.*[%‰元个分点人户名家所项件座条万亿]、")
_PER = re.compile(r"每[十百千万]+(?:名|个|户)?(?:常住|户籍)?(?:人口?|居民|劳动力|户)?[^,的]{2,16}$")
_BASE = re.compile(r"每[十百千万]+(?:名|个|户)?(?:常住|户籍)?(?:人口?|居民|劳动力|户)?$")  # of a rate: no noun of its own
_NUMBERED = re.compile(r"\d+(?![A-Za-z\d])")
_PAIRS: Final = ("“”", "()", "〔〕", "《》")
_PAIRED: Final = frozenset("“”()〔〕《》")
_NOMINAL = re.compile(
    r"(?:投资|投入|申请|安排|筹资|补[助贴]|奖励|贷款|融资|就业|培训|消费|造林|减排|减税|罚款|捐[款赠]|出生|签约|处[分置理]|问责|绿化|[进出]口|收入|支出|盈余|脱贫|改造)$"
)
_MEASURE = re.compile(
    r"(?:就业|产量|人数|总[数量]|面积|规模|里程|户数|人口|产能|转移|出栏|入学|招生|装机|贷款|[量额数率值度]|占比|比[重例]|[收支]入|支出|投[入资]|预算|赤字|产值|份额|水平|价格|指数"
    r"|均分|成绩|分数线|进出口)(?:\([^()]*\))?$"
)

_BEHIND = re.compile(rf"(?:左右|以上|以下|以内)?的?(?P<noun>(?:“[^“”]{{1,12}}”)?[^,。;:!?、()\d<>\s{VEIL}“”《》]{{1,24}})")
_END = re.compile(
    r"增(?![值量收资])|减(?![排负速灾])|扩(?![建容能])|缩|分别|正在|免费通行|上线|运行|建立|设立|成立|组建|开设|配备|签订|加入|使用|提[高升]|上升|下升|下降|降低|之|实实|全(?<=..全)[国省市县]|中(?=[处排位居的有失])|平均(?=受)|内(?=[处排位居的有])|处于"
    r"|建成|竣工|开工(?!作)|开建|投产|投入|投运|投用|完成|实现|达[到标]|通[过车电水硬公油]|获(?![得奖]者)|荣|列入|晋[级升]|入[选围驻]|落[户地]|得到|参[加与观训赛会展]|进行|开展|接受|享受|加快|带动|上市|顺利|成功|正式|相继"
    r"|陆续|与(?=[^,。;]{1,8}(?:签[约订署]|合作|对接|联合))|署名|反对|已|将|要(?<![重主需必首]要)(?![素求道])|全部|均(?<!平均)(?!衡)|都(?!市)|全面|基本|同步|率先|用于|作为|为(?<![行作]为)(?!民)|是|有(?<![国所公私]有)(?![限色机效关轨])|受(?![益灾理伤])|不(?!动产|锈|足)|并|且|以上|以下|达|超过|占(?!地)"
    r"|在(?![校岗职建线册园编读营])|被(?!征)|由|从(?!业)|对(?![外口象])|向|给|让|把|或|等|左右|进[入驻]|集聚|办理|脱贫|摘帽|退出|报送|搬[进入迁]|住[进上入]|喝上|用上|吃上|走[上出进]|没|告别|摆脱|恢复|返[回岗乡]|到[校岗位]|投身|拔地而起|回|来(?!水)|去|应(?![急用届])|可(?![再支持])"
    r"|也|就(?![业学医地餐诊读])|却|则|须|需(?!求)|能(?<![失智功职性节技]能)(?![源力繁])|会(?<![社工协商学大员董盛]会)(?![议计展])|计划|预计|比(?![例重赛])|以|的"
)
_MODIFIED = re.compile(
    r"(?:符合|具有|从事|参加|需要?|以|由|在|涉及|拥有|没有|超过|达到|有|列入|来自|取得|获得|面向|不)[^,。的]{1,12}的|高质量|高水平|优质|现代化"
    r"|新(?:入[驻选围]|[开投]工|投[产用运]|落[户地]|建成|引[进育]|签约|上市|晋级)"
)
_DESCRIBED = re.compile(rf"[^,。;()\d{VEIL}]{{2,20}}的(?P<noun>[^,。;、()的\d{VEIL}]{{2,10}})")
_SUMMED = re.compile(r"^.*等(?:[一二三四五六七八九十\d]+[项个类种])?(?=..)")
_TIP = re.compile(r"[^的和与]{2,}")
_GOODS: Final = frozenset("糖盐煤油粮棉麻烟茶肉蛋奶菜鱼纱布钢铁铜铝")
_CLOSED: Final = frozenset((*",。;!?:、)", ""))
_ONE: Final = frozenset("县乡村镇市省国人户校院所路桥渠树房楼田林井")


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


@lru_cache(maxsize=4096)
def is_measure(noun: str) -> bool:
    """Whether a phrase names something measured, not who has it: 旅游人数 against 全县, 学校."""
    return _PER.match(noun) is not None or _MEASURE.search(noun) is not None


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
    taker = _taker(phrase)
    if taker and not keeps_subject and len(stripped) > len(phrase) - len(taker) and not _is_compound(phrase, taker):
        subject = _clean(_strip_lead(strip_tail(phrase[: -len(taker)]))[0])
        noun = subject if subject and is_measure(subject) else None
        return Before(noun, _nominal(taker), takes=True, is_order=True)
    is_bare = len(stripped) == len(phrase)
    cut = _SPLIT.search(stripped, len(stripped) - len(stripped.lstrip(f"{VEIL}、")))
    if cut and cut.start() == 1:  # nothing is told of one character
        cut = _SPLIT.search(stripped, 2)
    if cut:
        stripped = strip_tail(stripped[: cut.start()])
    per = _PER.search(stripped) if "每" in stripped else None
    noun, last = (per.group(), None) if per else _strip_lead(stripped[_inner_end(stripped) :])
    is_compared = (cut is not None and cut.group() in _COMPARED) or (phrase[-1:] in _GAPS and _COMPARED_END.search(phrase) is not None)
    return Before(_clean(_tip(noun)), _nominal(last), bool(taker), False, phrase[-1:] in _LEVELS, is_compared, is_bare)


def read_behind(text: str, start: int, end: int, skips_verb: bool) -> str | None:
    """The noun phrase that stands right behind a figure, up to a verb or a stop.

    Args:
        text: The paragraph, times veiled.
        start: Where the figure ends.
        end: Where the next figure or the clause's end is.
        skips_verb: Whether the noun may stand behind a verb: 三次召开【会议】.
    """
    match = _BEHIND.match(text, start, end) if text[start : start + 1] not in _CLOSED else None
    if match is None:
        return None
    noun = match["noun"]
    if (verb := _VERBS.starting(noun, 0)) and not _is_fixed(noun, 0):
        noun = noun[len(verb) :] if skips_verb else ""
    modified = _MODIFIED.match(noun)
    if cut := _END.search(noun, modified.end() if modified else 0):
        tip = _TIP.match(noun, cut.end()) if cut.group() == "的" and _taker(noun[: cut.start()]) else None
        noun = tip.group() if tip else noun[: cut.start()]
    inner = next(_verbs_inside(noun, 1 if noun[:1] in _ONE else 2), None)
    if inner and not _is_head(noun[inner[1] :]) and not _is_closed(text, match, inner[1] - len(noun)):
        noun = noun[: inner[0]]
    if not noun and (described := _DESCRIBED.match(text, start, end)):
        noun = described["noun"]
    return noun if noun in _ONE else _clean(noun)


def _is_closed(text: str, match: re.Match[str], left: int) -> bool:
    """Whether a verb ends the whole phrase before a stop, and so is its noun: 应急演练."""
    return left == 0 and text[match.end() : match.end() + 1] in _CLOSED


def strip_tail(phrase: str) -> str:
    """The phrase without what stands between it and the figure: predicates, adverbs, comparisons."""
    while phrase and not (phrase[-1] in _OPEN_ENDS and phrase.endswith(_NEVER_CLOSE)):
        if closer := _CLOSERS.ending(phrase, len(phrase)):
            phrase = phrase[: -len(closer)]
        elif phrase[-1] in _CLOSING or (phrase[-1] in _COUNT_ENDS and phrase.endswith(_COUNTING)):
            phrase = phrase[:-1]
        else:
            break
    return phrase


def _taker(phrase: str) -> str:
    """The verb at the end of a phrase that takes an object, with its 了 or 过; nothing where there is none."""
    if phrase[-1:] in ("了", "过") and (verb := _TAKERS.ending(phrase, len(phrase) - 1)):
        return phrase[-len(verb) - 1 :]
    return _TAKERS.ending(phrase, len(phrase))


def _cut_window(window: str) -> str:
    """The window without what stands before an open bracket, a space, or a list's last item."""
    phrase = split_bracket(window)[1] if "(" in window or "〔" in window else window
    if " " in phrase:
        phrase = _SPACED.sub("", phrase)
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
        if (verb := _LONG_TAKERS.starting(phrase, told.end())) and not _keeps(phrase, verb):
            end = told.end() + len(verb)
            end = end if len(phrase) - end > 1 else 0
            break
    for _, verb_end in _verbs_inside(phrase, 0):
        rest = phrase[verb_end:]
        if len(rest) > 1 and not _is_head(rest) and not (len(rest) < 4 and is_measure(rest)):
            end = verb_end
    return end


def _verbs_inside(phrase: str, start: int) -> Iterator[Span]:
    """Where verbs stand in a phrase from `start` on that no noun ends (发放额)."""
    end = start
    for opening in _OPENING.finditer(phrase, start):
        at = opening.start()
        verb = "" if at < end or _FIXED.starting(phrase, at) else _INSIDE.starting(phrase, at)
        if verb and phrase[at + len(verb) : at + len(verb) + 1] not in _NOMINAL_ENDS:
            end = at + len(verb)
            yield at, end


def _is_compound(phrase: str, verb: str) -> bool:
    """Whether the verb at the end of a phrase is the head of a noun: 棚户区改造, 党组织."""
    return verb in NOUN_VERBS and bool(_strip_lead(phrase[: -len(verb)])[0])


def _is_head(phrase: str) -> bool:
    """Whether the words can only go on from a verb to make a noun of it: 建设【用地】, 造林【面积】."""
    if phrase.startswith("总"):
        return False
    for _ in range(3):
        if phrase in HEADS:
            return True
        phrase = phrase[len(_FIRST_VERBS.starting(phrase, 0)) :]
    return False


def _keeps(phrase: str, verb: str) -> bool:
    """Whether a measure keeps a verb that leads a thing counted: 进口货物总额, but 出口汽车5万辆."""
    return verb in _TRADE and is_measure(phrase)


def _is_fixed(phrase: str, at: int) -> bool:
    """Whether a word begins there that is not to be cut: one of a list, or a verb and its head."""
    if _FIXED.starting(phrase, at):
        return True
    for _ in range(3):
        verb = _FIRST_VERBS.starting(phrase, at)
        at += len(verb)
        if verb and _HEADS.starting(phrase, at):
            return True
    return False


def _nominal(verb: str | None) -> str | None:
    return verb if verb and _NOMINAL.search(verb) else None


def _tip(noun: str) -> str:
    """The end of a long phrase with 的 or 等: what it is, not whose, nor of what parts."""
    if len(noun) <= _LONG:
        return noun
    noun = _SUMMED.sub("", noun)
    tip = noun.rsplit("的", 1)[-1]
    if tip in _SHARES:
        return noun
    return tip if len(tip) > 2 or (len(tip) == 2 and len(noun) > _VERY_LONG) else noun


def _strip_lead(phrase: str) -> tuple[str, str | None]:
    """The phrase without what leads to it, and the last word taken away."""
    at, last = 0, None
    while at < len(phrase):
        if phrase[at] in _EDGES:
            at += 1
        elif phrase[at] in _NUMBERS and (numbering := _NUMBERING.match(phrase, at)):
            at = numbering.end()
        elif (lead := _LEADS.starting(phrase, at)) and not (_is_fixed(phrase, at) or _keeps(phrase, lead)):
            last = lead
            at += len(lead)
        else:
            break
    return phrase[at:], last


def _clean(noun: str) -> str | None:
    noun = noun.replace(VEIL, "")
    if not _PAIRED.isdisjoint(noun):
        for left, right in _PAIRS:
            if noun.count(left) != noun.count(right):
                noun = noun.replace(left, "").replace(right, "")
    noun = noun.strip(" 、,:;的和与及·-—~")
    if len(noun) < 2:
        return noun if noun in _GOODS else None
    if noun in MAKE_NO_NOUN or (noun[0] == "每" and _BASE.match(noun)) or (noun[0].isdecimal() and _NUMBERED.match(noun)):
        return None
    return noun
