"""Documents and paragraphs → which copy which, and which copy to count."""

from transforms.dedup.frames import Deduplicated, DedupParams, find_copies, find_duplicates, mark_copies, shard_copies
from transforms.dedup.signatures import sign_texts

__all__ = ["DedupParams", "Deduplicated", "find_copies", "find_duplicates", "mark_copies", "shard_copies", "sign_texts"]
