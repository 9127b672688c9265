"""Reads of the evidence log; the loaders are the only way to an entry for a person."""

import uuid
from collections import Counter
from collections.abc import Iterable

from django.db.models import Count, Prefetch, QuerySet

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from judgements.errors import FieldworkRefused
from judgements.models import Attachment, Evidence, EvidenceLink
from judgements.policies.evidence import check_author, check_open
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for
from judgements.types.evidence import EvidenceContent


def visible_evidence(access: FieldworkAccess) -> QuerySet[Evidence]:
    """Return the entries that the person may read and nobody has withdrawn, in their order.

    Who may not see the whole log sees what they wrote themselves. Author and document come with
    them, links, lines and attachments by three more queries.
    """
    return readable_evidence(access).filter(withdrawn_at__isnull=True)


def readable_evidence(access: FieldworkAccess) -> QuerySet[Evidence]:
    """Return entries as `visible_evidence`, withdrawn ones too."""
    found = _with_parts(Evidence.objects.filter(inspection=access.inspection))
    found = found.order_by("-held_date", "-at", "pk")
    if access.within.may(Permission.VIEW_EVIDENCE):
        return found
    return found.filter(by=access.within.user)


def find_evidence_for(access: FieldworkAccess, evidence_id: uuid.UUID) -> Evidence:
    """Return one entry, a withdrawn one too; raises NotVisible for what the person may not read."""
    evidence = readable_evidence(access).filter(pk=evidence_id).first()
    if evidence is None:
        raise NotVisible
    evidence.inspection = access.inspection
    return evidence


def get_own_evidence_for(
    user: User, reference: str, evidence_id: uuid.UUID
) -> tuple[FieldworkAccess, Evidence | None]:
    """Return an entry for its author to change; None for an id that no entry has yet.

    Raises NotVisible for a stranger and for what the person may not read, NotAllowed for other
    members, for a role that records no evidence, and once the report is published.
    """
    access = get_fieldwork_for(user, reference, Permission.RECORD_EVIDENCE)
    is_known = Evidence.objects.filter(pk=evidence_id).exists()
    found = find_evidence_for(access, evidence_id) if is_known else None
    try:
        if found is not None:
            check_author(found.by, user, access.within.permissions)
        check_open(access.inspection)
    except FieldworkRefused as refusal:
        raise NotAllowed(str(refusal)) from refusal
    return access, found


def find_attachment_for(
    access: FieldworkAccess, evidence_id: uuid.UUID, attachment_id: int
) -> Attachment:
    """Return a standing attachment of an entry; raises NotVisible as `find_evidence_for`."""
    evidence = find_evidence_for(access, evidence_id)
    attachment = evidence.attachments.filter(pk=attachment_id, removed_at__isnull=True).first()
    if attachment is None:
        raise NotVisible
    attachment.evidence = evidence
    return attachment


def get_evidence(inspection: Inspection, evidence_id: uuid.UUID) -> Evidence | None:
    """Return an entry of this inspection with its parts, or None; for saving it."""
    found = _with_parts(Evidence.objects.filter(pk=evidence_id, inspection=inspection))
    return found.first()


def content_of(evidence: Evidence) -> EvidenceContent:
    """Return what an entry says now, from what was loaded with it."""
    return EvidenceContent(
        kind=evidence.kind,
        held_date=evidence.held_date.isoformat(),
        group=evidence.group,
        role=evidence.role,
        organisation=evidence.organisation,
        people_count=evidence.people_count,
        direction=evidence.direction,
        text=evidence.text,
        document=evidence.document_id,
        places=tuple(sorted(f"{one.standard.code}/{one.place}" for one in evidence.links.all())),
        lines=tuple(sorted(one.number for one in evidence.lines.all())),
        withdrawn=evidence.is_withdrawn,
    )


def standing_attachments(evidence: Evidence) -> Iterable[Attachment]:
    """Return the attachments that nobody has removed, from what was loaded with the entry."""
    return [one for one in evidence.attachments.all() if one.removed_at is None]


def _with_parts(found: QuerySet[Evidence]) -> QuerySet[Evidence]:
    links = EvidenceLink.objects.select_related("standard").order_by("pk")
    return found.select_related("by", "document").prefetch_related(
        Prefetch("links", links), "lines", "attachments"
    )


def count_directions(access: FieldworkAccess) -> Counter[str]:
    """Count the visible entries by what they show: one query."""
    found = visible_evidence(access).order_by("direction").prefetch_related(None)
    counts = found.values_list("direction").annotate(count=Count("pk"))
    return Counter(dict(counts.values_list("direction", "count")))
