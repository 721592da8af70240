"""Pages and rejects as frames of their tables."""

from collections.abc import Sequence

import polars as pl

from transforms.read.model import Page, Reject
from transforms.schema.frames import object_frame
from transforms.schema.tables import Pages, Rejects


def pages_frame(pages: Sequence[Page]) -> pl.DataFrame:
    """`Pages`, one row a page, in the order given."""
    return object_frame(Pages, pages)


def rejects_frame(rejects: Sequence[Reject]) -> pl.DataFrame:
    """`Rejects`, one row a file or record that was set aside, in the order given."""
    return object_frame(Rejects, rejects)
