"""The catalog: views and macros over a snapshot of two reports of one county."""

from collections.abc import Callable
from pathlib import Path

import duckdb
import pytest
from conftest import build

from flows import views

FIRST = (
    "青禾县人民政府工作报告\n——2024年1月16日在青禾县第十八届人民代表大会第三次会议上\n县长 林远\n各位代表：\n一、2023年工作回顾\n"
    "地区生产总值增长5.1%。\n二、2024年工作安排\n今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，城镇新增就业3000人以上，"
    "城镇登记失业率控制在4%以内。\n县教育局要在8月底前建成青禾第三小学，改造校舍2万平方米。\n县水利局要在9月底前完成《青禾县节水规划》编制。\n"
)
SECOND = (
    "青禾县人民政府工作报告\n——2025年1月15日在青禾县第十八届人民代表大会第四次会议上\n县长 林远\n各位代表：\n一、2024年工作回顾\n"
    "地区生产总值增长5.2%，城镇新增就业3266人，城镇登记失业率3.6%。《青禾县节水规划》印发实施。\n二、2025年工作安排\n"
    "今年主要预期目标是：地区生产总值增长5.5%以上。\n"
)


@pytest.fixture(scope="module")
def processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = tmp_path_factory.mktemp("reports")
    (raw / "2024.txt").write_text(FIRST, "utf8")
    (raw / "2025.txt").write_text(SECOND, "utf8")
    build(raw, raw.with_name("processed"))
    return raw.with_name("processed")


@pytest.fixture
def ask(processed: Path) -> Callable[[str], list[tuple[object, ...]]]:
    def answer(query: str) -> list[tuple[object, ...]]:
        with duckdb.connect(str(processed / "current" / "catalog.duckdb"), read_only=True) as connection:
            return connection.execute(query).fetchall()

    return answer


Ask = Callable[[str], list[tuple[object, ...]]]


def test_every_view_and_column_is_explained(ask: Ask) -> None:
    assert not ask("SELECT view_name FROM duckdb_views() WHERE NOT internal AND comment IS NULL")
    assert not ask("SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND comment IS NULL")


@pytest.mark.parametrize("name", [*views.NAMES, *views.AFTER_MACROS])
def test_a_view_can_be_read_whole(ask: Ask, name: str) -> None:
    ask(f"FROM {name}")


def test_a_target_stands_beside_what_the_next_report_says(ask: Ask) -> None:
    rows = ask("SELECT name, surface, actual, is_met FROM indicator_series WHERE actual IS NOT NULL ORDER BY name")
    assert ("城镇新增就业", "3000人以上", "3266人", True) in rows
    assert ("城镇登记失业率", "4%以内", "3.6%", True) in rows
    assert ("地区生产总值", "6%左右", "5.2%", False) in rows


def test_a_review_is_of_the_year_before(ask: Ask) -> None:
    assert ask("SELECT year, year_from FROM figures WHERE surface = '5.1%'") == [(2023, "review")]


def test_overdue_says_what_later_documents_say(ask: Ask) -> None:
    rows = ask("SELECT action, later_sentence FROM overdue(DATE '2025-06-01') WHERE later_mentions > 0")
    assert any("节水规划" in str(action) and "印发实施" in str(sentence) for action, sentence in rows)
    assert not ask("FROM overdue(DATE '2023-01-01')")


def test_due_before_leaves_later_days_out(ask: Ask) -> None:
    (latest,) = ask("SELECT max(due_date) FROM due_before(DATE '2024-09-01')")[0]
    assert str(latest) == "2024-08-31"


def test_search_finds_sentences_with_every_word(ask: Ask) -> None:
    assert [row[0] for row in ask("SELECT sentence FROM search('教育局　校舍')")] == [
        "县教育局要在8月底前建成青禾第三小学，改造校舍2万平方米。"
    ]
    assert not ask("FROM search('教育局 失业率')")


def test_evidence_gives_the_words_where_they_stand(ask: Ask) -> None:
    ((quantity_id,),) = ask("SELECT quantity_id FROM quantities WHERE surface = '3266人'")
    ((found_in, words, before),) = ask(f"SELECT found_in, words, before FROM evidence('{quantity_id}')")
    assert (found_in, words) == ("quantities", "3266人")
    assert str(before).endswith("城镇新增就业")


def test_the_catalog_can_be_attached_elsewhere(processed: Path) -> None:
    with duckdb.connect() as connection:
        connection.execute(f"ATTACH '{processed / 'current' / 'catalog.duckdb'}' AS duban (READ_ONLY)")
        assert connection.execute("SELECT count(*) > 0 FROM duban.ledger").fetchone() == (True,)
        connection.execute("USE duban")
        assert connection.execute("SELECT count(*) > 0 FROM due_before(DATE '2030-01-01')").fetchone() == (True,)


def test_a_snapshot_passes_its_own_checks(ask: Ask) -> None:
    assert not ask("FROM quality WHERE severity = 'error' AND NOT is_ok")


def test_a_copy_that_names_another_figure_keeps_its_row(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name, count in (("a", 8), ("b", 9), ("c", 9)):
        text = f"关于学校建设的通知\n各乡镇人民政府：\n今年全县要在12月底前新建学校{count}所，改善办学条件，办好人民满意的教育。\n"
        (raw / f"{name}.txt").write_text(text, "utf8")
    build(raw, tmp_path / "out")
    with duckdb.connect(str(tmp_path / "out" / "current" / "catalog.duckdb"), read_only=True) as connection:
        rows = connection.execute("SELECT DISTINCT quantity FROM ledger ORDER BY quantity").fetchall()
    assert rows == [("8所",), ("9所",)]


def test_in_the_news_the_same_day_is_the_one_told_last(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "drill.txt").write_text(
        "青河县举行防汛演练\n时间:2024-06-08 10:00:00 来源:青河日报\n本报讯:6月5日,青河县举行防汛演练,县水利局和各乡镇的320名干部参加。"
        "当天,县防汛抗旱指挥部还检查了12座水库的物资储备情况。\n",
        "utf8",
    )
    build(raw, tmp_path / "out")
    with duckdb.connect(str(tmp_path / "out" / "current" / "catalog.duckdb"), read_only=True) as connection:
        rows = connection.execute("SELECT surface, start_date::VARCHAR, end_date::VARCHAR FROM times ORDER BY start_char").fetchall()
    assert rows == [("6月5日", "2024-06-05", "2024-06-05"), ("当天", "2024-06-05", "2024-06-05")]
