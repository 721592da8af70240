"""The name that ends in a body (局, 部门, 公司), read leftwards: functions, then levels, places or words of its own."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from transforms.extract.body_words import (
    BEFORE_LEVEL,
    BRACKETED_LEVEL,
    COMMON_NOUN,
    DEFINITE_FIELDS,
    GROUP,
    HEAD_ENDS,
    LEVEL_LIST,
    MASKED_LEVEL,
    MAY_HAVE_OWN,
    NAME_FLAGS,
    NAMED,
    NEVER_ALONE,
    NO_HEAD,
    OFFICE,
    OPENING,
    PARTY,
    PLANTS,
    PREPOSITIONS,
    SCHOOL_NUMBER,
    SMALL,
    STATE,
    STOPS,
    TEAMS,
    TRADED,
    VERBAL,
    VERBS,
    WORDS_BEFORE,
)
from transforms.extract.institutions import FUNCTIONS, LEVELS
from transforms.extract.places import GENERIC as GENERIC_PLACE
from transforms.model import Words
from transforms.text import Span


@dataclass(frozen=True, slots=True)
class BodyNames:
    """Reads the names of one paragraph, body by body, leftwards."""

    text: str
    words: Words
    place_by_end: Mapping[int, int]

    def name(self, start: int, end: int, body: str) -> Span | None:
        """Span of the name that ends with the body, or None where it is a common noun."""
        text = self.text
        if body[-1] in VERBAL and self._is_verb(end, body):
            return None
        if body == "党组" and text.endswith("(", 0, start):
            return None
        begin, has_function = self._functions(start) if body in OFFICE else (start, False)
        head = self._head(begin)
        if head is None and body in MAY_HAVE_OWN:
            own = self._own_name(begin, end, body)
            if (
                own is not None
                and not self._is_group(own)
                and PREPOSITIONS.isdisjoint(text[own + 1 : begin])
                and self._is_one(own, begin, body)
            ):
                return own, end
        if head is None:
            if body == "领导小组办公室" and not self._is_group(start):
                return start, end
            if body in TRADED and (trade := self._trade_name(end)) is not None:
                return trade, end
            if (has_function and self._is_definite(begin, body)) or (body in PARTY and not self._is_group(start)):
                return self._trimmed(begin, end, body)
            return None
        if self._is_group(head) or (body == "系统" and not has_function) or not self._is_one(head, begin, body):
            return None
        if (body == "办" and begin == start) or (not has_function and (body in SMALL and body != "委" and not self._ends_word(end, body))):
            return None
        return head, self._tail(end, body)

    def _is_one(self, head: int, begin: int, body: str) -> bool:
        """One body: not 乡镇小学, 镇卫生院, 全县学校, 本市公司, 县公立医院."""
        text = self.text
        if text[head] in "乡镇村" and body not in STATE and begin - head <= 2:
            return False
        if COMMON_NOUN.search(text[head : begin + len(body)]):
            return False
        if text[head - 1 : head] in ("本", "我") and body in NAMED | PLANTS:
            return False
        return text[head - 1 : head] != "全" or body in TEAMS

    def _is_verb(self, end: int, body: str) -> bool:
        """政府办|公, or the beginning of 委员会."""
        return self.text[end : end + 1] in VERBAL[body[-1]]

    def _tail(self, end: int, body: str) -> int:
        """党委(党组) is one name."""
        return end + 4 if body == "党委" and self.text.startswith("(党组)", end) else end

    def _trimmed(self, begin: int, end: int, body: str) -> Span | None:
        if body in PARTY and self.text.startswith(("书记", "会", "副书记", "成员", "织", "主任", "委员"), end):
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
        if text[begin - 1 : begin] not in HEAD_ENDS:
            return self.place_by_end.get(begin)
        window = text[max(0, begin - 8) : begin]
        if window.endswith(")") and (bracketed := BRACKETED_LEVEL.search(window)):
            return begin - len(window) + bracketed.start()
        listed = LEVEL_LIST.search(window)
        if listed:
            return begin - len(window) + listed.start()
        for border in (begin, begin - 1):
            if border in self.place_by_end and (border == begin or text[border] in "县市区州省"):
                return self.place_by_end[border]
        masked = MASKED_LEVEL.search(window)
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
        return self.words.start[index] == at or self.words.flag[index][0] == "x" or self.text[at - 1] in BEFORE_LEVEL

    def _ends_word(self, end: int, body: str) -> bool:
        index = self.words.ending(end)
        return index >= 0 and (self.words.word[index] == body or len(self.words.word[index]) > 2)

    def _is_group(self, start: int) -> bool:
        """各级党委, 每个学校: not one body."""
        return self.text.endswith(GROUP, max(0, start - 2), start)

    def _is_definite(self, begin: int, body: str) -> bool:
        """教育部门, 教科局, 教研室: told by the function alone; not 教育系统, 教育中心, 工作站."""
        if body == "中心":
            return self.text.startswith(
                ("教育发展", "疾病预防", "行政审批", "政务服务", "融媒体", "妇幼", "妇儿"), begin
            ) and not self._is_group(begin)
        if body in NEVER_ALONE or self._is_group(begin):
            return False
        if body in ("机构", "机关", "服务站", "服务中心", "委员会"):
            return self.text.startswith(DEFINITE_FIELDS, begin) or (body == "服务站" and self.text.startswith("计", begin))
        return True

    def _own_name(self, begin: int, end: int, body: str) -> int | None:
        """Start of a name led by a place further left (兰州|石化公司, 自治区|第一|巡视组) or by words that only a name has."""
        words = self.words
        index = words.ending(end)
        if index < 0 or not (words.word[index] == body or len(body) > 1 or len(words.word[index]) > 2):
            return self._team_of(begin) if body in TEAMS else None
        found: int | None = None
        steps = 0
        while index >= 0 and steps < 8:
            word, flag, at = words.word[index], words.flag[index], words.start[index]
            if at < begin and not (
                words.end[index] == end
                or _belongs(word, flag)
                or (body in TEAMS and flag in ("v", "t") and len(word) > 1 and not VERBS.search(word))
            ):
                break
            if at < begin and body in TEAMS and VERBS.search(word):
                break
            if at <= begin and (head := self._head(at)) is not None:
                return (
                    None
                    if (body not in TEAMS and self.text.startswith(NO_HEAD, head)) or (self.text[head] in "乡镇村" and head < at)
                    else head
                )
            if at < begin:
                found = at
                if (
                    ((words.end[index] == begin and body in NAMED) or (flag == "ns" and body in PLANTS))
                    and flag in NAME_FLAGS
                    and 2 <= len(word) <= 4
                    and not GENERIC_PLACE.match(word)
                ):
                    return at
            index -= 1
            steps += 1
        if body in TEAMS:
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
                return None if VERBS.search(text, at, begin) else head
        return None

    def _trade_name(self, end: int) -> int | None:
        """Start of a company's name that no place leads: the words that may be of it, at least two characters of its own."""
        words = self.words
        index = first = words.around(end - 1)
        while first > 0 and words.end[index] - words.start[first - 1] <= 24 and _belongs(words.word[first - 1], words.flag[first - 1]):
            first -= 1
        start = words.start[first]
        opens = not start or self.text[start - 1] in OPENING or not "\u4e00" <= self.text[start - 1] <= "\u9fff"
        return start if first < index and opens and self.text[start - 1 : start] != ")" and not self._is_group(start) else None

    def schools(self) -> Iterator[Span]:
        """县五中, 甘谷一中, 忻一中."""
        text = self.text
        for match in SCHOOL_NUMBER.finditer(text):
            start = match.start() - text.endswith("第", 0, match.start())
            head = self._head(start)
            if head is None:
                index = self.words.ending(start)
                word, flag = (self.words.word[index], self.words.flag[index]) if index >= 0 else ("", "")
                if len(word) == 1 and ((flag[0] in "njgxz" and "\u4e00" <= word <= "\u9fff") or word in "xX×"):
                    head = start - 1
            if head is not None and not self._is_group(head):
                yield head, match.end()


def _belongs(word: str, flag: str) -> bool:
    """Whether a word may be part of a body's own name."""
    if word in STOPS or word == "报" or not ("\u4e00" <= word[0] <= "\u9fff" or word.isalnum()):
        return False
    return flag[0] in "nbjxs" or flag in ("vn", "an", "eng") or (flag[0] == "m" and word[0] == "第")
