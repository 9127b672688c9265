"""What evidence shows, counted, in words."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def directions_text(counts: Mapping[str, int]) -> str:
    """Return "2 strengths, 1 gap, 3 neutral" of counts by Direction; what is nought is left out."""
    strengths, gaps, neutral = (counts.get(one, 0) for one in ("strength", "gap", "neutral"))
    parts = [
        (strengths, ngettext("%(count)d strength", "%(count)d strengths", strengths)),
        (gaps, ngettext("%(count)d gap", "%(count)d gaps", gaps)),
        (neutral, _("%(count)d neutral")),
    ]
    said = [text % {"count": count} for count, text in parts if count]
    return ", ".join(said) or _("no evidence yet")
