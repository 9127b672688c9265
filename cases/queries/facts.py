"""What the service states about the cases of a sample, counted."""

from collections import Counter

from cases.models import Case
from inspections.models import Inspection


def count_facts(inspection: Inspection) -> dict[str, Counter[str]]:
    """Return how many cases of the whole sample have each value of each fact: one query.

    A fact that no case states is not among them.
    """
    counts: dict[str, Counter[str]] = {}
    for facts in Case.objects.filter(inspection=inspection).values_list("facts", flat=True):
        for code, value in facts.items():
            if value:
                counts.setdefault(code, Counter())[value] += 1
    return counts
