"""Ranks: 第一, 第三位, 倒数第一, 前十名, 居第82位."""

import re
from typing import Final

from transforms.extract.figure import Figure
from transforms.extract.numerals import COUNTED, numeral_value

RANK: Final = rf"(?P<rank>(?:倒数)?第(?P<place>[0-9]++|[零〇{COUNTED}十百千万几]++)(?P<placeunit>名|位)?)"
FRONT: Final = rf"前(?P<front>[0-9]++|[{COUNTED}十百]++)(?:(?P<frontunit>名|位|强)|(?=[,。;、)及和”的]|$|行列|方阵|水平|之列))"

_RANKED = re.compile(
    "(?:排|处于|居|列|位|名列|总分|取得|夺得|获|荣膺|均分|综合|全[国省市县区州]|全乡|全镇|追求|争创|争|勇争|稳居|保持|成绩|掉到|跌到|滑到|滑落到|退到|退至|掉到了|[国省市县区州]|世界|亚洲|行业|跃升|上升|提升|跃居)[^,。;]{0,6}$"
)
_NOT_RANKED = re.compile(
    "[届次级个轮期批季章条款课站步类责任时线桶产要务梯方人部中小书议四五手动种水世阶层医师战军集代标生车现感语野高职实资助道关粒书棒印牌发卷段套季节份建监历附幼纺机动审检纪]|[一二三]产业|号"
)
_PLACED = re.compile("(?:居|列|排|排名|位次|处于|处在|升至|升到|升为)[^,。;、]{0,8}$")


def read_rank(text: str, match: re.Match[str]) -> Figure | None:
    """A rank after 第, where the words say that something is ranked; not the ordinal of a session, a batch, a section."""
    start, end = match.span("rank")
    unit, place = match["placeunit"], match["place"]
    value = numeral_value(place)
    if value is None or value.low is None or (unit is None and _NOT_RANKED.match(text, end)):
        return None
    backwards = text[start] == "倒"
    if not (backwards or _RANKED.search(text, max(0, start - 12), start)):
        return None
    number = -value.low if backwards else value.low
    return Figure(start, end, "rank", number, number, unit, is_han=not place.isascii())


def read_front(match: re.Match[str]) -> Figure | None:
    """The first so many places: 前三, 前100名."""
    value = numeral_value(match["front"])
    if value is None or value.high is None:
        return None
    unit = match["frontunit"]
    end = match.end("frontunit") if unit else match.end("front")
    return Figure(match.start(), end, "rank", None, value.high, unit, is_han=not match["front"].isascii())


def is_placed(text: str, start: int) -> bool:
    """Whether the words before a number of 位 say a place: 位居全省82位."""
    return _PLACED.search(text, max(0, start - 12), start) is not None
