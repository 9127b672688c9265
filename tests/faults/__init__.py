"""Puts the real pages and servers under faults and counts what is lost."""
