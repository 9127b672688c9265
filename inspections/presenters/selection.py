"""What the page of the reason for selection shows."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from inspections.models import Inspection, SelectionIndicator


def present_indicators(
    inspection: Inspection, indicators: Iterable[SelectionIndicator]
) -> list[dict[str, Any]]:
    """Return what each indicator says, with the addresses that change and remove it."""
    return [
        {
            "name": one.name,
            "value": one.value,
            "period": one.period,
            "source": one.source,
            "edit_href": _address("indicator-edit", inspection, one),
            "remove_href": _address("indicator-remove", inspection, one),
        }
        for one in indicators
    ]


def changed_reason(inspection: Inspection) -> str:
    """Say that somebody else has written another reason, and which."""
    return _(
        "Somebody else has changed the reason. It is now: “%(now)s” Yours stands below; save it "
        "once more to replace theirs."
    ) % {"now": inspection.reason_for_selection}


def _address(page: str, inspection: Inspection, indicator: SelectionIndicator) -> str:
    return reverse(f"inspections:{page}", args=[inspection.reference, indicator.pk])
