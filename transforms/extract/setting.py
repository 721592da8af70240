"""Whether a passage reviews the past, plans, or lays down rules: read from titles, headings and turns of phrase."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from transforms.extract.due_cells import read_due_cells
from transforms.extract.table_headers import read_cells, read_headers
from transforms.model import Setting, Tense

_HEADING_CHARS: Final = 40
_OPENING_CHARS: Final = 80
_RUN_IN_CHARS: Final = 32  # a heading that opens a paragraph
_UNSAID: Final = 9  # deeper than any heading: no heading has said a tense
_ARTICLES: Final = 3  # so many paragraphs that open with 第…条 make a document a set of rules
_BINDING_SHARE: Final = 0.12  # or this share of paragraphs that bind
_TOLD: Final = frozenset(("report", "news", "bulletin"))
_REVIEW = re.compile(
    r"回顾|工作总结|取得的?成[绩就效]|主要成[绩就效]|成[绩效](?:显著|明显)|值得肯定|[发展建设工作](?:成就|成效)|肯定成绩|(?:工作|进展|执行|完成|开展|落实|基本)情况|(?:总体|工作|整体)进展"
    r"|(?:发展|现实|工作)基础|发展现状|过去[的一二三四五]|存在的?(?:主要)?(?:问题|困难|不足|差距)"
)
_PLAN = re.compile(
    r"总体要求|(?:主要|预期|工作|发展|奋斗|具体|总体|规划|阶段)目标|工作(?:总体|具体)?(?:安排|部署|打算|思路|重点|要点|计划|任务)|(?:重点|主要|目标)(?:工作|任务)|任务(?:目标|分工)"
    r"|下一?步(?=要求|工作|打算|安排|计划|建议|措施|举措|[,。:]|$)|下一阶段"
    r"|今后(?!不再)|未来[一二三四五]|总体思路|指导思想|基本原则|(?:保障|具体|工作|推进|支持)措施|工作要求|有关要求|组织实施|实施(?:步骤|路径|内容)|的?建议"
)
_ADDRESS = r"(?:各位代表|同志们|各位委员)?[,!:]?"
_TURN_REVIEW = re.compile(
    rf"{_ADDRESS}(?:刚刚)?(?:过去的?[一二三四五]年|[一二三四五]年来|(?:去年|\d{{4}}年|“?十[二三四五]五”?|本届政府[^,。]{{0,6}})(?:以来|期间,我们)|回顾(?:过去|\d{{4}})|(?:[一二三四五六七八九十]{{1,3}}、)?(?:会议|全会|大会)(?:听取(?:和审议|并审议)?了[^。]{{2,40}}报告|(?:一致)?认为,(?![^。;]{{0,12}}(?:要|应|须))))"
)
_TURN_PLAN = re.compile(
    rf"{_ADDRESS}(?:今年(?:经济社会|工作|政府工作|发展|的主要|全[省市县区州]|要)|今后(?:[一二三五十]+年(?!来)|[一二三]个?时期|一段)|新的一年|未来[一二三四五]年|下一?步|下一?阶段"
    r"|(?:\d{4}年|今年|明年|全年)[^。;]{0,24}(?:主要)?(?:预期)?(?:目标|总体要求)(?:建议)?(?:是|为|:)|(?:[一二三四五六七八九十]{1,3}、)?(?:会议|全会|大会)(?:要求|号召|议定|决定|同意|确定|明确)|(?:[一二三四五六七八九十]{1,3}、)?(?:会议)?原则上?(?:通过|同意)|\d{1,2}月(?:份)?,?(?:将|要)?重点(?:抓好|做好|推进))"
)
_TURN_STARTS: Final = frozenset("各同原,!:刚过一二三四五六七八九十去0123456789“十本回今未新下明全会大")
_GOALS = re.compile(r"主要预期目标|[\d年]{5}主要目标是")
_ORDERS = re.compile(
    r"[^,。]{1,12}(?<![重需主必首])要(?![求点素害])|(?:要|必须|进一步|切实|全面|全力|大力|着力|奋力|努力|扎实|深入|持续|继续|统筹|严格|认真|积极|坚决|牢牢|始终|不断|以)*"
    r"(?:加强|强化|突出|狠抓|推进|推动|明确|坚持|深化|抓好|抓实|夯实|加快|提高|提升|健全|完善|优化|落实|聚焦|紧扣|把握|抓住|树立|统一|做好|做实|打好|打造|构建|建立"
    r"|促进|实施|改进|履行|建设|发展|壮大|培育|围绕)"
)
_NO_ORDERS = re.compile(r"了|认[识清]|紧迫感|责任感|使命感|形势|意义|特征|成绩|思想")
_RESOLVES = re.compile("决定[,:]|决定如下|任务是[,:]|(?:通知|要求|意见|方案)如下|制定本|特作")
_HEAD_PARAGRAPHS: Final = 8
_AIMS = re.compile("目标任务|任务目标|(?:工作|主要|总体|具体)目标")
_RULES = re.compile(
    r"(?:办法|细则|规定|条例|规则|章程|守则|准则|标准|指南|指引|须知|问答|常见问题|(?:申请|招生)公告|申领|申报|政策解读|怎么[^,。]{0,12}|如何[^,。]{0,12})"
    r"(?:\([^()]{0,16}\))?[》】\]\"”?]*(?:的?通知|的?公告)?[》?]*$"
)
_BINDING = re.compile(
    r"[应不须可申每符标凭按需办受](?:"  # one set to look for
    r"(?<=应)当|(?<=不)得|(?<=须)|(?<=可)(?:以?申请|在|通过|凭|到|携带|申领)|(?<=申)请人|(?<=每)人每|(?<=符)合[^,。;]{0,20}条件|(?<=标)准(?:为|的)"
    r"|(?<=凭)[^,。]{0,16}(?:证|卡)|(?<=按)[^,。]{0,16}(?:规定|标准)|(?<=需)(?:提供|携带|持|由|在)"
    r"|(?:(?<=申)[领请]|(?<=[办受])理)(?:对象|条件|材料|流程))"
)
_ARTICLE = re.compile(r"\s*第[一二三四五六七八九十百\d]{1,4}条[\s:]")


def read_settings(paragraphs: Sequence[tuple[str, int | None, str]], genre: str) -> list[Setting]:
    """One `Setting` a paragraph of a document.

    Args:
        paragraphs: Kind, level and clean text, half-width, of each, in order.
        genre: Of the document.

    Returns:
        `tense` is that of the last heading or turn of phrase that says one; only a heading of the same or an outer level, or a
        turn of phrase, changes it. An outer heading that gives orders (三、加强…) ends a review. `is_rule` holds for whole documents,
        but for a section of aims.
        `due_cell` and `columns` are told by the header of a table to the lines below it.
    """
    settings: list[Setting] = []
    tense: Tense | None = "plan" if genre in ("plan", "notice") else None
    depth = _UNSAID
    is_rule = _is_rule(paragraphs, genre)
    background = _background(paragraphs) if tense == "plan" else 0
    aims: int | None = None  # the level of the heading under which a document of rules sets aims
    for at, (kind, level, text) in enumerate(paragraphs):
        if kind == "heading" and level is not None and (aims is None or level <= aims):
            aims = level if _AIMS.search(_head(text)) else None
        said = _said("body" if genre == "news" and level is None else kind, level, text)  # a headline tells, and plans nothing
        if said is None and tense == "review" and depth == _UNSAID and text.startswith("今年是"):
            said = "plan"  # after a look back on last year that no heading announced
        looks_back = said == "review" and tense == "plan" and level is None and kind != "heading" and depth < _UNSAID
        if looks_back or (genre == "news" and level is None and said is not None):
            settings.append(Setting(said, genre, is_rule))  # a look back inside the plan; a plan inside the news
            continue
        if said is not None and (level is None or level <= max(depth, 1)):
            tense, depth = said, depth if level is None else level
        elif level is not None and level <= min(depth, 2) and tense in (None, "review") and _gives_orders(text, genre, tense, depth):
            tense, depth = "plan", level
        settings.append(Setting(None if at < background else tense, genre, is_rule and aims is None))
    lines = [read_cells(text) for _, _, text in paragraphs]
    return [
        setting if cell is None and not header else replace(setting, due_cell=cell, columns=header)
        for setting, cell, header in zip(settings, read_due_cells(lines), read_headers(lines), strict=True)
    ]


def read_turn(text: str, start: int) -> Tense | None:
    """The tense that the opening of a sentence announces for what follows in its paragraph."""
    if text[start : start + 1] not in _TURN_STARTS:
        return None
    if _TURN_REVIEW.match(text, start):
        return "review"
    return "plan" if _TURN_PLAN.match(text, start) else None


def _is_rule(paragraphs: Sequence[tuple[str, int | None, str]], genre: str) -> bool:
    """Whether the document lays down standing rules: by its title, by its articles, or because rule stands beside rule."""
    if genre in _TOLD or genre == "speech":
        return False
    if any(kind == "title" and _RULES.search(text[-40:]) for kind, _, text in paragraphs[:8]):
        return True
    if sum(1 for _, _, text in paragraphs if _ARTICLE.match(text)) >= _ARTICLES:
        return True
    binding = sum(1 for _, _, text in paragraphs if _BINDING.search(text))
    return binding >= max(_ARTICLES, len(paragraphs) * _BINDING_SHARE)


def _background(paragraphs: Sequence[tuple[str, int | None, str]]) -> int:
    """How many paragraphs at the head of a decision tell what led to it, before the one that resolves: 县委决定,…"""
    for at, (kind, level, text) in enumerate(paragraphs[:_HEAD_PARAGRAPHS]):
        if kind == "heading" or (level is not None and kind != "title"):
            return 0
        if kind == "body" and _RESOLVES.search(text, 0, _OPENING_CHARS * 2):
            return at
    return 0


def _gives_orders(text: str, genre: str, tense: Tense | None, depth: int) -> bool:
    """Whether a heading of an upper rank gives orders; where it follows a review, that review must have had a heading of its own."""
    if genre in ("news", "bulletin", "other") or (genre == "report" and tense is None) or (tense == "review" and depth == _UNSAID):
        return False
    head = re.sub(r"^[^一-龥]*[一二三四五六七八九十]*[^一-龥]*", "", _head(text))
    return bool(_ORDERS.match(head)) and _NO_ORDERS.search(head) is None


def _head(text: str) -> str:
    return text.partition("。")[0].partition(":")[0][:_HEADING_CHARS]


def _said(kind: str, level: int | None, text: str) -> Tense | None:
    """The tense that a heading, or the opening of a paragraph, announces."""
    if kind in ("title", "salutation"):
        return None
    if turn := read_turn(text, 0):
        return turn
    if "目标" in text and _GOALS.search(text, 0, _OPENING_CHARS):
        return "plan"
    if level is None and kind != "heading":
        return None
    head = _head(text)
    if kind != "heading" and len(head) > _RUN_IN_CHARS:
        return None
    if _REVIEW.search(head):
        return "review"
    return "plan" if _PLAN.search(head) else None
