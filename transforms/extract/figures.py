"""Spans and values of quantities: [bound][number][unit][bound], percentages, fractions, ratios, ranks, zero forms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from transforms.extract.numerals import ARABIC, HAN, HAN_DIGIT, HAN_POWER, HIDDEN, numeral_value
from transforms.extract.units import ARABIC_ONLY, TAKEN_AS_CHINESE, unit_kinds
from transforms.model import Time
from transforms.schema.codes import QuantityKind


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity before the words around it were read."""

    start: int
    end: int
    kind: QuantityKind
    value_min: float | None
    value_max: float | None
    unit: str | None
    approximate: bool = False
    masked: bool = False
    is_han: bool = False


UNITS: Final = unit_kinds()
_UNIT = "|".join(re.escape(unit) for unit in sorted(UNITS, key=len, reverse=True))

_AT_LEAST = (
    "不低于",
    "不少于",
    "不小于",
    "不下于",
    "不亚于",
    "至少",
    "最少",
    "最低",
    "超过了",
    "超过",
    "突破了",
    "突破",
    "高于",
    "多于",
    "大于",
    "超",
    "逾",
    "过",
    "≥",
    ">",
)
_AT_MOST = (
    "不超过",
    "不高于",
    "不多于",
    "不大于",
    "不突破",
    "最多",
    "最高",
    "至多",
    "低于",
    "少于",
    "小于",
    "不足",
    "不到",
    "未达",
    "≤",
    "<",
)
_ABOUT = ("接近", "将近", "大约", "约为", "大致", "大概", "近", "约")
_BOUNDS = {**dict.fromkeys(_AT_LEAST, "floor"), **dict.fromkeys(_AT_MOST, "ceiling"), **dict.fromkeys(_ABOUT, "about")}
_BOUND_BEFORE = re.compile("(?:" + "|".join(sorted(_BOUNDS, key=len, reverse=True)) + ")$")
_NO_BOUND = re.compile(r"(?:经|通|透|胜|越|度|路|渡|错|不|最|附|靠|临|邻|合|契|条|公|签|制|违|履|大|集|预|新|特|毗|亲|远|贴|超|立|名)$")
_AFTER = {**dict.fromkeys(("及以上", "以上", "之上", "往上"), "floor"), **dict.fromkeys(("及以下", "以下", "以内", "之内", "之下"), "ceiling"),
          **dict.fromkeys(("左右", "上下", "开外"), "about")}  # fmt: skip

_SMALL = "一二三四五六七八九十"
_NUM = rf"(?:{HIDDEN}|{ARABIC}|{HAN})[多余几]?[百千万亿]{{0,3}}"
_SEP = r"(?:个|项|名|人|家|所|元|亩|公里|吨)?(?:至|到|—+|–|~|-|－)"
_CORE = re.compile(
    rf"(?=[\d{HAN_DIGIT}{HAN_POWER}廿卅几数半第前倒过大多翻xX×*])(?:"
    rf"(?P<rank>(?:倒数)?第(?:\d+|[{_SMALL}]+)(?:名|位)?)"
    rf"|前(?P<front>\d+|[{_SMALL}]+)(?:名|位)?(?=[,。;、)及和”]|$|行列|方阵|水平)"
    rf"|(?P<scale>百分之|千分之|万分之)(?P<share>{HAN}|{ARABIC})(?:(?:至|到|-)(?:[百千]分之)?(?P<share2>{HAN}|{ARABIC}))?(?P<shareodd>[多余几])?"
    rf"|(?P<below>{HAN}|{ARABIC})分之(?P<above>{HAN}|{ARABIC})"
    rf"|(?P<half>[一过大多]半|半数)(?![年月天日个小夜途辈信真张壁径导])"
    rf"|(?P<zero>零(?:事故|增长|上访|非访|死亡|感染|投诉|差错|违纪|辍学|案件|火灾|伤亡|发生|失误|新增))"
    rf"|翻了?(?P<fan>[一两二三四几\d]?)番"
    rf"|(?P<ratio>\d+(?:\.\d+)?[:∶]\d+(?:\.\d+)?)(?![:∶\d])"
    rf"|(?P<cheng>\d+(?:\.\d+)?|[{_SMALL}两几])成(?P<chenghalf>半|多)?(?![立员果为长就本绩功效熟人了型套都分名品交体语像份片堆])"
    rf"|(?P<low>{_NUM})(?P<lowunit>%|‰|个百分点|万元|亿元)?(?:(?P<sep>{_SEP})(?P<high>{_NUM}))?(?P<odd>[多余来])?(?P<unit>{_UNIT})?(?P<tail>多|余)?"
    rf")(?P<post>{'|'.join(_AFTER)})?"
)
_BLOCKED_BEFORE = re.compile(r"(?:[A-Za-z#№〔\[]|第|编号|电话|热线|邮编)$")


def read_figures(text: str, times: Sequence[Time]) -> Iterator[Figure]:
    """Every quantity of a folded text in order, none overlapping a time."""
    taken = iter([*((time.start, time.end) for time in times), (len(text) + 1, len(text) + 1)])
    busy_start, busy_end = next(taken)
    at = 0
    while match := _CORE.search(text, at):
        start, end = match.span()
        while busy_end <= start:
            busy_start, busy_end = next(taken)
        if busy_start < end:
            at = max(busy_end, start + 1) if busy_start <= start else start + 1
            if busy_start > start and (figure := _figure(text[:busy_start], _CORE.match(text[:busy_start], start))):
                yield figure
                at = figure.end
            continue
        figure = _figure(text, match)
        at = end
        if figure is not None:
            yield figure


def _figure(text: str, match: re.Match[str] | None) -> Figure | None:
    if match is None or _BLOCKED_BEFORE.search(text, max(0, match.start() - 2), match.start()):
        return None
    figure = _plain(text, match) if match["low"] else _special(text, match)
    return None if figure is None else _bounded(text, figure, match["post"])


def _bounded(text: str, figure: Figure, post: str | None) -> Figure:
    """The figure with what the words before and after it say of its bounds."""
    start, low, high, about = figure.start, figure.value_min, figure.value_max, figure.approximate
    bounds = [_AFTER[post]] if post else []
    if post == "以内" and figure.kind == "rank":
        bounds = []
    for _ in range(2):
        before = _BOUND_BEFORE.search(text, max(0, start - 4), start)
        if before is None or (len(before.group()) == 1 and _NO_BOUND.search(text, max(0, before.start() - 1), before.start())):
            break
        bounds.append(_BOUNDS[before.group()])
        start = before.start()
    if "floor" in bounds:
        high = None
    if "ceiling" in bounds:
        low = None
    return replace(figure, start=start, value_min=low, value_max=high, approximate=about or "about" in bounds)


def _special(text: str, match: re.Match[str]) -> Figure | None:
    start, end = match.span()
    if match["rank"]:
        return _rank(text, match)
    if match["front"]:
        value = numeral_value(match["front"])
        return Figure(start, end, "rank", None, value[1], None) if value else None
    if match["scale"]:
        return _share(match)
    if match["below"]:
        below, above = numeral_value(match["below"]), numeral_value(match["above"])
        if not below or not above or not below[0] or above[0] is None or (below[0] < 2):
            return None
        share = above[0] / below[0] * 100
        return Figure(start, end, "percentage", share, share, "%", is_han=True)
    if match["half"]:
        floor = match["half"] in ("过半", "大半", "多半")
        return Figure(start, end, "percentage", 50.0, None if floor else 50.0, "%", is_han=True)
    if match["zero"]:
        kind: QuantityKind = "percentage" if match["zero"] == "零增长" else "count"
        return Figure(start, end, kind, 0.0, 0.0, "%" if kind == "percentage" else None, is_han=True)
    if match["fan"] is not None:
        times = numeral_value(match["fan"]) if match["fan"] else (1.0, 1.0, False, False)
        value = 2.0 ** times[0] if times and times[0] is not None else None
        return Figure(start, end, "multiple", value, value, "倍", approximate=value is None, is_han=True)
    if match["ratio"]:
        left, right = re.split("[:∶]", match["ratio"])
        return Figure(start, end, "ratio", float(left), float(right), None)
    return _tenths(match)


def _tenths(match: re.Match[str]) -> Figure | None:
    value = numeral_value(match["cheng"])
    if value is None:
        return None
    extra = 5.0 if match["chenghalf"] == "半" else 0.0
    low = None if value[0] is None else value[0] * 10 + extra
    high = None if value[1] is None else value[1] * 10 + extra
    return Figure(*match.span(), "percentage", low, high, "%", value[2] or match["chenghalf"] == "多", is_han=True)


def _share(match: re.Match[str]) -> Figure | None:
    low = numeral_value(match["share"])
    high = numeral_value(match["share2"]) if match["share2"] else low
    if low is None or high is None:
        return None
    unit, factor = {"百分之": ("%", 1.0), "千分之": ("‰", 1.0), "万分之": ("%", 0.01)}[match["scale"]]
    values = [None if value is None else value * factor for value in (low[0], high[1])]
    return Figure(*match.span(), "percentage", *values, unit, low[2] or bool(match["shareodd"]), low[3], is_han=True)


_RANKS = re.compile(
    r"(?:排|居|列|位|名列|总分|取得|夺得|获|荣膺|均分|综合|全[国省市县区州乡镇]|追求|争创|争|勇争|稳居|保持|成绩|倒数|[国省市县区州])[^,。;]{0,6}$"
)
_NOT_RANKED = re.compile(r"[届次个轮期批季章条款课站步类责任时线桶产要务梯方人部中小书议四五手动种]")


def _rank(text: str, match: re.Match[str]) -> Figure | None:
    word = match["rank"]
    number = word.removeprefix("倒数").removeprefix("第").rstrip("名位")
    value = numeral_value(number)
    if value is None or value[0] is None or _NOT_RANKED.match(text, match.end()):
        return None
    if not (word.startswith("倒数") or word[-1] in "名位" or _RANKS.search(text, max(0, match.start() - 12), match.start())):
        return None
    low = -value[0] if word.startswith("倒数") else value[0]
    unit = word[-1] if word[-1] in "名位" else None
    return Figure(match.start(), match.end("rank"), "rank", low, low, unit, is_han=not number.isascii())


def _plain(text: str, match: re.Match[str]) -> Figure | None:
    low_text, unit, odd = match["low"], match["unit"] or match["lowunit"], match["odd"] or match["tail"]
    if match["high"] and not match["unit"] and not match["lowunit"]:
        unit = None
    low, low_odd = _value(low_text)
    high, high_odd = _value(match["high"]) if match["high"] else (low, False)
    if low is None or high is None:
        return None
    is_han = not low_text[0].isascii() and low_text[0] not in "×"
    masked = low[3] or high[3]
    end = match.end()
    if unit is None:
        if odd and not match["unit"]:
            end = match.end("odd") if match["odd"] else end
        if not _stands_alone(text, low_text, match, is_han, masked):
            return None
        return Figure(match.start(), end, "count", *_ends(low, high), None, low_odd or high_odd or bool(odd), masked, is_han)
    kind, published = (
        UNITS.get(unit, ("count", unit)) if unit in UNITS else (("money", "元") if unit.endswith("元") else ("percentage", "%"))
    )
    if not _fits(text, match, low_text, unit, is_han):
        return None
    values = _ends(low, high)
    if match["high"] and values[0] is not None and values[1] is not None:
        values = _shared_power(low_text, match["high"], values)
    about = low[2] or low_odd or high_odd or bool(odd)
    return Figure(match.start(), end, kind, *values, published, about, masked, is_han)


def _value(text: str) -> tuple[tuple[float | None, float | None, bool, bool] | None, bool]:
    """The value of a number with a vague mark inside (5000多, 2余万), and whether it has one."""
    vague = re.search(r"(?<=[\d十百千万亿])[多余几](?=[百千万亿]*$)", text)
    if vague is None or (vague.group() == "几" and not text[0].isdigit()):
        return numeral_value(text), False
    return numeral_value(text.replace(vague.group(), "", 1)), True


def _ends(
    low: tuple[float | None, float | None, bool, bool], high: tuple[float | None, float | None, bool, bool]
) -> tuple[float | None, float | None]:
    return low[0], high[1]


def _shared_power(low: str, high: str, values: tuple[float | None, float | None]) -> tuple[float | None, float | None]:
    """3至5万: the power of the second number holds for the first too, where the first has none and is smaller."""
    powers = high[len(high.rstrip("百千万亿")) :]
    if powers and not any(power in low for power in "百千万亿") and values[0] is not None and high[0].isascii() == low[0].isascii():
        factor = 1.0
        for power in powers:
            factor *= {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}[power]
        return values[0] * factor, values[1]
    return values


def _stands_alone(text: str, low: str, match: re.Match[str], is_han: bool, masked: bool) -> bool:
    """Whether a number without a unit counts something: 40.8万青年, 四千万."""
    if masked:
        return False
    if low[-1] in "万亿" and len(low) > 1 and low not in ("千万", "百万", "千千万", "万万", "亿万", "千千万万"):
        return not (is_han and len(low) == 2 and low[0] in "百千万")
    return False


_IDIOM = re.compile(r"[一二三四五六七八九十百千万两半][^\d,。;、:()“”《》\s][一二三四五六七八九十百千万]")
_ARTICLE_OK = re.compile(r"(?:每|各|逐|至少|不少于|召开|一乡|一村|一校|一镇|一户|一县)[^,。;]{0,14}$")
_WORDS = re.compile(
    r"(?:一(?:体|线|把手|心|次性|条龙|条心|道|对|点|些|定|直|致|样|起|般|切|旦|度|面|边|流|级|类|站式|方|时|向|味|再|行|代|家|张|本|台|班|届|支|股|名|场|件|段|批|种|位|项|片|轮|部|层|步|个|户|大)"
    r"|三(?:农|公|包|峡|国)|四(?:方|处|大)|八(?:方)|百(?:度|家|姓|年|花)|千(?:家|方|秋|里)|万(?:家|里|元户|户|人)|两(?:手|边|面|岸|者|级|院|会|件事|个维护)|十(?:分|足)|五(?:保|谷)|百(?:分)|半(?:截|个|条|点))"
)
_NOT_UNIT = re.compile(
    r"(?:个(?:人|别|性|体|税)|人(?:民|才|员|大|力|均|居|口|类|生|民币|选|数|心|气|社|物|事|工)|名(?:单|义|字|称|牌|优|师|校|录|城|县|副其实)|家(?:庭|长|属|园|乡|畜|禽|政|具|电|校)|位(?:置|于|列|居)|部(?:门|署|队|分|委(?!))"
    r"|场(?:所|地|面|馆|景)|次(?:序|要|日|生|年)|条(?:件|例|款|约|块)|点(?:位|评|击|子|燃|面|赞|多)|处(?:理|置|于|罚|分|级|长|室|所|在)|所(?:有|以|在|谓|长|属|得|需|能)|户(?:籍|口|外|均|主)|口(?:号|子|径|碑|岸|粮|腔)"
    r"|级(?:别|联)|类(?:别|型|似)|种(?:植|子|业|粮|养|种)|起(?:来|点|步|到|草|源|诉|码|草)|支(?:持|部|撑|付|出|援|农|教|配)|项(?:目)|件(?:套)|本(?:级|地|科|市|县|省|区|次|届|年|身|质|领|着|人|身)|台(?:账|阶|湾|风|词)"
    r"|对(?:象|口|接|标|于|照|策|待|外|内|症)|班(?:子|主任|级|次|长)|道(?:路|德|理)|方(?:面|案|针|式|向|法)|手(?:段|机|抓|续|工)|组(?:织|长|建|成|合)|批(?:准|评|复|示|次)|层(?:级|层|面|次)|门(?:户|类)|度(?:假|过|电)|国(?:家|际|内|有|土|企)|县(?:级|域|城|委|长|直)|市(?:级|场|委|长|民|直|域|政)|省(?:级|委|长|直|市)|区(?:域|级|位|划|块|间)|乡(?:村|镇|愿|土|亲)|镇(?:村|区)|村(?:民|级|庄|集体|委|干部)|校(?:园|长|区)|园(?:区|林|地)|期(?:间|望|限|待|盼)|分(?:别|工|类|析|布|管|级|配|子|散|钟|步|解|片|包)|角(?:度)|元(?:旦|素|化|首|月|宵|气)|块(?:链)|队(?:伍)|大(?:力|家|量|会|型|局|学|幅|额|规模|多|批|数据|棚|道|桥|气|宗|街|事|地|局|赛)|字(?:样)|线(?:上|下|路|索|城|员)|步(?:伐|骤|入|行)|里(?:程|面)|尺(?:寸)|度(?:))"
)
_ENUM_NEXT = re.compile(r"[“\"]?(?:方面|意见|问题|要求|原则|重点|任务|关系)")


def _fits(text: str, match: re.Match[str], low: str, unit: str, is_han: bool) -> bool:
    """Whether number and unit are a quantity and not part of a word, a name or an idiom."""
    end = match.end()
    unit_start = match.start("unit") if match["unit"] else end
    if (
        match["unit"]
        and unit not in ("个",)
        and _NOT_UNIT.match(text, unit_start)
        and not (unit == "人" and not is_han and text[end : end + 1] in "口")
    ):
        if not (
            not is_han
            and unit in "名个人家所户项件位台"
            and len(unit) == 1
            and not re.match(r"个人|名单|家庭|项目|人均|户均", text[unit_start : unit_start + 2])
        ):
            return False
    if unit == "个" and text[unit_start : unit_start + 2] in ("个别", "个性", "个体", "个税", "个人") and is_han:
        return text[unit_start : unit_start + 2] == "个人" and low not in ("一", "每")
    if not is_han:
        return True
    if unit in ARABIC_ONLY and unit not in TAKEN_AS_CHINESE:
        return False
    if low == "一" and not match["high"]:
        return (unit == "次" and bool(_ARTICLE_OK.search(text, max(0, match.start() - 16), match.start()))) or unit in ("元", "%")
    if low in ("几", "数", "半", "万", "百", "千", "亿", "十", "千百", "百千", "万千", "亿万", "零") and unit not in (
        "个",
        "名",
        "人",
        "项",
        "次",
        "所",
        "元",
        "家",
        "户",
        "点",
        "件",
        "倍",
    ):
        return False
    if (
        len(low) == 1
        and not match["high"]
        and (
            _IDIOM.match(text, match.start())
            or (_IDIOM.match(text, max(0, match.start() - 2)) and _IDIOM.search(text, max(0, match.start() - 2), match.start() + 1))
        )
    ):
        return False
    return not (len(low) == 1 and _WORDS.match(text, match.start()))
