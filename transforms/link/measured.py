"""What a row's figure measures: the indicator that was read, mended where the item of a list says it in full."""

import re

from transforms.link.work import DOES, LEADING_WORK, REACHES
from transforms.model import Quantity
from transforms.text import Span

_CUT_CHARS = 4  # an indicator that lacks no more than this of its noun was cut
_NOUN_CHARS = 16
_VERBS = frozenset(("安排", "加强", "确定", "筹措", "发放", "拨付", "下达", "落实"))
_WORDS = frozenset(
    (
        "智能",
        "功能",
        "节能",
        "性能",
        "职能",
        "技能",
        "产能",
        "动能",
        "储能",
        "效能",
        "赋能",
        "普及",
        "涉及",
        "建筑",
        "规范",
        "组织",
        "制造",
        "建造",
        "设备",
        "设施",
    )
)
"""Words in which a character looks like a verb or a conjunction of its own."""
_REST = re.compile(r"[^,;。:()《》、\d]*")
_MODAL = re.compile(r"(?<![主重需首必纲提])要|必须|应当|将")
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
        cut = noun.endswith(name) or (noun.startswith(name) and noun[len(name) :][:1] != "的")
        if cut and 0 < len(noun) - len(name) <= _CUT_CHARS:
            return noun
        if name.endswith(_QUALITIES) and noun.startswith(name + "的") and len(noun) <= _NOUN_CHARS:
            return noun[len(name) + 1 :] or name
    name = _whole(text, figure, item, name)
    if _MODAL.search(name):
        return None
    if name in _VERBS:
        before = _VERB_END.sub("", text[max(item[0], figure.start - 2 * _NOUN_CHARS) : figure.start])
        return before if 1 < len(before) <= _NOUN_CHARS and _NO_NAME.search(before) is None else None
    return name


def _whole(text: str, figure: Quantity, item: Span, name: str) -> str:
    """A name that was cut within a word, with the rest of it (先进智|能工厂, 公共建|筑节能改造)."""
    after = figure.end + len(name) + text.startswith("的", figure.end)
    if text.startswith(name, after - len(name)) and name[-1] + text[after : after + 1] in _WORDS:
        rest = _REST.match(text, after, min(item[1], after + _NOUN_CHARS))
        return name + rest.group() if rest else name
    at = text.rfind(name, item[0], figure.start)
    if at > item[0] and text[at - 1] + name[0] in _WORDS:
        verb = LEADING_WORK.match(text, item[0], at)
        start = verb.end() if verb else item[0]
        return text[start : at + len(name)] if at - start <= _NOUN_CHARS else name
    return name
