"""Chance that anybody can repeat: whole numbers out of a seed, by SHA-256."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache

_BITS = 256


@dataclass(frozen=True, slots=True)
class Chance:
    """The numbers of one seed under one version of the algorithm, each from 0 to 2^256 - 1.

    A number is the SHA-256 of the UTF-8 text "sample VERSION PURPOSE SEED NAME", parted by single
    blanks, where SEED is the SHA-256 of the seed's text in hexadecimal digits. As that has no
    blank and always the same length, no two different draws can come to the same text.
    """

    algorithm: int
    seed: str

    def rank(self, reference: str) -> int:
        """Where a case stands within its cell."""
        return self._number("rank", reference)

    def reserve_rank(self, reference: str) -> int:
        """Where a case that was not chosen stands among the reserves."""
        return self._number("reserve", reference)

    def start(self, label: str, available: int) -> int:
        """The random start within a quota pattern: from 0 to one below its number of cases.

        All are as likely as each other, but for less than one part in 2^230.
        """
        return self._number("start", label) * available >> _BITS

    def falls_within(self, part: int, whole: int, move: int) -> bool:
        """Whether chance picks the part of a whole, at the move with this number.

        As likely as part/whole, but for less than one part in 2^255.
        """
        return self._number("move", str(move)) * whole < part << _BITS

    def _number(self, purpose: str, name: str) -> int:
        text = f"sample {self.algorithm} {purpose} {_hexadecimal(self.seed)} {name}"
        return int.from_bytes(_digest(text))


def _digest(text: str) -> bytes:
    # A lone surrogate is no character, but a reference with one is still a different reference.
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()


@lru_cache(maxsize=8)
def _hexadecimal(seed: str) -> str:
    return _digest(seed).hex()
