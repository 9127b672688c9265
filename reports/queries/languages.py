"""The languages that a report is due in, and the language of what it is made from."""

from django.utils.translation import get_language

from inspections.choices import Country
from inspections.models import Inspection
from reports.choices import Language


def due_languages(inspection: Inspection) -> tuple[Language, ...]:
    """Return English, and Welsh too for a service in Wales."""
    if inspection.service.country == Country.WALES:
        return (Language.ENGLISH, Language.WELSH)
    return (Language.ENGLISH,)


def keeps_english() -> bool:
    """Return whether what people typed stands out: English, in a report in another language."""
    return not (get_language() or Language.ENGLISH).startswith(Language.ENGLISH)
