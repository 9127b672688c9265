"""How an entry of the evidence log is read and written when it is saved."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from cases.errors import RefusalCode
from cases.queries.questionnaires import get_questionnaire
from inspections.models import Inspection
from judgements.errors import FieldworkRefused
from judgements.models import Evidence, EvidenceLink, LineOfEnquiry
from judgements.policies.evidence import check_author, check_evidence
from judgements.queries.evidence import content_of, get_evidence
from judgements.queries.places import is_place
from judgements.services.fieldwork_rows import FieldworkWriter
from judgements.types import Standing
from judgements.types.evidence import EvidenceContent, split_link
from judgements.types.operations import malformed


class EvidenceWriter(FieldworkWriter):
    """The evidence log, whose keys are ids that pages make; only its author changes an entry."""

    def clean(self, inspection: Inspection, key: str, content: Mapping[str, Any]) -> dict[str, Any]:
        """Return the content of a whole entry; raises FieldworkRefused for one that lacks some."""
        evidence = EvidenceContent.read(content)
        check_evidence(evidence, timezone.localdate())
        _check_document(inspection, evidence)
        _check_places(inspection, evidence)
        _check_lines(inspection, evidence)
        return evidence.as_data()

    def find(self, inspection: Inspection, key: str) -> Standing | None:
        """Return the entry that stands; raises FieldworkRefused for the key of another's entry."""
        evidence = get_evidence(inspection, _read_key(key))
        if evidence is not None:
            content = content_of(evidence).as_data()
            return Standing(content, evidence.version, evidence.by, evidence.at)
        if Evidence.objects.filter(pk=_read_key(key)).exists():
            raise malformed("key")
        return None

    def check(self, standing: Standing, by: User, permissions: frozenset[Permission]) -> None:
        """Raise for anybody but the author."""
        check_author(standing.by, by, permissions)

    def write(
        self,
        inspection: Inspection,
        key: str,
        content: Mapping[str, Any],
        *,
        version: int,
        by: User,
        at: datetime,
    ) -> None:
        """Store the entry with its links."""
        saved = EvidenceContent.read(content)
        evidence = Evidence.objects.filter(pk=_read_key(key)).first()
        withdrawn_at = (evidence and evidence.withdrawn_at) or at
        evidence = evidence or Evidence(pk=_read_key(key), inspection=inspection)
        names = ("kind", "group", "role", "organisation", "people_count", "direction", "text")
        for name in names:
            setattr(evidence, name, getattr(saved, name))
        evidence.held_date = date.fromisoformat(saved.held_date)
        evidence.document_id = saved.document
        evidence.withdrawn_at = withdrawn_at if saved.withdrawn else None
        evidence.version, evidence.by, evidence.at = version, by, at
        evidence.save()
        _link(evidence, saved)


def _link(evidence: Evidence, saved: EvidenceContent) -> None:
    standards = {one.code: one for one in evidence.inspection.standards.all()}
    wanted = [split_link(one) for one in saved.places]
    evidence.links.all().delete()
    EvidenceLink.objects.bulk_create(
        EvidenceLink(evidence=evidence, standard=standards[code], place=place)
        for code, place in wanted
    )
    lines = LineOfEnquiry.objects.filter(inspection=evidence.inspection)
    evidence.lines.set(lines.filter(number__in=saved.lines))


def _read_key(key: str) -> uuid.UUID:
    try:
        return uuid.UUID(key)
    except ValueError:
        raise malformed("key") from None


def _check_document(inspection: Inspection, content: EvidenceContent) -> None:
    if content.document is None:
        return
    if not inspection.documents.filter(pk=content.document).exists():
        raise _gone("document", _("The document chosen is not among those asked for any more."))


def _check_places(inspection: Inspection, content: EvidenceContent) -> None:
    questionnaire = get_questionnaire(inspection)
    for link in content.places:
        code, place = split_link(link)
        known = code in questionnaire.standard_codes
        if not known or not is_place(questionnaire.content.standard_by_code[code], place):
            raise _gone("places", _("“%(place)s” is no part of this inspection.") % {"place": link})


def _check_lines(inspection: Inspection, content: EvidenceContent) -> None:
    known = LineOfEnquiry.objects.filter(inspection=inspection, number__in=content.lines)
    if content.lines and known.count() < len(content.lines):
        raise _gone("lines", _("A line of enquiry that you chose does not exist."))


def _gone(field: str, message: str) -> FieldworkRefused:
    return FieldworkRefused(RefusalCode.INVALID, f"{message} {_('Choose again.')}", field)
