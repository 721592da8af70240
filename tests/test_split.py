"""Documents, paragraph kinds, outlines and facts."""

import time
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.clean import clean_pages
from transforms.schema.frames import polars_schema
from transforms.schema.tables import Pages
from transforms.segment import split_sentences
from transforms.split import Split, inline_marks, sentence_outlines, split_pages
from transforms.split.facts import PageFacts, read_facts

BODY = "今年以来,全县粮食总产达到12.6万吨,农民收入稳步增长,各项工作都取得了新的成绩,群众是满意的,上级也给予了肯定。"
LONG = BODY * 7
APPEAL = "同志们,新的任务已经明确,让我们坚定信心,扎实工作,为建设富裕文明的青河县而努力奋斗!"
REPORT = [
    "政府工作报告",
    "——2024年1月9日在青河县第九届人民代表大会第三次会议上",
    "青河县县长 林远",
    "各位代表:",
    "现在,我代表县人民政府报告工作,请予审议。",
]


def page(*lines: str, title: str | None = None, path: str = "a.txt", published: datetime | None = None) -> pl.DataFrame:
    text = "\n".join(lines)
    row = dict.fromkeys(polars_schema(Pages)) | {
        "page_id": "0" * 16, "source_path": path, "format": "txt", "text": text, "text_chars": len(text), "title": title,
        "published_at": published,
    }  # fmt: skip
    return pl.DataFrame([row], schema=polars_schema(Pages))


def split(*lines: str, **facts: Any) -> Split:
    pages = page(*lines, **facts)
    return split_pages(pages, clean_pages(pages).blocks)


def titles(*lines: str, title: str | None = None) -> list[str | None]:
    return split(*lines, title=title).documents["title"].to_list()


def kinds(*lines: str) -> list[str]:
    return split(*lines).paragraphs["kind"].to_list()


def outlines(*lines: str) -> list[str]:
    return split(*lines).paragraphs["outline"].to_list()


def facts(*lines: str, **page: Any) -> dict[str, object]:
    return split(*lines, **page).documents.row(0, named=True)


def test_a_page_of_many_texts_is_cut_at_titles_and_at_new_addresses() -> None:
    found = titles(
        "2023年县长会议讲话(案例3篇)",
        "县长农业工作会议讲话", "同志们:", LONG, APPEAL,
        "县长林业工作会议讲话稿", "同志们:", "一、提高认识", LONG, "二、抓好落实", LONG, "谢谢大家!",
        "同志们:", "一、肯定成绩", LONG, "二、正视问题", LONG,
        title="2023年县长会议讲话(案例3篇)",
    )  # fmt: skip
    assert found == ["县长农业工作会议讲话", "县长林业工作会议讲话稿", None]


def test_a_list_that_begins_again_begins_a_text_on_a_page_of_many() -> None:
    many = ("2023年县长会议讲话(案例3篇)", "县长农业工作会议讲话", "同志们:", "一、提高认识", LONG, "二、抓好落实", LONG)
    again = ("一、成效值得肯定", LONG, "二、问题不能小看", LONG)
    assert titles(*many, *again, title=many[0]) == ["县长农业工作会议讲话", None]
    assert titles(*many, "要抓好如下工作:", *again, title=many[0]) == ["县长农业工作会议讲话"]


@pytest.mark.parametrize(
    "lines",
    [
        [*REPORT, "一、2023年工作回顾", LONG, "各位代表!", LONG, "二、2024年工作安排", LONG, "各位代表!", APPEAL],
        [
            "关于印发青河县植树方案的通知",
            "各乡镇人民政府:",
            BODY,
            "青河县人民政府",
            "2024年3月1日",
            "青河县植树方案",
            "一、目标",
            LONG,
            "二、措施",
            LONG,
        ],
        ["在全县会议上的讲话", "同志们:", "一、认识", LONG, "同志们,任务很重,让我们共同努力!", "二、落实", LONG],
        ["会议综述", "县长在讲话中指出", LONG, "书记在总结", LONG],
    ],
)
def test_a_page_of_one_text_is_one_document(lines: list[str]) -> None:
    assert split(*lines).documents.height == 1


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ([*REPORT, "一、2023年工作回顾", BODY], ["title", "title", "title", "salutation", "body", "heading", "body"]),
        (["关于植树的通知", "青政发〔2024〕5号", "各幼儿园:", BODY, "特此通知。"], ["title", "title", "salutation", "body", "closing"]),
        (["青政发〔2024〕5号", "关于植树的通知", "各乡镇人民政府,县直各部门:", BODY], ["title", "title", "salutation", "body"]),
        (
            [
                "关于印发植树方案的通知", "各乡镇:", BODY, "青河县林业局 青河县财政局", "青河县水利局", "2024年 3月 1 日",
                "青河县植树方案", BODY,
            ],
            ["title", "salutation", "body", "closing", "closing", "closing", "heading", "body"],
        ),
        (["在会议上的讲话", BODY, "各位代表!", f"{BODY}让我们共同奋斗!"], ["title", "body", "salutation", "closing"]),
        (["在会议上的讲话", BODY, APPEAL, "注释:", "1.“三张清单”:是指责任、任务和时限清单。"], ["title", "body", "closing",
            "heading", "body"]),
        (["通知", BODY, "(一)申请人年满16周岁;", "(二)申请人有本县户籍;", "(三)其他条件。"], ["title", "body", "body", "body", "body"]),
        (["通知", BODY, "(一)农业稳步发展。", BODY], ["title", "body", "heading", "body"]),
        (["通知", BODY, "青河县人民政府办公室2024年3月5日印发"], ["title", "body", "closing"]),
        (["在会议上的讲话", BODY, "我的讲话完了,谢谢大家!"], ["title", "body", "closing"]),
    ],
)  # fmt: skip
def test_each_line_has_its_kind(lines: list[str], expected: list[str]) -> None:
    assert kinds(*lines) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["一、甲", "(一)乙", "1.丙", "(1)丁", "一是戊", "二、己"], ["一", "一/(一)", "一/(一)/1", "一/(一)/1/(1)",
            "一/(一)/1/(1)/一是", "二"]),
        (["一、甲", "第一,乙", "一是丙", "二是丁", "第二,戊"], ["一", "一/第一", "一/第一/一是", "一/第一/二是", "一/第二"]),
        (["一、甲", "一要乙", BODY, "二要丙"], ["一", "一/一要", "一/一要", "一/二要"]),
        (["一、甲", "一是乙。", "要抓好三件事:一要丙。", "二要丁。"], ["一", "一/一是", "一", "一/二要"]),
        (["一、甲", "首先,乙", "其次,丙", "最后,丁"], ["一", "一/首先", "一/其次", "一/最后"]),
        (["第一章 总则", "第一条 甲", "(一)乙;", "(二)丙。", "第二条 丁"], ["第一章", "第一章/第一条", "第一章/第一条/(一)",
            "第一章/第一条/(二)", "第一章/第二条"]),
        (["第一章 甲", "第一节 乙", "第一条 丙", "第二节 丁"], ["第一章", "第一章/第一节", "第一章/第一节/第一条", "第一章/第二节"]),
        (["一、甲", BODY, "附件1", BODY], ["一", "一", "", ""]),
        (["●一、甲", "• (一)乙", "★ 1.丙"], ["一", "一/(一)", "一/(一)/1"]),
        (["一、甲", "（二）乙", "２．丙"], ["一", "一/(二)", "一/(二)/2"]),
    ],
)  # fmt: skip
def test_outlines_nest(lines: list[str], expected: list[str]) -> None:
    assert outlines("在会议上的讲话", BODY, *lines)[2:] == expected


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("要做好三件事:一是抓招商;二是抓项目;三是抓落实。", ["一是", "二是", "三是"]),
        ("首先,要学习。其次,要实干。最后,要守纪。", ["首先", "其次", "最后"]),
        ("这是一是一、二是二的问题。", []),
        ("第一、第二、第三产业协调发展。", []),
        ("（1）改造农房；（2）修建水渠。", ["(1)", "(2)"]),
        ("增长1.5倍,达到2.5亿元。", []),
    ],
)
def test_lists_inside_a_paragraph_are_found(text: str, labels: list[str]) -> None:
    assert [mark.label for _, mark in inline_marks(text)] == labels


@pytest.mark.parametrize(
    ("text", "outline", "expected"),
    [
        ("要做好三件事:一是抓招商;二是抓项目。要细。", "三", ["三/一是", "三/二是", "三/二是"]),
        ("抓好落实。一是抓招商。要早。二是抓项目。", "三", ["三", "三/一是", "三/一是", "三/二是"]),
        ("一是抓招商。要早。二是抓项目。", "三/一是", ["三/一是", "三/一是", "三/二是"]),
        ("(二)抓落实。一要快。二要实。", "三/(二)", ["三/(二)", "三/(二)/一要", "三/(二)/二要"]),
        ("要做到:一是快,二是实,三是细。大家都要做到。", "", ["", ""]),
        ("第一、第二产业都要发展。", "二", ["二"]),
    ],
)
def test_sentences_carry_the_lists_inside_their_paragraph(text: str, outline: str, expected: list[str]) -> None:
    assert sentence_outlines(text, outline, [start for start, _ in split_sentences(text)]) == expected


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (
            REPORT,
            {
                "title": "政府工作报告", "genre": "report", "place": "青河县", "speaker": "林远", "speaker_role": "青河县县长",
                "event": "青河县第九届人民代表大会第三次会议", "document_date": "2024-01-09", "reference_year": 2024,
                    "year_source": "text",
            },
        ),
        (
            ["县委书记在全县林业工作会议上的讲话", "同志们:", "2O24年,x县要造林。"],
            {"title": "县委书记在全县林业工作会议上的讲话", "genre": "speech", "place": "x县", "speaker_role": "县委书记",
                "event": "全县林业工作会议"},
        ),
        (
            ["青政办发〔2024〕5号", "青河县人民政府办公室", "关于印发植树方案的通知", "各乡镇:", BODY, "青河县人民政府办公室",
                "2024年3月1日", "青河县植树方案", BODY],
            {
                "title": "青河县人民政府办公室关于印发植树方案的通知", "genre": "notice", "place": "青河县",
                    "document_date": "2024-03-01",
                "reference_year": 2024, "year_source": "text",
            },
        ),
        (
            ["关于国民经济和社会发展“十五五”规划和2035年远景目标纲要的报告",
                "——2026年1月9日在青河县第十届人民代表大会第一次会议上", "各位代表:", BODY],
            {"genre": "report", "reference_year": 2026, "year_source": "text", "document_date": "2026-01-09", "place": "青河县",
                "event": "青河县第十届人民代表大会第一次会议"},
        ),
        (
            ["二〇二四年工作要点", BODY],
            {"title": "二〇二四年工作要点", "genre": "plan", "reference_year": 2024, "year_source": "title"},
        ),
        (["20xx年工作要点", BODY], {"title": "20xx年工作要点", "genre": "plan"}),
    ],
)  # fmt: skip
def test_a_document_says_of_itself(lines: list[str], expected: dict[str, object]) -> None:
    found = facts(*lines)
    names = ("title", "place", "speaker", "speaker_role", "event", "document_date", "reference_year", "year_source")
    said = {name: found[name] for name in names} | {"genre": found["genre"]}
    said["document_date"] = str(said["document_date"]) if said["document_date"] else None
    assert {name: value for name, value in said.items() if value is not None} == {"title": said["title"]} | expected


@pytest.mark.parametrize(
    ("lines", "genre", "day"),
    [
        (["督查专报", "青河县人民政府办公室 2024年9月3日", BODY], "bulletin", "2024-09-03"),
        (["青河县2023年统计公报", "青河县统计局  2024年3月28日", BODY], "bulletin", "2024-03-28"),
        (["2024年1—5月青河县经济运行情况", BODY], "bulletin", "None"),
        (["专题会议纪要", "2024年3月18日上午,副县长林远主持召开专题会议。" + BODY], "other", "2024-03-18"),
        (["工作要点", "2024年3月18日上午,副县长林远主持召开专题会议。" + BODY], "plan", "None"),
        (["青河县护林员拟聘人员的公示", BODY], "notice", "None"),
        (["关于制定第八个五年计划的建议", BODY], "plan", "None"),
    ],
)
def test_other_kinds_of_official_text_tell_their_genre_and_day(lines: list[str], genre: str, day: str) -> None:
    found = facts(*lines)
    assert (found["genre"], str(found["document_date"])) == (genre, day)


@pytest.mark.parametrize(
    ("title", "text", "place"),
    [
        ("县委书记在全县会议上的讲话", "x镇要先行。x镇已经做到。x县才有希望。", "x县"),
        ("县委书记在全县会议上的讲话", "x镇要先行。x镇已经做到。", None),
        ("在会议上的讲话", "x镇要先行。x镇已经做到。x县才有希望。", "x县"),
    ],
)
def test_a_masked_place_has_the_rank_that_the_title_speaks_for(title: str, text: str, place: str | None) -> None:
    assert facts(title, "同志们:", BODY + text)["place"] == place


def test_news_are_told_by_others_and_dated_by_their_byline() -> None:
    found = facts(
        "本报讯:日前,青河县召开农业工作会议,县委书记林远出席并讲话。" + BODY,
        title="2023年青河县农业再上新台阶 林远出席会议并讲话",
        published=datetime(2024, 1, 31, 16, tzinfo=UTC),  # in China the first of February
    )
    assert (found["genre"], found["speaker"], found["speaker_role"]) == ("news", None, None)
    assert (found["document_date"], found["reference_year"], found["year_source"]) == (date(2024, 2, 1), 2024, "byline")


def test_of_all_else_the_day_of_publication_tells_no_more_than_the_year() -> None:
    found = facts("青河县农业工作方案", "一、总体要求" + BODY, published=datetime(2024, 1, 31, 8, tzinfo=UTC))
    assert (found["document_date"], found["reference_year"], found["year_source"]) == (None, 2024, "byline")


@pytest.mark.parametrize(
    ("path", "year"), [("2024/a.txt", None), ("plan_2024.txt", 2024), ("plan_2023_2024.txt", None), ("120245.txt", None)]
)
def test_the_path_gives_a_year_only_by_the_name_of_the_file(path: str, year: int | None) -> None:
    assert facts("工作要点", BODY, path=path)["reference_year"] == year


@pytest.mark.parametrize(("text", "reason"), [("太短了。", "too_short"), ("a b c d e f g " * 10, "not_chinese"), (BODY, None)])
def test_a_document_not_to_count_says_why(text: str, reason: str | None) -> None:
    assert facts(text)["drop_reason"] == reason


LINES = st.sampled_from(
    [
        *REPORT,
        BODY,
        APPEAL,
        "一、甲",
        "(一)乙",
        "1.丙",
        "一是丁",
        "第一条 戊",
        "附件",
        "同志们:",
        "各位代表!",
        "谢谢大家!",
        "2024年3月1日",
        "县政府",
        "x",
    ]
)


@settings(deadline=None)
@given(st.lists(LINES, max_size=30))
def test_every_line_is_in_one_document(lines: list[str]) -> None:
    found = split(*lines)
    joined = found.paragraphs.group_by("doc_id", maintain_order=True).agg(pl.col("text").str.join("\n"))
    assert dict(joined.iter_rows()) == dict(found.documents.select("doc_id", "text").iter_rows())
    assert found.paragraphs["text"].to_list() == clean_pages(page(*lines)).blocks["text"].to_list()


@pytest.mark.parametrize(
    "unit",
    ["甲\n", "一、甲\n", "同志们:\n", f"{BODY}\n同志们:\n", f"在会议上的讲话\n{BODY}\n", "2024年3月1日\n", "县政府\n", "附件\n"],
    ids=repr,
)
def test_cost_grows_with_the_lines(unit: str) -> None:
    begun = time.perf_counter()
    split(unit * (60_000 // len(unit)))
    assert time.perf_counter() - begun < 15  # about a second; minutes where a step looks back


def test_a_text_that_says_nothing_of_itself_has_no_facts() -> None:
    assert set(asdict(read_facts([BODY], ["body"], PageFacts())).values()) <= {None, "other"}
