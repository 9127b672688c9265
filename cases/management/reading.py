"""What the import commands share: finding the inspection, the file and the person acting."""

from pathlib import Path

from django.core.management.base import CommandError

from accounts.models import User
from accounts.queries import find_user
from accounts.roles import RoleCode
from inspections.models import Inspection
from inspections.queries import current_team, find_inspection


def named_inspection(reference: str) -> Inspection:
    """Return the inspection, or stop with a sentence."""
    inspection = find_inspection(reference)
    if inspection is None:
        raise CommandError(f"There is no inspection “{reference}”.")
    return inspection


def file_content(name: str) -> bytes:
    """Return the file's bytes, or stop with a sentence."""
    try:
        return Path(name).read_bytes()
    except OSError as error:
        raise CommandError(f"The file {name} could not be read: {error.strerror}.") from error


def acting_person(inspection: Inspection, email: str | None) -> User:
    """Return the person named, or else the lead inspector of the inspection."""
    if email is not None:
        person = find_user(email)
        if person is None:
            raise CommandError(f"Nobody with the address {email} can sign in.")
        return person
    lead = current_team(inspection).filter(role=RoleCode.LEAD_INSPECTOR).first()
    if lead is None:
        raise CommandError("This inspection has no lead inspector. Name who acts with --by EMAIL.")
    return lead.user
