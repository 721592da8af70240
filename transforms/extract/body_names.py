"""The name that ends in a body (局, 部门, 公司), read leftwards: functions, then levels, places or words of its own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms.extract.institutions import FIRMS, FUNCTIONS, LEVELS, OFFICES, QUALIFIERS, STATE_BODIES
from transforms.extract.lexicon import Lexicon
from transforms.extract.names import HAN
from transforms.extract.places import GENERIC as GENERIC_PLACE
from transforms.model import Words
from transforms.text import Span

WORDS_BEFORE = Lexicon(FUNCTIONS | QUALIFIERS)
"""What stands before a body in its name: 教育|局, 重点项目建设|指挥部."""
_STATE = frozenset(STATE_BODIES.split("|"))
_OFFICE = frozenset(OFFICES.split("|"))
_FIRM = frozenset(FIRMS.split("|"))
_PARTY = frozenset(("党委", "纪委监委", "纪委", "监委", "党组"))
_NEVER_ALONE_TEXT = """
系统 中心 站 委 办 协会 学会 联合会 基金会 促进会 总队 大队 中队 支队 工作站 监测站 检查站 推广站 联席会议 研究所
办公室 办事处 分局
"""
_NEVER_ALONE = frozenset(_NEVER_ALONE_TEXT.split())
_DEFINITE_FIELDS = (
    "纪检",
    "监察",
    "巡察",
    "巡视",
    "检察",
    "审判",
    "公安",
    "司法",
    "审计",
    "统计",
    "机构编制",
    "行政",
    "税务",
    "海关",
    "工商",
    "信访",
    "计生",
    "人口",
    "财政",
    "监督",
    "监管",
    "执法",
    "党",
)
_TEAMS = frozenset(
    [
        "工作领导小组办公室",
        "领导小组办公室",
        "工作领导小组",
        "领导小组",
        "协调小组",
        "指挥部",
        "督导组",
        "督察组",
        "督查组",
        "巡视组",
        "巡察组",
        "工作专班",
        "联席会议",
    ]
)
_FIRM_OR_TEAM = _FIRM | _TEAMS
_NAMED_TEXT = """
公司 集团 银行 大学 学院 中学 小学 学校 医院 出版社 幼儿园 有限公司 股份有限公司 集团公司 有限责任公司 海关 农商银行 村镇银行 供电公司
村委会 居委会 职业技术学院 职业学院 经济技术开发区管委会 开发区管委会 工业园区管委会 园区管委会 村党支部
"""
_NAMED = frozenset(_NAMED_TEXT.split())
_PLANTS = frozenset(("厂", "矿", "公司", "集团", "有限公司", "股份有限公司", "有限责任公司", "医院", "学校", "中学", "小学"))
_TRADED = frozenset(("有限公司", "股份有限公司", "有限责任公司", "集团有限公司"))
_PREPOSITIONS = frozenset("以由将把被")
_OPENING = frozenset("由与和对向在从为给让请及是")
_BEFORE_LEVEL = frozenset("全该本我由在对向从和与及是为把给让请经到报同送")
_SPARE_TEXT = """
中心 站 系统 机构 部门 机关 委 办 局 厅 总部 队 代表团
"""
_MAY_HAVE_OWN = (_FIRM | _OFFICE) - _PARTY - frozenset(_SPARE_TEXT.split())  # of the spare ones only function or level makes a name
_NO_HEAD = ("国家", "全国", "全区")
_NAME_FLAGS = frozenset(("ns", "nr", "nrt", "nrfg", "nt"))
_SMALL_TEXT = """
局 厅 站 队 厂 矿 委 办 总部 中心 系统 机构 机关
"""
_SMALL = frozenset(_SMALL_TEXT.split())
_LEVEL_LIST = re.compile(r"(?:(?:省|市|县|区|州|中央|国家)、)+(?:省|市|县|区|州|乡|镇)$")
_BRACKETED_LEVEL = re.compile(r"[县市区]\((?:[市区县]、)?[市区县旗]\)$")
_COMMON_NOUN = re.compile("公立|私立|民营|民办|公办|中小学|户籍|各类|[县市区省镇乡](?:小学|学校|幼儿园|部门|企业|机构|医疗机构)$")
_HEAD_ENDS = frozenset(")村") | {level[-1] for level in LEVELS}
_MASKED_LEVEL = re.compile(rf"(?:[xX×*某]{{1,3}}|{HAN}[xX×*])[省市县区州镇乡村]$")
_SCHOOL_NUMBER = re.compile(
    r"[一二三四五六七八九十](?:中(?:学)?|小(?:学)?|高(?:中)?)(?![国央心期级间旬层年部介药位华型康食枪全共纪断止午秋])"
)
_VERBAL = {"委": frozenset("员"), "办": frozenset("公理学事法案园好实校得成妥社证结")}
_GROUP = (
    "各级",
    "各",
    "各个",
    "每个",
    "每所",
    "某",
    "一些",
    "多个",
    "有关",
    "其他",
    "各类",
    "一家",
    "一所",
    "几所",
    "多家",
    "所有",
    "部分",
)


@dataclass(frozen=True, slots=True)
class BodyNames:
    """Reads the names of one paragraph, body by body, leftwards."""

    text: str
    words: Words
    place_by_end: Mapping[int, int]

    def name(self, start: int, end: int, body: str) -> Span | None:
        """Span of the name that ends with the body, or None where it is a common noun."""
        text = self.text
        if body[-1] in _VERBAL and self._is_verb(end, body):
            return None
        if body == "党组" and text.endswith("(", 0, start):
            return None
        begin, has_function = self._functions(start) if body in _OFFICE else (start, False)
        head = self._head(begin)
        if head is None and body in _MAY_HAVE_OWN:
            own = self._own_name(begin, end, body)
            if (
                own is not None
                and not self._is_group(own)
                and _PREPOSITIONS.isdisjoint(text[own + 1 : begin])
                and self._is_one(own, begin, body)
            ):
                return own, end
        if head is None:
            if body == "领导小组办公室" and not self._is_group(start):
                return start, end
            if body in _TRADED and (trade := self._trade_name(end)) is not None:
                return trade, end
            if (has_function and self._is_definite(begin, body)) or (body in _PARTY and not self._is_group(start)):
                return self._trimmed(begin, end, body)
            return None
        if self._is_group(head) or (body == "系统" and not has_function) or not self._is_one(head, begin, body):
            return None
        if (body == "办" and begin == start) or (not has_function and (body in _SMALL and body != "委" and not self._ends_word(end, body))):
            return None
        return head, self._tail(end, body)

    def _is_one(self, head: int, begin: int, body: str) -> bool:
        """One body: not 乡镇小学, 镇卫生院, 全县学校, 本市公司, 县公立医院."""
        text = self.text
        if text[head] in "乡镇村" and body not in _STATE and begin - head <= 2:
            return False
        if _COMMON_NOUN.search(text[head : begin + len(body)]):
            return False
        if text[head - 1 : head] in ("本", "我") and body in _NAMED | _PLANTS:
            return False
        return text[head - 1 : head] != "全" or body in _TEAMS

    def _is_verb(self, end: int, body: str) -> bool:
        """政府办|公, or the beginning of 委员会."""
        return self.text[end : end + 1] in _VERBAL[body[-1]]

    def _tail(self, end: int, body: str) -> int:
        """党委(党组) is one name."""
        return end + 4 if body == "党委" and self.text.startswith("(党组)", end) else end

    def _trimmed(self, begin: int, end: int, body: str) -> Span | None:
        if body in _PARTY and self.text.startswith(("书记", "会", "副书记", "成员", "织", "主任", "委员"), end):
            return None
        return begin, self._tail(end, body)

    def _functions(self, border: int) -> tuple[int, bool]:
        """Walk left over functions and qualifiers: where they begin, and whether a function is among them."""
        text, at, has_function = self.text, border, False
        while True:
            word = WORDS_BEFORE.ending(text, at)
            if word:
                at -= len(word)
                has_function = has_function or word in FUNCTIONS
            elif has_function and text[at - 1 : at] in ("和", "与") and at and WORDS_BEFORE.ending(text, at - 1) in FUNCTIONS:
                at -= 1
            else:
                return at, has_function

    def _head(self, begin: int) -> int | None:
        """Start of the place or level that governs what begins there."""
        text = self.text
        if text[begin - 1 : begin] not in _HEAD_ENDS:
            return self.place_by_end.get(begin)
        window = text[max(0, begin - 8) : begin]
        if window.endswith(")") and (bracketed := _BRACKETED_LEVEL.search(window)):
            return begin - len(window) + bracketed.start()
        listed = _LEVEL_LIST.search(window)
        if listed:
            return begin - len(window) + listed.start()
        for border in (begin, begin - 1):
            if border in self.place_by_end and (border == begin or text[border] in "县市区州省"):
                return self.place_by_end[border]
        masked = _MASKED_LEVEL.search(window)
        if masked:
            return begin - len(window) + masked.start()
        for level in LEVELS:
            if window.endswith(level):
                at = begin - len(level)
                if level == "全区" or (level == "地" and text[begin : begin + 1] != "委"):
                    return None
                return self.place_by_end.get(at, at) if self._starts_word(at) else None
        return None

    def _starts_word(self, at: int) -> bool:
        """Whether a word begins there, or at least does not run across (地|市委, but not 城|市政府)."""
        index = self.words.around(at)
        return self.words.start[index] == at or self.words.flag[index][0] == "x" or self.text[at - 1] in _BEFORE_LEVEL

    def _ends_word(self, end: int, body: str) -> bool:
        index = self.words.ending(end)
        return index >= 0 and (self.words.word[index] == body or len(self.words.word[index]) > 2)

    def _is_group(self, start: int) -> bool:
        """各级党委, 每个学校: not one body."""
        return self.text.endswith(_GROUP, max(0, start - 2), start)

    def _is_definite(self, begin: int, body: str) -> bool:
        """教育部门, 教科局, 教研室: told by the function alone; not 教育系统, 教育中心, 工作站."""
        if body == "中心":
            return self.text.startswith(
                ("教育发展", "疾病预防", "行政审批", "政务服务", "融媒体", "妇幼", "妇儿"), begin
            ) and not self._is_group(begin)
        if body in _NEVER_ALONE or self._is_group(begin):
            return False
        if body in ("机构", "机关", "服务站", "服务中心", "委员会"):
            return self.text.startswith(_DEFINITE_FIELDS, begin) or (body == "服务站" and self.text.startswith("计", begin))
        return True

    def _own_name(self, begin: int, end: int, body: str) -> int | None:
        """Start of a name led by a place further left (兰州|石化公司, 自治区|第一|巡视组) or by words that only a name has."""
        words = self.words
        index = words.ending(end)
        if index < 0 or not (words.word[index] == body or len(body) > 1 or len(words.word[index]) > 2):
            return self._team_of(begin) if body in _TEAMS else None
        found: int | None = None
        steps = 0
        while index >= 0 and steps < 8:
            word, flag, at = words.word[index], words.flag[index], words.start[index]
            if at < begin and not (
                words.end[index] == end
                or _belongs(word, flag)
                or (body in _TEAMS and flag in ("v", "t") and len(word) > 1 and not _VERBS.search(word))
            ):
                break
            if at < begin and body in _TEAMS and _VERBS.search(word):
                break
            if at <= begin and (head := self._head(at)) is not None:
                return (
                    None
                    if (body not in _TEAMS and self.text.startswith(_NO_HEAD, head)) or (self.text[head] in "乡镇村" and head < at)
                    else head
                )
            if at < begin:
                found = at
                if (
                    ((words.end[index] == begin and body in _NAMED) or (flag == "ns" and body in _PLANTS))
                    and flag in _NAME_FLAGS
                    and 2 <= len(word) <= 4
                    and not GENERIC_PLACE.match(word)
                ):
                    return at
            index -= 1
            steps += 1
        if body in _TEAMS:
            head = self._team_of(begin)
            return found if head is None and found is not None and begin - found >= 3 else head
        return None

    def _team_of(self, begin: int) -> int | None:
        """Start of the place or level that a team's own words follow, whatever they are cut into (青禾县|森林草原防灭火|指挥部)."""
        text = self.text
        for at in range(begin - 2, max(0, begin - 22), -1):
            if not "\u4e00" <= text[at] <= "\u9fff" or text[at] in "的等在了":
                return None
            head = self.place_by_end.get(at)
            if head is None and text[at - 1] in "省市县区州镇乡" and (at == 1 or not "\u4e00" <= text[at - 2] <= "\u9fff"):
                head = at - 1
            if head is not None:
                return None if _VERBS.search(text, at, begin) else head
        return None

    def _trade_name(self, end: int) -> int | None:
        """Start of a company's name that no place leads: the words that may be of it, at least two characters of its own."""
        words = self.words
        index = first = words.around(end - 1)
        while first > 0 and words.end[index] - words.start[first - 1] <= 24 and _belongs(words.word[first - 1], words.flag[first - 1]):
            first -= 1
        start = words.start[first]
        opens = not start or self.text[start - 1] in _OPENING or not "\u4e00" <= self.text[start - 1] <= "\u9fff"
        return start if first < index and opens and self.text[start - 1 : start] != ")" and not self._is_group(start) else None

    def schools(self) -> Iterator[Span]:
        """县五中, 甘谷一中, 忻一中."""
        text = self.text
        for match in _SCHOOL_NUMBER.finditer(text):
            start = match.start() - text.endswith("第", 0, match.start())
            head = self._head(start)
            if head is None:
                index = self.words.ending(start)
                word, flag = (self.words.word[index], self.words.flag[index]) if index >= 0 else ("", "")
                if len(word) == 1 and ((flag[0] in "njgxz" and "\u4e00" <= word <= "\u9fff") or word in "xX×"):
                    head = start - 1
            if head is not None and not self._is_group(head):
                yield head, match.end()


_VERBS = re.compile(
    "两地|三地|多地|总结|上报|报送|报告|发挥|成立|设立|组建|建立|组成|召开|加强|推进|落实|统筹|开展|实施|负责|牵头|担任|参加|派出|接受|配合|抓好|强化|完善|健全|会同|抽调|主动|认真"
)


def _belongs(word: str, flag: str) -> bool:
    """Whether a word may be part of a body's own name."""
    if word in _STOPS or word == "报" or not ("\u4e00" <= word[0] <= "\u9fff" or word.isalnum()):
        return False
    return flag[0] in "nbjxs" or flag in ("vn", "an", "eng") or (flag[0] == "m" and word[0] == "第")


_STOPS_TEXT = """
我 我们 你 他 她 它 这 那 该 本 各 各级 每 其 此 某 一 一个 一些 所有 全体 广大 有关 相关 其他 主要 重点 优质 现代
民办 公办 普通 薄弱 基层 农村 城区 乡镇 企业 工作 干部 群众 一家 一所 两家 大型 小型 中小 国有 民营 外资 本地 知名
骨干 龙头 上市 外国 跨国 专业 高等 职业 示范 先进 我省 我市 我县 全省 全市 全县 公立 私立 有资质 村级 乡级 县级
市级 省级 地区 部队 智慧 普惠性 数字 平安 绿色
"""
_STOPS = frozenset(_STOPS_TEXT.split())
