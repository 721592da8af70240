"""Named schemes and what they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transforms.link.initiatives import find_initiatives
from transforms.link.parts import announced
from transforms.model import DocumentView, Entity, Initiative, ParagraphView, Setting
from transforms.segment import split_sentences


def read(*texts: str, names: tuple[str, ...] = ()) -> list[Initiative]:
    views = []
    for text in texts:
        entities = tuple(Entity(at, at + len(name), name, "initiative") for name in names if (at := text.find(name)) >= 0)
        views.append(ParagraphView("body", None, "", text, tuple(split_sentences(text)), (), (), entities, Setting()))
    return find_initiatives(DocumentView("speech", None, None, None, None, None, tuple(views)))


@pytest.mark.parametrize(
    ("text", "name", "parts"),
    [
        ("大力实施名品牌、名企业、名园区“三名”工程,推动转型。", "“三名”工程", ("名品牌", "名企业", "名园区")),
        ("要做到“四个到位”,即认识到位、组织到位、措施到位、督查到位。", "“四个到位”", ("认识到位", "组织到位", "措施到位", "督查到位")),
        ("落实“三包”(包领导、包部门、包责任人)制度。", "“三包”", ("包领导", "包部门", "包责任人")),
        ("构建政府主导、部门负责、群众参与的“三位一体”体系。", "“三位一体”", ("政府主导", "部门负责", "群众参与")),
        ("坚持三个优先,即规划优先、用地优先、投入优先。", "三个优先", ("规划优先", "用地优先", "投入优先")),
    ],
)
def test_parts_are_those_the_text_spells_out(text: str, name: str, parts: tuple[str, ...]) -> None:
    row = next(item for item in read(text) if name in item.name)
    assert row.parts == parts
    assert row.part_count == len(parts)
    assert text[row.start : row.end] == row.name


@pytest.mark.parametrize(
    ("texts", "name", "parts"),
    [
        (("争做“三好”校长:一要品德好,以身作则。二要作风好,勤政务实。三要业务好,精通管理。",), "“三好”", ("品德好", "作风好", "业务好")),
        (("真正做到“两个有力”。", "一是领导要有力。党政同责。", "二是配合要有力。各司其职。"), "“两个有力”", ("领导要有力", "配合要有力")),
        (("切实做到“三个深入”。要深入农村、深入群众、深入农户,开展宣传。",), "“三个深入”", ("深入农村", "深入群众", "深入农户")),
        (("做到“两先两后”,即先疏导后处理,先缓和后解决。",), "“两先两后”", ("先疏导后处理", "先缓和后解决")),
    ],
)
def test_parts_are_found_under_marks_and_in_runs(texts: tuple[str, ...], name: str, parts: tuple[str, ...]) -> None:
    row = next(item for item in read(*texts) if item.name == name)
    assert row.parts == parts
    assert row.part_count == len(parts)


def test_marks_of_another_list_are_no_parts() -> None:
    row = next(item for item in read("要坚决做到“两个维护”。", "一是夯实责任。", "二是深化整治。") if "两个维护" in item.name)
    assert row.parts is None


def test_a_code_has_one_part_a_digit_and_each_digit_its_own_row() -> None:
    rows = read(
        "我们确定了“12”工作思路。",
        "“1”就是坚持一条主线,即“高质量发展”。",
        "“2”就是抓好两个重点,即“产业升级、城市更新”。",
    )
    by_name = {row.name: row for row in rows}
    assert by_name["“2”"].parts == ("产业升级", "城市更新")
    code = next(row for row in rows if row.name.startswith("“12”"))
    assert code.parts == ("坚持一条主线", "抓好两个重点")
    assert code.part_count == 2


def test_parts_stay_null_where_the_text_does_not_say() -> None:
    (row,) = read("全面落实“两免一补”政策。")
    assert row.parts is None
    assert row.part_count == 3


def test_the_explaining_mention_wins_over_the_first() -> None:
    rows = read("实施“双提”行动。", "“双提”行动,就是提质、提速。")
    assert [row.paragraph for row in rows if "双提" in row.name] == [1]


@pytest.mark.parametrize("text", ["“十四五”时期。", "列入“十件”实事。"])
def test_periods_and_bare_counts_are_no_schemes(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("四名", 4),
        ("两免一补", 3),
        ("1689", 4),
        ("三位一体", 3),
        ("十四五", None),
        ("平安校园", None),
        ("1+3+N", 3),
        ("八个到位", 8),
        ("四大纪律八项要求", 12),
        ("三先三后", 6),
        ("四个一", 4),
    ],
)
def test_the_number_that_a_name_announces(name: str, count: int | None) -> None:
    assert announced(name) == count


@given(st.text(alphabet="“”一二三四个优先即就是、,。:1238名工程()", max_size=80))
def test_every_row_lies_in_its_text(text: str) -> None:
    for row in read(text):
        assert text[row.start : row.end] == row.name
        assert all(part in text for part in row.parts or ())


@pytest.mark.parametrize(
    ("text", "name", "parts", "count"),
    [
        (
            "实施“四个一批”工程,即引进一批、培育一批、改造一批、淘汰一批。",
            "“四个一批”工程",
            ["引进一批", "培育一批", "改造一批", "淘汰一批"],
            4,
        ),
        ("“四改一提”行动,就是改水、改厕、改路、改圈,提升村容村貌。", "“四改一提”行动", ["改水", "改厕", "改路", "改圈", "提升村容村貌"], 5),
        ("落实“双减”政策,巩固率稳定。(牵头单位:县教育局;责任单位:县委编办、县人社局)", "“双减”政策", None, 2),
        ("打造“15分钟便民生活圈”。", "“15分钟便民生活圈”", None, None),
        ("“五一”前建成绿道。", "“五一”", None, None),
    ],
)
def test_a_count_and_its_list_belong_together(text: str, name: str, parts: list[str] | None, count: int | None) -> None:
    (row,) = read(text, names=(name,))
    assert (row.name, list(row.parts or ()) or None, row.part_count) == (name, parts, count)
