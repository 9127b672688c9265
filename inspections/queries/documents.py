"""Reads of the documents that services are asked for; the loaders are the only way to one."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.utils import timezone

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection, RequestedDocument
from inspections.policies.documents import count_documents
from inspections.queries.document_rules import find_request_rules
from inspections.queries.inspections import InspectionAccess, get_inspection_for
from inspections.queries.shared import SharedAccess, get_shared_inspection_for
from inspections.types import DocumentCounts, UsualDocument


@dataclass(frozen=True)
class DocumentAccess:
    """A document, and its inspection as somebody who keeps the list may see it."""

    within: InspectionAccess
    document: RequestedDocument


@dataclass(frozen=True)
class SharedDocumentAccess:
    """A document, and its inspection as somebody of the team or of the service may see it."""

    within: SharedAccess
    document: RequestedDocument


def get_documents_for(user: User, reference: str) -> SharedAccess:
    """Return the inspection to everybody in its team and, once announced, to its service."""
    return get_shared_inspection_for(
        user,
        reference,
        of_team=Permission.VIEW_INSPECTION,
        of_service=Permission.PREPARE_INSPECTION,
    )


def get_document_for(user: User, reference: str, document_id: int) -> DocumentAccess:
    """Return a document, a withdrawn one too, to somebody who keeps the list.

    Raises as get_inspection_for; a document of another inspection does not exist here.
    """
    access = get_inspection_for(user, reference, Permission.EDIT_INSPECTION)
    return DocumentAccess(access, _find(access.inspection, document_id))


def get_document_to_answer(user: User, reference: str, document_id: int) -> SharedDocumentAccess:
    """Return a document to whoever may answer: its service, and who keeps the list; as above."""
    access = get_shared_inspection_for(
        user,
        reference,
        of_team=Permission.EDIT_INSPECTION,
        of_service=Permission.PREPARE_INSPECTION,
    )
    return SharedDocumentAccess(access, _find(access.inspection, document_id))


def documents_of(inspection: Inspection) -> list[RequestedDocument]:
    """Return all documents in their order, withdrawn ones too, with who answered: one query."""
    rows = inspection.documents.select_related("answered_by")
    return list(rows.order_by("position", "pk"))


def wanted_documents(inspections: Iterable[Inspection]) -> dict[int, list[RequestedDocument]]:
    """Return the documents that are wanted, by the key of their inspection: one query."""
    rows: QuerySet[RequestedDocument] = RequestedDocument.objects.filter(
        inspection__in=list(inspections), withdrawn_at__isnull=True
    )
    found: dict[int, list[RequestedDocument]] = {}
    for one in rows.order_by("position", "pk"):
        found.setdefault(one.inspection_id, []).append(one)
    return found


def document_counts(inspection: Inspection) -> DocumentCounts:
    """Count what is wanted by its status today: one query."""
    wanted = wanted_documents([inspection]).get(inspection.pk, [])
    return count_documents(wanted, timezone.localdate())


def missing_usual_documents(inspection: Inspection) -> list[UsualDocument]:
    """Return those of the usual list whose titles the inspection never had: one query."""
    there = {title_key(title) for title in inspection.documents.values_list("title", flat=True)}
    usual = find_request_rules(inspection.framework.code).documents
    return [one for one in usual if title_key(one.title) not in there]


def title_key(title: str) -> str:
    """Return a title as it is compared: neither capitals nor spaces tell two apart."""
    return " ".join(title.casefold().split())


def _find(inspection: Inspection, document_id: int) -> RequestedDocument:
    document = inspection.documents.filter(pk=document_id).first()
    if document is None:
        raise NotVisible
    document.inspection = inspection
    return document
