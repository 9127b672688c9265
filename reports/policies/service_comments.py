"""When the service's comments are entered and answered, and by whom."""

from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from inspections.policies import refusal_of
from reports.choices import CommentDecision, ReportStatus
from reports.errors import WritingRefused

# While the service has the draft, and while its comments are worked through.
ENTERING = frozenset({ReportStatus.WITH_SERVICE, ReportStatus.SERVICE_ANSWERED})
# A report that was taken back brings its open comments along.
ANSWERING = ENTERING | {ReportStatus.DRAFT}


def can_enter(status: ReportStatus, permissions: frozenset[Permission]) -> bool:
    """Return whether a comment can be added: for buttons."""
    return Permission.WRITE_REPORT in permissions and status in ENTERING


def can_answer(status: ReportStatus, permissions: frozenset[Permission]) -> bool:
    """Return whether comments can be changed and answered: for buttons."""
    return Permission.WRITE_REPORT in permissions and status in ANSWERING


def check_enter(status: ReportStatus, permissions: frozenset[Permission]) -> None:
    """Raise NotAllowed for the wrong role, WritingRefused while the service has no draft."""
    _check_role(permissions)
    if status not in ENTERING:
        raise WritingRefused(
            _("Comments of the service are entered once it has the draft, until the sign-off.")
        )


def check_answer(status: ReportStatus, permissions: frozenset[Permission]) -> None:
    """Raise NotAllowed for the wrong role, WritingRefused once the report is signed off."""
    _check_role(permissions)
    if status not in ANSWERING:
        raise WritingRefused(
            _("The report is at “%(status)s”, so comments of the service can no longer change.")
            % {"status": status.label}
        )


def check_reason(decision: CommentDecision, reason: str) -> None:
    """Raise WritingRefused for a comment that is not wholly accepted without a reason."""
    if decision != CommentDecision.ACCEPTED and not reason.strip():
        raise WritingRefused(_("Say why the comment is not accepted, or not wholly."))


def _check_role(permissions: frozenset[Permission]) -> None:
    if Permission.WRITE_REPORT not in permissions:
        raise NotAllowed(refusal_of(Permission.WRITE_REPORT))
