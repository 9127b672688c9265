"""Addresses that scripts of the pages about fieldwork use: JSON in, JSON out, whatever happens."""

from judgements.api.operations import operation

__all__ = ["operation"]
