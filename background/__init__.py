"""Keeps background tasks going: who works on them, and what becomes of tasks whose worker died."""
