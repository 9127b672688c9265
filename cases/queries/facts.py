"""What the service states about the cases of a sample, counted."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _

from cases.models import Case
from inspections.models import Inspection
from standards.types import FrameworkContent


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


def say_kind(content: FrameworkContent, characteristic: str, values: Iterable[str]) -> str:
    """Return "Sex: Female", or "Risk of serious harm: High or Very high"."""
    fact = next(one for one in content.facts if one.code == characteristic)
    words = str(_(" or ")).join(str(fact.label_of(value)) for value in values)
    return f"{fact.label}: {words}"
