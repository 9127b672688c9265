"""Requested documents in any state, brought there by the real services."""

from datetime import date

from django.utils import timezone

from accounts.models import User
from inspections.choices import DocumentState
from inspections.models import Inspection, RequestedDocument
from inspections.services.documents import add_document, answer_document
from inspections.types import DocumentAnswer, DocumentContent

REASON = "The team has none of its own."


def make_document(
    inspection: Inspection,
    title: str = "Minutes of the management board",
    due_date: date | None = None,
) -> RequestedDocument:
    """Ask for a document."""
    content = DocumentContent(title, "Those of the last twelve months.", due_date)
    return add_document(inspection=inspection, content=content, by="tests")


def give_answer(
    document: RequestedDocument, by: User, state: DocumentState, note: str = ""
) -> RequestedDocument:
    """Answer for a document, with what its state needs."""
    is_received, is_held = state == DocumentState.RECEIVED, state != DocumentState.NOT_HELD
    answer = DocumentAnswer(
        state,
        timezone.localdate() if is_received else None,
        note or ("" if is_held else REASON),
    )
    answer_document(document=document, answer=answer, base_version=document.version, by=by)
    return document
