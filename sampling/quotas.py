"""Quotas: minimums for groups of cases that a sample must not be without."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sampling.caseload import Case
from sampling.groups import Group

# The search for an allocation stays short up to so many; more would be a list, not a sample.
MOST_QUOTAS = 8


@dataclass(frozen=True, slots=True)
class Quota:
    """At least `minimum` cases of the sample have one of these values of a characteristic."""

    characteristic: str
    values: frozenset[str]
    minimum: int

    @property
    def sort_key(self) -> tuple[str, list[str], int]:
        """By characteristic, then values, then minimum; text in the order of code points."""
        return self.characteristic, sorted(self.values), self.minimum

    def counts(self, case: Case) -> bool:
        """Whether the case is one of those that the quota is about."""
        return case.value(self.characteristic) in self.values


@dataclass(frozen=True, slots=True)
class Pattern:
    """The cases that count for the same quotas, by reference; `counts_for` says for which."""

    counts_for: tuple[bool, ...]
    cases: tuple[Case, ...]

    @property
    def label(self) -> str:
        """A 1 for each quota that its cases count for, a 0 for each other: 101."""
        return "".join("1" if counts else "0" for counts in self.counts_for)

    @property
    def group(self) -> Group:
        """The pattern as numbers."""
        return Group(self.counts_for, len(self.cases))


def find_patterns(cases: Sequence[Case], quotas: Sequence[Quota]) -> list[Pattern]:
    """Return the patterns that occur: those of more cases first, then by label, 1 before 0."""
    members: dict[tuple[bool, ...], list[Case]] = {}
    for case in cases:
        members.setdefault(tuple(quota.counts(case) for quota in quotas), []).append(case)
    patterns = [Pattern(counts_for, tuple(own)) for counts_for, own in members.items()]
    return sorted(
        patterns,
        key=lambda one: (-len(one.cases), tuple(not counts for counts in one.counts_for)),
    )
