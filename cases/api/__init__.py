"""Addresses that scripts of the pages about cases use: JSON in, JSON out, whatever happens."""

from cases.api.answers import answer
from cases.api.concerns import concern
from cases.api.presences import presence

__all__ = ["answer", "concern", "presence"]
