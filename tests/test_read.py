"""Raw files → pages and rejects: formats, packing, records, Word, PDF, bylines."""

import csv
import gzip
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any

import docx
import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import zstandard
from hypothesis import given, settings
from hypothesis import strategies as st

from flows import storage
from transforms.read import KNOWN_SUFFIXES, ReadParams, page_facts, pages_frame, read_file, rejects_frame
from transforms.read.model import Page, Reject
from transforms.read.office import join_lines
from transforms.schema.tables import Pages, Rejects

TEXT = "关于做好春耕备耕工作的通知\r\n\r\n各乡镇人民政府：\r\n　　请在3月底前完成备耕，全县播种面积不少于12万亩。\r\n"


def only_page(path: str, raw: bytes, params: ReadParams | None = None) -> Page:
    reading = read_file(path, raw, params)
    assert reading.rejects == []
    (page,) = reading.pages
    return page


def only_reject(path: str, raw: bytes, params: ReadParams | None = None) -> Reject:
    reading = read_file(path, raw, params)
    assert reading.pages == []
    (reject,) = reading.rejects
    return reject


def test_text_is_decoded_unchanged() -> None:
    page = only_page("2026/a.txt", TEXT.encode())
    assert (page.text, page.text_chars, page.source_path, page.format, page.size_bytes) == (
        TEXT,
        len(TEXT),
        "2026/a.txt",
        "txt",
        len(TEXT.encode()),
    )
    assert page.title == "关于做好春耕备耕工作的通知"


def test_page_id_follows_from_path_and_bytes() -> None:
    first = only_page("a.txt", TEXT.encode())
    assert first == only_page("a.txt", TEXT.encode())
    assert len({first.page_id, only_page("b.txt", TEXT.encode()).page_id, only_page("a.txt", TEXT.encode() + b"\n").page_id}) == 3


@pytest.mark.parametrize(
    ("path", "raw", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.json", b"[]", "no_text"),
        ("a.csv", b"text\n", "no_text"),
        ("a.txt", b" \r\n\t\n", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\0\0", "binary"),
        ("a.txt", bytes(range(128, 256)) * 9, "undecodable"),
        ("a.doc", b"\xd0\xcf\x11\xe0", "unknown_format"),
        ("README", TEXT.encode(), "unknown_format"),
        ("a.gz", gzip.compress(TEXT.encode()), "unknown_format"),
        ("a.docx", b"PK\x03\x04 broken", "broken_file"),
        ("a.docx", b"\xd0\xcf\x11\xe0 old", "broken_file"),
        ("a.pdf", b"%PDF-1.4 broken", "broken_file"),
        ("a.parquet", b"PAR1 broken PAR1", "broken_file"),
        ("a.json", b"{broken", "broken_file"),
        ("a.txt.gz", TEXT.encode(), "broken_file"),
        ("a.txt.gz", gzip.compress(TEXT.encode())[:-12], "broken_file"),
        ("a.txt.zst", zstandard.compress(TEXT.encode())[:-8], "broken_file"),
        ("a.html", b"<html><script>var a;</script></html>", "no_text"),
        ("a.csv", "序号,姓名\n1,张三\n".encode(), "no_text"),
    ],
)
def test_rejects_say_what_was_expected_and_found(path: str, raw: bytes, reason: str) -> None:
    reject = only_reject(path, raw)
    assert (reject.source_path, reject.reason, reject.size_bytes) == (path, reason, len(raw))
    assert "expected" in reject.detail
    assert "found" in reject.detail


@pytest.mark.parametrize(
    ("path", "raw"),
    [("a.md", b"x" * 5000), ("a.txt.gz", gzip.compress(b"\0" * 3_000_000)), ("a.txt.zst", zstandard.compress(b"\0" * 3_000_000))],
)
def test_large_files_and_bombs_are_refused(path: str, raw: bytes) -> None:
    assert only_reject(path, raw, ReadParams(max_bytes=4000, max_unpacked_bytes=2_000_000)).reason == "too_large"


@pytest.mark.parametrize("pack", [gzip.compress, zstandard.compress, lambda raw: gzip.compress(raw[:20]) + gzip.compress(raw[20:])])
def test_packed_files(pack: Any) -> None:
    raw = pack(TEXT.encode("gb18030"))
    page = only_page("a.txt" + (".gz" if raw.startswith(b"\x1f\x8b") else ".zst"), raw)
    assert (page.text, page.encoding, page.format) == (TEXT, "gb18030", "txt")


def test_content_overrules_the_suffix() -> None:
    html = f"<!DOCTYPE html><html><body><div><p>{TEXT}</p><p>请各单位认真贯彻执行，不得有误。</p></div></body></html>"
    assert only_page("a.txt", html.encode()).format == "html"
    page = only_page("a.html", TEXT.encode())
    assert (page.format, page.text) == ("txt", TEXT)


def test_markdown_stays_as_it_is() -> None:
    source = "# 通知\n\n- 第一项，<b>重要</b>\n\n| 任务 | 时限 |\n|--|--|\n| 修路 | 6月底 |\n"
    page = only_page("a.md", source.encode())
    assert (page.format, page.text) == ("md", source)


ROW = {
    "标题": "春耕通知",
    "正文": TEXT,
    "发布时间": "2026-02-10 09:30:00",
    "来源": "县农业农村局",
    "url": "http://www.qinghe.example/a/1.html",
}


def as_csv(rows: Sequence[Mapping[str, str]], delimiter: str = ",") -> bytes:
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode("utf-8-sig")


def as_parquet(rows: Sequence[Mapping[str, str]]) -> bytes:
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), sink)
    return sink.getvalue()


RECORD_FILES = {
    "a.jsonl": "\n".join(json.dumps(ROW, ensure_ascii=False) for _ in range(2)).encode(),
    "a.json": json.dumps([ROW, ROW], ensure_ascii=False).encode("gb18030"),
    "b.json": json.dumps({"code": 0, "data": [ROW, ROW]}).encode(),
    "a.csv": as_csv([ROW, ROW]),
    "b.csv": as_csv([ROW, ROW], ";"),
    "a.tsv": as_csv([ROW, ROW], "\t"),
    "a.parquet": as_parquet([ROW, ROW]),
    "a.jsonl.gz": gzip.compress("\n".join(json.dumps(ROW) for _ in range(2)).encode()),
    "a.parquet.zst": zstandard.compress(as_parquet([ROW, ROW])),
}


@pytest.mark.parametrize("path", RECORD_FILES)
def test_one_page_a_record(path: str) -> None:
    reading = read_file(path, RECORD_FILES[path])
    assert reading.rejects == []
    assert [page.source_path for page in reading.pages] == [f"{path}#0", f"{path}#1"]
    page = reading.pages[1]
    assert page.text == TEXT
    assert (page.title, page.author, page.site) == ("春耕通知", "县农业农村局", "www.qinghe.example")
    assert page.published_at == datetime(2026, 2, 10, 1, 30, tzinfo=UTC)
    assert page.page_id != reading.pages[0].page_id


def test_text_column_can_be_named() -> None:
    rows = [{"text": "短", "稿件": TEXT}]
    assert only_page("a.csv", as_csv(rows), ReadParams(text_column="稿件")).text == TEXT
    assert "`稿`" in only_reject("a.csv", as_csv(rows), ReadParams(text_column="稿")).detail


def test_broken_records_are_set_aside_one_by_one() -> None:
    lines = [json.dumps({"text": TEXT}), "{broken", "", json.dumps({"text": "  "}), json.dumps([1]), json.dumps({"id": 1})]
    reading = read_file("a.jsonl", "\n".join(lines).encode())
    assert [page.source_path for page in reading.pages] == ["a.jsonl#0"]
    assert [(reject.source_path, reject.reason) for reject in reading.rejects] == [
        ("a.jsonl#1", "broken_file"),
        ("a.jsonl#2", "no_text"),
        ("a.jsonl#3", "broken_file"),
        ("a.jsonl#4", "no_text"),
    ]


def test_html_in_a_record_is_read_as_html() -> None:
    html = "<div><p>各乡镇人民政府：</p><p>请在3月底前完成备耕，播种面积不少于12万亩。</p></div>"
    assert (
        only_page("a.jsonl", json.dumps({"content": html}).encode()).text == "各乡镇人民政府：\n请在3月底前完成备耕，播种面积不少于12万亩。"
    )


def as_docx(document: Any) -> bytes:
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_word_document() -> None:
    document = docx.Document()
    document.add_paragraph("各乡镇人民政府：")
    table = document.add_table(2, 3)
    for row, texts in enumerate([("任务", "牵头单位", "时限"), ("修路\n10公里", "县交通局", "6月底")]):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    document.add_paragraph("请认真执行。")
    page = only_page("a.docx", as_docx(document))
    assert page.format == "docx"
    assert page.text.split("\n") == ["各乡镇人民政府：", "任务\t牵头单位\t时限", "修路 10公里\t县交通局\t6月底", "请认真执行。"]


def test_word_document_without_text() -> None:
    assert only_reject("a.docx", as_docx(docx.Document())).reason == "no_text"


def test_word_document_that_is_a_bomb() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 20_000_000)
    assert only_reject("a.docx", out.getvalue()).reason == "too_large"


def test_entities_of_a_word_document_are_not_expanded() -> None:
    source = as_docx(docx.Document())
    out = io.BytesIO()
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "啊啊啊啊啊啊啊啊"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(source)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            content = old.read(name).decode(errors="surrogateescape")
            if name == "word/document.xml":
                body = content.split("?>", 1)[1].replace("<w:body>", "<w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p>")
                content = bomb + body
            new.writestr(name, content.encode(errors="surrogateescape"))
    assert only_reject("a.docx", out.getvalue()).reason in ("no_text", "broken_file")


def as_pdf(lines: list[str]) -> bytes:
    """A PDF of one page, its text in a Chinese font that is not embedded."""
    shown = "".join(f"1 0 0 1 72 {760 - 20 * at} Tm <{line.encode('utf-16-be').hex()}> Tj\n" for at, line in enumerate(lines))
    stream = f"BT /F1 12 Tf\n{shown}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length " + str(len(stream)).encode() + b" >>\nstream\n" + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /UniGB-UTF16-H /DescendantFonts [6 0 R] >>",
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /SimSun /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>",
    ]
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    xref = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode() + b"".join(f"{at:010} 00000 n \n".encode() for at in offsets)
    return bytes(out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF".encode())


def test_text_of_a_pdf() -> None:
    page = only_page("a.pdf", as_pdf(["各乡镇人民政府：", "请在三月底前完成备耕。"]))
    assert (page.format, page.text) == ("pdf", "各乡镇人民政府：\n请在三月底前完成备耕。")


def test_pdf_without_text() -> None:
    assert only_reject("a.pdf", as_pdf([])).reason == "no_text"


def test_lines_that_the_page_broke_are_joined() -> None:
    pages = [
        "青禾县人民政府关于春耕工作的通知\n各乡镇人民政府：\n为了切实做好今年的春耕备耕工作，确保全县粮食生产\n"
        "再获丰收，现将有关事项通知如下。\n— 1 —",
        "一、抓紧落实种植面积。各乡镇要把种植面积落实到村\n到户到田块。\n- 2 -",
    ]
    assert join_lines(pages).split("\n") == [
        "青禾县人民政府关于春耕工作的通知",
        "各乡镇人民政府：",
        "为了切实做好今年的春耕备耕工作，确保全县粮食生产再获丰收，现将有关事项通知如下。",
        "一、抓紧落实种植面积。各乡镇要把种植面积落实到村到户到田块。",
    ]


BYLINES = [
    ("时间:2023-10-19 18:50:04 作者:文锋2023年工作会讲话", "文锋", datetime(2023, 10, 19, 10, 50, 4, tzinfo=UTC)),
    ("发布时间：2026年2月10日 来源：县农业农村局 【字号：大 中 小】", "县农业农村局", datetime(2026, 2, 9, 16, tzinfo=UTC)),
    ("来源：青禾日报　　作者：李明　　日期：2026/2/10", "李明", datetime(2026, 2, 9, 16, tzinfo=UTC)),
    ("【发文机构】青禾县人民政府 【发布日期】2026.02.10", None, datetime(2026, 2, 9, 16, tzinfo=UTC)),
    ("2026-02-10 09:30 来源: 青禾县融媒体中心 责任编辑：王芳 点击数：31", "青禾县融媒体中心", datetime(2026, 2, 10, 1, 30, tzinfo=UTC)),
    ("更新时间：2026-02-10T09:30:00Z 浏览次数：3", None, datetime(2026, 2, 10, 9, 30, tzinfo=UTC)),
    ("发布时间：2026-13-45 来源：", None, None),
]


@pytest.mark.parametrize(("line", "author", "published_at"), BYLINES)
def test_byline(line: str, author: str | None, published_at: datetime | None) -> None:
    facts = page_facts(
        f"当前位置：首页 > 通知公告 > 正文\n\n春耕备耕工作会议在我县召开\n\n{line}\n\n　　近日，全县春耕备耕工作会议召开。\n"
    )
    assert (facts.title, facts.category) == ("春耕备耕工作会议在我县召开", "通知公告")
    assert facts.published_at == published_at
    assert facts.author == author or (line.startswith("【发文机构】") and facts.author == "青禾县人民政府")


@pytest.mark.parametrize(
    "text", ["", "同志们：\n今天的会议很重要，时间：不多，我讲三点。\n", "近日，县委召开会议，部署2026年2月10日前的工作。\n会议强调。\n"]
)
def test_running_text_is_no_byline(text: str) -> None:
    facts = page_facts(text)
    assert (facts.title, facts.author, facts.published_at) == (None, None, None)


def test_frames_bear_the_tables_types() -> None:
    reading = read_file("a.jsonl", RECORD_FILES["a.jsonl"] + b"\n{")
    pages, rejects = pages_frame(reading.pages), rejects_frame(reading.rejects)
    storage.check(Pages, pages, "read")
    storage.check(Rejects, rejects, "read")
    assert (pages.height, rejects.height) == (2, 1)
    assert pages.schema["published_at"] == pl.Datetime("us", "UTC")
    storage.check(Pages, pages_frame([]), "read")


def test_dates_of_parquet_are_taken_over() -> None:
    raw = as_parquet([{"text": TEXT, "date": date(2026, 2, 10)}])  # type: ignore[dict-item]
    assert only_page("a.parquet", raw).published_at == datetime(2026, 2, 9, 16, tzinfo=UTC)


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(sorted(KNOWN_SUFFIXES)), st.binary(max_size=300))
def test_no_bytes_crash_the_reader(suffix: str, raw: bytes) -> None:
    reading = read_file(f"a{suffix}", raw)
    assert reading.pages or reading.rejects


@settings(deadline=None, max_examples=60)
@given(st.sampled_from(["a.pdf", "a.docx", "a.parquet", "a.jsonl.gz", "a.json"]), st.integers(0, 5000), st.integers(0, 255))
def test_damaged_files_do_not_crash_the_reader(path: str, at: int, value: int) -> None:
    sources = {**RECORD_FILES, "a.pdf": as_pdf(["各乡镇人民政府："]), "a.docx": _DOCX}
    raw = bytearray(sources[path])
    raw[at % len(raw)] = value
    reading = read_file(path, bytes(raw))
    assert reading.pages or reading.rejects


_DOCX = as_docx(docx.Document())
