"""The noun phrase before a figure and the one behind it."""

import re
from typing import Final, NamedTuple

from transforms.extract.passage import VEIL
from transforms.extract.phrase_words import CLOSERS, FIXED, HEADS, MAKE_NO_NOUN, NOUN_VERBS, OPENERS, TAKERS, any_of, backwards

_LONG: Final = 14  # a phrase longer than this is cut at its last 的
_VERY_LONG: Final = 18  # and one longer than this even where only two characters are left
_VERBS: Final = frozenset(word for word in TAKERS - NOUN_VERBS if len(word) > 1)
_INSIDE: Final = _VERBS - frozenset(("减少", "增加", "提高", "提升", "保有", "装配", "节约", "现有"))
_EDGES: Final = VEIL + "".join(filter(str.isspace, map(chr, range(0x3001)))) + "、,:;·-—~"
_JUNK: Final = re.escape(_EDGES)
_LEADS: Final = OPENERS | TAKERS | NOUN_VERBS

_LEAD = re.compile(rf"[{_JUNK}]|[一二三四五]是|[(（]?[一二三四五六七八九十0-9]{{1,2}}[)）.、]|(?P<word>{any_of(_LEADS)})")
_LEAD_STARTS: Final = frozenset((*_EDGES, *"一二三四五六七八九十0123456789(（", *(word[0] for word in _LEADS)))
_FIXED = re.compile(rf"(?:{any_of(NOUN_VERBS)}){{1,3}}{any_of(HEADS)}|{any_of(FIXED)}")
_TAKES = re.compile(rf"[了过]?{any_of(backwards(TAKERS))}")
_TAKER_ENDS: Final = frozenset((*"了过", *(word[-1] for word in TAKERS)))
_TAIL = re.compile(
    rf"(?:(?!比[占性价])(?:{any_of(backwards(CLOSERS))}|[{_JUNK}了过])|就(?![成造])|满(?![圆美丰充])|计(?=[{VEIL}次个项]))*+"
)
_TAIL_ENDS: Final = frozenset((*_EDGES, *"了过就满计", *(word[-1] for word in CLOSERS)))
_INNER = re.compile(rf"{any_of(_INSIDE)}(?![量率额数值度者费权会])")
_TOLD = re.compile(rf"(?:累[计积]|先后|共(?<!公共)|已经?|将|拟|计划|总共|{VEIL}){any_of(word for word in TAKERS if len(word) > 1)}")
_COMPOUND = re.compile(rf"(?!总)(?:{any_of(NOUN_VERBS)}){{0,2}}{any_of(HEADS)}")
_COMPARED: Final = frozenset(("比", "较", "高于", "低于", "快于", "优于", "超出"))
_GROUND: Final = "(?<=[率额值量数入支产资口比重度价费].)"
_SPLIT = re.compile(
    r"比(?<![占同环之]比)(?![例重较率值价赛亚]|$)|较(?![多大为高好快低])|高于|低于|快于|优于|超出"
    r"|相当于|跃居(?![民住家委])|居(?<![旅定移宜安邻迁独同]居)(?![民住家委])|位[列居]|排(?:名|在|位)(?!前)"
    r"|占(?![比用地道有])(?!.{1,16}(?:比[重例]|份额)$)|不超过(?=.{2,}的$)|超过(?=.{2,}的$)|达到?(?=.{2,}的$)|不[低高]于(?=.{2,}的$)"
    rf"|由{_GROUND}|从{_GROUND}|按{_GROUND}|以{_GROUND}(?![上下内外])|同\x00"
)  # every branch begins with a plain letter: that is fast
_GAPS: Final = frozenset("差出高低多少")
_COMPARED_END = re.compile(r"(?:相差|超出|(?<![提降减升增新缩])[高低多少]出?)$")
_BRACKET = re.compile(r"^.*[(〔](?=[^)〕]*$)")
_SPACED = re.compile(r"^.*\s(?=\S\S)")
_LIST = re.compile(r"^.*[%‰元个分点人户名家所项件座条万亿]、")
_PER = re.compile(r"每[十百千万]+(?:名|个|户)?(?:常住|户籍)?(?:人口?|居民|劳动力|户)?[^,的]{2,16}$")
_NUMBERED = re.compile(r"\d+(?![A-Za-z\d])")
_PAIRS: Final = ("“”", "()", "〔〕", "《》")
_PAIRED = re.compile("[“”()〔〕《》]")
_NOMINAL = re.compile(
    r"(?:投资|投入|申请|安排|筹资|补[助贴]|奖励|贷款|融资|就业|培训|消费|造林|减排|减税|罚款|捐[款赠]|出生|签约|处[分置理]|问责|绿化|[进出]口|收入|支出|盈余|脱贫|改造)$"
)
_MEASURE = re.compile(
    r"(?:就业|产量|人数|总[数量]|面积|规模|里程|户数|人口|产能|转移|出栏|入学|招生|装机|贷款|[量额数率值度]|占比|比[重例]|[收支]入|支出|投[入资]|预算|赤字|产值|份额|水平|价格|指数"
    r"|均分|成绩|分数线|进出口)(?:\([^()]*\))?$"
)

_BEHIND = re.compile(rf"(?:左右|以上|以下|以内)?的?(?P<noun>(?:“[^“”]{{1,12}}”)?[^,。;:!?、()\d<>\s{VEIL}“”《》]{{1,24}})")
_END = re.compile(
    r"增(?![值量收])|减(?![排负速灾])|扩(?![建容能])|缩|分别|正在|免费通行|上线|运行|建立|设立|成立|组建|开设|配备|签订|加入|使用|提[高升]|上升|下升|下降|降低|之|实实|全(?<=..全)[国省市县]|中(?=[处排位居的有])|内(?=[处排位居的有])|处于"
    r"|建成|竣工|开工(?!作)|开建|投产|投入|投运|投用|完成|实现|达[到标]|通[过车电水硬公油]|获(?![得奖]者)|荣|列入|晋[级升]|入[选围驻]|落[户地]|得到|参[加与观训赛会展]|进行|开展|接受|享受|加快|带动|上市|顺利|成功|正式|相继"
    r"|陆续|已|将|要(?<![重主需必首]要)(?![素求道])|全部|均(?<!平均)(?!衡)|都(?!市)|全面|基本|同步|率先|用于|作为|为(?<![行作]为)(?!民)|是|有(?<![国所公私]有)(?![限色机效关轨])|受(?![益灾理伤])|不(?!动产|锈|足)|并|且|以上|以下|达|超过|占(?!地)"
    r"|在(?![校岗职建线册园编读营])|被(?!征)|由|从(?!业)|对(?![外口象])|向|给|让|把|或|等|左右|进[入驻]|集聚|脱贫|摘帽|退出|报送|搬[进入迁]|住[进上入]|喝上|用上|吃上|走[上出进]|没|告别|摆脱|恢复|返[回岗乡]|到[校岗位]|投身|拔地而起|回|来(?!水)|去|应(?![急用届])|可(?![再支持])"
    r"|也|就(?![业学医地餐诊读])|却|则|须|需(?!求)|能(?![源力繁])|会(?<![社工协商学大员董盛]会)(?![议计展])|计划|预计|比(?![例重赛])|以|的"
)
_MODIFIED = re.compile(
    r"(?:符合|具有|从事|参加|需要?|以|由|在|涉及|拥有|没有|超过|达到|有|列入|来自|取得|获得|面向|不)[^,。的]{1,12}的|高质量|高水平|优质|现代化"
)
_DESCRIBED = re.compile(rf"[^,。;()\d{VEIL}]{{2,20}}的(?P<noun>[^,。;、()的\d{VEIL}]{{2,10}})")
_SUMMED = re.compile(r"^.*等(?:[一二三四五六七八九十\d]+[项个类种])?(?=..)")
_TIP = re.compile(r"[^的和与]{2,}")
_VERB_FIRST = re.compile(any_of(_VERBS))
_VERB_STARTS: Final = frozenset(word[0] for word in _VERBS)
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
    stripped = strip_tail(phrase)
    taker = _taker(phrase)
    if taker and not keeps_subject and len(stripped) > len(phrase) - taker.end() and not _is_compound(phrase, taker.end()):
        subject = _clean(_strip_lead(strip_tail(phrase[: -taker.end()]))[0])
        noun = subject if subject and is_measure(subject) else None
        return Before(noun, _nominal(taker.group()[::-1]), takes=True, is_order=True)
    is_bare = len(stripped) == len(phrase)
    cut = _SPLIT.search(stripped, len(stripped) - len(stripped.lstrip(f"{VEIL}、")))
    if cut and cut.start() == 1:  # nothing is told of one character
        cut = _SPLIT.search(stripped, 2)
    if cut:
        stripped = strip_tail(stripped[: cut.start()])
    per = _PER.search(stripped) if "每" in stripped else None
    noun, last = (per.group(), None) if per else _strip_lead(stripped[_inner_end(stripped) :])
    is_compared = (cut is not None and cut.group() in _COMPARED) or (phrase[-1:] in _GAPS and _COMPARED_END.search(phrase) is not None)
    return Before(
        _clean(_tip(noun)), _nominal(last), taker is not None, False, phrase[-1:] in ("为", "是", "达", "在"), is_compared, is_bare
    )


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
    if noun[:1] in _VERB_STARTS and (verb := _VERB_FIRST.match(noun)) and not _FIXED.match(noun):
        noun = noun[verb.end() :] if skips_verb else ""
    modified = _MODIFIED.match(noun)
    if cut := _END.search(noun, modified.end() if modified else 0):
        tip = _TIP.match(noun, cut.end()) if cut.group() == "的" and _taker(noun[: cut.start()]) else None
        noun = tip.group() if tip else noun[: cut.start()]
    inner = _INNER.search(noun, 1 if noun[:1] in _ONE else 2)
    if inner and not _COMPOUND.fullmatch(noun, inner.end()) and not _is_closed(text, match, inner.end() - len(noun)):
        noun = noun[: inner.start()]
    if not noun and (described := _DESCRIBED.match(text, start, end)):
        noun = described["noun"]
    return noun if noun in _ONE else _clean(noun)


def _is_closed(text: str, match: re.Match[str], left: int) -> bool:
    """Whether a verb ends the whole phrase before a stop, and so is its noun: 应急演练."""
    return left == 0 and text[match.end() : match.end() + 1] in _CLOSED


def strip_tail(phrase: str) -> str:
    """The phrase without what stands between it and the figure: predicates, adverbs, comparisons."""
    tail = _TAIL.match(phrase[::-1]) if phrase[-1:] in _TAIL_ENDS else None
    return phrase[: len(phrase) - tail.end()] if tail else phrase


def _taker(phrase: str) -> re.Match[str] | None:
    """The verb at the end of a phrase that takes an object, from right to left."""
    return _TAKES.match(phrase[::-1]) if phrase[-1:] in _TAKER_ENDS else None


def _cut_window(window: str) -> str:
    """The window without what stands before an open bracket, a space, or a list's last item."""
    phrase = split_bracket(window)[1]
    if " " in phrase:
        phrase = _SPACED.sub("", phrase)
    return _LIST.sub("", phrase) if "、" in phrase else phrase


def split_bracket(window: str) -> tuple[str, str]:
    """What stands before the bracket that is open at the end of the window, and what stands in it."""
    opened = _BRACKET.match(window) if "(" in window or "〔" in window else None
    return (window[: opened.end() - 1], window[opened.end() :]) if opened else ("", window)


def _inner_end(phrase: str) -> int:
    """Where the last verb inside a phrase ends that its object follows: 各地发放【贷款】."""
    if len(phrase) < 4:
        return 0
    told = _TOLD.search(phrase)
    end = told.end() if told and len(phrase) - told.end() > 1 else 0
    for verb in _INNER.finditer(phrase):
        left = len(phrase) - verb.end()
        if left > 1 and not _COMPOUND.fullmatch(phrase, verb.end()) and not (left < 4 and is_measure(phrase[verb.end() :])):
            end = verb.end()
    return end


def _is_compound(phrase: str, length: int) -> bool:
    """Whether the verb at the end of a phrase is the head of a noun: 棚户区改造, 党组织."""
    return length < len(phrase) and phrase[-length:] in NOUN_VERBS and bool(_strip_lead(phrase[:-length])[0])


def _nominal(verb: str | None) -> str | None:
    return verb if verb and _NOMINAL.search(verb) else None


def _tip(noun: str) -> str:
    """The end of a long phrase with 的 or 等: what it is, not whose, nor of what parts."""
    if len(noun) <= _LONG:
        return noun
    noun = _SUMMED.sub("", noun)
    tip = noun.rsplit("的", 1)[-1]
    return tip if len(tip) > 2 or (len(tip) == 2 and len(noun) > _VERY_LONG) else noun


def _strip_lead(phrase: str) -> tuple[str, str | None]:
    """The phrase without what leads to it, and the last word taken away."""
    at, last = 0, None
    while phrase[at : at + 1] in _LEAD_STARTS and (lead := _LEAD.match(phrase, at)) and not _FIXED.match(phrase, at):
        last = lead["word"] or last
        at = lead.end()
    return phrase[at:], last


def _clean(noun: str) -> str | None:
    noun = noun.replace(VEIL, "")
    if _PAIRED.search(noun):
        for left, right in _PAIRS:
            if noun.count(left) != noun.count(right):
                noun = noun.replace(left, "").replace(right, "")
    noun = noun.strip(" 、,:;的和与及·-—~")
    if len(noun) < 2:
        return noun if noun in _GOODS else None
    return noun if noun not in MAKE_NO_NOUN and not (noun[0].isdecimal() and _NUMBERED.match(noun)) else None
