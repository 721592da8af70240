"""What belongs to a body's name: the unit inside it, on the right (县政府|督查室); the house it is of, on the left (中共|青禾县委)."""

import re
from collections.abc import Iterable, Iterator

from transforms.extract.institutions import FUNCTIONS, QUALIFIERS
from transforms.extract.names import HAN
from transforms.text import Span

_FIELDS_TEXT = """
农村 综合 人事 财务 法规 预算 国库 提案 文史 财经 城建环保 社会建设 监察司法 民族 外事 侨务 交警 刑侦
刑警 治安 特警 巡特警 经侦 禁毒 不动产登记 水旱灾害防御 基础教育 规划 政策 党建 机关 秘书 信息
固定资产投资 项目 产业 行政许可 组织 干部 宣传 综合协调 安全 质量 标准 监督 疾控 医政 妇幼 农产品 种植业
畜牧 渔业 林政 造林 河湖 工程 建设 运输 公路 法律 预防 审理 信访 案件 案件监督管理 党风政风监督 财源
税政 国资 会计 采购 政府采购 社会救助 社会事务 基层政权 养老服务 儿童福利 就业 社保 仲裁 职称
"""
_FIELDS: dict[str, list[str]] = {}  # by their first two characters, longest first
for _field in sorted(FUNCTIONS | QUALIFIERS | {*_FIELDS_TEXT.split()}, key=len, reverse=True):
    _FIELDS.setdefault(_field[:2], []).append(_field)
_ENDS = "(?![长员级学技研罚分理置室以于内外上下中前后在由所])"
_OF_A_FIELD = re.compile(f"(?:委员会|服务中心|中心|大队|支队|总队|[科股处室委]){_ENDS}")
_UNIT = re.compile(
    rf"(?:派?驻{HAN}{{2,8}}?|派驻第[一二三四五六七八九十]+)纪检监察组|驻{HAN}{{2,6}}?(?:特派员办事处|特派办|办事处)|办公室|"
    r"督查室|研究室|政研室|秘书(?:处|[一二三]?科)|理论学习中心组|党组(?!书|成|织|副)"
)
_FIRST = frozenset("派驻办督研政秘理党")
_STATION = re.compile(rf"{HAN}{{2,3}}(?:派出所|分局|分公司|分行|支行|司法所|税务所|供电所|管理所|监管局|督察局)")
_NO_STATION = re.compile(
    r"各|所|下|成|设|新|改|在|和|及|与|的|对|由|要|将|为|向|把|等|组建|联合|配合|会同|牵头|督促|指导|负责|统一|同级|全部|基层|建"
)
_HOUSES_TEXT = """
中国人民银行 中国农业银行 中国工商银行 中国建设银行 国家税务总局 中国共产党 人民银行 农业银行 工商银行 建设银行 九三学社 中国电信 中国移动
中国联通 中国邮政 中国石油 中国石化 国家电网 共青团 农工党 中共 政协 民盟 民建 国网
"""
_HOUSES = tuple(_HOUSES_TEXT.split())  # longest first
_OF_A_HOUSE = ("委", "委员会", "分行", "支行", "税务局", "分公司", "公司")


def widened(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """Each span with its inner unit and its house, where it has them; `text[start:end]` stays one run of characters."""
    for start, end in spans:
        reached = _to_unit(text, end)
        yield _from_house(text, start, reached), reached


def _to_unit(text: str, end: int) -> int:
    """End of the innermost unit named behind a body, three deep at most."""
    for _ in range(3):
        if not "\u4e00" <= text[end : end + 1] <= "\u9fff":
            break
        unit = _UNIT.match(text, end) if text[end] in _FIRST else None
        unit = unit or _field_unit(text, end)
        if not unit and (not (unit := _STATION.match(text, end)) or _NO_STATION.search(unit[0][:-2])):
            break
        end = unit.end()
    return end


def _field_unit(text: str, at: int) -> re.Match[str] | None:
    """The end of 综合执法大队, 发展和改革科: one to four fields and what is made for them."""
    for _ in range(4):
        field = next((field for field in _FIELDS.get(text[at : at + 2], ()) if text.startswith(field, at)), None)
        if field is None:
            return None
        at += len(field)
        if unit := _OF_A_FIELD.match(text, at):
            return unit
        at += text.startswith("和", at)
    return None


def _from_house(text: str, start: int, end: int) -> int:
    """Start of the house named before a committee, a branch or a bureau of it."""
    if not text.endswith(_OF_A_HOUSE, start, end):
        return start
    return start - next((len(house) for house in _HOUSES if text.endswith(house, 0, start)), 0)
