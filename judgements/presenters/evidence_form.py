"""What the page of the form for an entry shows, and what its script is told."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from cases.queries.sentences import conflict_texts, sign_in_texts, state_texts
from govuk.dates import clock_text
from judgements.choices import Subject
from judgements.models import Evidence
from judgements.presenters.evidence_places import PlaceFold, present_places
from judgements.presenters.evidence_words import CONTENT_LABELS
from judgements.queries.evidence import content_of
from judgements.queries.fieldwork import FieldworkAccess
from judgements.types.evidence import EvidenceContent
from judgements.types.operations import content_digest

# How the script reads each field; see static/js/fieldwork/controls.js.
FIELDS = {
    "kind": "choice",
    "held_date": "day",
    "group": "text",
    "role": "text",
    "organisation": "text",
    "people_count": "number",
    "direction": "choice",
    "text": "text",
    "document": "key",
    "places": "list",
    "lines": "numbers",
    "withdrawn": "fixed",
}
REQUIRED = ("kind", "held_date", "text", "direction")


@dataclass(frozen=True)
class EvidenceFormPage:
    """What stands around the form; `data` is for its script."""

    title: str
    cancel_href: str
    places: list[PlaceFold]
    data: dict[str, Any]
    state: str


def present_evidence_form(
    access: FieldworkAccess,
    key: uuid.UUID,
    evidence: Evidence | None,
    content: EvidenceContent,
    chosen: Collection[str],
    *,
    is_handed_back: bool = False,
    is_conflict: bool = False,
) -> EvidenceFormPage:
    """Return the page; ``content`` is what stands, or what a new entry begins with."""
    reference = access.inspection.reference
    return EvidenceFormPage(
        title=_("Change an entry") if evidence else _("Add evidence"),
        cancel_href=reverse("judgements:evidence-detail", args=[reference, key])
        if evidence
        else reverse("judgements:evidence-list", args=[reference]),
        places=present_places(access, chosen),
        state=_saved_state(evidence) if evidence else _new_state(),
        data={
            "id": "evidence",
            "subject": Subject.EVIDENCE.value,
            "key": str(key),
            "url": reverse(
                "judgements:operation-save", args=[reference, Subject.EVIDENCE.value, key]
            ),
            "page": reverse("judgements:evidence-edit", args=[reference, key]),
            "next_url": reverse("judgements:evidence-detail", args=[reference, key]),
            "label": _("Evidence, %(service)s") % {"service": access.inspection.service.name},
            "reader": access.within.user.name,
            "time_zone": settings.TIME_ZONE,
            "sign_in_url": reverse("account_login"),
            "fields": FIELDS,
            "required": REQUIRED,
            "labels": {name: str(label) for name, label in CONTENT_LABELS.items()},
            "stored": _stored(evidence, content),
            "blank": new_content().as_data(),
            "is_handed_back": is_handed_back,
            "is_conflict": is_conflict,
            "texts": _texts(),
        },
    )


def new_content(places: tuple[str, ...] = (), lines: tuple[int, ...] = ()) -> EvidenceContent:
    """Return what a new entry begins with."""
    today = timezone.localdate().isoformat()
    return EvidenceContent(held_date=today, places=places, lines=lines)


def initial_of(content: EvidenceContent, version: int) -> dict[str, Any]:
    """Return what the form begins with, under an operation of its own."""
    data = content.as_data()
    lines = [str(one) for one in data["lines"]]
    count = data["people_count"] or None
    return {
        **data,
        "held_date": content.date,
        "people_count": count,
        "lines": lines,
        "base_version": version,
        "op_id": str(uuid.uuid4()),
    }


def stale_text(evidence: Evidence | None) -> str:
    """Say that another page has saved the entry meanwhile, and what stands now."""
    if evidence is None:
        return _("The stored entry is gone. Save once more to store yours.")
    gone = _("It was withdrawn. ") if evidence.is_withdrawn else ""
    return _(
        "This entry was saved in another window at %(when)s, after you opened this page. "
        "%(gone)sIt now says: “%(text)s” Yours stands below; save it once more to replace that."
    ) % {"when": clock_text(evidence.at), "text": evidence.text, "gone": gone}


def _stored(evidence: Evidence | None, content: EvidenceContent) -> dict[str, Any]:
    data = (content_of(evidence) if evidence else content).as_data()
    return {
        "content": data,
        "digest": content_digest(data),
        "version": evidence.version if evidence else 0,
        "by": evidence.by.name if evidence else "",
        "at": evidence.at.isoformat() if evidence else None,
        "line": _saved_state(evidence) if evidence else None,
    }


def _saved_state(evidence: Evidence) -> str:
    return _("Saved %(when)s") % {"when": clock_text(evidence.at)}


def _new_state() -> str:
    return _("Nothing saved yet")


def _texts() -> dict[str, str]:
    return {
        **state_texts(),
        **conflict_texts(),
        **sign_in_texts(),
        "not_answered": _new_state(),
        "draft": _("Kept on this laptop. Before it can be saved it needs: {missing}."),
        "late": _("Not in the log: the report is published. Kept on record."),
        "gone": _("This entry is not open to you any more. What you typed stays on this laptop."),
        "and": _("and"),
    }
