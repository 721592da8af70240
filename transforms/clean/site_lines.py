"""Lines that a site prints on all its pages, found by counting."""

import re
from dataclasses import dataclass

import polars as pl

from transforms.clean.shapes import is_salutation, is_thanks, read_mark

COUNTS: dict[str, pl.DataType] = {"site": pl.String(), "line": pl.String(), "page_count": pl.UInt32()}
_PAGE = ""
"""The count of a site's pages stands in the row of the empty line, so that counts of shards can be summed."""

_FORMULA = re.compile(
    r"[^。]{0,12}(?:同志|代表|大家|总体要求|指导思想|基本原则|工作目标|主要目标|目标任务|组织领导|保障措施|重点任务|工作要求|附件|附则|总则|以上报告|请予审议|特此).{0,12}"
)
_SITE = re.compile(r"版权|转载|网站|网民|备案|ICP|登录|登陆|客户端|公众号|本网|本站|小编|来源|点击|扫码|扫一扫|浏览器")


@dataclass(frozen=True, slots=True)
class SiteLineParams:
    """When a line is the site's and not the text's."""

    max_chars: int = 60  # longer lines are text that is quoted
    min_pages: int = 5  # fewer pages show nothing
    min_share: float = 0.2  # of the site's pages; 新闻联播 pages print 主要内容 lines on all, formulas of texts on a few


def count_lines(pages: pl.DataFrame, params: SiteLineParams = SiteLineParams()) -> pl.DataFrame:
    """On how many pages of its site each short line stands.

    Args:
        pages: `Pages`; pages whose site is not known are left out.
        params: Longest line that is counted.

    Returns:
        `site`, `line`, `page_count`; the row with the empty line holds the number of the site's pages. The counts of several
        shards may be summed by `site` and `line`.
    """
    known = pages.filter(pl.col("site").is_not_null()).select("page_id", "site", "text")
    if known.is_empty():
        return pl.DataFrame(schema=COUNTS)
    lines = (
        known.with_columns(line=pl.col("text").str.split("\n"))
        .explode("line")
        .select("page_id", "site", line=pl.col("line").str.strip_chars())
        .filter(pl.col("line").str.len_chars().is_between(1, params.max_chars))
    )
    every = pl.concat([lines, known.select("page_id", "site", line=pl.lit(_PAGE))])
    counts = every.unique().group_by("site", "line").agg(page_count=pl.len().cast(pl.UInt32))
    return counts.sort("site", "line").cast(COUNTS)  # type: ignore[arg-type]


def find_site_lines(counts: pl.DataFrame, params: SiteLineParams = SiteLineParams()) -> pl.DataFrame:
    """Lines that belong to the site: on enough of its pages, short, and no formula of official texts.

    Args:
        counts: What `count_lines` returned, summed over all shards.
        params: Limits.

    Returns:
        `site`, `line`, sorted.
    """
    sizes = counts.filter(pl.col("line") == _PAGE).select("site", site_pages="page_count")
    frequent = counts.filter(pl.col("line") != _PAGE, pl.col("page_count") >= params.min_pages).join(sizes, on="site")
    repeated = frequent.filter(pl.col("page_count") >= pl.col("site_pages") * params.min_share).select("site", "line")
    found = [row for row in repeated.iter_rows() if not _belongs_to_texts(row[1])]
    return pl.DataFrame(found, schema={"site": pl.String, "line": pl.String}, orient="row").sort("site", "line")


def _belongs_to_texts(line: str) -> bool:
    """Salutations, thanks, headings and set sentences stand in many texts without being the site's."""
    if line[-1] in "。！？；" and not _SITE.search(line):
        return True
    return is_salutation(line) or is_thanks(line) or read_mark(line) is not None or _FORMULA.fullmatch(line) is not None
