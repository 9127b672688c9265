"""How many cases each person reads, and which: numbers first, then complexity."""

from collections.abc import Iterator, Sequence
from itertools import combinations

from cases.types.timetable import CaseToPlan, Reader


class Shares:
    """The cases of each person while a plan is made.

    Cases that were there from the beginning count, and never go to somebody else.
    """

    def __init__(self, readers: Sequence[Reader], fixed: Sequence[CaseToPlan]) -> None:
        self._order = [one.key for one in readers]
        self._room = {one.key: len(one.places) for one in readers}
        self._cases: dict[int, list[CaseToPlan]] = {key: [] for key in self._order}
        for case in fixed:
            if case.reader in self._cases:
                self._cases[case.reader].append(case)

    def cases_of(self, reader: int) -> list[CaseToPlan]:
        """Return the cases of one person."""
        return self._cases[reader]

    def has_room(self) -> bool:
        """Return whether anybody could take one case more."""
        return any(self._is_free(key) for key in self._order)

    def add(self, case: CaseToPlan) -> bool:
        """Give a case to somebody, passing other cases on where that makes room or numbers even.

        Of all people who can end up with one case more by such a chain, the one with the fewest
        does; so the numbers are always as even as conflicts and room allow. Returns False where
        no chain ends with anybody who has room.
        """
        came_by = self._reach(case)
        ends = [key for key in self._order if key in came_by and self._is_free(key)]
        if not ends:
            return False
        end = min(ends, key=lambda key: (len(self._cases[key]), self._points(key)))
        while True:
            passed = came_by[end]
            giver = self._holder(passed)
            self._cases[end].append(passed)
            if giver is None:
                return True
            self._cases[giver].remove(passed)
            end = giver

    def balance(self) -> None:
        """Exchange cases, the best exchange first, until none makes complexity more even.

        Each lowers the sum of the squared points by a whole number, so this ends.
        """
        while True:
            gain, change = max(self._changes(), key=lambda found: found[0], default=(0, ()))
            if gain <= 0:
                return
            for case, giver, taker in change:
                self._cases[giver].remove(case)
                self._cases[taker].append(case)

    def _reach(self, case: CaseToPlan) -> dict[int, CaseToPlan]:
        """Return whom a chain of cases can reach, and the case that would come to each."""
        found = {key: case for key in self._order if key not in case.conflicted}
        waiting = list(found)
        while waiting:
            giver = waiting.pop(0)
            for one in self._cases[giver]:
                for key in self._order if one.reader is None else ():
                    if key not in found and key not in one.conflicted:
                        found[key] = one
                        waiting.append(key)
        return found

    def _changes(self) -> Iterator[tuple[int, tuple[tuple[CaseToPlan, int, int], ...]]]:
        for one, other in combinations(self._order, 2):
            yield from self._swaps(one, other)
            yield from self._moves(one, other)
            yield from self._moves(other, one)

    def _swaps(
        self, one: int, other: int
    ) -> Iterator[tuple[int, tuple[tuple[CaseToPlan, int, int], ...]]]:
        gap = self._points(one) - self._points(other)
        for mine in self._loose(one, other):
            for theirs in self._loose(other, one):
                step = mine.points - theirs.points
                yield 2 * step * (gap - step), ((mine, one, other), (theirs, other, one))

    def _moves(
        self, giver: int, taker: int
    ) -> Iterator[tuple[int, tuple[tuple[CaseToPlan, int, int], ...]]]:
        """Yield the cases that could go over without making numbers less even."""
        if len(self._cases[giver]) <= len(self._cases[taker]) or not self._is_free(taker):
            return
        gap = self._points(giver) - self._points(taker)
        for case in self._loose(giver, taker):
            yield 2 * case.points * (gap - case.points), ((case, giver, taker),)

    def _loose(self, giver: int, taker: int) -> list[CaseToPlan]:
        return [
            one for one in self._cases[giver] if one.reader is None and taker not in one.conflicted
        ]

    def _holder(self, case: CaseToPlan) -> int | None:
        return next((key for key in self._order if case in self._cases[key]), None)

    def _is_free(self, key: int) -> bool:
        return len(self._cases[key]) < self._room[key]

    def _points(self, key: int) -> int:
        return sum(one.points for one in self._cases[key])
