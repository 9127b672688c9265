"""The mail that tells a board of a new round: that something waits, and where to sign in."""

from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.services.mailing import send_or_log
from improvement.models import SelfAssessment
from improvement.queries.board import board_members
from inspections.policies.languages import in_mail_languages


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
            _send(opened, member.email, link)


def _send(opened: SelfAssessment, address: str, link: str) -> None:
    subject, text = in_mail_languages(opened.service, lambda: _words(link))
    send_or_log(address, subject, text, about="a self-assessment")


def _words(link: str) -> tuple[str, str]:
    subject = _("Your board’s self-assessment waits for you in YOT Inspect")
    return subject, _("Sign in to read it: %(link)s") % {"link": f"{link}\n"}
