"""Whether a clause asks for what it names, or only allows, defines, excepts, forecasts or remembers it."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from transforms.link.anchors import MODAL, Anchor, is_past
from transforms.link.asides import MAY, is_aside
from transforms.link.clauses import Clause
from transforms.link.reach import Reach
from transforms.link.scope import Governing, Scope
from transforms.link.work import DOES, REACHES
from transforms.model import Quantity, Setting, Time

ORDERING_GENRES = frozenset(("speech", "plan", "notice"))
_ALLOWS = re.compile(r"可(?:以|由|根据|按|结合|自行|在|向|凭|持|通过|申请|选择)|有权|鼓励|允许|支持|您")
_DEFINES = re.compile(r"是指|指的是|所称|所指|本办法中|以下简称")
_DONE = re.compile(r"(?<!为)了(?!解)|(?<!而)已(?:经|有|达|建|完|累|超|于)|曾经?(?!祖)|[成到好立定台设]过(?!程)")
_DONE_AFTER_ALL = re.compile(r"(?:争取|努力|确保|保证|计划|负责|牵头)(?:到|过)?了")
_FORECAST = re.compile(r"测算|推算|预测|估算|据统计|据了解")
_CIRCUMSTANCE = re.compile(r"(?:应当?|要|必须|须)?(?:在|于|自|从|用|利用|经过|通过)")
_NAMES_TOPIC = re.compile(r"(?:是|为|如下)[“”\"]?$|(?<=[,;。])是|是[^,;。]{1,10}的$")
_EXHORTS = re.compile(
    r"(?:热点|难点)[^,;。]{0,6}问题|以下[^,;。]{0,8}(?:工作|事|方面|措施)|[抓办做搞]好|突出|着重|继续围绕|召开|举行|会议?上|注意|高度重视|抓落实|抓好落实|定期|有(?:一个)?新的?(?:提升|突破|进展)|新台阶|打好|重点$"
)
_PURPOSE = re.compile(
    r"为(?:了|进一步|切实|深入|全面|更好|[做抓办]好|确保|保障|贯彻|落实|加强|规范|推动|推进|加快|提高|提升|实现|促进|方便|完成|扎实|有效|积极|持续)"
)
_MEANS = re.compile(r"(?:我们)?(?:要|必须|将|应)?(?:通过|围绕|按照|依托|结合|经过)")
_BASIS = re.compile(r"根据|依据|遵照|按照《")
_VAGUE = re.compile(  # in a report nobody can say later which
    r"(?:制定|制订|出台|编制|建立)(?:完善)?(?:一套|具体的?|相关的?|有关的?|发展|工作|实施|配套|相应的?|整体|总体|规划)*(?:方案|计划|规划|办法|意见|措施|政策|清单)(?=$|[,;。])"
    r"|(?:推进|推动|确保|加快|促进)(?:更多|一批|重点|重大)?项目(?:尽快|早日|及早|加快)"
)
_BARE_DONE = re.compile(r"(?:全部|全面|基本)?(?:完成|落实|到位|实现)")
_THOSE_AIMS = re.compile(
    r"为[^,;。]{2,60}(?:奠定|打下|打好|夯实|作出|指明|锚定|提供|注入|贡献)|(?:完成|实现|落实|达到)(?:好)?(?:上述|以上|这一|这个|这些|该)"
)
_TOLD = re.compile(r"(?:去年|前年|当年|曾经?|19[0-9]{2}年[底初末]?)[^,;。]{0,24}(?:提出|要求|部署|决定)")
_BROKEN_DOWN_WITHIN = 2  # clauses behind 其中
_PART_OF = re.compile(r"其中")
_SPIRIT = re.compile(r"(?:贯彻|学习|落实|按照|遵照|根据)[^,;。]{0,60}(?:精神|部署|要求|讲话)$")
_GUIDES = re.compile(r"以[^,;。]{0,80}为(?:导向|目标|抓手|重点|契机|引领|主线|指导|核心|依托|载体|突破口|主题)$")
_NOTHING = re.compile(
    r"(?:要|必须|将|到|在|于|从|起|的|通过|经过|[^,;。]{0,6}的?努力|时间|以?内|左右|用|利用|给|你们|你|大家|力争|争取|希望|确保|保证|再|、|和|至|今|之前|前|底|,|\s"
    r"|[“”\"(]|明确|提出|指出|同时|并|计划|预计|期间|末|年|时|其中|有望|或|更|长|一段)*"
)
_YEARS = frozenset(("Y0", "Y1"))
_BACK_CHARS = 60  # a verb that governs a figure stands this near
_MAY_WITHIN = re.compile(r"(?<![不认许])可(?:以)?(?:在|根据|结合|按|通过|向|凭|自行|自愿|提出|申请|选择)")
_ALLOWED_WITHIN = 4  # clauses that lean on a permission
_DAY = re.compile(r"(?:[0-9]{4}年)?[0-9]{1,2}月[0-9]{1,2}日(?:上午|下午|晚)?")
_TARIFF = re.compile(r"每(?:人|户|名|个|月|次|套|间|亩|平方米)|给予|标准|奖励|补贴|资助|享受")
_OF_THOSE = re.compile(r"的(?:单位|个人|企业|人员|机构|家庭|病人|患者|老年人|学生|儿童)?$")
_THOSE_WHO = re.compile(r"[一-龥]{4}的$")
_FOR_THOSE = re.compile(r"(?:凡|对于?|针对)[^,;。]*的[一-龥]{0,6}$")  # 对引进项目的社会人士,
_STANDS = re.compile(r"(?:还|尚|仍|现)有|没有|存在|(?:代表|意味|标志|有|承载|关系)着")
_GETS = re.compile(r"扣减|扣除|扣罚|罚款|处以|给予|奖励|补助|补贴")
_RULED_KINDS = frozenset(("money", "percentage"))


class _Said(NamedTuple):
    is_closed: bool  # a condition, purpose, definition or fact: nothing is asked
    has_modal: bool
    is_tariff: bool
    is_spirit: bool


class Asks:
    """The judgement on the clauses of one paragraph."""

    def __init__(self, text: str, setting: Setting, anchors: Mapping[int, Anchor], scope: Scope, reach: Reach) -> None:
        """Keep the state of reading."""
        self._text, self._clauses, self._anchors, self._scope, self._reach = text, scope.clauses, anchors, scope, reach
        self._genre = setting.genre
        self._is_rule = setting.is_rule or setting.genre == "other"  # where rules stand, a commitment has to say that it asks
        self._past: dict[int, bool] = {}
        self._known: dict[int, _Said] = {}
        self._may_guess = _FORECAST.search(text) is not None or _TOLD.search(text) is not None
        self._guessed = -1  # the sentence that forecasts

    def hear(self, index: int) -> None:
        """Take in a clause; the ones after it in its sentence may lean on it."""
        if not self._may_guess:
            return
        clause = self._clauses[index]
        if _FORECAST.search(self._text, clause.start, clause.end) or _TOLD.search(self._text, clause.start, clause.end):
            self._guessed = clause.sentence

    def for_figure(self, index: int, figure: Quantity, governing: Governing) -> bool:
        """Whether a figure is to be reached, and is no condition, base, aside or fact."""
        clause, said = self._clauses[index], self._say(index)
        if self._is_or_else(index) or self._text.startswith("提出", clause.head):
            return False
        if said.is_closed or clause.sentence == self._guessed or self._is_no_aim(index, figure):
            return False
        if not self._is_rule:
            return True
        if said.is_tariff and figure.kind in _RULED_KINDS:
            return False
        if said.has_modal or self._scope.has_modal or self._scope.agents is not None:
            return True
        dated = self._anchors[index].deadline or self._scope.deadline or governing.deadline
        return dated is not None or self._does(max(clause.start, figure.start - _BACK_CHARS), figure.start)

    def _is_or_else(self, index: int) -> bool:
        """Whether a clause only says what those named before it get (对…的乡镇,扣减2分)."""
        if not index or self._clauses[index - 1].sentence != self._clauses[index].sentence:
            return False
        before, clause = self._clauses[index - 1], self._clauses[index]
        return before.stop == "," and self._text[before.head] in "凡对" and self._finds(clause, _GETS)

    def _say(self, index: int) -> _Said:
        """What the words of a clause say of all its figures; read once."""
        known = self._known.get(index)
        if known is None:
            clause = self._clauses[index]
            has_modal = MODAL.search(self._text, clause.start, clause.end) is not None
            excluding = (_DEFINES, _DONE_AFTER_ALL) if has_modal else (_DEFINES, _DONE, _STANDS)
            known = self._known[index] = _Said(
                self._is_condition(index) or self._is_purpose(clause) or self._finds(clause, *excluding),
                has_modal,
                self._finds(clause, _TARIFF),
                self._finds(clause, _SPIRIT),
            )
        return known

    def _finds(self, clause: Clause, *patterns: re.Pattern[str]) -> bool:
        return any(pattern.search(self._text, clause.head, clause.end) for pattern in patterns)

    def _does(self, start: int, end: int) -> bool:
        return any(pattern.search(self._text, start, end) for pattern in (DOES, REACHES))

    def _is_no_aim(self, index: int, figure: Quantity) -> bool:
        """Whether a figure is a part, or is none by the words around it."""
        if figure.kind == "count" and (self._say(index).is_spirit or self._is_share(index, figure)):
            return True
        return is_aside(self._text, figure, self._clauses[index].head)

    def _is_share(self, index: int, figure: Quantity) -> bool:
        """Whether a count only breaks down the one before it (项目100个,其中工业类30个)."""
        clause = self._clauses[index]
        for at in range(index, max(-1, index - _BROKEN_DOWN_WITHIN - 1), -1):
            if self._clauses[at].sentence != clause.sentence:
                return False
            if _PART_OF.match(self._text, self._clauses[at].head):
                start, _ = self._reach.item(figure, self._anchors[index].figures, clause)
                return not self._does(max(start, figure.start - _BACK_CHARS), figure.start)
        return False

    def for_thing(self, index: int, tense: str | None) -> bool:
        """Whether a clause that has neither figure nor day orders the thing it names."""
        clause = self._clauses[index]
        thing = self._anchors[index].thing
        if (
            self._is_news(index)
            or self._is_allowed_before(index)
            or _BASIS.match(self._text, clause.head)
            or (clause.stop == "," and self._text.startswith("现", clause.end + 1))
        ):
            return False  # 根据…印发的…; 制定了…,现印发给你们
        if (
            self._is_purpose(clause)
            or is_past(self._text, clause.start, clause.end)
            or _ALLOWS.search(self._text, clause.start, clause.end)
        ):
            return False
        if self._genre == "report" and _VAGUE.search(self._text, clause.head, clause.end):
            return False
        if thing == "result":
            return self._scope.deadline is not None
        if thing == "term":  # 限期 is no day; it binds where somebody is named
            return self._scope.has_modal and self._scope.agents is not None
        if thing == "duty" or self._scope.has_modal:
            return True
        if thing in ("pay", "budget", "report"):
            return False
        if self._is_rule:
            return self._scope.agents is not None
        return tense == "plan" or (self._genre in ORDERING_GENRES and not self._is_past(clause.period))

    def _is_news(self, index: int) -> bool:
        """Whether a day on which something happened stands before (4月28日,教育局公布…)."""
        before = self._clauses[index - 1] if index else None
        return (
            before is not None
            and before.sentence == self._clauses[index].sentence
            and not self._say(index).has_modal
            and _DAY.fullmatch(self._text, before.head, before.end) is not None
        )

    def _is_allowed_before(self, index: int) -> bool:
        """Whether a clause before only allows what this one names (可在权限范围内,制定…), and nothing is asked since."""
        for at in range(index - 1, max(-1, index - 1 - _ALLOWED_WITHIN), -1):
            before = self._clauses[at]
            goes_on = before.sentence == self._clauses[index].sentence and before.stop == ","
            if not goes_on or at + 1 in self._scope.subjects or self._say(at + 1).has_modal:
                return False
            if _MAY_WITHIN.search(self._text, before.head, before.end):
                return True
        return False

    def _is_past(self, period: int) -> bool:
        known = self._past.get(period)
        if known is None:
            first, last = self._reach.period(period)
            known = self._past[period] = is_past(self._text, self._clauses[first].start, self._clauses[last].end)
        return known

    def by_day(self, index: int, day: Time) -> int | None:
        """The clause that says what is to be done by a day; None where another row takes the day up or nothing is asked."""
        clause = self._clauses[index]
        if clause.sentence == self._guessed or self._is_allowed_before(index):
            return None
        if _DONE.search(self._text, clause.start, day.start) and not MODAL.search(self._text, clause.start, clause.end):
            return None
        agents = self._scope.subjects.get(index)
        start = agents.end if agents and agents.end <= day.start else clause.head
        rest = self._text[start : max(start, day.start)] + self._text[day.end : clause.end]
        if self._genre == "report" and _BARE_DONE.fullmatch(self._text, day.end, clause.end) and start > clause.head:
            return None  # 西部地区于2020年完成: of what, only the sentence before says
        stands_alone = day.end == clause.end and _CIRCUMSTANCE.match(rest) is not None
        if not stands_alone and not _NOTHING.fullmatch(rest):
            return None if self._says_nothing(index, day) else index
        chain = self._reach.chain(index)
        if not chain or any(at in self._anchors for at in chain):
            return None
        said = [at for at in chain if not self._is_condition(at)] or list(chain)
        said = [at for at in said if not _MEANS.match(self._text, self._clauses[at].head)] or said
        if _NAMES_TOPIC.search(self._text, self._clauses[said[0]].head, self._clauses[said[0]].end):
            return None
        at = next((at for at in said if MODAL.search(self._text, self._clauses[at].start, self._clauses[at].end)), said[0])
        if self._finds(self._clauses[chain[0]], _THOSE_WHO) and not self._say(at).has_modal:
            return None  # 5月底前,仍未整改的,给予通报
        return None if self._only_exhorts(at, day) else at

    def _is_purpose(self, clause: Clause) -> bool:
        """Whether a clause says what the next one is for (为做好…工作, 以…为导向)."""
        return clause.stop == "," and (
            _PURPOSE.match(self._text, clause.head, clause.end) is not None
            or _GUIDES.search(self._text, clause.head, clause.end) is not None
        )

    def _says_nothing(self, index: int, day: Time) -> bool:
        """Whether a dated clause names a topic, purpose or term (…的主要目标是) or, with no more than a year, only exhorts."""
        clause = self._clauses[index]
        if MAY.search(self._text, clause.head, clause.end) and not MODAL.search(self._text, clause.head, clause.end):
            return True
        if self._is_purpose(clause) or self._finds(clause, _THOSE_AIMS, _NAMES_TOPIC, _DEFINES):
            return True
        if day.type == "DURATION" and self._text.rfind("(", clause.start, day.start) > self._text.rfind(")", clause.start, day.start):
            return True  # 高校毕业生(毕业2年内): who, not when
        return self._only_exhorts(index, day)

    def _only_exhorts(self, index: int, day: Time) -> bool:
        """Whether a clause with no more than a year only exhorts."""
        return day.value in _YEARS and day.mod is None and self._finds(self._clauses[index], _EXHORTS)

    def _is_condition(self, index: int) -> bool:
        """Whether a clause says whom it concerns and not what to do (逾期不报的)."""
        clause = self._clauses[index]
        if clause.stop == "," and _FOR_THOSE.match(self._text, clause.head, clause.end):
            return True
        return _OF_THOSE.search(self._text, max(clause.start, clause.end - 5), clause.end) is not None
