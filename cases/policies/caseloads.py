"""When a caseload can be sent, and which of its cases can be drawn."""

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _

from cases.choices import Exclusion
from cases.errors import CaseloadRefused
from cases.types.sampling import SamplingRules, Stratum
from inspections.models import Inspection


def explain_closed(inspection: Inspection, *, is_drawn: bool) -> str:
    """Return why no caseload can be sent any more; "" while one can."""
    if inspection.is_published:
        return _("This inspection is published, so its caseload can no longer change.")
    if is_drawn:
        return _(
            "A sample has been drawn from this caseload, so no newer version can be sent. "
            "If a case is missing, tell the lead inspector."
        )
    return ""


def check_open(inspection: Inspection, *, is_drawn: bool) -> None:
    """Raise CaseloadRefused, with the reason, when no caseload can be sent any more."""
    reason = explain_closed(inspection, is_drawn=is_drawn)
    if reason:
        raise CaseloadRefused(reason)


def place_case(
    rules: SamplingRules, facts: Mapping[str, str], start_date: date | None, fieldwork: date
) -> tuple[str, tuple[str, ...]]:
    """Return the code of the case's stratum, "" for none, and why it cannot be drawn."""
    stratum = rules.stratum_of(facts)
    if stratum is None:
        return "", (Exclusion.NO_STRATUM.value,)
    return stratum.code, _outside_window(stratum, start_date, fieldwork)


def _outside_window(stratum: Stratum, start_date: date | None, fieldwork: date) -> tuple[str, ...]:
    if stratum.window is None:
        return ()
    if start_date is None:
        return (Exclusion.NO_START_DATE.value,)
    days = (fieldwork - start_date).days
    if days > stratum.window.from_days:
        return (Exclusion.TOO_EARLY.value,)
    return (Exclusion.TOO_LATE.value,) if days < stratum.window.to_days else ()
