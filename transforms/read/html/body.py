"""The main body of a page, by how much running text each element holds.

Every line gets a score: prose counts for its length, a link list and the furniture of a site count against. The body is the
element with the greatest sum; then what hangs in it that is no body (share bars, related links) is taken out.
"""

import re
from dataclasses import dataclass

from transforms.read.html.parsing import Element
from transforms.read.html.runs import Node, Outline, Run, outline_of

_STOPS = re.compile(r"[，。；：！？、,;]")
_FURNITURE = re.compile(
    r"版权所有|ICP备|公网安备|网站标识码|主办单位|主办[:：]|承办[:：]|技术支持|分享到|分享至|上一篇|下一篇|上一条|下一条|扫一扫|打印本页|关闭窗口|"
    r"浏览次数|阅读次数|字体[:：]|字号[:：]|责任编辑|编辑[:：]|来源\s*[:：]|发布时间|发布日期|当前位置|您的位置|您所在的位置|相关链接|相关阅读|"
    r"相关新闻|设为首页|加入收藏|网站地图|联系我们|无障碍(?:浏览|阅读|版|模式|通道)|邮编[:：]|Copyright|视频简介|全部评论|热门推荐|返回顶部",
    re.I,
)
_BYLINE = re.compile(
    r"发布时间|发布日期|来源\s*[:：]|时间\s*[:：]|日期\s*[:：]|作者\s*[:：]|字体|字号|浏览|(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s+\d{1,2}:\d\d"
)
_NO_LETTER = re.compile(r"^\s*(?:\[[^\]]{1,6}\]|【[^】]{1,6}】)|[\s\W_]+")
_MAX_HEAD_RUNS = 8
_MAX_FURNITURE_CHARS = 120
_LEAVES = ("p", "table", "tbody", "tr", "ul", "ol", "li", "dl", "pre", "blockquote", "h1", "h2", "h3", "h4")
_NOISE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|navbar|menu|foot|footer|header|head|crumbs?|breadcrumb|position|location|share|bdshare|related|recommend|"
    r"recommended|hot|rank|ranking|sidebar|side|aside|comments?|pinglun|copyright|copyrights|qrcode|ewm|erweima|toolbar|tools?|search|"
    r"login|pager|pagination|friendlink|links|banner|advert|ads?|popup|modal|dialog|tip|tips|weixin|xgxw|xgyd|xgwz|tuijian|dangqian|"
    r"jianjie|brief|tag|tags|biaoqian|attr|extended)(?=$|[\s_\d-])",
    re.I,
)
_BODY_NAME = re.compile(
    r"trs_editor|trs_paper|ucap|zoom|article|content|zhengwen|maintext|newstext|con_?txt|pages_content|detail|wenzhang|view|vsb|"
    r"xxgk|entry|post|js_content|neirong|wznr|wz_?con|xl_?con|news_?con|art_?con|show_?con",
    re.I,
)
_NOISE_TAGS = frozenset({"nav", "footer", "header", "aside", "form"})


@dataclass(frozen=True, slots=True)
class BodyParams:
    """Weights and limits of the search, set by character F1 on news pages and by reading policy pages."""

    short_weight: float = 0.3  # of a line without punctuation: heading or furniture
    row_weight: float = 0.7  # of a table row
    link_weight: float = 0.7  # counted against
    min_prose_chars: int = 10
    noise_weight: float = 0.2  # of prose inside an element that is named as furniture
    max_left_share: float = 0.08  # of the score that may be left behind on the way to a deeper element
    min_parent_share: float = 0.5  # of a paragraph's score, for the element around it to be the body in its place
    min_han: int = 20  # under it, hidden parts are looked at as well


def find_body(root: Element, title: str | None, params: BodyParams) -> Outline:
    """The page's outline, the lines of its body marked as kept. The page's title is known, and no part of the body."""
    outline = outline_of(root)
    if sum(run.chars for run in outline.runs) < params.min_han:
        outline = outline_of(root, with_hidden=True)
    if not outline.runs:
        return outline
    headline = _letters(title or "")
    scores = [score_run(run, headline, params) for run in outline.runs]
    sums = _sums(outline, scores, params)
    best = max(range(len(sums)), key=lambda index: (sums[index], index))
    while outline.nodes[best].tag in _LEAVES and sums[outline.nodes[best].parent] > params.min_parent_share * sums[best]:
        best = outline.nodes[best].parent
    best = _descend(outline, sums, best, params)
    node = outline.nodes[best]
    outline.kept = [node.first <= index < node.last for index in range(len(outline.runs))]
    _prune(outline, sums, best)
    _cut_head(outline, headline)
    return outline


def _letters(text: str) -> str:
    """The text without what differs between copies of a title: white space, punctuation, [视频]."""
    return _NO_LETTER.sub("", text)


def _is_headline(run: Run, headline: str) -> bool:
    letters = _letters(run.text) if run.chars < 2 * len(headline) + 20 else ""
    return len(letters) > 3 and (letters in headline or (len(headline) > 5 and headline in letters and len(letters) < len(headline) + 12))


def _is_furniture(run: Run) -> bool:
    return run.chars < _MAX_FURNITURE_CHARS and "。" not in run.text[:-1] and bool(_FURNITURE.search(run.text))


def _cut_head(outline: Outline, headline: str) -> None:
    """Take the page's own headline and byline from the top of the body; a title with no byline under it is the text's own."""
    kept = [index for index, is_kept in enumerate(outline.kept) if is_kept][:_MAX_HEAD_RUNS]
    cut = 0
    for place, index in enumerate(kept):
        run = outline.runs[index]
        if run.chars < _MAX_FURNITURE_CHARS and _BYLINE.search(run.text) and "。" not in run.text:
            cut = place + 1
        elif not _is_headline(run, headline) and not _is_furniture(run):
            break
    for index in kept[:cut]:
        outline.kept[index] = False


def score_run(run: Run, headline: str, params: BodyParams) -> float:
    """How much a line speaks for being body."""
    free = run.chars - run.link_chars
    if _is_headline(run, headline):
        return -0.5 * run.chars
    if run.link_chars > free:
        return -params.link_weight * run.link_chars
    if _is_furniture(run):
        return -0.5 * run.chars
    if run.is_row:
        return params.row_weight * free
    if (free >= params.min_prose_chars and _STOPS.search(run.text)) or free >= 40:
        return free
    return params.short_weight * free


def _name(node: Node) -> str:
    return f"{node.element.get('class') or ''} {node.element.get('id') or ''}"


def _is_noise(node: Node) -> bool:
    return node.tag in _NOISE_TAGS or bool(_NOISE_NAME.search(_name(node)))


def _sums(outline: Outline, scores: list[float], params: BodyParams) -> list[float]:
    """The score of each element: of its own lines and of the elements in it."""
    sums = [0.0] * len(outline.nodes)
    for run, score in zip(outline.runs, scores, strict=True):
        sums[run.node] += score
    for index in range(len(outline.nodes) - 1, -1, -1):
        node = outline.nodes[index]
        if sums[index] > 0 and _is_noise(node):
            sums[index] *= params.noise_weight
        if node.parent >= 0:
            sums[node.parent] += sums[index]
    return sums


def _descend(outline: Outline, sums: list[float], best: int, params: BodyParams) -> int:
    """Down to the element that alone holds the text, where what is left behind is furniture."""
    while True:
        node = outline.nodes[best]
        heavy = [child for child in node.children if sums[child] >= (1 - params.max_left_share) * sums[best]]
        if not heavy:
            return best
        child = outline.nodes[heavy[0]]
        if child.tag in _LEAVES or not _may_leave(outline, node, child):
            return best
        best = heavy[0]


def _may_leave(outline: Outline, node: Node, child: Node) -> bool:
    """Whether the lines beside the child are furniture or a title, no paragraphs of the same text."""
    outside = [*range(node.first, child.first), *range(child.last, node.last)]
    if not outside:
        return True
    if any(outline.nodes[outline.runs[index].node] is node or outline.nodes[outline.runs[index].node].tag == "p" for index in outside):
        return bool(_BODY_NAME.search(_name(child))) and not _BODY_NAME.search(_name(node))
    return child.last - child.first >= 3 or bool(_BODY_NAME.search(_name(child)))


def _prune(outline: Outline, sums: list[float], best: int) -> None:
    """Take out of the body what is furniture: parts named so, link lists, parts that count against."""
    stack = list(outline.nodes[best].children)
    whole = sums[best]
    while stack:
        index = stack.pop()
        node = outline.nodes[index]
        runs = outline.runs[node.first : node.last]
        chars = sum(run.chars for run in runs)
        if not chars:
            continue
        links = sum(run.link_chars for run in runs)
        is_link_list = len(runs) > 2 and links > 0.6 * chars and not any("附件" in run.text or "." in run.text[-6:] for run in runs)
        if is_link_list or (_is_noise(node) and sums[index] < 0.3 * whole):
            outline.kept[node.first : node.last] = [False] * (node.last - node.first)
        else:
            stack.extend(node.children)
