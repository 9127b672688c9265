"""Writes that bring an inspection about: a small beginning, or the whole plan at once."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import RoleCode
from audit.services import record_event
from inspections.choices import LEADING_INSPECTORATE
from inspections.errors import PlanRefused
from inspections.models import Inspection, Service
from inspections.policies import check_schedule, next_free_monday
from inspections.queries import find_notice_rule
from inspections.services.standards import find_standards
from inspections.services.team import add_team_member
from inspections.types import Schedule
from standards.models import Framework, Standard

# From the decision to inspect until the service is told.
TIME_TO_PREPARE = timedelta(weeks=2)


@transaction.atomic
def begin_planning(
    *, service: Service, framework: Framework, by: str, lead: User | None = None
) -> Inspection:
    """Plan an inspection of a service by an edition; all else is decided later.

    Its dates are a proposal: the first fieldwork after the programme's notice that leaves two
    weeks to prepare and begins on no bank holiday. Raises as plan_inspection.
    """
    rule = find_notice_rule(framework.code)
    earliest = timezone.localdate() + TIME_TO_PREPARE + rule.notice.span
    monday = next_free_monday(earliest, rule.week_two.span, service.country)
    schedule = Schedule.from_week_one(monday, rule)
    inspection = Inspection(service=service, framework=framework, **vars(schedule))
    return _add_inspection(inspection, find_standards(framework, []), lead, by)


@transaction.atomic
def plan_inspection(
    *,
    service: Service,
    framework: Framework,
    standard_codes: Sequence[str],
    schedule: Schedule,
    reason_for_selection: str,
    by: str,
    lead: User | None = None,
) -> Inspection:
    """Plan an inspection at once, dates and optional themes decided; core themes are always in it.

    Its reference is the service's code and the year, with a running number from the second one on.
    Raises PlanRefused for dates out of order, an unpublished edition, an unknown theme or a plan
    that exists already.
    """
    return _add_inspection(
        Inspection(
            service=service,
            framework=framework,
            reason_for_selection=reason_for_selection,
            reason_version=1,
            dates_version=1,
            standards_version=1,
            **vars(schedule),
        ),
        find_standards(framework, standard_codes),
        lead,
        by,
    )


def _add_inspection(
    inspection: Inspection, standards: Sequence[Standard], lead: User | None, by: str
) -> Inspection:
    check_schedule(inspection.schedule)
    inspection.reference = _free_reference(inspection.service, inspection.week_one_date)
    inspection.save(force_insert=True)
    inspection.standards.set(standards)
    record_event(
        stream=inspection.audit_stream,
        verb="inspection_planned",
        by=by,
        object_label=inspection.reference,
        details={
            "framework": str(inspection.framework),
            "standards": [standard.code for standard in standards],
            "schedule": vars(inspection.schedule),
        },
    )
    if lead is not None:
        add_team_member(
            inspection=inspection,
            user=lead,
            role=RoleCode.LEAD_INSPECTOR,
            organisation=LEADING_INSPECTORATE,
            by=by,
        )
    return inspection


def _free_reference(service: Service, week_one_date: date) -> str:
    # The lock makes two people planning for one service wait for each other.
    Service.objects.select_for_update().get(pk=service.pk)
    if service.inspections.filter(week_one_date=week_one_date).exists():
        raise PlanRefused(
            _("An inspection of %(service)s that begins on this Monday is planned already.")
            % {"service": service.name}
        )
    stem = f"{service.code}-{week_one_date.year}"
    taken = set(
        Inspection.objects.filter(reference__startswith=stem).values_list("reference", flat=True)
    )
    candidates = [stem, *(f"{stem}-{number}" for number in range(2, len(taken) + 3))]
    return next(candidate for candidate in candidates if candidate not in taken)
