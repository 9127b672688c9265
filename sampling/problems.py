"""Why no sample was drawn: codes and numbers, for somebody else to put into words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from sampling.quotas import Quota


class ProblemCode(StrEnum):
    """Every reason for which a draw is refused; beside each, what its problem holds."""

    EMPTY_CASELOAD = "empty_caseload"
    BLANK_REFERENCE = "blank_reference"  # wanted: how many cases are without
    DUPLICATE_REFERENCE = "duplicate_reference"  # names: the references, upper case or lower
    BLANK_SEED = "blank_seed"
    UNKNOWN_ALGORITHM = "unknown_algorithm"  # wanted; available: the newest one
    SIZE_NOT_POSITIVE = "size_not_positive"  # wanted
    UNKNOWN_STRATUM = "unknown_stratum"  # names: the characteristic, then those there are
    REPEATED_STRATUM = "repeated_stratum"  # names: the characteristic
    UNKNOWN_QUOTA = "unknown_quota"  # quotas; names: the characteristics there are
    QUOTA_WITHOUT_VALUE = "quota_without_value"  # quotas: with no value, or with a blank one
    NEGATIVE_QUOTA = "negative_quota"  # quotas
    TOO_MANY_QUOTAS = "too_many_quotas"  # wanted; available: the most there can be
    QUOTA_ABOVE_GROUP = "quota_above_group"  # quotas; wanted: minimum; available: in the caseload
    QUOTA_ABOVE_SIZE = "quota_above_size"  # quotas; wanted: minimum; available: the size
    QUOTAS_CONFLICT = "quotas_conflict"  # quotas; wanted: fewest cases for them; available: size


@dataclass(frozen=True, slots=True)
class Problem:
    """One reason, with the quotas, names and numbers that its code speaks of."""

    code: ProblemCode
    quotas: tuple[Quota, ...] = ()
    names: tuple[str, ...] = ()
    wanted: int = 0
    available: int = 0


class DrawRefused(ValueError):
    """No sample was drawn; `problems` holds at least one reason."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(problem.code for problem in problems))
        self.problems = tuple(problems)
