"""Closed lists: every `_code`-like column takes its values from here."""

from typing import Final, Literal, get_args

Genre = Literal["speech", "report", "plan", "notice", "bulletin", "news", "other"]
ParagraphKind = Literal["title", "salutation", "heading", "body", "closing"]
DiscardReason = Literal[
    "breadcrumb",  # 当前位置:首页>工作计划
    "page_title",  # the page's own headline above its byline
    "byline",  # 时间:2023-10-19 作者:…
    "toolbar",  # 下载 打印 【字号:加大 还原】
    "pager",  # 页,当前第 and the lone digits around it
    "editor_note",  # 下面是小编给大家整理的…
    "related_links",  # 相关文章, 上一篇, lists of other pages' titles
    "link_keyword",  # stops and line ends that an auto-link put into a sentence
    "site_line",  # a line repeated over the pages of one site
    "watermark",  # 查看更多…请登陆…网
    "mojibake",  # UTF-8 read as GBK, not mendable without loss
    "correction",  # taken out by the user's corrections file
    "markup",  # what is left of markup, scripts, empty brackets
]
RejectReason = Literal["empty", "binary", "undecodable", "unknown_format", "broken_file", "no_text", "too_large", "unreadable"]
QuantityKind = Literal["percentage", "percentage_point", "count", "money", "measure", "multiple", "ratio", "rank"]
QuantityRole = Literal["target", "actual", "rule", "enumeration"]
Change = Literal["level", "increase", "decrease"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
TimeMod = Literal["BEFORE", "AFTER", "WITHIN", "START", "END", "APPROX"]
TimeRole = Literal["deadline", "other"]
EntityKind = Literal["person", "place", "organization", "document", "meeting", "initiative"]
TargetKind = Literal["deadline", "percentage", "count", "money", "measure", "rank", "deliverable", "frequency"]
ResponsibleSource = Literal["clause", "bracket", "table", "outline", "document"]
Modality = Literal["must", "strive", "plan"]
ConsequenceKind = Literal["reward", "sanction"]
InitiativeKind = Literal["scheme", "slogan", "standard", "mechanism", "plan"]
DuplicateKind = Literal["exact", "near", "contains"]
DuplicateLevel = Literal["document", "paragraph"]
YearSource = Literal["title", "text", "byline", "path", "correction"]
CorrectionAction = Literal["noise", "keep", "title", "place", "date"]
Stage = Literal["read", "clean", "split", "segment", "dedup", "extract", "link", "publish"]

STAGES: Final[tuple[str, ...]] = get_args(Stage)
