"""One passage on the page where it is written: its form, how it prints, what is said beside it."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from govuk.dates import clock_text
from judgements.choices import Subject
from judgements.types.operations import content_digest
from reports.choices import BlockKind, PassageKind
from reports.presenters.comments import Thread
from reports.presenters.passage_fields import (
    REQUIRED,
    REQUIRED_WHEN,
    Field,
    fields_of,
    labels_of,
)
from reports.presenters.sections import slug_of
from reports.presenters.stale import StoredText
from reports.queries.editing import Slot
from reports.queries.stored import StoredContent
from reports.types import Blocks, Numbered
from reports.types.checks import CheckFault
from reports.types.contents import FIELDS, blank_content


@dataclass(frozen=True)
class Attempt:
    """A passage that could not be saved by its plain form: what was typed and why it was not."""

    key: str
    content: Mapping[str, Any]
    base_version: int
    errors: Mapping[str, str] = field(default_factory=dict)
    stored: StoredText | None = None

    @property
    def is_conflict(self) -> bool:
        """Whether somebody else saved it first."""
        return self.stored is not None

    @property
    def problems(self) -> list[dict[str, str]]:
        """The list at the top of the page, as components/error_summary.html takes it."""
        href = f"#q-{slug_of(self.key)}"
        if self.stored is not None:
            text = _("Somebody else saved this text after you opened it. Compare both.")
            return [{"text": text, "href": href}]
        return [{"text": text, "href": href} for text in self.errors.values()]


@dataclass(frozen=True)
class PassageForm:
    """Everything that templates/reports/editor/_passage.html shows; `data` is for its script.

    `printed` is the text as it prints, with its number.
    """

    key: str
    slug: str
    heading: str
    name: str
    number: str
    fields: list[Field]
    folded: list[Field]
    base_version: int
    op_id: str
    hidden: dict[str, str]
    is_blank: bool
    state_text: str
    error: str
    stored: StoredText | None
    printed: Numbered
    is_previewed: bool
    source: str
    move_href: str
    remove_href: str
    add_href: str
    basis_href: str
    is_first: bool
    is_last: bool
    threads: list[Thread]
    faults: list[CheckFault]
    checks_href: str
    comment_href: str
    is_new: bool
    data: dict[str, Any]

    @property
    def data_id(self) -> str:
        """Where its script finds its data."""
        return f"data-{self.slug}"

    @property
    def open_threads(self) -> int:
        """How many conversations beside it are not settled."""
        return sum(not one.is_resolved for one in self.threads)


def present_passage(
    slot: Slot,
    *,
    reference: str,
    blocks: Blocks,
    source: str,
    threads: Sequence[Thread],
    faults: Sequence[CheckFault],
    attempt: Attempt | None,
    page: str,
) -> PassageForm:
    """Return a passage as it stands, or as it was typed where that could not be saved."""
    slug = slug_of(slot.key)
    own = attempt if attempt and attempt.key == slot.key else None
    content = own.content if own else slot.stored.content
    errors = own.errors if own else {}
    item = slot.item
    arguments = [reference, item.KIND.value, item.pk] if item else []
    fields = fields_of(slot.kind, slug, slot.name, content, errors)
    shown = {one.name for one in fields}
    is_folded = _is_plain_paragraph(slot) and own is None
    return PassageForm(
        key=slot.key,
        slug=slug,
        heading=_heading(slot),
        name=slot.name,
        number=slot.number,
        fields=[one for one in fields if one.name == "text"] if is_folded else fields,
        folded=[one for one in fields if one.name != "text"] if is_folded else [],
        base_version=own.base_version if own else slot.stored.version,
        op_id=str(uuid.uuid4()),
        hidden={name: str(content[name]) for name in FIELDS[slot.kind] if name not in shown},
        is_blank=slot.stored.by is None,
        state_text=_state_text(slot.stored),
        error=errors.get("", ""),
        stored=own.stored if own else None,
        printed=Numbered(slot.number, blocks),
        is_previewed=slot.kind is not PassageKind.ADDRESSEE,
        source=source,
        move_href=reverse("reports:item-move", args=arguments) if item else "",
        remove_href=reverse("reports:item-remove", args=arguments) if item else "",
        add_href=_add_href(slot, reference),
        basis_href=_basis_href(slot, reference),
        is_first=slot.is_first,
        is_last=slot.is_last,
        threads=list(threads),
        faults=list(faults),
        checks_href=reverse("reports:report-checks", args=[reference]),
        comment_href=reverse("reports:comment-list", args=[reference]),
        is_new=slot.is_new,
        data=_data(slot, reference, slug, page, own),
    )


def _is_plain_paragraph(slot: Slot) -> bool:
    """Return whether it stands as a paragraph, which seldom becomes a box later."""
    is_block = slot.kind is PassageKind.BLOCK and not slot.is_new
    return is_block and slot.stored.content["kind"] == BlockKind.PARAGRAPH


def _heading(slot: Slot) -> str:
    return slot.name[:1].upper() + slot.name[1:] if slot.label else ""


def _basis_href(slot: Slot, reference: str) -> str:
    """Return where a recommendation is linked to its key findings; "" for anything else."""
    if slot.item is None or slot.kind is not PassageKind.RECOMMENDATION:
        return ""
    return reverse("reports:recommendation-findings", args=[reference, slot.item.pk])


def _add_href(slot: Slot, reference: str) -> str:
    """Return where a new block behind this one begins; "" for what has no neighbours of its own."""
    if slot.item is None or slot.kind is not PassageKind.BLOCK:
        return ""
    standard = slot.stored.content["place"].partition("/")[0]
    page = reverse("reports:block-add", args=[reference, standard])
    return f"{page}?{urlencode({'after': slot.item.pk})}"


def _state_text(stored: StoredContent) -> str:
    if stored.by is None or stored.at is None:
        return _("Nothing saved yet")
    return _("Saved %(when)s, %(name)s") % {"when": clock_text(stored.at), "name": stored.by.name}


def _data(slot: Slot, reference: str, slug: str, page: str, own: Attempt | None) -> dict[str, Any]:
    stored = slot.stored
    return {
        "id": slug,
        "key": slot.key,
        "url": reverse(
            "judgements:operation-save", args=[reference, Subject.PASSAGE.value, slot.key]
        ),
        "page": page,
        "next_url": f"{page.partition('?')[0]}#q-{slug}" if slot.is_new else "",
        "fields": FIELDS[slot.kind],
        "required": REQUIRED.get(slot.kind, ()),
        "required_when": REQUIRED_WHEN.get(slot.kind, {}),
        "labels": labels_of(slot.kind),
        "blank": blank_content(FIELDS[slot.kind]),
        "stored": {
            "content": stored.content,
            "digest": content_digest(stored.content),
            "version": stored.version,
            "by": stored.by.name if stored.by else "",
            "at": stored.at.isoformat() if stored.by and stored.at else None,
            "line": _state_text(stored) if stored.by else None,
        },
        # What was taken over is typed already, as far as its script knows.
        "is_handed_back": own is not None,
        "is_taken_over": slot.is_new and bool(stored.content.get("source")),
        "is_conflict": own is not None and own.is_conflict,
    }
