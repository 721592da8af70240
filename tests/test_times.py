"""Times: spans, TIMEX3 types, values, modifiers and roles, one rule a sentence."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.times import read_times
from transforms.model import Setting

PLAIN = Setting()
REVIEW = Setting(tense="review")


def read(text: str, setting: Setting = PLAIN) -> list[tuple[str, str, str, str | None]]:
    return [(time.surface, time.type, time.value, time.mod) for time in read_times(text, setting)]


def roles(text: str, setting: Setting = PLAIN) -> list[tuple[str, str]]:
    return [(time.surface, time.role) for time in read_times(text, setting)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("大会于2026年1月5日召开", "2026年1月5日", "2026-01-05"),
        ("二〇二六年一月五日", "二〇二六年一月五日", "2026-01-05"),
        ("二O二六年的工作", "二O二六年", "2026"),
        ("一九九八年抗洪", "一九九八年", "1998"),
        ("98年抗洪", "98年", "1998"),
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
        ("过去的一年不平凡", "过去的一年", "Y-1"),
        ("下月再议", "下月", "M1"),
        ("明年的教师节再聚", "明年的教师节", "Y1-09-10"),
        ("明年春节聚会", "明年春节", "Y1-春节"),
        ("下周三开会", "下周三", "W1-3"),
        ("20xx年高考", "20xx年", "20XX"),
        ("x月x日到县里", "x月x日", "XXXX-XX-XX"),
        ("光绪二十四年设县", "光绪二十四年", "1898"),
        ("农历八月十五团圆", "农历八月十五", "XXXX-L08-15"),
    ],
)
def test_dates(text: str, surface: str, value: str) -> None:
    assert read(text) == [(surface, "DATE", value, None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("8月5日前报送", ("8月5日前", "XXXX-08-05", "BEFORE")),
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
        ("一年多没有回音", "一年多", "P1Y", "APPROX"),
        ("有的10年多不上课", "10年多", "P10Y", "APPROX"),
        ("三日内答复", "三日内", "P3D", "WITHIN"),
        ("限3天时间之内兑现", "3天时间之内", "P3D", "WITHIN"),
        ("15个工作日内办结", "15个工作日内", "P15D", "WITHIN"),
        ("近两年来变化大", "近两年来", "P2Y", "AFTER"),
        ("过去30多年来的路", "过去30多年来", "P30Y", "APPROX"),
        ("过去五年的工作", "过去五年", "P5Y", None),
        ("一年零三个月的努力", "一年零三个月", "P1Y3M", None),
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
        ("每年10月体检", "每年10月", "XXXX-10"),
    ],
)
def test_sets(text: str, surface: str, value: str) -> None:
    assert read(text) == [(surface, "SET", value, None)]


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("明天下午6点集合", "明天下午6点", "D1T18:00"),
        ("7月5日晚八点半开演", "7月5日晚八点半", "XXXX-07-05T20:30"),
        ("上午8:30签到", "上午8:30", "XXXX-XX-XXT08:30"),
        ("2026年2月10日 07时41分", "2026年2月10日 07时41分", "2026-02-10T07:41"),
    ],
)
def test_clock_times(text: str, surface: str, value: str) -> None:
    assert read(text) == [(surface, "TIME", value, None)]


@pytest.mark.parametrize(
    "text",
    [
        "一天比一天好",
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
        "国企改革三年行动",
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
        ("水库10月底完工,年底前完成验收。", "年底前"),
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
        "近5年内参加过献血的,加分。",
    ],
)
def test_what_is_no_deadline(text: str) -> None:
    assert {role for _, role in roles(text)} == {"other"}


def test_the_section_tells_a_report_from_a_plan() -> None:
    assert roles("五年内,全县造林两千亩。", REVIEW) == [("五年内", "other")]
    assert roles("五年内,全县造林两千亩。") == [("五年内", "deadline")]


def test_a_level_reached_keeps_its_verb() -> None:
    assert read("由1978年的36%降低到1981年的28%") == [("1978年", "DATE", "1978", None), ("1981年", "DATE", "1981", None)]


def test_old_characters_read_like_new_ones() -> None:
    assert read("兩年後") == [("兩年後", "DATE", "Y2", None)]


@settings(max_examples=400, deadline=None)
@given(
    st.text(
        "0123456789一二三十百年月日号天周季度期初底末内前后起到至从每近过去今明本上下旬点时分半:.-—~、,。“”《》xX农历正第个 \n", max_size=24
    )
)
def test_spans_slice_back_and_never_overlap(text: str) -> None:
    end = 0
    for time in read_times(text, PLAIN):
        assert text[time.start : time.end] == time.surface
        assert end <= time.start < time.end
        assert time.value
        end = time.end
