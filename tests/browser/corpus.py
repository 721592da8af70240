"""A large corpus of invented counties, whose ledger has some fifty thousand rows."""

from pathlib import Path

BODIES = ("水利局", "教育局", "交通运输局", "农业农村局", "民政局", "卫生健康局", "林业局", "住房和城乡建设局", "财政局", "生态环境局")
WORKS = (
    "完成河道治理{n}公里", "新建改建学校{n}所", "硬化农村道路{n}公里", "建成高标准农田{n}亩", "新增养老床位{n}张",
    "建成村卫生室{n}个", "完成造林{n}亩", "改造老旧小区{n}个", "筹集配套资金{n}万元", "关停散乱污企业{n}家",
)  # fmt: skip
CLAUSES = 8  # commitments a paragraph
PARAGRAPHS = 60
ROWS = 50_000


def write(raw: Path, rows: int = ROWS) -> None:
    """Pages enough for at least so many rows."""
    raw.mkdir(parents=True, exist_ok=True)
    for page in range(-(-rows // (CLAUSES * PARAGRAPHS))):
        (raw / f"county-{page:03}.txt").write_text(_page(page), "utf8")


def _page(page: int) -> str:
    year = 2019 + page % 9
    county = f"{'青白红黄黑金银铜铁锡'[page % 10]}{'山水川原谷岭湖江'[page // 10 % 8]}县"
    lines = [f"{county}{year}年重点工作任务", "首页>工作计划", f"{year}年1月{page % 28 + 1}日"]
    lines += [_paragraph(page, number, year) for number in range(PARAGRAPHS)]
    return "\n".join(lines) + "\n"


def _paragraph(page: int, number: int, year: int) -> str:
    clauses = []
    for place in range(CLAUSES):
        seed = page * 7919 + number * 104729 + place * 31
        work = WORKS[(number + place) % len(WORKS)].format(n=seed % 900 + 11)
        clauses.append(f"县{BODIES[(number + place) % len(BODIES)]}要在{year}年{seed % 12 + 1}月底前{work}")
    return f"{number + 1}.{'。'.join(clauses)}。"
