"""What is noise and what is text; sentences mended; corrections."""

import time
from pathlib import Path
from typing import get_args

import polars as pl
import pytest
from conftest import ROOT, build
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.clean import Outside, clean_page, correction_frame, count_lines, find_site_lines, read_corrections, relevant_corrections
from transforms.clean.corrections import NOTHING, merge
from transforms.errors import RawInputError
from transforms.schema import codes
from transforms.schema.frames import polars_schema
from transforms.schema.tables import Pages
from transforms.text import Span

TITLE = "在全县农业工作会议上的讲话"
BODY = "今年以来,全县粮食总产达到12.6万吨,农民收入稳步增长,各项工作都取得了新的成绩,群众是满意的。"
MORE = "各乡镇要压实责任,盯住短板,把今年定下的每一件事都办好,让群众看到变化,得到实惠,感到满意。"
OTHER = "会上,县政府与各镇、县直各部门签订了今年的目标。"


def noise(*lines: str, format_: str = "txt", outside: Outside = NOTHING) -> dict[str, list[str]]:
    text = "\n".join(lines)
    found: dict[str, list[str]] = {}
    for start, end, reason in clean_page(text, format_, outside).discards:
        found.setdefault(reason, []).append(text[start:end])
    return found


def blocks(*lines: str, outside: Outside = NOTHING) -> list[str]:
    return [block.text for block in clean_page("\n".join(lines), outside=outside).blocks]


@pytest.mark.parametrize(
    ("reason", "lines", "expected"),
    [
        ("breadcrumb", ["当前位置:首页>工作计划>青河县", TITLE, BODY], ["当前位置:首页>工作计划>青河县"]),
        ("breadcrumb", ["您的位置:", "首页", ">", "青河要闻", BODY], ["您的位置:", "首页", ">", "青河要闻"]),
        ("page_title", [TITLE, TITLE, "同志们:", BODY], [TITLE]),
        ("page_title", ["2023年县长农业工作会讲话(案例6篇)", TITLE, "同志们:", BODY], ["2023年县长农业工作会讲话(案例6篇)"]),
        ("byline", [TITLE, "来源:青河日报 时间:2023-10-19", BODY], ["来源:青河日报 时间:2023-10-19"]),
        ("byline", [TITLE, BODY, "公开方式:主动公开"], ["公开方式:主动公开"]),
        ("byline", [TITLE, BODY, "责任编辑:", "张三"], ["责任编辑:", "张三"]),
        (
            "byline",
            [BODY, MORE, "责任编辑:", "张三", "相关链接", "青河县工作要点", "现在,我代表县政府报告工作,请代表们予以审议批准。"],
            ["责任编辑:", "张三"],
        ),
        ("toolbar", ["下载", "打印", "【字号:", "加大", "还原", "】", TITLE, BODY], ["下载", "打印", "【字号:", "加大", "还原", "】"]),
        ("toolbar", [TITLE, BODY, "》》点击图片进入专题《《"], ["》》点击图片进入专题《《"]),
        ("pager", [BODY, "3", "页,当前第。", "1", "2", MORE], ["3", "页,当前第。", "1", "2"]),
        ("pager", [BODY, "- 3 -", MORE], ["- 3 -"]),
        ("editor_note", [TITLE, "下面是小编给大家整理的范文,仅供参考。", "同志们:", BODY], ["下面是小编给大家整理的范文,仅供参考。"]),
        (
            "editor_note",
            [TITLE, BODY, "以上就是本站为大家带来的全部内容,希望对您有所帮助。"],
            ["以上就是本站为大家带来的全部内容,希望对您有所帮助。"],
        ),
        (
            "related_links",
            [TITLE, BODY, MORE, "相关文章", "青河县工作要点", "东岭县工作要点"],
            ["相关文章", "青河县工作要点", "东岭县工作要点"],
        ),
        ("watermark", [f"{BODY}查看更多材料文章,请登陆青河文秘网", MORE], ["查看更多材料文章,请登陆青河文秘网"]),
        ("watermark", [f"{BODY}(www.qinghewenmi.com)", MORE], ["(www.qinghewenmi.com)"]),
        ("markup", [BODY, "×", "&nbsp;&nbsp;", MORE], ["×", "&nbsp;&nbsp;"]),
    ],
)
def test_noise_has_its_reason(reason: str, lines: list[str], expected: list[str]) -> None:
    assert noise(*lines)[reason] == expected
    assert set(noise(*lines)) <= {reason, "related_links"}


@pytest.mark.parametrize(
    "lines",
    [
        [TITLE, "同志们:", BODY, "谢谢大家!"],
        [BODY, "以上是我县今年工作的总结,请各位代表审议。"],
        [BODY, "这些做法为全省提供了可以借鉴的经验,也为后续任务提供参考。"],
        ["希望对各位代表了解全县工作有所帮助。", BODY],
        [BODY, "广大群众和各位代表给了我们很大的帮助。", MORE],
        [BODY, "申请人可登录县政务服务网(网址:https://www.qinghe.gov.cn)查询结果。", MORE],
        [BODY, "请访问www.qinghe.com报名,名额共30个。", MORE],
        ["一、下载安装", BODY],
        [BODY, "下载", MORE],
        ["来源:农民收入增长主要来自务工,占到六成。", BODY],
        ["第一章 总则", "第一条 为了保护耕地,制定本办法。", BODY],
    ],
)
def test_a_true_sentence_stays(lines: list[str]) -> None:
    assert blocks(*lines) == lines
    assert noise(*lines) == {}


@pytest.mark.parametrize("heading", ["相关稿件", "相关链接:", "推荐阅读"])
def test_a_heading_of_links_above_the_text_takes_only_itself(heading: str) -> None:
    assert noise(heading, BODY, MORE, BODY) == {"related_links": [heading]}
    assert noise(BODY, heading, MORE, BODY, MORE) == {"related_links": [heading]}


def test_a_list_of_links_inside_a_page_ends_with_its_last_link() -> None:
    lines = [BODY, "相关文章:", "· 青河县工作要点", "· 东岭县工作要点", MORE, BODY, MORE, BODY]
    assert noise(*lines) == {"related_links": lines[1:4]}


def test_lone_numbers_are_page_numbers_only_in_a_pdf() -> None:
    assert noise(BODY, "12", MORE) == {}
    assert noise(BODY, "12", MORE, format_="pdf") == {"pager": ["12"]}


def test_unreadable_text_is_set_aside_to_the_end() -> None:
    text = f"{BODY}\n鍏ㄥ幙涓婁笅\n鍏ㄥ幙"
    cleaned = clean_page(text, mojibake=len(BODY) + 1)
    assert cleaned.discards == [(len(BODY) + 1, len(text), "mojibake")]
    assert [block.text for block in cleaned.blocks] == [BODY]


@pytest.mark.parametrize(
    ("lines", "joined"),
    [
        ([OTHER, "责任书。", ";县林业局宣读了表彰决定。"], "会上,县政府与各镇、县直各部门签订了今年的目标责任书;县林业局宣读了表彰决定。"),
        (
            ["今年,全县上下要下决心推进农业品牌建设大。", "整顿。", "改革。", "的各项措施,年内见效。"],
            "今年,全县上下要下决心推进农业品牌建设大整顿改革的各项措施,年内见效。",
        ),
        (
            ["任务已经明确。会后,各乡镇要在一周内抓紧制定", "实施方案。", "把任务分解到村,责任落实到人。"],
            "任务已经明确。会后,各乡镇要在一周内抓紧制定实施方案把任务分解到村,责任落实到人。",
        ),
        ([OTHER, "责任书。", "", "", ",大家要认真落实。"], "会上,县政府与各镇、县直各部门签订了今年的目标责任书,大家要认真落实。"),
    ],
)
def test_a_sentence_that_a_link_broke_is_one_again(lines: list[str], joined: str) -> None:
    cleaned = clean_page("\n".join(lines))
    assert [(block.text, block.is_joined) for block in cleaned.blocks] == [(joined, True)]
    assert {reason for _, _, reason in cleaned.discards} == {"link_keyword"}


@pytest.mark.parametrize(
    "lines",
    [
        [OTHER, "责任书。", "县林业局宣读了表彰决定,会议到此结束。"],  # alone on its page, and the next line may begin a sentence
        [OTHER, "二、责任书。", ";县林业局宣读了表彰决定。"],
        [OTHER, "谢谢大家。", "各位,会议到此结束。"],
        ["青河县农业局", "责任书", "乙方:各镇农业服务中心,负责落实。"],
        [BODY, "一、加强领导。", "的确,领导是关键,各级都要重视。"],
        ["工作要求", "抓好落实", "各乡镇要认真贯彻,不折不扣完成任务。"],
    ],
)
def test_a_true_short_line_is_not_joined(lines: list[str]) -> None:
    assert blocks(*lines) == lines


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("　　甲县今年粮食增产。　　乙县今年粮食减产。", ["甲县今年粮食增产。", "乙县今年粮食减产。"]),
        ("姓名　　职务", ["姓名　　职务"]),
        ("第一行\r\n第二行\r\r第三行\x0b第四行", ["第一行", "第二行", "第三行", "第四行"]),
    ],
)
def test_lines_end_where_paragraphs_do(text: str, expected: list[str]) -> None:
    assert [block.text for block in clean_page(text).blocks] == expected


def test_the_signs_of_markdown_are_no_text() -> None:
    text = f"# 关于植树的通知\n\n**一、目标**\n\n- {BODY}\n> {MORE}\n这里**要紧**。"
    cleaned = clean_page(text, "md")
    assert [block.text for block in cleaned.blocks] == ["关于植树的通知", "一、目标", BODY, MORE, "这里**要紧**。"]
    assert [text[start:end] for start, end, _ in cleaned.discards] == ["# ", "**", "**", "- ", "> "]
    assert not any(block.is_joined for block in cleaned.blocks)


def pages(*texts: str, site: str = "qinghe.example") -> pl.DataFrame:
    rows = [
        dict.fromkeys(polars_schema(Pages))
        | {"page_id": f"{number:016x}", "source_path": f"{number}.html", "site": site, "text": text, "text_chars": len(text)}
        for number, text in enumerate(texts)
    ]
    return pl.DataFrame(rows, schema=polars_schema(Pages))


def test_lines_that_a_site_repeats_are_found_by_counting() -> None:
    texts = [f"青河县政务公开专栏\n同志们:\n第{number}号简报\n{BODY}" for number in range(6)]
    found = find_site_lines(count_lines(pages(*texts)))
    assert found.rows() == [("qinghe.example", "青河县政务公开专栏")]
    assert noise("青河县政务公开专栏", BODY, outside=Outside(frozenset(["青河县政务公开专栏"]))) == {"site_line": ["青河县政务公开专栏"]}


ALPHABET = "#*->甲乙一二、。,:：（）()《》“”页下载打印>当前位置 \u3000\xa0\n\r\t1同志们第讲话相关文章小编为大家整理责任书"


SPANS = st.lists(st.tuples(st.integers(0, 300), st.integers(1, 9)).map(lambda pair: (pair[0], sum(pair)))).map(merge)


@settings(deadline=None)
@given(st.text(ALPHABET, max_size=300), st.sampled_from(["txt", "html", "pdf", "md"]), SPANS, SPANS)
def test_every_character_is_in_one_place(text: str, format_: str, noise: tuple[Span, ...], keep: tuple[Span, ...]) -> None:
    cleaned = clean_page(text, format_, Outside(noise=noise, keep=keep))
    spans = sorted([*(span for block in cleaned.blocks for span in block.pieces), *((start, end) for start, end, _ in cleaned.discards)])
    passed = 0
    for start, end in [*spans, (len(text), len(text))]:
        assert passed <= start <= end
        assert not text[passed:start].strip()
        passed = end
    assert all("".join(text[start:end] for start, end in block.pieces) == block.text for block in cleaned.blocks)


HOSTILE = [
    "字号:加大" * 30 + "甲", "首页、2020" * 20 + "甲", "来源:" * 50 + "甲", "报告" + "一" * 70 + "甲", "同志们" * 20 + "甲",
    "首页>" * 40 + "甲", "2020年1月1日 " * 12 + "甲", "各县" * 50 + "局甲", "记者甲摄" * 40,
]  # fmt: skip


@pytest.mark.parametrize("line", HOSTILE, ids=lambda line: line[:6])
def test_a_hostile_line_costs_no_time(line: str) -> None:
    begun = time.perf_counter()
    clean_page("\n".join([line] * 20))
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize(
    "unit", ["。", "、", "一、", "甲", "（", "甲\n", "相关文章\n", "更多\n", "责任书。\n", f"{BODY}\n责任书。\n"], ids=repr
)
def test_cost_grows_with_the_text(unit: str) -> None:
    begun = time.perf_counter()
    clean_page(unit * (150_000 // len(unit)))
    assert time.perf_counter() - begun < 30  # a second or two; minutes where a step looks back


def test_every_reason_is_explained_with_an_example() -> None:
    rows = [line for line in (ROOT / "docs" / "cleaning.md").read_text("utf8").splitlines() if line.startswith("| `")]
    assert [row.split("`")[1] for row in rows] == list(get_args(codes.DiscardReason))
    assert all(row.count("|") == 5 and all(cell.strip() for cell in row.split("|")[1:-1]) for row in rows)


HEAD = "source,match,action,value,reason\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "line 1: expected the columns source, match, action, value, reason, found nothing"),
        ("source,match\n", "line 1: expected the columns"),
        (f"{HEAD}*,甲,noise\n", "line 2: expected 5 cells, found 3"),
        (f"{HEAD}*,甲,noise,,\n*,乙,erase,,\n", "line 3: expected an action of noise, keep, title, place, date, found erase"),
        (f"{HEAD}*,,noise,,\n", "line 2: expected words of the page in `match`"),
        (f"{HEAD}*,甲,title,,\n", "line 2: expected the title in `value`"),
        (f"{HEAD}*,甲,noise,乙,\n", "line 2: expected no `value` for noise, found 乙"),
        (f"{HEAD}*,甲,date,2023-02-30,\n", r"line 2: expected a day .* found 2023-02-30"),
        (f'{HEAD}*,"甲,noise,,\n', "expected comma-separated values"),
    ],
)
def test_a_wrong_line_of_corrections_is_a_sentence(text: str, says: str) -> None:
    with pytest.raises(RawInputError, match=says):
        read_corrections(text, "corrections.csv")


@pytest.mark.parametrize(
    ("source", "path", "fits"),
    [
        ("*", "a/b.txt", True), ("", "a.txt", True), ("a/*", "a/b/c.txt", True), ("a/?.txt", "a/bb.txt", False),
        ("a.csv", "a.csv#12", True), ("a.csv#12", "a.csv#1", False), ("a.txt", "ba.txt", False), ("[1].txt", "[1].txt", True),
    ],
)  # fmt: skip
def test_a_source_is_a_glob(source: str, path: str, fits: bool) -> None:
    stated = correction_frame(read_corrections(f"{HEAD}{source},甲,noise,,\n", "c"))
    assert relevant_corrections(stated, pl.Series([path])).height == fits


def test_words_that_a_correction_takes_out_or_keeps() -> None:
    text = f"下载\n{BODY}欢迎订阅。{MORE}\n欢迎订阅。"
    first, second = text.index("欢迎订阅。"), text.rindex("欢迎订阅。")
    outside = Outside(noise=((first, first + 5), (second, second + 5)), keep=((0, 2),))
    cleaned = clean_page(text, outside=outside)
    assert [(block.text, block.is_joined) for block in cleaned.blocks] == [("下载", False), (BODY + MORE, True)]
    assert cleaned.discards == [(first, first + 5, "correction"), (second, second + 5, "correction")]


def rows(processed: Path, table: str) -> pl.DataFrame:
    return pl.read_parquet(processed / "current" / table / "*.parquet")


def test_corrections_apply_with_a_trace_and_only_where_they_concern(tmp_path: Path, raw: Path) -> None:
    (raw / "corrections.csv").write_text(
        f"{HEAD}speech.txt,全县清理河道,date,2022,year on the scan\n"
        "*.txt,县林业局负责,place,青河县,\nnotice.txt,确保,noise,,too strong\n*,不在任何一页,noise,,gone\n",
        "gb18030",
    )
    snapshot = build(raw, tmp_path / "out")
    assert rows(tmp_path / "out", "pages").height == 2
    assert snapshot.notes == ("corrections.csv line 5 (noise): “不在任何一页” stands on no page that fits *",)
    documents = {row["genre"]: row for row in rows(tmp_path / "out", "documents").iter_rows(named=True)}
    assert (documents["speech"]["reference_year"], documents["speech"]["year_source"]) == (2022, "correction")
    assert (documents["notice"]["place"], documents["speech"]["place"]) == ("青河县", None)
    trace = rows(tmp_path / "out", "corrections").select("line", "text", "action", "value", "reason")
    assert sorted(trace.rows())[0] == (2, "全县清理河道", "date", "2022", "year on the scan")
    discards = rows(tmp_path / "out", "discards").select("text", "reason")
    assert discards.rows() == [("确保", "correction")]


def test_a_changed_corrections_file_is_seen_by_the_next_build(tmp_path: Path, raw: Path) -> None:
    first = build(raw, tmp_path / "out")
    (raw / "corrections.csv").write_text(f"{HEAD}speech.txt,全县清理河道,date,2022-03-01,\n", "utf8")
    second = build(raw, tmp_path / "out")
    assert first.id != second.id
    assert str(rows(tmp_path / "out", "documents").filter(genre="speech")["document_date"][0]) == "2022-03-01"
    (raw / "corrections.csv").unlink()
    assert build(raw, tmp_path / "out").id == first.id


def test_a_build_with_a_wrong_corrections_file_says_the_line(tmp_path: Path, raw: Path) -> None:
    (raw / "corrections.csv").write_text(f"{HEAD}*,甲,erase,,\n", "utf8")
    with pytest.raises(RawInputError, match=r"corrections\.csv line 2"):
        build(raw, tmp_path / "out")
