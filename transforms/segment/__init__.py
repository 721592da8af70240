"""Room segment."""
