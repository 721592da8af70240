"""Room dedup."""
