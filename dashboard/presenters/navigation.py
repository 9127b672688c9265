"""The menu of every page; a context processor that asks nothing but who is signed in."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _


def main_navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the menu's items as `nav_items`, none for somebody who has not signed in."""
    # A request refused at the door, such as one for another host, never learns who sends it.
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"nav_items": []}
    home = reverse("dashboard:home")
    items = [
        (_("Home"), home),
        (_("My cases"), reverse("dashboard:my-cases")),
        (_("Inspections"), reverse("inspections:inspection-list")),
        (_("Frameworks"), reverse("standards:framework-list")),
    ]
    return {
        "nav_items": [
            {
                "text": text,
                "href": href,
                "active": request.path == href or (href != home and request.path.startswith(href)),
            }
            for text, href in items
        ]
    }
