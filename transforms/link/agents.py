"""Who acts: the bodies, offices and people that a clause makes its subject."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from transforms.link import bodies as said
from transforms.link.clauses import Clause
from transforms.model import Entity, ParagraphView, Time
from transforms.text import Span, is_han


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

    def time_at(self, start: int) -> Time | None:
        """The time that begins at a place."""
        return self._times.get(start)

    def skip_leaders(self, at: int, end: int) -> int:
        """Where a clause's own words begin: after connectives and times."""
        while at < end:
            leader = said.LEADER.match(self._text, at, end) if self._text[at] in said.LEADER_OPENS else None
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
        is_set = said.SETTING.search(self._text, start, clause.end) is not None
        when = said.WHEN.match(self._text, start, clause.end) if is_set else None
        if when:
            start = self.skip_leaders(when.end(), clause.end)
        adverbial = said.ADVERBIAL.match(self._text, start, clause.end) if is_set else None
        if adverbial and adverbial.end() in self._bodies:
            start, adverbial = adverbial.end(), said.ADVERBIAL.match(self._text, adverbial.end(), clause.end)
        asked = said.ASKED.match(self._text, start, clause.end) if self._text[start : start + 1] in said.ASKED_OPENS else None
        if asked and (last := self._list_end(asked.end(), clause.end)) > asked.end():
            return Agents(self.names(asked.end(), last), (), start, last)
        found = (
            self._after(adverbial, clause.end)
            or self._before_modal(start, clause.end)
            or self._at(start, clause.end)
            or self._before_day(start, clause.end)
        )
        if found is None and adverbial:
            after = self.skip_leaders(adverbial.end(), clause.end)
            found = self._before_modal(after, clause.end) or self._at(after, clause.end)
        if found is None and following is not None and clause.stop == ",":
            found = self._alone(start, clause, following)
        return found

    def _after(self, adverbial: re.Match[str] | None, end: int) -> Agents | None:
        """Who acts when something is done (复核后管委办将…)."""
        return self._before_modal(adverbial.end(), end) if adverbial and adverbial.group().endswith("后") else None

    def names(self, start: int, end: int) -> tuple[str, ...]:
        """The single names in a list of bodies (教育局、人社局和各乡镇 → three)."""
        cut = said.GROUP_END.search(self._text[start:end])
        if cut and cut.start() > 0 and not self._inside_body(start + cut.start()):
            end = start + cut.start()
        names: list[str] = []
        for first, last in self._items(start, end):
            name = self._name(first, last)
            if len(name) > 1 and name not in names and name not in said.NOBODY and any(map(is_han, name)):
                names.append(name)
        return tuple(names)

    def _items(self, start: int, end: int) -> Iterator[Span]:
        first = start
        for match in said.SEPARATOR.finditer(self._text, start, end):
            at = match.start()
            if self._inside_body(at) or self._text.count("(", first, at) > self._text.count(")", first, at):
                continue
            if match.group() not in ("、", ",", ";") and not said.HEAD_END.search(self._text[first:at]) and not self._ends_body(at):
                continue
            yield first, at
            first = match.end()
        yield first, end

    def _name(self, start: int, end: int) -> str:
        while start < end and self._text[start] in ' “"':
            start += 1
        place = bisect_left(self._starts, end) - 1
        last = self._ordered[place] if place >= 0 else None
        titled = said.TITLED.fullmatch(self._text, start, end)
        if titled and not said.HEAD_END.search(self._text[start:end]):
            return titled.group("name")  # 县长沈思源
        if last is not None and last.kind == "person" and start < last.start and self._text[last.end : end] in ("", "同志"):
            return last.surface  # 县水利局局长高志民同志
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
        if not words or len(words) > said.LIST_CHARS or said.NOT_FIRST.match(words):
            return False
        if "、" not in words and len(words) > said.SUBJECT_CHARS and not self._ends_body(end):
            return False
        if said.STATES.search(words) and not self._ends_body(end):
            return False
        group = said.GROUP_END.search(words)
        if group is not None and len(group.group()) == 1:
            words, end = words[:-1], end - 1
        return bool(said.HEAD_END.search(words) or (group and len(group.group()) > 1) or self._ends_body(end))

    def _before_modal(self, start: int, end: int) -> Agents | None:
        modal = said.MODAL.search(self._text, start, min(end, start + 80))
        while modal and self._inside_body(modal.start()):
            modal = said.MODAL.search(self._text, modal.end(), min(end, start + 80))
        if modal is None or modal.start() == start:
            return None
        last = modal.start()
        if modal.group() == "要" and self._text[last - 1] in said.COUNTS_ORDERS:
            last -= 1
        last = self._trim(start, last)
        if not self._is_agent(start, last):
            return None
        names = self.names(start, last)
        joint = said.JOINT.match(self._text, modal.start() if modal.group() == "会同" else modal.end(), end)
        if joint:
            names += self.names(*joint.span("who"))
        return Agents(names, (), start, modal.start())

    def _before_day(self, start: int, end: int) -> Agents | None:
        """A body right before the day by which it has to act: 县中心于5日内提交…, but not what is to be built by then."""
        place = bisect_left(self._time_starts, start + 1)
        if place == len(self._time_starts) or self._time_starts[place] >= min(end, start + said.LIST_CHARS):
            return None
        day = self._times[self._time_starts[place]]
        last = day.start - 1 if self._text[day.start - 1] in "于在" else day.start
        built = said.IS_BUILT.match(self._text, day.end, end) and not said.SURELY_BODY.search(self._text, start, last)
        if day.role != "deadline" or not self._is_agent(start, last) or built:
            return None
        return Agents(self.names(start, last), (), start, last)

    def _trim(self, start: int, end: int) -> int:
        """The end of a noun phrase, without the adverbs and times behind it."""
        while end > start:
            adverbs = None if self._ends_body(end) else said.TRAILING_ADVERBS.search(self._text, max(start, end - 20), end)
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
        if last == start or (last < end and last not in self._times and not said.GOES_ON.match(self._text, last, end)):
            return None
        return Agents(self.names(start, last), (), start, last)

    def _list_end(self, at: int, end: int) -> int:
        last = start = at
        while at < end:
            body = self._bodies.get(at)
            if body is not None and body.end <= end:
                last = body.end + (2 if self._text.startswith("同志", body.end) else 0)
            else:
                named = None
                if self._text[at] in said.NAMED_OPENS:
                    named = said.EVERY.match(self._text, at, end) or said.CALLED.match(self._text, at, end)
                if named is None and at > start:
                    named = said.NEXT.match(self._text, at, end)
                if named is None:
                    break
                last = named.end()
            separator = said.SEPARATOR.match(self._text, last, end)
            if separator is None or separator.group() in ",;":
                break
            at = separator.end()
        group = said.GROUP_HERE.match(self._text, last, end) if last > start else None
        return group.end() if group else last

    def _alone(self, start: int, clause: Clause, following: Clause) -> Agents | None:
        """A noun phrase that fills a clause, with the order in the next: 国债项目的乡镇,要…; 对…的单位,从现在起限…."""
        after = self.skip_leaders(following.head, following.end)
        if self._text[after : after + 1] not in said.ORDERS_OPEN or not said.ORDERS.match(self._text, after, following.end):
            return None
        topic = said.TOPIC.match(self._text, clause.head, clause.end) or said.TOPIC.match(self._text, start, clause.end)
        if topic and not (said.OWN_DUTY.search(self._text, after, following.end) and said.BODY_END.search(topic.group("who"))):
            return None
        first = topic.start("who") if topic else start
        if not self._is_agent(first, clause.end):
            return None
        return Agents(self.names(first, clause.end), (), first, clause.end)

    def _by_agency(self, clause: Clause) -> Agents | None:
        """由 X 牵头, X 具体落实, 会同 Y, Y 配合."""
        if not said.AGENCY.search(self._text, clause.head, clause.end):
            return None
        text = self._text[clause.head : clause.end]
        match = said.LED.search(text)
        if match is None and text.startswith("由"):
            last = self._list_end(clause.head + 1, clause.end)
            named = said.BY_BODY.match(self._text, clause.head, clause.end) if last == clause.head + 1 else None
            last = named.end("who") if named else last
            return Agents(self.names(clause.head + 1, last), (), clause.head, last) if last > clause.head + 1 else None
        if match is None:
            joint = said.JOINT.match(text, said.LEADING_MODAL.match(text).end())  # type: ignore[union-attr]
            if joint is None:
                return None
            return Agents(
                self.names(clause.head + joint.start("who"), clause.head + joint.end("who")), (), clause.head, clause.head + joint.end()
            )
        first, last = clause.head + match.start("who"), clause.head + match.end("who")
        first = self.skip_leaders(first, last)
        last = self._trim(first, last)
        if not (self._is_agent(first, last) or said.TITLED.fullmatch(self._text, first, last)):
            return None
        names = self.names(first, last)
        if match.group("helps"):
            return Agents((), names, first, clause.head + match.end())
        joint = said.JOINT.search(text, match.end())
        if joint:
            names += self.names(clause.head + joint.start("who"), clause.head + joint.end("who"))
        helped = said.HELPED.match(text, match.end())
        helpers = self.names(clause.head + helped.start("who"), clause.head + helped.end("who")) if helped else ()
        return Agents(names, helpers, first, clause.head + (helped or match).end())

    def answerable(self, clause: Clause) -> Agents | None:
        """Who a clause calls the first to answer: 各位校长就是第一责任人."""
        match = said.FIRST_ANSWERABLE.search(self._text, clause.head, clause.end)
        if match is None:
            return None
        start = self.skip_leaders(match.start("who"), match.end("who"))
        return Agents(self.names(start, match.end("who")), (), start, match.end()) if self._is_agent(start, match.end("who")) else None
