"""Numerals and all the numbers of a text: one writing a case."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.extract.numerals import numeral_value
from transforms.extract.readings import read_numerals


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("8", 8),
        ("12,600", 12600),
        ("3.75", 3.75),
        ("4·3", 4.3),
        ("1.03万", 10300),
        ("5千4百", 5400),
        ("25万6千", 256000),
        ("2千零30万", 20300000),
        ("1,100万", 11000000),
        ("10万万", 10**9),
        ("30w", 300000),
        ("零", 0),
        ("十", 10),
        ("十六", 16),
        ("廿五", 25),
        ("一百零七", 107),
        ("三百五", 350),
        ("一万二", 12000),
        ("两千三百五", 2350),
        ("一万零十二", 10012),
        ("三亿五千万", 350000000),
        ("四千零四万", 40040000),
        ("二十一万亿", 21 * 10**12),
        ("二十三点五", 23.5),
        ("一点二亿", 120000000),
        ("二〇二六", 2026),
        ("壹佰伍拾", 150),
        ("叁万柒仟", 37000),
        ("百", 100),
    ],
)
def test_value_of_a_numeral(text: str, value: float) -> None:
    assert numeral_value(text) == (value, value, False, False)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("三五", 3, 5),
        ("一两", 1, 2),
        ("三两", 2, 3),
        ("十七八", 17, 18),
        ("四五千", 4000, 5000),
        ("二三十万", 200000, 300000),
        ("三、四百", 300, 400),
        ("十几", 10, 10),
        ("十余万", 100000, 100000),
        ("5000多", 5000, 5000),
        ("20余万", 200000, 200000),
        ("三十多", 30, 30),
        ("几十", None, None),
        ("数百万", None, None),
    ],
)
def test_a_vague_numeral_is_approximate(text: str, low: float | None, high: float | None) -> None:
    assert numeral_value(text) == (low, high, True, False)


@pytest.mark.parametrize("text", ["x", "××", "20xx", "1×", "○○", "3.x", "x万"])
def test_hidden_digits_are_never_guessed(text: str) -> None:
    assert numeral_value(text) == (None, None, False, True)


@pytest.mark.parametrize("text", ["9" * 200, "一" * 200, "一百" * 100])
def test_a_run_that_nobody_wrote_is_no_number(text: str) -> None:
    assert numeral_value(text) is None


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("气温零下,读数-3.5", [-3.5]),
        ("负六点二", [-6.2]),
        ("三 百 二 十", [320]),
        ("五分之二", [0.4]),
        ("二又四分之一", [2.25]),
        ("1 3/4", [1.75]),
        ("7/8", [0.875]),
        ("2e5", [200000]),
        ("2^3", [8]),
        (".25", [0.25]),
        ("60K", [60000]),
        ("三打", [36]),
        ("半打", [6]),
        ("四分三", [0.75]),
        ("零下十二", [-12]),
        ("卌五", [45]),
        ("一半", [0.5]),
        ("百分之十二", [12]),
        ("第十四", [14]),
        ("伍拾陸", [56]),
        ("三萬五千", [35000]),
    ],
)
def test_numbers_of_a_text(text: str, values: list[float]) -> None:
    assert [numeral.value_min for numeral in read_numerals(text)] == values


@pytest.mark.parametrize(
    "text", ["统一部署", "大陆", "队伍", "收拾", "美味十足", "四川", "万", "一看便知", "九折", "三明治", "五花八门", "一点也不", "千万别忘"]
)
def test_characters_of_other_words_are_no_numbers(text: str) -> None:
    assert read_numerals(text) == []


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("大于40", 40, None),
        ("不小于四十", 40, None),
        ("小于或等于90", None, 90),
        ("六十以上", 60, None),
        ("比六十小", None, 60),
        ("40到60", 40, 60),
        ("4至6万", 40000, 60000),
        ("比六十岁大", 60, None),
        ("40 - 60", 40, 60),
        ("四十和六十之间", 40, 60),
        ("大于40并小于60", 40, 60),
        ("最多60最少40", 40, 60),
        ("四十几万", 400000, None),
    ],
)
def test_spans_of_values(text: str, low: float | None, high: float | None) -> None:
    assert (low, high) in [(numeral.value_min, numeral.value_max) for numeral in read_numerals(text)]


@given(st.text("零一二三四五六七八九十百千万亿两几半多余点分之负又和到0123456789.,-/xX×%^eKkw 第壹拾", max_size=40))
@settings(deadline=None)
def test_any_text_can_be_read(text: str) -> None:
    for numeral in read_numerals(text):
        assert 0 <= numeral.start < numeral.end <= len(text)
        assert not numeral.masked or (numeral.value_min is None and numeral.value_max is None)


@pytest.mark.parametrize("piece", ["7", "一", "百", "一百", "分之一", "1/", "点一", "- ", "1 "])
def test_a_page_of_one_piece_takes_a_second(piece: str) -> None:
    began = time.process_time()
    read_numerals(piece * (200_000 // len(piece)))
    assert time.process_time() - began < 20  # quadratic, it would take many minutes
