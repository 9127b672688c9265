"""The arithmetic of an inspection in plain Python: routing, then counts, then ratings."""
