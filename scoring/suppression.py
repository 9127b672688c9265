"""Hiding small numbers of children, so that no hidden one follows from what is published.

A count from one up to a threshold is hidden. Beside it others are hidden as far as needed, so that
totals, complements and the published figures of the whole sample give none back.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

Cell = tuple[int, int]
_Node = tuple[str, int]
_Arc = tuple[_Node, _Node]
_Arcs = dict[_Arc, int]

# More than any count of children: what can rise without end.
_ENDLESS = 1 << 40
_ALL: _Node = ("all", 0)


def is_small(count: int, threshold: int) -> bool:
    """Whether a count of children is too small to be published; nought tells of nobody."""
    return 0 < count < threshold


def suppress_counts(counts: Sequence[int], threshold: int) -> frozenset[int]:
    """Return which counts to hide where their total is published, by their places.

    What is hidden adds up to the threshold at least, unless that is all there is. Noughts are
    never hidden.
    """
    hidden = {place for place, count in enumerate(counts) if is_small(count, threshold)}
    rest = sorted(
        (count, place) for place, count in enumerate(counts) if count and place not in hidden
    )
    while hidden and rest and not _holds_together([counts[one] for one in hidden], threshold):
        hidden.add(rest.pop(0)[1])
    return frozenset(hidden)


def _holds_together(counts: Sequence[int], threshold: int) -> bool:
    return len(counts) > 1 and sum(counts) >= threshold


def suppress_table(
    rows: Sequence[Sequence[int]], hidden_rows: frozenset[int], threshold: int
) -> frozenset[Cell]:
    """Return which cells (row, column) of a table of groups of children to hide.

    Published are the total of every column and the sizes of all groups but `hidden_rows`, of which
    every cell is hidden. Hidden are small counts, and groups of which all cases fall into one
    column, as that would say something of each child. What the totals give away by themselves, as
    in a column of noughts, is not hidden: nothing is gained by it.

    Promise: whoever knows all that is published finds for every hidden cell as many possible
    values as the rule leaves open, or as the totals do where these leave fewer.
    """
    return _suppress(tuple(map(tuple, rows)), hidden_rows, threshold)


@lru_cache(maxsize=8192)
def _suppress(
    rows: tuple[tuple[int, ...], ...], hidden_rows: frozenset[int], threshold: int
) -> frozenset[Cell]:
    return _Table(rows, hidden_rows, threshold).suppress()


class _Table:
    """A table as a network: a hidden cell may take cases over from others along a circle."""

    def __init__(
        self, rows: tuple[tuple[int, ...], ...], hidden_rows: frozenset[int], threshold: int
    ) -> None:
        self.rows = rows
        self.hidden_rows = hidden_rows
        self.threshold = threshold
        self.cells = [(i, j) for i, row in enumerate(rows) for j in range(len(row))]
        self.sizes: list[int] = [sum(row) for row in rows]
        self.totals: list[int] = [sum(column) for column in zip(*rows, strict=True)]
        # A hidden count may be any from 1 up to the threshold: that much is left open.
        wanted = max(threshold - 2, 1)
        self.wanted = {one: min(wanted, self._open_in_any_case(one)) for one in self.cells}

    def suppress(self) -> frozenset[Cell]:
        """Hide what must be hidden, then more of it until nothing comes back."""
        hidden = {one for one in self.cells if self.wanted[one] and self._is_sensitive(one)}
        while hidden:
            more = self._short_line(hidden) or self._cover_of_open_cell(hidden)
            if more is None:
                break
            hidden.add(more)
        return frozenset(hidden)

    def _open_in_any_case(self, cell: Cell) -> int:
        """Return how many further values a cell could have if none of the cells were published."""
        size, total = self.sizes[cell[0]], self.totals[cell[1]]
        if cell[0] in self.hidden_rows and len(self.hidden_rows) > 1:
            return min(sum(self.sizes[one] for one in self.hidden_rows), total)
        return min(size, total) - max(0, size + total - sum(self.totals))

    def value(self, cell: Cell) -> int:
        return self.rows[cell[0]][cell[1]]

    def _adds(self, cell: Cell) -> bool:
        return bool(self.value(cell) and self.wanted[cell])

    def _is_sensitive(self, cell: Cell) -> bool:
        if cell[0] in self.hidden_rows or is_small(self.value(cell), self.threshold):
            return True
        return 0 < self.value(cell) == self.sizes[cell[0]]

    def _lines(self) -> Iterator[list[Cell]]:
        """Yield the cells of each row and column whose total is published."""
        for i, row in enumerate(self.rows):
            if i not in self.hidden_rows:
                yield [(i, j) for j in range(len(row))]
        for j in range(len(self.rows[0])):
            yield [(i, j) for i in range(len(self.rows))]

    def _short_line(self, hidden: set[Cell]) -> Cell | None:
        """Return a cell to hide in a line whose hidden cells together are a small count."""
        for line in self._lines():
            concealed = sum(self.value(one) for one in line if one in hidden)
            shown = [one for one in line if one not in hidden and self._adds(one)]
            if any(one in hidden for one in line) and shown and concealed < self.threshold:
                return min(shown, key=self._cost(hidden))
        return None

    def _cover_of_open_cell(self, hidden: set[Cell]) -> Cell | None:
        """Return what to hide beside a hidden cell that published figures give away so far."""
        for cell in sorted(hidden):
            wanted = self.wanted[cell]
            if self.spread(cell, frozenset(hidden), wanted) < wanted:
                return self._best_cover(cell, hidden)
        return None

    def _best_cover(self, cell: Cell, hidden: set[Cell]) -> Cell | None:
        shown = [one for one in self.cells if one not in hidden and self.wanted[one]]
        cost = self._cost(hidden)

        def rank(other: Cell) -> tuple[object, ...]:
            gained = self.spread(cell, frozenset({*hidden, other}), self.wanted[cell])
            is_beside = other[0] == cell[0] or other[1] == cell[1]
            return (-gained, not is_beside, *cost(other))

        return min(shown, key=rank, default=None)

    def _cost(self, hidden: set[Cell]) -> Callable[[Cell], tuple[int, int, Cell]]:
        """Return by what to choose: where something is hidden already, then the fewest cases."""

        def cost(cell: Cell) -> tuple[int, int, Cell]:
            beside = sum(one[0] == cell[0] or one[1] == cell[1] for one in hidden)
            return (-beside, self.value(cell), cell)

        return cost

    def spread(self, cell: Cell, hidden: frozenset[Cell], most: int) -> int:
        """Return how many further values a hidden cell could have, `most` where there are more."""
        row, column = ("row", cell[0]), ("column", cell[1])
        above = self._flow(column, row, hidden - {cell}, most)
        below = self._flow(row, column, hidden - {cell}, min(most, self.value(cell)))
        return min(most, above + below)

    def _flow(self, start: _Node, end: _Node, hidden: frozenset[Cell], most: int) -> int:
        """Return how many cases can be moved from one sum to another through hidden cells."""
        arcs = self._arcs(hidden)
        moved = 0
        while moved < most:
            path = _find_path(arcs, start, end)
            if path is None:
                break
            step = min(most - moved, *(arcs[one] for one in path))
            for tail, head in path:
                arcs[tail, head] -= step
                arcs[head, tail] = arcs.get((head, tail), 0) + step
            moved += step
        return moved

    def _arcs(self, hidden: frozenset[Cell]) -> _Arcs:
        """Return by how much each hidden count can rise, and against its direction fall."""
        arcs: _Arcs = {}
        for i, j in hidden:
            arcs[("row", i), ("column", j)] = _ENDLESS
            arcs[("column", j), ("row", i)] = self.rows[i][j]
        for i in self.hidden_rows:
            arcs[_ALL, ("row", i)] = _ENDLESS
            arcs[("row", i), _ALL] = self.sizes[i]
        return arcs


def _find_path(arcs: _Arcs, start: _Node, end: _Node) -> list[_Arc] | None:
    """Return the shortest way along arcs that have something left."""
    onward: dict[_Node, list[_Node]] = {}
    for (tail, head), left in arcs.items():
        if left:
            onward.setdefault(tail, []).append(head)
    came_from: dict[_Node, _Node] = {start: start}
    waiting = deque([start])
    while waiting and end not in came_from:
        node = waiting.popleft()
        for head in onward.get(node, ()):
            if head not in came_from:
                came_from[head] = node
                waiting.append(head)
    if end not in came_from:
        return None
    path: list[_Arc] = []
    while end != start:
        path.append((came_from[end], end))
        end = came_from[end]
    return path
