"""The mail that invites somebody: who invites, to what, by which link, until when. No case data."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Invitation
from accounts.services.mailing import send_or_log
from audit.services import record_event
from govuk.dates import moment_text


def mail_invitation(invitation: Invitation, token: str, home: str) -> None:
    """Send the link to the address it was made for, and note whether the mail could be sent."""
    is_sent = _send(invitation, token, home)
    with transaction.atomic():
        if is_sent:
            invitation.mailed_at = timezone.now()
            invitation.save(update_fields=["mailed_at"])
        record_event(
            stream="accounts",
            verb="invitation_mailed" if is_sent else "invitation_mail_failed",
            by="mail",
            object_label=invitation.user.email,
        )


def _send(invitation: Invitation, token: str, home: str) -> bool:
    link = home.rstrip("/") + reverse("account_invitation", args=[token])
    subject = _("You are invited to YOT Inspect")
    return send_or_log(invitation.user.email, subject, _text(invitation, link), about=invitation)


def _text(invitation: Invitation, link: str) -> str:
    return _(
        "Hello %(name)s,\n\n"
        "%(inviter)s (%(inviter_email)s) invites you to YOT Inspect, with which inspectors assess "
        "the work of youth offending teams.\n\n"
        "Open this link to choose your password. It works once, until %(until)s:\n\n"
        "%(link)s\n\n"
        "The link is for you alone: do not pass this mail on. If you did not expect it, delete it; "
        "nothing happens then.\n"
    ) % {
        "name": invitation.user.name,
        "inviter": invitation.invited_by.name,
        "inviter_email": invitation.invited_by.email,
        "until": moment_text(invitation.expires_at),
        "link": link,
    }
