"""Bytes to text: the encoding is found, the text is not changed."""

import codecs
import re
from dataclasses import dataclass

from transforms.read.model import UnreadableError

_BOMS = (
    (codecs.BOM_UTF8, "utf-8", "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030", "gb18030"),
)
_SUPERSETS = {
    "gb2312": "gb18030", "gbk": "gb18030", "gb18030": "gb18030", "cp936": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030",
    "utf-8": "utf-8", "utf8": "utf-8", "big5": "big5hkscs", "big5-hkscs": "big5hkscs", "utf-16": "utf-16", "utf-16le": "utf-16-le",
}  # fmt: skip
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_CHARSET = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9_\-]{3,20})|<\?xml[^>]{0,80}encoding=["']([A-Za-z0-9_\-]{3,20})""", re.I
)
_MAGIC = {
    b"\x89PNG": "a PNG picture", b"\xff\xd8\xff": "a JPEG picture", b"GIF8": "a GIF picture", b"%PDF": "a PDF file",
    b"PK\x03\x04": "a ZIP archive", b"\xd0\xcf\x11\xe0": "an old Office file (.doc, .xls)", b"Rar!": "a RAR archive",
    b"7z\xbc\xaf": "a 7z archive", b"\x7fELF": "a program", b"MZ\x90": "a program", b"\x1f\x8b": "gzip data", b"PAR1": "a Parquet file",
    b"ID3": "a sound file", b"BM6": "a bitmap picture", b"SQLite format 3": "a database",
}  # fmt: skip
_SAMPLE = 65536
_MAX_CONTROL_SHARE = 0.01
_MAX_BROKEN_SHARE = 0.002  # broken characters of all; a damaged download has a handful, a wrong encoding half of all
_MIN_COMMON_SHARE = 0.7  # of the characters beyond ASCII; Chinese text has over 0.95 in any decade, a wrong encoding under 0.5


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text and the encoding its bytes were found to be in."""

    text: str
    encoding: str


def decode(raw: bytes, *, is_html: bool = False) -> Decoded:
    """The text of the bytes, unchanged; a byte order mark is not part of it.

    Order: byte order mark, strict UTF-8, UTF-16 without a mark, the charset an HTML page declares where the bytes bear it
    out, GB18030, Big5; then UTF-8 and GB18030 with a few broken characters (the encoding then says how many were replaced).

    Raises:
        UnreadableError: binary or undecodable.
    """
    for mark, name, codec in _BOMS:
        if raw.startswith(mark):
            return _with_mark(raw, mark, name, codec)
    refuse_binary(raw)
    if b"\0" not in raw:
        try:
            return Decoded(raw.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    for codec in _candidates(raw, is_html):
        text = _plausible(raw, codec)
        if text is not None:
            return Decoded(text, "big5" if codec == "big5hkscs" else codec)
    for codec in ("utf-8", "gb18030"):
        text = raw.decode(codec, "replace")
        broken = text.count("\ufffd")
        if broken <= max(2, _MAX_BROKEN_SHARE * len(text)) and (codec == "utf-8" or _is_common(text, codec)) and len(text) > 10 * broken:
            return Decoded(text, f"{codec}, {broken} broken character{'s' if broken > 1 else ''} replaced")
    raise UnreadableError(
        "undecodable", "expected text in UTF-8, UTF-16, GB18030 or Big5, found bytes that are Chinese text in none of them"
    )


def refuse_binary(raw: bytes) -> None:
    """Raise where the bytes are no text at all."""
    for magic, name in _MAGIC.items():
        if raw.startswith(magic):
            raise UnreadableError("binary", f"expected text, found {name}")
    sample = raw[:_SAMPLE]
    controls = len(_CONTROLS.findall(sample))
    if controls > _MAX_CONTROL_SHARE * len(sample) and _wide_codec(raw) is None:
        raise UnreadableError("binary", f"expected text, found binary data ({controls} control bytes in the first {len(sample)})")


def declared_charset(raw: bytes) -> str | None:
    """The codec of the charset that an HTML page declares, if it is one we know."""
    found = _CHARSET.search(raw[:4096])
    if found is None:
        return None
    return _SUPERSETS.get((found[1] or found[2]).decode("ascii").lower())


def _with_mark(raw: bytes, mark: bytes, name: str, codec: str) -> Decoded:
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError as error:
        text = raw.decode(codec, "replace")
        broken = text.count("\ufffd")
        if broken > max(2, _MAX_BROKEN_SHARE * len(text)):
            raise UnreadableError(
                "undecodable", f"expected {name} as its byte order mark says, found broken bytes at {error.start}"
            ) from None
        name = f"{name}, {broken} broken characters replaced"
    return Decoded(text.removeprefix("\ufeff"), name)


def _candidates(raw: bytes, is_html: bool) -> list[str]:
    wide = _wide_codec(raw)
    declared = declared_charset(raw) if is_html else None
    order = [wide, declared if declared and not declared.startswith("utf") else None, "gb18030", "big5hkscs"]
    return list(dict.fromkeys(codec for codec in order if codec))


def _wide_codec(raw: bytes) -> str | None:
    """UTF-16 without a mark, if the bytes are Chinese text in it."""
    if len(raw) % 2:
        return None
    return next((codec for codec in ("utf-16-le", "utf-16-be") if _plausible(raw, codec) is not None), None)


def _plausible(raw: bytes, codec: str) -> str | None:
    try:
        text = raw.decode(codec)
    except UnicodeDecodeError:
        return None
    return text if _is_common(text, codec) else None


def _is_common(text: str, codec: str) -> bool:
    """Whether most characters beyond ASCII are those that Chinese text is written with."""
    sample = [char for char in text[:_SAMPLE] if char > "\x7f"]
    if not sample or "\0" in text[:_SAMPLE]:
        return not sample and "\0" not in text
    target, leads = (
        ("big5", (*range(0xA1, 0xA4), *range(0xA4, 0xC7))) if codec == "big5hkscs" else ("gb2312", (*range(0xA1, 0xA4), *range(0xB0, 0xD8)))
    )
    encoded = "".join(sample).encode(target, "ignore")
    common = sum(encoded[0::2].count(lead) for lead in leads) if len(encoded) % 2 == 0 else 0
    return common >= _MIN_COMMON_SHARE * len(sample)
