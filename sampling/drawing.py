"""Drawing a sample: quota patterns get whole numbers of cases, chance picks within each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from sampling.allocation import allocate
from sampling.balanced import choose_balanced
from sampling.caseload import Case, in_order
from sampling.chance import Chance
from sampling.checking import find_high_quotas, find_problems
from sampling.problems import DrawRefused, Problem, ProblemCode
from sampling.quotas import Pattern, Quota, find_patterns
from sampling.results import CellWorking, Draw, PatternWorking, Place, QuotaWorking
from sampling.systematic import choose_systematic

# How cases are chosen, by the number of the algorithm. Old ones stay: samples are repeated.
_METHODS = {1: choose_systematic, 2: choose_balanced}

NEWEST_ALGORITHM = max(_METHODS)


def draw_sample(
    cases: Iterable[Case],
    *,
    size: int,
    strata: Sequence[str] = (),
    quotas: Iterable[Quota] = (),
    seed: str,
    algorithm: int = NEWEST_ALGORITHM,
) -> Draw:
    """Draw `size` cases, or all of a smaller caseload; the same call always draws the same ones.

    Strata are characteristics, the most important first; the order of cases and of quotas makes
    no difference. docs/reference/sampling.md describes the algorithm. Raises DrawRefused with
    every reason; no quota is ever lowered silently.
    """
    caseload, ordered = in_order(cases), sorted(quotas, key=lambda quota: quota.sort_key)
    _refuse_if_any(
        [
            *_check_chance(seed, algorithm),
            *find_problems(caseload, size=size, strata=strata, quotas=ordered),
        ]
    )
    patterns = find_patterns(caseload, ordered)
    workings = _decide_counts(patterns, ordered, min(size, len(caseload)))
    chance = Chance(algorithm, seed)
    places = dict(_place(patterns, workings, strata))
    chosen = _METHODS[algorithm](places, chance)
    return Draw(
        algorithm=algorithm,
        seed=seed,
        size_wanted=size,
        size=len(chosen),
        strata=tuple(strata),
        chosen=tuple(sorted(chosen)),
        reserves=_order_reserves(caseload, chosen, chance),
        quotas=tuple(_count_quota(quota, caseload, chosen) for quota in ordered),
        patterns=tuple(workings),
        cells=tuple(_count_cells(workings, places, chosen)),
        places=places,
    )


def _decide_counts(
    patterns: Sequence[Pattern], quotas: Sequence[Quota], size: int
) -> list[PatternWorking]:
    """How many cases of each pattern are drawn; DrawRefused where quotas cannot be kept."""
    groups = [pattern.group for pattern in patterns]
    _refuse_if_any(find_high_quotas(groups, quotas, size))
    taken = allocate(groups, [quota.minimum for quota in quotas], size)
    caseload = sum(group.available for group in groups)
    return [
        PatternWorking(
            label=pattern.label,
            available=group.available,
            proportionate=Fraction(size * group.available, caseload),
            drawn=count,
        )
        for pattern, group, count in zip(patterns, groups, taken, strict=True)
    ]


def _refuse_if_any(problems: Sequence[Problem]) -> None:
    if problems:
        raise DrawRefused(problems)


def _check_chance(seed: str, algorithm: int) -> Iterator[Problem]:
    if not seed.strip():
        yield Problem(ProblemCode.BLANK_SEED)
    if algorithm not in _METHODS:
        yield Problem(ProblemCode.UNKNOWN_ALGORITHM, wanted=algorithm, available=NEWEST_ALGORITHM)


def _place(
    patterns: Sequence[Pattern], workings: Sequence[PatternWorking], strata: Sequence[str]
) -> Iterator[tuple[str, Place]]:
    for pattern, working in zip(patterns, workings, strict=True):
        probability = working.probability
        for case in pattern.cases:
            yield case.reference, Place(pattern.label, case.values(strata), probability)


def _order_reserves(caseload: Sequence[Case], chosen: set[str], chance: Chance) -> tuple[str, ...]:
    rest = [case.reference for case in caseload if case.reference not in chosen]
    return tuple(sorted(rest, key=lambda one: (chance.reserve_rank(one), one)))


def _count_quota(quota: Quota, caseload: Sequence[Case], chosen: set[str]) -> QuotaWorking:
    counting = [case.reference for case in caseload if quota.counts(case)]
    return QuotaWorking(quota, len(counting), sum(one in chosen for one in counting))


def _count_cells(
    workings: Sequence[PatternWorking], places: Mapping[str, Place], chosen: set[str]
) -> Iterator[CellWorking]:
    """Every cell that occurs: by pattern, and within it in the order of its values."""
    available = Counter((place.pattern, place.values) for place in places.values())
    drawn = Counter((places[one].pattern, places[one].values) for one in chosen)
    position = {working.label: number for number, working in enumerate(workings)}
    for label, values in sorted(available, key=lambda cell: (position[cell[0]], cell[1])):
        number = available[label, values]
        yield CellWorking(
            pattern=label,
            values=values,
            available=number,
            expected=number * workings[position[label]].probability,
            drawn=drawn[label, values],
        )
