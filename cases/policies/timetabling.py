"""Who reads which case on which half day: the whole plan from plain values, without chance.

The same people and cases in the same order always give the same plan. How it works is told in
docs/reference/timetable.md.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from cases.policies.timetabling_days import spread_over_days
from cases.policies.timetabling_shares import Shares
from cases.types.timetable import CaseToPlan, Place, Plan, Reader, WhyLeft


def make_plan(readers: Sequence[Reader], cases: Sequence[CaseToPlan]) -> Plan:
    """Return who reads which case when; what has no place is left with the reason.

    A case that has a place keeps it, one that has a reader stays with them. The others are shared
    out so that nobody has two cases more than somebody else who could take one, then so that
    complexity is as even as pairwise exchanges can make it. No conflicted person is given a case,
    and no place twice.
    """
    fixed, left = _check_fixed(readers, cases)
    shares = Shares(readers, fixed)
    for one in _heaviest_first(case for case in cases if case.reader is None):
        if not shares.add(one):
            left[one.key] = _why(shares, one)
    shares.balance()
    found = {
        placing.case: placing
        for reader in readers
        for placing in spread_over_days(reader, shares.cases_of(reader.key))
    }
    return Plan(
        placings=tuple(found[case.key] for case in cases if case.key in found),
        left={case.key: left[case.key] for case in cases if case.key in left},
    )


def _check_fixed(
    readers: Sequence[Reader], cases: Sequence[CaseToPlan]
) -> tuple[list[CaseToPlan], dict[str, WhyLeft]]:
    """Return the cases that stay with their readers, and why others of them cannot be placed.

    Those that have places come first, so that nobody who merely has a reader takes one of these.
    """
    placed = _standing(readers, cases)
    room = {one.key: len(one.places) for one in readers}
    for key, _place in placed:
        room[key] -= 1
    fixed = list(placed.values())
    left: dict[str, WhyLeft] = {}
    for one in _heaviest_first(case for case in cases if case not in fixed):
        if one.reader is None:
            continue
        if one.reader not in room or one.reader in one.conflicted:
            left[one.key] = WhyLeft.READER_GONE
        elif room[one.reader] == 0:
            left[one.key] = WhyLeft.READER_FULL
        else:
            room[one.reader] -= 1
            fixed.append(replace(one, place=None))
    return fixed, left


def _standing(
    readers: Sequence[Reader], cases: Sequence[CaseToPlan]
) -> dict[tuple[int, Place], CaseToPlan]:
    """Return the cases whose places hold: their readers are there, and nobody came before them."""
    there = {(one.key, place) for one in readers for place in one.places}
    placed: dict[tuple[int, Place], CaseToPlan] = {}
    for one in cases:
        if one.reader is None or one.place is None or one.reader in one.conflicted:
            continue
        if (one.reader, one.place) in there:
            placed.setdefault((one.reader, one.place), one)
    return placed


def _heaviest_first(cases: Iterable[CaseToPlan]) -> list[CaseToPlan]:
    return sorted(cases, key=lambda one: -one.points)


def _why(shares: Shares, case: CaseToPlan) -> WhyLeft:
    return WhyLeft.CONFLICTS if shares.has_room() else WhyLeft.NO_PLACE
