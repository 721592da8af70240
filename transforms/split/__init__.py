"""Room split."""
