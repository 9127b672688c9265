"""What somebody else saved while a text was being written, to compare with what was typed."""

from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from judgements.types import Standing
from reports.choices import BlockKind, CommentDecision
from reports.types import StoredVersion

HIDDEN = ("changed_name_declared", "consent_declared")
TOLD = ("kind", "title", "text", "signatory_name", "signatory_office")


@dataclass(frozen=True)
class StoredText:
    """Who saved what and when."""

    heading: str
    texts: list[str]


def present_stored(stored: StoredVersion) -> StoredText:
    """Return the stored texts with who saved them."""
    heading = _("Saved by %(name)s, %(at)s") % {
        "name": stored.by,
        "at": moment_text(stored.at),
    }
    values = [value for name, value in stored.fields.items() if name not in HIDDEN and value]
    return StoredText(heading, [_words(value) for value in values])


def present_standing(standing: Standing | None) -> StoredText:
    """Return what stands of a passage with who saved it."""
    if standing is None:
        return StoredText(_("The stored text is gone."), [])
    content = standing.content
    texts = {name: content[name] for name in TOLD if content.get(name)}
    if content.get("month"):
        texts["month"] = f"{content['month']}/{content['year']}"
    return present_stored(StoredVersion(standing.version, texts, standing.by.name, standing.at))


def _words(value: object) -> str:
    if isinstance(value, date):
        return date_format(value, "YEAR_MONTH_FORMAT")
    for words in (BlockKind, CommentDecision):
        if value in words.values:
            return str(words(value).label)
    return str(value)
