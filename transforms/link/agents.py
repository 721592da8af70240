"""Who acts: the bodies, offices and people that a clause makes its subject."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.link.clauses import Clause
from transforms.model import Entity, ParagraphView, Time
from transforms.text import Span

HEADS = (
    "委员会|管委会|居委会|村委会|常委会|办公室|办事处|人民政府|领导小组|工作组|督导组|联席会议|指挥部|检察院|法院|卫生院|医院|学院|研究院|研究所|派出所"
    "|中小学校|中小学|中学|小学|大学|高校|院校|幼儿园|学校|部门|单位|机关|机构|组织|系统|小组|专班|中心|政府|党委|党组|支部|纪委|监委|县委|市委|省委|区委|人大|政协"
    "|公安|企业|公司|集团|银行|协会|学会|商会|联合会|合作社|工会|妇联|团委|街道|社区|乡镇|镇街|园区|开发区|地区|各地|各级|县里|市里|省里|区里|镇里|乡里"
    "|班子|干部|党员|校长|园长|院长|教师|老师|书记|主任|局长|部长|厅长|处长|县长|市长|区长|镇长|乡长|村长|组长|同志们|同志|领导|负责人|责任人|法人|人员"
    "|工作者|干警|民警|职工|财政|局|委|部|厅|署|院|所|站|队|科|处|股|室|组|办|校|乡|镇|村|县|市|区|州|省|盟|旗"
)
_PERSONAL = "大家|你们|我们|咱们|各位|有关方面|各方面|社会各界"
_NOBODY = frozenset(
    (
        "我们",
        "咱们",
        "我",
        "全县",
        "全市",
        "全省",
        "全区",
        "我县",
        "我市",
        "我省",
        "我区",
        "我国",
        "全国",
        "本市",
        "本省",
        "全州",
        "我州",
        "全地区",
    )
)
_HEAD_END = re.compile(rf"(?:{HEADS}|{_PERSONAL})(?:\([^()]{{0,60}}\))?[\"”]?$")
_GROUP = r"等(?:有关|相关|主要|各|职能|成员|责任|配合|单位|级|个|多|[一二三四五六七八九十0-9]{1,3}个?)*(?:部门|单位|地区|地方|机构|方面|企业|乡镇|镇街|市县|地)?"
_GROUP_HERE = re.compile(_GROUP)
_GROUP_END = re.compile(_GROUP + "$")
_MODAL = re.compile(
    r"(?<![主重需只首必摘纪概紧次若不])要(?![求点素闻害件领塞冲么])|必须|应当|应该|(?<![相适反供对响])应(?![急对用有届邀付征答聘力])|(?<![必无])须(?!知)|(?<![急必])需(?!求)"
    r"|务必|负责(?!人|同|制|任)|牵头(?!单位|部门|人)|具体落实|(?<!即)将(?![来军近])|会同"
)
_TRAILING_ADVERBS = re.compile(
    r"(?:都|也|均|还|更|就|则|一定|首先|切实|及时|分别|共同|主动|原则上|同时|今后|积极|严格|全部|不仅|既|,|具体|要|等|每年|当前|进一步|继续|下决心|坚决|尽快|抓紧|按职责分工|按职责|联合|直接|统一|到时|一方面){1,6}$"
)
_NOT_FIRST = re.compile(
    r"对(?!口)|给|由|经(?![济信])|于|在|以|把|将|按|从|为|通过|围绕|用(?!人)|使|让|与|和|及|或|并|而|若|如|要|是|有(?!关)|没|不|除|由于|因|针对|根据|结合|关于|随着|向|就|当|力争|确保|争取|努力|这|那|它|其中"
    r"|加强|加大|加快|推进|推动|支持|引导|鼓励|组织(?!部|机)|指导(?!组|站|中)|督促|帮助|建设(?!局|厅|部|委|银|集|单|指)|建立|建成|完善|落实|实施(?!单)|开展|提高|提升|深化|强化|促进(?!会)"
    r"|培育|打造|构建|健全|优化|坚持|做好|抓好|办好|发挥|保障(?!局|厅|部)|实现|完成|争创|创建|制定|出台|选派|安排|协助|依托|利用|深入|全面|什么|怎么|哪"
)
_LEADER = re.compile(
    r"(?:并且?|而且|但是?|还|也|再|又|特别是|尤其是|因此|所以|为此|对此|同时|另外|此外|总之|具体讲|下一步|今后|会后|会议之后|近期|目前|当前|接下来|到时|届时|近日|随后|现在|希望|敬请|请"
    r"|会议(?:要求|强调|指出|决定)|要求|就是|即|凡是?|主要是|原则上|下去后|再?比如|首先|客观上讲|必要时|特别要(?:强调|提出|指出)的是|[“\"\s,])+"
)
_ADVERBIAL = re.compile(r"[^,;。、“”()]{1,14}?(?:之后|以后|完成后|结束后|期间|过程中|上|(?<![今最])后(?![续勤备期]))(?=.)")
_WHEN = re.compile(
    r"(?:在?[^,;。、“”()]{1,12}?(?:期间|时期|完成后|结束后|之后|以后|过程中|基础上|前提下)|在[^,;。、“”()]{1,12}(?:方面|中|上))(?=.)"
)
_HAN = re.compile(r"[一-龥]")
_SEPARATOR = re.compile(r"、|以及|会同|联合(?!会|国|体|社|工会|检|总|执|发)|和|与|及(?![时其])|[,;]")
_GOES_ON = re.compile(
    r"[,:]|作为|在|对|于|按|根据|结合|以(?![上下])|从|把|就|为|与|会同|牵头|负责|下决心|有决心|提出|决定|必|要|应|都|每|用|利用|通过|经过|先|具体|承诺|写|拿|报|给|让|将|力争|争取|确保|尽快"
    r"|召开|制定|制订|出台|设立|建立|成立|编制|印发|组织|派出|完成|实施|开展|落实|安排|投入|启动|公布|抓紧|集中|认真|切实|配合|协助"
)
_EVERY = re.compile(
    rf"(?:各|有关|相关|全[县市省区州乡镇校]各|本)[^,;:。、的\s]{{0,14}}?(?:{HEADS})(?=$|[^一-龥]|、|和|要|必|应|都|均|在|对|于|按|根|结|从|把|将|每|今|务|须|负|牵|等|及|写|报|制|可)"
)
_CALLED = re.compile(rf"(?:{_PERSONAL}|县里|市里|省里|区里|财政|政府)")
_NEXT = re.compile(rf"[^,;:。、的\s]{{1,12}}?(?:{HEADS})(?=、|等|要|在|对|和|必|应|负|牵)")
_LED = re.compile(
    r"(?:^|由|,)(?P<who>[^,;:。由]{1,60}?)(?:牵头(?!单位|部门|人)(?:负责)?|负责(?!人|同|制|任)|具体落实|主办|承办(?!单位)|组织实施|(?P<helps>(?:积极|密切|做好|主动)*(?:配合|协助|协同)(?=$|[,;。)])))"
)
_HELPED = re.compile(r"[、,](?P<who>[^,;:。由]{2,60}?)(?:积极|密切|做好|主动)*(?:配合|协助|协同|参与)(?=$|[,;。、])")
_FIRST_ANSWERABLE = re.compile(r"(?P<who>[^,;:。]{2,24}?)(?:就|均|都)?(?:是|为)[^,;:。]{0,12}第一责任人")
_JOINT = re.compile(
    r"(?:会同|联合)(?P<who>[^,;:。]{2,60}?)(?=$|[,;。]|组成|成立|制定|开展|研究|对|做好|共同|组织|按|进行|抓|推进|建立|联合|落实|等)"
)
_LEADING_MODAL = re.compile(r"(?:要|应|须|将|必须)?")
_TOPIC = re.compile(r"(?:特别(?:要强调的)?是,?)?(?:对于?|凡是?)(?P<who>[^,;:。]{2,60})$")
_BODY_END = re.compile(r"(?:单位|部门|乡镇|街道|学校|企业|地方|地区|机构|[县市区])$")  # 对…的单位,限3天…: those who have to act themselves
_SUBJECT_CHARS = 24  # a longer phrase before a modal is a clause of its own and no name
_IS_BUILT = re.compile(r"[^,;。]{0,6}(?:建成|完工|竣工|投用|投产|开工|通车|启用|投入使用|完成(?=$|[,;。])|到位)")
_OWN_DUTY = re.compile(r"兑现|限|整改|自查|上报|退回|补缴|补齐|完成|到位|交清|清退")
_ORDERS = re.compile(r"(?:从现在起|原则上|都|也|均)*(?:要|必须|应|须|务必|限|一律)")


@dataclass(frozen=True, slots=True)
class Agents:
    """Who has to do it, who helps, and where the clause goes on after them."""

    responsible: tuple[str, ...]
    supporting: tuple[str, ...]
    start: int
    end: int


class Cast:
    """The actors of one paragraph: finds the subject of any of its clauses."""

    def __init__(self, view: ParagraphView) -> None:
        """Index the paragraph's bodies, people and times by where they start."""
        self._text = view.text
        self._bodies: dict[int, Entity] = {}
        for entity in view.entities:
            if entity.kind in ("organization", "person"):
                known = self._bodies.get(entity.start)
                if known is None or known.end < entity.end:
                    self._bodies[entity.start] = entity
        self._ordered = sorted(self._bodies.values(), key=lambda entity: entity.start)
        self._starts = [entity.start for entity in self._ordered]
        self._times: dict[int, Time] = {time.start: time for time in view.times}
        self._time_ends: dict[int, Time] = {time.end: time for time in view.times}
        self._time_starts = sorted(self._times)

    def time_in(self, start: int, end: int) -> Time | None:
        """The last time that begins within a stretch."""
        place = bisect_left(self._time_starts, end) - 1
        return self._times[self._time_starts[place]] if place >= 0 and self._time_starts[place] >= start else None

    def skip_leaders(self, at: int, end: int) -> int:
        """Where a clause's own words begin: after connectives and times."""
        while at < end:
            leader = _LEADER.match(self._text, at, end)
            if leader:
                at = leader.end()
            elif at in self._times and self._times[at].end <= end:
                at = self._times[at].end
            else:
                break
        return at

    def subject(self, clause: Clause, following: Clause | None) -> Agents | None:
        """The subject of a clause, or None where it has none of its own."""
        led = self._by_agency(clause)
        if led is not None:
            return led
        start = self.skip_leaders(clause.head, clause.end)
        when = _WHEN.match(self._text, start, clause.end)
        if when:
            start = self.skip_leaders(when.end(), clause.end)
        found = self._before_modal(start, clause.end) or self._at(start, clause.end) or self._before_day(start, clause.end)
        if found is None and (adverbial := _ADVERBIAL.match(self._text, start, clause.end)):
            after = self.skip_leaders(adverbial.end(), clause.end)
            found = self._before_modal(after, clause.end) or self._at(after, clause.end)
        if found is None and following is not None and clause.stop == ",":
            found = self._alone(start, clause, following)
        return found

    def names(self, start: int, end: int) -> tuple[str, ...]:
        """The single names in a list of bodies (教育局、人社局和各乡镇 → three)."""
        cut = _GROUP_END.search(self._text[start:end])
        if cut and cut.start() > 0 and not self._inside_body(start + cut.start()):
            end = start + cut.start()
        names: list[str] = []
        for first, last in self._items(start, end):
            name = self._name(first, last)
            if name not in names and name not in _NOBODY and _HAN.search(name):
                names.append(name)
        return tuple(names)

    def _items(self, start: int, end: int) -> Iterator[Span]:
        first = start
        for match in _SEPARATOR.finditer(self._text, start, end):
            at = match.start()
            if self._inside_body(at) or self._text.count("(", first, at) > self._text.count(")", first, at):
                continue
            if match.group() not in ("、", ",", ";") and not _HEAD_END.search(self._text[first:at]) and not self._ends_body(at):
                continue
            yield first, at
            first = match.end()
        yield first, end

    def _name(self, start: int, end: int) -> str:
        while start < end and self._text[start] in ' “"':
            start += 1
        body = self._bodies.get(start)
        if body is not None and body.kind == "person" and body.end <= end:
            return body.surface
        return self._text[start:end].strip(' ,、:;。“”"')

    def _inside_body(self, at: int) -> bool:
        index = bisect_left(self._starts, at) - 1
        return index >= 0 and self._ordered[index].start < at < self._ordered[index].end

    def _ends_body(self, at: int) -> bool:
        index = bisect_left(self._starts, at) - 1
        return index >= 0 and self._ordered[index].end == at

    def _is_agent(self, start: int, end: int) -> bool:
        words = self._text[start:end]
        if not words or len(words) > 60 or _NOT_FIRST.match(words):
            return False
        if "、" not in words and len(words) > _SUBJECT_CHARS and not self._ends_body(end):
            return False
        group = _GROUP_END.search(words)
        if group is not None and len(group.group()) == 1:
            words, end = words[:-1], end - 1
        return bool(_HEAD_END.search(words) or (group and len(group.group()) > 1) or self._ends_body(end))

    def _before_modal(self, start: int, end: int) -> Agents | None:
        modal = _MODAL.search(self._text, start, min(end, start + 80))
        while modal and self._inside_body(modal.start()):
            modal = _MODAL.search(self._text, modal.end(), min(end, start + 80))
        if modal is None or modal.start() == start:
            return None
        last = self._trim(start, modal.start())
        if not self._is_agent(start, last):
            return None
        names = self.names(start, last)
        joint = _JOINT.match(self._text, modal.start() if modal.group() == "会同" else modal.end(), end)
        if joint:
            names += self.names(*joint.span("who"))
        return Agents(names, (), start, modal.start())

    def _before_day(self, start: int, end: int) -> Agents | None:
        """A body right before the day by which it has to act: 县中心于5日内提交…, but not what is to be built by then."""
        place = bisect_left(self._time_starts, start + 1)
        if place == len(self._time_starts) or self._time_starts[place] >= min(end, start + _SUBJECT_CHARS):
            return None
        day = self._times[self._time_starts[place]]
        last = day.start - 1 if self._text[day.start - 1] in "于在" else day.start
        if day.role != "deadline" or not self._is_agent(start, last) or _IS_BUILT.match(self._text, day.end, end):
            return None
        return Agents(self.names(start, last), (), start, last)

    def _trim(self, start: int, end: int) -> int:
        """The end of a noun phrase, without the adverbs and times behind it."""
        while end > start:
            adverbs = None if self._ends_body(end) else _TRAILING_ADVERBS.search(self._text, max(start, end - 20), end)
            time = self._time_ends.get(end)
            if adverbs:
                end = adverbs.start()
            elif time is not None and time.start >= start:
                end = time.start
            else:
                break
        return end

    def _at(self, start: int, end: int) -> Agents | None:
        """Bodies that open the clause and go on as a subject does."""
        last = self._list_end(start, end)
        if last == start or (last < end and last not in self._times and not _GOES_ON.match(self._text, last, end)):
            return None
        return Agents(self.names(start, last), (), start, last)

    def _list_end(self, at: int, end: int) -> int:
        last = start = at
        while at < end:
            body = self._bodies.get(at)
            if body is not None and body.end <= end:
                last = body.end + (2 if self._text.startswith("同志", body.end) else 0)
            else:
                named = _EVERY.match(self._text, at, end) or _CALLED.match(self._text, at, end)
                if named is None and at > start:
                    named = _NEXT.match(self._text, at, end)
                if named is None:
                    break
                last = named.end()
            separator = _SEPARATOR.match(self._text, last, end)
            if separator is None or separator.group() in ",;":
                break
            at = separator.end()
        group = _GROUP_HERE.match(self._text, last, end) if last > start else None
        return group.end() if group else last

    def _alone(self, start: int, clause: Clause, following: Clause) -> Agents | None:
        """A noun phrase that fills a clause, with the order in the next: 国债项目的乡镇,要…; 对…的单位,从现在起限…."""
        after = self.skip_leaders(following.head, following.end)
        if not _ORDERS.match(self._text, after, following.end):
            return None
        topic = _TOPIC.match(self._text, clause.head, clause.end) or _TOPIC.match(self._text, start, clause.end)
        if topic and not (_OWN_DUTY.search(self._text, after, following.end) and _BODY_END.search(topic.group("who"))):
            return None
        first = topic.start("who") if topic else start
        if not self._is_agent(first, clause.end):
            return None
        return Agents(self.names(first, clause.end), (), first, clause.end)

    def _by_agency(self, clause: Clause) -> Agents | None:
        """由 X 牵头, X 具体落实, 会同 Y, Y 配合."""
        text = self._text[clause.head : clause.end]
        match = _LED.search(text)
        if match is None:
            joint = _JOINT.match(text, _LEADING_MODAL.match(text).end())  # type: ignore[union-attr]
            if joint is None:
                return None
            return Agents(
                self.names(clause.head + joint.start("who"), clause.head + joint.end("who")), (), clause.head, clause.head + joint.end()
            )
        first, last = clause.head + match.start("who"), clause.head + match.end("who")
        first = self.skip_leaders(first, last)
        last = self._trim(first, last)
        if not self._is_agent(first, last):
            return None
        names = self.names(first, last)
        if match.group("helps"):
            return Agents((), names, first, clause.head + match.end())
        joint = _JOINT.search(text, match.end())
        if joint:
            names += self.names(clause.head + joint.start("who"), clause.head + joint.end("who"))
        helped = _HELPED.match(text, match.end())
        helpers = self.names(clause.head + helped.start("who"), clause.head + helped.end("who")) if helped else ()
        return Agents(names, helpers, first, clause.head + (helped or match).end())

    def answerable(self, clause: Clause) -> Agents | None:
        """Who a clause calls the first to answer: 各位校长就是第一责任人."""
        match = _FIRST_ANSWERABLE.search(self._text, clause.head, clause.end)
        if match is None:
            return None
        start = self.skip_leaders(match.start("who"), match.end("who"))
        return Agents(self.names(start, match.end("who")), (), start, match.end()) if self._is_agent(start, match.end("who")) else None
