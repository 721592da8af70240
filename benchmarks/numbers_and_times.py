"""Numbers and times: speed, crashes and agreement with the sentences of the tests, ours beside two peers.

usage: python benchmarks/numbers_and_times.py FOLDER --peers PYTHON [--chars 200000]

FOLDER holds text files (read below it) of formal prose. PYTHON is an interpreter that has jionlp 1.5.31 and
recognizers-text-suite 1.0.2a2 (which needs emoji<1.7). Each reader runs in a process of its own on the same paragraphs, one at
a time; its time does not count the start. Ours is timed twice: for everything that it says (with the change, role and indicator of
each quantity), and for what the peers say too (spans, units and values). Agreement: a reading that touches the labelled span has
the labelled value; JioNLP reads only money and times, so it is judged by the sentences about money.
"""

import argparse
import contextlib
import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

Reading = tuple[int, int, float | None, float | None]  # first character, one past the last, lowest and highest value
Reader = Callable[[str], list[Reading]]
ROOT = Path(__file__).parent.parent
SEED_TESTS = (
    "test_counts",
    "test_measures",
    "test_money",
    "test_percentages",
    "test_bounds",
    "test_approximate",
    "test_a_range_is_one_span",
)


def ours(is_whole: bool) -> Reader:
    """Quantities and times of duban: all that it says of them, or only what the peers say too (no change, role and indicator)."""
    sys.path.insert(0, str(ROOT))
    from transforms.extract.figures import read_figures
    from transforms.extract.quantities import read_quantities
    from transforms.extract.times import read_times
    from transforms.model import Setting
    from transforms.text import fold

    def read(text: str) -> list[Reading]:
        folded = fold(text)
        times = read_times(folded.text, Setting())
        found = read_quantities(folded.text, times, Setting()) if is_whole else read_figures(folded.text, times)
        return [(*folded.span(item.start, item.end), item.value_min, item.value_max) for item in found]

    return read


def jionlp() -> Reader:
    """JioNLP's `extract_money` and `extract_time`."""
    with contextlib.redirect_stdout(io.StringIO()):
        from jionlp.algorithm.ner import extract_money, extract_time

    def read(text: str) -> list[Reading]:
        found: list[Reading] = []
        for item in extract_money(text, with_parsing=True):
            number = item["detail"]["num"]
            low, high = (number[0], number[-1]) if isinstance(number, list) else (number, number)
            found.append((*item["offset"], float(low), float(high)))
        extract_time(text)
        return found

    return read


def recognizers() -> Reader:
    """Recognizers-Text: numbers, percentages, currencies, dimensions, and times."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import recognize_currency, recognize_dimension
    from recognizers_text import Culture

    def read(text: str) -> list[Reading]:
        found: list[Reading] = []
        for recognize in (recognize_number, recognize_percentage, recognize_currency, recognize_dimension):
            for item in recognize(text, Culture.Chinese):
                value = str((item.resolution or {}).get("value") or "").rstrip("%")
                with contextlib.suppress(ValueError):
                    found.append((item.start, item.end + 1, float(value), float(value)))
        recognize_datetime(text, Culture.Chinese)
        return found

    return read


READERS = {"ours": partial(ours, True), "ours, values": partial(ours, False), "jionlp": jionlp, "recognizers": recognizers}


def serve(name: str) -> None:
    """Answer {"prose": [...], "sentences": [...]} on standard input with seconds, crashes and readings."""
    asked = json.load(sys.stdin)
    read = READERS[name]()
    read("今年完成投资3亿元,同比增长5%。")  # loads what is loaded late
    crashes, readings = 0, []
    began = time.process_time()
    for text in asked["prose"]:
        try:
            read(text)
        except Exception:
            crashes += 1
    seconds = time.process_time() - began
    for text in asked["sentences"]:
        try:
            readings.append(read(text))
        except Exception:
            crashes += 1
            readings.append([])
    json.dump({"seconds": seconds, "crashes": crashes, "readings": readings}, sys.stdout)


def labelled() -> list[tuple[str, str, str, float | None, float | None]]:
    """Test, sentence, surface, lowest and highest value of the tests' sentences."""
    sys.path[:0] = [str(ROOT), str(ROOT / "tests")]
    import test_quantities as tests

    cases = []
    for name in SEED_TESTS:
        names, rows = getattr(tests, name).pytestmark[0].args
        for row in rows:
            case = dict(zip(names, row, strict=True))
            low = case.get("value", case.get("low"))
            cases.append((name, case["text"], case["surface"], low, case.get("value", case.get("high"))))
    return cases


def agrees(case: tuple[str, str, str, float | None, float | None], readings: list[list[Any]]) -> bool:
    """Whether a reading that touches the labelled surface has its value."""
    _, text, surface, low, high = case
    start = text.index(surface)
    want = low if low is not None else high
    touching = [row for row in readings if row[0] < start + len(surface) and start < row[1]]
    if want is None:
        return any(row[2] is None for row in touching)
    values = [value for row in touching for value in row[2:] if value is not None]
    return any(abs(value - want) <= 1e-6 * max(1.0, abs(want)) for value in values)


def main() -> None:
    """Run every reader and print one line each."""
    sys.path.remove(str(Path(__file__).parent))  # where this file would stand for the standard library's `numbers`
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--peers", default=sys.executable, help="interpreter that has the peers")
    parser.add_argument("--chars", type=int, default=200_000, help="characters of prose to read")
    parser.add_argument("--serve", choices=READERS, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.serve:
        serve(args.serve)
        return
    if args.folder is None:
        parser.error("name a folder of text files")
    prose, chars = [], 0
    for path in sorted(args.folder.rglob("*.txt")):
        for line in path.read_bytes().decode("utf-8", errors="ignore").splitlines():
            if line.strip() and chars < args.chars:
                prose.append(line.strip())
                chars += len(line.strip())
    cases = labelled()
    feed = json.dumps({"prose": prose, "sentences": [case[1] for case in cases]})
    for name in READERS:
        python = sys.executable if name.startswith("ours") else args.peers
        done = subprocess.run([python, __file__, "--serve", name], input=feed, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name:14} failed: {done.stderr.strip().splitlines()[-1] if done.stderr.strip() else done.returncode}")
            continue
        answer = json.loads(done.stdout.splitlines()[-1])
        judged = [index for index, case in enumerate(cases) if name != "jionlp" or case[0] == "test_money"]
        right = sum(agrees(cases[index], answer["readings"][index]) for index in judged)
        speed = chars / answer["seconds"]
        print(f"{name:14} {speed:12,.0f} chars/s  crashes {answer['crashes']:4}  agrees with {right} of {len(judged)} sentences")


if __name__ == "__main__":
    main()
