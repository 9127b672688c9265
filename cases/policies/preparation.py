"""Until when a service prepares cases and asks for replacements."""

from django.utils.translation import gettext as _

from cases.errors import PreparationRefused
from inspections.models import Inspection


def can_prepare(inspection: Inspection) -> bool:
    """Return whether what was prepared can still change."""
    return not inspection.is_published


def check_prepare(inspection: Inspection) -> None:
    """Raise PreparationRefused once the report is published."""
    if not can_prepare(inspection):
        raise PreparationRefused(
            _("This inspection is published, so nothing about its cases can change any more.")
        )
