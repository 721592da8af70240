"""Entities of a paragraph: one small sentence a rule."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.entities import read_entities
from transforms.segment import tag
from transforms.text import fold


def read(text: str, kind: str) -> list[str]:
    """Surfaces of one kind."""
    folded = fold(text).text
    return [entity.surface for entity in read_entities(folded, tag(folded)) if entity.kind == kind]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("县委、县政府高度重视，县纪委监委要设立举报电话。", ["县委", "县政府", "县纪委监委"]),
        ("会后教科局要摸清底数。", ["教科局"]),
        ("教育主管部门要切实负起责任。", ["教育主管部门"]),
        ("自治区党委第一巡视组反馈了意见。", ["自治区党委第一巡视组"]),
        ("感谢兰州石化公司的帮扶。", ["兰州石化公司"]),
        ("年内建成庄浪一中图书楼。", ["庄浪一中"]),
        ("x县二中生源基础差。", ["x县二中"]),
        ("县五中、古城中学的合格率较高。", ["县五中", "古城中学"]),
        ("公安、卫生、药监等部门要密切配合。", ["公安", "卫生", "药监"]),
        ("纪检监察机关和组织部门要加强协作。", ["纪检监察机关", "组织部门"]),
        ("由县发展和改革局牵头，县人力资源和社会保障局配合。", ["县发展和改革局", "县人力资源和社会保障局"]),
        ("要根据省、市教育部门的要求开展工作。", ["省、市教育部门"]),
        ("督促指导党委（党组）落实责任。", ["党委(党组)"]),
        ("党中央、国务院作出部署。", ["党中央", "国务院"]),
        ("中央和省、市都提出了要求。", ["中央"]),
        ("县教育工作领导小组负责统筹。", ["县教育工作领导小组"]),
        ("县卫生和计划生育局组建后，县中医院搬迁。", ["县卫生和计划生育局", "县中医院"]),
        ("各级各部门要抓好落实。", ["各级各部门"]),
        ("秦皇岛市土地局和郑州蝶阀厂的代表到会。", ["秦皇岛市土地局", "郑州蝶阀厂"]),
        ("局党组要专题研究。", ["局党组"]),
        ("辽宁大学与美国国务院均派员到会。", ["辽宁大学", "美国国务院"]),
        ("市劳动争议仲裁委员会受理了申诉。", ["市劳动争议仲裁委员会"]),
    ],
)
def test_bodies_are_read_whole(text: str, bodies: list[str]) -> None:
    assert read(text, "organization") == bodies


@pytest.mark.parametrize(
    "text",
    [
        "学校要加强管理，医院要改善服务。",
        "优化产业布局，形成新格局。",
        "扩建乡镇卫生院，改善农村小学条件。",
        "鼓励金融机构加大投放，发展养老机构。",
        "相关部门和有关单位要各负其责。",
        "打造区域性物流中心。",
        "他被委派到基层任职。",
        "每所学校都要有一支好队伍。",
        "公司要建立现代企业制度。",
    ],
)
def test_common_nouns_are_no_bodies(text: str) -> None:
    assert read(text, "organization") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("刚才，崇博副县长作了安排。", ["崇博"]),
        ("市委王铁书记作了讲话。", ["王铁"]),
        ("会后，陈x同志牵头。", ["陈x"]),
        ("要以唐文藻、王秀玲等同志为榜样。", ["唐文藻", "王秀玲"]),
        ("以习近平同志为核心的党中央", ["习近平"]),
        ("一个名叫王金拴的人写了文章。", ["王金拴"]),
        ("买买提·吐尔逊作了发言。", ["买买提·吐尔逊"]),
        ("习近平总书记指出，总书记强调。", ["习近平", "总书记"]),
    ],
)
def test_people_by_title_and_context(text: str, names: list[str]) -> None:
    assert read(text, "person") == names


@pytest.mark.parametrize(
    "text", ["高水平师资和高素质队伍。", "山水林田湖草沙一体治理。", "同志们，大家好！", "医生晋升中高级职称。", "做到温馨服务、顾大局。"]
)
def test_common_nouns_are_no_people(text: str) -> None:
    assert read(text, "person") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("录取分数线甘谷比秦安要高出40分。", ["甘谷", "秦安"]),
        ("静宁县超出我县412人。", ["静宁县"]),
        ("争取北京市海淀区的帮扶。", ["北京市海淀区"]),
        ("在南湖镇新建一所幼儿园。", ["南湖镇"]),
        ("重铸x县教育辉煌，x村是大村。", ["x县", "x村"]),
        ("支持甘肃发展，建设新疆。", ["甘肃", "新疆"]),
        ("长江、黄河流域生态保护。", ["长江", "黄河"]),
        ("内蒙古自治区与宁夏回族自治区签约。", ["内蒙古自治区", "宁夏回族自治区"]),
    ],
)
def test_places(text: str, names: list[str]) -> None:
    assert read(text, "place") == names


@pytest.mark.parametrize(
    "text",
    [
        "新建和平学校，维护公安稳定。",
        "促进社会和平与合作。",
        "各乡镇要建设大城市和小城镇。",
        "资源开发要大兴调查研究。",
        "坚持中国特色社会主义。",
    ],
)
def test_common_words_are_no_places(text: str) -> None:
    assert read(text, "place") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("严守《教师法》《义务教育法》。", ["教师法", "义务教育法"]),
        ("印发《关于贯彻〈教师法〉的意见》。", ["关于贯彻〈教师法〉的意见"]),
        ("包括《深化“县管校聘”改革的方案》。", ["深化“县管校聘”改革的方案"]),
    ],
)
def test_documents_without_their_brackets(text: str, names: list[str]) -> None:
    assert read(text, "document") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("今天我们召开全县教育工作会议。", ["全县教育工作会议"]),
        ("党的十九大指出，要优先发展教育。", ["党的十九大"]),
        ("深入学习党的十九届四中、五中全会精神。", ["党的十九届四中、五中全会"]),
        ("十九届中央纪委四次全会和第三次中央新疆工作座谈会精神", ["十九届中央纪委四次全会", "第三次中央新疆工作座谈会"]),
        ("特别是县委全委会、县人代会提出的目标", ["县委全委会", "县人代会"]),
        ("贵州省第十四届人民代表大会第四次会议", ["贵州省第十四届人民代表大会第四次会议"]),
    ],
)
def test_meetings(text: str, names: list[str]) -> None:
    assert read(text, "meeting") == names


@pytest.mark.parametrize("text", ["这次会议很重要。", "召开警示教育大会2场。", "定期开会研究。"])
def test_unnamed_meetings_are_left(text: str) -> None:
    assert read(text, "meeting") == []


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("实施“四名”工程。", ["“四名”工程"]),
        ("围绕“1689”教育工作总思路，开展工作。", ["“1689”"]),
        ("利用“县管校聘”有利契机，推进县管校聘。", ["“县管校聘”", "县管校聘"]),
        ("落实“三严三实”专题教育和两免一补政策。", ["“三严三实”专题教育", "两免一补"]),
        ("20xx年是“十三五”规划的起步之年。", ["“十三五”规划"]),
        ("做到“八个到位”，建设“平安校园”。", ["“八个到位”", "“平安校园”"]),
        ("以“创先争优”和“工作落实年”活动为契机", ["“创先争优”", "“工作落实年”活动"]),
        ("实施中小学名师培养工程。", ["中小学名师培养工程"]),
        ("推动实施新一轮城市更新行动。", ["新一轮城市更新行动"]),
    ],
)
def test_initiatives_with_their_quotes(text: str, names: list[str]) -> None:
    assert read(text, "initiative") == names


@pytest.mark.parametrize(
    "text",
    [
        "接送车成了一道“风景线”。",
        "查处“一把手”违纪问题。",
        "“十四五”时期经济平稳增长。",
        "坚持“老虎”“苍蝇”一起打。",
        "教育是一项系统工程。",
    ],
)
def test_other_quotations_are_no_initiatives(text: str) -> None:
    assert read(text, "initiative") == []


WORDS = st.sampled_from(
    [
        "县委",
        "、",
        "和",
        "庄浪县",
        "教育",
        "部门",
        "等",
        "《",
        "》",
        "“",
        "”",
        "一",
        "工程",
        "实施",
        "王",
        "同志",
        "x",
        "县",
        "会议",
        "全县",
        "届",
        "(",
        ")",
        "简称",
        "总书记",
        "·",
        "的",
        "，",
        "中",
    ]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS | st.text(max_size=3), max_size=30).map("".join))
def test_spans_are_in_order_apart_and_say_their_surface(text: str) -> None:
    folded = fold(text).text
    entities = read_entities(folded, tag(folded)) if folded else []
    assert all(folded[entity.start : entity.end] == entity.surface for entity in entities)
    assert all(left.end <= right.start for left, right in pairwise(entities))
    assert all(entity.start < entity.end for entity in entities)
