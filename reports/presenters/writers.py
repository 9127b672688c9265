"""Who else is writing in the report just now, and where."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from reports.models import WritingPresence
from reports.queries.material import Written
from reports.queries.places import places_of
from standards.types import FrameworkContent


def present_writers(
    writing: Iterable[WritingPresence], written: Written, content: FrameworkContent
) -> list[str]:
    """Say of everybody else where they are writing: "Sam Okoro is at: 1. Planning: summary"."""
    writing = list(writing)
    if not writing:
        return []
    labels = {place.key: place.label for place in places_of(written, content)}
    return [
        _("%(name)s is writing just now, at: %(place)s")
        % {"name": one.person.name, "place": labels.get(one.key) or one.section}
        for one in writing
    ]
