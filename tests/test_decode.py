"""Bytes → text: the encoding is found, the text is not changed."""

import codecs

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.read import read_file
from transforms.read.decoding import decode
from transforms.read.model import UnreadableError

TEXT = "各位代表：\r\n　　２０２６年，全县生产总值增长６％左右，新建学校3所。\r\n"


@pytest.mark.parametrize(
    ("raw", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (TEXT.encode("gbk"), "gb18030"),
        (TEXT.encode("gb18030"), "gb18030"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("utf-16-le"), "utf-16-le"),
        (TEXT.encode("utf-16-be"), "utf-16-be"),
        (codecs.BOM_UTF32_LE + TEXT.encode("utf-32-le"), "utf-32-le"),
    ],
)
def test_encodings(raw: bytes, encoding: str) -> None:
    found = decode(raw)
    assert (found.text, found.encoding) == (TEXT, encoding)


def test_traditional_text_in_big5() -> None:
    text = "縣政府今年將新建學校三所，改善農村道路，並於年底前完成。" * 3
    assert decode(text.encode("big5")).text == text


def test_characters_beyond_the_basic_plane() -> None:
    text = "𠮷村与㐂村的工作已经完成，村民表示满意。"
    assert decode(text.encode("gb18030")).text == text


@pytest.mark.parametrize("declared", ["gb2312", "GBK", "utf-8", "big5", "iso-8859-1", "nonsense", ""])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030"])
def test_bytes_overrule_the_declared_charset(declared: str, codec: str) -> None:
    text = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={declared}"></head><body><p>{TEXT}</p></body></html>'
    assert decode(text.encode(codec), is_html=True).text == text


def test_a_few_broken_characters_are_replaced_and_counted() -> None:
    raw = (TEXT * 30).encode()
    found = decode(raw + b"\xe4\xb8")
    assert found.text.count("\ufffd") == 1
    assert found.encoding == "utf-8, 1 broken character replaced"


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 500, "binary"),
        (bytes(range(256)) * 20, "binary"),
        (bytes(range(0x80, 0x100)) * 20, "undecodable"),
        ("Événement à côté où il a déjà été très fêté".encode("latin-1") * 3, "undecodable"),
    ],
)
def test_what_is_no_chinese_text_is_refused(raw: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        decode(raw)
    assert caught.value.reason == reason
    assert "expected" in caught.value.detail
    assert "found" in caught.value.detail


@settings(deadline=None, max_examples=60)
@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1))
def test_utf8_is_never_changed(text: str) -> None:
    expected = text.removeprefix("\ufeff")
    assert decode(text.encode()).text == expected


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=400))
def test_any_bytes_are_a_page_or_a_reject(raw: bytes) -> None:
    reading = read_file("x.txt", raw)
    assert len(reading.pages) + len(reading.rejects) == 1
