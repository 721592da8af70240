"""Pages → blocks and discards: what is text, what is noise and why, and sentences mended that the site broke."""

from transforms.clean.corrections import Outside, correction_frame, read_corrections, relevant_corrections
from transforms.clean.pages import BLOCKS, Block, Cleaned, CleanPage, CleanParams, clean_page, clean_pages
from transforms.clean.site_lines import SiteLineParams, count_lines, find_site_lines

__all__ = [
    "BLOCKS",
    "Block",
    "CleanPage",
    "CleanParams",
    "Cleaned",
    "Outside",
    "SiteLineParams",
    "clean_page",
    "clean_pages",
    "correction_frame",
    "count_lines",
    "find_site_lines",
    "read_corrections",
    "relevant_corrections",
]
