"""Who stands in for a case of the sample that cannot be read after all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from sampling.results import Draw, Place


class ReserveCode(StrEnum):
    """How near the reserve is to the case that it stands in for."""

    SAME_CELL = "same_cell"
    SAME_PATTERN = "same_pattern"
    KEEPS_QUOTAS = "keeps_quotas"
    NONE_LEFT = "none_left"


class NotInSample(ValueError):
    """A case was to be replaced that does not stand in the sample, or a reserve is none."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """The reserve to read instead, None where none is left that keeps the quotas."""

    code: ReserveCode
    reference: str | None


def next_reserve(draw: Draw, for_reference: str, used: Mapping[str, str]) -> Replacement:
    """Return the first unused reserve of the same cell, else of the same pattern, else any.

    `used` tells what happened before: each reserve taken, and the case that it stands in for
    (which may itself be a reserve). A reserve of another pattern is only taken where every quota
    still holds for the sample as it then stands. NotInSample where `for_reference` is not in it.
    """
    present = _present_sample(draw, used)
    if for_reference not in present:
        raise NotInSample(for_reference)
    unused = [one for one in draw.reserves if one not in used]
    place = draw.places[for_reference]
    for code, is_fit in (
        (ReserveCode.SAME_CELL, lambda other: other == place),
        (ReserveCode.SAME_PATTERN, lambda other: other.pattern == place.pattern),
        (ReserveCode.KEEPS_QUOTAS, _quota_keeper(draw, present, place)),
    ):
        for reference in unused:
            if is_fit(draw.places[reference]):
                return Replacement(code, reference)
    return Replacement(ReserveCode.NONE_LEFT, None)


def _present_sample(draw: Draw, used: Mapping[str, str]) -> set[str]:
    """The sample after the replacements so far."""
    strangers = set(used) - set(draw.reserves)
    if strangers:
        raise NotInSample(", ".join(sorted(strangers)))
    return {*draw.chosen, *used} - set(used.values())


def _quota_keeper(draw: Draw, present: set[str], leaving: Place) -> Callable[[Place], bool]:
    """Whether every quota holds with a case at some place, instead of the one that leaves."""
    counts = Counter(
        number for reference in present for number in _counts_for(draw.places[reference])
    )
    counts.subtract(_counts_for(leaving))
    missed = {
        number
        for number, working in enumerate(draw.quotas)
        if counts[number] < working.quota.minimum
    }
    return lambda place: missed <= set(_counts_for(place))


def _counts_for(place: Place) -> list[int]:
    """The numbers of the quotas that a case at this place counts for."""
    return [number for number, digit in enumerate(place.pattern) if digit == "1"]
