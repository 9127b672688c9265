"""What the import commands share: finding the person who acts."""

from django.core.management.base import CommandError

from accounts.management.reading import named_person
from accounts.models import User
from accounts.roles import RoleCode
from inspections.models import Inspection
from inspections.queries import current_team


def acting_person(inspection: Inspection, email: str | None) -> User:
    """Return the person named, or else the lead inspector of the inspection."""
    if email is not None:
        return named_person(email)
    lead = current_team(inspection).filter(role=RoleCode.LEAD_INSPECTOR).first()
    if lead is None:
        raise CommandError("This inspection has no lead inspector. Name who acts with --by EMAIL.")
    return lead.user
