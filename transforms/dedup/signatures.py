"""Texts of one shard → signatures: all that is needed to find copies anywhere, in a few bytes a text."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import numpy.typing as npt
import polars as pl
import rensa
import xxhash

from transforms.dedup.shingles import MASKS, batches, comparable, shingle_rows, without_figures

SIGNATURES: dict[str, pl.DataType] = {
    "level": pl.String(),
    "id": pl.UInt64(),
    "doc_id": pl.UInt64(),
    "chars": pl.UInt32(),
    "masks": pl.UInt32(),
    "key": pl.UInt64(),  # of the comparable text; null where it is too short to be a copy
    "bands": pl.List(pl.UInt64()),  # of the first text with this key only
    "figureless_bands": pl.List(pl.UInt64()),  # the same with every figure masked, where there is one
}
"""Ids are numbers here. Two texts that have a band in common are worth comparing."""

_SEED = 42
_ODD = np.uint64(0x9E3779B97F4A7C15)
_Matrix = npt.NDArray[np.uint64]


@dataclass(frozen=True, slots=True)
class SignParams:
    """How texts are cut, and how alike they have to be to meet (MinHash signatures in bands, LSH)."""

    shingle_chars: int = 5
    min_chars: int = 20  # comparable characters; shorter texts are formulas (同志们), not copies
    rows: int = 5
    bands: int = 25  # a pair of Jaccard 0.8 meets with probability 0.9999, one of 0.3 with 0.06
    figureless_bands: int = 10  # a pair of 0.8 meets with probability 0.98; only masked texts are looked up in these


def sign_texts(documents: pl.DataFrame, paragraphs: pl.DataFrame, params: SignParams | None = None) -> pl.DataFrame:
    """`SIGNATURES` of documents and paragraphs, one row each, those of documents first, in the order given."""
    params = params or SignParams()
    levels = [("document", documents, documents["doc_id"]), ("paragraph", paragraphs, paragraphs["paragraph_id"])]
    return pl.concat([_sign(*level, params) for level in levels])


def numbers(ids: pl.Series) -> pl.Series:
    """Ids (16 hex digits) as numbers; their order stays."""
    return ids.str.to_integer(base=16, dtype=pl.UInt64())


def _sign(level: str, rows: pl.DataFrame, ids: pl.Series, params: SignParams) -> pl.DataFrame:
    keys = comparable(rows["text"])
    digests = pl.Series("digest", [xxhash.xxh3_64_intdigest(key.encode()) for key in keys], dtype=pl.UInt64())
    signed = pl.DataFrame(
        {
            "level": pl.repeat(level, rows.height, eager=True),
            "id": numbers(ids),
            "doc_id": numbers(rows["doc_id"]),
            "chars": rows["text"].str.len_chars(),
            "masks": rows["text"].str.count_matches(MASKS),
            "key": digests.set(keys.str.len_chars() < params.min_chars, None),
            "text": keys,
        }
    )
    first = signed.filter(pl.col("key").is_not_null()).sort("id").unique("key", keep="first", maintain_order=True).select("id", "text")
    figureless = first.with_columns(without_figures(first["text"])).filter(pl.col("text").str.contains("x", literal=True))
    for name, texts, bands in (("bands", first, params.bands), ("figureless_bands", figureless, params.figureless_bands)):
        signed = signed.join(_banded(texts, name, bands, params), on="id", how="left", maintain_order="left")
    return signed.select([pl.col(name).cast(dtype) for name, dtype in SIGNATURES.items()])


def _banded(texts: pl.DataFrame, name: str, bands: int, params: SignParams) -> pl.DataFrame:
    """`id` and the bands of a text's signature, each as one number that also says which band it is."""
    found = [_bands(batch, bands, params) for batch in batches(texts["text"].to_list())]
    matrix = np.concatenate(found) if found else np.empty((0, bands), dtype=np.uint64)
    return pl.DataFrame({"id": texts["id"], name: pl.Series(matrix, dtype=pl.Array(pl.UInt64(), bands))})


def _bands(texts: Sequence[str], bands: int, params: SignParams) -> _Matrix:
    hashes, offsets = shingle_rows(texts, params.shingle_chars)
    digests = rensa.RMinHash.digest_matrix_from_flat_token_hashes(hashes, offsets, bands * params.rows, _SEED)
    flat = np.fromiter(chain.from_iterable(digests.to_rows()), dtype=np.uint64, count=len(texts) * bands * params.rows)
    signatures = flat.reshape(len(texts), bands, params.rows)
    mixed: _Matrix = np.broadcast_to(np.arange(1, bands + 1, dtype=np.uint64), (len(texts), bands)).copy()
    for row in range(params.rows):
        mixed = (mixed ^ signatures[:, :, row]) * _ODD
        mixed ^= mixed >> np.uint64(29)
    return mixed
