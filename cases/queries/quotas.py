"""What the rules ask of a stratum, what the caseload has of it, and where a draw asked for less."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cases.models import CaseloadRow
from cases.queries.facts import say_kind
from cases.types.sampling import QuotaRule, Stratum
from standards.types import FrameworkContent


def count_kind(rows: Iterable[CaseloadRow], quota: QuotaRule) -> int:
    """Return how many of the rows are of the kind that a quota is about."""
    return sum(row.facts.get(quota.characteristic) in quota.values for row in rows)


def note_rules(stratum: Stratum, rows: Iterable[CaseloadRow]) -> list[dict[str, Any]]:
    """Return the stratum's quotas as a sample records them, each with the cases there are."""
    cases = list(rows)
    return [
        {
            "characteristic": quota.characteristic,
            "values": sorted(quota.values),
            "minimum": quota.minimum,
            "available": count_kind(cases, quota),
        }
        for quota in stratum.quotas
    ]


@dataclass(frozen=True)
class Departure:
    """A quota of the rules that a draw could not keep, or asked for less of.

    `available` is how many of the kind the caseload has; `asked` is None where it has too few.
    """

    characteristic: str
    values: tuple[str, ...]
    minimum: int
    available: int
    asked: int | None


def find_shortages(rules: Iterable[Mapping[str, Any]]) -> Iterator[Departure]:
    """Yield every quota of the rules that the caseload cannot hold."""
    for rule in rules:
        if rule["available"] < rule["minimum"]:
            yield _departure(rule, None)


def find_departures(recorded: Mapping[str, Any]) -> Iterator[Departure]:
    """Yield every quota that the caseload cannot hold, then those that a draw asked for less of.

    `recorded` is a stratum of a sample's settings; samples from before quotas of the rules were
    recorded tell nothing.
    """
    asked = {
        (one["characteristic"], tuple(one["values"])): one["minimum"] for one in recorded["quotas"]
    }
    rules = recorded.get("rules", [])
    yield from find_shortages(rules)
    for rule in rules:
        minimum = asked.get((rule["characteristic"], tuple(rule["values"])), 0)
        if minimum < min(rule["minimum"], rule["available"]):
            yield _departure(rule, minimum)


def _departure(rule: Mapping[str, Any], asked: int | None) -> Departure:
    return Departure(
        rule["characteristic"], tuple(rule["values"]), rule["minimum"], rule["available"], asked
    )


def say_shortages(content: FrameworkContent, rules: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a sentence for every quota of the rules that the caseload cannot hold."""
    return (say_departure(content, one) for one in find_shortages(rules))


def say_departures(content: FrameworkContent, recorded: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for every quota of the rules for which a draw asked for less."""
    return (say_departure(content, one) for one in find_departures(recorded))


def say_departure(content: FrameworkContent, departure: Departure) -> str:
    """Say with its numbers how far a draw is from a quota of the rules."""
    kind = say_kind(content, departure.characteristic, departure.values)
    if departure.asked is None:
        return _(
            "The rules ask for at least %(minimum)d with %(kind)s, and the caseload has "
            "%(available)d."
        ) % {"minimum": departure.minimum, "kind": kind, "available": departure.available}
    return _(
        "The rules ask for at least %(rule)d with %(kind)s; this draw asked for %(asked)d."
    ) % {"rule": departure.minimum, "kind": kind, "asked": departure.asked}
