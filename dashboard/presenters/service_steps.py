"""What the people of a service do next about an inspection, in the order in which it matters."""

from collections.abc import Iterable, Iterator
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
from improvement.policies.plans import AFTER_FEEDBACK
from reports.choices import ReportStatus
from reports.models import ReportMove

Row = dict[str, Any]


def show_steps(places: Iterable[ServicePlace], facts: Iterable[ServiceFacts] = ()) -> list[Row]:
    """Return the steps of all places as rows of components/task_list.html.

    `facts` are those of the inspections that the person prepares. With more than one inspection
    every row says which it belongs to.
    """
    asked = list(places)
    by_inspection = {one.inspection.pk: one for one in facts}
    rows = [(place, row) for place in asked for row in _steps(place, by_inspection)]
    if len(asked) < 2:
        return [row for _place, row in rows]
    return [{**row, "hint": _with_service(place, str(row["hint"]))} for place, row in rows]


def _with_service(place: ServicePlace, hint: str) -> str:
    name = f"{place.inspection.service.name} ({place.inspection.reference})"
    return f"{name}. {hint}" if hint else name


def _steps(place: ServicePlace, facts: dict[int, ServiceFacts]) -> Iterator[Row]:
    if place.inspection.pk in facts:
        yield from open_task_rows(facts[place.inspection.pk])
    if shows_report(place):
        yield from _report(place)
    if shows_plan(place):
        yield from _plan(place)


def _is_commenting(place: ServicePlace, draft: ReportMove) -> bool:
    is_waiting = draft.report.status == ReportStatus.WITH_SERVICE
    return is_waiting and place.may(Permission.COMMENT_ON_DRAFT)


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
    if draft is not None and _is_commenting(place, draft):
        yield {
            "text": _("Comment on the draft report"),
            "href": reverse("reports:released-comment-list", args=[place.inspection.reference]),
            "hint": _("Check it for factual accuracy and send your comments by the due date."),
            "status": _("To do"),
            "colour": "blue",
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
