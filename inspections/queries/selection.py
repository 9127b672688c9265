"""Reads of what pointed to a service when it was selected."""

from dataclasses import dataclass

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection, SelectionIndicator
from inspections.queries.inspections import InspectionAccess, get_inspection_for


@dataclass(frozen=True)
class IndicatorAccess:
    """An indicator, and its inspection as one person may see it."""

    within: InspectionAccess
    indicator: SelectionIndicator


def indicators_of(inspection: Inspection) -> list[SelectionIndicator]:
    """Return the indicators in their order."""
    return list(inspection.indicators.order_by("position", "pk"))


def get_indicator_for(user: User, reference: str, indicator_id: int) -> IndicatorAccess:
    """Return an indicator to somebody who may change it; raises as get_inspection_for.

    An indicator of another inspection does not exist here.
    """
    access = get_inspection_for(user, reference, Permission.EDIT_INSPECTION)
    indicator = access.inspection.indicators.filter(pk=indicator_id).first()
    if indicator is None:
        raise NotVisible
    indicator.inspection = access.inspection
    return IndicatorAccess(access, indicator)
