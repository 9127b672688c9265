"""Figures from registers, each with its base: entries in, exact numbers out, no database.

Entries are what their rows hold (policies/register_values.py says in which shape), in the order of
their register. The codes of columns and choices are those of registers.yaml.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from judgements.policies.register_values import Values
from judgements.types.registers import Column, Option
from scoring.rounding import round_half_up


@dataclass(frozen=True)
class Share:
    """A part of a whole, such as the posts filled of those agreed."""

    part: Fraction
    whole: Fraction

    def __add__(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.whole + other.whole)

    @property
    def exact(self) -> Fraction:
        """The share as a part of one; only where there is something to share."""
        return self.part / self.whole

    @property
    def percent(self) -> int | None:
        """The share as displayed, None where there is nothing to share."""
        return round_half_up(100 * self.exact) if self.whole else None


NOTHING = Share(Fraction(0), Fraction(0))


@dataclass(frozen=True)
class RowCounts:
    """How often each choice of a matrix was made for one of its rows, and the share who came.

    `share` leaves out the choices that do not count, such as a partner not on the board yet.
    """

    row: Option
    counts: Counter[str]
    share: Share


@dataclass(frozen=True)
class Chairs:
    """How many people chaired in their own right over so many meetings, and how often none did."""

    meetings: int
    chairs: int
    stand_ins: int


@dataclass(frozen=True)
class Agreements:
    """How many agreements are in force on a day, past their day, in draft and missing."""

    current: int
    expired: int
    draft: int
    missing: int

    @property
    def total(self) -> int:
        return self.current + self.expired + self.draft + self.missing


def count_rows(column: Column, entries: Sequence[Values]) -> list[RowCounts]:
    """Count a matrix over all entries, row by row; rows that were never filled are left out."""
    counted = []
    for row in column.options:
        held = (entry.get(column.code, {}).get(row.code) for entry in entries)
        counts = Counter(choice for choice in held if choice is not None)
        if counts:
            counted.append(RowCounts(row, counts, _share(column, counts)))
    return counted


def share_of_entry(column: Column, entry: Values) -> Share:
    """Return the share of a matrix in a single entry, such as the partners at one meeting."""
    return _share(column, Counter(entry.get(column.code, {}).values()))


def share_of_all(counted: Iterable[RowCounts]) -> Share:
    """Return the share of all rows together."""
    return sum((one.share for one in counted), NOTHING)


def count_chairs(entries: Sequence[Values]) -> Chairs:
    """Count the people who chaired: whoever did at first, and every new chair after that."""
    held = [entry["chairing"] for entry in entries]
    in_office = [one for one in held if one != "stand_in"]
    later = Counter(in_office[1:])["new_chair"]
    return Chairs(len(held), later + min(len(in_office), 1), held.count("stand_in"))


def count_choices(column: Column, entries: Sequence[Values]) -> dict[str, int]:
    """Return how often each choice was made, also those that never were."""
    counts = Counter(entry.get(column.code) for entry in entries)
    return {choice.code: counts[choice.code] for choice in column.choices}


def longest_wait(entries: Sequence[Values]) -> tuple[int, list[str]] | None:
    """Return the longest wait in weeks with the needs that wait so long; None where none is known.

    A need that nothing is there for waits for nothing, so it is passed over.
    """
    waits = [
        (int(entry["weeks"]), entry["need"])
        for entry in entries
        if "weeks" in entry and entry["provision"] != "gap"
    ]
    if not waits:
        return None
    longest = max(weeks for weeks, _need in waits)
    return longest, [need for weeks, need in waits if weeks == longest]


def sum_shares(part: Column, entries: Iterable[Values], by: str = "") -> dict[str, Share]:
    """Add up a part and its whole, apart for each value of the column `by`, else under ""."""
    found: dict[str, Share] = {}
    for entry in entries:
        group = entry[by] if by else ""
        share = Share(Fraction(entry[part.code]), Fraction(entry[part.of]))
        found[group] = found.get(group, NOTHING) + share
    return found


def count_agreements(entries: Iterable[Values], day: str) -> Agreements:
    """Count agreements by how they stand on a day (2016-09-26), which is still within their time.

    A signed one that names no day stays in force.
    """
    states = Counter(_state(entry, day) for entry in entries)
    return Agreements(**{name: states[name] for name in ("current", "expired", "draft", "missing")})


def count_on_time(entries: Iterable[Values]) -> Share:
    """Return how many plans came by the day on which they were due."""
    held = [entry.get("submitted_date", "9999") <= entry["due_date"] for entry in entries]
    return Share(Fraction(sum(held)), Fraction(len(held)))


def count_held(code: str, entries: Iterable[Values]) -> Share:
    """Return how many entries have something in a column (its code)."""
    held = [code in entry for entry in entries]
    return Share(Fraction(sum(held)), Fraction(len(held)))


def _share(column: Column, counts: Counter[str]) -> Share:
    came = sum(count for code, count in counts.items() if column.choice(code).counts is True)
    away = sum(count for code, count in counts.items() if column.choice(code).counts is False)
    return Share(Fraction(came), Fraction(came + away))


def _state(entry: Values, day: str) -> str:
    if entry["status"] == "signed":
        return "current" if entry.get("review_date", "9999") >= day else "expired"
    return "draft" if entry["status"] == "draft" else "missing"
