"""How mails go out: a failure is told to the caller and logged, without address or content."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.utils.translation import gettext as _

from accounts.models import User

logger = logging.getLogger(__name__)


def send_or_log(address: str, subject: str, text: str, *, about: object) -> bool:
    """Send a mail; return whether it could be sent. `about` names its occasion in the log."""
    try:
        send_mail(subject, text, None, [address])
    except (SMTPException, OSError):
        logger.exception("A mail about %s could not be sent.", about)
        return False
    return True


def tell_to_sign_in(person: User, sentence: str, *, about: object) -> bool:
    """Send one sentence and where to read the rest; return whether it could be sent."""
    return send_or_log(
        person.email, sentence, f"{sentence} {_('Sign in to read it.')}\n", about=about
    )
