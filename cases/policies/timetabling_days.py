"""On which half days one person reads their cases."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from cases.types.timetable import CaseToPlan, Place, Placing, Reader


def spread_over_days(reader: Reader, cases: Sequence[CaseToPlan]) -> list[Placing]:
    """Return a placing for each case, complex cases on different days as far as that goes.

    Cases that have a place keep it; the others follow, the most complex first, each into the day
    that has the fewest points so far, then the fewest cases, then comes first. There must be
    places enough.
    """
    placed = {one.place: one for one in cases if one.place}
    points: Counter[date] = Counter()
    count: Counter[date] = Counter()
    for place, one in placed.items():
        points[place.day] += one.points
        count[place.day] += 1
    free = [place for place in reader.places if place not in placed]
    waiting = sorted((one for one in cases if not one.place), key=lambda one: -one.points)
    for one in waiting:
        place = min(free, key=lambda at: (points[at.day], count[at.day], at))
        free.remove(place)
        points[place.day] += one.points
        count[place.day] += 1
        placed[place] = one
    return [Placing(one.key, reader.key, place) for place, one in _in_order(placed)]


def _in_order(placed: dict[Place, CaseToPlan]) -> list[tuple[Place, CaseToPlan]]:
    return sorted(placed.items(), key=lambda found: found[0])
