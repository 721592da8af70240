"""What headings and lead-ins hand down to the paragraphs below them, and whom a notice addresses."""

import re
from dataclasses import dataclass, replace

from transforms.link.agents import Cast
from transforms.link.bodies import HEADS
from transforms.link.scope import Governing, sets_term
from transforms.model import DocumentView, ParagraphView

_MARK = re.compile(
    r"\s*(?:[一二三四五六七八九十]{1,3}、|[(][一二三四五六七八九十0-9]{1,3}[)]、?|[0-9]{1,2}[.、](?![0-9])|第[一二三四五六七八九十]{1,3}[、,])?\s*"
)
_BODY_NAME = re.compile(
    rf"(?:[一-龥()]{{2,24}}?(?:{HEADS})(?:、|和|与)?){{1,6}}(?:\([^()]{{1,20}}\))?(?:的?(?:主要|工作|具体)?(?:职责|任务|工作任务|职责分工|责任))?:?$"
)
_ROLE_ONLY = re.compile(r"(?:的?(?:主要|工作|具体)?(?:职责|任务|工作任务|职责分工|责任))?:?$")
_TO_YOU = re.compile(r"(?<![申邀聘恳提报])请(?![示求假客教功])|你(?:们|单位|局|委|办|镇|乡|校|县|市|区)")
_ADDRESSED = re.compile(rf"(?:{HEADS})\s*[:,]?\s*$")
_CONDITION_LEAD = re.compile(
    r"(?:(?:符合|具备|满足|属于|有(?!关)|具有|提供|提交|享受|申请|携带|包括|如下)[^。;]{0,24}(?:条件|情形|情况|行为|标准|指标|特征|材料|之一|[0-9一二三四五六七八九十]项|资料|补贴|资助|奖励|待遇)"
    r"|(?:条件|情形|材料)(?:之一)?)[^,;。]{0,6}:$"
)
_CONDITION_HEADING = re.compile(
    r"(?:条件|资格|[诊确]断标准|准入标准|收费标准|补贴标准|资助标准|计分标准|申请材料|所需材料|定义|释义|名词解释|名词注释|注释|术语解释|附则|常见问题|租金标准|房源(?:信息|情况)?|价格)(?:\([^()]{0,30}\))?[。:]?$"
)
_SALUTATION_WITHIN = 8  # paragraphs from the top
_GLOSSARY = re.compile(r"(?:名词解释|名词注释|注释|释义|术语解释)[:。]?$")  # holds to the end of the document
_ITEM = re.compile(r"\s*(?:[-—]{1,2}|[●■◆·•★]|[一二三四五六七八九十]是|第[一二三四五六七八九十]{1,3}[,、]|[(]?[0-9]{1,2}[).、])")
_LEAD_IN = re.compile(r"(?::|(?:以下|如下)[^,;。:]{0,12}。)$")
_LEAD_IN_CHARS = 200


@dataclass(slots=True)
class _Level:
    level: float
    governing: Governing
    is_lead_in: bool = False  # without a number of its own: it holds for the items that follow, or for one paragraph
    has_items: bool = False


class Outline:
    """The headings and lead-ins open at a place of a document."""

    def __init__(self) -> None:
        """Nothing is open at the start."""
        self._open: list[_Level] = []
        self._depth = 0.0  # level of the last numbered paragraph or heading

    def enter(self, index: int, view: ParagraphView) -> Governing:
        """Step into a paragraph: what governs it. A heading or lead-in then governs what follows."""
        self._close(view)
        governing = self._open[-1].governing if self._open else Governing()
        below = _hands_down(index, view, governing)
        is_heading = view.kind in ("heading", "title")
        if below is not None:
            level = 0.0 if _GLOSSARY.search(view.text) else 50.0 if is_heading else self._depth + 0.5
            is_lead_in = view.level is None and not is_heading
            self._open.append(_Level(level if view.level is None else float(view.level), below, is_lead_in))
        elif self._open and self._open[-1].is_lead_in and not self._open[-1].has_items:
            self._open.pop()
        if view.level is not None:
            self._depth = float(view.level)
        return governing

    def _close(self, view: ParagraphView) -> None:
        """End what does not reach this paragraph."""
        is_item = view.level is not None or _ITEM.match(view.text) is not None
        while self._open:
            last = self._open[-1]
            if last.level == 0.0:  # a glossary ends with the document
                return
            if last.is_lead_in:
                ends = not is_item and last.has_items
                last.has_items = last.has_items or is_item
            else:
                ends = view.level is None and view.kind in ("heading", "title")
            if not ends and (view.level is None or view.level > last.level):
                return
            self._open.pop()


def _hands_down(index: int, view: ParagraphView, above: Governing) -> Governing | None:
    text = view.text
    leads_in = len(text) < _LEAD_IN_CHARS and (":" in text[-2:] or "下" in text) and _LEAD_IN.search(text) is not None
    if view.kind != "heading" and not leads_in:
        return None
    days = [time for time in view.times if time.role == "deadline" or (leads_in and sets_term(text, time))]
    below = above
    if days:
        below = replace(below, deadline=(index, days[-1]))
    if _CONDITION_LEAD.search(text) if leads_in else _CONDITION_HEADING.search(text):
        below = replace(below, is_condition=True)
    mark = _MARK.match(text)
    start = mark.end() if mark else 0
    if len(text) - start <= 40 and _BODY_NAME.match(text, start) and view.entities:
        end = start + _ROLE_ONLY.search(text[start:]).start()  # type: ignore[union-attr]
        if any(entity.kind == "organization" and entity.start == start for entity in view.entities):
            below = replace(below, responsible=Cast(view).names(start, end))
    return below if below is not above or (view.kind == "heading" and view.level is not None) else None


def addressees(document: DocumentView) -> tuple[str, ...]:
    """The bodies in the salutation of a notice; empty for other texts."""
    if document.genre != "notice":
        return ()
    for view in document.paragraphs[:_SALUTATION_WITHIN]:
        if view.kind == "salutation" and _ADDRESSED.search(view.text):
            return Cast(view).names(0, len(view.text.rstrip(": ")))
    return ()


def speaks_to(text: str) -> bool:
    """Whether a clause speaks to the addressee."""
    return _TO_YOU.search(text) is not None
