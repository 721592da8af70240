"""Names on BIO-labelled sentences (person, place, organization): exact F1 by kind and characters a second, beside other readers.

    python benchmarks/names.py FILE [LIMIT]

FILE holds a character and its label a line (`北 B-LOC`), sentences apart by empty lines. Readers that are not installed are left out:
jieba.posseg (nr, ns, nt), LAC, paddlenlp and the like need models that are fetched at run time, so only what a package ships counts.
"""

import importlib.util
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

Mention = tuple[int, int, str]
Reader = Callable[[str], list[Mention]]
KINDS = {"PER": "person", "LOC": "place", "ORG": "organization"}


def load(path: Path) -> Iterator[tuple[str, list[Mention]]]:
    """Sentences with their mentions."""
    for block in path.read_text("utf8").split("\n\n"):
        pairs = [line.rsplit(" ", 1) for line in block.splitlines() if " " in line]
        mentions: list[Mention] = []
        for at, (_, label) in enumerate(pairs):
            if label.startswith("B-"):
                mentions.append((at, at + 1, KINDS[label[2:]]))
            elif label.startswith("I-") and mentions and mentions[-1][1] == at:
                mentions[-1] = (mentions[-1][0], at + 1, mentions[-1][2])
        yield "".join(char for char, _ in pairs), mentions


def duban(text: str) -> list[Mention]:
    from transforms.extract.entities import read_entities
    from transforms.segment import tag
    from transforms.text import fold

    folded = fold(text)
    entities = read_entities(folded.text, tag(folded.text))
    return [(*folded.span(entity.start, entity.end), entity.kind) for entity in entities if entity.kind in KINDS.values()]


def _posseg(flags: dict[str, str]) -> Reader:
    from jieba import posseg

    def read(text: str) -> list[Mention]:
        found, at = [], 0
        for word, flag in posseg.lcut(text):
            if kind := flags.get(flag[:2]):
                found.append((at, at + len(word), kind))
            at += len(word)
        return found

    return read


def readers() -> Iterator[tuple[str, Reader]]:
    yield "duban (this project)", duban
    if importlib.util.find_spec("jieba"):
        yield "jieba.posseg", _posseg({"nr": "person", "ns": "place", "nt": "organization"})


def main() -> None:
    sentences = list(load(Path(sys.argv[1])))[: int(sys.argv[2]) if len(sys.argv) > 2 else None]
    print(f"{len(sentences)} sentences\n\n| reader | {' | '.join(KINDS.values())} | all | chars/s |\n|---|---|---|---|---|---|")
    for name, read in readers():
        read(sentences[0][0])
        begun = time.perf_counter()
        found = [read(text) for text, _ in sentences]
        seconds = time.perf_counter() - begun
        right, ours, theirs = Counter[str](), Counter[str](), Counter[str]()
        for own, (_, gold) in zip(found, sentences, strict=True):
            right.update(kind for *_, kind in set(own) & set(gold))
            ours.update(kind for *_, kind in own)
            theirs.update(kind for *_, kind in gold)
        scores = [2 * right[kind] / max(1, ours[kind] + theirs[kind]) for kind in KINDS.values()]
        every = 2 * right.total() / max(1, ours.total() + theirs.total())
        speed = sum(len(text) for text, _ in sentences) / seconds
        print(f"| {name} | {' | '.join(f'{score:.3f}' for score in scores)} | {every:.3f} | {speed:,.0f} |")


if __name__ == "__main__":
    main()
