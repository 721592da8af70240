"""What a figure measures, as a noun phrase of the text."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from transforms.extract.figures import Figure
from transforms.extract.passage import VEIL, Passage, Place
from transforms.extract.phrase_words import CLOSERS, HEADS, MAKE_NO_NOUN, NOUN_VERBS, OPENERS, TAKERS

_BEFORE_CHARS: Final = 40
_AFTER_CHARS: Final = 24
_LONG: Final = 14  # a phrase longer than this is cut at its last 的


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))


def _reversed(words: Iterable[str]) -> Iterable[str]:
    return (word[::-1] for word in words)


_JUNK = rf"{VEIL}\s、,:;·\-—~"
_LEAD = re.compile(rf"(?:[{_JUNK}]|(?:一是|二是|三是|四是|五是|[(（]?[一二三四五六七八九十\d]{{1,2}}[)）.、])|(?P<word>{_any_of(OPENERS | TAKERS | NOUN_VERBS)}))")
_NOT_LEAD = re.compile(
    rf"(?:{_any_of(NOUN_VERBS)})了?(?:{_any_of(HEADS)})|新(?:能源|型|材料|质|农|兴|闻|区|城|生|一代|业态|技术|经济|药|股)|发(?:展|电|明|票|病|达|射)|治(?:安|愈|沙)|建(?:筑|制|档|材)|收(?:入|益|购|费|支)"
    r"|改(?:革|良)|办(?:学|公|法)|引(?:水|领|导)|种(?:子|粮|业|类|群)|修(?:复)|育(?:种|龄|儿)|查(?:处|办)|招(?:商|生)|保(?:险|障|税|健|护|费|洁)|争议|地(?:区|方|级|市|表|下|铁|质|税|热|理|产)|得分|过(?:程|境)|着力"
    r"|对(?:外|口|接|象)|向日葵|为民|由于|自(?:来水|然|主|治|动|贸|筹|有)|以(?:上|下|旧|工)|把关|被(?:征|保)|于洪|在(?:校|岗|职|建|线|册|园|编|外|营)|到(?:户|位)|当(?:地|年|期)|等(?:级|次|候)|比(?:例|重|较|率|值|价|赛|亚)|较大"
    r"|和(?:谐|平)|与会|及格|或者|而|但|还(?:款|贷|草|林)|也|又|再(?:生|就业|贷款)|都(?:市)|均(?:衡)|各(?:类|级|界|项|种|地|族|方)|会(?:议|计|展)|能(?:源|耗|力)|可(?:再生|支配|比|用|持续)|应(?:急|用|届|收)|需(?:求)|重点(?:项目|工程|企业|产业|任务|群体|人群|行业|领域|实验室|高校|工业|湖|流)"
    r"|共(?:享|同|建)|按(?:揭)|近(?:海|视|零)|连(?:锁|片|续|栋)|如|像|另|稳(?:定|岗)|抓|政府(?:采购|性|投资|债|补助|工作|部门|购买|购|网|补|专|引导)|全面|基本(?:医|养|公共|建设|药|农田|生活|民生|单位|草原|保)|高标准农田|集中(?:供|式|连|养|居|托)|平均|新增(?:就业|产能|耕地|长)|首批|一次性(?:岗|补|资)|平均(?!为)"
    r"|计划(?:生|内|外)|预期(?:寿命|目标)|目标|累计(?:额)|争(?:议|端)|稳定(?:性)|保(?:有量)|安排(?:就业)|教(?:师)|服务(?:业|贸易|器|站|中心|平台|机构|点|设施|能力|体系|收入|包|消费|型)|生产(?:总值|基地|线|能力|安全|企业|性|力|经营|要素|者|设备|性服务业|许可)|投资(?:额|总额|率|公司|基金|项目|者|协议)"
    r"|发展(?:基金|资金|水平|空间)|创(?:业|新|投|意)|检查(?:站)|消费(?:品|者|价格|市场|券|场景|水平|支出|能力|率|信贷|帮扶|维权|投诉)|绿化(?:率|覆盖|带|面积|工程)|储备(?:粮|林|库|土地)|保障(?:性|房|金|标准|水平|人数|能力|基金)|就业(?:人|困难|岗位|补助|率|创业|见习|资金|形势|服务|培训)|培训(?:班|机构|中心|基地|人)"
    r"|流动(?:人口|资金|资产|性)|登记(?:失业|注册|备案)|注册(?:资本|资金|商标|用户|志愿者)|组织(?:部门|机构|化)|销售(?:收入|额|量|总额|面积|价格)|救助(?:站|管理|金)|养殖(?:场|户|业|面积|基地|小区|水面)|种植(?:业|面积|户|基地|大户)"
)
_TAKES = re.compile(rf"[了过]?(?:{_any_of(_reversed(TAKERS))})")
_TAIL = re.compile(rf"(?:[{_JUNK}]|[了过]|{_any_of(_reversed(CLOSERS))})*+")
_SPLIT = re.compile(
    r"(?<=..)(?:(?P<compared>比(?![例重较率值价赛亚])|较(?![多大为高好快低])|高于|低于|快于|优于|超出)|相当于|跃?居(?![民住家委])|位列|位居|排(?:名|在|位)(?!前)"
    r"|占(?![比用地道])(?!.{1,16}(?:比[重例]|份额)$)|(?:不?超过|达到?|不[低高]于)(?=.{2,}的$)|(?<=[率额值量数入支产资口比重度价费])(?:由|从|按|以)|同\x00)"
)
_COMPARED_END = re.compile(r"(?:相差|超出|[高低多少]出?)$")
_INNER = re.compile(
    "|".join(
        re.escape(word)
        for word in sorted(
            (word for word in TAKERS - NOUN_VERBS if len(word) > 1 and word not in ("减少", "增加", "提高", "提升", "保有", "装配", "生产出", "节约", "现有")),
            key=lambda word: (-len(word), word),
        )
    )
)
_COMPOUND = re.compile(rf"(?:{_any_of(NOUN_VERBS)})?(?:{_any_of(HEADS)})")
_BRACKET = re.compile(r"^.*[(（](?=[^)）]*$)")
_SPACED = re.compile(r"^.*\s(?=\S\S)")
_LIST = re.compile(r"^.*[%‰元个分点人户名家所项件座条万亿]、")
_AFTER = re.compile(rf"(?:左右|以上|以下|以内)?(?P<de>的)?(?P<noun>(?:“[^“”]{{1,12}}”)?[^,。;:!?、()\d<>\s{VEIL}“”《》]{{1,{_AFTER_CHARS}}})")
_AFTER_END = re.compile(
    r"[增减扩缩]|上线|运行|建立|设立|成立|组建|开设|配备|签订|加入|使用|提[高升]|[上下]升|下降|降低|之|全[国省市县]|[中内](?=处|排|位|居|的)|处于|建成|竣工|开工|开建|投产|投入|投运|投用|完成|实现|达到|达标|通过|通车|通电|获|荣|列入|入选|入围|入驻|落户|落地|得到|参加|参与|参观|参训|进行|开展|接受|享受|加快|带动|上市|顺利|成功|正式|相继|陆续|已|将|要(?!素|求|道)|全部|均|都(?!市)|全面|基本|同步|率先|用于"
    r"|作为|为(?!民)|是|(?<![国所公私])有(?!限|色|机|效|关|轨)|受(?!益|灾|理)|不(?!动产|锈|足)|并|且|以上|以下|达|超(?!市|算|高|级|声|大|低)|占(?!地)|在(?!校|岗|职|建|线|册|园|编|读|营)|被(?!征)|由|从(?!业)|对(?!外|口|象)|向|给|让|把|和(?!谐|平|田|县)|与|及(?!时)|或|等|左右|进入|进驻|集聚|脱贫|摘帽|退出|投身|走上|回|来(?!水)|去|应(?!急|用|届)|可(?!再|支|持)"
    r"|须|需(?!求)|能(?!源|力|繁)|会(?!议|计|展)|计划|预计|比(?!例|重|赛)|以|的"
)
_MODIFIES = re.compile(r"(?:符合|具有|从事|参加|需要?|以|由|在|涉及|拥有|没有|超过|达到|有|列入|来自|取得|获得|面向|不)[^,。的]{1,12}的|高质量|高水平|优质|现代化")
_MONEY_NOUN = re.compile(r"(?:的)?[^,。;、]{0,8}?(?:资金|贷款|补[助贴]|奖励|奖补|经费|债券|债务|投资|订单|基金|罚款|标准|红利|税费|消费券|产业|收入)")
_NOMINAL = re.compile(r"(?:投资|投入|补[助贴]|奖励|贷款|融资|就业|培训|消费|造林|减排|减税|罚款|捐款|捐赠|出生|签约|处分|处置|问责|绿化|进口|出口|收入|支出|盈余|脱贫|改造)$")
_MEASURE = re.compile(
    r"(?:就业|产量|人数|总[数量]|面积|规模|里程|户数|人口|产能|转移|出栏|入学|招生|装机|贷款|[量额数率值度]|比[重例]|[收支]入|支出|投入|投资|产值|份额|水平|价格|指数|均分|成绩|分数线|进出口)(?:\([^()]*\))?$"
)
_SUBJECT: Final = frozenset(("rank", "ratio", "multiple", "percentage", "percentage_point"))
_TOPIC = re.compile(rf"(?:从|就)?[{VEIL}的]*(?P<noun>[^,。;从{VEIL}]{{2,24}}?)(?:上?来看|上看|来说|看|比较|分析)[,:]")
_NUMBERED = re.compile(r"\d+(?![A-Za-z\d])")
_ONE = frozenset("县乡村镇市省国人户校院所")


def read_indicator(passage: Passage, figure: Figure, place: Place, carried: str | None) -> str | None:
    """The noun phrase measured: what stands before the figure and its verb, or the noun behind it, or what the figure before measured."""
    before = _before(_window(passage, figure, place, carried), figure.kind in _SUBJECT)
    if before.is_compared and carried and not (before.noun and is_measure(before.noun)):
        return carried
    if figure.kind in ("rank", "ratio", "multiple", "percentage_point"):
        return before.noun or carried
    after = noun_behind(passage, figure, place)
    if figure.kind == "percentage":
        return _of_share(before, carried) or after or carried
    if figure.kind == "money":
        return _of_money(passage.text, figure, before, after) or carried or after
    if after and not (before.noun and is_measure(before.noun)):
        return after
    return before.noun or after or before.verb or carried


def read_topic(passage: Passage, start: int) -> str | None:
    """What a sentence says that it is about: 从上线人数来看, …"""
    match = _TOPIC.match(passage.veiled, start)
    return match["noun"] if match and is_measure(match["noun"]) else None


def is_measure(noun: str) -> bool:
    """Whether a phrase names something measured, not who has it: 旅游人数 against 全县, 学校."""
    return _MEASURE.search(noun) is not None


def noun_behind(passage: Passage, figure: Figure, place: Place) -> str | None:
    """The noun phrase right behind a figure, up to a verb or a stop."""
    match = _AFTER.match(passage.veiled, figure.end, place.ceiling)
    if match is None:
        return None
    noun = match["noun"]
    modified = _MODIFIES.match(noun)
    start = modified.end() if modified else 0
    cut = _AFTER_END.search(noun, start)
    return _clean(noun[: cut.start()] if cut else noun, _ONE)


def _of_share(before: "_Before", carried: str | None) -> str | None:
    """A share of something that is no measure itself (县五中为66%) is a share of what was measured before."""
    is_owner = before.noun and carried and before.is_level and not is_measure(before.noun) and is_measure(carried)
    return carried if is_owner else before.noun


def _of_money(text: str, figure: Figure, before: "_Before", after: str | None) -> str | None:
    named = after if after and _MONEY_NOUN.match(text, figure.end) else None
    if named and (before.noun is None or before.takes or before.noun.endswith(("级", "位", "设施", "企业", "单位"))):
        return named
    return before.noun or named or before.verb


def _window(passage: Passage, figure: Figure, place: Place, carried: str | None) -> str:
    """The words that lead to a figure: of its clause, from the figure before it on; before a colon or bracket where it stands right behind one."""
    floor = max(place.floor, figure.start - _BEFORE_CHARS)
    window = passage.veiled[floor : figure.start]
    if carried and place.floor > place.clause[0]:
        window = window.removeprefix("的").removeprefix(carried)
    if (opened := _BRACKET.match(window)) and not _untail(window[opened.end() :]):
        return window[: opened.end() - 1]
    if place.floor == place.clause[0] and not window.strip() and passage.text[place.floor - 1 : place.floor] == ":":
        start = max(place.sentence[0], place.floor - _BEFORE_CHARS)
        return re.split("[,;。]", passage.veiled[start : place.floor - 1])[-1]
    return window


@dataclass(frozen=True, slots=True)
class _Before:
    """What stands before a figure."""

    noun: str | None
    verb: str | None  # the verb that leads to the figure, where it is a noun too: 投入5亿元
    takes: bool  # a verb that takes an object stands right before the figure
    is_level: bool  # 为, 是, 达 stand right before the figure
    is_compared: bool  # the noun is compared with another one: 比, 高于, 超出


def _before(window: str, keeps_subject: bool) -> _Before:
    phrase = _LIST.sub("", _SPACED.sub("", _BRACKET.sub("", window)))
    taker = _TAKES.match(phrase[::-1])
    stripped = _untail(phrase)
    if taker and not keeps_subject and len(stripped) > len(phrase) - taker.end() and not _is_compound(phrase, taker.end()):
        return _Before(None, _nominal(taker.group()[::-1]), True, False, False)
    cut = _SPLIT.search(stripped)
    if cut:
        stripped = _untail(stripped[: cut.start()])
    inner = 0
    for verb in _INNER.finditer(stripped):
        inner = inner if len(stripped) - verb.end() < 2 or _COMPOUND.fullmatch(stripped, verb.end()) else verb.end()
    noun, last = _unlead(stripped[inner:])
    is_compared = bool(cut and cut["compared"]) or bool(_COMPARED_END.search(phrase))
    return _Before(_clean(_tip(noun)), _nominal(last), taker is not None, phrase[-1:] in ("为", "是", "达", "在"), is_compared)


def _is_compound(phrase: str, length: int) -> bool:
    """Whether the verb at the end of a phrase is the head of a noun: 棚户区改造, 党组织."""
    return length < len(phrase) and phrase[-length:] in NOUN_VERBS and bool(_unlead(phrase[:-length])[0])


def _nominal(verb: str | None) -> str | None:
    return verb if verb and _NOMINAL.search(verb) else None


def _tip(noun: str) -> str:
    """The end of a long phrase with 的: what it is, not whose."""
    return noun.rsplit("的", 1)[1] if len(noun) > _LONG and "的" in noun[:-2] else noun


def _untail(phrase: str) -> str:
    tail = _TAIL.match(phrase[::-1])
    assert tail is not None
    return phrase[: len(phrase) - tail.end()]


def _unlead(phrase: str) -> tuple[str, str | None]:
    """The phrase without what leads to it, and the last word taken away."""
    at, last = 0, None
    while at < len(phrase) and not _NOT_LEAD.match(phrase, at) and (lead := _LEAD.match(phrase, at)):
        last = lead["word"] or last
        at = lead.end()
    return phrase[at:], last


def _clean(noun: str, short: frozenset[str] = frozenset()) -> str | None:
    noun = noun.replace(VEIL, "").strip(" 、,:;的·-—~")
    for left, right in ("“”", "()", "（）", "《》"):
        if noun.count(left) != noun.count(right):
            noun = noun.replace(left, "").replace(right, "")
    return noun if noun in short or (len(noun) > 1 and _NUMBERED.match(noun) is None and noun not in MAKE_NO_NOUN) else None
