"""Writes about the documents that a service is asked for: the list, and the answers to it."""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from audit.services import record_event
from inspections.choices import Direction, DocumentState
from inspections.errors import PlanRefused, StaleSave
from inspections.models import Inspection, RequestedDocument
from inspections.policies.documents import (
    check_answer,
    check_list_open,
    check_wanted,
    wanted_date,
)
from inspections.policies.ordering import change_places
from inspections.queries import lock_inspection
from inspections.queries.documents import missing_usual_documents
from inspections.types import DocumentAnswer, DocumentContent

MOST_DOCUMENTS = 60


@transaction.atomic
def add_document(*, inspection: Inspection, content: DocumentContent, by: str) -> RequestedDocument:
    """Ask for a document, after the others; raises PlanRefused once published, or for too many."""
    locked = lock_inspection(inspection)
    check_list_open(locked)
    return _add(locked, content, by)


@transaction.atomic
def take_usual_documents(*, inspection: Inspection, by: str) -> int:
    """Ask for whatever of the usual list was never asked for; return how many were added.

    Raises PlanRefused once published.
    """
    locked = lock_inspection(inspection)
    check_list_open(locked)
    missing = missing_usual_documents(locked)
    for one in missing:
        due = wanted_date(locked.schedule, one.days, locked.service.country)
        _add(locked, DocumentContent(one.title, one.description, due), by)
    return len(missing)


@transaction.atomic
def change_document(
    *, document: RequestedDocument, content: DocumentContent, base_version: int, by: str
) -> None:
    """Replace what is asked for; what the service has said of it stays.

    Raises StaleSave where it was changed, answered or removed since `base_version`, and PlanRefused
    once published or withdrawn.
    """
    locked = _lock(document, base_version)
    check_list_open(locked.inspection)
    check_wanted(locked)
    before = {name: getattr(locked, name) for name in vars(content)}
    for name, value in vars(content).items():
        setattr(document, name, value)
    document.version = base_version + 1
    document.save(update_fields=[*vars(content), "version"])
    after = vars(content)
    _record(locked.inspection, "document_changed", by, id=document.pk, before=before, after=after)


@transaction.atomic
def remove_document(*, document: RequestedDocument, base_version: int, by: str) -> None:
    """Ask for it no longer: one that was answered is withdrawn and stays on record.

    Raises StaleSave where it was changed, answered or removed since `base_version`, and PlanRefused
    once published or withdrawn.
    """
    locked = _lock(document, base_version)
    check_list_open(locked.inspection)
    check_wanted(locked)
    about = {"id": locked.pk, "title": locked.title}
    if locked.answered_at is None:
        locked.delete()
        _record(locked.inspection, "document_removed", by, **about)
        return
    document.withdrawn_at = timezone.now()
    document.version = base_version + 1
    document.save(update_fields=["withdrawn_at", "version"])
    _record(locked.inspection, "document_withdrawn", by, **about)


@transaction.atomic
def move_document(*, document: RequestedDocument, direction: Direction, by: str) -> None:
    """Change places with the neighbour above or below; the first and the last stay put.

    Raises PlanRefused once published, StaleSave where it is gone.
    """
    inspection = lock_inspection(document.inspection)
    check_list_open(inspection)
    wanted = inspection.documents.filter(withdrawn_at__isnull=True)
    siblings = list(wanted.order_by("position", "pk"))
    if document not in siblings:
        raise StaleSave
    moved = change_places(siblings, document, direction)
    if moved is None:
        return
    RequestedDocument.objects.bulk_update(moved, ["position"])
    _record(inspection, "document_moved", by, id=document.pk, direction=str(direction))


@transaction.atomic
def answer_document(
    *, document: RequestedDocument, answer: DocumentAnswer, base_version: int, by: User
) -> None:
    """Keep what the service says of a document, or what is recorded for it; the latest holds.

    Raises StaleSave where it was changed, answered or removed since `base_version`, and PlanRefused
    before the announcement, once published or withdrawn, and for an answer that lacks something.
    """
    locked = _lock(document, base_version)
    check_answer(locked.inspection, locked, answer, timezone.localdate())
    before = DocumentAnswer(DocumentState(locked.state), locked.received_date, locked.state_note)
    values = {
        "state": answer.state,
        "received_date": answer.received_date,
        "state_note": answer.note,
        "answered_by": by,
        "answered_at": timezone.now(),
        "version": base_version + 1,
    }
    for name, value in values.items():
        setattr(document, name, value)
    document.save(update_fields=list(values))
    _record(
        locked.inspection,
        "document_answered",
        by.email,
        id=document.pk,
        before=vars(before),
        after=vars(answer),
    )


def _add(inspection: Inspection, content: DocumentContent, by: str) -> RequestedDocument:
    if inspection.documents.count() >= MOST_DOCUMENTS:
        raise PlanRefused(
            _("A list has %(most)d documents at most, withdrawn ones included.")
            % {"most": MOST_DOCUMENTS}
        )
    last = inspection.documents.aggregate(last=Max("position"))["last"] or 0
    document = RequestedDocument.objects.create(
        inspection=inspection, position=last + 1, **vars(content)
    )
    _record(inspection, "document_added", by, id=document.pk, after=vars(content))
    return document


def _lock(document: RequestedDocument, base_version: int) -> RequestedDocument:
    """Return it as it stands now, its inspection locked; raises StaleSave where it has moved on."""
    inspection = lock_inspection(document.inspection)
    locked = inspection.documents.filter(pk=document.pk, version=base_version).first()
    if locked is None:
        raise StaleSave
    locked.inspection = inspection
    return locked


def _record(inspection: Inspection, verb: str, by: str, **details: object) -> None:
    record_event(
        stream=inspection.audit_stream,
        verb=verb,
        by=by,
        object_label=inspection.reference,
        details=details,
    )
