"""The page of a person's own phrases."""

from collections.abc import Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.models import Phrase


def show_phrases(phrases: Sequence[Phrase]) -> dict[str, Any]:
    """Return the context of templates/cases/phrase_list.html."""
    return {
        "title": _("Your phrases"),
        "phrases": [{"pk": one.pk, "text": one.text} for one in phrases],
        "remove": reverse("cases:phrase-remove"),
        "empty": _("You have no phrases yet."),
    }
