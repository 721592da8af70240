"""Named schemes and slogans of a document, with what they stand for."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from transforms.link.parts import Explanation, announced, explain, without_quotes
from transforms.model import DocumentView, Initiative, ParagraphView
from transforms.schema.codes import InitiativeKind
from transforms.text import Span

_NUMBER = "[二两三四五六七八九十双]"
_QUOTED = re.compile(
    r"[“\"](?:(?P<code>[0-9](?:[0-9]{1,5}|(?:\+[0-9NnXx]){1,5}))[”\"]"  # “1689”, “1+3+N”
    rf"|(?P<name>(?:{_NUMBER}{{1,2}}|[0-9]{{1,2}}(?![0-9年月日%.]))"
    r"(?![件项类个条种次层级年天月届批][”\"])[一-龥]{1,7})[”\"])"  # “四名”, “八个到位”
)
_EXPLAINED = re.compile(
    rf"(?P<name>{_NUMBER}{{1,2}}(?:个|大|项|种|支|化|优|有|不|免)[一-龥]{{1,6}}?)"
    r"(?=[,:。]?(?:即|就是|也就是|分别是|分别为|是指|指的是|——))"  # 八个到位,即…
)
_SUFFIX = re.compile(
    r"(?:(?!的|等|这|作为|确定|和|与|是|要|为|在|中)(?:[一-龥]{0,8}?)(?:工程|行动计划|行动|计划|规划|战略|机制|体系|制度|模式|工作法|政策|改革|专项整治|整治|活动|总思路|思路|方针|目标|标准|布局|任务|策略|路径|格局|制(?![定造约]))){0,1}"
)
_DIGIT = re.compile(r"[“\"](?P<digit>[0-9])[”\"]\s*[,:]?(?:就是|是指|即|指的是|是)(?P<what>[^,。;:“”]{2,40})")
_IN_QUOTES = re.compile(r"[“\"]([^“”\"]+)[”\"]")
_BELOW = 24  # paragraphs below a name in which its parts can head the first lines
_KIND_WORD = re.compile(r"(?:工程|行动|活动|战略|机制|精神|政策)$")
_PERIOD = re.compile(r"(?:十[一二三四五]?五|[一二三四五六七八九]五)(?:时期|期间)?")
_KINDS: tuple[tuple[re.Pattern[str], InitiativeKind], ...] = (
    (re.compile(r"(?:机制|体系|制度|模式|工作法|制)$"), "mechanism"),
    (re.compile(r"(?:规划|计划|战略|纲要|布局|思路|总思路)$"), "plan"),
    (re.compile(r"(?:标准|到位|规范|达标|规定|准则)$"), "standard"),
    (re.compile(r"(?:工程|行动|专项|活动|改革|整治|政策|工作|项目|创建|攻坚|保险|补贴|扶助)$"), "scheme"),
)


@dataclass(slots=True)
class _Found:
    paragraph: int
    start: int
    end: int
    name: str
    explanation: Explanation | None = None


def find_initiatives(document: DocumentView) -> list[Initiative]:
    """The schemes of a document, one row a name, in the order of the mentions that explain them or come first."""
    found: dict[str, _Found] = {}
    digits: list[_Found] = []
    texts = [view.text for view in document.paragraphs]
    for index, view in enumerate(document.paragraphs):
        told = list(_DIGIT.finditer(view.text)) if "“" in view.text or '"' in view.text else []
        for span in _mentions(view, told):
            _take(found, index, texts, span)
        for match in told:
            digits.append(_digit(index, view.text, match))
    rows = list(found.values()) + _spell_out(found, digits)
    rows.sort(key=lambda item: (item.paragraph, item.start, item.end))
    return [_initiative(item) for item in rows]


def _mentions(view: ParagraphView, told: Sequence[re.Match[str]]) -> list[Span]:
    text = view.text
    covered = [(entity.start, entity.end) for entity in view.entities if entity.kind == "initiative"]
    spans = set(covered)
    if "“" in text or '"' in text:
        for match in _QUOTED.finditer(text):
            suffix = _SUFFIX.match(text, match.end())
            end = suffix.end() if suffix else match.end()
            if not any(start <= match.start() and match.end() <= last for start, last in covered):
                spans.add((match.start(), end))
    covered += [match.span() for match in told]
    if "即" in text or "就是" in text or "分别" in text or "——" in text:
        for match in _EXPLAINED.finditer(text):
            span = match.span("name")
            if not any(start <= span[0] and span[1] <= last for start, last in covered):
                spans.add(span)
    return sorted(spans)


def _take(found: dict[str, _Found], index: int, texts: Sequence[str], span: Span) -> None:
    text, (start, end) = texts[index], span
    name = text[start:end]
    bare = without_quotes(name)
    if _PERIOD.fullmatch(bare):
        return
    key = _key(name, bare)
    known = found.get(key)
    if known is not None and known.explanation is not None and known.explanation.agrees:
        return
    explanation = explain(text, start, end, announced(bare), texts[index + 1 : index + 1 + _BELOW])
    if known is None:
        found[key] = _Found(index, start, end, name, explanation)
    elif explanation is not None and (known.explanation is None or explanation.agrees):
        known.paragraph, known.start, known.end, known.name, known.explanation = index, start, end, name, explanation


def _key(name: str, bare: str) -> str:
    """What tells one scheme from another: the words in quotes, without the kind of scheme behind them."""
    quoted = _IN_QUOTES.match(name)
    words = quoted.group(1) if quoted else bare
    return _KIND_WORD.sub("", words) or words


def _digit(index: int, text: str, match: re.Match[str]) -> _Found:
    """“6”就是抓好六支队伍建设,即“…”: one digit of a code and what it stands for."""
    start, end = match.start(), match.start("digit") + 2
    count = int(match.group("digit"))
    explanation = explain(text, start, end, count)
    if explanation is None:
        explanation = Explanation((match.group("what"),), count == 1, match.group("what"))
    return _Found(index, start, end, text[start:end], explanation)


def _spell_out(found: dict[str, _Found], digits: list[_Found]) -> list[_Found]:
    """The first agreeing explanation of each digit of a code, and the code's own parts made of them."""
    best: dict[str, _Found] = {}
    for item in digits:
        known = best.get(item.name)
        if known is None or (item.explanation and item.explanation.agrees and known.explanation and not known.explanation.agrees):
            best[item.name] = item
    by_digit = {item.name[1]: item for item in best.values()}
    used: dict[str, _Found] = {}
    for key, code in found.items():
        number = re.match(r"[0-9]{2,6}", key)
        if number is None or code.explanation is not None:
            continue
        own = [by_digit[digit] for digit in number.group() if digit in by_digit]
        if len(own) == len(number.group()):
            code.explanation = Explanation(tuple(item.explanation.head for item in own if item.explanation), True, "")
            used.update((item.name, item) for item in own)
    return list(used.values())


def _initiative(item: _Found) -> Initiative:
    bare = without_quotes(item.name)
    count = int(bare) if len(bare) == 1 and bare.isdigit() else announced(bare)
    parts = item.explanation.parts if item.explanation else None
    if item.explanation is not None and item.explanation.agrees:
        count = len(item.explanation.parts)
    return Initiative(item.paragraph, item.start, item.end, item.name, parts, count, _kind(bare, item.name))


def _kind(bare: str, name: str) -> InitiativeKind:
    for pattern, kind in _KINDS:
        if pattern.search(bare):
            return kind
    return "slogan" if name != bare else "scheme"
