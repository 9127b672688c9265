"""The documents that the services of the demonstration were asked for, and their answers."""

from datetime import timedelta
from typing import Any

from accounts.models import User
from accounts.roles import RoleCode
from dashboard.services.demo.data import read_data
from dashboard.services.demo.people import email_of, get_person, person_in
from inspections.choices import DocumentState
from inspections.models import Inspection, RequestedDocument
from inspections.queries.documents import documents_of
from inspections.services.documents import add_document, answer_document, take_usual_documents
from inspections.types import DocumentAnswer, DocumentContent


def has_documents(inspection: Inspection) -> bool:
    """Return whether the service was asked for any."""
    return bool(documents_of(inspection))


def ask_for_documents(inspection: Inspection) -> None:
    """Ask for the usual list and one more, and let the service answer for some of them."""
    planned = read_data("documents")[inspection.service.code]
    officer = person_in(RoleCode.SUPPORT_OFFICER).email
    manager = get_person(email_of(read_data("people")["managers"][inspection.service.code]))
    take_usual_documents(inspection=inspection, by=officer)
    extra = DocumentContent(**planned["extra"], due_date=None)
    add_document(inspection=inspection, content=extra, by=officer)
    for number, document in enumerate(documents_of(inspection), start=1):
        if number in planned["answers"]:
            _answer(document, planned["answers"][number], by=manager)


def _answer(document: RequestedDocument, given: dict[str, Any], *, by: User) -> None:
    if "lacks" in given:
        answer = DocumentAnswer(DocumentState.NOT_HELD, note=given["lacks"])
    else:
        wanted = document.due_date or document.inspection.week_one_date
        sent = wanted - timedelta(days=given["sent"])
        answer = DocumentAnswer(DocumentState.RECEIVED, sent, given.get("note", ""))
    answer_document(document=document, answer=answer, base_version=document.version, by=by)
