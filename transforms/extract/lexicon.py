"""Words that are looked up at a place of a text: a set is asked, no pattern is compiled."""

from collections.abc import Iterable


class Lexicon:
    """Words that are looked up at a place of a text, the longest first."""

    __slots__ = ("_ends", "_singles", "_starts", "_words")

    def __init__(self, words: Iterable[str]) -> None:
        """Sort them by their first two and last two characters."""
        self._words = frozenset(words)
        self._singles = frozenset(word for word in self._words if len(word) == 1)
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        for word in sorted(self._words - self._singles, key=len, reverse=True):
            for lengths in (self._starts.setdefault(word[:2], []), self._ends.setdefault(word[-2:], [])):
                if len(word) not in lengths:
                    lengths.append(len(word))

    def starting(self, text: str, at: int) -> str:
        """The word that begins there, or nothing."""
        head = text[at : at + 2]
        if head in self._starts:
            for length in self._starts[head]:
                if (word := text[at : at + length]) in self._words:
                    return word
        first = head[:1]
        return first if first in self._singles else ""

    def ending(self, text: str, at: int) -> str:
        """The word that ends there, or nothing."""
        tail = text[at - 2 : at] if at > 1 else text[:at]
        if tail in self._ends:
            for length in self._ends[tail]:
                if length <= at and (word := text[at - length : at]) in self._words:
                    return word
        last = tail[-1:]
        return last if last in self._singles else ""
