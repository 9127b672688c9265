"""What the list of inspections shows, and the standards that an inspection may have."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inspections.choices import Stage
from inspections.models import Inspection
from standards.types import FrameworkContent

Cell = dict[str, Any]


@dataclass(frozen=True)
class InspectionTable:
    """Inspections as rows of components/table.html, their service first."""

    caption: str
    head: list[Cell]
    rows: list[list[Cell]]


def present_inspections(inspections: Iterable[Inspection]) -> list[InspectionTable]:
    """Return a table of those under way and one of those published; none for no inspections."""
    known = list(inspections)
    halves = [
        (_("Under way"), [one for one in known if not one.is_published]),
        (_("Published"), [one for one in known if one.is_published]),
    ]
    head = [_("Service"), _("Reference"), _("Stage"), _("Fieldwork begins"), _("Publication")]
    return [
        InspectionTable(caption, [{"text": text} for text in head], [_row(one) for one in half])
        for caption, half in halves
        if half
    ]


def _row(inspection: Inspection) -> list[Cell]:
    return [
        {
            "text": inspection.service.name,
            "href": reverse("dashboard:inspection-detail", args=[inspection.reference]),
        },
        {"text": inspection.reference},
        {"text": Stage(inspection.stage).label},
        {"text": date_format(inspection.week_one_date)},
        {"text": date_format(inspection.publication_date)},
    ]


def core_titles(content: FrameworkContent) -> list[str]:
    """Return the titles of the themes that every inspection by this edition has."""
    return [str(standard.title) for standard in content.core_standards]


def further_themes(content: FrameworkContent) -> list[tuple[str, str]]:
    """Return code and title of the themes that are chosen for each inspection."""
    return [
        (standard.code, str(standard.title)) for standard in content.standards if not standard.core
    ]
