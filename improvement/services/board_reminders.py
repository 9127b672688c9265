"""Reminders of a board's self-assessment to whoever has not rated: nobody learns who they are."""

import logging
from datetime import date
from smtplib import SMTPException

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_event
from improvement.models import BoardReminder, SelfAssessment
from improvement.policies.reminding import occasion_of_round
from improvement.queries.waiting import members_to_remind, open_rounds
from improvement.services.board import STREAM
from inspections.policies.languages import in_mail_languages

log = logging.getLogger(__name__)


def remind_boards(today: date) -> tuple[int, int]:
    """Remind the members of each board whose round is due soon, or late, of what they have not
    rated: once for each of both and each due day.

    Return how many mails went out and how many did not: those are tried again the next time.
    """
    sent = failed = 0
    for found in open_rounds():
        occasion = occasion_of_round(found.due_date, today)
        if not occasion:
            continue
        outcomes = [_remind(found, one, occasion) for one in members_to_remind(found, occasion)]
        sent, failed = sent + outcomes.count(True), failed + outcomes.count(False)
        if any(outcomes):
            _record(found, occasion, outcomes.count(True))
    return sent, failed


def _remind(found: SelfAssessment, member: User, occasion: str) -> bool:
    """Write to one member and note it; nothing is noted without a mail."""
    try:
        with transaction.atomic():
            _row, is_new = BoardReminder.objects.get_or_create(
                assessment=found,
                member=member,
                occasion=occasion,
                defaults={"sent_at": timezone.now()},
            )
            if is_new:
                subject, text = in_mail_languages(found.service, lambda: _words(found, member))
                send_mail(subject, text, None, [member.email])
    except (SMTPException, OSError):
        # The address belongs in no log.
        log.exception("A reminder of a self-assessment could not be sent.")
        return False
    return True


@transaction.atomic
def _record(found: SelfAssessment, occasion: str, count: int) -> None:
    """Note how many were written to, and not whom: that would tell who has rated."""
    record_event(
        stream=STREAM,
        verb="board_round_reminded",
        by="mail",
        object_label=found.service.code,
        details={"self_assessment": found.pk, "occasion": occasion, "sent": count},
    )


def _words(found: SelfAssessment, member: User) -> tuple[str, str]:
    address = reverse("improvement:board-round", args=[found.service.code, found.pk])
    subject = _("Your board’s self-assessment waits for you in YOT Inspect")
    text = _(
        "Hello %(name)s,\n\n"
        "your own views are asked for by %(day)s. Sign in to read the questions and answer:\n\n"
        "%(link)s\n\n"
        "Only you are told of this. Nobody else reads what you say before the round is closed.\n"
    )
    words = {
        "name": member.name,
        "day": date_format(found.due_date),
        "link": settings.SITE_ADDRESS.rstrip("/") + address,
    }
    return subject, text % words
