"""Years counted by reigns and eras: 光绪二十四年, 民国元年, 公元前221年. The name stands left of the number and is looked for there."""

import re
from typing import Final

from transforms.extract.timex.numbers import HAN, whole
from transforms.extract.timex.parts import Part
from transforms.extract.timex.words import YEAR

_FIRST_YEARS: Final = {
    "贞观": 627, "永徽": 650, "神龙": 705, "开元": 713, "天宝": 742, "贞元": 785, "元和": 806, "建隆": 960, "太平兴国": 976, "景德": 1004,
    "庆历": 1041, "熙宁": 1068, "元丰": 1078, "元祐": 1086, "崇宁": 1102, "政和": 1111, "宣和": 1119, "靖康": 1126, "建炎": 1127,
    "绍兴": 1131, "隆兴": 1163, "淳熙": 1174, "嘉定": 1208, "至元": 1264, "至正": 1341, "洪武": 1368, "建文": 1399, "永乐": 1403,
    "洪熙": 1425, "宣德": 1426, "正统": 1436, "景泰": 1450, "天顺": 1457, "成化": 1465, "弘治": 1488, "正德": 1506, "嘉靖": 1522,
    "隆庆": 1567, "万历": 1573, "天启": 1621, "崇祯": 1628, "顺治": 1644, "康熙": 1662, "雍正": 1723, "乾隆": 1736, "嘉庆": 1796,
    "道光": 1821, "咸丰": 1851, "同治": 1862, "光绪": 1875, "宣统": 1909, "民国": 1912,
}  # fmt: skip
"""First year of each era, by the year in which most of its first year lay."""
_TAILS: Final = frozenset(name[-2:] for name in _FIRST_YEARS)
_YEAR: Final = re.compile(rf"(?P<n>元|\d{{1,4}}|[{HAN}]{{1,4}})年")
_COMMON: Final = re.compile(r"公元(?P<before>前)?$")


def read_era_year(text: str, at: int, floor: int) -> Part | None:
    """A year at `at` whose era stands right before it; the part begins with the era's name.

    Years before the common era begin with BC, as TIMEX3 has it: 公元前221年 → BC0221.
    """
    tail = text[max(0, at - 2) : at]
    common = _COMMON.search(text, max(floor, at - 3), at) if tail in ("公元", "元前") else None
    if tail not in _TAILS and not common:
        return None
    match = _YEAR.match(text, at)
    number = (1.0, 1.0) if match and match["n"] == "元" else whole(match["n"]) if match else None
    if not match or number is None:
        return None
    if common:
        return Part(common.start(), match.end(), YEAR, f"{'BC' if common['before'] else ''}{int(number[0]):04d}")
    name = next((name for name in (text[max(floor, at - 4) : at], tail) if name in _FIRST_YEARS), None)
    return Part(at - len(name), match.end(), YEAR, f"{_FIRST_YEARS[name] + int(number[0]) - 1:04d}") if name else None
