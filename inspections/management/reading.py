"""What commands of several apps share: finding the inspection that an argument names."""

from django.core.management.base import CommandError

from inspections.models import Inspection
from inspections.queries import find_inspection


def named_inspection(reference: str) -> Inspection:
    """Return the inspection, or stop with a sentence."""
    inspection = find_inspection(reference)
    if inspection is None:
        raise CommandError(f"There is no inspection “{reference}”.")
    return inspection
