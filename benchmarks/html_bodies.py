"""Body extractors compared on pages whose true body stands in a known element: mean character F1 and pages a second.

    python benchmarks/html_bodies.py FOLDER [XPATH] [LIMIT]

FOLDER holds HTML files; XPATH finds the true body (default `//*[@id="content_area"]`); LIMIT pages are taken, spread evenly
over the sorted names. Candidates that are not installed are left out: trafilatura, resiliparse, readability-lxml, selectolax.
"""

import importlib.util
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from lxml import html

from transforms.read.decoding import decode
from transforms.read.html import read_html

MIN_HAN = 50
Extractor = Callable[[str], str]


def duban(source: str) -> str:
    return read_html(source).text


def trafilatura(source: str) -> str:
    from trafilatura import extract

    return extract(source, include_comments=False, include_tables=True) or ""


def trafilatura_fast(source: str) -> str:
    from trafilatura import extract

    return extract(source, include_comments=False, include_tables=True, fast=True) or ""


def resiliparse(source: str) -> str:
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(source, main_content=True))


def readability(source: str) -> str:
    from readability import Document

    return html.fromstring(Document(source).summary()).text_content()


def selectolax_all_text(source: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(source)
    tree.strip_tags(["script", "style", "noscript"])
    return tree.body.text() if tree.body else ""


CANDIDATES: dict[str, tuple[str, Extractor]] = {
    "duban (this project)": ("lxml", duban),
    "trafilatura": ("trafilatura", trafilatura),
    "trafilatura, fast": ("trafilatura", trafilatura_fast),
    "resiliparse": ("resiliparse", resiliparse),
    "readability-lxml": ("readability", readability),
    "selectolax, all text": ("selectolax", selectolax_all_text),
}


def f1(found: str, truth: str) -> float:
    """F1 of the multisets of characters, white space left out."""
    left, right = Counter("".join(found.split())), Counter("".join(truth.split()))
    shared = (left & right).total()
    return 2 * shared / (left.total() + right.total()) if shared else 0.0


def load(folder: Path, xpath: str, limit: int) -> list[tuple[str, str]]:
    """Pages and their true bodies, where these hold at least `MIN_HAN` Han characters."""
    pages = []
    for path in sorted(path for path in folder.rglob("*") if "htm" in path.suffix):
        source = decode(path.read_bytes(), is_html=True).text
        tree = html.document_fromstring(source)
        for element in tree.xpath("//script | //style"):
            element.drop_tree()
        body = "".join(element.text_content() for element in tree.xpath(xpath)[:1])
        if sum("\u4e00" <= char <= "\u9fff" for char in body) >= MIN_HAN:
            pages.append((source, body))
    return pages[:: max(1, len(pages) // limit)][:limit]


def main() -> None:
    folder, xpath = Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else '//*[@id="content_area"]'
    pages = load(folder, xpath, int(sys.argv[3]) if len(sys.argv) > 3 else 400)
    print(f"{len(pages)} pages\n\n| extractor | mean F1 | lowest | under 0.5 | pages/s |\n|---|---|---|---|---|")
    for name, (module, extract) in CANDIDATES.items():
        if importlib.util.find_spec(module) is None:
            continue
        extract(pages[0][0])
        start = time.perf_counter()
        found = [extract(source) for source, _ in pages]
        seconds = time.perf_counter() - start
        scores = [f1(text, body) for text, (_, body) in zip(found, pages, strict=True)]
        low = sum(score < 0.5 for score in scores)
        print(f"| {name} | {sum(scores) / len(scores):.4f} | {min(scores):.3f} | {low} | {len(pages) / seconds:.0f} |")


if __name__ == "__main__":
    main()
