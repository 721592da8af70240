"""Packed files: .gz and .zst taken apart, within limits."""

import zlib

from transforms.read.model import ReadParams, UnreadableError

PACKED_SUFFIXES = frozenset({".gz", ".zst"})
_STEP = 1 << 20
_ZSTD_STEP = 1 << 10  # bytes packed; four of them can stand for 128 KiB
_MAX_WINDOW = 1 << 27
_ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_GZIP_MAGIC = b"\x1f\x8b"


def unpack(raw: bytes, params: ReadParams) -> bytes:
    """The content of gzip or zstd data (several members or frames one after another are read on).

    Raises:
        UnreadableError: broken_file where it is neither or is damaged, too_large where it unpacks beyond the limits.
    """
    limit = min(params.max_unpacked_bytes, max(_STEP, len(raw) * params.max_unpacked_ratio))
    if raw.startswith(_GZIP_MAGIC):
        return _gunzip(raw, limit)
    if raw.startswith(_ZSTD_MAGIC):
        return _unzstd(raw, limit)
    raise UnreadableError("broken_file", f"expected gzip or zstd data, found bytes that begin with {raw[:4].hex(' ')}")


def _gunzip(raw: bytes, limit: int) -> bytes:
    out = bytearray()
    rest = raw
    while rest.startswith(_GZIP_MAGIC):
        member = zlib.decompressobj(wbits=31)
        while not member.eof:
            try:
                piece = member.decompress(rest, _STEP)
            except zlib.error as error:
                raise UnreadableError("broken_file", f"expected gzip data, found damage: {error}") from None
            rest = member.unconsumed_tail
            out += piece
            _check(len(out), limit)
            if not piece and not rest and not member.eof:
                raise UnreadableError("broken_file", "expected the end of the gzip data, found that the file stops before it")
        rest = member.unused_data.lstrip(b"\0")
    return bytes(out)


def _unzstd(raw: bytes, limit: int) -> bytes:
    import zstandard

    out = bytearray()
    rest = raw
    try:
        while rest:
            frame = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW).decompressobj()
            at = 0
            while not frame.eof and at < len(rest):
                out += frame.decompress(rest[at : at + _ZSTD_STEP])
                at += _ZSTD_STEP
                _check(len(out), limit)
            if not frame.eof:
                raise UnreadableError("broken_file", "expected the end of the zstd data, found that the file stops before it")
            rest = frame.unused_data + rest[at:]
    except zstandard.ZstdError as error:
        raise UnreadableError("broken_file", f"expected zstd data, found damage: {error}") from None
    return bytes(out)


def _check(size: int, limit: int) -> None:
    if size > limit:
        raise UnreadableError("too_large", f"expected at most {limit} bytes when unpacked, found more")
