"""Whether a passage reviews the past or plans: read from headings and from turns of phrase, paragraph by paragraph."""

import re
from collections.abc import Sequence

from transforms.model import Setting, Tense
from transforms.text import narrow

_REVIEW = re.compile(
    r"回顾|工作总结|取得的?成[绩就效]|主要成[绩就效]|工作情况|进展情况|执行情况|完成情况|工作开展情况|过去[的一]|存在的?(?:主要)?(?:问题|困难|不足)"
)
_PLAN = re.compile(
    r"总体要求|主要(?:预期)?目标|预期目标|工作(?:目标|安排|部署|打算|思路|重点|要点|计划|任务)|重点(?:工作|任务)|主要任务|下一步|下一阶段|今后|目标任务|任务目标"
    r"|总体思路|发展目标|指导思想|保障措施|具体措施|工作要求|实施步骤|奋斗目标|的?建议"
)
_TURN_REVIEW = re.compile(
    r"^(?:各位代表[,!:])?(?:过去(?:的)?(?:一年|五年|[二三四]年)|一年来|五年来|去年以来|\d{4}年以来|回顾(?:过去|\d{4}|20))"
)
_TURN_PLAN = re.compile(
    r"^(?:各位代表[,!:])?(?:今年(?:经济社会|工作|政府工作|发展|的主要|全[省市县区州])|今后(?:五年|[一二三]个?时期|一段)|新的一年|未来五年|下一步|"
    r"(?:\d{4}年|今年|明年|全年)[^。;]{0,24}(?:主要)?(?:预期)?(?:目标|总体要求)(?:是|为|:))|主要预期目标"
)
_HEADING_CHARS = 40


def read_settings(paragraphs: Sequence[tuple[str, int | None, str]], genre: str) -> list[Setting]:
    """One `Setting` a paragraph of a document.

    Args:
        paragraphs: Kind, level and clean text of each, in order.
        genre: Of the document.

    Returns:
        `tense` is that of the last heading or turn of phrase that says one; a heading of the same or an outer level ends it.
    """
    settings: list[Setting] = []
    tense: Tense | None = "plan" if genre in ("plan", "notice") else None
    depth = 9
    for kind, level, raw in paragraphs:
        text = narrow(raw)
        said = _said(kind, level, text)
        outer = 9 if level is None else level
        if (said is not None and outer <= max(depth, 1)) or (said is not None and level is None):
            tense, depth = said, outer if level is not None else depth
        settings.append(Setting(tense, genre))
    return settings


def _said(kind: str, level: int | None, text: str) -> Tense | None:
    """The tense that a heading, or the opening of a paragraph, announces."""
    if kind in ("title", "salutation"):
        return None
    if _TURN_REVIEW.match(text):
        return "review"
    if _TURN_PLAN.search(text[:80]):
        return "plan"
    if level is None and kind != "heading":
        return None
    head = re.split("[。:]", text, maxsplit=1)[0][:_HEADING_CHARS]
    if _REVIEW.search(head):
        return "review"
    return "plan" if _PLAN.search(head) else None
