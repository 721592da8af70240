"""Duties named apart from the clause: (牵头单位:…;配合单位:…;完成时限:…), a line of its own, or a heading that is a body's name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.link.agents import Cast
from transforms.model import Time
from transforms.text import is_han

_WORD = r"(?:单位|部门|领导|主体|人|科室|处室|机构|股室|企业|地区)"
LEADING = re.compile(rf"(?:牵头|主办|责任|承办|实施|主责|落实|主管|负责|执行|完成|牵头责任|责任牵头){_WORD}")
FIRST = re.compile(r"牵头|主办|主责")  # beside a body that leads, the ones that only answer co-operate
HELPING = re.compile(rf"(?:配合|协办|参与|协同|参加|支持|协助|协作|配合责任){_WORD}")
TERM = re.compile(r"(?:完成|办结|整改|落实|工作|时间)?(?:时限|期限|时间节点|完成时间|整改时间)(?:要求)?|时间(?:要求|进度|安排)|完成时间")
_LABEL = re.compile(rf"(?P<lead>{LEADING.pattern})|(?P<help>{HELPING.pattern})|(?P<term>{TERM.pattern})")
_COLON = re.compile(r"\s*(?:[:]|为(?!了))\s*")
_BRACKET = re.compile(r"\((?P<inner>(?:[^()\n]|\([^()\n]{0,20}\)){2,200})\)")
_STATED = re.compile(r"牵头|负责|配合|责任|单位:|部门:|时限|参与|协助|承办|主办|落实$")
_NOT_BARE = re.compile(r"以下|下称|简称|包括|不?含|即|如|见|详见|原|不包括|参照|按(?!职责)|指")
_BODY_ENDS = (
    "局", "委", "部", "厅", "办", "政府", "办公室", "银行", "公司", "中心", "院", "集团", "妇联", "工会", "乡镇", "街道",
    "办事处", "单位", "部门", "等", "按职责分工", ")",
)  # fmt: skip
_NAME_CHARS = 30  # a longer stretch between two marks is no name
_LED = re.compile(
    r"(?P<who>[^;。:]{2,120}?)(?:共同)?(?:牵头负责|牵头落实|牵头|按照?(?:各自)?职责(?:分工)?(?:负责)?|分工负责|负责落实|具体负责|共同负责|负责|承办|主办|落实)(?P<rest>.*)$"
)
_HELPED = re.compile(r"^[,;、]?(?P<who>.{2,120}?)(?:等)?(?:积极|密切|按职责分工|按职责)?(?:配合|协助|参与|参加|协同)")
_OWN_LINE = re.compile(rf"\s*[【\[(]?(?:{LEADING.pattern}|{HELPING.pattern}|{TERM.pattern})[】\])]?\s*[:]")


@dataclass(frozen=True, slots=True)
class Label:
    """What a label says, and where it stands."""

    start: int
    end: int
    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    deadline: Time | None


def is_label_line(text: str) -> bool:
    """Whether a paragraph only names who is responsible for what stands above it."""
    return len(text) < 400 and _OWN_LINE.match(text) is not None


def find_labels(cast: Cast, text: str) -> list[Label]:
    """The labels in brackets of a paragraph, in order."""
    if "(" not in text:
        return []
    return [label for match in _BRACKET.finditer(text) if (label := _read_bracket(cast, text, match)) is not None]


def read_label(cast: Cast, text: str, start: int, end: int) -> Label | None:
    """Read 牵头单位:…;责任单位:…;完成时限:… in a stretch; None where it names nobody and no day."""
    responsible: tuple[str, ...] = ()
    supporting: tuple[str, ...] = ()
    deadline: Time | None = None
    fields = list(_fields(text, start, end))
    leads = any(kind == "lead" and FIRST.match(text, mark) for kind, mark, _, _ in fields)
    for kind, mark, first, last in fields:
        if kind == "term":
            deadline = cast.time_in(first, last) or deadline
        elif kind == "lead" and (not leads or FIRST.match(text, mark)):
            responsible += tuple(name for name in cast.names(first, last) if name not in responsible)
        else:
            supporting += tuple(name for name in cast.names(first, last) if name not in supporting)
    if not (responsible or supporting or deadline):
        return None
    return Label(start, end, responsible, supporting, deadline)


def _fields(text: str, start: int, end: int) -> Iterator[tuple[str, int, int, int]]:
    marks = [
        (match.lastgroup or "", match.start(), colon.end())
        for match in _LABEL.finditer(text, start, end)
        if (colon := _COLON.match(text, match.end(), end)) is not None
    ]
    for place, (kind, mark, first) in enumerate(marks):
        last = marks[place + 1][1] if place + 1 < len(marks) else end
        while last > first and text[last - 1] in ",;、。 【[(\t\n)]】":
            last -= 1
        yield kind, mark, first, last


def _is_bare(inner: str) -> bool:
    """Whether a bracket only lists bodies (县教育局、县财政局)."""
    names = re.split("[、,;]", inner)
    return _NOT_BARE.match(inner) is None and all(
        2 < len(name) <= _NAME_CHARS and name.endswith(_BODY_ENDS) and is_han(name[0]) for name in names
    )


def _read_bracket(cast: Cast, text: str, match: re.Match[str]) -> Label | None:
    inner = match.group("inner")
    bare = _is_bare(inner) and text[match.end() : match.end() + 1] in ("", "。", ";", "\n") and len(inner) > 3
    if not bare and not _STATED.search(inner):
        return None
    start, end = match.span("inner")
    labelled = read_label(cast, text, start, end)
    if labelled is not None:
        return Label(match.start(), match.end(), labelled.responsible, labelled.supporting, labelled.deadline)
    led = _LED.match(inner)
    if led is not None:
        helped = _HELPED.match(led.group("rest"))
        offset = start + led.start("rest")
        supporting = cast.names(offset + helped.start("who"), offset + helped.end("who")) if helped else ()
        return Label(match.start(), match.end(), cast.names(start + led.start("who"), start + led.end("who")), supporting, None)
    return Label(match.start(), match.end(), cast.names(start, end), (), None) if bare else None
