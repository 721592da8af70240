"""Shapes of lines in official Chinese text: outline marks, salutations, titles, thanks.

Cleaning needs them so as not to take a title for noise, splitting builds on them. Everything here looks at one line alone;
what a line is in its page is decided elsewhere.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

_DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "○": 0, "两": 2}
_HAN = "一二三四五六七八九十"
_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_FIRST = frozenset("第其首再最(（⑴" + _HAN + "0123456789０１２３４５６７８９" + _CIRCLED)
_BULLETS = frozenset("•·●■◆▲★☆※◎▪►➢✦◇□ ")
_STOP = r"[、.．:：]"

_MARK = re.compile(
    rf"""
    (?P<part>第\s?(?P<part_number>[{_HAN}百\d]{{1,4}})\s?(?:部分|章|编))(?=[\s、:：,，.。《]|[^\s的,，。]{{0,40}}$)[\s、:：,，.]*
  | (?P<section>第(?P<section_number>[{_HAN}百\d]{{1,4}})(?:节|条))(?=[\s、:：])[\s、:：]*
  | (?P<han>(?P<han_number>[{_HAN}]{{1,3}})\s?[、.．])(?![{_HAN}]+(?:、|级|线|季度|类|月|年级|产业|次产业))\s*
  | (?P<bracket>(?:[(（]\s?)?(?P<bracket_number>[{_HAN}]{{1,3}})\s?[)）])[、.．]?\s*
  | (?P<arabic>(?P<arabic_number>[0-9０-９]{{1,2}})\s?[.．、])(?![0-9０-９])\s*
  | (?P<small>[(（]\s?(?P<small_number>[0-9０-９]{{1,2}})\s?[)）]|(?P<half_number>[0-9]{{1,2}})[)）])[、.．]?\s*
  | (?P<circled>[{_CIRCLED}])[、.．]?\s*
  | (?P<point>(?P<point_number>[{_HAN}]{{1,3}})(?P<point_word>是|要|、是))
  | (?P<ordinal>第(?P<ordinal_number>[{_HAN}]{{1,3}}))(?=[,，、:：]|是(?!否))[,，、:：]*
  | (?P<among>其(?P<among_number>[{_HAN}]))(?![生年月中他余次])[,，、:：]*
  | (?P<first>首先|其次|再次|再者|最后)(?=[,，、:：要]|是)[,，、:：]*
    """,
    re.VERBOSE,
)
_LEVELS = {
    "part": 1, "section": 2, "han": 1, "bracket": 2, "arabic": 3, "small": 4, "circled": 4,
    "point": 5, "ordinal": 5, "among": 5, "first": 5,
}  # fmt: skip
_FIRST_NUMBERS = {"首先": 1, "其次": 2, "再次": 3, "再者": 3, "最后": 9}


@dataclass(frozen=True, slots=True)
class Mark:
    """An outline mark at the head of a line: `三、`, `（二）`, `1.`, `一是`."""

    style: str  # marks of one list share it
    level: int  # 1 一、, 2 (一), 3 1., 4 (1), 5 一是 and its like
    number: int
    label: str  # as it stands in an outline path: 三, (二), 1, 一是
    end: int  # where the words begin


def han_number(written: str) -> int:
    """Value of a small ordinal number: 十二 → 12, 一百零三 → 103, ７ → 7."""
    if written[0] not in _DIGITS and written[0] not in "十百":
        return int(written)
    total = digit = 0
    for char in written:
        if char in "十百":
            total += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return total + digit


def read_mark(text: str, start: int = 0) -> Mark | None:
    """The outline mark that stands at `start`, if one does; a bullet may stand before it (●一、)."""
    at = start
    while at < len(text) and text[at] in _BULLETS:
        at += 1
    if at >= len(text) or text[at] not in _FIRST:
        return None
    match = _MARK.match(text, at)
    if match is None:
        return None
    style = next(name for name in _LEVELS if match[name] is not None)
    return Mark(_style_key(style, match), _LEVELS[style], _number(style, match), _label(style, match), match.end() - start)


def _style_key(style: str, match: re.Match[str]) -> str:
    if style == "point":
        return f"point-{match['point_word'][-1]}"
    return f"section-{match['section'][-1]}" if style == "section" else style


def _number(style: str, match: re.Match[str]) -> int:
    if style == "circled":
        return _CIRCLED.index(match["circled"]) + 1
    if style == "first":
        return _FIRST_NUMBERS[match["first"]]
    if style == "small":
        return int(match["small_number"] or match["half_number"])
    return han_number(match[f"{style}_number"])


def _label(style: str, match: re.Match[str]) -> str:
    if style in ("han", "arabic"):
        written = match[f"{style}_number"]
        return written if style == "han" else str(int(written))
    if style == "bracket":
        return f"({match['bracket_number']})"
    if style == "small":
        return f"({_number(style, match)})"
    return str(match[style]).replace(" ", "").replace("、", "")


_PEOPLE = (
    "领导|代表|委员|来宾|嘉宾|同志|同仁|同事|老师|同学|朋友|女士|先生|乡亲|父老乡亲|战友|家长|企业家|专家|评委|主席|主任|书记|县长|市长"
    "|省长|区长|主持人|考官|校长|院长|局长|党员|职工|干部|村民|居民|选手"
)
_SEPARATOR = r"[,，、\s]"
_ADDRESSED = rf"(?:(?:尊敬的|敬爱的|亲爱的)?(?:各位|全体|与会)?(?:{_PEOPLE})[^,，、\s。;；!！:：]{{0,12}})"
_ADDRESSES = rf"{_ADDRESSED}(?:{_SEPARATOR}{{1,6}}{_ADDRESSED}){{0,5}}{_SEPARATOR}{{0,6}}"
_SALUTATION = re.compile(rf"{_ADDRESSES}[:：!！]?")
_BODY_WORDS = (
    "政府|局|委|办|部门|单位|机构|街道|公司|企业|学校|院|厅|会|部|组|中心|园|所|站|队|处|室|馆|社|村|镇|乡|县|市|区|大学|银行|直属机构"
)
_BODIES_ADDRESSED = re.compile(
    rf"(?![^:：]*(?:要|应|须|负责|如下|做到|会同))(?:(?:各|有关|市|县|区|省|乡|镇|局|院)[^。;；!！?？]{{2,200}}|各[^。;；!！?？,，要应须按如为是有把将从在]{{0,12}})(?:{_BODY_WORDS})[:：]"
)
_OPENING = re.compile(rf"{_ADDRESSES}[:：]")
_THANKS = re.compile(
    r"(?:最后[,，]?)?(?:我的(?:讲话|发言|汇报|报告)(?:到此)?(?:完了|结束|完毕)?[,，。]?)?(?:再次)?谢谢(?:大家|各位|同志们|你们)?[!！。.]*"
    r"|(?:我的)?(?:讲话|发言|汇报)(?:完毕|完了|结束)[!！。]*(?:谢谢[^。!！]{0,6}[!！。]?)?"
)


def is_salutation(line: str) -> bool:
    """Whether the whole line addresses somebody: 同志们:, 各位老师、同学们、同志们:, 各乡镇人民政府,县直各部门:."""
    if len(line) > 220 or not line:
        return False
    if len(line) <= 60 and line[-1] in ":：!！们" and _SALUTATION.fullmatch(line):
        return True
    return line[-1] in ":：" and _BODIES_ADDRESSED.fullmatch(line) is not None


def opens_with_salutation(line: str) -> bool:
    """Whether a paragraph begins by addressing somebody with a colon: 同志们:今天召开…."""
    return _OPENING.match(line, 0, 60) is not None


def is_thanks(line: str) -> bool:
    """Whether the line is only the thanks that end a speech."""
    return len(line) <= 40 and _THANKS.fullmatch(line) is not None


_KINDS_OF_TEXT = (
    "讲话|讲话稿|发言|发言稿|致辞|致词|贺词|献词|演讲|演讲稿|讲稿|党课|报告|总结|汇报|汇报材料|材料|述职|规划|纲要|计划|方案|要点"
    "|意见|通知|通报|通告|公告|公报|决定|决议|办法|规定|细则|条例|批复|函|令|纪要|简报|倡议书|承诺书|责任书|实施细则|建议|提案"
    "|工作思路|体会|范文|案例|表态|主持词|说明|安排|措施|预案|指南|须知|解读|答复|请示|提要|摘要"
)
_BRACKET_SUFFIX = r"[(（【\[][^()（）【】\[\]]{0,12}[)）】\]]"
_WORD_SUFFIX = "完整版?|精选|范文|模板|全文|最新|优秀|稿|材料|通用|版"
_SUFFIX = rf"(?:{_BRACKET_SUFFIX}|{_WORD_SUFFIX}|篇?[一二三四五六七八九十\d]{{1,3}}篇?|[\s!！])*+"
_TITLE = re.compile(rf"[^。;；?？!！:：]{{0,70}}?(?:{_KINDS_OF_TEXT}){_SUFFIX}")
_SMALL = r"[一二三四五六七八九十\d]{1,3}"
_NUMBERED = rf"第\s?{_SMALL}\s?篇|篇\s?{_SMALL}|(?:范文|范例|案例|例文|样本|模板|讲话稿?)\s?{_SMALL}"
_NUMBERED_TITLE = re.compile(
    rf"(?:[【\[(（]?\s?(?:{_NUMBERED})\s?[】\])）]?(?:[:：、\s]\s?.{{0,60}})?"
    rf"|[^。;；?？!！]{{4,50}}(?:篇|范文|之)\s?{_SMALL}|[^。;；?？!！]{{4,50}}[(（]\s?(?:篇|之)?{_SMALL}\s?[)）])"
)
_COUNTED = r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})\s?[篇份则]"
_COMPILATION = re.compile(
    rf".{{2,60}}?(?:(?:[(（【\[][^()（）【】,，。]{{0,8}}?)?{_COUNTED}[^()（）【】,，。]{{0,6}}[)）】\]]?"
    r"|(?:范文|汇编|合集|集锦|大全|集合|荟萃)[^,，。]{0,6})"
)
_DOCUMENT_NUMBER = re.compile(
    r"[一-龥]{1,14}[〔\[(（【﹝]\s?(?:(?:19|20)\d\d|20[xX×*]{2}|[xX×*]{2,4})\s?[〕\])）】﹞]\s?第?[\dxX×*]{1,5}\s?号"
)


def is_document_number(line: str) -> bool:
    """Whether the line is only the number of an official letter: 某政办〔2024〕5号."""
    return 8 <= len(line) <= 40 and _DOCUMENT_NUMBER.fullmatch(line) is not None


@lru_cache(maxsize=4096)
def is_title(line: str) -> bool:
    """Whether the line alone could be a document's title: no stop inside, and it ends in a kind of text."""
    return 2 <= len(line) <= 80 and line[-1] not in "。；;，,、：:" and _TITLE.fullmatch(line.replace(" ", "")) is not None


def is_numbered_title(line: str) -> bool:
    """Whether the line numbers a text of a compilation: 篇一:…, 【篇2】, …讲话篇3, 范文4."""
    return 2 <= len(line) <= 80 and _NUMBERED_TITLE.fullmatch(line) is not None


def is_compilation_title(line: str) -> bool:
    """Whether the line heads a page of many texts: …(案例14篇), …范文大全."""
    return 4 <= len(line) <= 90 and _COMPILATION.fullmatch(line) is not None
