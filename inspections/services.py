"""Writes about an inspection: plan it, put its team together, move it on."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import RoleCode
from audit.services import record_event
from inspections.choices import Stage
from inspections.errors import MoveRefused, PlanRefused
from inspections.models import Inspection, Service, TeamMember
from inspections.policies import check_move, check_timetable
from inspections.types import Timetable
from standards.models import Framework


@transaction.atomic
def create_service(
    *, code: str, name: str, local_authority: str, country: str, by: str
) -> Service:
    """Add a service that can be inspected."""
    service = Service(code=code, name=name, local_authority=local_authority, country=country)
    service.full_clean()
    service.save()
    record_event(stream="services", verb="service_created", by=by, object_label=code)
    return service


@transaction.atomic
def plan_inspection(
    *,
    service: Service,
    framework: Framework,
    standard_codes: Sequence[str],
    timetable: Timetable,
    reason_for_selection: str,
    by: str,
) -> Inspection:
    """Plan an inspection and pin its edition and themes.

    Its reference is the service's code and the year, with a running number from the second one on.
    Raises PlanRefused for dates out of order, an unpublished edition or an unknown theme.
    """
    check_timetable(timetable)
    if not framework.is_published:
        raise PlanRefused(_("Publish this edition of the framework before inspecting by it."))
    standards = list(framework.standards.filter(code__in=standard_codes))
    if len(standards) != len(set(standard_codes)):
        raise PlanRefused(_("This edition of the framework does not have all the themes chosen."))
    inspection = Inspection.objects.create(
        reference=_free_reference(service, timetable.week_one_date),
        service=service,
        framework=framework,
        reason_for_selection=reason_for_selection,
        **vars(timetable),
    )
    inspection.standards.set(standards)
    record_event(
        stream=inspection.audit_stream,
        verb="inspection_planned",
        by=by,
        object_label=inspection.reference,
        details={
            "framework": str(framework),
            "standards": sorted(standard_codes),
            "timetable": vars(timetable),
        },
    )
    return inspection


def _free_reference(service: Service, week_one_date: date) -> str:
    stem = f"{service.code}-{week_one_date.year}"
    taken = set(
        Inspection.objects.filter(reference__startswith=stem).values_list("reference", flat=True)
    )
    candidates = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)


@transaction.atomic
def change_dates(*, inspection: Inspection, timetable: Timetable, by: str) -> None:
    """Replace the dates; both sets stand in the record."""
    check_timetable(timetable)
    before = {name: getattr(inspection, name) for name in vars(timetable)}
    for name, value in vars(timetable).items():
        setattr(inspection, name, value)
    inspection.save(update_fields=list(vars(timetable)))
    record_event(
        stream=inspection.audit_stream,
        verb="dates_changed",
        by=by,
        object_label=inspection.reference,
        details={"before": before, "after": vars(timetable)},
    )


@transaction.atomic
def add_team_member(
    *,
    inspection: Inspection,
    user: User,
    role: RoleCode,
    organisation: str,
    by: str,
    from_date: date | None = None,
) -> TeamMember:
    """Give a person a role in the team from a day on, today unless said otherwise."""
    if inspection.team.filter(user=user, role=role).exists():
        raise PlanRefused(_("This person has that role already."))
    member = TeamMember.objects.create(
        inspection=inspection,
        user=user,
        role=role,
        organisation=organisation,
        from_date=from_date or timezone.localdate(),
    )
    record_event(
        stream=inspection.audit_stream,
        verb="team_member_added",
        by=by,
        object_label=user.email,
        details={"role": role, "organisation": organisation},
    )
    return member


@transaction.atomic
def end_team_membership(*, member: TeamMember, by: str) -> None:
    """End a membership today: access ends with the next request."""
    member.to_date = max(timezone.localdate() - timezone.timedelta(days=1), member.from_date)
    member.save(update_fields=["to_date"])
    record_event(
        stream=member.inspection.audit_stream,
        verb="team_member_left",
        by=by,
        object_label=member.user.email,
        details={"role": member.role},
    )


@transaction.atomic
def move_stage(*, inspection: Inspection, to: Stage, by: str) -> None:
    """Move the inspection to a stage that the transition table allows from where it is now."""
    current = Stage(inspection.stage)
    check_move(current, to)
    moved = Inspection.objects.filter(pk=inspection.pk, stage=current).update(stage=to)
    if not moved:
        raise MoveRefused(_("Somebody else has just moved this inspection. Look again."))
    inspection.stage = to
    record_event(
        stream=inspection.audit_stream,
        verb="stage_moved",
        by=by,
        object_label=inspection.reference,
        details={"from": current, "to": to},
    )
