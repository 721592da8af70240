"""Words that are looked up at a place of a text: a set is asked, no pattern is compiled."""

from collections.abc import Iterable


class Lexicon:
    """Words that are looked up at a place of a text, the longest first."""

    def __init__(self, words: Iterable[str]) -> None:
        """Sort them by their first two and last two characters."""
        self._words = frozenset(words)
        self._starts: dict[str, list[int]] = {}
        self._ends: dict[str, list[int]] = {}
        for word in sorted(self._words, key=len, reverse=True):
            for lengths in (self._starts.setdefault(word[:2], []), self._ends.setdefault(word[-2:], [])):
                if len(word) not in lengths:
                    lengths.append(len(word))

    def starting(self, text: str, at: int) -> str:
        """The word that begins there, or nothing."""
        for length in self._starts.get(text[at : at + 2], ()):
            if (word := text[at : at + length]) in self._words:
                return word
        first = text[at : at + 1]
        return first if first in self._words else ""

    def ending(self, text: str, at: int) -> str:
        """The word that ends there, or nothing."""
        for length in self._ends.get(text[max(0, at - 2) : at], ()):
            if (word := text[max(0, at - length) : at]) in self._words:
                return word
        last = text[max(0, at - 1) : at]
        return last if last in self._words else ""
