"""Who is asked to be in several interviews at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from cases.types.timetable import Place


@dataclass(frozen=True)
class Interview:
    """A case manager, as somebody typed the name, in an interview about one case."""

    manager: str
    place: Place
    reference: str


@dataclass(frozen=True)
class Clash:
    """One case manager with interviews about several cases at one time."""

    manager: str
    place: Place
    references: tuple[str, ...]


def find_clashes(interviews: Iterable[Interview]) -> list[Clash]:
    """Return the clashes by time, then by name; case and spacing make no other name of one."""
    at_once: dict[tuple[Place, str], list[Interview]] = {}
    for one in interviews:
        name = " ".join(one.manager.split()).casefold()
        if name:
            at_once.setdefault((one.place, name), []).append(one)
    return [
        Clash(group[0].manager, place, tuple(one.reference for one in group))
        for (place, _name), group in sorted(at_once.items())
        if len(group) > 1
    ]
