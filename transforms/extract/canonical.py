"""Names that join the mentions of one thing within a document.

Nothing is looked up: a canonical name is put together from what the document itself says, and from the place it is known to
be about. What can't be told stays as it is written; masked names stay masked.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from transforms.extract.gazetteer import SHORT_NAMES, load_gazetteer
from transforms.extract.names import HAN
from transforms.model import Entity

_LEVELS = ("自治区", "自治州", "自治县", "省", "市", "县", "区", "州", "旗", "乡", "镇")
_PARTY_CENTRE = ("中共中央", "党中央", "中央")
_QUOTES = '“”"'


def canonical_names(entities: Sequence[Entity], place: str | None) -> list[str]:
    """The canonical name of each mention of a document.

    Args:
        entities: All mentions of one document, in order.
        place: The place that the document is about (庄浪县), where it is known; else the county or city that the document opens with.

    Returns:
        One name per mention: a short form that the text introduces stands for its full name (以下简称), 县委 for the committee of
        the document's place, 甘谷 for 甘谷县 and 教科局 for 县教科局 where the document says the longer one too, 总书记 for the one named
        before; otherwise the mention's own words, a scheme without its quotes.
    """
    place = place or _opening_place(entities)
    surfaces: dict[str, list[str]] = defaultdict(list)
    for entity in entities:
        surfaces[entity.kind].append(entity.surface)
    places = _fuller_places({*surfaces["place"], *([place] if place else [])})
    bodies = _fuller_bodies(surfaces["organization"], place)
    people = _fuller_people(surfaces["person"])
    introduced: dict[tuple[str, str], str] = {}
    names: list[str] = []
    leader: str | None = None
    for entity in entities:
        word = entity.surface
        if entity.short_for:
            introduced[entity.kind, _bare(word)] = entity.short_for
        if (full := introduced.get((entity.kind, _bare(word)))) is not None:
            names.append(full)
        elif entity.kind == "person":
            names.append(leader or word if word == "总书记" else people.get(word, word))
            leader = word if word in _GENERAL_SECRETARIES else leader
        elif entity.kind == "organization":
            names.append(bodies.get(word, word))
        elif entity.kind == "place":
            names.append(SHORT_NAMES.get(word) or places.get(word, word))
        else:
            names.append(_bare(word) if entity.kind == "initiative" else word)
    return names


_GENERAL_SECRETARIES = frozenset(("习近平", "胡锦涛", "江泽民", "赵紫阳", "胡耀邦"))
_OPENS_WITH = re.compile(rf"(?![xX×*某]){HAN}{{2,4}}?(?:县|市|区)(?!委|政府|人大|政协)")


def _opening_place(entities: Sequence[Entity]) -> str | None:
    """青禾县 of a bulletin whose first name is 青禾县 or 青禾县防汛抗旱指挥部."""
    first = entities[0] if entities else None
    if first is None or first.kind not in ("place", "organization"):
        return None
    match = _OPENS_WITH.match(first.surface)
    if not match or match[0].startswith(("自治区", "中国", "全国")) or (first.kind == "place" and match[0] != first.surface):
        return None
    return match[0]


def _bare(name: str) -> str:
    """A wholly quoted name without its quotes."""
    inner = name[1:-1]
    return inner if len(name) > 2 and name[0] in _QUOTES and name[-1] in _QUOTES and not set(_QUOTES) & set(inner) else name


def _fuller_places(names: set[str]) -> dict[str, str]:
    """甘谷 → 甘谷县, where just one name of the document adds a level to it."""
    fuller: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for level in _LEVELS:
            if name.endswith(level) and len(name) - len(level) >= 2:
                fuller[name.removesuffix(level)].add(name)
    return {name: next(iter(full)) for name, full in fuller.items() if len(full) == 1}


def _fuller_bodies(names: Iterable[str], place: str | None) -> dict[str, str]:
    """县委 → 庄浪县委; 教科局 → 县教科局 → 庄浪县教科局; 党中央 → 中共中央 where it is said."""
    known = dict.fromkeys(names)
    centre = next((name for name in _PARTY_CENTRE if name in known), None)
    fuller: dict[str, str] = {}
    for name in known:
        if centre and name in _PARTY_CENTRE:
            fuller[name] = centre
            continue
        longer = {other for other in known if len(other) > len(name) and other.endswith(name) and other.removesuffix(name) in _LEVELS}
        full = next(iter(longer)) if len(longer) == 1 else name
        fuller[name] = _placed(full, place)
    return _of_one_group(fuller)


def _of_one_group(fuller: dict[str, str]) -> dict[str, str]:
    """县政府 → 青禾县人民政府 where that is said; 领导小组办公室 → the office of the one leading group that the document names."""
    full_names = set(fuller.values())
    groups = {name for name in full_names if name.endswith("领导小组") and name != "领导小组"}
    for name, full in fuller.items():
        formal = full.removesuffix("政府") + "人民政府"
        if full.endswith("政府") and formal in full_names:
            fuller[name] = formal
        elif name == "领导小组办公室" and len(groups) == 1:
            fuller[name] = f"{next(iter(groups))}办公室"
    return fuller


def _placed(name: str, place: str | None) -> str:
    """A body named by its level, with the place of that level: 县委 of 甘肃省庄浪县 is 庄浪县委."""
    if not place:
        return name
    for level in _LEVELS:
        if name.startswith(level) and len(name) > len(level):
            owner = _division(place, level)
            return owner + name.removeprefix(level) if owner else name
    return name


def _division(place: str, level: str) -> str | None:
    """The part of a place's name that is of a level: 县 of 甘肃省庄浪县 → 庄浪县."""
    end = place.find(level, 1)
    if end < 0:
        return None
    start = max((place.rfind(other, 0, end) + len(other) for other in _LEVELS if place.rfind(other, 0, end) > 0), default=0)
    owner = place[start : end + len(level)]
    if end + len(level) < len(place) and place[: end + len(level)] not in load_gazetteer().full:
        return None
    return owner if len(owner) > len(level) else None


def _fuller_people(names: Iterable[str]) -> dict[str, str]:
    """崇博 → 张崇博, 毛主席 → 毛泽东, where the document says the full name, and only one that fits."""
    known = dict.fromkeys(names)
    fuller = {name: [other for other in known if len(other) == len(name) + 1 and other.endswith(name)] for name in known if len(name) == 2}
    joined = {name: full[0] for name, full in fuller.items() if len(full) == 1}
    if "毛泽东" in known:
        joined["毛主席"] = "毛泽东"
    return joined
