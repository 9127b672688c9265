"""When the service comments and sends, when its time is extended, when the outcome is due."""

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.errors import NotAllowed
from accounts.permissions import Permission
from inspections.policies import refusal_of, service_refusal_of
from reports.choices import ExtensionStep, ReportStatus
from reports.errors import WritingRefused
from reports.models import AccuracyCheck, Extension, ServiceComment
from reports.types import LONGEST_OFFICE, LONGEST_SENDER, Sender

# Where a conversation about a comment can go on.
TALKING = frozenset(
    {ReportStatus.DRAFT, ReportStatus.WITH_SERVICE, ReportStatus.SERVICE_ANSWERED}
) | {ReportStatus.SIGNED_OFF}


def is_commenting_open(status: ReportStatus, check: AccuracyCheck | None) -> bool:
    """Return whether the service can write comments and send them now.

    The due date alone closes nothing, so that nothing is lost: what is late is shown as late.
    """
    return check is not None and status == ReportStatus.WITH_SERVICE and not check.is_sent


def commenting_closed_text(status: ReportStatus, check: AccuracyCheck | None) -> str:
    """Say why the service cannot comment now."""
    if check is not None and check.is_sent:
        return _("The comments of the service are sent, so they stay as they are.")
    if status == ReportStatus.SERVICE_ANSWERED:
        return _("The inspectorate has recorded that the service answered, so comments are closed.")
    return _("The service has no draft to comment on at the moment.")


def sent_text() -> str:
    """Say that a comment can no longer change."""
    return _("This comment was sent, so it stays as it is.")


def check_unsent(comment: ServiceComment) -> None:
    """Raise WritingRefused for a comment that was sent."""
    if comment.is_sent:
        raise WritingRefused(sent_text())


def check_commenting(
    status: ReportStatus, check: AccuracyCheck | None, permissions: frozenset[Permission]
) -> None:
    """Raise NotAllowed for another role in the service, WritingRefused while it is closed."""
    if Permission.COMMENT_ON_DRAFT not in permissions:
        raise NotAllowed(service_refusal_of(Permission.COMMENT_ON_DRAFT))
    if not is_commenting_open(status, check):
        raise WritingRefused(commenting_closed_text(status, check))


def check_sender(sender: Sender) -> None:
    """Raise WritingRefused for a sender without name or office, or one that is too long."""
    if not sender.name:
        raise WritingRefused(_("Enter the name of whoever answers for the comments."), "name")
    if not sender.office:
        raise WritingRefused(_("Enter their office, such as: Head of Service."), "office")
    if len(sender.name) > LONGEST_SENDER:
        raise WritingRefused(_("Shorten the name."), "name")
    if len(sender.office) > LONGEST_OFFICE:
        raise WritingRefused(_("Shorten the office."), "office")


def days_late(check: AccuracyCheck, today: date) -> int:
    """Return how many days ago the due date passed without the service having sent; 0 for none."""
    return 0 if check.is_sent else max(0, (today - check.due_date).days)


def late_text(check: AccuracyCheck, today: date) -> str:
    """Say that the due date has passed, "" while it has not."""
    late = days_late(check, today)
    if not late:
        return ""
    return ngettext(
        "The due date was %(day)s, %(count)d day ago.",
        "The due date was %(day)s, %(count)d days ago.",
        late,
    ) % {"day": date_format(check.due_date), "count": late}


def pending_request(extensions: list[Extension]) -> Extension | None:
    """Return the request for more time that waits for its answer, from all steps in order."""
    last = extensions[-1] if extensions else None
    return last if last is not None and last.kind == ExtensionStep.ASKED else None


def check_asking(check: AccuracyCheck, extensions: list[Extension], day: date, note: str) -> None:
    """Raise WritingRefused for a request that says no reason or no later day, or the second one."""
    if pending_request(extensions) is not None:
        raise WritingRefused(_("More time is asked for already. Wait for the answer."))
    _check_later(check, day)
    if not note:
        raise WritingRefused(_("Say why more time is needed."), "note")


def check_extending(
    status: ReportStatus,
    check: AccuracyCheck | None,
    permissions: frozenset[Permission],
) -> None:
    """Raise NotAllowed for another role in the team, WritingRefused while there is no check."""
    if Permission.WRITE_REPORT not in permissions:
        raise NotAllowed(refusal_of(Permission.WRITE_REPORT))
    if not is_commenting_open(status, check):
        raise WritingRefused(commenting_closed_text(status, check))


def check_granting(check: AccuracyCheck, day: date, today: date) -> None:
    """Raise WritingRefused for a new due date that is no later one, or has passed."""
    _check_later(check, day)
    if day < today:
        raise WritingRefused(_("This day has passed. Choose a later one."), "day")


def check_refusing(extensions: list[Extension], note: str) -> None:
    """Raise WritingRefused where nobody asked for more time, or no reason is given."""
    if pending_request(extensions) is None:
        raise WritingRefused(_("Nobody has asked for more time."))
    if not note:
        raise WritingRefused(_("Say why more time is not granted."), "note")


def outcome_obstacle(status: ReportStatus, check: AccuracyCheck | None, unanswered: int) -> str:
    """Say what keeps the outcome from being sent, "" where nothing does."""
    if check is None or status != ReportStatus.SERVICE_ANSWERED:
        return _("The outcome is sent once the service has answered, until the sign-off.")
    if check.is_outcome_sent:
        return _("The outcome has been sent to the service.")
    if unanswered:
        return ngettext(
            "%(count)d comment of the service has no answer yet.",
            "%(count)d comments of the service have no answer yet.",
            unanswered,
        ) % {"count": unanswered}
    return ""


def can_talk(status: ReportStatus) -> bool:
    """Return whether messages about comments can be written at this point of the report's way."""
    return status in TALKING


def _check_later(check: AccuracyCheck, day: date) -> None:
    if day <= check.due_date:
        raise WritingRefused(
            _("Choose a day after the due date, %(day)s.") % {"day": date_format(check.due_date)},
            "day",
        )
