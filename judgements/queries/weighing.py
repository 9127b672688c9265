"""Reads of how the statements of ratings are marked; the loader is the only way in for a person."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from judgements.choices import Degree
from judgements.models import Evidence, Weighing
from judgements.queries.evidence import readable_evidence
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for
from judgements.queries.weights import Marks
from judgements.types.weighing import WeighingContent
from standards.types import StandardContent


@dataclass(frozen=True)
class WeighingAccess:
    """The weighing of one standard as a member of the team may see it."""

    fieldwork: FieldworkAccess
    standard: StandardContent

    @property
    def inspection(self) -> Inspection:
        return self.fieldwork.inspection

    @property
    def can_weigh(self) -> bool:
        """Whether the person may mark its statements now."""
        return self.fieldwork.may_change(Permission.JUDGE_THEME)


def get_weighing_for(user: User, reference: str, standard: str) -> WeighingAccess:
    """Return the weighing of one standard (its code).

    Raises as get_fieldwork_for, and NotVisible for a standard that is not covered or not weighed.
    """
    fieldwork = get_fieldwork_for(user, reference, Permission.VIEW_EVIDENCE)
    for one in weighed_standards(fieldwork):
        if one.code == standard:
            return WeighingAccess(fieldwork, one)
    raise NotVisible


def weighed_standards(fieldwork: FieldworkAccess) -> list[StandardContent]:
    """Return the standards of the inspection whose statements are weighed, in their order."""
    return [one for one in fieldwork.standards if one.is_weighed]


def weighings_of(inspection: Inspection, standard: str) -> dict[str, Weighing]:
    """Return what is said of the statements of one standard, by their codes: two queries."""
    rows = Weighing.objects.filter(inspection=inspection, standard__code=standard)
    rows = rows.select_related("by").prefetch_related("evidence")
    return {row.statement: row for row in rows}


def marks_of(inspection: Inspection) -> dict[str, Marks]:
    """Return the marks of every standard of the inspection, by its code: one query."""
    marks: dict[str, dict[str, Degree]] = defaultdict(dict)
    rows = Weighing.objects.filter(inspection=inspection).exclude(degree="")
    for standard, statement, degree in rows.values_list("standard__code", "statement", "degree"):
        marks[standard][statement] = Degree(degree)
    return dict(marks)


def content_of(weighing: Weighing) -> WeighingContent:
    """Return what is said of a statement, from what was loaded with it."""
    evidence = sorted(str(one.pk) for one in weighing.evidence.all())
    return WeighingContent(weighing.degree, weighing.note, tuple(evidence))


def evidence_to_link(access: WeighingAccess) -> QuerySet[Evidence]:
    """Return the entries about the standard, and the withdrawn ones that a mark still rests on."""
    is_linked = Q(weighings__standard__code=access.standard.code)
    is_about = Q(withdrawn_at__isnull=True, links__standard__code=access.standard.code)
    return readable_evidence(access.fieldwork).filter(is_about | is_linked).distinct()
