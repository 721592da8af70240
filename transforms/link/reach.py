"""How far the statement of a commitment reaches: back to its subject and topic, on to what spells it out."""

import re
from collections.abc import Mapping, Sequence

from transforms.link.agents import Agents
from transforms.link.anchors import MODAL, Anchor
from transforms.link.clauses import Clause
from transforms.model import Quantity

_RESULT = re.compile(
    r"[“\"]?(?:确保|保证|力争|力保|争取|努力|使|让|实现|达到|并(?![购网轨])|从而|以(?![上下及])|先|再|就|及时|逐步|限|从|责任|报)"
)
_OPENING = re.compile(r"按照?|根据|对|在|以|围绕|结合|通过|为(?!了)|针对|利用|依托|到|自|从|用|经过|由|凡|所有|关于|就")
_BARE_CHARS = 9  # 8月10日前完成报我: a clause so short leans on the one before it


class Reach:
    """Extents within one paragraph."""

    def __init__(self, text: str, clauses: Sequence[Clause], anchors: Mapping[int, Anchor], subjects: Mapping[int, Agents]) -> None:
        self._text, self._clauses, self._anchors, self._subjects = text, clauses, anchors, subjects

    def chain(self, index: int) -> list[int]:
        """The clauses after one, to the end of its sentence."""
        sentence = self._clauses[index].sentence
        found = []
        for at in range(index + 1, len(self._clauses)):
            if self._clauses[at].sentence != sentence:
                break
            found.append(at)
        return found

    def left(self, index: int, taken: int) -> int:
        """The first clause of a commitment stated in clause `index`; clauses up to `taken` belong to another."""
        if index in self._subjects and not self._joins(index) or self._clauses[index].is_marked:
            return index
        limit = index
        sentence = self._clauses[index].sentence
        while limit - 1 > taken and self._clauses[limit - 1].sentence == sentence and self._clauses[limit - 1].stop != ":":
            limit -= 1
        for at in range(index - 1, limit - 1, -1):
            if at in self._subjects and not self._joins(at):
                return at
            if self._clauses[at].is_marked:
                break
        while index > limit and self._leans(index):
            index -= 1
        return index

    def _joins(self, index: int) -> bool:
        """Whether a clause only adds an actor to those of the clause before it (会同教科局)."""
        previous = self._subjects.get(index - 1)
        return previous is not None and set(previous.responsible) <= set(self._subjects[index].responsible)

    def _leans(self, index: int) -> bool:
        clause, before = self._clauses[index], self._clauses[index - 1]
        if clause.end - clause.head <= _BARE_CHARS:
            return True
        return bool(_RESULT.match(self._text, clause.head, clause.end) or _OPENING.match(self._text, before.head, before.end))

    def right(self, index: int, figure: Quantity | None) -> int:
        """The last clause: what follows without a duty or subject of its own spells this one out."""
        if figure is not None and not MODAL.search(self._text, figure.end, self._clauses[index].end):
            return index
        last = index
        for at in self.chain(index):
            if at in self._anchors or self._clauses[at].is_marked or self._clauses[last].stop == ":" or self._opens(at):
                break
            last = at
        return last

    def _opens(self, index: int) -> bool:
        return index in self._subjects or _NEW_ORDER.match(self._text, self._clauses[index].head) is not None

    def item_end(self, figure: Quantity, clause: Clause) -> int:
        """Where the item of a list that holds a figure ends."""
        stop = self._text.find("、", figure.end, clause.end)
        return stop if stop > 0 else clause.end

    def item(self, figure: Quantity, start: int, end: int, first: Quantity) -> str:
        """The words of one figure in a list of several: the list's verb and the figure's own item."""
        from_char = max(self._text.rfind("、", start, figure.start) + 1, start)
        stop = self._text.find("、", figure.end, end)
        item = self._text[from_char : stop if stop > 0 else end]
        verb = self._text[start : first.start]
        if from_char > start and from_char == figure.start and "、" not in verb and len(verb) <= 10:
            return verb + item
        return item


_NEW_ORDER = re.compile(r"(?:要|还要|必须|同时要?|另外)")
