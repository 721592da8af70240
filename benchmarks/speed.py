"""How fast the pipeline is, on how much memory, and how both grow; beside it other programs on the same text.

    python benchmarks/speed.py FOLDER [--megabytes 2] [--growth 1 4 16] [--workers 1] [--peers PYTHON] [--chart speed.svg]

FOLDER holds pages of any kind; their distinct paragraphs are dealt out anew into pages of 40. Where they run out, they are taken
again with figures and characters changed, so that nothing repeats. Speeds are megabytes of UTF-8 text a second of processor time
(user and system, of all processes), so that other work on the machine does not count; memory is the sum over all processes.
PYTHON is an interpreter that has jieba, jionlp and datasketch; those it lacks are left out.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count, islice
from pathlib import Path

PARAGRAPHS_A_PAGE = 40
MIN_CHARS = 15
SEED = 7
PEER_BYTES = 500_000
COMMON = "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经"

PEERS = {
    "jieba.lcut": "import jieba; jieba.initialize()\ndef run(lines):\n    for line in lines: jieba.lcut(line)",
    "jieba.posseg": "import jieba.posseg as posseg; posseg.lcut('准备')\ndef run(lines):\n    for line in lines: posseg.lcut(line)",
    "JioNLP time and money": "import jionlp\ndef run(lines):\n    for line in lines:\n        for extract in (jionlp.ner.extract_time, "
    "jionlp.ner.extract_money):\n            try: extract(line)\n            except Exception: pass",
    "datasketch MinHash": "from datasketch import MinHash\ndef run(lines):\n    for line in lines:\n"
    "        signature = MinHash(num_perm=128)\n"
    "        signature.update_batch([line[at:at + 5].encode() for at in range(max(1, len(line) - 4))])",
}
PEER_END = (
    "\nimport sys, time\nlines = sys.stdin.read().splitlines()\nrun(lines[:5])\nbegun = time.process_time()\nrun(lines)\n"
    "print(time.process_time() - begun)"
)


@dataclass(frozen=True)
class Measured:
    """One build of a folder."""

    name: str
    text_bytes: int
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int
    stages: dict[str, float]  # share of the time

    @property
    def speed(self) -> float:
        """Megabytes of text a second of one core."""
        return self.text_bytes / self.cpu_seconds / 1e6


def paragraphs_of(folder: Path) -> Iterator[str]:
    """Distinct paragraphs of the pages below a folder, as they come."""
    from transforms.read import KNOWN_SUFFIXES, read_file

    seen: set[str] = set()
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix in KNOWN_SUFFIXES:
            for page in read_file(path.name, path.read_bytes()).pages:
                for line in map(str.strip, page.text.splitlines()):
                    if len(line) >= MIN_CHARS and line not in seen:
                        seen.add(line)
                        yield line


def varied(line: str, rng: random.Random) -> str:
    """The paragraph with other figures and one character in ten replaced: as long, as rich, and like no other."""

    def other(character: str) -> str:
        if character.isdecimal():
            return rng.choice("123456789")
        return rng.choice(COMMON) if character.isalpha() and rng.random() < 0.1 else character

    return "".join(map(other, line))


def taken(paragraphs: Sequence[str], size_bytes: int) -> Iterator[str]:
    """Paragraphs up to a size, varied from the second round on."""
    rng = random.Random(SEED)
    passed = 0
    for round_number in count():
        for line in paragraphs:
            chosen = varied(line, rng) if round_number else line
            yield chosen
            passed += len(chosen.encode()) + 1
            if passed >= size_bytes:
                return


def write_pages(paragraphs: Iterable[str], folder: Path) -> int:
    """Deal paragraphs out into text files; the bytes written."""
    folder.mkdir()
    rest, written = iter(paragraphs), 0
    for number in count():
        lines = list(islice(rest, PARAGRAPHS_A_PAGE))
        if not lines:
            break
        written += (folder / f"{number:06}.txt").write_bytes(("\n".join(lines) + "\n").encode())
    return written


def measure(name: str, raw: Path, out: Path, workers: int, text_bytes: int | None = None) -> Measured:
    """Build a folder in a process of its own and watch it."""
    command = [sys.executable, __file__, "--build", str(raw), str(out), str(workers)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": str(Path(__file__).parent.parent)}) as process:
        peak = 0
        while process.poll() is None:
            peak = max(peak, sum(map(_memory, _family(process.pid))))
            time.sleep(0.05)
        told = json.loads(process.stdout.read().splitlines()[-1]) if process.stdout else {}
    size = text_bytes if text_bytes is not None else told["text_bytes"]
    return Measured(name, size, told["cpu_seconds"], told["wall_seconds"], peak, told["stages"])


def _family(pid: int) -> list[int]:
    """A process and those it started."""
    found = [pid]
    for parent in found:
        try:
            children = Path(f"/proc/{parent}/task/{parent}/children").read_text()
        except OSError:
            continue
        found += map(int, children.split())
    return found


def _memory(pid: int) -> int:
    """Proportional share of memory of a process: what several share counts once."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0
    return next((1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)


def build(raw: Path, out: Path, workers: int) -> None:
    """Build and print what it cost; runs in a process of its own."""
    from flows.catalog import connect
    from flows.pipeline import run_pipeline
    from flows.settings import Settings

    begun = time.perf_counter()
    snapshot = run_pipeline(Settings(raw, out, workers))
    wall = time.perf_counter() - begun
    usage = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    whole = sum(account.seconds for account in snapshot.accounts)
    with connect(out) as connection:
        row = connection.execute("SELECT sum(strlen(text)) FROM pages").fetchone()
    told = {
        "cpu_seconds": sum(part.ru_utime + part.ru_stime for part in usage),
        "wall_seconds": wall,
        "text_bytes": int(row[0]) if row else 0,
        "stages": {account.stage: account.seconds / whole for account in snapshot.accounts},
    }
    print(json.dumps(told))


def peer_speeds(python: str, text: str) -> Iterator[tuple[str, float]]:
    """Name and MB/s of the programs that an interpreter has."""
    for name, code in PEERS.items():
        done = subprocess.run([python, "-W", "ignore", "-c", code + PEER_END], input=text, capture_output=True, text=True, check=False)
        if done.returncode:
            print(f"{name}: left out ({(done.stderr.strip().splitlines() or ['no word'])[-1]})")
        else:
            yield name, len(text.encode()) / float(done.stdout.split()[-1]) / 1e6


def table(rows: Sequence[Measured]) -> str:
    """The builds as Markdown."""
    lines = ["| input | text, MB | CPU, s | MB/s a core | clock, s | memory, MB |", "|---|--:|--:|--:|--:|--:|"]
    for row in rows:
        size = f"{row.text_bytes / 1e6:.1f} | {row.cpu_seconds:.1f} | {row.speed:.2f}"
        lines.append(f"| {row.name} | {size} | {row.wall_seconds:.1f} | {row.peak_bytes / 1e6:.0f} |")
    return "\n".join(lines)


def chart(bars: Sequence[tuple[str, float]]) -> str:
    """Speeds as bars in SVG, on a logarithmic scale from 0.01 to 100 MB/s."""
    height, left, width = 22, 200, 420
    parts = []
    for place, (name, speed) in enumerate(bars):
        length = max(1.0, width * (min(max(speed, 0.01), 100.0) / 0.01) ** 0.5 / 100)
        y = 10 + place * height
        color = "#b03a2e" if name.startswith("duban") else "#7f8c8d"
        parts.append(f'<text x="{left - 8}" y="{y + 13}" text-anchor="end">{name}</text>')
        parts.append(f'<rect x="{left}" y="{y}" width="{length:.0f}" height="{height - 6}" fill="{color}"/>')
        parts.append(f'<text x="{left + length + 6:.0f}" y="{y + 13}">{speed:.2f}</text>')
    bottom = 10 + len(bars) * height
    note = f'<text x="{left}" y="{bottom + 14}">MB of UTF-8 text a second of one core (bar lengths by square root)</text>'
    size = f'viewBox="0 0 {left + width + 60} {bottom + 24}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="12">{"".join(parts)}{note}</svg>\n'


def run(args: argparse.Namespace, scratch: Path) -> None:
    """All builds, then the table and the chart."""
    size = int(args.megabytes * 1e6)
    paragraphs = list(dict.fromkeys(islice(paragraphs_of(args.folder), 200_000)))
    random.Random(SEED).shuffle(paragraphs)
    rows = []
    for times in args.growth:
        raw = scratch / f"raw{times}"
        written = write_pages(taken(paragraphs, size * times), raw)
        rows.append(measure(f"no repeats, {times}×", raw, scratch / f"out{times}", args.workers, written))
    thrice = list(taken(paragraphs, size * args.growth[-1] // 3)) * 3  # as much text as in the largest build before
    random.Random(SEED).shuffle(thrice)
    written = write_pages(thrice, scratch / "thrice")
    rows.append(measure("every paragraph three times", scratch / "thrice", scratch / "out-thrice", args.workers, written))
    rows.append(measure("the same again, unchanged", scratch / "thrice", scratch / "out-thrice", args.workers, written))
    if args.files:
        rows.append(measure(f"files of {args.files.name}, 1 worker", args.files, scratch / "out-alone", 1))
        rows.append(measure(f"files of {args.files.name}, 2 workers", args.files, scratch / "out-files", 2))
        rows.append(measure("the same again, unchanged", args.files, scratch / "out-files", 2))
    print(table(rows))
    first = rows[len(args.growth) - 1]
    bars = [("duban, no repeats", first.speed), ("duban, three times", rows[len(args.growth)].speed)]
    bars += [(f"duban: {stage}", first.speed / share) for stage, share in first.stages.items()]
    if args.peers:
        text = "\n".join(taken(paragraphs, PEER_BYTES))
        bars += peer_speeds(args.peers, text)
    else:
        print("\nOther programs: left out (name an interpreter that has them with --peers)")
    print("\n| program or stage | MB/s a core |\n|---|--:|")
    print("\n".join(f"| {name} | {speed:.2f} |" for name, speed in bars))
    if args.chart:
        args.chart.write_text(chart(bars), "utf8")


def main() -> None:
    """Read the command line."""
    if sys.argv[1:2] == ["--build"]:
        build(Path(sys.argv[2]), Path(sys.argv[3]), int(sys.argv[4]))
        return
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--megabytes", type=float, default=2.0)
    parser.add_argument("--growth", type=int, nargs="+", default=[1, 4, 16])
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--files", type=Path, help="a folder to build as it is, with two workers")
    parser.add_argument("--peers")
    parser.add_argument("--chart", type=Path)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        run(args, Path(scratch))


if __name__ == "__main__":
    main()
