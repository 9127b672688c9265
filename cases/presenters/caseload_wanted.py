"""What a caseload must hold, in words, and the template that a service can fill in."""

from typing import Any

from django.utils.translation import gettext as _

from cases.queries.caseload_fields import wanted_fields
from cases.services.caseload_files import explanation_mark
from cases.types.caseloads import REFERENCE, START_DATE, WantedField
from inspections.models import Inspection
from sheets.writing import write_csv
from standards.types import FactValue, normalise_spelling


def show_wanted(inspection: Inspection) -> list[dict[str, Any]]:
    """Return one entry per column, for templates/cases/_caseload_wanted.html."""
    return [
        {
            "label": field.label,
            "code": field.code,
            "need": _("needed") if field.is_required else _("if you have it"),
            "explanation": "" if field.fact else explain_field(field),
            "values": [_show_value(value) for value in field.fact.values] if field.fact else [],
        }
        for field in wanted_fields(inspection)
    ]


def explain_field(field: WantedField) -> str:
    """Return in one sentence what may stand in a field's column."""
    if field.code == REFERENCE:
        return _(
            "Letters, digits and hyphens, at least one digit, at most 30 characters; each "
            "reference once, and never a name or a date of birth."
        )
    if field.code == START_DATE:
        return _("Day, month and year with four digits: 1/3/2026 or 2026-03-01.")
    values = field.fact.values if field.fact else ()
    return ", ".join(value.spelling for value in values)


def template_file(inspection: Inspection) -> bytes:
    """Return a CSV file with the columns and one row that says what may stand in each."""
    fields = wanted_fields(inspection)
    explained = [explain_field(field) for field in fields]
    return write_csv([field.label for field in fields], [[explanation_mark(), *explained[1:]]])


def _show_value(value: FactValue) -> dict[str, str]:
    own = {normalise_spelling(value.spelling)}
    others = [one for one in (value.code, *value.spellings) if normalise_spelling(one) not in own]
    return {"label": value.spelling, "spellings": ", ".join(dict.fromkeys(others))}
