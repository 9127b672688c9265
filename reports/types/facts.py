"""A live fact: one value of an inspection's data that a sentence can hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias


@dataclass(frozen=True)
class LiveFact:
    """One value, in the language it was made in.

    `key` is what markers call it, such as "question:A01:words". `group` and `label` are what
    writers choose it by. `text` is what sentences show, "" where nothing may or can be said;
    `withheld` then says why. `number` and `base` are its figures, where it has any.
    """

    key: str
    group: str
    label: str
    text: str
    number: Fraction | None = None
    base: int | None = None
    withheld: str = ""


LiveFacts: TypeAlias = Mapping[str, LiveFact]
