"""Documents and paragraphs → which copy which, and which copy to count."""

from transforms.dedup.frames import Deduplicated, DedupParams, find_duplicates

__all__ = ["DedupParams", "Deduplicated", "find_duplicates"]
