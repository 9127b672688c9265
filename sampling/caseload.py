"""A caseload: the cases that a sample can be drawn from, and the fingerprint of them all."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

# The value of a characteristic that a case says nothing about.
NOT_RECORDED = ""


@dataclass(frozen=True, slots=True)
class Case:
    """A case: its reference, and its value for each characteristic that is recorded."""

    reference: str
    characteristics: Mapping[str, str]

    def value(self, characteristic: str) -> str:
        """The value without blanks around it; NOT_RECORDED where it is missing or blank."""
        return self.characteristics.get(characteristic, NOT_RECORDED).strip()

    def values(self, characteristics: Iterable[str]) -> tuple[str, ...]:
        """The values of several characteristics, in their order."""
        return tuple(self.value(one) for one in characteristics)


def known_characteristics(cases: Iterable[Case]) -> list[str]:
    """Return every characteristic that some case names, in the order of code points."""
    return sorted({name for case in cases for name in case.characteristics})


def in_order(cases: Iterable[Case]) -> list[Case]:
    """Return the cases by reference, in the order of code points."""
    return sorted(cases, key=lambda case: case.reference)


def find_digest(cases: Iterable[Case]) -> str:
    """Return the SHA-256, in hexadecimal digits, of what the caseload says.

    It is of a JSON list in UTF-8 without blanks, by reference, of pairs: the reference, and an
    object of the recorded values by characteristic, in the order of code points. So neither the
    order of rows or columns nor the kind of file matters.
    """
    content = [[case.reference, _recorded(case)] for case in in_order(cases)]
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _recorded(case: Case) -> dict[str, str]:
    return {name: case.value(name) for name in case.characteristics if case.value(name)}
