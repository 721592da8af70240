"""What a figure measures: a clean noun phrase of the text."""

import pytest

from transforms.extract.quantities import read_quantities
from transforms.extract.times import read_times
from transforms.model import Setting

PLAIN = Setting()


def indicators(text: str) -> list[str | None]:
    return [item.indicator for item in read_quantities(text, read_times(text, PLAIN), PLAIN)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("全县粮食产量达到30万吨。", "粮食产量"),
        ("力争地区生产总值同比增长5%左右。", "地区生产总值"),
        ("一般公共预算收入按可比口径增长4%。", "一般公共预算收入"),
        ("其中新能源装机占比达45%。", "新能源装机占比"),
        ("民间投资占固定资产投资比重达40%。", "民间投资占固定资产投资比重"),
        ("我县每万人拥有医生31人。", "每万人拥有医生"),
        ("生产总值由2020年的36亿元增长到50亿元。", "生产总值"),
        ("森林覆盖率稳定在40%以上。", "森林覆盖率"),
        ("失业率控制在5%以内。", "失业率"),
        ("重大项目开工30个。", "重大项目"),
        ("人口自然增长率降到6‰。", "人口自然增长率"),
    ],
)
def test_the_subject_of_a_predicate(text: str, expected: str) -> None:
    assert indicators(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("培训教师300名。", "教师"),
        ("新增城镇就业5万人。", "城镇就业"),
        ("城镇新增就业5万人。", "城镇新增就业"),
        ("各单位召开警示教育大会12场次。", "警示教育大会"),
        ("为低收入家庭发放取暖补贴200万元。", "取暖补贴"),
        ("查处违规收费问题25件。", "违规收费问题"),
        ("完成棚户区改造1200户。", "棚户区改造"),
        ("累计投入5亿元。", "投入"),
        ("新建5G基站800个。", "5G基站"),
        ("巡察党组织35个。", "党组织"),
        ("改造老旧小区30个、老旧管网12公里。", "老旧小区"),
    ],
)
def test_the_object_of_a_verb(text: str, expected: str) -> None:
    assert indicators(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("新建30万平方米校舍。", "校舍"),
        ("学校有5名教师。", "教师"),
        ("120个行政村全部通了公路。", "行政村"),
        ("9条次干道路开工建设。", "次干道路"),
        ("80%以上的卫生院建立门诊。", "卫生院"),
        ("聘请12名符合条件的专家参与评审。", "符合条件的专家"),
        ("给予3万元服务奖励。", "服务奖励"),
        ("先后3次召开工作会议。", "工作会议"),
        ("打造40个吸引力强、人气旺的消费场景。", "消费场景"),
        ("580户国有企业参加了改革。", "国有企业"),
    ],
)
def test_the_noun_behind(text: str, expected: str) -> None:
    assert indicators(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("旅游收入6亿元,同比增长12%。", ["旅游收入", "旅游收入"]),
        ("工业增加值增长7%,增速高于全市2个百分点。", ["工业增加值", "工业增加值"]),
        ("农业增长1.1%、服务业增长3.1%。", ["农业", "服务业"]),
        ("城乡居民收入分别增长8%、9%。", ["城乡居民收入", "城乡居民收入"]),
        ("建成大棚300个、温室20栋、仓储库2万平方米。", ["大棚", "温室", "仓储库"]),
        ("全县入学率为98%,河口镇为95%。", ["入学率", "入学率"]),
        ("查处问题25件37人。", ["问题", "问题"]),
        ("每个机构给予3万元、2万元和1万元奖励。", ["奖励", "奖励", "奖励"]),
        ("托位数从3个增至5个。", ["托位数", "托位数"]),
        ("参加献血(每次计2分)。", ["献血"]),
        ("从录取人数来看,甲县超出乙县40人。", ["录取人数"]),
        ("二类\t慢性支气管炎\t200元\t50元", ["慢性支气管炎", "慢性支气管炎"]),
        ("班列开行良好,增长5%。", ["班列开行"]),
    ],
)
def test_what_was_measured_is_carried_on(text: str, expected: list[str]) -> None:
    assert indicators(text) == expected


@pytest.mark.parametrize("text", ["增长5%。", "达到30个。", "同比提高2个百分点。"])
def test_nothing_is_made_up(text: str) -> None:
    assert indicators(text) == [None]


def test_a_sentence_carries_nothing_into_the_next() -> None:
    assert indicators("旅游收入6亿元。增长12%。") == ["旅游收入", None]
