"""The languages that a report is due in."""

from inspections.choices import Country
from inspections.models import Inspection
from reports.choices import Language


def due_languages(inspection: Inspection) -> tuple[Language, ...]:
    """Return English, and Welsh too for a service in Wales."""
    if inspection.service.country == Country.WALES:
        return (Language.ENGLISH, Language.WELSH)
    return (Language.ENGLISH,)
