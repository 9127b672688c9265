"""When lines of enquiry and expected numbers may change, and who may close a line."""

from collections.abc import Collection

from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from inspections.policies import refusal_of
from judgements.errors import RowRefused
from judgements.models import LineOfEnquiry


def check_plan_enquiry(permissions: Collection[Permission]) -> None:
    """Raise NotAllowed for whoever may not plan what is enquired into."""
    if Permission.PLAN_ENQUIRY not in permissions:
        raise NotAllowed(refusal_of(Permission.PLAN_ENQUIRY))


def can_close(user: User, permissions: Collection[Permission], line: LineOfEnquiry) -> bool:
    """Return whether this person may close the line: who plans enquiry, and who it is given to."""
    is_own = line.assigned_to_id == user.pk and Permission.VIEW_INSPECTION in permissions
    return is_own or Permission.PLAN_ENQUIRY in permissions


def check_close(user: User, permissions: Collection[Permission], line: LineOfEnquiry) -> None:
    """Raise NotAllowed for whoever may not close the line."""
    if not can_close(user, permissions, line):
        raise NotAllowed(
            _("Only whoever a line of enquiry is assigned to closes it, and who leads the team.")
        )


def sees_grounds(user: User, permissions: Collection[Permission], line: LineOfEnquiry) -> bool:
    """Return whether this person reads why a line is asked and what was concluded.

    Both tell results, so they are for those who read the evidence of all and for whoever answers.
    """
    return Permission.VIEW_EVIDENCE in permissions or line.assigned_to_id == user.pk


def check_not_closed(line: LineOfEnquiry) -> None:
    """Raise RowRefused for a line that has its conclusion."""
    if line.is_closed:
        raise RowRefused(_("This line of enquiry is closed. Open it again to change it."))
