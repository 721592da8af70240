"""Facts of a page from its meta tags, its headings and the byline around its body."""

import re
from datetime import datetime

from transforms.read.byline import byline_author, byline_date, is_byline, parse_date
from transforms.read.html.parsing import Element
from transforms.read.html.runs import Outline
from transforms.read.html.spaces import squeeze
from transforms.read.model import PageFacts
from transforms.text import narrow

# Names in lower case. ArticleTitle … SiteName are the set that the State Council's site standard asks for.
_TITLE = ("articletitle", "og:title", "twitter:title", "dc.title", "title")
_DATE = (
    "pubdate", "article:published_time", "og:published_time", "publishdate", "publish_date", "publishtime", "pubtime", "dc.date",
    "date", "og:release_date", "datepublished",
)  # fmt: skip
_AUTHOR = ("author", "article:author", "dc.creator", "og:author")
_SOURCE = ("contentsource", "source", "dc.source", "mediaid", "copyright")
_SITE = ("sitename", "og:site_name", "application-name")
_SITE_DOMAIN = ("sitedomain",)
_CATEGORY = ("columnname", "article:section", "channel")
_HOST = re.compile(r"(?:https?:)?//([^/:?#\s]+)")
_NOT_AN_AUTHOR = re.compile(r"(?i)admin|webmaster|^\s*$|\.(?:com|cn|net)|^(?:本站|本网|佚名|未知|管理员|系统)$")
_TITLE_SUFFIX = re.compile(r"\s*[-_|–—]+\s*[^-_|–—]{2,40}$")
_CRUMBS = re.compile(r"^(?:您?(?:当前|现在)?(?:所在)?的?位置(?:是)?|当前位置)\s*[:]?\s*(.+)$")
_SEPARATOR = re.compile(r"\s*(?:>+|»|›|→|/|::|\|)\s*")
_MAX_TITLE_CHARS = 150


def html_facts(root: Element, outline: Outline) -> PageFacts:
    """Title, section, author (or source), time of publication and site; None for what the page does not say."""
    metas = _metas(root)
    lines = [narrow(run.text) for run in outline.runs]
    byline = "  ".join(line for line in lines if is_byline(line) and len(line) < 200)[:2000]
    date = next((found for name in _DATE if name in metas and (found := parse_date(metas[name]))), None)
    return PageFacts(
        title=page_title(root),
        category=_first(metas, _CATEGORY) or _category(lines),
        author=_author(metas, byline),
        published_at=date or byline_date(byline) or _dated_line(lines),
        site=_first(metas, _SITE) or _host(root, metas),
    )


def page_title(root: Element) -> str | None:
    """The title of the article: from meta tags, else the page's one h1, else <title> without the site's name."""
    title = _first(_metas(root), _TITLE)
    if title is None:
        heads = [squeeze("".join(head.itertext())) for head in root.iter("h1")]
        heads = [head for head in heads if 4 <= len(head) <= _MAX_TITLE_CHARS]
        whole = next((squeeze("".join(element.itertext())) for element in root.iter("title")), "")
        title = heads[0] if len(set(heads)) == 1 else _TITLE_SUFFIX.sub("", whole) or None
    return title[:_MAX_TITLE_CHARS] if title else None


def _metas(root: Element) -> dict[str, str]:
    metas: dict[str, str] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("itemprop")
        content = squeeze(meta.get("content") or "")
        if name and content:
            metas.setdefault(name.strip().lower(), content)
    return metas


def _first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    return next((metas[name] for name in names if name in metas), None)


def _author(metas: dict[str, str], byline: str) -> str | None:
    named = _first(metas, _AUTHOR)
    if named and not _NOT_AN_AUTHOR.search(named):
        return named
    candidates = (byline_author(byline), _first(metas, _SOURCE))
    return next((name for name in candidates if name and len(name) < 60 and not _NOT_AN_AUTHOR.search(name)), None)


def _category(lines: list[str]) -> str | None:
    for line in lines[:200]:
        match = _CRUMBS.match(line)
        parts = [part for part in _SEPARATOR.split(match[1]) if part] if match else []
        parts = [part for part in parts if part not in ("正文", "内容", "详情") and len(part) <= 20]
        if len(parts) > 1:
            return parts[-1]
    return None


def _dated_line(lines: list[str]) -> datetime | None:
    """A line that is a date and little else, near the top of the page's text."""
    for line in lines[:80]:
        if len(line) <= 40 and (found := parse_date(line)) and len(line) - len(re.sub(r"[\d年月日:\-/. 时分]", "", line)) >= 8:
            return found
    return None


def _host(root: Element, metas: dict[str, str]) -> str | None:
    domain = _first(metas, _SITE_DOMAIN) or metas.get("og:url") or metas.get("url")
    if domain is None:
        link = next((link for link in root.iter("link") if (link.get("rel") or "").lower() == "canonical"), None)
        domain = link.get("href") if link is not None else None
    if not domain:
        return None
    match = _HOST.match(domain)
    return match[1] if match else (domain.split("/")[0] if "." in domain and " " not in domain else None)
