"""Which documents are outstanding, by when they are wanted, and which answers can be given."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from inspections.choices import DocumentState, DocumentStatus
from inspections.errors import PlanRefused
from inspections.models import Inspection, RequestedDocument
from inspections.policies.calendar import is_working_day
from inspections.types import DocumentAnswer, DocumentCounts, Schedule
from sheets.sentences import Kind, find_suspicions

ONE_DAY = timedelta(days=1)
# Shorter rows of digits are the number of a file or of a transfer far more often than a person's.
DIGITS_OF_A_PERSON = 10


def status_of(document: RequestedDocument, today: date) -> DocumentStatus:
    """Return what there is to say of a document: outstanding once its day has passed without it."""
    is_late = document.due_date is not None and document.due_date < today
    if document.state == DocumentState.REQUESTED and is_late:
        return DocumentStatus.OUTSTANDING
    return DocumentStatus(document.state)


def count_documents(documents: Iterable[RequestedDocument], today: date) -> DocumentCounts:
    """Count documents by their status."""
    counts = Counter(status_of(one, today).value for one in documents)
    return DocumentCounts(**counts)


def wanted_date(schedule: Schedule, days: int, country: str) -> date:
    """Return the working day that is so many days before fieldwork, or the last one before that.

    Where the notice is too short for that it is the last working day before fieldwork.
    """
    wanted = _last_working_day(schedule.week_one_date - timedelta(days=days), country)
    if wanted > schedule.announced_date:
        return wanted
    return _last_working_day(schedule.week_one_date - ONE_DAY, country)


def explain_closed_list(inspection: Inspection) -> str:
    """Return why the list can no longer change; "" while it can."""
    if inspection.is_published:
        return _("This inspection is published, so its list of documents can no longer change.")
    return ""


def check_list_open(inspection: Inspection) -> None:
    """Raise PlanRefused, with the reason, when the list can no longer change."""
    _refuse(explain_closed_list(inspection))


def check_wanted(document: RequestedDocument) -> None:
    """Raise PlanRefused for a document that is no longer wanted."""
    _refuse(_explain_withdrawn(document))


def explain_unanswerable(inspection: Inspection, document: RequestedDocument) -> str:
    """Return why no answer to a document can be given now; "" while one can."""
    if not inspection.is_announced:
        return _("The service does not know of this inspection yet, so it cannot have answered.")
    return explain_closed_list(inspection) or _explain_withdrawn(document)


def check_answer(
    inspection: Inspection, document: RequestedDocument, answer: DocumentAnswer, today: date
) -> None:
    """Raise PlanRefused for an answer that cannot be given now, or not like this."""
    _refuse(explain_unanswerable(inspection, document))
    if answer.state == DocumentState.RECEIVED:
        _check_received_date(answer.received_date, today)
    elif answer.received_date is not None:
        raise PlanRefused(_("A day can be given only for a document that was sent."))
    if answer.state == DocumentState.NOT_HELD and not answer.note.strip():
        raise PlanRefused(_("Say why the service does not hold this document."))
    _refuse(find_personal(answer.note))


def find_personal(note: str) -> str:
    """Return what is wrong with a note that shows how to find a person; "" where nothing does."""
    for one in find_suspicions(note):
        digits = sum(char.isdigit() for char in one.words)
        is_number = one.kind == Kind.NUMBER and digits >= DIGITS_OF_A_PERSON
        if is_number or one.kind in {Kind.EMAIL, Kind.POSTCODE}:
            return _(
                "“%(words)s” looks like an e-mail address, a postcode or a person’s number. "
                "Leave it out: nothing that points to a child belongs here."
            ) % {"words": one.words}
    return ""


def _check_received_date(day: date | None, today: date) -> None:
    if day is None:
        raise PlanRefused(_("Enter the day on which the document was sent."))
    if day > today:
        raise PlanRefused(
            _("%(day)s has not come yet. Enter the day on which the document was sent.")
            % {"day": date_format(day)}
        )


def _explain_withdrawn(document: RequestedDocument) -> str:
    if document.withdrawn_at is None:
        return ""
    return _("This document is no longer asked for.")


def _last_working_day(day: date, country: str) -> date:
    while not is_working_day(day, country):
        day -= ONE_DAY
    return day


def _refuse(reason: str) -> None:
    if reason:
        raise PlanRefused(reason)
