"""Plain values of the demonstration: a case before it is answered, and an answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Diary:
    """The days of one case that evidence notes speak of."""

    sentenced: date
    assessed: date
    planned: date
    changed: date
    reviewed: date


@dataclass(frozen=True)
class DemoCase:
    """A case as the inspector finds it.

    `facts` and `given` (answers to uncounted questions) hold codes; `quality` runs from 0 to 1, the
    better the work the higher; `family_contact` is False where contact would be unsafe;
    `interviewed` says whether the case manager was there to be asked.
    """

    reference: str
    facts: Mapping[str, str]
    given: Mapping[str, str]
    quality: float
    family_contact: bool
    interviewed: bool
    diary: Diary

    def has(self, code: str, *values: str) -> bool:
        """Return whether a fact or an uncounted answer is one of these values."""
        return {**self.facts, **self.given}.get(code) in values


@dataclass(frozen=True)
class DemoAnswer:
    """One answer as it stands in a file of answers."""

    case: str
    question: str
    value: str
    reasons: tuple[str, ...] = ()
    note: str = ""
