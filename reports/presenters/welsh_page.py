"""The page on which the Welsh of every text is written, beside its English."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from govuk.dates import clock_text
from inspections.queries import InspectionAccess
from judgements.choices import Subject
from judgements.types.operations import content_digest
from reports.choices import Language
from reports.models import WelshText
from reports.presenters.editor import editor_texts
from reports.presenters.passages import Attempt
from reports.presenters.sections import slug_of
from reports.presenters.stale import StoredText
from reports.queries.material import Material
from reports.queries.paragraphs import split_paragraphs
from reports.queries.passages import is_older, passages_in
from reports.queries.places import places_of
from reports.queries.stored import stored_welsh
from reports.types import Numbered
from reports.types.contents import WELSH_FIELDS
from reports.types.passages import PassageText


@dataclass(frozen=True)
class WelshForm:
    """The Welsh of one passage beside its English; `is_older` where that was changed since."""

    key: str
    slug: str
    label: str
    english_title: str
    english: Numbered
    markers: str
    title: str
    text: str
    of_sha256: str
    now_sha256: str
    is_older: bool
    base_version: int
    op_id: str
    is_blank: bool
    state_text: str
    error: str
    stored: StoredText | None
    data: dict[str, Any]

    @property
    def data_id(self) -> str:
        """Where its script finds its data."""
        return f"data-{self.slug}"

    @property
    def text_in_area(self) -> str:
        """The text behind a line end, since browsers drop one at the start of a text area."""
        return f"\n{self.text}"


@dataclass(frozen=True)
class WelshPage:
    """What the page shows; `data` is what the scripts of all its forms share."""

    forms: list[WelshForm]
    missing: int
    older: int
    errors: list[dict[str, str]]
    data: dict[str, Any] = field(default_factory=dict)


def present_welsh(
    access: InspectionAccess, material: Material, attempt: Attempt | None
) -> WelshPage:
    """Return the page; ``attempt`` is a text that could not be saved, as it was typed."""
    english = passages_in(material.written, Language.ENGLISH)
    places = places_of(material.written, material.content)
    forms = [
        _form(access, material, english[place.key], place.label, attempt)
        for place in places
        if place.key in english
    ]
    return WelshPage(
        forms=forms,
        missing=sum(one.is_blank for one in forms),
        older=sum(one.is_older for one in forms),
        errors=attempt.problems if attempt else [],
        data=_data(access),
    )


def _form(
    access: InspectionAccess,
    material: Material,
    english: PassageText,
    label: str,
    attempt: Attempt | None,
) -> WelshForm:
    welsh = material.written.welsh.get(english.key)
    content = _content(welsh, english)
    own = attempt if attempt and attempt.key == english.key else None
    typed: Mapping[str, Any] = own.content if own else content
    slug = slug_of(english.key)
    version = welsh.version if welsh else 0
    return WelshForm(
        key=english.key,
        slug=slug,
        label=label,
        english_title=english.title,
        english=Numbered("", split_paragraphs(material.fill(english.text))),
        markers=english.text if "[[" in english.text else "",
        title=typed["title"],
        text=typed["text"],
        of_sha256=content["of_sha256"],
        now_sha256=english.sha256,
        is_older=welsh is not None and is_older(welsh, english),
        base_version=own.base_version if own else version,
        op_id=str(uuid.uuid4()),
        is_blank=welsh is None,
        state_text=_state_text(welsh),
        error="; ".join(own.errors.values()) if own else "",
        stored=own.stored if own else None,
        data={
            "id": slug,
            "key": english.key,
            "url": reverse(
                "judgements:operation-save",
                args=[access.inspection.reference, Subject.WELSH.value, english.key],
            ),
            "blank": _content(None, english),
            "stored": {
                "content": content,
                "digest": content_digest(content),
                "version": version,
                "by": welsh.edited_by.name if welsh and welsh.edited_by else "",
                "at": welsh.edited_at.isoformat() if welsh else None,
                "line": _state_text(welsh) if welsh else None,
            },
            "is_handed_back": own is not None,
            "is_conflict": own is not None and own.is_conflict,
        },
    )


def _content(welsh: WelshText | None, english: PassageText) -> dict[str, Any]:
    """Return what stands, or what a first translation of the English as it is now begins with."""
    if welsh is not None:
        return stored_welsh(welsh).content
    return {"title": "", "text": "", "of_sha256": english.sha256}


def _state_text(welsh: WelshText | None) -> str:
    if welsh is None or welsh.edited_by is None:
        return _("No Welsh yet")
    return _("Saved %(when)s, %(name)s") % {
        "when": clock_text(welsh.edited_at),
        "name": welsh.edited_by.name,
    }


def _data(access: InspectionAccess) -> dict[str, Any]:
    reference = access.inspection.reference
    page = reverse("reports:welsh-edit", args=[reference])
    return {
        "subject": Subject.WELSH.value,
        "label": _("Welsh, report on %(service)s") % {"service": access.inspection.service.name},
        "page": page,
        "next_url": "",
        "fields": dict(WELSH_FIELDS),
        "required": (),
        "labels": {"title": _("Title"), "text": _("the text")},
        "reader": access.user.name,
        "time_zone": settings.TIME_ZONE,
        "sign_in_url": reverse("account_login"),
        "preview_url": reverse("reports:passage-preview", args=[reference]),
        "presence_url": reverse("reports:writing-presence", args=[reference]),
        "section": _("Welsh of the report"),
        "texts": {**editor_texts(), "not_answered": _("No Welsh yet")},
    }
