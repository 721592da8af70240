"""Fixtures that several test files share."""

from pathlib import Path

import pytest

from flows.pipeline import run_pipeline
from flows.settings import Settings
from flows.snapshots import Snapshot

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def sample_processed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A processed folder with a snapshot of the sample pages."""
    processed = tmp_path_factory.mktemp("sample") / "processed"
    run_pipeline(Settings(ROOT / "data" / "raw", processed, workers=1))
    return processed


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A raw folder with two small pages."""
    folder = tmp_path / "raw"
    folder.mkdir()
    (folder / "notice.txt").write_text(
        "关于做好春季植树工作的通知\n各乡镇人民政府:\n一、县林业局负责,2023年4月10日前完成植树3000亩。\n二、各乡镇要确保成活率达到95%以上。\n",
        "utf8",
    )
    (folder / "speech.txt").write_text(
        "在全县河长制会议上的讲话\n同志们:\n今年,全县清理河道120公里,同比增长8.5%。\n6月底前,县水利局必须完成排查整治。\n", "utf8"
    )
    return folder


def build(raw: Path, processed: Path, **more: object) -> Snapshot:
    """A snapshot of `raw`, made without Prefect."""
    return run_pipeline(Settings(raw, processed, **{"workers": 1, **more}))  # type: ignore[arg-type]
