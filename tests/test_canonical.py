"""Names that join the mentions of one thing within a document."""

import pytest

from transforms.extract.entities import canonical_names, read_entities
from transforms.segment import tag
from transforms.text import fold


def names(text: str, place: str | None = None) -> dict[str, str]:
    """Canonical name by surface, over the sentences of one document."""
    entities = [entity for line in text.split("\n") for entity in read_entities(fold(line).text, tag(fold(line).text))]
    return dict(zip([entity.surface for entity in entities], canonical_names(entities, place), strict=True))


@pytest.mark.parametrize(
    ("text", "place", "surface", "canonical"),
    [
        ("县委高度重视。", "庄浪县", "县委", "庄浪县委"),
        ("县委高度重视。", "甘肃省庄浪县", "县委", "庄浪县委"),
        ("省政府发文。", "甘肃省庄浪县", "省政府", "甘肃省政府"),
        ("市委高度重视。", "庄浪县", "市委", "市委"),
        ("县委高度重视。", None, "县委", "县委"),
        ("县教科局负责。\n教科局要落实。", None, "教科局", "县教科局"),
        ("县教科局负责。\n教科局要落实。", "庄浪县", "教科局", "庄浪县教科局"),
        ("甘谷县提高了。\n甘谷比秦安高。", None, "甘谷", "甘谷县"),
        ("甘谷县提高了。\n甘谷比秦安高。", None, "秦安", "秦安"),
        ("青禾县召开动员会。\n县委要求抓好落实。", None, "县委", "青禾县委"),
        ("青禾县防汛抗旱指挥部部署。\n县水利局落实。", None, "县水利局", "青禾县水利局"),
        ("县委要求学习。\n静宁县提高了。", None, "县委", "县委"),
        ("青禾县人民政府发文。\n县政府督办。", "青禾县", "县政府", "青禾县人民政府"),
        ("成立县养老服务工作领导小组。\n领导小组办公室设在县民政局。", "青禾县", "领导小组办公室", "青禾县养老服务工作领导小组办公室"),
        ("习近平总书记指出。\n总书记强调。", None, "总书记", "习近平"),
        ("中共中央决定。\n党中央部署。", None, "党中央", "中共中央"),
        ("刚才，张崇博副县长讲话。\n崇博同志的意见", None, "崇博", "张崇博"),
        ("陈x同志牵头。", "庄浪县", "陈x", "陈x"),
        ("推行“县管校聘”改革。", None, "“县管校聘”", "县管校聘"),
        ("实施“四名”工程。", None, "“四名”工程", "“四名”工程"),
        ("总统访华。", None, "华", "中国"),
    ],
)
def test_mentions_are_joined(text: str, place: str | None, surface: str, canonical: str) -> None:
    assert names(text, place)[surface] == canonical


def test_short_form_introduced_by_the_text_stands_for_the_full_title() -> None:
    text = "按照《国家中长期教育改革和发展规划纲要》（以下简称《教育规划纲要》）的要求\n《教育规划纲要》提出目标。"
    assert names(text)["教育规划纲要"] == "国家中长期教育改革和发展规划纲要"


def test_a_title_is_not_joined_to_another_that_only_resembles_it() -> None:
    text = "《国家中长期教育改革和发展规划纲要》明确提出\n《教育规划纲要》提出目标。"
    assert names(text)["教育规划纲要"] == "教育规划纲要"


def test_one_name_per_mention() -> None:
    assert canonical_names([], "庄浪县") == []
