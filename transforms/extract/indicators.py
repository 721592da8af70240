"""What a figure measures, as a noun phrase of the text."""

import re

from transforms.extract.figures import Figure

_CUT = re.compile(
    r"^(?:各位代表|其中|同时|特别是|并|力争|确保|要|将|全力|努力|实现|预计|预期|目标是|主要预期目标(?:是|为)?:?|今年[^:]{0,12}目标是?:?|全年|到|使|把|争取|年均|累计|(?:分别)|我[国省市县区州]|全[国省市县区州](?=[^,]{2})|新增(?=$)|是|为|了|的|、|“|:|,|;|\s)+"
)
_VERB_END = re.compile(
    r"(?:(?:力争|确保|年均|同比|平均|预计|预期|分别|累计|进一步|稳步|总体|总量|保持|稳定|控制|达到|达|提高|提升|增长|增加|新增|净增|上升|上涨|下降|降低|减少|完成|实现|突破|超过|保持在|稳定在|控制在|为|是|占|在|到|至|了|有|共|已|约|不低于|高于|低于|涨幅|增速|增幅|降幅|和经济增长同步|左右|目标|、|以上|,|仅|只有|共有|拥有)+)$"
)
_HEADS = re.compile(r"[,。;:!?、]")
_NOUN_AFTER = re.compile(r"(?:以上)?(?:的)?[^,。;:!?、()《》\d“”]{1,16}")
_TRIM_AFTER = re.compile(r"(?:等|的时候|以上|左右|和|与|,|。).*$")


def read_indicator(text: str, figure: Figure, clause_start: int, carried: str | None) -> str | None:
    """The noun phrase measured: before the verb of the clause; for a count the noun after it; else the one carried along."""
    before = text[clause_start : figure.start]
    phrase = _before(before)
    if figure.kind in ("count", "measure") and figure.unit is not None:
        noun = _after(text, figure.end)
        if phrase and _is_measure(before):
            return phrase
        return noun or phrase or carried
    if phrase:
        return phrase
    return carried or _after(text, figure.end)


def _is_measure(before: str) -> bool:
    """Whether the words before a figure name what it measures (城镇新增就业, 粮食产量), not who did it."""
    return bool(
        re.search(
            r"(?:就业|产量|人数|总数|总量|面积|规模|里程|数量|户数|人口|产能|转移|出栏|入学|招生|机组|装机|贷款|户|量)[^,。;]{0,6}$", before
        )
    )


def _before(words: str) -> str | None:
    parts = [part for part in re.split(r"[,;:。]", words) if part]
    if not parts:
        return None
    phrase = parts[-1]
    if "、" in phrase and re.search(r"[%‰元个分点]", phrase):
        phrase = phrase.rsplit("、", 1)[-1]
    phrase = _CUT.sub("", _strip_verbs(phrase))
    phrase = re.sub(r"[“”\"]", "", phrase)
    return phrase if len(phrase) > 1 and not phrase[0].isdigit() else None


def _strip_verbs(phrase: str) -> str:
    while (cut := _VERB_END.sub("", phrase)) != phrase:
        phrase = cut
    return phrase


def _after(text: str, end: int) -> str | None:
    match = _NOUN_AFTER.match(text, end)
    if match is None:
        return None
    noun = _TRIM_AFTER.sub("", match.group().removeprefix("以上").removeprefix("的"))
    return noun if len(noun) > 1 else None
