"""Copies of documents and paragraphs."""

from itertools import combinations

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transforms.dedup import find_duplicates
from transforms.dedup.shingles import comparable, shingle_sets, similarity
from transforms.schema.frames import frame
from transforms.schema.tables import Documents, Paragraphs
from transforms.text import row_id

SPEECH = [
    "今年以来,全县上下紧盯目标抓落实,教育质量稳步提升,群众满意度明显提高。",
    "教科局要在九月底前摸清乡镇学校缺编底数,拿出补充教师的具体方案,报县委常委会研究。",
    "各乡镇要把控辍保学放在心上,对辍学学生逐一登记,逐户劝返,确保一个都不少。",
    "希望大家以更足的干劲、更实的作风,把会议定下的事情一件一件办好。",
]
OTHER = ["冬季防火形势严峻,林草局要增加巡护力量,落实二十四小时值班制度,发现火情立即报告。"]


def corpus(*texts: list[str]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Documents of one page, each given as its paragraphs."""
    documents, paragraphs = [], []
    start = 0
    for ordinal, lines in enumerate(texts):
        doc_id, first = row_id("documents", ordinal), start
        for place, line in enumerate(lines):
            identifier = row_id("paragraphs", start)
            row = (identifier, doc_id, "c" * 16, place, "body", None, "", start, start + len(line), line, False, None, None)
            paragraphs.append(row)
            start += len(line) + 1
        text = "\n".join(lines)
        facts = (None,) * 7
        row = (doc_id, "c" * 16, ordinal, None, "speech", *facts[:4], None, None, None)
        documents.append((*row, first, start - 1, text, len(text), None, True, 0.0, None))
    return frame(Documents, documents), frame(Paragraphs, paragraphs)


def pairs(*texts: list[str]) -> list[tuple[str, str]]:
    duplicates = find_duplicates(*corpus(*texts)).duplicates.filter(pl.col("level") == "document")
    names = {row_id("documents", ordinal): str(ordinal) for ordinal in range(len(texts))}
    rows = duplicates.select("kind", "left_id", "right_id").rows()
    return sorted((kind, "-".join(sorted((names[left], names[right])))) for kind, left, right in rows)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        (SPEECH, SPEECH, "exact"),
        (SPEECH, [line.replace(",", "，") for line in SPEECH], "exact"),
        (SPEECH, [line.replace("今年", "x年") for line in SPEECH], "near"),
        ([*SPEECH, "散会后就去办。"], SPEECH, "near"),
        (SPEECH + OTHER, SPEECH, "contains"),
        (SPEECH, SPEECH[:2], "contains"),
        (SPEECH, OTHER, None),
    ],
)
def test_kinds_of_copies(left: list[str], right: list[str], kind: str | None) -> None:
    assert pairs(left, right) == ([(kind, "0-1")] if kind else [])


def test_different_masks_of_one_figure_are_the_same_text() -> None:
    first, second = comparable(pl.Series(["20xx年,×县增长 x%。", "20××年，x县增长×％。"]))
    assert first == second


FIGURES = ["2019年全县完成投资12.5亿元,增长8.6%,新增就业3420人,改造危房115户,群众得到实惠。"]
MASKED = ["20xx年全县完成投资x亿元,增长x%,新增就业x人,改造危房x户,群众得到实惠。"]
OTHERS = ["2021年全县完成投资47.8亿元,增长3.3%,新增就业1988人,改造危房64户,群众得到实惠。"]


@pytest.mark.parametrize(("left", "right", "kind"), [(FIGURES, MASKED, "near"), (MASKED, MASKED, "exact"), (FIGURES, OTHERS, None)])
def test_a_masked_copy_matches_whatever_its_figures_were(left: list[str], right: list[str], kind: str | None) -> None:
    assert pairs(left, right) == ([(kind, "0-1")] if kind else [])


def test_two_families_in_hot_buckets_stay_two_groups() -> None:
    families = [[f"{line[:-1]},此件发至第{number}组。" for line in lines] for number in range(60) for lines in (SPEECH, SPEECH[::-1])]
    groups = find_duplicates(*corpus(*families)).documents["duplicate_group"]
    assert groups[::2].n_unique() == 1
    assert groups.null_count() == 0


def test_the_longest_copy_is_canonical_and_then_the_least_masked() -> None:
    masked = [line.replace("九月", "x月") for line in SPEECH]
    found = find_duplicates(*corpus(masked, SPEECH, [*SPEECH, "完。"], OTHER)).documents
    assert found.get_column("is_canonical").to_list() == [False, False, True, True]
    assert found.get_column("duplicate_group").n_unique() == 2
    assert found.get_column("duplicate_group").to_list()[3] is None


def test_reused_share_counts_characters_of_travelling_paragraphs() -> None:
    found = find_duplicates(*corpus([*SPEECH[:1], *OTHER], SPEECH[:1])).documents
    share = len(SPEECH[0]) / (len(SPEECH[0]) + len(OTHER[0]))
    assert found.get_column("reused_share").to_list() == pytest.approx([share, 1.0])


def test_a_formula_in_a_thousand_documents_stays_one_group_without_all_pairs() -> None:
    texts = [[f"第{number}号文件讲的是完全不同的事情,序号{number * 7919}。", SPEECH[1]] for number in range(300)]
    found = find_duplicates(*corpus(*texts))
    groups = found.paragraphs.filter(pl.col("text") == SPEECH[1]).get_column("duplicate_group")
    assert groups.n_unique() == 1
    assert found.duplicates.height < 20_000


sentences = st.lists(
    st.sampled_from([*SPEECH, *OTHER, "会后请各单位抓紧传达学习并结合实际研究贯彻落实的具体措施。"]), min_size=1, max_size=6
)


@settings(max_examples=20, deadline=None)
@given(st.lists(sentences, min_size=2, max_size=8))
def test_every_pair_over_the_limit_is_found(texts: list[list[str]]) -> None:
    sets = shingle_sets(comparable(pl.Series(["\n".join(text) for text in texts])).to_list(), 5)
    close = {pair for pair in combinations(range(len(texts)), 2) if similarity(sets[pair[0]], sets[pair[1]])[0] >= 0.8}
    found = {tuple(map(int, pair.split("-"))) for kind, pair in pairs(*texts) if kind != "contains"}
    assert close == found


def test_the_order_of_documents_does_not_matter() -> None:
    documents, paragraphs = corpus(SPEECH, [*SPEECH, "完。"], OTHER, SPEECH[:2])
    there = find_duplicates(documents, paragraphs)
    back = find_duplicates(documents.reverse(), paragraphs.reverse())
    assert there.duplicates.equals(back.duplicates)
    assert there.documents.sort("doc_id").equals(back.documents.sort("doc_id"))
