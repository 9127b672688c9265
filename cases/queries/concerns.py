"""Reads of urgent concerns; the loaders here are the only way to one concern for a person."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import RoleCode
from cases.choices import ConcernState, ConcernStepKind
from cases.models import Allocation, Assessment, Case, ConcernStep, UrgentConcern
from inspections.models import Inspection, TeamMember
from inspections.queries import (
    InspectionAccess,
    current_team,
    get_inspection_for,
    member_permissions,
    memberships_on,
    services_where,
)

MAIL_STEPS = (ConcernStepKind.MAIL_SENT, ConcernStepKind.MAIL_FAILED)


@dataclass(frozen=True)
class ConcernAccess:
    """A concern as one person of the team may see it, with its steps in order."""

    concern: UrgentConcern
    steps: Sequence[ConcernStep]
    within: InspectionAccess

    @property
    def can_handle(self) -> bool:
        """Whether the person may take the steps of those who lead."""
        return self.within.may(Permission.HANDLE_CONCERN)


@dataclass(frozen=True)
class ServiceConcern:
    """A concern as the service's manager may see it: no case file, no inspection."""

    concern: UrgentConcern
    steps: Sequence[ConcernStep]
    user: User


@dataclass(frozen=True)
class Contact:
    """Somebody who leads, to be phoned; `phone` is "" where no number is known."""

    name: str
    phone: str
    role: RoleCode


def get_concern_for(user: User, reference: str, concern_id: uuid.UUID) -> ConcernAccess:
    """Return a concern to those who may read all of them, and to whoever raised it.

    Raises NotVisible for everybody else, be they in the team or not.
    """
    access = get_inspection_for(user, reference)
    concern = _concerns().filter(pk=concern_id, case__inspection=access.inspection).first()
    if concern is None:
        raise NotVisible
    if concern.raised_by_id != user.pk and not access.may(Permission.VIEW_CONCERNS):
        raise NotVisible
    return ConcernAccess(concern, steps_of(concern), access)


def get_service_concern_for(user: User, concern_id: uuid.UUID) -> ServiceConcern:
    """Return a concern to the manager of the service that was told of it; raises NotVisible."""
    concern = told_concerns(user).filter(pk=concern_id).first()
    if concern is None:
        raise NotVisible
    return ServiceConcern(concern, steps_of(concern), user)


def told_concerns(user: User) -> QuerySet[UrgentConcern]:
    """Return the concerns that the person's service was told of, the latest first."""
    services = services_where(user, Permission.ANSWER_CONCERN).values("service")
    told = _concerns().filter(case__inspection__service__in=services, plan_due_date__isnull=False)
    return told.select_related("case__inspection__service").order_by("-raised_at")


def concerns_of(inspection: Inspection) -> list[UrgentConcern]:
    """Return all concerns of an inspection: those to be acknowledged first, closed ones last."""
    states = list(ConcernState)
    rows = UrgentConcern.objects.filter(case__inspection=inspection).select_related(
        "case", "raised_by"
    )
    return sorted(rows, key=lambda one: (states.index(ConcernState(one.state)), one.raised_at))


def concerns_of_case(access: InspectionAccess, case: Case) -> list[UrgentConcern]:
    """Return the concerns about a case that this person may read."""
    rows = UrgentConcern.objects.filter(case=case)
    return list(
        rows if access.may(Permission.VIEW_CONCERNS) else rows.filter(raised_by=access.user)
    )


def steps_of(concern: UrgentConcern) -> list[ConcernStep]:
    """Return what happened to a concern, in order, with what was recorded."""
    return list(concern.steps.select_related("payload", "by").order_by("sequence"))


def waiting_concerns(user: User) -> QuerySet[UrgentConcern]:
    """Return what this person must acknowledge: of inspections they lead, and, as a deputy, once
    the time is up, whether or not the worker has taken note of that."""
    team = TeamMember.objects.filter(
        memberships_on(timezone.localdate()), user=user, inspection=OuterRef("case__inspection")
    )
    is_late = Q(escalated_at__isnull=False) | Q(raised_at__lte=escalation_deadline())
    return UrgentConcern.objects.filter(
        Exists(team.filter(role=RoleCode.LEAD_INSPECTOR))
        | (is_late & Exists(team.filter(role=RoleCode.DEPUTY_LEAD))),
        state=ConcernState.OPEN,
    )


def overdue_concerns() -> QuerySet[UrgentConcern]:
    """Return the concerns that nobody has acknowledged in time and that no deputy has yet."""
    return UrgentConcern.objects.filter(
        state=ConcernState.OPEN, escalated_at__isnull=True, raised_at__lte=escalation_deadline()
    )


def unannounced_concerns(before: datetime) -> QuerySet[UrgentConcern]:
    """Return open concerns raised before a moment of which no e-mail was sent or failed."""
    mails = ConcernStep.objects.filter(concern=OuterRef("pk"), kind__in=MAIL_STEPS)
    rows = UrgentConcern.objects.filter(state=ConcernState.OPEN, raised_at__lte=before)
    return rows.exclude(Exists(mails))


def escalation_deadline() -> datetime:
    """Return the moment before which a concern must have been raised to go to the deputy now."""
    return timezone.now() - timedelta(minutes=settings.CONCERN_MINUTES)


def contacts_of(inspection: Inspection) -> list[Contact]:
    """Return who is to be phoned: the lead inspector, then the deputies."""
    team = current_team(inspection).filter(user__is_active=True)
    return [
        Contact(member.user.name, member.user.phone, role)
        for role in (RoleCode.LEAD_INSPECTOR, RoleCode.DEPUTY_LEAD)
        for member in team
        if member.role == role
    ]


def people_in(inspection: Inspection, role: RoleCode) -> list[User]:
    """Return those who have this role in the team today and can sign in."""
    team = current_team(inspection).filter(role=role, user__is_active=True)
    return [member.user for member in team]


def get_assessment_to_raise_for(user: User, assessment_id: uuid.UUID) -> Assessment:
    """Return a case's reading to whoever may see it, or was ever given it to score.

    A worry written on a train must not be refused because the case has gone to somebody else
    or was replaced meanwhile; nor one in a copy because its author's account is closed, who cannot
    sign in to raise it. Raises NotVisible for everybody else.
    """
    related = ("case__inspection__service",)
    assessment = Assessment.everything.select_related(*related).filter(pk=assessment_id).first()
    if assessment is None or not _may_raise(user, assessment):
        raise NotVisible
    return assessment


def _may_raise(user: User, assessment: Assessment) -> bool:
    permissions = member_permissions(user, assessment.case.inspection)
    if Permission.VIEW_ALL_CASES in permissions:
        return True
    if Permission.VIEW_OWN_CASES in permissions and assessment.scorer_id == user.pk:
        return True
    return Allocation.objects.filter(assessment=assessment, scorer=user).exists()


def find_concern(concern_id: uuid.UUID) -> UrgentConcern | None:
    """Return the concern that an operation sent before has made, or None."""
    return _concerns().filter(pk=concern_id).first()


def lock_concern(concern_id: uuid.UUID) -> UrgentConcern:
    """Return the concern as it stands now; nobody else can take a step until the transaction ends.

    Who locks an inspection or an assessment too takes those first.
    """
    rows = UrgentConcern.objects.select_for_update(of=("self",))
    return rows.select_related("case__inspection__service").get(pk=concern_id)


def _concerns() -> QuerySet[UrgentConcern]:
    return UrgentConcern.objects.select_related("payload", "case", "raised_by")
