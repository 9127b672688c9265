"""What the pages on which fieldwork is recorded, changed and withdrawn have in common."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from judgements.models import EmergingFinding, PracticeExample, VoiceComment
from judgements.models.base import FieldworkRow
from judgements.queries.feedback_sheets import title_of
from judgements.queries.fieldwork import FieldworkAccess
from standards.models import Standard


@dataclass(frozen=True)
class StandingRow:
    """What somebody has stored meanwhile: who and when, and what it now says."""

    heading: str
    rows: list[dict[str, str]]


def present_standing(row: FieldworkRow, pairs: Iterable[tuple[str, str]]) -> StandingRow:
    """Return a row as it now stands; ``pairs`` are its labels and values."""
    heading = (
        _("Withdrawn by %(name)s, %(at)s") if row.is_withdrawn else _("Saved by %(name)s, %(at)s")
    )
    return StandingRow(
        heading % {"name": row.by.name, "at": moment_text(row.at)},
        summary_rows(pairs),
    )


def summary_rows(pairs: Iterable[tuple[str, str]]) -> list[dict[str, str]]:
    """Return labels and values as components/summary_list.html takes them, the empty left out."""
    return [{"key": key, "value": value} for key, value in pairs if value]


def theme_choices(access: FieldworkAccess) -> list[tuple[str, str]]:
    """Return what something can be about: the service as a whole, or one of the themes."""
    themes = [(one.code, title_of(access.content, one)) for one in access.standards]
    return [("", title_of(access.content, None)), *themes]


def initial_of(row: VoiceComment | PracticeExample | EmergingFinding) -> dict[str, object]:
    """Return what the form for changing a row begins with."""
    return {**vars(row), "standard": row.standard.code if row.standard else ""}


def theme_text(access: FieldworkAccess, standard: Standard | None) -> str:
    """Return what something is about."""
    theme = access.content.standard_by_code[standard.code] if standard else None
    return title_of(access.content, theme)


def signature_text(row: FieldworkRow) -> str:
    """Return who recorded something and when."""
    return _("%(name)s, %(moment)s") % {"name": row.by.name, "moment": moment_text(row.at)}


def name_of(text: str) -> str:
    """Return the first words of a text, which tell its buttons from those of others."""
    return Truncator(text).words(6)
