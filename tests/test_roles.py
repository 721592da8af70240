"""What the words around a figure say: target, actual, rule or enumeration; level, increase or decrease."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.quantities import read_quantities
from transforms.extract.setting import read_settings
from transforms.extract.times import read_times
from transforms.model import Quantity, Setting, Tense

PLAIN = Setting()
REVIEW = Setting("review", "report")
PLAN = Setting("plan", "report")
SPEECH = Setting(None, "speech")
NEWS = Setting(None, "news")
RULES = Setting("plan", "notice", is_rule=True)


def read(text: str, setting: Setting = PLAIN) -> list[Quantity]:
    return read_quantities(text, read_times(text, setting), setting)


def roles(text: str, setting: Setting = PLAIN) -> list[str]:
    return [item.role for item in read(text, setting)]


def changes(text: str) -> list[str]:
    return [item.change for item in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("粮食产量达到30万吨。", ["level"]),
        ("粮食产量增长5%。", ["increase"]),
        ("粮食产量增长到30万吨。", ["level"]),
        ("价格下降5%。", ["decrease"]),
        ("失业率下降到4%。", ["level"]),
        ("人均收入由1.2万元增加到1.5万元。", ["level", "level"]),
        ("人均收入由1.2万元增加到2025年的1.5万元。", ["level", "level"]),
        ("补助标准提高到每人每年460元。", ["level"]),
        ("新增就业3000人。", ["increase"]),
        ("新增绿地50亩、公园2座。", ["increase", "increase"]),
        ("建成校舍3万平方米。", ["level"]),
        ("城乡收入分别增长8%、9%。", ["increase", "increase"]),
        ("物价涨幅控制在3%左右。", ["increase"]),
        ("经济增长预期目标为6%。", ["increase"]),
        ("人口自然增长率为6‰。", ["level"]),
        ("对经济增长的贡献率超过30%。", ["level"]),
        ("补贴提高至每人每月217元、290元。", ["level", "level"]),
        ("工业增加值20亿元。", ["level"]),
        ("增速高于全市2个百分点。", ["level"]),
        ("甲校比乙校高4.5分。", ["level"]),
        ("以10%的速度递增。", ["increase"]),
        ("实现了15%的增长。", ["increase"]),
        ("税收翻一番。", ["increase"]),
        ("产值是上年的1.3倍。", ["level"]),
        ("产值增长2倍。", ["increase"]),
        ("排名提升到第三位。", ["level"]),
        ("改造提升25个养老站点。", ["level"]),
        ("能耗降低了2.5%。", ["decrease"]),
        ("新增高效节水面积5万亩,其中甲县2万亩、乙县3万亩。", ["increase", "increase", "increase"]),
        ("资金比上年多2亿元。", ["increase"]),
        ("按每年8%的比例递增。", ["increase"]),
        ("里程新增300公里、突破1.1万公里。", ["increase", "level"]),
        ("产值增速由去年的9%回落至6%。", ["increase", "increase"]),
        ("棉花比1957年的300万斤增长五成。", ["level", "increase"]),
        ("预期寿命提高1岁。", ["increase"]),
        ("产值同比增5%,环比降3%。", ["increase", "decrease"]),
        ("新开工项目30个,同比少4个。", ["level", "decrease"]),
        ("利润增长面65%,增长的企业有27家。", ["level", "level"]),
        ("拉低全县增速2个百分点。", ["decrease"]),
        ("每增加10万元再奖0.5万元。", ["level", "level"]),
        ("雨水比常年偏少三成。", ["decrease"]),
        ("上线比去年多了37个。", ["increase"]),
        ("人数反倒升了两成。", ["increase"]),
        ("时限压减率87%。", ["level"]),
        ("货币发行比年初计划少了500亿元。", ["level"]),
        ("改造提升农田10万亩。", ["level"]),
        ("改造提升4个出入口。", ["level"]),
        ("产值增10%,成本降5%。", ["increase", "decrease"]),
        ("增速比全省高2.1个百分点。", ["level"]),
    ],
)
def test_the_nearest_verb_tells_level_from_change(text: str, expected: list[str]) -> None:
    assert changes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "力争年内完成投资3亿元。",
        "确保入学率达到98%。",
        "各乡镇要在6月底前改造120户。",
        "今后五年的目标是人均收入达到5万元。",
        "招录教师不低于100名。",
        "到2030年森林覆盖率达到40%。",
        "县上下达的任务是800例。",
        "由至少2名工作人员核查。",
    ],
)
def test_goals_orders_and_deadlines_are_targets(text: str) -> None:
    assert roles(text) == ["target"]


@pytest.mark.parametrize(
    "text",
    [
        "去年完成投资3亿元。",
        "全县培训了3000人。",
        "目前有学校12所。",
        "截至6月底,入库项目40个。",
        "预计全年财政收入达到6亿元。",
        "甲县比我县高出40分。",
        "甲县要高出40分。",
        "我们争取了3个项目。",
        "实有耕地6万亩,需要资金5亿元。",
        "应于6月底前完工,实际完成5万亩。",
    ],
)
def test_facts_forecasts_and_gaps_are_actual(text: str) -> None:
    assert roles(text, SPEECH) == ["actual"] * len(read(text))


@pytest.mark.parametrize(
    "text",
    [
        "山洪造成至少6人受伤。",
        "失踪人数升至至少12人。",
        "检查组已按计划核查300家企业,发现隐患57处。",
        "播种12万亩,超过计划8%。",
        "为确保安全,公交站有119个班次停开。",
    ],
)
def test_what_the_news_count_is_actual(text: str) -> None:
    assert roles(text, NEWS) == ["actual"] * len(read(text, NEWS))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("低保标准提高到每人每月700元。", ["rule"]),
        ("政府每年补助3000元。", ["rule"]),
        ("城乡居民平均每人每月增收300元。", ["actual"]),
        ("累计发放补贴2.5亿元。", ["actual"]),
        ("对逾期的单位罚款500元。", ["rule"]),
        ("每名教师应当完成20课时。", ["rule"]),
        ("章程每5年修订1次。", ["rule"]),
        ("依照3%征收。", ["rule"]),
        ("对连续2次排名末位的单位进行约谈。", ["rule"]),
        ("对考核前三名的乡镇,分别奖励300万元、200万元。", ["rule", "rule", "rule"]),
        ("扣减年度考核分2分。", ["rule"]),
        ("补贴资金由县财政承担60%。", ["rule"]),
        ("签约亿元以上项目6个。", ["rule", "actual"]),
        ("对引进企业的村,奖励工作经费30万元。", ["rule"]),
        ("少报1户扣2分,多报1户奖500元。", ["rule", "rule", "rule", "rule"]),
        ("考试80分以下的不准上岗。", ["rule"]),
        ("并处骗取数额两倍罚款。", ["rule"]),
        ("用量低于200千瓦时或50立方米的,不予补贴。", ["rule", "rule"]),
        ("提前完成任务的,奖励乡长、站长各2000元。", ["rule"]),
        ("连着着火两次的,先免职。", ["rule"]),
        ("100亩以上的林场,场长每天带队巡山。", ["rule"]),
        ("连续两次排末位的乡,主要负责人作检讨。", ["rule"]),
        ("产值超百万元的村,奖给村干部五百元。", ["rule", "rule"]),
        ("漏报一次通报,两次约谈。", ["rule", "rule"]),
        ("每低1个百分点扣2分,低于90%的“一票否优”。", ["rule", "rule", "rule"]),
        ("连续两次查岗不在的,召回。", ["rule"]),
        ("任期内须有1次以上优秀。", ["rule"]),
        ("总成绩=笔试成绩×60%。", ["rule"]),
        ("试用期月工资2800元。", ["rule"]),
        ("乙类路段首小时3元。", ["rule"]),
        ("企业按上年度缴费额的30%返还。", ["rule"]),
        ("签约项目中,10亿元以上15个。", ["rule", "actual"]),
        ("个人贷款最高30万元。", ["rule"]),
        ("报名费45元。", ["rule"]),
        ("超出部分按每立方米3.2元收取。", ["rule"]),
        ("电价为0.54元/度。", ["rule"]),
        ("其余由群众自筹10%。", ["rule"]),
        ("每个单位限报2人。", ["rule"]),
        ("奖金分别为5000元、3000元。", ["rule", "rule"]),
        ("兑付各类补贴1.6亿元。", ["actual"]),
    ],
)
def test_entitlements_prices_and_limits_are_rules(text: str, expected: list[str]) -> None:
    assert roles(text) == expected


@pytest.mark.parametrize(
    "text", ["讲三点意见。", "有三层意思。", "建好六支队伍。", "推进六大工程。", "打造两个中心。", "抓好以下四个方面。"]
)
def test_numbers_that_announce_a_list_are_enumerations(text: str) -> None:
    assert roles(text, PLAN) == ["enumeration"]


@pytest.mark.parametrize(
    "text",
    [
        "城区五个小学合并。",
        "新建两所高中。",
        "改造三个老旧小区。",
        "改造两个定居点。",
        "治理三个湖泊。",
        "支持两个行政区政府。",
        "加盖三层楼。",
    ],
)
def test_things_counted_in_chinese_are_no_enumerations(text: str) -> None:
    assert roles(text, PLAN) == ["target"]


def test_the_section_decides_where_the_words_do_not() -> None:
    text = "建成校舍3万平方米。"
    assert (roles(text, REVIEW), roles(text, PLAN), roles(text, PLAIN)) == (["actual"], ["target"], ["actual"])


def test_a_fact_inside_a_plan_is_a_fact_and_an_aim_inside_a_review_a_target() -> None:
    assert roles("去年物价上涨2%。", PLAN) == ["actual"]
    assert roles("力争明年建成5个园区。", REVIEW) == ["target"]


def test_what_a_plan_builds_on_is_no_fact_of_its_own() -> None:
    assert roles("在现有水平基础上,覆盖率每年提升2个百分点。", PLAN) == ["target"]


def test_what_was_planned_is_told() -> None:
    assert roles("规划建设的40条通道开工35条。", NEWS) == ["actual", "actual"]


def test_dozens_announce_no_list() -> None:
    assert roles("数十个目标受损。", NEWS) == ["actual"]


def test_a_plan_compared_with_last_year_is_a_plan() -> None:
    assert roles("粮食产量比去年增长3%。", PLAN) == ["target"]


def test_how_often_is_an_order_where_orders_are_given() -> None:
    assert roles("每月至少研究1次。", Setting("plan", "plan")) == ["target"]


def test_what_a_rise_starts_from_is_a_fact() -> None:
    assert roles("入学率由2020年的90%提高到95%。", PLAN) == ["actual", "target"]
    assert roles("粮食要比1957年的二亿斤增长一成。", PLAN) == ["actual", "target"]
    assert roles("路网密度由每公顷1.8米提高到2.6米。", PLAN) == ["actual", "target"]


def test_a_goal_holds_behind_semicolons_too() -> None:
    assert roles("到1980年,产值要达到3亿元;粮食达到9亿斤;原煤500万吨。煤厂12家。") == ["target", "target", "target", "actual"]
    assert roles("(1)力争产值达到3亿元;(2)粮食达到9亿斤。", NEWS) == ["target", "actual"]
    assert roles("提前实现了“六五”计划指标;人均收入316元。") == ["actual"]


def test_what_a_rate_is_to_outrun_is_no_gap() -> None:
    assert roles("收入增速高于经济增长,研发投入强度提高到2%。", PLAN) == ["target"]
    assert roles("收入增速高于全市2个百分点。", PLAN) == ["actual"]


def test_a_meeting_finds_and_calls_for() -> None:
    resolution = Setting("plan", "notice")
    assert roles("会议认为,粮食产量达到三亿斤。棉花达到七百万斤。", resolution) == ["actual", "actual"]
    assert roles("会议听取了专员的报告。棉花达到七百万斤。", resolution) == ["actual"]
    assert roles("三、会议要求,粮食产量达到三亿斤。", REVIEW) == ["target"]
    assert roles("二、原则同意改造方案。设摊位260个。", REVIEW) == ["target"]


def test_statistics_set_no_limits_and_plan_nothing() -> None:
    bulletin = Setting(None, "bulletin")
    assert roles("60岁及以上人口占20%。", bulletin) == ["actual", "actual"]
    assert roles("在库项目40个,计划总投资80亿元。", bulletin) == ["actual", "actual"]
    assert roles("其余1项限8月10日前整改;全年罚款30万元。", bulletin)[-1] == "actual"


def test_a_look_back_turns_the_rest_of_its_paragraph() -> None:
    assert roles("主要目标明确。过去五年,建成公路300公里。改造住房2000套。今后五年,建成公路500公里。", PLAN) == [
        "actual",
        "actual",
        "target",
    ]


def test_a_speech_orders_with_bare_verbs() -> None:
    speech = Setting("plan", "speech")
    assert roles("抓好30个示范村建设。", speech) == ["target"]
    assert roles("全县30个村通了公路。", speech) == ["actual"]
    assert roles("签约的56个项目进展太慢。", SPEECH) == ["actual"]


def test_in_rules_every_figure_is_a_rule_unless_it_is_told() -> None:
    assert roles("合格的机构奖励运营经费不少于5万元。", RULES) == ["rule"]
    assert roles("年满60岁、居住3个以上街道的可以申请。", RULES) == ["rule", "rule"]
    assert roles("去年已有300户享受。", RULES) == ["actual"]
    assert roles("被评为五星级的给予9万元。", RULES) == ["rule"]
    assert roles("16—24岁失业青年指已办理登记的人员。", RULES) == ["rule"]


def tenses(*lines: tuple[str, int | None, str], genre: str = "report") -> list[Tense | None]:
    return [setting.tense for setting in read_settings(lines, genre)]


def test_headings_of_the_same_rank_turn_the_tense() -> None:
    assert tenses(
        ("heading", 1, "一、2025年工作回顾"),
        ("heading", 2, "(一)重点工作扎实推进"),
        ("body", None, "全年建成公路30公里。"),
        ("heading", 1, "二、2026年工作总体安排"),
        ("body", None, "建成公路50公里。"),
    ) == ["review", "review", "review", "plan", "plan"]


def test_what_led_to_a_decision_is_told_before_it() -> None:
    lines = [("title", 0, "关于冬修水利的决定"), ("body", None, "粮食总产二亿斤。"), ("body", None, "县委决定,修渠三百里。")]
    assert tenses(*lines, genre="notice")[1:] == [None, "plan"]
    assert tenses(*lines[:2], genre="notice")[1:] == ["plan"]


def test_this_year_follows_a_look_back_that_no_heading_announced() -> None:
    lines = [("body", None, "过去的一年,粮食增产。"), ("body", None, "今年是关键的一年。"), ("body", None, "开春要大干。")]
    assert tenses(*lines, genre="speech") == ["review", "plan", "plan"]


def test_rules_have_their_aims() -> None:
    lines = [
        ("title", 0, "缴费办法"),
        ("heading", 1, "一、标准"),
        ("heading", 1, "二、目标任务"),
        ("body", None, "参保率达到97%。"),
        ("heading", 1, "三、罚则"),
    ]
    assert [setting.is_rule for setting in read_settings(lines, "notice")] == [True, True, False, False, True]


def test_a_look_back_inside_the_plan_lasts_one_paragraph() -> None:
    assert tenses(
        ("heading", 1, "二、2026年工作安排"), ("body", None, "过去一年,我们建成公路30公里。"), ("body", None, "建成公路50公里。")
    ) == ["plan", "review", "plan"]


def test_news_plan_in_one_paragraph_and_no_headline_plans() -> None:
    lines = [("heading", None, "29项重点任务发布"), ("body", None, "新的一年,孩子们唱着歌。"), ("body", None, "走遍14个村。")]
    assert tenses(*lines, genre="news") == [None, "plan", None]


def test_a_heading_that_gives_orders_is_a_plan_one_that_appeals_to_the_mind_is_not() -> None:
    assert tenses(("heading", 1, "一、突出重点,狠抓落实"), genre="speech") == ["plan"]
    assert tenses(("heading", 1, "一、提高认识,切实增强紧迫感"), genre="speech") == [None]


@pytest.mark.parametrize(
    "lines",
    [
        [("title", 0, "青川县积分申请管理办法"), ("body", None, "满一年计10分。")],
        [("body", None, f"第{number}条 申请人满三年。") for number in "一二三"],
        [("body", None, "机构应当配备3名人员。"), ("body", None, "申请人凭居住证办理。"), ("body", None, "不得收取押金。")],
    ],
)
def test_measures_articles_and_binding_words_make_rules(lines: list[tuple[str, int | None, str]]) -> None:
    assert all(setting.is_rule for setting in read_settings(lines, "notice"))


def test_a_report_is_no_set_of_rules() -> None:
    lines = [("body", None, "不得收取押金。")] * 5
    assert not any(setting.is_rule for setting in read_settings(lines, "report"))


PIECES = [
    "增长",
    "下降",
    "到",
    "由",
    "5%",
    "30个",
    "三项",
    "的",
    "学校",
    *"、,。;:()“”比为占和等在高x1\t",
    "去年",
    "每年",
    "建成",
    "就业",
    "全国",
    "第一",
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=40), st.sampled_from([PLAIN, REVIEW, PLAN, SPEECH, RULES]))
def test_whatever_the_words_an_indicator_is_of_the_text_and_never_empty(words: list[str], setting: Setting) -> None:
    for item in read("".join(words), setting):
        assert item.indicator is None or (item.indicator.strip() and set(item.indicator) <= set("".join(words)))


def steps(text: str) -> int:
    """How many regex calls and cuts a text costs, counted as lines run in the rooms that read around figures."""
    import sys

    count = 0

    def trace(frame: object, event: str, _: object) -> object:
        nonlocal count
        count += event == "line"
        return trace

    figures = read_times(text, PLAIN)
    sys.settrace(trace)
    try:
        read_quantities(text, figures, PLAIN)
    finally:
        sys.settrace(None)
    return count


@pytest.mark.parametrize("unit", ["增长5%", "增长5%、", "增长5%,", "要建3所学校、", "了4个村", "去年5%", "(5%", "的5%的", "5%。"])
def test_work_grows_with_the_text_only(unit: str) -> None:
    assert steps(unit * 400) < 2.3 * steps(unit * 200)
