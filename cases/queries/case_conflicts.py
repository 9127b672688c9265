"""Who must not read which case."""

from collections.abc import Mapping

from django.db.models import QuerySet

from accounts.models import User
from cases.models import Case, CaseConflict
from cases.queries.importing import scorers_by_email
from inspections.models import Inspection


def standing_case_conflicts(case: Case) -> QuerySet[CaseConflict]:
    """Return the conflicts with one case that nobody has lifted, with the people."""
    rows = CaseConflict.objects.filter(case=case, lifted_at__isnull=True)
    return rows.select_related("user").order_by("pk")


def conflicted_by_case(inspection: Inspection) -> Mapping[int, frozenset[int]]:
    """Return the keys of people who must not read a case, by the case's key: one query."""
    rows = CaseConflict.objects.filter(case__inspection=inspection, lifted_at__isnull=True)
    found: dict[int, frozenset[int]] = {}
    for case, user in rows.order_by().values_list("case", "user"):
        found[case] = found.get(case, frozenset()) | {user}
    return found


def has_case_conflict(case: Case, user: User) -> bool:
    """Return whether a conflict of this person with a case stands."""
    return standing_case_conflicts(case).filter(user=user).exists()


def scorers_of_case(inspection: Inspection, case: Case) -> list[User]:
    """Return who could be given a case: those of the team who score and have no conflict."""
    conflicted = set(standing_case_conflicts(case).values_list("user", flat=True))
    return [one for one in scorers_by_email(inspection).values() if one.pk not in conflicted]
