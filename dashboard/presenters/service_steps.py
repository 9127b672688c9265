"""What the people of a service do next about an inspection, in the order in which it matters."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from dashboard.presenters.notice import open_task_rows
from dashboard.presenters.service_tabs import shows_plan, shows_report
from dashboard.queries.service import ServiceFacts
from dashboard.queries.service_places import ServicePlace
from improvement.models import SelfAssessment
from improvement.policies.plans import AFTER_FEEDBACK
from reports.choices import ReportStatus

Row = dict[str, Any]


def show_steps(places: Iterable[ServicePlace], facts: Iterable[ServiceFacts] = ()) -> list[Row]:
    """Return the steps of all places as rows of components/task_list.html, what is to do first.

    `facts` are those of the inspections that the person prepares. With more than one inspection
    every row says which it belongs to.
    """
    asked = list(places)
    by_inspection = {one.inspection.pk: one for one in facts}
    to_do = [(place, row) for place in asked for row in _to_do(place, by_inspection)]
    rows = [*to_do, *((place, row) for place in asked for row in _steps(place))]
    if len(asked) < 2:
        return [row for _place, row in rows]
    return [{**row, "hint": _with_service(place, str(row["hint"]))} for place, row in rows]


def _with_service(place: ServicePlace, hint: str) -> str:
    name = f"{place.inspection.service.name} ({place.inspection.reference})"
    return f"{name}. {hint}" if hint else name


def show_rounds(rounds: Iterable[SelfAssessment], today: date) -> list[Row]:
    """Return the rounds of self-assessment that wait for a person as rows of the same."""
    return [
        {
            "text": _("Rate your board: %(title)s") % {"title": one.title},
            "href": reverse("improvement:board-round", args=[one.service.code, one.pk]),
            "hint": _("%(service)s. Due: %(day)s")
            % {"service": one.service.name, "day": date_format(one.due_date)},
            "status": _("Overdue") if one.due_date < today else _("To do"),
            "colour": "red" if one.due_date < today else "blue",
        }
        for one in rounds
    ]


def is_commenting(place: ServicePlace) -> bool:
    """Whether the person may comment on a draft of this inspection now."""
    draft = place.steps.draft
    is_waiting = draft is not None and draft.report.status == ReportStatus.WITH_SERVICE
    return is_waiting and place.may(Permission.COMMENT_ON_DRAFT)


def _to_do(place: ServicePlace, facts: dict[int, ServiceFacts]) -> Iterator[Row]:
    if place.inspection.pk in facts:
        yield from open_task_rows(facts[place.inspection.pk])
    if shows_report(place) and is_commenting(place):
        yield {
            "text": _("Comment on the draft report"),
            "href": reverse("reports:released-comment-list", args=[place.inspection.reference]),
            "hint": _("Check it for factual accuracy and send your comments by the due date."),
            "status": _("To do"),
            "colour": "blue",
        }


def _steps(place: ServicePlace) -> Iterator[Row]:
    if shows_report(place):
        yield from _report(place)
    if shows_plan(place):
        yield from _plan(place)


def _report(place: ServicePlace) -> Iterator[Row]:
    """Yield the draft, then the published version, whichever there are."""
    address = reverse("reports:released-detail", args=[place.inspection.reference])
    draft, public = place.steps
    if draft is not None:
        yield {
            "text": _("Read the draft report"),
            "href": f"{address}?version=draft" if public else address,
            "hint": _("With you since %(day)s.") % {"day": date_format(localdate(draft.at))},
            "status": _("Draft"),
            "colour": "yellow",
        }
    if public is not None:
        yield {
            "text": _("Read the published report"),
            "href": f"{address}?version=public" if draft else address,
            "hint": _("Published on %(day)s.") % {"day": date_format(localdate(public.at))},
            "status": _("Published"),
            "colour": "green",
        }


def _plan(place: ServicePlace) -> Iterator[Row]:
    """Yield the plan once it is started, and to whoever may start it once it may be started."""
    if not place.has_plan and place.inspection.stage not in AFTER_FEEDBACK:
        return
    is_whole = place.may(Permission.READ_RELEASED)
    yield {
        "text": _("Improvement plan") if is_whole else _("Your actions of the improvement plan"),
        "href": reverse("improvement:plan-detail", args=[place.inspection.reference]),
        "hint": "",
        "status": _("Under way") if place.has_plan else _("Not yet started"),
        "colour": "blue" if place.has_plan else "grey",
    }
