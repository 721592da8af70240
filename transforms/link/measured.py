"""What a row's figure measures: the indicator that was read, mended where the item of a list says it in full."""

import re

from transforms.link.work import DOES, REACHES
from transforms.model import Quantity
from transforms.text import Span

_CUT_CHARS = 4  # an indicator that lacks no more than this of its noun was cut
_NOUN_CHARS = 16
_VERBS = frozenset(("安排", "加强", "确定", "筹措", "发放", "拨付", "下达", "落实"))
_QUALITIES = ("化", "型", "性", "级", "式")
_NO_NAME = re.compile(r"[今全明]年|年内|[将拟比]|计划|确保|力争")
_NOUN = re.compile(r"的?(?P<noun>[^,;。:()《》、\d]{2,40})")
_VERB_END = re.compile(rf"(?:(?:{DOES.pattern}|{REACHES.pattern})(?:完成|约|近|为|在|到)?)+$")


def indicator_of(text: str, figure: Quantity, item: Span) -> str | None:
    """The indicator of a figure in its item: 1次规范化集中培训 → 规范化集中培训, 化肥生产安排90万吨 → 化肥生产."""
    name = figure.indicator
    if name is None:
        return None
    behind = _NOUN.match(text, figure.end, min(item[1], figure.end + 2 * _NOUN_CHARS))
    if behind is not None and figure.kind in ("count", "measure"):
        noun = behind.group("noun")
        if (noun.endswith(name) or noun.startswith(name)) and 0 < len(noun) - len(name) <= _CUT_CHARS:
            return noun
        if name.endswith(_QUALITIES) and noun.startswith(name + "的") and len(noun) <= _NOUN_CHARS:
            return noun[len(name) + 1 :] or name
    if name in _VERBS:
        before = _VERB_END.sub("", text[max(item[0], figure.start - 2 * _NOUN_CHARS) : figure.start])
        return before if 1 < len(before) <= _NOUN_CHARS and _NO_NAME.search(before) is None else None
    return name
