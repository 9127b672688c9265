"""What stands of each passage, as its page shows it and as it is saved."""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import User
from inspections.models import Inspection
from reports.choices import PassageKind
from reports.models import (
    AnyItem,
    ExplanationBlock,
    KeyFinding,
    Recommendation,
    RecommendationGroup,
    Report,
    ThemeText,
    WelshText,
)
from reports.types.passages import PassageKey

MODELS: Mapping[PassageKind, type[AnyItem]] = {
    PassageKind.FINDING: KeyFinding,
    PassageKind.BLOCK: ExplanationBlock,
    PassageKind.ADDRESSEE: RecommendationGroup,
    PassageKind.RECOMMENDATION: Recommendation,
}
WAYS: Mapping[PassageKind, str] = {
    PassageKind.FINDING: "report__inspection",
    PassageKind.BLOCK: "report__inspection",
    PassageKind.ADDRESSEE: "report__inspection",
    PassageKind.RECOMMENDATION: "group__report__inspection",
}
RELATED: Mapping[PassageKind, tuple[str, ...]] = {
    PassageKind.FINDING: ("standard",),
    PassageKind.BLOCK: ("standard",),
    PassageKind.ADDRESSEE: (),
    PassageKind.RECOMMENDATION: ("group",),
}


@dataclass(frozen=True)
class StoredContent:
    """A passage's content with its version; `by` is None for what nobody has written yet."""

    content: dict[str, Any]
    version: int
    by: User | None
    at: datetime | None


def stored_foreword(report: Report) -> StoredContent:
    """Return foreword and signature."""
    month = report.signed_month
    content = {
        "text": report.foreword,
        "signatory_name": report.signatory_name,
        "signatory_office": report.signatory_office,
        "month": str(month.month) if month else "",
        "year": str(month.year) if month else "",
    }
    return StoredContent(content, report.version, report.edited_by, report.edited_at)


def stored_lead_in(report: Report) -> StoredContent:
    """Return the lead-in of the recommendations."""
    return StoredContent(
        {"text": report.lead_in},
        report.lead_in_version,
        report.lead_in_edited_by,
        report.lead_in_edited_at,
    )


def stored_summary(text: ThemeText) -> StoredContent:
    """Return a theme's summary."""
    return StoredContent({"text": text.summary}, text.version, text.edited_by, text.edited_at)


def stored_item(item: AnyItem) -> StoredContent:
    """Return a finding, block, addressee or recommendation."""
    return StoredContent(content_of_item(item), item.version, item.edited_by, item.edited_at)


def stored_welsh(text: WelshText) -> StoredContent:
    """Return the Welsh of a passage."""
    content = {"title": text.title, "text": text.text, "of_sha256": text.of_sha256}
    return StoredContent(content, text.version, text.edited_by, text.edited_at)


def content_of_item(item: AnyItem) -> dict[str, Any]:
    """Return what is saved of an item that stands."""
    place = {"place": place_of_item(item), "after": ""}
    if isinstance(item, KeyFinding):
        return {"text": item.text, "source": item.source, **place}
    if isinstance(item, ExplanationBlock):
        return {
            "kind": item.kind,
            "title": item.title,
            "text": item.text,
            "changed_name_declared": item.changed_name_declared,
            "consent_declared": item.consent_declared,
            "source": item.source,
            **place,
        }
    text = item.addressee if isinstance(item, RecommendationGroup) else item.text
    return {"text": text, **place}


def place_of_item(item: AnyItem) -> str:
    """Return where in the report it stands.

    "1.1" of a finding, "1.1" or "1.1/area" of a block, the addressee's uid of a recommendation, ""
    of an addressee.
    """
    if isinstance(item, KeyFinding):
        return item.standard.code
    if isinstance(item, ExplanationBlock):
        return place_of_block(item.standard.code, item.area)
    return str(item.group.uid) if isinstance(item, Recommendation) else ""


def place_of_block(standard: str, area: str) -> str:
    """Return the place of a block: its theme, and its sub-area where it has one."""
    return f"{standard}/{area}" if area else standard


def find_item(inspection: Inspection, key: PassageKey) -> AnyItem | None:
    """Return the item of this inspection that a key names, None where there is none."""
    if key.kind not in MODELS:
        return None
    try:
        uid = uuid.UUID(key.name)
    except ValueError:
        return None
    rows = MODELS[key.kind]._default_manager.filter(uid=uid, **{WAYS[key.kind]: inspection})
    found: AnyItem | None = rows.select_related("edited_by", *RELATED[key.kind]).first()
    return found


def find_stored(inspection: Inspection, key: PassageKey) -> StoredContent | None:
    """Return what stands of a passage, None where nobody has written it."""
    if key.kind in MODELS:
        item = find_item(inspection, key)
        return stored_item(item) if item else None
    if key.kind is PassageKind.SUMMARY:
        texts = ThemeText.objects.filter(
            report__inspection=inspection, standard__code=key.name
        ).select_related("edited_by")
        stored = [stored_summary(text) for text in texts]
    else:
        read = stored_foreword if key.kind is PassageKind.FOREWORD else stored_lead_in
        reports = Report.objects.filter(inspection=inspection)
        stored = [read(one) for one in reports.select_related("edited_by", "lead_in_edited_by")]
    return next((one for one in stored if one.by is not None), None)
