"""Room extract."""
