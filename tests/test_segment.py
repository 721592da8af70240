"""Sentences and words."""

import time
from itertools import pairwise

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.schema.frames import frame
from transforms.schema.tables import Paragraphs
from transforms.segment import Segmenter, segment_paragraphs, split_sentences, tag
from transforms.segment.frames import cut_paragraphs
from transforms.text import fold


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("会议开得很好。大家要抓落实！", ["会议开得很好。", "大家要抓落实！"]),
        ("他说:“要算账。”散会后就办。", ["他说:“要算账。”", "散会后就办。"]),
        ("学习《谁来负责?怎么负责?》一文。", ["学习《谁来负责?怎么负责?》一文。"]),
        ("建学校三所(其中一所在城区；两所在乡镇)。验收。", ["建学校三所(其中一所在城区；两所在乡镇)。", "验收。"]),
        ("增长5.5%左右,投资1.2亿元。", ["增长5.5%左右,投资1.2亿元。"]),
        ("抓招商；抓项目；抓落实。", ["抓招商；", "抓项目；", "抓落实。"]),
        ("任务还很重……我们要加油。", ["任务还很重……", "我们要加油。"]),
        ("要树立“功成不必在我；功成必定有我”的境界。", ["要树立“功成不必在我；功成必定有我”的境界。"]),
        ("回答好“为了谁？依靠谁？”的问题。", ["回答好“为了谁？依靠谁？”的问题。"]),
        ("他说：“先试点。再推开。” 大家都同意。", ["他说：“先试点。", "再推开。”", "大家都同意。"]),
        ("1.2节讲了3.5亿元的投资。", ["1.2节讲了3.5亿元的投资。"]),
        ("  无标点的标题  ", ["无标点的标题"]),
        ("括号没有闭合(从这里开始。后面还有。", ["括号没有闭合(从这里开始。", "后面还有。"]),
    ],
)
def test_sentences_end_at_stops_outside_titles_and_brackets(text: str, sentences: list[str]) -> None:
    assert cut(text) == sentences


@settings(deadline=None)
@given(st.text(alphabet="甲乙。！？；;…”“《》（）() \n１.", max_size=200))
def test_every_character_is_in_one_sentence_or_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    inside = set().union(*(range(*span) for span in spans))
    assert all(text[at].isspace() for at in range(len(text)) if at not in inside)


def test_a_megabyte_without_a_stop_is_one_sentence() -> None:
    for character in "(《甲…":
        assert sum(end - start for start, end in split_sentences(character * 300_000)) == 300_000


@pytest.mark.parametrize("unit", ["。", "、", "一、", "“甲", "（甲", "甲。", "a?"])
def test_cost_of_cutting_grows_with_the_text(unit: str) -> None:
    begun = time.perf_counter()
    split_sentences(unit * (1_000_000 // len(unit)))
    assert time.perf_counter() - begun < 20


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("1 9 9 8年", "1998年"),
        ("１９８８年增长５．２％，达到（３）", "1988年增长5.2%,达到(3)"),
        ("2O25年、2０2О年", "2025年、2020年"),
        ("二OO八年与二○二六年", "二〇〇八年与二○二六年"),
        ("IPO2025年", "IPO2025年"),
        ("　　第一段", "  第一段"),
    ],
)
def test_a_folded_text_is_easy_to_read_and_leads_back(text: str, folded: str) -> None:
    made = fold(text)
    assert made.text == folded
    assert made.span(0, len(made.text)) == (0, len(text))


@settings(deadline=None)
@given(st.text(alphabet="教育局2026年底x县，。 ab%", max_size=60))
def test_words_join_back_to_the_text(text: str) -> None:
    words = tag(text)
    assert "".join(words.word) == text
    assert [text[start:end] for start, end in zip(words.start, words.end, strict=True)] == words.word


def test_rjieba_cuts_as_jieba_does() -> None:
    text = "各乡镇人民政府要压实责任，年底前全面完成农村饮水安全巩固提升工程，确保群众喝上放心水。"
    assert tag(text).word == tag(text, "jieba").word


def paragraph(text: str, start: int, end: int, pieces: list[dict[str, int]] | None) -> pl.DataFrame:
    row = ("a" * 16, "b" * 16, "c" * 16, 0, "body", None, "", start, end, text, pieces is not None, pieces, None)
    return frame(Paragraphs, [row])


def test_offsets_point_into_the_page_across_a_mended_join() -> None:
    page = "前言\n签订目标。\n\n责任书。\n\n;大家鼓掌。完。"
    pieces = [{"start_char": 3, "end_char": 7}, {"start_char": 10, "end_char": 13}, {"start_char": 16, "end_char": 24}]
    clean = "".join(page[piece["start_char"] : piece["end_char"]] for piece in pieces)
    segmented = segment_paragraphs(paragraph(clean, 3, 24, pieces))
    rows = segmented.sentences.select("text", "start_char", "end_char", "is_joined").rows()
    assert rows == [("签订目标责任书;", 3, 17, True), ("大家鼓掌。", 17, 22, False), ("完。", 22, 24, False)]
    words = segmented.tokens.filter(pl.col("word") == "责任书").rows(named=True)
    assert [(word["start_char"], word["end_char"]) for word in words] == [(10, 13)]


def test_a_full_width_figure_is_one_word_as_written() -> None:
    page = "增长５．２％，"
    tokens = segment_paragraphs(paragraph(page, 0, len(page), None)).tokens
    assert tokens.select("word", "flag").rows() == [("增长", "v"), ("５．２％", "m"), ("，", "x")]


@pytest.mark.parametrize("text", ["会议开得很好。  １９９８年再开！", "1 9 9 8年建成。", "2OO8年建成。"])
def test_words_of_sentences_are_the_words_of_their_paragraph(text: str) -> None:
    segmented = segment_paragraphs(paragraph(text, 0, len(text), None))
    folded = fold(text).text
    words = cut_paragraphs(segmented.sentences, segmented.tokens).cut(segmented.sentences["paragraph_id"][0], folded, "rjieba")
    assert words == tag(folded)


def test_tokens_point_at_their_words() -> None:
    page = "　　今年要建成三所学校。明年再建。"
    tokens = segment_paragraphs(paragraph(page[2:], 2, len(page), None)).tokens
    assert all(page[start:end] == word for _, _, word, _, start, end in tokens.iter_rows())
    assert "".join(tokens.get_column("word")) == page[2:]


@pytest.mark.parametrize("segmenter", ["rjieba", "jieba"])
def test_a_sentence_has_the_words_that_it_has_alone(segmenter: Segmenter) -> None:
    page = "全县新建改建农村公路。全县新建改建农村公路。质量\n要过硬！由刘玉梅负责" + "。第2项增长5.2%" * 150
    segmented = segment_paragraphs(paragraph(page, 0, len(page), None), segmenter)
    found = segmented.tokens.group_by("sentence_id", maintain_order=True).agg("word", "flag").rows()
    alone = [tag(text, segmenter) for text in segmented.sentences.get_column("text")]
    assert found == [
        (sentence_id, words.word, words.flag) for sentence_id, words in zip(segmented.sentences["sentence_id"], alone, strict=True)
    ]
