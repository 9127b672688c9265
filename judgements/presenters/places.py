"""Where pages about places of a standard lead: the framework's page, the log, a new entry."""

from urllib.parse import urlencode

from django.urls import reverse

from inspections.models import Inspection
from judgements.presenters.key_questions import guide_href
from judgements.queries.places import WHOLE
from standards.types import FrameworkContent


def place_href(content: FrameworkContent, standard: str, place: str) -> str:
    """Return where the framework's page shows a place of a standard (their codes)."""
    page = guide_href(content, standard)
    return page if place == WHOLE else f"{page}#{place}"


def evidence_href(inspection: Inspection, standard: str, place: str | None = None) -> str:
    """Return where the log lists what is linked to a standard, or to one place of it alone."""
    return _with_place("judgements:evidence-list", inspection, standard, place)


def evidence_add_href(inspection: Inspection, standard: str, place: str = WHOLE) -> str:
    """Return where an entry about a place is begun."""
    return _with_place("judgements:evidence-add", inspection, standard, place)


def _with_place(route: str, inspection: Inspection, standard: str, place: str | None) -> str:
    page = reverse(route, args=[inspection.reference])
    asked = {"standard": standard} | ({} if place is None else {"place": place})
    return f"{page}?{urlencode(asked)}"
