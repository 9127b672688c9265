"""How mails go out: a failure is told to the caller and logged, without address or content."""

import logging
from smtplib import SMTPException

from django.core.mail import send_mail
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)


def send_or_log(address: str, subject: str, text: str, *, about: object) -> bool:
    """Send a mail; return whether it could be sent. `about` names its occasion in the log."""
    try:
        send_mail(subject, text, None, [address])
    except (SMTPException, OSError):
        logger.exception("A mail about %s could not be sent.", about)
        return False
    return True


def words_to_sign_in(sentence: str) -> tuple[str, str]:
    """Return subject and text of a mail that says one sentence and where to read the rest."""
    return sentence, f"{sentence} {_('Sign in to read it.')}\n"
