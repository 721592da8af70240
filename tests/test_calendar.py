"""Calendar: the days that a time's words say, counted from the document's day and year."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.calendar import resolve
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
        ("2024年春节", "2024-02-10", "2024-02-10"),
        ("2024年冬至", "2024-12-21", "2024-12-21"),
        ("2013年古尔邦节", "2013-10-15", "2013-10-15"),
        ("2019年感恩节", "2019-11-28", "2019-11-28"),
        ("2025年10月的第一个星期一", "2025-10-06", "2025-10-06"),
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
        ("三日内", "2026-03-11", "2026-03-14"),
        ("15个工作日内", "2026-03-11", "2026-04-01"),
    ],
)
def test_counted_from_the_document(text: str, first: str, last: str) -> None:
    assert days(text) == (first, last)


@pytest.mark.parametrize("text", ["今年", "8月5日前", "下周三", "三日内", "春节前", "每年", "20xx年", "试用期1年", "2026年2月30日"])
def test_nothing_is_guessed(text: str) -> None:
    assert days(text, Reference()) == (None, None)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("8月5日前", "2026-03-11", "2026-08-05"),
        ("10月底前", "2026-03-11", "2026-10-31"),
        ("到2030年", "2026-03-11", "2030-12-31"),
        ("年底前", "2026-03-11", "2026-12-31"),
        ("1949年以前", None, "1949-12-31"),
        ("从2019年起", "2019-01-01", None),
        ("2018年之后", "2019-01-01", None),
    ],
)
def test_a_bound_ends_with_the_last_day_allowed(text: str, first: str | None, last: str | None) -> None:
    assert days(text) == (first, last)


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
