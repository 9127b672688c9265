"""Mails that something of a plan waits: how much of it, where to sign in, and nothing of it."""

import logging
from collections.abc import Sequence
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User
from audit.services import record_event
from improvement.models import ImprovementPlan, Reminder
from improvement.policies.reminding import Call
from improvement.queries.reminding import calls_by_person, followed_plans
from improvement.services.board_reminders import remind_boards
from improvement.services.saving import lock_plan
from inspections.policies.languages import in_mail_languages

log = logging.getLogger(__name__)


def send_reminders() -> tuple[int, int]:
    """Write one mail to everybody for whom something new waits in a plan, or in a round of their
    board's self-assessment.

    Return how many mails went out and how many did not: those are tried again the next time.
    """
    sent, failed = remind_boards(timezone.localdate())
    for plan in followed_plans():
        for person, calls in calls_by_person(plan).items():
            if remind(plan=plan, person=person, calls=calls):
                sent += 1
            else:
                failed += 1
    return sent, failed


def remind(*, plan: ImprovementPlan, person: User, calls: Sequence[Call]) -> bool:
    """Tell somebody by mail that something waits, and note what; return whether that worked.

    What somebody else has just told them of is left out; nothing is noted without a mail.
    """
    try:
        with transaction.atomic():
            locked = lock_plan(plan)
            fresh = [one for one in calls if _note(locked, person, one)]
            if fresh:
                _record(locked, person, fresh)
                _send(locked, person, len(fresh))
    except (SMTPException, OSError):
        # Neither what waits nor the address belongs in a log.
        log.exception("A reminder of plan %s could not be sent.", plan.pk)
        return False
    return True


def _note(plan: ImprovementPlan, person: User, call: Call) -> bool:
    _row, is_new = Reminder.objects.get_or_create(
        user=person,
        plan=plan,
        subject=call.subject,
        occasion=call.occasion,
        defaults={"sent_at": timezone.now()},
    )
    return is_new


def _record(plan: ImprovementPlan, person: User, calls: Sequence[Call]) -> None:
    record_event(
        stream=plan.inspection.audit_stream,
        verb="plan_reminder_sent",
        by="mail",
        object_label=plan.inspection.reference,
        details={"to": person.email, "occasions": [one.occasion for one in calls]},
    )


def _send(plan: ImprovementPlan, person: User, count: int) -> None:
    service = plan.inspection.service
    subject, text = in_mail_languages(service, lambda: _words(plan, person, count))
    send_mail(subject, text, None, [person.email])


def _words(plan: ImprovementPlan, person: User, count: int) -> tuple[str, str]:
    reference = plan.inspection.reference
    subject = _("The improvement plan after inspection %(reference)s waits for you") % {
        "reference": reference
    }
    text = ngettext(
        "Hello %(name)s,\n\n"
        "%(count)d thing waits for you in the improvement plan after inspection %(reference)s. "
        "Sign in to read it:\n\n%(link)s\n",
        "Hello %(name)s,\n\n"
        "%(count)d things wait for you in the improvement plan after inspection %(reference)s. "
        "Sign in to read them:\n\n%(link)s\n",
        count,
    ) % {
        "name": person.name,
        "count": count,
        "reference": reference,
        "link": settings.SITE_ADDRESS.rstrip("/")
        + reverse("improvement:progress-detail", args=[reference]),
    }
    return subject, text
