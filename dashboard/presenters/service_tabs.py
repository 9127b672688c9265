"""The way through one inspection for the people of its service: what is theirs, and no more."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.permissions import Permission
from dashboard.queries.service_places import ServicePlace


@dataclass(frozen=True)
class Tab:
    """A link: the route it leads to, which pages belong to it, and to whom it is shown."""

    text: str | Promise
    route: str
    begins: tuple[str, ...]
    is_shown: Callable[[ServicePlace], bool]
    is_of_service: bool = False

    def address(self, place: ServicePlace) -> str:
        """Return where the link leads."""
        inspection = place.inspection
        name = inspection.service.code if self.is_of_service else inspection.reference
        return reverse(self.route, args=[name])

    def fit(self, page: str) -> int:
        """Return how closely a page, by the name of its route, belongs here; 0 for not at all."""
        return max((len(one) for one in self.begins if page.startswith(one)), default=0)


def shows_tasks(place: ServicePlace) -> bool:
    """Whoever prepares has tasks; the board reads the dates."""
    return place.may(Permission.PREPARE_INSPECTION) or place.may(Permission.READ_RELEASED)


def shows_report(place: ServicePlace) -> bool:
    """A report is there to read once it is released."""
    return place.may(Permission.READ_RELEASED) and place.steps.is_any


def shows_comments(place: ServicePlace) -> bool:
    """The board reads what manager and chair say of a draft, from the day it is to be checked."""
    return place.may(Permission.READ_RELEASED) and place.steps.is_any and place.has_check


def shows_plan(place: ServicePlace) -> bool:
    """The plan is there for whoever may start it, and for the others once it is started."""
    return place.may(Permission.VIEW_PLAN) and (place.has_plan or place.may(Permission.EDIT_PLAN))


def shows_board(place: ServicePlace) -> bool:
    """Whoever reads the self-assessments of the board; they belong to the service."""
    return place.may(Permission.VIEW_SELF_ASSESSMENT)


def shows_people(place: ServicePlace) -> bool:
    """Whoever names the board and the owners of actions."""
    return place.may(Permission.KEEP_SERVICE_PEOPLE)


TABS = (
    Tab(
        _("Tasks"),
        "dashboard:service-inspection",
        ("dashboard:", "inspections:document", "cases:"),
        shows_tasks,
    ),
    Tab(_("Report"), "reports:released-detail", ("reports:released",), shows_report),
    Tab(
        _("Comments"),
        "reports:released-comment-list",
        ("reports:released-comment-",),
        shows_comments,
    ),
    Tab(_("Improvement plan"), "improvement:plan-detail", ("improvement:",), shows_plan),
    Tab(
        _("Board"),
        "improvement:board-detail",
        ("improvement:board-",),
        shows_board,
        is_of_service=True,
    ),
    Tab(
        _("People"),
        "inspections:own-people",
        ("inspections:own-",),
        shows_people,
        is_of_service=True,
    ),
)


def present_tabs(place: ServicePlace | None, page: str) -> dict[str, Any] | None:
    """Return the links of an inspection, with the one that the page belongs to marked."""
    if place is None:
        return None
    current = max(TABS, key=lambda one: one.fit(page))
    return {
        "service": place.inspection.service.name,
        "reference": place.inspection.reference,
        "links": [
            {
                "text": one.text,
                "href": one.address(place),
                "is_current": one is current and one.fit(page) > 0,
            }
            for one in TABS
            if one.is_shown(place)
        ],
    }
