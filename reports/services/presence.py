"""Noting where somebody writes just now; advice to the others, never a lock."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from inspections.models import Inspection
from reports.models import Report, WritingPresence

MOST_OF_SECTION = 60


@transaction.atomic
def note_writing(*, inspection: Inspection, section: str, key: str, by: User) -> None:
    """Note the passage that somebody is at; nothing is noted before anything is written.

    `section` is the title of the page, of which the beginning is kept. No event is recorded: like
    a session this is a passing state, not a deed.
    """
    report = Report.objects.filter(inspection=inspection).first()
    if report is None:
        return
    WritingPresence.objects.bulk_create(
        [
            WritingPresence(
                report=report,
                person=by,
                section=section[:MOST_OF_SECTION],
                key=key,
                at=timezone.now(),
            )
        ],
        update_conflicts=True,
        unique_fields=["report", "person"],
        update_fields=["section", "key", "at"],
    )
