"""Commitments: what becomes a row of the ledger, and what it says."""

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.link.targets import find_targets
from transforms.model import DocumentView, Entity, ParagraphView, Quantity, Setting, Target, Time
from transforms.segment import split_sentences

FIGURE = re.compile(r"(?:不低于|超过)?[0-9][0-9.]*(?:%|亿元|万元|公里|所|个|家|名|次|亩)(?:以上|左右|以内)?")
DAY = re.compile(r"(?:到20[0-9]{2}年|[0-9]{1,2}月(?:[0-9]{1,2}日|底)?前|年底前|20[0-9]{2}年底|今年|每年)")
BODY = re.compile(r"[市县区]?(?:教育局|财政局|住建局|卫健委|发改委|人社局)|县委|县政府|[李王]明(?=同志)")
KINDS = {"%": "percentage", "亿元": "money", "万元": "money", "公里": "measure", "亩": "measure"}


def view(text: str, *, kind: str = "body", level: int | None = None, tense: str | None = None, genre: str = "speech") -> ParagraphView:
    """A paragraph as the rooms before this one would hand it over: its figures targets, its dated words deadlines."""
    figures = tuple(
        Quantity(
            match.start(), match.end(), match.group(), next((KINDS[unit] for unit in KINDS if unit in match.group()), "count"),
            1.0, 1.0, match.group()[-1], False, False, "level", "target", None,
        )
        for match in FIGURE.finditer(text)
    )  # fmt: skip
    days = tuple(
        Time(match.start(), match.end(), match.group(), "SET" if match.group() == "每年" else "DATE", "", None, role)
        for match in DAY.finditer(text)
        for role in ["other" if match.group() in ("今年", "每年") else "deadline"]
    )
    bodies = tuple(
        Entity(match.start(), match.end(), match.group(), "person" if "明" in match.group() else "organization")
        for match in BODY.finditer(text)
    )
    return ParagraphView(kind, level, "", text, tuple(split_sentences(text)), figures, days, bodies, Setting(tense, genre))


def read(*views: ParagraphView | str, genre: str = "speech") -> list[Target]:
    paragraphs = tuple(item if isinstance(item, ParagraphView) else view(item, genre=genre) for item in views)
    return find_targets(DocumentView(genre, None, None, None, None, None, paragraphs))


def only(*views: ParagraphView | str, genre: str = "speech") -> Target:
    (target,) = read(*views, genre=genre)
    return target


@pytest.mark.parametrize(
    ("text", "responsible"),
    [
        ("县教育局要在8月底前完成清查。", ("县教育局",)),
        ("各乡镇、各部门必须在年底前建成台账。", ("各乡镇", "各部门")),
        ("县委、县政府今年决定建成学校3所。", ("县委", "县政府")),
        ("国债项目的乡镇,要在年底前把站所建起来。", ("国债项目的乡镇",)),
        ("对资金没有到位的单位,必须在8月底前兑现到位。", ("资金没有到位的单位",)),
        ("自查完成后各校长写回书面承诺。", ("各校长",)),
        ("由李明同志牵头,8月底前拿出方案。", ("李明",)),
        ("由李明同志牵头,财政局具体落实,制定出台改革方案。", ("李明", "财政局")),
        ("要会同财政局,8月底前拿出方案。", ("财政局",)),
        ("公安、住建局、卫健委等有关部门要在年底前组建工作专班。", ("公安", "住建局", "卫健委")),
        ("要在8月底前完成清查。", ()),
    ],
)
def test_who_is_responsible(text: str, responsible: tuple[str, ...]) -> None:
    assert only(text).responsible == responsible


def test_who_cooperates_is_named_apart() -> None:
    target = only("由财政局牵头,住建局配合,年底前建成学校3所。")
    assert (target.responsible, target.supporting) == (("财政局",), ("住建局",))


def test_the_subject_holds_on_to_the_end_of_its_sentence_and_to_the_order_that_follows() -> None:
    targets = read("教育局要摸清底数,分类造册。8月底前报县委。")
    assert [target.responsible for target in targets] == [("教育局",), ("教育局",)]


def test_you_is_the_body_named_before() -> None:
    targets = read("教育局要认真研究。这件事拖了很久。给你们时间,8月底前拿出方案。")
    assert targets[-1].responsible == ("教育局",)


def test_items_of_a_list_do_not_lend_their_subjects() -> None:
    targets = read("年底前做好三件事:一是财政局要建成平台1个;二是新建学校3所。")
    assert [target.responsible for target in targets] == [("财政局",), ()]


@pytest.mark.parametrize(
    ("text", "responsible", "supporting", "deadline"),
    [
        ("建成学校3所。(牵头单位:教育局;配合单位:财政局、住建局;完成时限:2025年底)", ("教育局",), ("财政局", "住建局"), "2025年底"),
        ("建成学校3所。(教育局牵头,财政局、住建局配合)", ("教育局",), ("财政局", "住建局"), None),
        ("建成学校3所。(教育局、财政局按职责分工负责)", ("教育局", "财政局"), (), None),
        ("推进课程改革。(责任单位:教育局;完成时限:2025年底)", ("教育局",), (), "2025年底"),
    ],
)
def test_a_bracket_names_who_and_when(text: str, responsible: tuple[str, ...], supporting: tuple[str, ...], deadline: str | None) -> None:
    target = only(text, genre="plan")
    assert (target.responsible, target.supporting, target.responsible_source) == (responsible, supporting, "bracket")
    assert (target.deadline[1].surface if target.deadline else None) == deadline


def test_a_line_of_its_own_holds_for_the_item_above() -> None:
    target = only(view("1.新建学校3所。", level=3), view("责任单位:教育局、财政局"))
    assert target.responsible == ("教育局", "财政局")


def test_a_heading_that_is_a_body_governs_its_items() -> None:
    target = only(view("一、教育局", kind="heading", level=1), view("1.新建学校3所。", level=3), genre="plan")
    assert (target.responsible, target.responsible_source) == (("教育局",), "outline")


def test_a_task_table_becomes_rows() -> None:
    targets = read(
        view("序号\t工作任务\t牵头单位\t配合单位\t完成时限"),
        view("1\t新建学校3所\t教育局\t财政局、住建局\t2025年底"),
        view("2\t出台管理办法\t卫健委\t\t年底前"),
    )
    assert [target.responsible for target in targets] == [("教育局",), ("卫健委",)]
    assert targets[0].supporting == ("财政局", "住建局")
    assert [target.deadline[1].surface for target in targets if target.deadline] == ["2025年底", "年底前"]
    assert [target.action for target in targets] == ["新建学校3所", "出台管理办法"]
    assert {target.responsible_source for target in targets} == {"table"}


@pytest.mark.parametrize(
    ("text", "deadlines"),
    [
        ("到2025年,毛入园率达到90%以上,新建学校3所。", ["到2025年", "到2025年"]),
        ("6月底前建成学校3所,12月底前建成医院1所。", ["6月底前", "12月底前"]),
        ("确保项目年底前开工。要新建学校3所。", ["年底前", None]),
    ],
)
def test_a_day_holds_for_the_clauses_it_governs(text: str, deadlines: list[str | None]) -> None:
    assert [target.deadline[1].surface if target.deadline else None for target in read(text)] == deadlines


def test_a_day_alone_belongs_to_what_follows() -> None:
    target = only("力争到2025年,使教育水平赶上先进县区。")
    assert "赶上先进县区" in target.action
    assert target.deadline is not None


def test_a_lead_in_hands_its_day_down() -> None:
    target = only(view("到2025年实现以下目标:", level=2), view("1.新建学校3所。", level=3), genre="plan")
    assert target.deadline is not None
    assert target.deadline[0] == 0


def test_one_row_a_figure_with_its_own_words() -> None:
    targets = read("新建改造幼儿园20所、小学5所、中学3所。", genre="report")
    assert [target.quantity.surface for target in targets if target.quantity] == ["20所", "5所", "3所"]
    assert [target.action for target in targets] == ["新建改造幼儿园20所", "小学5所", "中学3所"] or targets[1].action.endswith("小学5所")


def test_one_row_where_figures_share_a_clause() -> None:
    assert len(read("城乡居民收入分别增长6%、7%。", genre="report")) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("要确保达标率达到90%以上。", "percentage"),
        ("要完成投资3亿元。", "money"),
        ("要新建学校3所。", "count"),
        ("要修建公路30公里。", "measure"),
        ("每年开展督查不低于2次。", "frequency"),
        ("要在8月底前整改到位。", "deadline"),
        ("要制定具体的任务分解表。", "deliverable"),
    ],
)
def test_what_makes_it_checkable(text: str, kind: str) -> None:
    assert only(text).kind == kind


@pytest.mark.parametrize(
    ("text", "modality"),
    [("必须新建学校3所。", "must"), ("力争新建学校3所。", "strive"), ("计划新建学校3所。", "plan"), ("确保新建学校3所。", "must")],
)
def test_how_firmly_it_is_said(text: str, modality: str) -> None:
    assert only(text).modality == modality


def test_firmness_holds_on_in_its_sentence() -> None:
    targets = read("确保新建学校3所,改造公路5公里,入园企业达到14家。投资2亿元。", genre="report")
    assert [target.modality for target in targets] == ["must", "must", "must", "plan"]


@pytest.mark.parametrize(
    ("text", "consequence", "kind"),
    [
        ("各校长要在8月底前报承诺书。对弄虚作假的,就地免职。", "就地免职", "sanction"),
        ("各乡镇必须在年底前完成任务。逾期未完成的,给予通报批评。", "给予通报批评", "sanction"),
        ("要在年底前建成文化大院,对达到标准的给予以奖代补。", "给予以奖代补", "reward"),
    ],
)
def test_or_else(text: str, consequence: str, kind: str) -> None:
    target = read(text)[0]
    assert (target.consequence, target.consequence_kind) == (consequence, kind)


@pytest.mark.parametrize(
    "text",
    [
        "要进一步加强组织领导,完善工作机制,提高教育质量。",
        "去年以来,全县出台了实施方案。",
        "希望大家提出宝贵意见。",
        "合理调整各院编制。",
        "各位校长作为第一责任人,要常抓不懈。",
        "组建卫健委,不仅仅是机构的合并。",
        "难道年底前不能建成吗?",
        "要为2035年底实现目标奠定更加坚实的基础。",
        "家长可以通过平台提出申请,选择服务项目,并与机构签订服务协议。",
        "要建成覆盖城乡的服务制度。",
        "要保质保量完成服务协议的内容。",
        "要制定本实施方案。",
        "要办好3个制比赛。",
        "企业每年可申请一次,于8月底前向县教育局提出申请。",
        "在建的要做好服务,确保项目尽早投产。",
        "8月底前,继续瞒报被查出的,从严征收费用。",
    ],
)
def test_praise_past_and_exhortation_stay_out(text: str) -> None:
    assert read(text) == []


def test_a_review_of_the_past_makes_no_rows() -> None:
    assert read(view("新建学校3所,出台实施方案。", tense="review"), genre="report") == []


def test_the_addressee_of_a_notice_answers_what_it_is_asked() -> None:
    target = only(view("各乡镇人民政府、县直各单位:", kind="salutation"), view("请于8月底前报送自查报告。", genre="notice"), genre="notice")
    assert (target.responsible, target.responsible_source) == (("各乡镇人民政府", "县直各单位"), "document")


def test_an_indicator_table_names_what_it_measures() -> None:
    targets = read(
        view("指标名称\t评价标准\t数据来源"),
        view("1.服务覆盖率\t比上年提高,到2025年达到80%\t统计报表"),
        view("2.建档人数\t力争达到500名\t统计报表"),
    )
    assert [target.action for target in targets] == ["服务覆盖率到2025年达到80%", "建档人数达到500名"]
    assert [target.indicator for target in targets] == ["服务覆盖率", "建档人数"]


def test_a_long_task_is_told_by_its_checkable_clauses() -> None:
    targets = read(
        view("事项\t主要内容\t牵头单位\t牵头处室\t时限"),
        view("扩大供给\t统筹各方力量,完善工作机制。新建学校3所。到2027年,新建学校5所。\t教育局\t基教处\t2025年底"),
    )
    assert [(target.action, target.responsible) for target in targets] == [("新建学校3所", ("教育局",)), ("新建学校5所", ("教育局",))]
    assert [target.deadline[1].surface for target in targets if target.deadline] == ["2025年底", "到2027年"]


@pytest.mark.parametrize(
    "rows",
    [
        ("病种\t标准\t期限", "高血压\t每月600元\t1年"),
        ("指标\t指标内容及分值\t备注", "就业\t每满1年计2分\t最高20分"),
        ("房源\t套数\t租金", "清河苑\t3套\t每月900元"),
    ],
)
def test_tables_of_prices_and_marks_ask_nothing(rows: tuple[str, ...]) -> None:
    assert read(*rows, genre="notice") == []


@pytest.mark.parametrize(
    "text",
    [
        "年度考核达到80%以上的,予以通报表扬。",
        "有车辆3个以上的家庭。",
        "本办法所称规模企业,是指从业人员100名以上的企业。",
        "补助标准为每人每月460万元。",
        "每人可申请3次。",
        "公租房共66个。",
        "安排专职人员(含3名)。",
    ],
)
def test_standing_rules_are_no_commitments(text: str) -> None:
    assert read(replace(view(text), setting=Setting("plan", "notice", is_rule=True)), genre="notice") == []


@pytest.mark.parametrize(
    "text",
    [
        "按正常情况测算,全县将出生100名左右。",
        "为做好3所学校的搬迁工作,要统一思想。",
        "下面讲3个问题。",
        "学校由原来的5所增加到新的规模。",
        "我们就争取了3个项目。",
        "实现这一目标,任务十分艰巨。",
        "师资力量是建成强县最大的短板。",
    ],
)
def test_forecasts_purposes_and_facts_stay_out(text: str) -> None:
    assert read(text) == []


def test_a_list_of_conditions_asks_nothing() -> None:
    assert (
        read(
            view("申请单位应当符合以下条件:"), view("(一)接收学员20名以上;", level=3), view("(二)有教师5名以上。", level=3), genre="notice"
        )
        == []
    )


@pytest.mark.parametrize(
    ("text", "actions"),
    [
        ("实现贫困户96家、群众183人全部稳定脱贫。", ["实现贫困户96家、群众183人全部稳定脱贫"]),
        ("邀请30个县和乡镇的500名代表参加观摩。", ["邀请30个县和乡镇的500名代表参加观摩"] * 2),
        ("新建改造农村公路20公里、农村电网5公里。", ["新建改造农村公路20公里", "新建改造农村电网5公里"]),
        ("推动清河等3个高速项目和云岭等2个铁路项目加快建设。", ["推动清河等3个高速项目和云岭等2个铁路项目加快建设"] * 2),
        ("建设亿元以上项目4000个,完成投资3亿元。", ["建设亿元以上项目4000个", "完成投资3亿元"]),
        ("投入3亿元,统筹推进学校改造。", ["投入3亿元,统筹推进学校改造"]),
        ("投入3亿元,重点用于学校改造。", ["投入3亿元,重点用于学校改造"]),
        ("县财政要将经费10万元纳入预算。", ["将经费10万元纳入预算"]),
    ],
)
def test_an_action_can_be_read_alone(text: str, actions: list[str]) -> None:
    assert [target.action for target in read(text, genre="report")] == actions


def test_a_mark_within_what_is_measured_parts_nothing() -> None:
    plain = view("在15个行业制修订国家和行业标准300个以上。", genre="report")
    named = replace(plain, quantities=(*plain.quantities[:-1], plain.quantities[-1]._replace(indicator="国家和行业标准")))
    assert [target.action for target in read(named, genre="report")][-1] == "在15个行业制修订国家和行业标准300个以上"


def test_aims_of_a_year_are_due_in_it() -> None:
    year = Time(2, 4, "今年", "DATE", "Y0", None, "other")
    text = "建议今年发展的主要预期目标是:城镇新增就业100名,新建学校3所。"
    targets = read(replace(view(text, genre="report"), times=(year,)), genre="report")
    assert [target.deadline[1].surface if target.deadline else None for target in targets] == ["今年", "今年"]


def test_a_lead_in_governs_the_items_below_it_and_no_more() -> None:
    period = Time(0, 8, "“十五五”时期", "DATE", "2026/2030", None, "other")
    lead = replace(view("“十五五”时期要实现以下主要目标。", genre="report"), times=(period,))
    targets = read(lead, view("——新建学校3所。"), view("——新建医院5所。"), view("新建公路5公里。"), genre="report")
    assert [target.deadline is not None for target in targets] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("今年新建学校3所,新建医院5所。", ["今年", "今年"]),
        ("县教育局要在8月底前完成清查,新建学校3所。", ["8月底前", None]),
        ("设置床位300个,新建学校3所,6月底前全部建成。", ["6月底前", "6月底前", "6月底前"]),
    ],
)
def test_how_far_a_day_reaches(text: str, days: list[str | None]) -> None:
    year = [Time(0, 2, "今年", "DATE", "Y0", None, "other")] if text.startswith("今年") else []
    own = view(text)
    targets = read(replace(own, times=(*year, *(time for time in own.times if time.role == "deadline"))))
    assert [target.deadline[1].surface if target.deadline else None for target in targets] == days


@pytest.mark.parametrize(
    ("text", "responsible"),
    [
        ("每个乡镇至少新建学校3所,覆盖率达到80%。", [("每个乡镇",), ()]),
        ("险工险段必须在5月底前处置完毕,由县教育局负总责。", [("县教育局",)]),
        ("由县教育局在8月底前建成平台。", [("县教育局",)]),
        ("我们要求县教育局新建学校3所。", [("县教育局",)]),
        ("县教育局要在年底前完成清查。茶园面积要扩大到3亩。", [("县教育局",), ()]),
        ("由县长林清河牵头,8月底前拿出方案。", [("林清河",)]),
        ("申请主体应当在年底前结清费用。", [("申请主体",)]),
        ("各园要张贴简章,公布招生计划。", [("各园",)]),
        ("县教育局要加强统筹;会同县财政局制定工作目录。", [("县教育局", "县财政局")]),
        ("县委一要选好干部,8月底前新建学校3所。", [("县委",)]),
        ("复核后南河人才管委办应在8月底前完成认定。", [("南河人才管委办",)]),
        (
            "国有企业、事业单位、其他部门办幼儿园及民办幼儿园于6月12日前发出通知书。",
            [("国有企业", "事业单位", "其他部门办幼儿园", "民办幼儿园")],
        ),
    ],
)
def test_whose_duty_it_is(text: str, responsible: list[tuple[str, ...]]) -> None:
    assert [target.responsible for target in read(text)] == responsible


def test_a_glossary_asks_nothing_to_the_end() -> None:
    terms = [view("1.“三通”工程:新建学校3所。", level=3), view("三通", kind="heading"), view("2.新建学校5所。", level=3)]
    assert read(view("名词解释", kind="heading"), *terms, genre="report") == []


def test_those_who_take_up_an_aim_answer_for_it() -> None:
    target = only("今年的目标就是:力争新建学校3所。这是硬任务。各乡镇要围绕这个目标共同努力。")
    assert target.responsible == ("各乡镇",)


def test_a_closing_pledges_only_where_it_names_somebody() -> None:
    assert only(view("县教育局要新建学校3所!", kind="closing")).responsible == ("县教育局",)
    assert read(view("确保新建学校3所!", kind="closing")) == []


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("年底前新建学校3所,每年开展督查2次。", ["年底前", None]),
        ("8月底前新建学校3所,逐步改造学校5所。", ["8月底前", None]),
        ("年底前建成湖滨公园;启动城北公园建设。", ["年底前", None]),
        ("年底前建成湖滨公园;城北湿地公园开工建设。", ["年底前", "年底前"]),
        ("年底前建成湖滨公园;确保城北湿地公园开工建设。", ["年底前", None]),
    ],
)
def test_a_day_does_not_reach_what_is_done_again_or_by_steps_or_ordered_anew(text: str, days: list[str | None]) -> None:
    assert [target.deadline[1].surface if target.deadline else None for target in read(text)] == days


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("名单9月5日(下周二)一上班就报我。", Time(2, 6, "9月5日", "DATE", "XXXX-09-05", None, "other")),
        ("明天下午3点县里将派出检查组。", Time(0, 6, "明天下午3点", "TIME", "D1T15:00", None, "other")),
    ],
)
def test_a_day_to_come_is_one_to_keep(text: str, time: Time) -> None:
    target = only(replace(view(text), times=(time,)))
    assert target.deadline is not None
    assert target.deadline[1] == time


def test_a_year_in_which_something_is_done_from_time_to_time_binds_nobody() -> None:
    year = Time(0, 2, "今年", "DATE", "Y0", None, "deadline")
    for text in ("今年县教育局要定期对学校进行走访。", "今年,县教育局要定期对学校进行走访。"):
        assert read(replace(view(text), times=(year,))) == []


def test_a_number_that_names_the_leadership_counts_nothing() -> None:
    assert read("县里要落实5个班子走访制度。") == []


@pytest.mark.parametrize(
    ("text", "action"),
    [
        ("特别是对校舍维修,县教育局要在6月底前整改到位。", "对校舍维修,整改到位"),
        ("县教育局要摸清底数,分类造册。", "摸清底数,分类造册"),
        ("要争取入选示范名录,实现12月底前开园。", "入选示范名录,实现12月底前开园"),
        ("对学校公用经费的投入,要按照要求,全额纳入财政预算。", "对学校公用经费的投入,要按照要求,全额纳入财政预算"),
        ("县教育局将在8月底前完成审核。", "县教育局将在8月底前完成审核"),
        (f"要制定专项工作方案并{'安排专人死看死守及时掌握动向' * 7}。", "制定专项工作方案"),
    ],
)
def test_an_action_says_what_and_no_more(text: str, action: str) -> None:
    assert only(text).action == action


def test_what_is_handed_in_is_the_paper_named_before() -> None:
    targets = read("县教育局要先拿出工作方案,报县委办公室。")
    assert [target.action for target in targets] == ["先拿出工作方案", "先拿出工作方案,报县委办公室"]
    targets = read("8月底前,县教育局应当完成上年度资金的清算工作,报财政局审核。")
    assert [target.action for target in targets] == ["完成上年度资金的清算工作", "完成上年度资金的清算工作,报财政局审核"]


def test_a_verb_governs_the_counted_things_of_the_clauses_after_it() -> None:
    targets = read("建设一座湖滨公园,2个广场、3个绿地。", genre="report")
    assert [target.action for target in targets] == ["建设2个广场", "建设3个绿地"]


def test_an_order_that_says_only_how_names_nothing() -> None:
    assert read("手术台账已经分好,必须扎实有效完成。") == []


def test_a_consequence_belongs_to_the_order_right_before_it() -> None:
    targets = read("县教育局要在8月底前建成学校3所。各乡镇要认真清理,凡发现瞒报的,给予通报批评。")
    assert [target.consequence for target in targets] == [None]


@pytest.mark.parametrize(
    "unit",
    [
        "新建3所、",
        "3所,",
        "对校舍,8月底前整改到位,",
        "拿出方案,报县委,",
        "3所",
        "县教育局、",
        "《制定方案",
        "局",
        "(县教育局",
        "今年目标:",
        "其中3所",
        "\t3所",
        "没有完成",
    ],
)
def test_giant_clauses_take_time_in_proportion(unit: str) -> None:
    begun = time.process_time()
    read(unit * (20_000 // len(unit)), genre="notice")
    assert time.process_time() - begun < 5  # a fraction of a second; minutes where the work grows with the square


@settings(deadline=None)
@given(st.text(alphabet="教育局要县委在8月底前建成3所学校、,。;:(牵头单位)由%到2025年把好一是\t", max_size=120))
def test_every_row_lies_in_its_paragraph(text: str) -> None:
    for target in read(text):
        assert 0 <= target.start < target.end <= len(text)
        assert target.action
