"""Writes of the standards app: loading an edition from its file and publishing it."""
