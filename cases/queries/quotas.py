"""What the rules ask of a stratum, what the caseload has of it, and where a draw asked for less."""

from collections.abc import Iterable, Iterator, Mapping
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


def say_shortages(content: FrameworkContent, rules: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a sentence for every quota of the rules that the caseload cannot hold."""
    for rule in rules:
        if rule["available"] < rule["minimum"]:
            yield _(
                "The rules ask for at least %(minimum)d with %(kind)s, and the caseload has "
                "%(available)d."
            ) % {
                "minimum": rule["minimum"],
                "kind": say_kind(content, rule["characteristic"], rule["values"]),
                "available": rule["available"],
            }


def say_departures(content: FrameworkContent, recorded: Mapping[str, Any]) -> Iterator[str]:
    """Yield a sentence for every quota of the rules for which a draw asked for less.

    `recorded` is a stratum of a sample's settings; samples from before quotas of the rules were
    recorded tell nothing.
    """
    asked = {
        (one["characteristic"], tuple(one["values"])): one["minimum"] for one in recorded["quotas"]
    }
    rules = recorded.get("rules", [])
    yield from say_shortages(content, rules)
    for rule in rules:
        minimum = asked.get((rule["characteristic"], tuple(rule["values"])), 0)
        if minimum < min(rule["minimum"], rule["available"]):
            yield _(
                "The rules ask for at least %(rule)d with %(kind)s; this draw asked for %(asked)d."
            ) % {
                "rule": rule["minimum"],
                "kind": say_kind(content, rule["characteristic"], rule["values"]),
                "asked": minimum,
            }
