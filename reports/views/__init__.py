"""Pages of a report: its outline, its texts, its lists and its files."""
