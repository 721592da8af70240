"""Calendar: the days that a time's words say, counted from the document's day and year."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.calendar import counted_from, is_over, resolve
from transforms.extract.times import read_times
from transforms.model import Reference, Setting

DAY = date(2026, 3, 11)  # a Wednesday
KNOWN = Reference(DAY, 2026)


def days(text: str, reference: Reference = KNOWN) -> tuple[str | None, str | None]:
    [time] = read_times(text, Setting())
    first, last = resolve(time, reference)
    return first and first.isoformat(), last and last.isoformat()


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2025年", "2025-01-01", "2025-12-31"),
        ("2026年1月5日", "2026-01-05", "2026-01-05"),
        ("2024年2月", "2024-02-01", "2024-02-29"),
        ("“十四五”时期", "2021-01-01", "2025-12-31"),
        ("上世纪90年代", "1990-01-01", "1999-12-31"),
        ("2025年第三季度", "2025-07-01", "2025-09-30"),
        ("2025年1—9月", "2025-01-01", "2025-09-30"),
        ("2025年6月上旬", "2025-06-01", "2025-06-10"),
        ("2025年2月中旬至3月上旬", "2025-02-11", "2025-03-10"),
        ("2025年3月底到5月初", "2025-03-25", "2025-05-05"),
        ("2022/2023学年", "2022-09-01", "2023-08-31"),
        ("2025年Q2", "2025-04-01", "2025-06-30"),
        ("2025.3.5-3.8", "2025-03-05", "2025-03-08"),
        ("2025年第120天", "2025-04-30", "2025-04-30"),
        ("20世纪70年代中期", "1973-01-01", "1976-12-31"),
        ("2025年12月31日22时至次日6时", "2025-12-31", "2026-01-01"),
        ("2025年5月3日20时到第二天凌晨2点", "2025-05-03", "2025-05-04"),
        ("2025年5月3日9时至当日17时", "2025-05-03", "2025-05-03"),
        ("2024年大年初三", "2024-02-12", "2024-02-12"),
        ("2024年春节", "2024-02-10", "2024-02-10"),
        ("2024年冬至", "2024-12-21", "2024-12-21"),
        ("2013年古尔邦节", "2013-10-15", "2013-10-15"),
        ("2019年感恩节", "2019-11-28", "2019-11-28"),
        ("2025年10月的第一个星期一", "2025-10-06", "2025-10-06"),
        ("2013年犹太新年", "2013-09-04", "2013-09-06"),
        ("2018年逾越节", "2018-03-30", "2018-04-07"),
        ("2018年光明节", "2018-12-02", "2018-12-10"),
        ("2013年东正教复活节", "2013-05-05", "2013-05-05"),
        ("2013年复活节", "2013-03-31", "2013-03-31"),
        ("2013年耶稣升天节", "2013-05-09", "2013-05-09"),
        ("2025—2026学年度", "2025-09-01", "2026-08-31"),
        ("2024年6月中下旬", "2024-06-11", "2024-06-30"),
        ("2024年6月上旬至7月中旬", "2024-06-01", "2024-07-20"),
        ("上世纪八九十年代", "1980-01-01", "1999-12-31"),
        ("2025年1月的第二个星期", "2025-01-13", "2025-01-19"),
        ("1912年", "1912-01-01", "1912-12-31"),
    ],
)
def test_words_alone(text: str, first: str, last: str) -> None:
    assert days(text, Reference()) == (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("今年", "2026-01-01", "2026-12-31"),
        ("去年9月", "2025-09-01", "2025-09-30"),
        ("8月5日", "2026-08-05", "2026-08-05"),
        ("下月", "2026-04-01", "2026-04-30"),
        ("上季度", "2025-10-01", "2025-12-31"),
        ("下周三", "2026-03-18", "2026-03-18"),
        ("前天晚上", "2026-03-09", "2026-03-09"),
        ("三天后", "2026-03-14", "2026-03-14"),
        ("上个月15号", "2026-02-15", "2026-02-15"),
        ("明年的教师节", "2027-09-10", "2027-09-10"),
        ("中秋节", "2026-09-25", "2026-09-25"),
        ("近三个月", "2025-12-11", "2026-03-11"),
        ("最近两年内", "2024-03-11", "2026-03-11"),
        ("三日内", "2026-03-11", "2026-03-14"),
        ("上两周", "2026-02-23", "2026-03-08"),
        ("上两个月", "2026-01-01", "2026-02-28"),
        ("今明两天", "2026-03-11", "2026-03-12"),
        ("下两个月", "2026-04-01", "2026-05-31"),
        ("下三周", "2026-03-16", "2026-04-05"),
        ("最近的三个月", "2025-12-11", "2026-03-11"),
        ("周四上午9点到11点", "2026-03-12", "2026-03-12"),
        ("上周一到周五", "2026-03-02", "2026-03-06"),
        ("元旦晚上8点", "2027-01-01", "2027-01-01"),
        ("三小时前", "2026-03-11", "2026-03-11"),
        ("元旦", "2027-01-01", "2027-01-01"),
        ("11月至2月", "2026-11-01", "2027-02-28"),
        ("26日至5日", "2026-03-26", "2026-04-05"),
        ("星期一至星期五", "2026-03-16", "2026-03-20"),
        ("即日起至12月31日", "2026-03-11", "2026-12-31"),
        ("现在", "2026-03-11", "2026-03-11"),
        ("15个工作日内", "2026-03-11", "2026-04-01"),
        ("上月最后五天", "2026-02-24", "2026-02-28"),
        ("上月最后一周", "2026-02-16", "2026-02-22"),
        ("今年最后十天", "2026-12-22", "2026-12-31"),
        ("二十几年前", "1996-01-01", "2006-12-31"),
        ("十几年后", "2036-01-01", "2046-12-31"),
        ("十幾年後", "2036-01-01", "2046-12-31"),
        ("2018年之後", "2019-01-01", None),
        ("接下來兩週", "2026-03-11", "2026-03-25"),
        ("三个多月来", "2025-12-01", "2026-03-11"),
        ("十余年来", "2016-01-01", "2026-03-11"),
        ("7天半以来", "2026-03-03", "2026-03-11"),
    ],
)
def test_counted_from_the_document(text: str, first: str, last: str | None) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize(("year", "last"), [(2023, "2024-02-29"), (2024, "2025-02-28"), (2025, "2026-02-28")])
def test_a_winter_ends_with_the_next_february(year: int, last: str) -> None:
    assert days("11月至2月", Reference(date(year, 5, 1), year)) == (f"{year}-11-01", last)


@pytest.mark.parametrize(("year", "leap"), [(2023, "2024"), (2024, "2024"), (2025, "2024"), (2026, None)])
def test_the_last_day_of_february_lies_in_the_nearest_leap_year(year: int, leap: str | None) -> None:
    day = leap and f"{leap}-02-29"
    assert days("2月29日", Reference(date(year, 5, 1), year)) == (day, day)


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("演习5日举行。", date(2026, 10, 12), "2026-10-05"),
        ("演习将于15日举行。", date(2026, 10, 2), "2026-10-15"),
        ("演习30日举行。", date(2026, 10, 2), "2026-09-30"),
        ("演习31日上午举行。", date(2026, 3, 2), None),
        ("各站于20日前报送名单。", date(2026, 10, 28), "2026-11-20"),
        ("各站于30日前报送名单。", date(2026, 10, 2), "2026-10-30"),
    ],
)
def test_a_day_without_a_month_lies_in_the_one_that_is_meant(text: str, today: date, day: str | None) -> None:
    assert days(text, Reference(today))[1] == day


@pytest.mark.parametrize("text", ["今年", "8月5日前", "下周三", "三日内", "春节前", "每年", "20xx年", "试用期1年", "2026年2月30日"])
def test_nothing_is_guessed(text: str) -> None:
    assert days(text, Reference()) == (None, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("8月5日前", "2026-03-11", "2026-08-05"),
        ("年前", "2026-03-11", "2027-02-06"),
        ("10月底前", "2026-03-11", "2026-10-31"),
        ("到2030年", "2026-03-11", "2030-12-31"),
        ("年底前", "2026-03-11", "2026-12-31"),
        ("1949年以前", None, "1949-12-31"),
        ("从2019年起", "2019-01-01", None),
        ("2018年之后", "2019-01-01", None),
        ("今年秋季开学前", "2026-03-11", "2026-08-31"),
        ("2027年春季学期开学前", "2026-03-11", "2027-02-28"),
    ],
)
def test_a_bound_ends_with_the_last_day_allowed(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize("text", ["当年5月1日前", "次年6月", "当月内", "次日上午", "第二天", "公元前221年", "前两年"])
def test_what_counts_from_a_time_told_before_stays_undated(text: str) -> None:
    assert days(text) == (None, None)


@pytest.mark.parametrize("text", ["冬季", "前三年", "后两年"])
def test_what_may_be_any_such_time_stays_undated(text: str) -> None:
    assert days(text) == (None, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("“十四五”以来", "2021-01-01", None),
        ("到“十五五”末", "2026-03-11", "2030-12-31"),
        ("到本世纪中叶", "2026-03-11", "2060-12-31"),
    ],
)
def test_bounds_of_periods(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == (first, last)


def test_this_century_is_that_of_the_document() -> None:
    assert days("本世纪末", Reference(date(1985, 3, 27), 1985)) == ("1980-01-01", "1999-12-31")
    assert days("到本世纪末", Reference(date(1985, 3, 27), 1985))[1] == "1999-12-31"


@pytest.mark.parametrize(
    ("text", "reference", "year"),
    [
        ("全年增长5%", KNOWN, 2025),
        ("年末人口3万", KNOWN, 2025),
        ("三季度回升", KNOWN, 2025),
        ("今年是开局之年", KNOWN, 2026),
        ("去年建成", KNOWN, 2025),
        ("上年基数低", KNOWN, 2024),
        ("全年增长5%", Reference(date(2026, 7, 20), 2026), 2026),
        ("全年增长5%", Reference(None, 2026), 2025),
    ],
)
def test_a_review_counts_from_the_year_before(text: str, reference: Reference, year: int) -> None:
    setting = Setting("review", "report")
    [found] = read_times(text, setting)
    first, _ = resolve(found, counted_from(found, "", setting, reference))
    assert first is not None
    assert first.year == year


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("2024年出口增长,其中12月最快", "2024-12-01"),
        ("去年下半年特别是第四季度回升", "2025-10-01"),
        ("2023年粮食比上年增产", "2022-01-01"),
        ("2027年6月底前开工,9月投用", "2027-09-01"),
        ("2024年12月摸底,1月复查", "2026-01-01"),
        ("比2020年少,8月最少", "2026-08-01"),
        ("2020年动工的桥,年底前通车", "2026-03-11"),
        ("每年2月底前清算上年度资金", None),
        ("年均每年递增7%,比上年快", "2025-01-01"),
        ("租到入学两年后", None),
        ("将于两年后通车", "2028-01-01"),
    ],
)
def test_a_time_counts_from_the_year_or_event_before_it(text: str, first: str | None) -> None:
    found = read_times(text, Setting())[-1]
    begun, _ = resolve(found, counted_from(found, text[: found.start], Setting(), KNOWN))
    assert (begun and begun.isoformat()) == first


def test_a_sentence_that_opens_with_the_whole_year_tells_of_the_past_one_where_no_heading_says_otherwise() -> None:
    setting = Setting(None, "report")
    text = "产销两旺。全年出口总额10亿元,全年进口3亿元。"
    opens, goes_on = read_times(text, setting)
    assert counted_from(opens, text[: opens.start], setting, KNOWN).year == 2025
    assert counted_from(goes_on, text[: goes_on.start], setting, KNOWN) is KNOWN


def test_only_a_review_does() -> None:
    [found] = read_times("全年增长5%", Setting("plan", "report"))
    assert counted_from(found, "", Setting("plan", "report"), KNOWN) is KNOWN


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("于本通知印发后30日内办结", "2026-04-10"),
        ("即日起,各站30日内办结", "2026-04-10"),
        ("会后,各乡镇在一周内拿出方案", "2026-03-18"),
        ("今后三天内转移完毕", "2026-03-14"),
        ("三年内建成", "2029-03-11"),
        ("30日内办结", None),
        ("用20天时间完成整改", None),
        ("重大险情30分钟内报告", None),
        ("全会后三天内传达", None),
        ("合同期满后30日内退房", None),
        ("自收到申请之日起30日内答复", None),
        ("材料齐全的,窗口于30日内办结", None),
    ],
)
def test_a_span_counts_from_the_document_only_where_its_words_do(text: str, day: str | None) -> None:
    found = read_times(text, Setting())[-1]
    _, last = resolve(found, counted_from(found, text[: found.start], Setting(), KNOWN))
    assert (last and last.isoformat()) == day


@pytest.mark.parametrize(
    ("last", "reference", "over"),
    [
        (date(2025, 12, 31), KNOWN, True),
        (date(2026, 12, 31), KNOWN, False),
        (date(2025, 12, 31), Reference(None, 2026), True),
        (date(2026, 1, 31), Reference(None, 2026), False),
        (date(2020, 1, 1), Reference(), False),
        (None, KNOWN, False),
    ],
)
def test_what_is_over_when_a_document_is_written(last: date | None, reference: Reference, *, over: bool) -> None:
    assert is_over(last, reference) is over


def test_a_year_alone_is_enough_for_this_year() -> None:
    assert days("今年9月", Reference(None, 2025)) == ("2025-09-01", "2025-09-30")


@settings(max_examples=300, deadline=None)
@given(
    st.text("0123456789一二三十年月日天周季初底末内前后起到至从今明去本上下旬半点春节第个", max_size=12),
    st.dates(date(1950, 1, 1), date(2098, 12, 31)),
)
def test_the_first_day_is_never_after_the_last(text: str, day: date) -> None:
    for time in read_times(text, Setting()):
        first, last = resolve(time, Reference(day, day.year))
        assert first is None or last is None or first <= last
