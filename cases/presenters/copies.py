"""What became of the entries of a copy, in words."""

from collections import Counter
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.presenters.answers import content_in_words
from cases.queries.questionnaires import Questionnaire
from cases.types import AnswerContent
from cases.types.copies import CopyEntry, CopyReading, EntryOutcome
from inspections.models import Inspection


def show_copies(
    inspection: Inspection, questionnaire: Questionnaire, reading: CopyReading | None
) -> dict[str, Any]:
    """Return the context of templates/cases/copy_upload.html."""
    return {
        "title": _("Read a copy of unsaved answers"),
        "late": reverse("cases:late-list", args=[inspection.reference]),
        "result": _show_reading(questionnaire, reading) if reading else None,
    }


def _show_reading(questionnaire: Questionnaire, reading: CopyReading) -> dict[str, Any]:
    counts = Counter(one.outcome for one in reading.entries)
    return {
        "title": _("Copy of %(name)s") % {"name": reading.author},
        "counts": [
            {"key": _label(outcome), "value": str(counts[outcome])}
            for outcome in EntryOutcome
            if counts[outcome]
        ],
        "entries": [_show_entry(questionnaire, one) for one in reading.entries],
    }


def _show_entry(questionnaire: Questionnaire, entry: CopyEntry) -> dict[str, Any]:
    place = _("Entry %(number)d") % {"number": entry.number}
    if entry.case:
        place = f"{place}: {entry.case} {entry.question}".rstrip()
    conflict = entry.conflict
    return {
        "place": place,
        "outcome": _label(entry.outcome),
        "why": entry.why or _explanation(entry.outcome),
        "typed": _in_words(questionnaire, entry, entry.content),
        "stored": _in_words(questionnaire, entry, conflict.stored) if conflict else "",
        "stored_by": conflict.stored_by if conflict else "",
    }


def _in_words(questionnaire: Questionnaire, entry: CopyEntry, content: AnswerContent | None) -> str:
    question = questionnaire.question_by_code.get(entry.question)
    return content_in_words(question, content) if question and content else ""


def _label(outcome: EntryOutcome) -> str:
    return {
        EntryOutcome.SAVED: _("Saved"),
        EntryOutcome.STOOD: _("Saved before"),
        EntryOutcome.CONFLICT: _("Another answer stands"),
        EntryOutcome.LATE: _("Kept as a late answer"),
        EntryOutcome.REFUSED: _("Refused"),
        EntryOutcome.ELSEWHERE: _("Of another inspection"),
        EntryOutcome.UNREADABLE: _("Could not be opened"),
        EntryOutcome.TRY_AGAIN: _("Not saved: try again"),
    }[outcome]


def _explanation(outcome: EntryOutcome) -> str:
    return {
        EntryOutcome.CONFLICT: _("Both are kept. Compare them and correct the case if needed."),
        EntryOutcome.ELSEWHERE: _("Nothing of it was changed. Read the copy there too."),
        EntryOutcome.UNREADABLE: _(
            "It was changed after it was saved, or another person's browser has sealed it."
        ),
        EntryOutcome.TRY_AGAIN: _("The database did not answer. Read the same file once more."),
    }.get(outcome, "")
