"""What somebody else saved of a plan meanwhile, to compare with what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from govuk.dates import moment_text
from reports.types import StoredVersion

LABELS: dict[str, str | Promise] = {
    "text": gettext_lazy("What is to improve"),
    "what": gettext_lazy("What will be done"),
    "owner_id": gettext_lazy("Owner"),
    "verifier_id": gettext_lazy("Verified by"),
    "due_date": gettext_lazy("Due"),
    "measure": gettext_lazy("Measure of success"),
    "evidence": gettext_lazy("Evidence"),
}

PEOPLE = frozenset({"owner_id", "verifier_id"})


@dataclass(frozen=True)
class StoredPlanText:
    """Who saved it and when, and each field with its name."""

    heading: str
    rows: list[dict[str, str]]


def present_stored(stored: StoredVersion, people: Mapping[str, str]) -> StoredPlanText:
    """Return what stands now; people are stored by key, `people` has their names."""
    heading = _("Saved by %(name)s, %(at)s") % {
        "name": stored.by,
        "at": moment_text(stored.at),
    }
    rows = [
        {"key": str(label), "value": _words(name, stored.fields[name], people)}
        for name, label in LABELS.items()
        if stored.fields.get(name)
    ]
    return StoredPlanText(heading, rows)


def _words(name: str, value: object, people: Mapping[str, str]) -> str:
    if isinstance(value, date):
        return date_format(value, "DATE_FORMAT")
    return people.get(str(value), "") if name in PEOPLE else str(value)
