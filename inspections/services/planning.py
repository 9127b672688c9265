"""Writes that bring an inspection about: the service to inspect, the plan, the dates."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import RoleCode
from audit.services import record_event
from inspections.choices import LEADING_INSPECTORATE
from inspections.errors import PlanRefused
from inspections.models import Inspection, Service
from inspections.policies import check_service_code, check_timetable
from inspections.services.team import add_team_member
from inspections.types import Timetable
from standards.models import Framework, Standard
from standards.queries import get_content


@transaction.atomic
def create_service(*, code: str, name: str, local_authority: str, country: str, by: str) -> Service:
    """Add a service that can be inspected.

    Raises PlanRefused for a code that is taken or cannot stand in an address, and ValidationError
    for other values of a wrong shape.
    """
    check_service_code(code)
    if Service.objects.filter(code=code).exists():
        raise PlanRefused(
            _("There is already a service with the code “%(code)s”.") % {"code": code}
        )
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
    lead: User | None = None,
) -> Inspection:
    """Plan an inspection and pin its edition and themes; core themes are always among them.

    Its reference is the service's code and the year, with a running number from the second one on.
    Raises PlanRefused for dates out of order, an unpublished edition, an unknown theme or a plan
    that exists already.
    """
    check_timetable(timetable)
    standards = _chosen_standards(framework, standard_codes)
    reference = _free_reference(service, timetable.week_one_date)
    inspection = Inspection.objects.create(
        reference=reference,
        service=service,
        framework=framework,
        reason_for_selection=reason_for_selection,
        dates_version=1,
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
            "standards": [standard.code for standard in standards],
            "timetable": vars(timetable),
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


def _chosen_standards(framework: Framework, codes: Sequence[str]) -> list[Standard]:
    if not framework.is_published:
        raise PlanRefused(_("Publish this edition of the framework before inspecting by it."))
    core = {standard.code for standard in get_content(framework).core_standards}
    wanted = core | set(codes)
    known = {standard.code: standard for standard in framework.standards.order_by("number")}
    unknown = wanted - known.keys()
    if unknown:
        raise PlanRefused(
            _("%(framework)s has no theme %(unknown)s. These can be added: %(optional)s.")
            % {
                "framework": framework,
                "unknown": ", ".join(sorted(unknown)),
                "optional": ", ".join(code for code in known if code not in core) or "–",
            }
        )
    return [standard for code, standard in known.items() if code in wanted]


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
