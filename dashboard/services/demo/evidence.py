"""The evidence logs of the demonstration, written by the members of its teams."""

import uuid
from datetime import timedelta
from typing import Any

from accounts.models import User
from dashboard.services.demo.data import read_data
from dashboard.services.demo.people import email_of, get_person
from inspections.models import Inspection
from inspections.queries.documents import documents_of
from judgements.choices import Subject
from judgements.models import Evidence
from judgements.queries.enquiry import lines_of
from judgements.services.attachments import add_attachment
from judgements.services.saving import save_within
from judgements.types import FieldworkOperation
from judgements.types.evidence import EvidenceContent

WORDS = ("kind", "direction", "group", "role", "organisation", "people_count", "text")


def lacks_evidence(inspection: Inspection) -> bool:
    """Return whether something is planned for its log and nothing stands there."""
    is_planned = inspection.service.code in read_data("evidence")
    return is_planned and not Evidence.objects.filter(inspection=inspection).exists()


def record_evidence(inspection: Inspection) -> None:
    """Write the entries, each as its author, in their order."""
    documents = {one.position: one.pk for one in documents_of(inspection)}
    lines = {one.number for one in lines_of(inspection)}
    for planned in read_data("evidence")[inspection.service.code]:
        content = EvidenceContent(
            **{name: planned[name] for name in WORDS if name in planned},
            held_date=(inspection.week_one_date + timedelta(planned["day"])).isoformat(),
            document=documents.get(planned.get("document")),
            places=tuple(planned["places"]),
            lines=tuple(lines.intersection(planned.get("lines", ()))),
        )
        author = get_person(email_of(planned["by"]))
        evidence = _save(inspection, content, by=author)
        if "file" in planned:
            _attach(evidence, planned, by=author)


def _save(inspection: Inspection, content: EvidenceContent, *, by: User) -> Evidence:
    key = uuid.uuid4()
    operation = {
        "op_id": uuid.uuid4(),
        "inspection": inspection.reference,
        "subject": Subject.EVIDENCE.value,
        "key": str(key),
        "base_version": 0,
        "content": content.as_data(),
    }
    save_within(operation=FieldworkOperation.parse(operation), by=by)
    return Evidence.objects.select_related("inspection").get(pk=key)


def _attach(evidence: Evidence, planned: dict[str, Any], *, by: User) -> None:
    content = planned["file"].encode()
    add_attachment(evidence=evidence, name="extract.txt", content=content, by=by)
