"""What a draw is refused for before chance has a say."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations

from sampling.caseload import Case, known_characteristics
from sampling.covering import fewest_cases, is_enough
from sampling.groups import Group, narrow
from sampling.problems import Problem, ProblemCode
from sampling.quotas import MOST_QUOTAS, Quota


def find_problems(
    cases: Sequence[Case], *, size: int, strata: Sequence[str], quotas: Sequence[Quota]
) -> list[Problem]:
    """Return everything that is wrong with what was asked for, apart from quotas that are high."""
    if not cases:
        return [Problem(ProblemCode.EMPTY_CASELOAD)]
    problems = list(_check_references(cases))
    if size < 1:
        problems.append(Problem(ProblemCode.SIZE_NOT_POSITIVE, wanted=size))
    known = known_characteristics(cases)
    return [*problems, *_check_strata(strata, known), *_check_quotas(quotas, known)]


def find_high_quotas(groups: Sequence[Group], quotas: Sequence[Quota], size: int) -> list[Problem]:
    """Return which quotas cannot be kept: each that is too high alone, or else the fewest together.

    Of several smallest sets that conflict the first is named, in the order of the quotas.
    """
    alone = [
        problem
        for number, quota in enumerate(quotas)
        if (problem := _check_alone(quota, groups, number, size))
    ]
    if alone:
        return alone
    minimums = [quota.minimum for quota in quotas]
    if is_enough(groups, minimums, size):
        return []
    return [_find_conflict(groups, quotas, size)]


def _check_references(cases: Sequence[Case]) -> Iterator[Problem]:
    blank = sum(not case.reference.strip() for case in cases)
    if blank:
        yield Problem(ProblemCode.BLANK_REFERENCE, wanted=blank)
    # Two spellings of one reference are one case, which would have two chances.
    spellings = Counter(case.reference.strip().casefold() for case in cases)
    twice = {
        case.reference
        for case in cases
        if case.reference.strip() and spellings[case.reference.strip().casefold()] > 1
    }
    if twice:
        yield Problem(ProblemCode.DUPLICATE_REFERENCE, names=tuple(sorted(twice)))


def _check_strata(strata: Sequence[str], known: Sequence[str]) -> Iterator[Problem]:
    for name, times in Counter(strata).items():
        if name not in known:
            yield Problem(ProblemCode.UNKNOWN_STRATUM, names=(name, *known))
        if times > 1:
            yield Problem(ProblemCode.REPEATED_STRATUM, names=(name,))


def _check_quotas(quotas: Sequence[Quota], known: Sequence[str]) -> Iterator[Problem]:
    if len(quotas) > MOST_QUOTAS:
        yield Problem(ProblemCode.TOO_MANY_QUOTAS, wanted=len(quotas), available=MOST_QUOTAS)
    for quota in quotas:
        if quota.characteristic not in known:
            yield Problem(ProblemCode.UNKNOWN_QUOTA, quotas=(quota,), names=tuple(known))
        if not quota.values or any(not value.strip() for value in quota.values):
            yield Problem(ProblemCode.QUOTA_WITHOUT_VALUE, quotas=(quota,))
        if quota.minimum < 0:
            yield Problem(ProblemCode.NEGATIVE_QUOTA, quotas=(quota,))


def _check_alone(quota: Quota, groups: Sequence[Group], number: int, size: int) -> Problem | None:
    available = sum(group.available for group in groups if group.counts_for[number])
    for code, most in (
        (ProblemCode.QUOTA_ABOVE_GROUP, available),
        (ProblemCode.QUOTA_ABOVE_SIZE, size),
    ):
        if quota.minimum > most:
            return Problem(code, quotas=(quota,), wanted=quota.minimum, available=most)
    return None


def _find_conflict(groups: Sequence[Group], quotas: Sequence[Quota], size: int) -> Problem:
    sets = (
        chosen
        for count in range(2, len(quotas) + 1)
        for chosen in combinations(range(len(quotas)), count)
    )
    chosen = next(one for one in sets if not is_enough(*_only(one, groups, quotas), size))
    return Problem(
        ProblemCode.QUOTAS_CONFLICT,
        quotas=tuple(quotas[number] for number in chosen),
        wanted=fewest_cases(*_only(chosen, groups, quotas)),
        available=size,
    )


def _only(
    chosen: Sequence[int], groups: Sequence[Group], quotas: Sequence[Quota]
) -> tuple[list[Group], list[int]]:
    """The groups and minimums of some of the quotas alone."""
    return narrow(groups, chosen), [quotas[number].minimum for number in chosen]
