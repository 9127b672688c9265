"""Words one after another, as the language of the page strings them together."""

from collections.abc import Iterable

from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

# Those of Welsh, where w most often is one.
VOWELS = frozenset("aeiouwyàáâäèéêëìíîïòóôöùúûüẁẃŵẅỳýŷÿ")


def list_with_and(words: Iterable[object]) -> str:
    """Return "a, b and c"; Welsh has another "and" before a vowel."""
    listed = [str(one) for one in words]
    begins = listed[-1].lstrip("“‘(")[:1].lower() if listed else ""
    return get_text_list(
        listed, pgettext("before a vowel", "and") if begins in VOWELS else _("and")
    )
