"""When the service's comments are entered and answered, and by whom."""

from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from inspections.policies import refusal_of
from reports.choices import CommentDecision, ReportStatus
from reports.errors import WritingRefused
from reports.models import AccuracyCheck, ServiceComment

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


def check_change(decision: CommentDecision, change_place: str, change_note: str) -> None:
    """Raise WritingRefused for a comment that is accepted without saying what was changed."""
    if decision == CommentDecision.ACCEPTED and not (change_place or change_note.strip()):
        raise WritingRefused(
            _("Say what was changed for it: choose the text, or say how it was changed."),
            "change_place",
        )


def check_before_outcome(check: AccuracyCheck) -> None:
    """Raise WritingRefused once the service has the outcome: answers are then final."""
    if check.is_outcome_sent:
        raise WritingRefused(
            _(
                "The outcome has been sent to the service, so its comments and their answers stay "
                "as they are. Write a message to the service instead."
            )
        )


def check_entered(comment: ServiceComment) -> None:
    """Raise WritingRefused for a comment that the service has written itself."""
    if comment.is_by_service:
        raise WritingRefused(_("The service sent this comment itself, so it stays as it is."))


def check_removable(comment: ServiceComment) -> None:
    """Raise WritingRefused for a comment that has been answered: both stay on record."""
    check_entered(comment)
    if comment.is_answered:
        raise WritingRefused(_("This comment has been answered, so both stay on record."))


def _check_role(permissions: frozenset[Permission]) -> None:
    if Permission.WRITE_REPORT not in permissions:
        raise NotAllowed(refusal_of(Permission.WRITE_REPORT))
