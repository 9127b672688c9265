"""Changing places in a list whose rows carry a position."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from inspections.choices import Direction


class Placed(Protocol):
    """Anything with a place in a list."""

    position: int


PlacedT = TypeVar("PlacedT", bound=Placed)


def change_places(
    rows: Sequence[PlacedT], moved: PlacedT, direction: Direction
) -> list[PlacedT] | None:
    """Number the rows anew, `moved` before or behind its neighbour; None at the list's end.

    `rows` are in their order, from the first to the last, and hold `moved`. The rows of the answer
    have their new positions, from 1 on, and are not saved.
    """
    order = list(rows)
    here = order.index(moved)
    there = here + (-1 if direction == Direction.UP else 1)
    if not 0 <= there < len(order):
        return None
    order[here], order[there] = order[there], order[here]
    for position, row in enumerate(order, start=1):
        row.position = position
    return order
