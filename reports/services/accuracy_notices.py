"""Mails about the service's check of its draft, which say only that something is there to read."""

from collections.abc import Mapping
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from accounts.models import User
from accounts.permissions import Permission
from accounts.roles import ROLES, RoleCode
from accounts.services.mailing import send_or_log, words_to_sign_in
from audit.services import record_event
from inspections.models import Inspection
from inspections.policies.languages import in_mail_languages
from inspections.queries import current_team
from reports.choices import ReportStatus
from reports.models import AccuracyCheck
from reports.queries.accuracy import commenting_people

# So many days before the due date the service is reminded.
REMIND_BEFORE = timedelta(days=3)


class Notice(StrEnum):
    """Why somebody is written to."""

    RELEASED = "released"
    DUE_SOON = "due_soon"
    EXTENSION_ASKED = "extension_asked"
    EXTENSION_ANSWERED = "extension_answered"
    SENT = "sent"
    MESSAGE_FOR_SERVICE = "message_for_service"
    MESSAGE_FOR_TEAM = "message_for_team"
    OUTCOME = "outcome"


SENTENCES: Mapping[Notice, str | Promise] = {
    Notice.RELEASED: _("Inspection %(reference)s: a draft report waits for your service."),
    Notice.DUE_SOON: _("Inspection %(reference)s: the time to check the draft report ends soon."),
    Notice.EXTENSION_ASKED: _("Inspection %(reference)s: the service asks for more time."),
    Notice.EXTENSION_ANSWERED: _("Inspection %(reference)s: the due date has been looked at."),
    Notice.SENT: _("Inspection %(reference)s: the service has answered."),
    Notice.MESSAGE_FOR_SERVICE: _("Inspection %(reference)s: a message waits for your service."),
    Notice.MESSAGE_FOR_TEAM: _("Inspection %(reference)s: a message of the service waits."),
    Notice.OUTCOME: _("Inspection %(reference)s: the outcome of your check is there to read."),
}
FOR_THE_TEAM = frozenset({Notice.EXTENSION_ASKED, Notice.SENT, Notice.MESSAGE_FOR_TEAM})


def announce(check: AccuracyCheck, notice: Notice) -> None:
    """Have mails sent once the transaction has been committed; whatever comes of them is robust."""
    transaction.on_commit(partial(send_notice.enqueue, check.pk, notice.value), robust=True)


@task()
def send_notice(check_id: int, notice: str) -> None:
    """Write to everybody whom a notice is for, and record how many could be reached."""
    found = AccuracyCheck.objects.select_related("report__inspection__service").get(pk=check_id)
    inspection = found.report.inspection
    people = _people(inspection, Notice(notice))
    reached = sum(_send(person, inspection, Notice(notice)) for person in people)
    with transaction.atomic():
        record_event(
            stream=inspection.audit_stream,
            verb="accuracy_mailed",
            by="mail",
            object_label=inspection.reference,
            details={"notice": notice, "people": len(people), "reached": reached},
        )


def remind_of_checks(*, today: date | None = None) -> int:
    """Remind services whose check ends soon, once for each due date; return how many.

    For a command that runs every day.
    """
    day = today or timezone.localdate()
    due = AccuracyCheck.objects.filter(
        report__status=ReportStatus.WITH_SERVICE,
        sent_at__isnull=True,
        due_date__lte=day + REMIND_BEFORE,
    )
    return sum(_remind(pk) for pk in due.values_list("pk", flat=True))


@transaction.atomic
def _remind(pk: int) -> bool:
    check = AccuracyCheck.objects.select_for_update().get(pk=pk)
    newest = AccuracyCheck.objects.filter(report=check.report_id).order_by("pk").last()
    if check != newest or check.is_sent or check.reminded_of_date == check.due_date:
        return False
    check.reminded_of_date = check.due_date
    check.save(update_fields=["reminded_of_date"])
    announce(check, Notice.DUE_SOON)
    return True


def _people(inspection: Inspection, notice: Notice) -> list[User]:
    if notice not in FOR_THE_TEAM:
        return commenting_people(inspection)
    writing = [code for code in RoleCode if Permission.WRITE_REPORT in ROLES[code].permissions]
    members = current_team(inspection).filter(role__in=writing, user__is_active=True)
    return list({one.user_id: one.user for one in members if one.user}.values())


def _send(person: User, inspection: Inspection, notice: Notice) -> bool:
    subject, text = in_mail_languages(inspection.service, lambda: _words(inspection, notice))
    return send_or_log(person.email, subject, text, about="a check of a draft")


def _words(inspection: Inspection, notice: Notice) -> tuple[str, str]:
    sentence = str(SENTENCES[notice]) % {"reference": inspection.reference}
    return words_to_sign_in(sentence)
