"""The notebooks run from top to bottom, and the Jupyter one is the marimo one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT

NOTEBOOK = ROOT / "notebooks" / "ledger.py"


def run(processed: Path, *command: object) -> subprocess.CompletedProcess[str]:
    told = {**os.environ, "DUBAN_PROCESSED": str(processed)}
    return subprocess.run([sys.executable, *map(str, command)], cwd=ROOT, env=told, capture_output=True, text=True, check=False)


def cells(path: Path) -> list[tuple[str, str]]:
    return [(cell["cell_type"], "".join(cell["source"]).strip()) for cell in json.loads(path.read_text("utf8"))["cells"]]


def test_the_notebook_runs_as_a_script(sample_processed: Path) -> None:
    done = run(sample_processed, NOTEBOOK)
    assert done.returncode == 0, done.stderr


def test_without_a_snapshot_the_reader_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, NOTEBOOK)
    assert done.returncode != 0
    assert "there is no snapshot yet" in done.stderr


def test_the_jupyter_notebook_is_exported_from_it(tmp_path: Path) -> None:
    fresh = tmp_path / "ledger.ipynb"
    done = run(tmp_path, "-m", "marimo", "-y", "export", "ipynb", NOTEBOOK, "--sort", "topological", "-f", "-o", fresh)
    assert done.returncode == 0, done.stderr
    assert cells(ROOT / "notebooks" / "ledger.ipynb") == cells(fresh), "run `make notebook`"


def test_the_jupyter_notebook_runs_cell_by_cell(sample_processed: Path) -> None:
    code = "\n\n".join(source for kind, source in cells(ROOT / "notebooks" / "ledger.ipynb") if kind == "code")
    done = run(sample_processed, "-c", code)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("name", ["ledger.py", "ledger.ipynb"])
def test_a_notebook_holds_no_answers(name: str) -> None:
    """Outputs are text of pages: they stay out of the repository."""
    text = (ROOT / "notebooks" / name).read_text("utf8")
    if name.endswith("ipynb"):
        assert all(not cell.get("outputs") for cell in json.loads(text)["cells"])
    assert "data:image" not in text
