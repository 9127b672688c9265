"""A person's phrases, and what their phrases may not name."""

from django.db.models import Q

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import ROLES
from cases.models import Case, Phrase
from inspections.queries import roles_by_inspection
from standards.models import CaseQuestion


def phrases_of(user: User) -> list[Phrase]:
    """Return the person's phrases, the oldest first: one query."""
    return list(Phrase.objects.filter(user=user))


def visible_references(user: User) -> list[str]:
    """Return the references of all cases that this person may see, in any inspection.

    Withdrawn ones are among them: they name a child like any other.
    """
    seen_whole = [
        inspection
        for inspection, roles in roles_by_inspection(user).items()
        if any(Permission.VIEW_ALL_CASES in ROLES[role].permissions for role in roles)
    ]
    cases = Case.everything.filter(Q(inspection__in=seen_whole) | Q(assessments__scorer=user))
    return list(cases.order_by("reference").values_list("reference", flat=True).distinct())


def question_codes() -> list[str]:
    """Return the codes of all questions of all editions."""
    return list(CaseQuestion.objects.order_by("code").values_list("code", flat=True).distinct())
