"""Times: spans, TIMEX3 types, values, modifiers and roles, one rule a sentence."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.setting import read_settings
from transforms.extract.times import read_times
from transforms.model import Setting

PLAIN = Setting()
REVIEW = Setting(tense="review")
PLAN = Setting(tense="plan", genre="plan")
RULE = Setting(tense="plan", genre="notice", is_rule=True)
BULLETIN = Setting(genre="bulletin")
NEWS = Setting(genre="news")


def read(text: str, setting: Setting = PLAIN) -> list[tuple[str, str, str, str | None]]:
    return [(found.surface, found.type, found.value, found.mod) for found in read_times(text, setting)]


def roles(text: str, setting: Setting = PLAIN) -> list[tuple[str, str]]:
    return [(found.surface, found.role) for found in read_times(text, setting)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("大会于2026年1月5日召开", "2026年1月5日", "2026-01-05"),
        ("二〇二六年一月五日", "二〇二六年一月五日", "2026-01-05"),
        ("二O二六年的工作", "二O二六年", "2026"),
        ("一九九八年抗洪", "一九九八年", "1998"),
        ("98年抗洪", "98年", "1998"),
        ("七八月份多雨", "七八月份", "XXXX-07/XXXX-08"),
        ("23年第三季度", "23年第三季度", "2023-Q3"),
        ("三月初三的歌圩", "三月初三", "XXXX-L03-03"),
        ("世界水日宣传", "世界水日", "XXXX-03-22"),
        ("雙十二促銷", "雙十二", "XXXX-12-12"),
        ("今儿办结", "今儿", "D0"),
        ("九八年四月", "九八年四月", "1998-04"),
        ("成文日期:2026-02-10", "2026-02-10", "2026-02-10"),
        ("(2026.2.10)", "2026.2.10", "2026-02-10"),
        ("会议在8月5日举行", "8月5日", "XXXX-08-05"),
        ("一季度税收增长", "一季度", "XXXX-Q1"),
        ("2025年第三季度", "2025年第三季度", "2025-Q3"),
        ("上半年投资增长", "上半年", "XXXX-H1"),
        ("今年前三季度", "今年前三季度", "Y0-Q1/Y0-Q3"),
        ("2025年1—9月出口", "2025年1—9月", "2025-01/2025-09"),
        ("2021年至2025年投资", "2021年至2025年", "2021/2025"),
        ("上世纪90年代办厂", "上世纪90年代", "199X"),
        ("“十四五”时期发展", "“十四五”时期", "2021/2025"),
        ("十三五期间", "十三五期间", "2016/2020"),
        ("“九五”期间修路", "“九五”期间", "1996/2000"),
        ("今年的重点", "今年", "Y0"),
        ("今年夏粮增产", "今年", "Y0"),
        ("20.2026年实事清单", "2026年", "2026"),
        ("过去的一年不平凡", "过去的一年", "Y-1"),
        ("下月再议", "下月", "M1"),
        ("明年的教师节再聚", "明年的教师节", "Y1-09-10"),
        ("明年春节聚会", "明年春节", "Y1-春节"),
        ("下周三开会", "下周三", "W1-3"),
        ("20xx年高考", "20xx年", "20XX"),
        ("x月x日到县里", "x月x日", "XXXX-XX-XX"),
        ("光绪二十四年设县", "光绪二十四年", "1898"),
        ("农历八月十五团圆", "农历八月十五", "XXXX-L08-15"),
        ("公元前221年统一", "公元前221年", "BC0221"),
        ("公元618年立国", "公元618年", "0618"),
        ("洪武二年建城", "洪武二年", "1369"),
        ("民国元年改县", "民国元年", "1912"),
        ("从1978到2018,岁月匆匆", "1978到2018", "1978/2018"),
        ("1983年秋,县里办学", "1983年秋", "1983-FA"),
        ("今年冬季至明年春季施工", "今年冬季至明年春季", "Y0-WI/Y1-SP"),
        ("7、8月份多雨", "7、8月份", "XXXX-07/XXXX-08"),
        ("一、二季度平稳", "一、二季度", "XXXX-Q1/XXXX-Q2"),
        ("6月中下旬有雨", "6月中下旬", "XXXX-06"),
        ("上个世纪八九十年代办厂", "上个世纪八九十年代", "198X/199X"),
        ("为明后年打好基础", "明后年", "Y1/Y2"),
        ("星期一至星期五开放", "星期一至星期五", "XXXX-WXX-1/XXXX-WXX-5"),
        ("“十一”黄金周客流大", "“十一”黄金周", "XXXX-10-01"),
        ("2026年 4月 20 日印发", "2026年 4月 20 日", "2026-04-20"),
        ("上月最后五天多雨", "上月最后五天", "M-1-#-5/M-1-#-1"),
        ("本月最后一周开会", "本月最后一周", "M0-W-1"),
        ("今年最后十天冲刺", "今年最后十天", "Y0-#-10/Y0-#-1"),
        ("再过三个月通水", "再过三个月", "M3"),
        ("2024年元月份开工", "2024年元月份", "2024-01"),
        ("元月5日开会", "元月5日", "XXXX-01-05"),
        ("1958年春动工", "1958年春", "1958-SP"),
        ("过十周再议", "过十周", "W10"),
    ],
)
def test_dates(text: str, surface: str, value: str) -> None:
    assert read(text) == [(surface, "DATE", value, None)]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("9月10号,11号,12号停水", ["XXXX-09-10", "XXXX-09-11", "XXXX-09-12"]),
        ("9月10日、11日和15日停水", ["XXXX-09-10", "XXXX-09-11", "XXXX-09-15"]),
        ("2024年3月、6月各查一次", ["2024-03", "2024-06"]),
        ("明年上半年和下半年各查一次", ["Y1-H1", "Y1-H2"]),
        ("2026年1月10日、2月5日停水", ["2026-01-10", "2026-02-05"]),
        ("2023年12月、1月停水", ["2023-12", "XXXX-01"]),
        ("住在12号、13号楼", []),
    ],
)
def test_a_list_of_dates_tells_year_and_month_once(text: str, values: list[str]) -> None:
    assert [value for _, _, value, _ in read(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8月5日前报送", ("8月5日前", "XXXX-08-05", "BEFORE")),
        ("从2018年到现在", ("从2018年到现在", "2018", "AFTER")),
        ("9月底以前办完", ("9月底以前", "XXXX-09", "BEFORE")),
        ("9月底省市考核以前备齐", ("9月底省市考核以前", "XXXX-09", "BEFORE")),
        ("省市年终考核之前核对", ("省市年终考核之前", "Y0", "BEFORE")),
        ("到2025年建成", ("到2025年", "2025", "BEFORE")),
        ("年底前建成", ("年底前", "Y0", "BEFORE")),
        ("年内建成", ("年内", "Y0", "BEFORE")),
        ("教师节前慰问", ("教师节前", "XXXX-09-10", "BEFORE")),
        ("换届前办结", ("换届前", "换届", "BEFORE")),
        ("汛期来临前加固", ("汛期来临前", "汛期", "BEFORE")),
        ("今年以来增长", ("今年以来", "Y0", "AFTER")),
        ("从2019年起实行", ("从2019年起", "2019", "AFTER")),
        ("从今天起执行", ("从今天起", "D0", "AFTER")),
        ("明年底通车", ("明年底", "Y1", "END")),
        ("2025年初开工", ("2025年初", "2025", "START")),
        ("8月5日前提交方案", ("8月5日前", "XXXX-08-05", "BEFORE")),
        ("6月底前3所学校完工", ("6月底前", "XXXX-06", "BEFORE")),
        ("到本世纪中叶建成", ("到本世纪中叶", "20", "BEFORE")),
        ("“七一”前通车", ("“七一”前", "XXXX-07-01", "BEFORE")),
        ("汛前完成加固", ("汛前", "汛", "BEFORE")),
        ("任期届满前提出", ("任期届满前", "任期届满", "BEFORE")),
        ("今年春节以后回升", ("今年春节以后", "Y0-春节", "AFTER")),
        ("请于15日前填报", ("15日前", "XXXX-XX-15", "BEFORE")),
        ("首月15日前填报", ("首月15日前", "XXXX-XX-15", "BEFORE")),
        ("“十四五”以来增长", ("“十四五”以来", "2021/2025", "AFTER")),
        ("请于10月15日(周五)前报送", ("10月15日(周五)前", "XXXX-10-15", "BEFORE")),
        ("10月15日下班前反馈", ("10月15日下班前", "XXXX-10-15", "BEFORE")),
        ("“五一”假期前开放", ("“五一”假期前", "XXXX-05-01", "BEFORE")),
        ("从2023年10月起至2024年4月底,清淤渠道", ("从2023年10月起至2024年4月底", "2023-10/2024-04", "END")),
        ("2000年前后建校", ("2000年前后", "2000", "APPROX")),
    ],
)
def test_bounds_of_dates(text: str, expected: tuple[str, str, str]) -> None:
    surface, value, mod = expected
    assert read(text) == [(surface, "DATE", value, mod)]


@pytest.mark.parametrize(
    ("text", "surface", "value", "mod"),
    [
        ("用20天时间办完", "20天", "P20D", None),
        ("给半个月时间", "半个月", "P0.5M", None),
        ("用3至5年时间", "3至5年", "P3Y/P5Y", None),
        ("花两三年工夫", "两三年", "P2Y/P3Y", None),
        ("用时3分20秒", "3分20秒", "PT3M20S", None),
        ("绵延一个世纪", "一个世纪", "P100Y", None),
        ("走过半个多世纪", "半个多世纪", "P50Y", "APPROX"),
        ("一年多没有回音", "一年多", "P1Y", "APPROX"),
        ("有的10年多不上课", "10年多", "P10Y", "APPROX"),
        ("三日内答复", "三日内", "P3D", "WITHIN"),
        ("限3天时间之内兑现", "3天时间之内", "P3D", "WITHIN"),
        ("15个工作日内办结", "15个工作日内", "P15D", "WITHIN"),
        ("近两年来变化大", "近两年来", "P2Y", "AFTER"),
        ("过去30多年来的路", "过去30多年来", "P30Y", "APPROX"),
        ("过去五年的工作", "过去五年", "P5Y", None),
        ("一年零三个月的努力", "一年零三个月", "P1Y3M", None),
        ("期限为3个月至6个月", "3个月至6个月", "P3M/P6M", None),
        ("将在1个至5个工作日内审完", "1个至5个工作日内", "P1D/P5D", "WITHIN"),
        ("病程4、5个月", "4、5个月", "P4M/P5M", None),
        ("不满1个月的按天计", "不满1个月", "P1M", None),
        ("在一个年度内有效", "一个年度内", "P1Y", "WITHIN"),
        ("平均三点五年", "三点五年", "P3.5Y", None),
        ("用时一分半钟", "一分半钟", "PT1.5M", None),
        ("连续两月进度滞后", "两月", "P2M", None),
        ("提前半年完成", "半年", "P0.5Y", None),
        ("名单公示7日", "7日", "P7D", None),
        ("在三、五年内办到", "三、五年内", "P3Y/P5Y", "WITHIN"),
        ("处三年以上七年以下徒刑", "三年以上七年以下", "P3Y/P7Y", None),
    ],
)
def test_durations(text: str, surface: str, value: str, mod: str | None) -> None:
    assert read(text) == [(surface, "DURATION", value, mod)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("每年评一次", "每年", "P1Y"),
        ("每季度通报", "每季度", "P3M"),
        ("每周一次例会", "每周", "P1W"),
        ("每周一下午学习", "每周一下午", "XXXX-WXX-1TAF"),
        ("每到周末接送", "每到周末", "XXXX-WXX-WE"),
        ("每5年修订1次", "每5年", "P5Y"),
        ("逐月检查", "逐月", "P1M"),
        ("每3至5年修订", "每3至5年", "P3Y/P5Y"),
        ("每月一题", "每月", "P1M"),
        ("每日7时至9时执勤", "每日7时至9时", "XXXX-XX-XXT07:00/XXXX-XX-XXT09:00"),
        ("按年度考核", "按年度", "P1Y"),
        ("每年10月体检", "每年10月", "XXXX-10"),
        ("十天一调度", "十天", "P10D"),
        ("每年6月1日至9月30日休渔", "每年6月1日至9月30日", "XXXX-06-01/XXXX-09-30"),
        ("每晚九点熄灯", "每晚九点", "XXXX-XX-XXT21:00"),
        ("每年1—3月清查", "每年1—3月", "XXXX-01/XXXX-03"),
        ("每月1日至5日申报", "每月1日至5日", "XXXX-XX-01/XXXX-XX-05"),
        ("每天9时至17时开馆", "每天9时至17时", "XXXX-XX-XXT09:00/XXXX-XX-XXT17:00"),
        ("每周一至周五接访", "每周一至周五", "XXXX-WXX-1/XXXX-WXX-5"),
    ],
)
def test_sets(text: str, surface: str, value: str) -> None:
    assert read(text) == [(surface, "SET", value, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("每月10日前报表", ("每月10日前", "SET", "XXXX-XX-10", "BEFORE")),
        ("每年4月底前清算", ("每年4月底前", "SET", "XXXX-04", "BEFORE")),
        ("每年年底前公布", ("每年年底前", "SET", "P1Y", "BEFORE")),
        ("每月月底盘点", ("每月月底", "SET", "P1M", "END")),
    ],
)
def test_sets_have_edges_and_bounds(text: str, expected: tuple[str, str, str, str]) -> None:
    assert read(text) == [expected]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("每周一、周四接访", ["XXXX-WXX-1", "XXXX-WXX-4"]),
        ("每年6月和12月检修", ["XXXX-06", "XXXX-12"]),
        ("每月10日、20日抽查", ["XXXX-XX-10", "XXXX-XX-20"]),
    ],
)
def test_what_goes_on_a_list_of_sets_comes_again_too(text: str, values: list[str]) -> None:
    assert [(kind, value) for _, kind, value, _ in read(text)] == [("SET", value) for value in values]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("明天下午6点集合", "明天下午6点", "D1T18:00"),
        ("7月5日晚八点半开演", "7月5日晚八点半", "XXXX-07-05T20:30"),
        ("2024/6/1 8:00签到", "2024/6/1 8:00", "2024-06-01T08:00"),
        ("上午8:30签到", "上午8:30", "XXXX-XX-XXT08:30"),
        ("早8点到晚6点营业", "早8点到晚6点", "XXXX-XX-XXT08:00/XXXX-XX-XXT18:00"),
        ("check-in 3pm", "3pm", "XXXX-XX-XXT15:00"),
        ("9:20 PM到站", "9:20 PM", "XXXX-XX-XXT21:20"),
        ("今晚12点关闸", "今晚12点", "D0T24:00"),
        ("20时至22时停水", "20时至22时", "XXXX-XX-XXT20:00/XXXX-XX-XXT22:00"),
        ("8至12时停水", "8至12时", "XXXX-XX-XXT08:00/XXXX-XX-XXT12:00"),
        ("5月19日0—24时新增3例", "5月19日0—24时", "XXXX-05-19T00:00/XXXX-05-19T24:00"),
        ("明天下午3至5点开会", "明天下午3至5点", "D1T15:00/D1T17:00"),
        ("07时41分20秒发生", "07时41分20秒", "XXXX-XX-XXT07:41:20"),
        ("2026年2月10日 07时41分", "2026年2月10日 07时41分", "2026-02-10T07:41"),
    ],
)
def test_clock_times(text: str, surface: str, value: str) -> None:
    assert read(text) == [(surface, "TIME", value, None)]


@pytest.mark.parametrize(
    "text",
    [
        "一天比一天好",
        "日复一日巡护",
        "见 http://example.com/2023/05/06/a.html",
        "当今儿童读物",
        "一时的心血来潮",
        "十年树木,百年树人",
        "百年大计",
        "近年来,当前,今后,下一步",
        "三年级的学生",
        "学校有三点意见",
        "师生比为1:15",
        "《2025年工作要点》",
        "“八五”普法",
        "文明天河",
        "青年中有不少人",
        "办公室在8号楼",
        "国发〔2015〕8号",
        "一周一考、一月一练",
        "增长5.5亿元,第3位",
        "首次月球探测",
        "游客人次年均增长",
        "政治清明",
        "按年龄分等",
        "18个月龄的儿童",
        "旧习一天天消亡",
        "盼统一早日实现",
        "财年末的账目",
        "千百年来的传统",
        "目前的困难",
        "从2016到2018万吨",
        "国企改革三年行动",
        "“两个一百年”奋斗目标",
        "县城一刻钟便民生活圈",
        "半小时通勤圈",
        "按当年价计算",
        "按年均人口计算",
        "任现职以来年度考核",
        "住村四个晚上",
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("8月5日前完成整改。", "8月5日前"),
        ("所有方案20天时间全部完成。", "20天"),
        ("限3天时间之内兑现到位。", "3天时间之内"),
        ("力争用3至5年时间,使教育水平赶上周边县。", "3至5年"),
        ("到2025年,入园率达到95%以上。", "到2025年"),
        ("争取三年内完成改造。", "三年内"),
        ("今年必须拿出考核方案,提出任期目标。", "今年"),
        ("今年,全县工作的总体目标就是:保三争二。", "今年"),
        ("2026年经济社会发展主要预期目标是:生产总值增长5%左右。", "2026年"),
        ("今年要新增林地三千亩。", "今年"),
        ("力争今年贫困人口再减少200人。", "今年"),
        ("东部乡镇于今明两年完成。", "今明两年"),
        ("乐园力争年底开园。", "年底"),
        ("完成时限:2026年12月底。", "2026年12月底"),
        ("截止时间为3月15日17:00。", "3月15日17:00"),
        ("3月底、6月底、9月底前分别报送。", "3月底"),
        ("到2027年、2030年分别达到50%、80%。", "2030年"),
        ("每年3月底前完成清算。", "每年3月底前"),
        ("到2027年,服务机制更加完善。", "到2027年"),
        ("整改最迟不得超过6月10日。", "最迟不得超过6月10日"),
        ("今年再减少贫困人口20人。", "今年"),
        ("路网力争当年开工。", "当年"),
        ("水库10月底完工,年底前完成验收。", "年底前"),
        ("一是6月底前完成改造。", "6月底前"),
        ("15号前必须报上来。", "15号前"),
        ("明天上午9点以前把方案报上来,不等人。", "明天上午9点以前"),
        ("23号天黑之前颗粒归仓。", "23号天黑之前"),
        ("来年开春前全部复种。", "来年开春前"),
        ("限期15日整改到位。", "15日"),
        ("10蒸吨以下的6月底全部清零。", "6月底"),
        ("问题三天内整改,改不了的说明原因。", "三天内"),
        ("最晚不能晚过国庆节。", "最晚不能晚过国庆节"),
        ("每周五下午下班前报送周报。", "每周五下午下班前"),
        ("各方两个月内必须动起来,再不能拖。", "两个月内"),
        ("展望2035年,用水总量翻一番。", "2035年"),
        ("2026年主要预期目标建议为:产值增长6%。", "2026年"),
        ("年前必须兑现农民工工资。", "年前"),
        ("下周一上午,各乡镇把方案报上来。", "下周一上午"),
        ("2027年全面投用。", "2027年"),
    ],
)
def test_deadlines(text: str, surface: str) -> None:
    assert (surface, "deadline") in roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "今年是开局之年。",
        "截至2025年底,全县共有学校30所。",
        "从2019年起实行新办法。",
        "一年来,我们完成了改造。",
        "去年底前建成了三所学校。",
        "每年招录教师不低于100名。",
        "试用期1年。",
        "中央强调,今年要重点整治身边的腐败。",
        "2019年工作安排",
        "产值较2020年实现翻番。",
        "毕业2年内未就业的人员可以申请。",
        "2016年10月之前发生的费用不再补发。",
        "今年要以收费改革为突破口。",
        "为做好2026年招生工作,确保顺利,制定本方案。",
        "不可能在一天之内办完。",
        "名单一个年度内原则上不予变更。",
        "实现今年发展的目标和任务,必须把握好原则。",
        "全年实现产值320亿元,比上年增长6.1%。",
        "最近两年内有两次以上复发。",
        "抓好当年投产机组的并网。",
        "近5年内参加过献血的,加分。",
        "云山至青禾高铁今日开通运营",
        "春节期间,每村每天巡查不少于2次。",
        "到昨天支出进度必须说清楚。",
        "停车30分钟以内免费。",
        "年底还没完成改造的,收回土地。",
        "松坪市“十五五”交通发展规划",
        "2026年度拟新增护林员公示",
        "年初说好的20户必须全部报上去。",
        "公示不少于20日。",
        "对三年内受过处分的不予推荐。",
        "部长在会议前表示,支持扩大规模的计划。",
        "在为期9天时间里,各地戏班演出了120场。",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert {role for _, role in roles(text)} == {"other"}


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("2024年全县医保参保率稳定在95%以上。", "2024年"),
        ("今年创建示范村20个。", "今年"),
        ("全年接待游客450万人次。", "全年"),
        ("全年招商到位资金9亿元,同比增长8%。", "全年"),
        ("三年培训1500人次,其中2024年培训450人次。", "2024年"),
        ("2026年底增加到80个。", "2026年底"),
        ("2026年底前累计达到200个以上。", "2026年底前"),
        ("今冬清淤沟渠不少于420公里。", "今冬"),
        ("11月中旬组织一次现场观摩。", "11月中旬"),
        ("自2024年5月起至2025年12月底,改造危房230户。", "自2024年5月起至2025年12月底"),
        ("“十四五”期间,新建污水处理厂4座。", "“十四五”期间"),
        ("今年用于教育的投入,将由去年的1亿元增加到1.2亿元。", "今年"),
        ("今年启动县医院迁建。", "今年"),
        ("2030年在人口略有增加的情况下,实现人均产值翻一番。", "2030年"),
    ],
)
def test_a_plan_sets_figures_for_its_dates(text: str, surface: str) -> None:
    assert (surface, "deadline") in roles(text, PLAN)


@pytest.mark.parametrize(
    "text",
    [
        "今年是建县30周年。",
        "2024年,全市实现产值420亿元,同比增长9.5%。",
        "今年要重点抓好以下六个方面工作。",
        "今年高校毕业生7.5万人。",
        "由2020年的5亿元增加到8亿元。",
        "今年一季度实施的12个项目,进展不一。",
        "第一阶段(2024年3月至5月)为动员阶段。",
        "2026年10件民生实事:",
        "规划期限为2021—2035年。",
    ],
)
def test_a_plan_sets_the_scene_too(text: str) -> None:
    assert {role for _, role in roles(text, PLAN)} == {"other"}


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("今年全县计划新建农田3万亩,目前只完成了1万亩。", "今年"),
        ("提出今年产值增长6%左右的目标。", "今年"),
        ("力争今年的人口增长率低于去年。", "今年"),
        ("争取在今后五年,基本消除危房。", "今后五年"),
        ("“十五五”期间要完成全部乡镇污水厂改造。", "“十五五”期间"),
        ("报名于5月31日24时截止。", "5月31日24时"),
        ("时间节点:2024年9月底。", "2024年9月底"),
        ("力争五年再造一个新县城。", "五年"),
        ("通过3年的持续努力,基本成形。", "3年"),
        ("整改时限不得超过15天。", "不得超过15天"),
        ("不能当场解决的10个工作日内答复。", "10个工作日内"),
        ("重要险情30分钟内电话报告。", "30分钟内"),
    ],
)
def test_the_clause_alone_may_call_for_it(text: str, surface: str) -> None:
    assert (surface, "deadline") in roles(text)


@pytest.mark.parametrize(
    "text",
    [
        "企业开办时间压缩至1个工作日以内。",
        "平均办理时限缩短到3天内。",
        "热线诉求24小时内办结率达到95%。",
        "建设15分钟内可达的生活圈。",
        "两年内不再安排同类资金。",
        "通车后30分钟内可从县城到机场。",
        "能整改的就不要拖到明年。",
        "改造数量占全年计划开工数的99.6%。",
        "这是两周内查获的第三起案件。",
    ],
)
def test_what_is_only_measured_or_put_off_is_no_deadline(text: str) -> None:
    assert {role for _, role in roles(text, PLAN)} == {"other"}


@pytest.mark.parametrize("text", ["组织一年内开展服务达到1000人次,且评估合格的,给予补贴。", "审核时间在5月1日前的房屋租赁证明。"])
def test_a_criterion_is_no_deadline(text: str) -> None:
    assert {role for _, role in roles(text, RULE)} == {"other"}


@pytest.mark.parametrize(
    ("text", "setting", "role"),
    [
        ("请有关单位于7月10日前报送报告。", BULLETIN, "deadline"),
        ("截至6月底,完成率达到82%。", BULLETIN, "other"),
        ("上半年完成年度计划的48%。", BULLETIN, "other"),
        ("各责任单位8月15日前报县督查室。", BULLETIN, "deadline"),
        ("12月底前完成38家企业的达标。", BULLETIN, "deadline"),
        ("下阶段,6月底前完成12所园的改造。", Setting("plan", "bulletin"), "deadline"),
        ("镇长将留任直到今年秋季。", NEWS, "other"),
        ("大桥今天通过验收,将按计划启用。", NEWS, "other"),
        ("县城一周内,流感病例新增80例。", NEWS, "other"),
        ("这是该矿10天内第三次停产。", NEWS, "other"),
        ("县交通局24小时内抢通公路。", NEWS, "deadline"),
        ("按年初规划,全县要建良田3万亩。", NEWS, "other"),
        ("大桥今年10月建成通车。", NEWS, "other"),
        ("大桥计划今年10月建成通车。", NEWS, "deadline"),
        ("今年,全省将建设产业基地26个。", NEWS, "deadline"),
        ("该省力争今年开发后备耕地16万亩。", NEWS, "deadline"),
        ("要求到2025年,景区网络建设基本完善。", NEWS, "deadline"),
        ("今天,铁路计划加开列车40列。", NEWS, "other"),
        ("历经5年不懈奋斗,规划圆满收官。", NEWS, "other"),
        ("预计到今年年底,新增航道90公里。", NEWS, "other"),
        ("年内通车后,两地相通。", NEWS, "other"),
        ("节前旅游升温。", NEWS, "other"),
    ],
)
def test_a_report_needs_words_of_duty(text: str, setting: Setting, role: str) -> None:
    assert [said for _, said in roles(text, setting)] == [role]


def test_a_day_in_brackets_behind_today_is_today() -> None:
    assert {role for _, role in roles("水库今天(6月15日)通过验收,将按计划启用。", NEWS)} == {"other"}


TABLE = [
    ("序号\t工作任务\t责任单位\t完成时限", None),
    ("1\t改造渠道21公里\t县水务局\t2024年3月底", "2024年3月底"),
    ("整治塘坝16口\t各乡镇\t2023年12月31日", "2023年12月31日"),
    ("2\t每月巡查\t县水务局\t持续推进", None),
    ("落实2023年办法\t县司法局\t2024年6月", "2024年6月"),
    ("3\t组织观摩1次\t县水务局\t11月中旬\t", "11月中旬"),
]


def test_a_column_says_by_when() -> None:
    lines = [line for line, _ in TABLE]
    found = [
        [surface for surface, role in roles(line, setting) if role == "deadline"]
        for line, setting in zip(lines, read_settings([("body", None, line) for line in lines], "notice"), strict=True)
    ]
    assert found == [[due] if due else [] for _, due in TABLE]


@pytest.mark.parametrize("header", ["序号\t事项\t承诺办结时限", "日期\t实际完成时间\t地点", "时间\t地点\t内容"])
def test_other_columns_do_not(header: str) -> None:
    settings = read_settings([("body", None, header), ("body", None, "1\t核发证照\t2024年6月")], "notice")
    assert settings[1].due_cell is None


def test_a_table_ends_where_a_paragraph_has_no_cells() -> None:
    lines = ["任务\t完成时间", "正文", "起草\t2024年6月"]
    assert [setting.due_cell for setting in read_settings([("body", None, line) for line in lines], "notice")] == [None] * 3


def test_the_section_tells_a_report_from_a_plan() -> None:
    assert roles("五年内,全县造林两千亩。", REVIEW) == [("五年内", "other")]
    assert roles("五年内,全县造林两千亩。") == [("五年内", "deadline")]


def test_a_level_reached_keeps_its_verb() -> None:
    assert read("由1978年的36%降低到1981年的28%") == [("1978年", "DATE", "1978", None), ("1981年", "DATE", "1981", None)]


def test_old_characters_read_like_new_ones() -> None:
    assert read("兩年後") == [("兩年後", "DATE", "Y2", None)]


def test_now_is_a_time_only_where_it_is_all_there_is() -> None:
    assert read("现在") == [("现在", "DATE", "PRESENT_REF", None)]


@pytest.mark.parametrize("text", ["9" * 400 + "年", "9" * 400 + "天", "三二卅点", "四五廿小时"])
def test_runs_of_digits_that_make_no_number_are_no_time(text: str) -> None:
    assert read(text) == []


def test_reading_takes_time_that_grows_with_the_text_alone() -> None:
    for words in ("1", "一", "年", "至", "月", "8月5日前", "《1年》", "春节", "汛期前", "5月至", "现在", "今年\t", "今年要完成1"):
        begun = time.perf_counter()
        read_times(words * (20_000 // len(words)), Setting("plan", "plan", due_cell=1))
        assert time.perf_counter() - begun < 5, words  # linear: well below a second


@settings(max_examples=400, deadline=None)
@given(
    st.text(
        "0123456789一二三十百年月日号天周季度期初底末内前后起到至从每近过去今明本上下旬点时分半:.-—~、,。“”《》xX农历正第个 \n", max_size=24
    )
)
def test_spans_slice_back_and_never_overlap(text: str) -> None:
    end = 0
    for found in read_times(text, PLAIN):
        assert text[found.start : found.end] == found.surface
        assert end <= found.start < found.end
        assert found.value
        end = found.end
