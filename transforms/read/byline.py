"""What a page says of itself in its first lines: breadcrumb, title, byline."""

import re
from datetime import UTC, datetime, timedelta, timezone

from transforms.read.model import PageFacts
from transforms.text import narrow

CHINA = timezone(timedelta(hours=8))

_MAX_LINES = 16  # a byline stands under the title, a title under the breadcrumb
_MAX_HEAD_CHARS = 4000
_MAX_TITLE_CHARS = 100
_MAX_VALUE_CHARS = 40
_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})(?!\d)\s*日?"
    r"(?:\s*T?\s*(?P<hour>[0-2]?\d)\s*[:时]\s*(?P<minute>[0-5]\d)\s*分?(?:\s*[:]?\s*(?P<second>[0-5]\d))?)?(?P<zone>Z|\s*[+-]\d\d:?\d\d)?"
)
_DATE_ALONE = re.compile(rf"[(【]?\s*(?:{_DATE.pattern})\s*[)】]?")
_CRUMBS = re.compile(r"(?:当前位置|您(?:当前|现在)?(?:所在)?的?位置(?:是)?|所在位置|现在位置|位置)\s*[:]?\s*(?P<crumbs>.{2,200})")
_SEPARATOR = re.compile(r"\s*(?:>+|»|›|→|/|-&gt;|::|\|)\s*")
_DATE_LABEL = re.compile(r"(?:发布时间|发布日期|发文日期|成文日期|印发日期|公开日期|更新时间|发稿时间|发表时间|时间|日期)\s*】?\s*[:]?\s*")
_LABEL = re.compile(
    r"(?:【\s*)?(?P<label>信息来源|文章来源|稿件来源|来源|作者|发文机构|发文机关|发布机构|发布单位|撰稿|供稿|记者|文章作者)\s*(?:】\s*[:]?|[:])\s*"
)
_AUTHOR_ORDER = (
    "作者",
    "文章作者",
    "撰稿",
    "供稿",
    "记者",
    "信息来源",
    "文章来源",
    "稿件来源",
    "来源",
    "发文机构",
    "发文机关",
    "发布机构",
    "发布单位",
)
_VALUE_END = re.compile(
    r"\s{2,}|[|\t【】;]|\s*(?:发布时间|发布日期|发文日期|成文日期|更新时间|时间|日期|来源|信息来源|文章来源|作者|责任编辑|编辑|字体|字号|发布机构|发文机构|发文机关|"
    r"文号|发文字号|索引号|审核|校对|名称|主题分类)\s*】?\s*[:]|\s*(?:浏览|点击[数量]|点击\s*:|阅读[数量次]|访问量|打印|分享到|字体|字号|收藏|人气)|"
    r"(?:19|20)\d\d\s*[-/.年]|\s+(?:大|中|小)\b"
)
_MAX_SECTION_CHARS = 12
_LAST_STEPS = ("正文", "内容", "详情", "浏览文章", "文章正文", "信息详情", "详细内容")
_TOOL = re.compile(
    r"(?:下载|打印(?:本页)?|全屏|收藏|分享(?:到)?|加大|还原|减小|放大|缩小|大|中|小|默认|关闭(?:窗口)?|保存|纠错|朗读|繁体|无障碍|【?字[号体]:?|】|\||\s)+"
)
_BARE_LABEL = re.compile(r"【?(?:来源|信息来源|作者|时间|日期|发布时间|发布日期|更新时间|责任编辑|编辑|发布机构)】?\s*:")
_CRUMBS_BEGIN = re.compile(r"(?:当前|现在|所在|您的|您现在的|您当前的|您所在的|您所在)位置(?:是)?\s*:?|位置\s*:")
_SPACED_OUT = re.compile(r"[\u4e00-\u9fff](?: +[\u4e00-\u9fff])+")
_SENTENCE = re.compile(r"[。;!?]|,.*,")
_BYLINE_WORDS = re.compile(
    r"(?:发布时间|发布日期|更新时间|时间|日期|作者|来源|责任编辑|编辑|发文机构|发文机关|发布机构|浏览次数|点击数?|字体|字号)\s*(?:】|[:])"
)


def page_facts(text: str) -> PageFacts:
    """Title, section, author and time of publication from a page's first lines; None for what they do not say.

    Args:
        text: The page as decoded.

    Returns:
        The facts. `published_at` is the byline's local time, taken as China time, in UTC. The author is who wrote it, or
        else the source or office the byline names.
    """
    head = _head_lines(text)
    bylines = [line for line in head if is_byline(line)]
    category, crumb_title = _crumbs(head)
    if bylines:
        bylines += [line for line in head if _DATE_ALONE.fullmatch(line)]
    byline = "  ".join(bylines)
    return PageFacts(
        title=_title(head, category) or crumb_title,
        category=category,
        author=byline_author(byline),
        published_at=byline_date(byline),
    )


def is_byline(line: str) -> bool:
    """Whether a line (half-width) is a byline: it labels a date, an author or a source and holds no sentence."""
    found = _BYLINE_WORDS.search(line)
    if found is None or len(line) > 300:
        return False
    return len(line) < 80 or found.start() < 40


def byline_date(line: str) -> datetime | None:
    """The time a byline gives, in UTC: the one behind a label before any other."""
    labelled = [match.end() for match in _DATE_LABEL.finditer(line)]
    for at in labelled:
        match = _DATE.match(line, at)
        if match is not None:
            return _moment(match)
    found = _DATE.search(line)
    return _moment(found) if found is not None else None


def parse_date(value: str) -> datetime | None:
    """The first moment of a text such as `2026-04-29 09:22` or `2026年4月29日`, as China time unless it names a zone, in UTC."""
    found = _DATE.search(narrow(value))
    return _moment(found) if found is not None else None


def byline_author(line: str) -> str | None:
    """The author a byline names, or else the source or office."""
    values: dict[str, str] = {}
    for match in _LABEL.finditer(line):
        value = _VALUE_END.split(line[match.end() : match.end() + 4 * _MAX_VALUE_CHARS], maxsplit=1)[0].strip(" ,:;-—()")
        if 1 < len(value) <= _MAX_VALUE_CHARS and not _SENTENCE.search(value):
            values.setdefault(match["label"], value)
    return next((values[label] for label in _AUTHOR_ORDER if label in values), None)


def _head_lines(text: str) -> list[str]:
    """The first lines that say something, half-width; a label and its value on the next line, a breadcrumb's steps on one."""
    pieces = (line.strip() for line in narrow(text[:_MAX_HEAD_CHARS]).splitlines())
    lines: list[str] = []
    for piece in pieces:
        if not piece or _TOOL.fullmatch(piece):
            continue
        if lines and (_continues(lines[-1], piece)):
            lines[-1] += piece
        else:
            lines.append(piece)
        if len(lines) > _MAX_LINES:
            break
    return lines[:_MAX_LINES]


def _continues(line: str, piece: str) -> bool:
    """Whether a scraper broke a line here: behind a label, or inside a breadcrumb."""
    if _BARE_LABEL.fullmatch(line):
        return True
    return bool(_CRUMBS_BEGIN.match(line)) and (piece[:1] in ">»›" or line[-1:] in ">»›::") and len(piece) < _MAX_TITLE_CHARS


def _crumbs(head: list[str]) -> tuple[str | None, str | None]:
    """The last section of the breadcrumb, and the title it ends in, if it does."""
    for line in head[:6]:
        match = _CRUMBS.match(line)
        if match is None:
            continue
        parts = [part.strip() for part in _SEPARATOR.split(match["crumbs"]) if part.strip()]
        if len(parts) < 2:
            return None, None
        if len(parts[-1]) > _MAX_SECTION_CHARS:
            return (parts[-2] if len(parts) > 2 else None), parts[-1]
        if parts[-1] in _LAST_STEPS:
            return (parts[-2] if len(parts) > 2 else None), None
        return parts[-1], None
    return None, None


def _title(head: list[str], category: str | None) -> str | None:
    """The first line above the byline that reads as a title; without a byline, the page's first line if it does."""
    lines = [line for line in head if not _CRUMBS_BEGIN.match(line) and line != category]
    above = next((index for index, line in enumerate(lines) if is_byline(line) or _DATE_ALONE.fullmatch(line)), None)
    candidates = lines[: 1 + (lines[:1] != [] and lines[0][0] not in "-—")] if above is None else lines[max(0, above - 3) : above]
    title = next((line for line in candidates if _reads_as_title(line)), None)
    if title is None or len(lines) < 2:
        return None
    return title.replace(" ", "") if _SPACED_OUT.fullmatch(title) else title


def _reads_as_title(line: str) -> bool:
    if not 3 < len(line) <= _MAX_TITLE_CHARS or line[0] in "-—(【" or line[-1] in "。,;:!、":
        return False
    return not _SENTENCE.search(line[:-1]) and not _DATE_ALONE.fullmatch(line) and "\t" not in line


def _moment(match: re.Match[str]) -> datetime | None:
    zone = (match["zone"] or "").strip()
    try:
        moment = datetime(
            int(match["year"]), int(match["month"]), int(match["day"]),
            int(match["hour"] or 0), int(match["minute"] or 0), int(match["second"] or 0), tzinfo=_zone(zone),
        )  # fmt: skip
    except ValueError:
        return None
    return moment.astimezone(UTC)


def _zone(zone: str) -> timezone:
    if not zone:
        return CHINA
    if zone == "Z":
        return UTC
    digits = zone.replace(":", "")
    sign = -1 if digits[0] == "-" else 1
    return timezone(sign * timedelta(hours=int(digits[1:3]), minutes=int(digits[3:5])))
