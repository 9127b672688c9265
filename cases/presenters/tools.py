"""What the script of the scoring page is told for speed of hand: keys, search, texts to insert."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.presenters.keys import keys_data
from cases.presenters.outbox import counted

if TYPE_CHECKING:
    from cases.presenters.scoring import ScoringPage


def tools_data(page: "ScoringPage", phrases: Sequence[str]) -> dict[str, Any]:
    """Return the part of the page's JSON object that is about tools."""
    return {
        "keys": keys_data(),
        "submit_url": page.url("cases:case-submit"),
        "search_url": page.url("cases:case-search"),
        "notes_url": page.url("cases:note-list"),
        "phrases_url": reverse("cases:phrase-list"),
        "phrases": list(phrases),
        "marked_elsewhere": page.count_marked() - page.count_marked(page.section),
        "texts": {
            "asked": asked_text("{count}"),
            "phrases": _("Your phrases"),
            "no_phrases": _("You have no phrases yet."),
            "notes": _("Notes of this case"),
            "no_notes": _("No other question of this case has a note."),
            "notes_missing": _("The notes of the other sections are out of reach just now."),
            "searching": _("Searching the other sections"),
            "found": counted("%(count)s question found", "%(count)s questions found"),
            "search_failed": _("The other sections cannot be searched just now."),
            "not_asked": _("Not asked in this case"),
        },
    }


def asked_text(count: int | str) -> str:
    """Return the link to the marked questions; the page's script counts again."""
    return _("Ask the case manager (%(count)s)") % {"count": count}
