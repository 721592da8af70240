"""The house's shape: which room may know what."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SHARED = ("schema", "text", "model", "errors", "accounts")
ROOMS = ("read", "clean", "split", "segment", "dedup", "extract", "link")
UNKNOWN_TO_TRANSFORMS = {"prefect", "flows", "os", "time", "random", "socket", "requests", "httpx", "subprocess", "logging"}
CLOCKS = {"now", "today", "utcnow"}
LINES = 300

MODULES = sorted([*ROOT.glob("transforms/**/*.py"), *ROOT.glob("flows/**/*.py")])
TRANSFORMS = [path for path in MODULES if path.is_relative_to(ROOT / "transforms")]


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_short_enough_to_read(path: Path) -> None:
    source = path.read_text("utf8")
    lists = [node for node in ast.parse(source).body if isinstance(node, ast.Assign | ast.AnnAssign)]  # looked up, not read
    listed = sum((node.end_lineno or node.lineno) - node.lineno for node in lists)
    assert len(source.splitlines()) - listed <= LINES + 20 * (path.name == "tables.py")


@pytest.mark.parametrize("path", TRANSFORMS, ids=name)
def test_transforms_know_no_paths_clock_or_prefect(path: Path) -> None:
    assert not {module.split(".")[0] for module in imports(path)} & UNKNOWN_TO_TRANSFORMS
    assert "pathlib.Path" not in imports(path)  # names of paths may be taken apart (PurePosixPath), nothing opened
    tree = ast.parse(path.read_text("utf8"))
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "open"]
    assert not [node for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in CLOCKS]


@pytest.mark.parametrize("path", TRANSFORMS, ids=name)
def test_imports_point_one_way(path: Path) -> None:
    room = path.relative_to(ROOT / "transforms").parts[0].removesuffix(".py")
    known = set(SHARED) if room in (*SHARED, "__init__") else {*SHARED, *ROOMS[: ROOMS.index(room) + 1]}
    reached = {module.split(".")[1] for module in imports(path) if module.startswith("transforms.")}
    assert reached <= known


def test_flows_read_no_text() -> None:
    flows = [path for path in MODULES if path.is_relative_to(ROOT / "flows")]
    assert not [name(path) for path in flows if {"re", "regex"} & set(imports(path))]
