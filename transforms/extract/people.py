"""People of a paragraph: words tagged as names that are made as names are, and what stands by a title."""

import re
from collections.abc import Iterable, Iterator

from transforms.extract.gazetteer import load_gazetteer
from transforms.extract.introductions import around_title, read_introduced
from transforms.extract.names import COMMON_SURNAMES, COMPOUND_SURNAMES, GIVEN, HAN, LOANED, SURNAMES
from transforms.model import Words
from transforms.text import Span

_TITLES = (
    "同志|总书记|书记|旗长|组长|总指挥|指挥长|支书|河长|林长|巡视员|调研员|总理|主席|委员长|国务委员|部长|省长|市长|州长|县长|区长|镇长|乡长|局长|厅长|主任|校长|院长|行长|董事长|总经理|经理|厂长|会长|检察长|司令员|政委|总统|首相|外长|大使|参赞|议长|"
    "教授|院士|先生|女士|小姐|夫人|老师|医生|博士|烈士|将军|上将|中将|少将|秘书长|总干事|主教练|教练|发言人|部长助理|常委|代表|委员|记者|作者|队员|队长|选手|农民|村民|作家|画家|导演|演员|研究员|工程师|专家|通讯员|站长|所长|科长|处长|名叫|叫做|名为|妻子|丈夫|女儿|儿子"
)
_TITLE = re.compile(_TITLES)
_ONLY_BEFORE = frozenset(
    [
        "名叫",
        "叫做",
        "名为",
        "记者",
        "作者",
        "通讯员",
        "农民",
        "村民",
        "妻子",
        "丈夫",
        "女儿",
        "儿子",
        "队员",
        "选手",
        "代表",
        "委员",
        "演员",
        "作家",
        "画家",
        "导演",
        "专家",
    ]
)
_LEADERS = re.compile(
    "毛主席|毛泽东(?!思想)|周恩来|刘少奇|朱德|邓小平(?!理论)|陈云|江泽民|胡锦涛|习近平(?!新时代|法治思想|经济思想|外交思想|生态文明思想|强军思想|文化思想)|李鹏|朱镕基|温家宝|李克强|李强|孙中山|马克思(?!主义|列宁)|恩格斯|列宁(?!主义)|斯大林(?!主义)|雷锋(?!精神)|焦裕禄(?!精神)"
)
_MASK = re.compile(  # what stands for the given name, behind one character for the surname
    rf"(?:(?P<some>某)|[xX×*])(?<={HAN}.)(?:"
    rf"(?<!{HAN}..)(?:(?(some)某|[xX×*]))?(?=同志|副?(?:书记|[县市局省区镇乡]长|主任|主席)|[、,。;:)](?!.{{0,2}}[xX×]))"
    rf"|(?(some)(?<=[长记任席员]..)某?(?=[、,。;因被在同涉等])|(?<={HAN}..)[xX×*]?(?=同志)))"
)
_CALLED = re.compile(rf"(?:名叫|叫做|名为)({HAN}{{2,3}}?)(?=[的,。、)])")
_NAME_TAGS = frozenset(("nr", "nrt", "nrfg"))
_GIVEN_TAGS = frozenset(("nr", "nrfg", "ns", "nz", "vn", "d", "t"))
_LIST_ENDS = frozenset("、,")


def read_people(text: str, words: Words) -> list[Span]:
    """Spans of people's names in a folded paragraph: the name without its title."""
    spans = [match.span() for match in _LEADERS.finditer(text)]
    gazetteer = load_gazetteer()
    for index in words.names:
        if words.flag[index] not in _NAME_TAGS or (len(words.word[index]) > 2 and gazetteer.knows(words.word[index])):
            continue
        if _is_tagged_name(text, words, index):
            spans.append((words.start[index], words.end[index]))
        if words.word[index] in COMMON_SURNAMES and _is_given(words, index + 1):
            spans.append((words.start[index], words.end[index + 1]))
    if "x" in text or "X" in text or "×" in text or "某" in text:
        spans += [(match.start() - 1, match.end()) for match in _MASK.finditer(text) if text[match.start() - 1] in SURNAMES]
    if "叫" in text or "名为" in text:
        spans += [match.span(1) for match in _CALLED.finditer(text) if is_name(match[1])]
    spans += [span for span in read_introduced(text) if not _COMMON.match(text, span[0])]
    for match in _TITLE.finditer(text):
        spans += _by_title(text, words, match)
        spans += [span for span in around_title(text, *match.span()) if not _COMMON.match(text, span[0])]
    if spans:
        spans += _neighbours(text, spans)
    if "总书记" in text:
        ended = {end for _, end in spans}
        spans += [
            match.span()
            for match in re.finditer("总书记", text)
            if match.start() not in ended and not text.endswith("同志", 0, match.start())
        ]
    return spans


def _is_tagged_name(text: str, words: Words, index: int) -> bool:
    """Words tagged nr: three characters made as a name is; two only with a common surname and a sign of a person beside."""
    word, end = words.word[index], words.end[index]
    if word[-1] in _SETTLEMENTS or text[end : end + 1] in _SETTLEMENTS:
        return False
    if not is_name(word):
        return len(word) == 3 and word[0] in COMMON_SURNAMES and _WRITES_NAMES.issuperset(word) and words.flag[index] == "nr"
    if words.flag[index] == "nrfg" and (len(word) > 2 or word[0] in COMMON_SURNAMES):
        return True
    if _COMMON.match(word):
        return False
    if word[0] in COMMON_SURNAMES:
        return len(word) == 3 or text.startswith(_BESIDE, end)
    return len(word) == 3 and word[0] not in _PREPOSITIONS and text.startswith(_BESIDE, end)


def _is_given(words: Words, index: int) -> bool:
    """What stands behind a surname cut off by itself (丁|薛祥, 侯|建国): two characters that are no common noun."""
    if index == len(words.word) or len(words.word[index]) != 2:
        return False
    return words.flag[index] in _GIVEN_TAGS and GIVEN.issuperset(words.word[index])


_SETTLEMENTS = frozenset("村镇乡屯寨")
_PREPOSITIONS = frozenset("向和于对从由与")
_BESIDE_TEXT = """
同志 说 称 报道 认为 坦言 回忆 透露 宣布 等同志 介绍 告诉 表示 指出 强调 要求 主持 出席 参加 会见 陪同 率队 带队 一行 致辞 通报 传达 汇报
先生 女士 摄 任 担任 兼任 辞去 ,电话 ,联系电话 (电话 (联系电话
"""
_BESIDE = tuple(_BESIDE_TEXT.split())
_WRITES_NAMES = GIVEN | LOANED | SURNAMES
_COMMON = re.compile(
    "唐三彩|.(?:老师|先生|小姐|女士|主任|书记)|林(?:田湖|木业|果业|草业|下经|业|权)|曾(?:深情|经)|顾(?:大局|全)|温(?:馨|暖)|江(?:河|山|南|北|东|西)|陆(?:海|路)|晋升|卓越|丰收|阳光|文明|成长|从容|党建|国防|高(?:水|素|质|科)|安全观|贺信|许可|顾客"
)


def is_name(word: str) -> bool:
    """Whether a word has the shape of a Chinese name: a surname, one or two characters that names are given."""
    if word[0] not in SURNAMES or word[-1] in "村镇乡":
        return False
    if word.startswith(COMPOUND_SURNAMES):
        return 3 <= len(word) <= 4 and GIVEN.issuperset(word[2:])
    return 2 <= len(word) <= 3 and GIVEN.issuperset(word[1:])


def _by_title(text: str, words: Words, match: re.Match[str]) -> Iterator[Span]:
    """崇博副县长, 成成同志, 市委王铁书记, 县委书记王铁、李安等."""
    title = match[0]
    if title not in _ONLY_BEFORE and not text.startswith(("们", "部门"), match.end()):
        border = match.start() - (1 if text[match.start() - 1 : match.start()] in ("副", "总", "老") else 0)
        index = words.ending(border)
        if index >= 0:
            yield from _before(text, words, index, title)
    if title != "同志":
        index = words.starting(match.end())
        if index >= 0:
            yield from _after(text, words, index)


def _before(text: str, words: Words, index: int, title: str) -> Iterator[Span]:
    """The name whose last word has the index."""
    word, flag, start, end = words.word[index], words.flag[index], words.start[index], words.end[index]
    if (is_name(word) and (flag[:2] in ("nr", "x", "nz") or (title == "同志" and len(word) == 3))) or _is_tagged(word, flag):
        yield start, end
    elif index and len(word) <= 2 and GIVEN.issuperset(word) and _is_cut_off(words, index - 1, len(word)):
        yield words.start[index - 1], end
    elif index > 1 and len(word) == 1 and len(words.word[index - 1]) == 1 and _is_surname(words.word[index - 2]):
        if GIVEN.issuperset(text[start - 1 : end]):
            yield words.start[index - 2], end
    elif (
        len(word) == 2
        and GIVEN.issuperset(word)
        and (flag[:2] == "nr" or title == "同志")
        and (flag[0] in "nxa" or word[0] == word[1])
        and _opens(text, start)
    ):
        yield start, end


def _is_cut_off(words: Words, index: int, rest: int) -> bool:
    """The beginning of 丁|薛祥, 李铁|辰: a surname, or with one character left a surname and another."""
    word = words.word[index]
    return _is_surname(word) or (rest == 1 and _is_tagged(word, words.flag[index], length=2))


def _is_tagged(word: str, flag: str, length: int = 3) -> bool:
    """A surname and one or two characters more, tagged a name: sure enough by a title."""
    return flag == "nr" and word[0] in COMMON_SURNAMES and 2 <= len(word) <= length and word[-1] not in "老某家村镇乡"


def _opens(text: str, start: int) -> bool:
    """Whether a clause or a member of a list begins there."""
    return start == 0 or text[start - 1] in ",。;:、!?() 由和与及“我局委部府会校院"


def _after(text: str, words: Words, index: int) -> Iterator[Span]:
    """The name whose first word has the index, and those that follow it in a list."""
    while size := _name_from(words, index):
        start, end = words.start[index], words.end[index + size - 1]
        if not _COMMON.match(text, start, end):
            yield start, end
        index += size
        if text[end : end + 1] not in _LIST_ENDS or (index := words.starting(end + 1)) < 0:
            return


def _name_from(words: Words, index: int) -> int:
    """Of how many words the name is that begins with the one of that index: 0 for none."""
    word, *given = words.word[index : index + 3]
    flags = words.flag[index : index + 3]
    if ((is_name(word) and flags[0][:2] in ("nr", "x")) or _is_tagged(word, flags[0])) and not _COMMON.match(word):
        return 1
    if not given or not _is_surname(word) or len(given[0]) > 2 or not GIVEN.issuperset(given[0]) or flags[1][0] not in "nxgja":
        return 0
    if len(given) > 1 and len(given[0]) == len(given[1]) == 1 and GIVEN.issuperset(given[1]) and flags[2][0] in "nxg":
        return 3
    return 2


def _neighbours(text: str, spans: Iterable[Span]) -> list[Span]:
    """唐文藻 in 唐文藻、王秀玲等: what stands beside a name in a list is one too, where it can be."""
    known = set(spans)
    waiting = list(known)
    found: list[Span] = []
    while waiting:
        start, end = waiting.pop()
        for span in (_left_neighbour(text, start), _right_neighbour(text, end)):
            if span and span not in known:
                known.add(span)
                waiting.append(span)
                found.append(span)
    return found


def _left_neighbour(text: str, start: int) -> Span | None:
    """The name before 、, three characters where they make one; two only where nothing stands before them."""
    if start < 3 or text[start - 1] != "、":
        return None
    if start > 3 and is_name(text[start - 4 : start - 1]):
        return start - 4, start - 1
    opens = start == 3 or not "\u4e00" <= text[start - 4] <= "\u9fff"
    return (start - 3, start - 1) if opens and is_name(text[start - 3 : start - 1]) else None


def _right_neighbour(text: str, end: int) -> Span | None:
    """The name after 、 or in a roll set apart by spaces, up to the next mark of a list."""
    mark = _BETWEEN_NAMES.match(text, end)
    if not mark:
        return None
    start = mark.end()
    for stop in (start + 3, start + 2):
        if text[stop : stop + 1] in _NAME_BORDERS and stop <= len(text) and is_name(text[start:stop]):
            return start, stop
    return None


_BETWEEN_NAMES = re.compile(rf"、|[ \u3000]{{1,4}}(?={HAN}{{2,3}}(?:[ \u3000]|$))")
_NAME_BORDERS = frozenset(("", *"、等,。;)和同两三四五六七 \u3000"))


def _is_surname(word: str) -> bool:
    return word in SURNAMES or word in COMPOUND_SURNAMES
