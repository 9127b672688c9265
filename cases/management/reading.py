"""What the import commands share: reading the file and finding the person who acts."""

from pathlib import Path

from django.core.management.base import CommandError

from accounts.management.reading import named_person
from accounts.models import User
from accounts.roles import RoleCode
from inspections.models import Inspection
from inspections.queries import current_team
from sheets.reading import STANDARD_LIMITS


def file_content(name: str) -> bytes:
    """Return the file's bytes, or stop with a sentence."""
    try:
        with Path(name).open("rb") as opened:
            # One byte more than is read of a file, so that a longer one is refused as too large.
            return opened.read(STANDARD_LIMITS.bytes + 1)
    except OSError as error:
        raise CommandError(f"The file {name} could not be read: {error.strerror}.") from error


def acting_person(inspection: Inspection, email: str | None) -> User:
    """Return the person named, or else the lead inspector of the inspection."""
    if email is not None:
        return named_person(email)
    lead = current_team(inspection).filter(role=RoleCode.LEAD_INSPECTOR).first()
    if lead is None:
        raise CommandError("This inspection has no lead inspector. Name who acts with --by EMAIL.")
    return lead.user
