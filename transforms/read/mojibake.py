"""UTF-8 that from some point on was read as GBK: located, and mended where nothing was lost.

Read as GBK, each two bytes of UTF-8 become one character: 。 and ， turn up as 銆 and 锛, the lone byte 0x80 as U+FFFD, and
pairs that GBK leaves free as private-use characters. The way back is exact as long as every character can be encoded again;
a byte that fell together with a following ASCII character is gone, and then nothing is mended.
"""

import re
from dataclasses import dataclass

_ANCHOR = re.compile("[銆锛紝鈥]")  # what 。、，“ turn into; all but unused in real Chinese
_REACH = 60  # characters from an anchor that have to read as UTF-8
_MIN_TEXT = 4  # characters that a stretch of mojibake has to give back
_MIN_SHARE = 0.9  # of its bytes; clean text encoded as GBK stays under 0.2
_MAX_BACK = 4000  # characters walked back from the first anchor: a paragraph without any punctuation
_MAX_TRIED = 200  # anchors tried in a text where they prove to be none
_MAX_GAP = 2  # bytes beyond ASCII that may be lost between two runs
_LOST = re.compile("\ufffd(?![^\x00-\x7f])")  # the byte fell together with a following ASCII character
_LONE_80 = re.compile("[\ufffd\x80€]")
_WIDE_RUN = re.compile(rb"(?:[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3})+")


@dataclass(frozen=True, slots=True)
class Mended:
    """A text after the search: `start` is where mojibake begins in the text as found, `is_mended` whether it is gone."""

    text: str
    start: int | None = None
    is_mended: bool = False


def mend(text: str) -> Mended:
    """The text with its mojibake mended, if there is any and nothing was lost; else the text as it is, with the place."""
    start = find_mojibake(text)
    if start is None:
        return Mended(text)
    tail = undo(text[start:])
    return Mended(text, start) if tail is None else Mended(text[:start] + tail, start, is_mended=True)


def find_mojibake(text: str) -> int | None:
    """First code point of the stretch that is UTF-8 read as GBK; None where there is none."""
    for tried, anchor in enumerate(_ANCHOR.finditer(text)):
        if tried == _MAX_TRIED:
            return None
        if _reads_as_utf8(text[anchor.start() : anchor.start() + _REACH]):
            return _walk_back(text, anchor.start())
    return None


def undo(text: str) -> str | None:
    """The text that was read wrongly; None where bytes were lost."""
    lost = _LOST.search(text)
    if lost is not None:
        return None
    try:
        return _bytes(text).decode("utf-8")
    except UnicodeDecodeError:
        return None


def _bytes(text: str) -> bytes:
    """The bytes that were read; U+FFFD stands for 0x80, the one byte beyond ASCII that begins no pair of GBK."""
    return b"\x80".join(piece.encode("gb18030", "replace") for piece in _LONE_80.split(text))


def _reads_as_utf8(text: str) -> bool:
    encoded = _bytes(text)
    matches = [len(match[0]) for match in _WIDE_RUN.finditer(encoded)]
    beyond_ascii = sum(byte > 0x7F for byte in encoded)
    return sum(matches) >= max(3 * _MIN_TEXT, _MIN_SHARE * beyond_ascii)


def _walk_back(text: str, anchor: int) -> int:
    """The first character of the stretch that the anchor stands in: as far back as the bytes read as UTF-8."""
    floor = max(0, anchor - _MAX_BACK)
    head = [_bytes(char) for char in text[floor:anchor]]
    encoded = b"".join(head)
    start = len(encoded)
    for match in reversed(list(_WIDE_RUN.finditer(encoded + _bytes(text[anchor : anchor + _REACH])))):
        if match.end() < start and sum(byte > 0x7F for byte in encoded[match.end() : start]) > _MAX_GAP:
            break
        start = min(start, match.start())
    passed = 0
    for index, piece in enumerate(head):
        passed += len(piece)
        if passed > start:
            return floor + index
    return anchor
