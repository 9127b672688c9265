"""What stands above every page: the menu, and urgent concerns that wait; asks nothing itself."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from dashboard.presenters.service_tabs import present_tabs
from dashboard.queries.service_places import place_of
from dashboard.queries.standing import Standing, standing_of


def main_navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the menu as `nav_items` and what waits as `waiting_concerns`, for the signed-in.

    On pages of their service its people get the way through the inspection as `service_tabs`.
    """
    # A request refused at the door, such as one for another host, never learns who sends it.
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav_items": [], "waiting_concerns": []}
    standing = standing_of(request)
    match = request.resolver_match
    return {
        "service_tabs": present_tabs(place_of(request), match.view_name if match else ""),
        "nav_items": _menu(request.path, standing, is_administrator=user.is_administrator),
        "waiting_concerns": [
            {
                "text": _("There is an urgent concern in inspection %(reference)s.")
                % {"reference": concern.inspection},
                "href": reverse(
                    "cases:concern-detail", args=[concern.inspection, concern.concern_id]
                ),
            }
            for concern in standing.waiting
        ],
    }


def _menu(path: str, standing: Standing, *, is_administrator: bool) -> list[dict[str, Any]]:
    home = reverse("dashboard:home")
    items = [(_("Home"), home)]
    if not standing.is_of_service_alone:
        items += [
            (_("My cases"), reverse("dashboard:my-cases")),
            (_("Inspections"), reverse("inspections:inspection-list")),
            (_("Plans"), reverse("improvement:plan-list")),
            (_("Frameworks"), reverse("standards:framework-list")),
        ]
    if is_administrator:
        items.append((_("People"), reverse("dashboard:person-list")))
    return [
        {
            "text": text,
            "href": href,
            "active": path == href or (href != home and path.startswith(href)),
        }
        for text, href in items
    ]
