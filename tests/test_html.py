"""HTML pages of many layouts → the body's text and the page's facts."""

from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.read import read_file
from transforms.read.html import read_html
from transforms.read.model import UnreadableError

BODY = [
    "为深入贯彻落实县委经济工作会议精神，加快推进青禾县乡村振兴，现就有关事项通知如下。",
    "一、工作目标",
    "到2027年底，全县高标准农田面积达到30万亩，粮食产量稳定在12万吨以上。",
    "二、工作措施",
    "各乡镇要在3月底前完成摸底，由县农业农村局牵头，县财政局配合，逐村建立台账。",
    "特此通知。",
    "青禾县人民政府办公室",
    "2026年2月10日",
]
TITLE = "关于加快推进青禾县乡村振兴的通知"
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in BODY)
NAV = "<ul>" + "".join(
    f'<li><a href="/{name}.html">{name}</a></li>' for name in ["首页", "政务公开", "办事服务", "互动交流", "走进青禾", "数据开放"]
) + "</ul>"  # fmt: skip
NEWS = "<ul>" + "".join(
    f'<li><a href="/n{day}.html">青禾县召开全县安全生产工作推进会议，部署重点工作</a><span>2026-01-0{day}</span></li>'
    for day in range(1, 9)
) + "</ul>"  # fmt: skip
FOOT = "<div>版权所有：青禾县人民政府 网站标识码：0000000000 ICP备00000000号 公网安备 000号</div>"
BYLINE = "发布时间：2026-02-10 09:30 来源：青禾县农业农村局 浏览次数：12 字体：大 中 小"

LAYOUTS = {
    "zoom": f'<div class="nav">{NAV}</div><h1>{TITLE}</h1><div class="info">{BYLINE}</div><div id="zoom">{PARAGRAPHS}</div>'
    f'<div class="share">分享到：<a href="#">微信</a></div><div class="footer">{FOOT}</div>',
    "trs editor": f'<div class="top">{NAV}</div><div class="main"><div class="title">{TITLE}</div><div class="TRS_Editor">'
    f"<style>.a{{color:red}}</style>{PARAGRAPHS}</div></div>{NEWS}{FOOT}",
    "ucap": f'<table width="100%"><tr><td>{NAV}</td></tr></table><div class="pages-title">{TITLE}</div><div>{BYLINE}</div>'
    f'<div class="pages_content" id="UCAP-CONTENT">{PARAGRAPHS}</div><div>相关稿件{NEWS}</div>{FOOT}',
    "article tag": f"<header>{NAV}</header><article><h1>{TITLE}</h1><p>{BYLINE}</p>{PARAGRAPHS}</article>"
    f"<aside>{NEWS}</aside><footer>{FOOT}</footer>",
    "layout tables": f'<table><tr><td colspan="2">{NAV}</td></tr><tr><td width="200">{NEWS}</td><td><table><tr><td align="center">'
    f"<b>{TITLE}</b></td></tr><tr><td>{BYLINE}</td></tr><tr><td>{PARAGRAPHS}</td></tr></table></td></tr><tr><td>{FOOT}</td></tr></table>",
    "line breaks": f"<div>{NAV}</div><div id=nr><center>{TITLE}</center>" + "<br>&nbsp;&nbsp;".join(BODY)
    + f"</div><div>{NEWS}</div>{FOOT}",
    "divs for paragraphs": f'<div class="wrap">{NAV}<div class="con">' + "".join(f"<div>　　{x}</div>" for x in BODY)
    + f"</div>{NEWS}</div>{FOOT}",
    "spans of an editor": f"{NAV}<div class=content>" + "".join(
        f'<p style="text-indent:2em"><span style="font-family:仿宋"><span>{x[:7]}</span><span>{x[7:]}</span></span></p>' for x in BODY
    ) + f"</div>{NEWS}{FOOT}",
    "body in two parts": f'{NAV}<div class="text"><div class="part">' + "".join(f"<p>{x}</p>" for x in BODY[:3])
    + '</div><div class="page_break"></div><div class="part">' + "".join(f"<p>{x}</p>" for x in BODY[3:]) + f"</div></div>{NEWS}{FOOT}",
    "sidebar with summaries": f'<div class="left">{PARAGRAPHS}</div><div class="right"><h3>热点</h3>' + "".join(
        f'<div><a href="/h{i}">县领导调研第{i}产业园区</a><p>近日，县领导到园区调研。</p></div>' for i in range(3)
    ) + f"</div>{FOOT}",
    "shown by script": f'<div id="js_content" style="visibility: hidden; opacity: 0">{PARAGRAPHS}</div><div style="display:none">'
    "<p>这一段文字从来没有给读者看过，也不属于正文，应当不读。</p></div>",
    "broken markup": f"<div>{NAV}<div class=content><p>" + "<p>".join(BODY) + f"<div class=foot>{FOOT}",
    "wrapper named header": f'<div class="page header-fixed">{NAV}<div class="content">{PARAGRAPHS}</div>{FOOT}</div>',
    "all links": f"{NAV}<div class=content>" + "".join(f'<p>{x[:6]}<a href="/k">{x[6:10]}</a>{x[10:]}</p>' for x in BODY)
    + f"</div>{NEWS}{FOOT}",
    "one paragraph": f"{NAV}<div><p>" + "<br/>".join(BODY) + f"</p></div>{NEWS}{FOOT}",
    "comments below": f'{NAV}<div class="post">{PARAGRAPHS}</div><div class="comments"><p>网友一：写得好，支持。</p></div>{FOOT}',
    "facts in a table above": f'{NAV}<div class="xxgk"><table><tr><td>索引号：000/2026-1</td><td>发文机构：青禾县人民政府</td></tr>'
    f"<tr><td>发布日期：2026-02-10</td><td>文号：青政办〔2026〕1号</td></tr></table></div><div class=xxgk_content>{PARAGRAPHS}</div>{FOOT}",
    "template site": f'<div id="head">{NAV}</div><div class="path">当前位置：<a href="/">首页</a>&gt;<a href="/w">工作计划</a>'
    f'&gt;{TITLE}</div>'
    f'<h1>{TITLE}</h1><div class="info">时间:2026-02-10 18:50:04 作者:文锋</div><div class="content">{PARAGRAPHS}</div>'
    f'<div class="related"><h3>相关文章</h3>{NEWS}</div><div>上一篇：<a href="/p">年度工作总结范文</a></div>{FOOT}',
    "saved by a browser": f"<!-- saved from url=(0030)http://www.qinghe.example/a.html -->"
    f'<div class="header">{NAV}</div>'
    f'<div class="mainbox"><div class="crumb">首页 &gt; 政务公开</div><div class="article-con"><script>x()</script>'
    f"{PARAGRAPHS}</div>"
    f'<div class="ewm">扫一扫在手机打开当前页<img src="a_files/q.png"></div><p class="print">【打印本页】【关闭窗口】</p></div>{FOOT}',
    "form around the page": f'<form id="aspnetForm" action="a.aspx"><div class="nav">{NAV}</div><div id="ctl00_con">{PARAGRAPHS}</div>'
    f"{FOOT}</form>",
    "definition of editor in a section": f"<main><section><header><h1>{TITLE}</h1></header><div><div><div>{PARAGRAPHS}</div></div></div>"
    f"<p>责任编辑：王芳</p></section><section>{NEWS}</section></main>{FOOT}",
}  # fmt: skip


def page(body: str, head: str = f"<title>{TITLE}_青禾县人民政府</title>") -> str:
    return f"<!DOCTYPE html><html><head><meta charset=utf-8>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize("layout", LAYOUTS)
def test_body_is_whole_and_alone(layout: str) -> None:
    lines = read_html(page(LAYOUTS[layout])).text.split("\n")
    assert [line for line in lines if line != TITLE] == BODY


def test_the_page_is_named_by_its_bytes_and_holds_the_body() -> None:
    raw = page(LAYOUTS["zoom"]).encode()
    (read,) = read_file("a/b.html", raw).pages
    assert (read.format, read.encoding, read.size_bytes) == ("html", "utf-8", len(raw))
    assert read.text == "\n".join(BODY)
    assert read.text_chars == len(read.text)


def test_table_rows_are_lines_with_cells_kept_apart() -> None:
    table = (
        "<table><tr><th>序号</th><th>任务</th><th>牵头单位</th><th>完成时限</th></tr>"
        "<tr><td><p>1</p></td><td><p>新建高标准农田</p><p>5万亩</p></td><td>县农业农村局</td><td>6月底前</td></tr>"
        "<tr><td>2</td><td>改造危房<br>300户</td><td>县住建局</td><td></td></tr></table>"
    )
    text = read_html(page(f"<div class=content><p>{BODY[0]}</p>{table}<p>{BODY[4]}</p></div>")).text
    assert text.split("\n") == [
        BODY[0],
        "序号\t任务\t牵头单位\t完成时限",
        "1\t新建高标准农田 5万亩\t县农业农村局\t6月底前",
        "2\t改造危房 300户\t县住建局",
        BODY[4],
    ]


def test_short_label_over_several_rows_is_said_in_each() -> None:
    table = (
        "<table><tr><td rowspan=2>产业发展</td><td>新建园区2个</td></tr><tr><td>引进企业20家</td></tr>"
        "<tr><td colspan=2>合计</td><td>22</td></tr></table>"
    )
    text = read_html(page(f"<div><p>{BODY[0]}</p>{table}</div>")).text
    assert text.split("\n")[1:] == ["产业发展\t新建园区2个", "产业发展\t引进企业20家", "合计\t\t22"]


def test_one_date_for_several_rows_is_said_in_each_but_a_figure_is_not() -> None:
    table = "<table><tr><td>新建园区</td><td rowspan=2>5亿元</td><td rowspan=2>2023年9月底前</td></tr><tr><td>引进企业</td></tr></table>"
    text = read_html(page(f"<div><p>{BODY[0]}</p>{table}</div>")).text
    assert text.split("\n")[1:] == ["新建园区\t5亿元\t2023年9月底前", "引进企业\t\t2023年9月底前"]


def test_white_space_is_what_a_reader_sees() -> None:
    source = "<div><p>  各乡镇要\n      认真落实，\n限期  完成。</p><p>&nbsp;&nbsp;第 2 条　内容如下，请遵照执行。</p></div>"
    assert read_html(page(source, "")).text == "各乡镇要认真落实，限期 完成。\n第 2 条 内容如下，请遵照执行。"


def test_attachments_stay() -> None:
    files = "<p>附件：</p><ul>" + "".join(f'<li><a href="{i}.docx">附件{i}：任务分解表.docx</a></li>' for i in range(1, 5)) + "</ul>"
    assert "附件4：任务分解表.docx" in read_html(page(f"{NAV}<div>{PARAGRAPHS}{files}</div>{FOOT}")).text


METAS = (
    '<meta name="SiteName" content="青禾县人民政府门户网站"><meta name="ColumnName" content="通知公告">'
    f'<meta name="ArticleTitle" content="{TITLE}"><meta name="PubDate" content="2026-02-10 09:30">'
    '<meta name="ContentSource" content="县政府办">'
)


def test_facts_from_meta_tags() -> None:
    facts = read_html(page(f"<div>{PARAGRAPHS}</div>", METAS)).facts
    assert (facts.title, facts.site, facts.category, facts.author) == (TITLE, "青禾县人民政府门户网站", "通知公告", "县政府办")
    assert facts.published_at == datetime(2026, 2, 10, 1, 30, tzinfo=UTC)


def test_facts_from_the_byline() -> None:
    crumbs = '<div>当前位置：<a href="/">首页</a> &gt; <a href="/g">政务公开</a> &gt; <a href="/t">通知公告</a></div>'
    facts = read_html(page(crumbs + LAYOUTS["zoom"])).facts
    assert (facts.title, facts.category, facts.author) == (TITLE, "通知公告", "青禾县农业农村局")
    assert facts.published_at == datetime(2026, 2, 10, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "source",
    ["<html></html>", "<script>var a = 1;</script>", "<html><body><img src='a.png'></body></html>", "<!-- -->", "<?xml version='1.0'?>"],
)
def test_page_without_text_is_refused(source: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_html(source)
    assert caught.value.reason == "no_text"


@pytest.mark.parametrize("tag", ["div", "p", "table><tr><td", "b", "a href=x", "ul><li"])
def test_deep_nesting_does_no_harm(tag: str) -> None:
    reading = read_file("deep.html", (f"<{tag}>" * 20000 + "正文。").encode())
    assert len(reading.pages) + len(reading.rejects) == 1


_SNIPPETS = ["<div>", "</div>", "<p>", "<table>", "<tr>", "<td rowspan=9>", "</table>", "正文，内容。", "<a href=x>", "</a>", "<br>",
             "<!--", "<li>", "<style>", "&#0;", "&amp;", "\x00", "<td colspan='99999'>", "]]>", "<svg>", "12%"]  # fmt: skip


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from(_SNIPPETS), max_size=40).map("".join))
def test_any_markup_is_a_page_or_a_reject(source: str) -> None:
    reading = read_file("x.html", source.encode())
    assert len(reading.pages) + len(reading.rejects) == 1
