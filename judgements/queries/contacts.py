"""How many people of each group the team means to meet, and how many it has met."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import Sum

from inspections.models import Inspection
from judgements.choices import ContactGroup
from judgements.models import ExpectedContact
from judgements.queries.evidence import visible_evidence
from judgements.queries.fieldwork import FieldworkAccess


@dataclass(frozen=True)
class Contact:
    """A group with its numbers; nought expected means that nobody has set a number."""

    group: ContactGroup
    expected: int
    met: int

    @property
    def shortfall(self) -> int:
        """How many are still to be met."""
        return max(self.expected - self.met, 0)


@dataclass(frozen=True)
class Expectations:
    """The expected numbers by group; the version grows with every change to any of them."""

    numbers: dict[str, int]
    version: int


def contacts_of(access: FieldworkAccess) -> list[Contact]:
    """Return every group with its numbers, people of the visible evidence summed: two queries."""
    expected = expectations_of(access.inspection).numbers
    met = dict(
        visible_evidence(access)
        .exclude(group="")
        .values_list("group")
        .annotate(met=Sum("people_count"))
        .order_by()
    )
    return [Contact(one, expected.get(one.value, 0), met.get(one.value, 0)) for one in ContactGroup]


def partners_met(access: FieldworkAccess) -> list[tuple[str, int]]:
    """Return how many people of each partner organisation were met, by its name: one query.

    Neither capitals nor spaces tell two names apart. "" stands for entries that name no
    organisation, and comes last.
    """
    rows = (
        visible_evidence(access)
        .filter(group=ContactGroup.PARTNER)
        .values_list("organisation")
        .annotate(met=Sum("people_count"))
        .order_by()
    )
    names: dict[str, str] = {}
    met: Counter[str] = Counter()
    for name, count in sorted(rows):
        key = " ".join(name.casefold().split())
        names.setdefault(key, name)
        met[key] += count
    return [(names[key], met[key]) for key in sorted(names, key=lambda one: (not one, one))]


def expectations_of(inspection: Inspection) -> Expectations:
    """Return the expected numbers of an inspection: one query."""
    rows = list(ExpectedContact.objects.filter(inspection=inspection))
    return Expectations({one.group: one.expected for one in rows}, sum(one.version for one in rows))
