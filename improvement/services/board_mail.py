"""The mail that tells a board of a new round: that something waits, and where to sign in."""

import logging
from functools import partial
from smtplib import SMTPException

from django.core.mail import send_mail
from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from improvement.models import SelfAssessment
from improvement.queries.board import board_members

logger = logging.getLogger(__name__)


def announce_round(assessment: SelfAssessment, home: str) -> None:
    """Have the mails sent once the round is stored; it is open whatever becomes of them."""
    transaction.on_commit(partial(tell_board.enqueue, assessment.pk, home), robust=True)


@task()
def tell_board(assessment: int, home: str) -> None:
    """Write to everybody who may rate the board today, but not to whoever opened the round."""
    opened = SelfAssessment.objects.select_related("service").get(pk=assessment)
    link = home.rstrip("/") + reverse("improvement:board-detail", args=[opened.service.code])
    for member in board_members(opened.service):
        if member.pk != opened.opened_by_id:
            _send(member.email, link)


def _send(address: str, link: str) -> None:
    subject = _("Your board’s self-assessment waits for you in YOT Inspect")
    try:
        send_mail(
            subject, _("Sign in to read it: %(link)s") % {"link": f"{link}\n"}, None, [address]
        )
    except (SMTPException, OSError):
        # The address belongs in no log.
        logger.exception("A mail about a self-assessment could not be sent.")
