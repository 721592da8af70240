"""Recall and precision of near-duplicate pairs against brute force, on documents with planted edits.

usage: python benchmarks/duplicates.py FOLDER [--documents 5000] [--limit 0.8]

FOLDER holds text files (read below it); runs of their paragraphs become documents, and a share of these is copied with
edits of growing strength: words dropped, figures masked, paragraphs lost, sentences swapped.
"""

import argparse
import random
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import polars as pl

from transforms.dedup import find_duplicates
from transforms.dedup.shingles import comparable, shingle_sets, without_figures
from transforms.schema.frames import frame
from transforms.schema.tables import Documents, Paragraphs
from transforms.text import row_id

SEED = 7
Pair = tuple[str, str]


def paragraphs_of(folder: Path) -> list[str]:
    """Every paragraph of 40 characters or more of the text files below a folder."""
    texts = (path.read_bytes().decode("utf-8", errors="ignore") for path in sorted(folder.rglob("*.txt")))
    return [line.strip() for text in texts for line in text.splitlines() if len(line.strip()) >= 40]


def edited(lines: list[str], strength: float, rng: random.Random) -> list[str]:
    """The paragraphs with characters dropped, figures masked and, when strong, a paragraph lost."""
    out = []
    for line in lines:
        kept = [character for character in line if rng.random() > strength / 12]
        masked = ["x" if character.isdecimal() and rng.random() < strength else character for character in kept]
        out.append("".join(masked))
    if strength > 0.3 and len(out) > 3 and rng.random() < 0.5:
        out.pop(rng.randrange(len(out)))
    return out


def planted(lines: list[str], count: int, rng: random.Random) -> Iterator[list[str]]:
    """Documents of 3 to 9 paragraphs, half of them originals, half edited copies of these."""
    originals = []
    for _ in range(count // 2):
        originals.append(rng.sample(lines, rng.randint(3, 9)))
    yield from originals
    for _ in range(count - len(originals)):
        yield edited(rng.choice(originals), rng.choice([0.0, 0.05, 0.1, 0.2, 0.4, 0.8]), rng)


def frames_of(texts: list[list[str]]) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The documents and their paragraphs as the dedup room takes them."""
    documents, paragraphs, start = [], [], 0
    for ordinal, lines in enumerate(texts):
        doc_id, first, text = row_id("documents", ordinal), start, "\n".join(lines)
        for place, line in enumerate(lines):
            row = (row_id("paragraphs", start), doc_id, "0" * 16, place, "body", None, "", start, start + len(line), line, False)
            paragraphs.append((*row, None, None))
            start += len(line) + 1
        row = (doc_id, "0" * 16, ordinal, None, "other", None, None, None, None, None, None, None, first, start - 1, text)
        documents.append((*row, len(text), None, True, 0.0, None))
    return frame(Documents, documents), frame(Paragraphs, paragraphs)


def brute_force(texts: list[list[str]], limit: float) -> set[Pair]:
    """Every pair of documents whose Jaccard reaches the limit; where one of two is masked, with every figure masked in both."""
    plain = comparable(pl.Series(["\n".join(lines) for lines in texts]))
    masked = plain.str.contains("x", literal=True).to_numpy()
    pairs = set(alike(plain, limit))
    pairs |= {pair for pair in alike(without_figures(plain), limit) if masked[pair[0]] or masked[pair[1]]}
    names = [row_id("documents", at) for at in range(len(texts))]
    return {(min(names[one], names[other]), max(names[one], names[other])) for one, other in pairs}


def alike(texts: pl.Series, limit: float) -> Iterator[tuple[int, int]]:
    """Places of all pairs that reach the limit, by counting shared shingles of all pairs."""
    sets = shingle_sets(texts.to_list(), 5)
    holders: dict[int, list[int]] = defaultdict(list)
    for at, hashes in enumerate(sets):
        for value in hashes.tolist():
            holders[value].append(at)
    postings = {value: np.array(places) for value, places in holders.items() if len(places) > 1}
    sizes = np.array([len(hashes) for hashes in sets])
    for at, hashes in enumerate(sets):
        met = [postings[value] for value in hashes.tolist() if value in postings]
        if met:
            shared = np.bincount(np.concatenate(met), minlength=len(sets))
            jaccard = shared / (sizes + sizes[at] - shared)
            yield from ((at, int(other)) for other in np.nonzero(jaccard >= limit)[0] if other > at)


def main() -> None:
    """Print recall, precision and the time of both ways."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--documents", type=int, default=5000)
    parser.add_argument("--limit", type=float, default=0.8)
    args = parser.parse_args()
    texts = list(planted(paragraphs_of(args.folder), args.documents, random.Random(SEED)))
    started = time.perf_counter()
    truth = brute_force(texts, args.limit)
    brute_seconds, started = time.perf_counter() - started, time.perf_counter()
    duplicates = find_duplicates(*frames_of(texts)).duplicates
    seconds = time.perf_counter() - started
    found = duplicates.filter((pl.col("level") == "document") & pl.col("kind").is_in(["exact", "near"]))
    got = {(min(pair), max(pair)) for pair in found.select("left_id", "right_id").iter_rows()}
    print(f"{len(texts)} documents, {sum(len(line) for lines in texts for line in lines):,} characters")
    print(f"pairs: brute force {len(truth)} in {brute_seconds:.1f} s, found {len(got)} in {seconds:.1f} s")
    print(f"recall {len(got & truth) / len(truth):.4f}  precision {len(got & truth) / len(got):.4f}")


if __name__ == "__main__":
    main()
