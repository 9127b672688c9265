"""What the list of cases tells of each: its answers, what needs somebody, who is at work on it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from cases.choices import AssessmentStatus, ConcernState
from cases.models import (
    Answer,
    AnswerEvent,
    Assessment,
    ConflictCopy,
    LateAnswer,
    Presence,
    UrgentConcern,
)
from cases.policies.presence import KEPT_FOR
from cases.queries.late import waiting_late_answers
from inspections.queries import InspectionAccess


@dataclass(frozen=True)
class LastSave:
    """When an answer of a case was last saved, and by whom; `email` tells people apart."""

    at: datetime
    email: str
    name: str


@dataclass(frozen=True)
class CaseSigns:
    """One case: values and marked questions by code, counts of what waits for somebody, pages."""

    values: Mapping[str, str]
    marked: frozenset[str]
    conflicts: int
    late: int
    concerns: int
    saved: LastSave | None
    pages: Sequence[Presence]


def signs_of(access: InspectionAccess, assessments: Sequence[Assessment]) -> dict[UUID, CaseSigns]:
    """Return the signs of cases that this person may see: a fixed number of queries.

    Late answers are counted for those who decide on them, concerns for those who may read them.
    """
    keys = [one.pk for one in assessments]
    values, marked = _answers(keys)
    conflicts, late = _count(_open_conflicts(keys)), _count(_late(access))
    concerns, saved, pages = _concerns(access), _last_saves(keys), _pages(keys)
    return {
        one.pk: CaseSigns(
            values=values[one.pk],
            marked=frozenset(marked[one.pk]),
            conflicts=conflicts.get(one.pk, 0),
            late=late.get(one.pk, 0),
            concerns=concerns.get(one.case_id, 0),
            saved=saved.get(one.pk),
            pages=pages[one.pk],
        )
        for one in assessments
    }


def _answers(keys: Iterable[UUID]) -> tuple[dict[UUID, dict[str, str]], dict[UUID, set[str]]]:
    values: dict[UUID, dict[str, str]] = {key: {} for key in keys}
    marked: dict[UUID, set[str]] = {key: set() for key in values}
    rows = Answer.objects.filter(~Q(value="") | Q(ask=True), assessment_id__in=values).order_by()
    for key, code, value, ask in rows.values_list("assessment", "question__code", "value", "ask"):
        if value:
            values[key][code] = value
        if ask:
            marked[key].add(code)
    return values, marked


def _open_conflicts(keys: Iterable[UUID]) -> QuerySet[ConflictCopy]:
    """Return refused values of open cases whose question has had no answer since.

    Who keeps the stored answer leaves no row; so such a one counts until the case is submitted.
    """
    since = AnswerEvent.objects.filter(
        assessment=OuterRef("assessment"), question=OuterRef("question"), at__gt=OuterRef("at")
    )
    rows = ConflictCopy.objects.filter(assessment_id__in=keys).exclude(Exists(since))
    return rows.exclude(assessment__status=AssessmentStatus.SUBMITTED)


def _late(access: InspectionAccess) -> QuerySet[LateAnswer]:
    rows = waiting_late_answers(access.inspection)
    return rows if access.may(Permission.RETURN_CASE) else rows.none()


def _count(rows: QuerySet[ConflictCopy] | QuerySet[LateAnswer]) -> dict[UUID, int]:
    return dict(rows.order_by().values_list("assessment").annotate(Count("pk")))


def _concerns(access: InspectionAccess) -> dict[int, int]:
    """Return how many concerns are not closed, by the case's key."""
    rows = UrgentConcern.objects.filter(case__inspection=access.inspection)
    if not access.may(Permission.VIEW_CONCERNS):
        rows = rows.filter(raised_by=access.user)
    still_open = rows.exclude(state=ConcernState.CLOSED).order_by()
    return dict(still_open.values_list("case").annotate(Count("pk")))


def _last_saves(keys: Iterable[UUID]) -> dict[UUID, LastSave]:
    names = User.objects.filter(email=OuterRef("actor")).values("name")
    rows = AnswerEvent.objects.filter(
        assessment_id__in=keys, sequence=F("assessment__event_count")
    ).order_by()
    found = rows.values_list("assessment", "at", "actor", Subquery(names[:1]))
    return {key: LastSave(at, actor, name or actor) for key, at, actor, name in found}


def _pages(keys: Iterable[UUID]) -> dict[UUID, list[Presence]]:
    """Return the pages heard of lately, the last first."""
    pages: dict[UUID, list[Presence]] = {key: [] for key in keys}
    rows = Presence.objects.filter(
        assessment_id__in=pages, seen_at__gt=timezone.now() - KEPT_FOR
    ).select_related("user")
    for page in rows.order_by("-seen_at", "pk"):
        pages[page.assessment_id].append(page)
    return pages
