"""Welsh."""
