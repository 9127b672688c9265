"""What somebody else saved while a text was being written, to compare with what was typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from govuk.dates import moment_text
from judgements.types import Standing
from reports.choices import BlockKind

TOLD = ("kind", "title", "text", "signatory_name", "signatory_office")


@dataclass(frozen=True)
class StoredText:
    """Who saved what and when."""

    heading: str
    texts: list[str]


def present_stored(stored: Standing | None) -> StoredText:
    """Return the stored texts with who saved them."""
    if stored is None:
        return StoredText(_("The stored text is gone."), [])
    heading = _("Saved by %(name)s, %(at)s") % {
        "name": stored.by.name,
        "at": moment_text(stored.at),
    }
    return StoredText(heading, _texts(stored.content))


def _texts(content: Mapping[str, Any]) -> list[str]:
    texts = [_words(content[name]) for name in TOLD if content.get(name)]
    if content.get("month"):
        texts.append(f"{content['month']}/{content['year']}")
    return texts


def _words(value: str) -> str:
    return str(BlockKind(value).label) if value in BlockKind.values else value
