"""What every page is told, so that its script can send the answers that wait on a laptop."""

import uuid
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import User

# Milliseconds. Tests scale them down.
TIMING = {
    "after_last_key": 800,
    "no_reply": 12_000,
    "first_retry": 1_000,
    "longest_retry": 30_000,
    "offer_copy": 120_000,
    "presence": 60_000,
}
# A number for each category of plural forms that a language may have (CLDR's names).
SAMPLES = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 6, "other": 10}


def outbox_of_reader(request: HttpRequest) -> dict[str, Any]:
    """Return `outbox`, the JSON object of the page, for whoever has signed in: asks nothing."""
    # A request refused at the door, such as one for another host, never learns who sends it.
    user = getattr(request, "user", None)
    if not isinstance(user, User):
        return {}
    return {"outbox": {**sending_data(user), "texts": outbox_texts()}}


def sending_data(user: User) -> dict[str, Any]:
    """Return the addresses and times of sending, with the person it is done for."""
    return {
        "person": str(user.pk),
        "outbox_key_url": reverse("account_outbox_key"),
        "answer_url": _answer_url(),
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "timing": TIMING,
    }


def _answer_url() -> str:
    """Return the address of an answer, with words in place of the assessment and the question."""
    nobody = uuid.UUID(int=0)
    sample = reverse("cases:answer-api", kwargs={"assessment": nobody, "question": "QUESTION"})
    return sample.replace(str(nobody), "ASSESSMENT")


def counted(singular: str, plural: str) -> dict[str, str]:
    """Return the sentence in each form of its number, with {count} to be filled in."""
    return {
        category: ngettext(singular, plural, sample).replace("%(count)s", "{count}")
        for category, sample in SAMPLES.items()
    }


def outbox_texts() -> dict[str, Any]:
    """Return the sentences that any page may have to say."""
    return {
        "own": counted(
            "%(count)s answer of yours is not saved yet.",
            "%(count)s answers of yours are not saved yet.",
        ),
        "entries": counted(
            "%(count)s entry of fieldwork is not saved yet.",
            "%(count)s entries of fieldwork are not saved yet.",
        ),
        "drafts": counted(
            "%(count)s entry of fieldwork is kept on this laptop until you complete it.",
            "%(count)s entries of fieldwork are kept on this laptop until you complete them.",
        ),
        "of_page": counted("{label}: %(count)s not saved", "{label}: %(count)s not saved"),
        "concern": _("{label}: NOT SENT. Phone whoever leads the inspection."),
        "others": counted(
            "There is %(count)s unsent answer of somebody else on this laptop. "
            "They can sign in to send it.",
            "There are %(count)s unsent answers of somebody else on this laptop. "
            "They can sign in to send them.",
        ),
        "leaving": counted(
            "%(count)s answer of yours is not saved yet. It stays on this laptop, locked away, "
            "and is sent when you next sign in here.",
            "%(count)s answers of yours are not saved yet. They stay on this laptop, locked away, "
            "and are sent when you next sign in here.",
        ),
        "signed_out": _("You are signed out. Sign in to send them."),
        "somebody_else": _("Somebody else is signed in, so nothing is sent."),
    }
