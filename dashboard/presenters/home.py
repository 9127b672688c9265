"""What the home page and the page of a person's cases show."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.roles import ROLES
from dashboard.presenters.work import case_tasks, line_tasks, next_steps, open_cases
from dashboard.queries.work import InspectionWork
from inspections.choices import Stage


@dataclass(frozen=True)
class OwnInspection:
    """An inspection under way that the person belongs to."""

    title: str
    reference: str
    href: str
    steps: list[str]
    facts: list[dict[str, str]]
    tasks: list[dict[str, Any]]
    lines: list[dict[str, Any]]
    submitted: int
    allocated: int


@dataclass(frozen=True)
class Home:
    """The home page: own inspections first, then the others that an administrator sees."""

    own: list[OwnInspection]
    other_head: list[dict[str, str]]
    others: list[list[dict[str, str]]]
    can_plan: bool


@dataclass(frozen=True)
class CaseGroup:
    """A person's cases in one inspection, as tasks."""

    title: str
    reference: str
    href: str
    tasks: list[dict[str, Any]]


def present_home(works: Iterable[InspectionWork], *, can_plan: bool) -> Home:
    """Return what is under way; published inspections stand in the list of inspections."""
    under_way = [work for work in works if not work.inspection.is_published]
    return Home(
        own=[_own(work) for work in under_way if work.is_member],
        other_head=[
            {"text": text}
            for text in (_("Service"), _("Reference"), _("Stage"), _("Fieldwork begins"))
        ],
        others=[_other(work) for work in under_way if not work.is_member],
        can_plan=can_plan,
    )


def present_cases(works: Iterable[InspectionWork]) -> list[CaseGroup]:
    """Return all cases allocated to the person, inspection by inspection."""
    return [
        CaseGroup(
            title=work.inspection.service.name,
            reference=work.inspection.reference,
            href=_overview(work),
            tasks=case_tasks(work.assessments),
        )
        for work in works
        if work.assessments
    ]


def _own(work: InspectionWork) -> OwnInspection:
    waiting = open_cases(work)
    return OwnInspection(
        title=work.inspection.service.name,
        reference=work.inspection.reference,
        href=_overview(work),
        steps=next_steps(work),
        facts=_facts(work),
        tasks=case_tasks(waiting),
        lines=line_tasks(work),
        submitted=len(work.assessments) - len(waiting),
        allocated=len(work.assessments),
    )


def _facts(work: InspectionWork) -> list[dict[str, str]]:
    inspection = work.inspection
    weeks = _("week 1 from %(one)s, week 2 from %(two)s") % {
        "one": date_format(inspection.week_one_date),
        "two": date_format(inspection.week_two_date),
    }
    return [
        {"key": _("Stage"), "value": str(Stage(inspection.stage).label)},
        {"key": _("Your role"), "value": ", ".join(str(ROLES[one].title) for one in work.roles)},
        {"key": _("Fieldwork"), "value": weeks},
        {"key": _("Publication"), "value": date_format(inspection.publication_date)},
    ]


def _other(work: InspectionWork) -> list[dict[str, str]]:
    inspection = work.inspection
    return [
        {"text": inspection.service.name, "href": _overview(work)},
        {"text": inspection.reference},
        {"text": str(Stage(inspection.stage).label)},
        {"text": date_format(inspection.week_one_date)},
    ]


def _overview(work: InspectionWork) -> str:
    return reverse("dashboard:inspection-detail", args=[work.inspection.reference])
