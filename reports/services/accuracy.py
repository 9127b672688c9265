"""The service's check of its draft: opened with the sending, extended, sent once, answered once."""

import hashlib
from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from inspections.queries.service_access import service_permissions
from reports.choices import ExtensionStep, Move, ReportStatus
from reports.errors import StaleComments, WritingRefused
from reports.models import AccuracyCheck, Extension, Report, ReportMove, ServiceComment
from reports.policies import (
    TRANSITIONS,
    check_asking,
    check_commenting,
    check_extending,
    check_granting,
    check_refusing,
    check_sender,
    outcome_obstacle,
)
from reports.queries.accuracy import (
    comments_of_check,
    extensions_of,
    latest_check,
    standing_files,
    usual_due_date,
    with_parts,
)
from reports.queries.service_comments import unanswered_comments
from reports.services.accuracy_notices import Notice, announce
from reports.services.opening import report_row
from reports.services.outcome_letters import request_letters
from reports.services.saving import clean_line, clean_text, record
from reports.services.steps import follow_step, write_step
from reports.types import LONGEST_OFFICE, LONGEST_SENDER, Sender


def open_check(*, step: ReportMove, due_date: date | None, by: User) -> AccuracyCheck:
    """Give the service until the due date to check the version that it is sent with this step.

    Within the transaction of the step. What the service said about an earlier draft goes along
    where it was not sent, or has had no outcome, so that nothing is lost. Raises WritingRefused
    for a due date in the past.
    """
    report, version = step.report, step.version
    if version is None:
        raise RuntimeError("A report is sent with a version.")
    today = timezone.localdate()
    day = due_date or usual_due_date(report.inspection, today)
    if day <= today:
        raise WritingRefused(_("Choose a due date after today."), "due_date")
    check = AccuracyCheck.objects.create(
        report=report, step=step, version=version, first_due_date=day, due_date=day
    )
    waiting = ServiceComment.objects.filter(
        report=report, accuracy_check__outcome_sent_at__isnull=True
    )
    unsent = waiting.filter(number__isnull=True).values_list("pk", flat=True)
    ServiceComment.objects.filter(pk__in=list(unsent)).update(on_version=version)
    carried = waiting.update(accuracy_check=check)
    record(
        report, "accuracy_check_opened", by, _label(report), due=day.isoformat(), carried=carried
    )
    announce(check, Notice.RELEASED)
    return check


@transaction.atomic
def send_comments(*, check: AccuracyCheck, sender: Sender, seen: str, by: User) -> None:
    """Send the comments of the service to the inspectorate, once; the report takes its step.

    `seen` is the digest of what the page showed, see `comments_digest`. Raises WritingRefused where
    they are sent already or the check is over, StaleComments where they are others by now.
    """
    locked, report, standing = _lock(check)
    check_commenting(ReportStatus(report.status), standing, service_permissions(by, locked.service))
    check_sender(sender := _clean(sender))
    unsent = comments_of_check(standing).filter(number__isnull=True)
    comments = list(with_parts(unsent, for_service=True))
    if comments_digest(comments) != seen:
        raise StaleComments(
            _("The comments have changed since you opened this page. Look through them once more.")
        )
    _number(report, comments)
    standing.sent_at, standing.sent_by = timezone.now(), by
    standing.sender_name, standing.sender_office = sender.name, sender.office
    standing.save(update_fields=["sent_at", "sent_by", "sender_name", "sender_office"])
    record(report, "service_comments_sent", by, _label(report), count=len(comments), digest=seen)
    transition = TRANSITIONS[Move.ANSWER]
    write_step(report, transition, standing.version, "", by)
    follow_step(locked, transition, by)
    announce(standing, Notice.SENT)


@transaction.atomic
def ask_extension(*, check: AccuracyCheck, day: date, note: str, by: User) -> None:
    """Ask for more time for the service, with a reason. Raises WritingRefused for what is none."""
    locked, report, standing = _lock(check)
    check_commenting(ReportStatus(report.status), standing, service_permissions(by, locked.service))
    note = clean_text(note)
    check_asking(standing, extensions_of(standing), day, note)
    _extend(standing, ExtensionStep.ASKED, day, note, by)
    announce(standing, Notice.EXTENSION_ASKED)


@transaction.atomic
def grant_extension(*, check: AccuracyCheck, day: date, note: str, by: User) -> None:
    """Give the service until another day, whether it has asked for more time or not."""
    locked, report, standing = _lock(check)
    check_extending(ReportStatus(report.status), standing, member_permissions(by, locked))
    check_granting(standing, day, timezone.localdate())
    standing.due_date = day
    standing.save(update_fields=["due_date"])
    _extend(standing, ExtensionStep.GRANTED, day, clean_text(note), by)
    announce(standing, Notice.EXTENSION_ANSWERED)


@transaction.atomic
def refuse_extension(*, check: AccuracyCheck, note: str, by: User) -> None:
    """Leave the due date as it is although the service asked for more time, with a reason."""
    locked, report, standing = _lock(check)
    check_extending(ReportStatus(report.status), standing, member_permissions(by, locked))
    note = clean_text(note)
    check_refusing(extensions_of(standing), note)
    _extend(standing, ExtensionStep.REFUSED, standing.due_date, note, by)
    announce(standing, Notice.EXTENSION_ANSWERED)


@transaction.atomic
def send_outcome(*, inspection: Inspection, by: User) -> AccuracyCheck:
    """Let the service read what was answered, once every comment is; the letter is made after.

    Raises NotAllowed for another role, WritingRefused while something is still to be done.
    """
    locked = lock_inspection(inspection)
    if Permission.WRITE_REPORT not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.WRITE_REPORT))
    report, check = report_row(locked), latest_check(locked)
    obstacle = outcome_obstacle(ReportStatus(report.status), check, unanswered_comments(locked))
    if obstacle or check is None:
        raise WritingRefused(obstacle)
    check.outcome_sent_at, check.outcome_sent_by = timezone.now(), by
    check.save(update_fields=["outcome_sent_at", "outcome_sent_by"])
    record(report, "accuracy_outcome_sent", by, _label(report), check=check.pk)
    request_letters(check)
    announce(check, Notice.OUTCOME)
    return check


def comments_digest(comments: Iterable[ServiceComment]) -> str:
    """Return a hash of comments read with their parts: which, in what version, with what files."""
    known = sorted(
        f"{one.uid} {one.version} {sorted(file.pk for file in standing_files(one))}"
        for one in comments
    )
    return hashlib.sha256("\n".join(known).encode()).hexdigest()


def _lock(check: AccuracyCheck) -> tuple[Inspection, Report, AccuracyCheck]:
    """Lock the inspection and return check and report as they stand now.

    Raises WritingRefused for a check that a later draft has taken the place of.
    """
    locked = lock_inspection(check.report.inspection)
    report = report_row(locked)
    standing = latest_check(locked)
    if standing is None or standing.pk != check.pk:
        raise WritingRefused(_("The service has been sent a newer draft. Open its comments anew."))
    standing.report = report
    return locked, report, standing


def _clean(sender: Sender) -> Sender:
    return Sender(
        clean_line(sender.name, LONGEST_SENDER, "name"),
        clean_line(sender.office, LONGEST_OFFICE, "office"),
    )


def _number(report: Report, comments: list[ServiceComment]) -> None:
    """Give each comment the next number of the report, in the order in which they were begun."""
    last = report.service_comments.filter(number__isnull=False).order_by("-number").first()
    for number, one in enumerate(comments, start=(last.number or 0) + 1 if last else 1):
        one.number = number
        one.save(update_fields=["number"])


def _extend(check: AccuracyCheck, kind: ExtensionStep, day: date, note: str, by: User) -> None:
    Extension.objects.create(
        check_of=check, kind=kind, day=day, note=note, by=by, at=timezone.now()
    )
    record(check.report, f"extension_{kind.value}", by, _label(check.report), day=day.isoformat())


def _label(report: Report) -> str:
    return str(report.inspection.reference)
