"""UTF-8 read as GBK: found where it begins, mended only where no byte was lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.read import read_file
from transforms.read.mojibake import find_mojibake, mend

CLEAN = "各位代表：过去一年，全县上下同心协力，经济社会发展取得新的成绩。"
LATER = "今年要新建高标准农田五万亩，改造老旧小区，由县住建局牵头，年底前完成，各乡镇要抓紧推进“十五五”规划工作"

WHOLE = LATER + "！"  # its bytes fall into whole pairs of GBK, but for 0x80


def spoil(text: str) -> str:
    """What UTF-8 looks like once it was read as GBK, lost bytes replaced."""
    return text.encode().decode("gb18030", "replace")


@pytest.mark.parametrize("before", ["", CLEAN, CLEAN + "\r\n\t　　", CLEAN * 40])
def test_onset_is_found(before: str) -> None:
    found = find_mojibake(before + spoil(LATER))
    assert found is not None
    assert abs(found - len(before)) <= 10


@pytest.mark.parametrize(
    "text",
    [
        CLEAN,
        CLEAN * 100,
        "",
        "1234,56%",
        "銆锛鈥这些生僻字写在这里，并不是乱码。",
        "锛" * 100,
        "\ufffd" * 50,
        "價值€100，約合人民幣780元。",
        "锟斤拷" * 30,
    ],
)
def test_clean_text_is_left_alone(text: str) -> None:
    assert mend(text).start is None
    assert mend(text).text == text


def test_lossless_stretch_is_mended() -> None:
    mended = mend(CLEAN + spoil(WHOLE))
    assert mended.is_mended
    assert mended.text == CLEAN + WHOLE


def test_page_says_that_it_was_mended() -> None:
    (page,) = read_file("a.txt", (CLEAN + spoil(WHOLE)).encode()).pages
    assert page.text == CLEAN + WHOLE
    assert page.mojibake_char is None
    assert page.encoding.startswith("utf-8, mojibake mended from ")


def test_lost_bytes_leave_the_text_as_found() -> None:
    found = CLEAN + "\n" + spoil(f"{LATER}\n{LATER}")
    assert "\ufffd\n" in found
    (page,) = read_file("a.txt", found.encode()).pages
    assert page.text == found
    assert page.mojibake_char is not None
    assert abs(page.mojibake_char - len(CLEAN)) <= 10


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), max_size=60)


@settings(deadline=None, max_examples=60)
@given(HAN, st.lists(st.sampled_from(["，", "。", "的", "工作", "2026年", "%"]), max_size=20).map("".join))
def test_mending_gives_back_what_was_read_wrongly(before: str, after: str) -> None:
    found = before + spoil(after)
    mended = mend(found)
    if not mended.is_mended:
        assert mended.text == found
    else:
        assert mended.start is not None
        assert mended.text[mended.start :].encode().decode("gb18030", "replace") == found[mended.start :]
