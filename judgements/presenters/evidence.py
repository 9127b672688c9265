"""The page of one entry: what it says, its files, and every version that it had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from govuk.dates import moment_text
from judgements.choices import OperationOutcome
from judgements.models import Attachment, Evidence, Operation
from judgements.policies.evidence import warn_of_day
from judgements.presenters.entries import Entry, present_entry
from judgements.presenters.evidence_words import changed_labels, content_rows
from judgements.queries.attachment_rules import attachment_rules
from judgements.queries.evidence import content_of, standing_attachments
from judgements.queries.fieldwork import FieldworkAccess
from judgements.types.attachments import AttachmentRules

# Saves of one person in one sitting are one step of the history.
SITTING = timedelta(minutes=15)


@dataclass(frozen=True)
class AttachmentRow:
    """One file; `remove_href` is "" where the reader cannot remove it."""

    name: str
    about: str
    href: str
    remove_href: str


@dataclass(frozen=True)
class Step:
    """One step of the history: who did what when, which fields changed, and the text then."""

    title: str
    changed: str
    text: str


@dataclass(frozen=True)
class EvidenceDetail:
    """The page; addresses are "" where the reader cannot go there now."""

    title: str
    entry: Entry
    rows: list[dict[str, str]]
    warning: str
    is_withdrawn: bool
    attachments: list[AttachmentRow]
    rules: AttachmentRules
    attach_href: str
    edit_href: str
    withdraw_href: str
    history: list[Step]


def present_evidence(
    access: FieldworkAccess, evidence: Evidence, operations: Sequence[Operation]
) -> EvidenceDetail:
    """Return the page; ``operations`` are all saves of the entry, the oldest first."""
    content = content_of(evidence).as_data()
    documents = {evidence.document.pk: evidence.document.title} if evidence.document else {}
    reference = access.inspection.reference
    can_edit = is_own(access, evidence)
    is_open = can_edit and not evidence.is_withdrawn

    def address(route: str) -> str:
        return reverse(f"judgements:{route}", args=[reference, evidence.pk])

    return EvidenceDetail(
        title=_("Evidence"),
        entry=present_entry(reference, evidence),
        rows=content_rows(access, content, documents),
        warning=warn_of_day(access.inspection, evidence.held_date),
        is_withdrawn=evidence.is_withdrawn,
        attachments=[
            _attachment_row(reference, evidence, one, can_remove=is_open)
            for one in standing_attachments(evidence)
        ],
        rules=attachment_rules(),
        attach_href=address("attachment-add") if is_open else "",
        edit_href=address("evidence-edit") if is_open else "",
        withdraw_href=address("evidence-withdraw") if can_edit else "",
        history=present_history(operations),
    )


def is_own(access: FieldworkAccess, evidence: Evidence) -> bool:
    """Return whether the person wrote the entry and may still change it."""
    is_author = evidence.by_id == access.within.user.pk
    return is_author and access.may_change(Permission.RECORD_EVIDENCE)


def present_history(operations: Iterable[Operation]) -> list[Step]:
    """Return the steps, the newest first; what changed nothing is left out."""
    steps: list[Step] = []
    before: Mapping[str, Any] = {}
    for sitting in _sittings(operations):
        last = sitting[-1]
        steps.append(_step(sitting, before))
        if last.outcome == OperationOutcome.SAVED:
            before = last.content
    return steps[::-1]


def _sittings(operations: Iterable[Operation]) -> list[list[Operation]]:
    found: list[list[Operation]] = []
    for one in operations:
        if one.outcome == OperationOutcome.UNCHANGED:
            continue
        if found and _goes_on(found[-1][-1], one):
            found[-1].append(one)
        else:
            found.append([one])
    return found


def _goes_on(last: Operation, one: Operation) -> bool:
    is_alike = (last.by_id, last.outcome, "saved") == (one.by_id, one.outcome, one.outcome)
    stays = last.content["withdrawn"] == one.content["withdrawn"]
    return is_alike and stays and one.at - last.at < SITTING


def _step(sitting: Sequence[Operation], before: Mapping[str, Any]) -> Step:
    last = sitting[-1]
    labels = changed_labels(before, last.content) if before else []
    parts = {"version": last.version, "name": last.by.name, "when": moment_text(last.at)}
    saves = ngettext("%(count)d save", "%(count)d saves", len(sitting)) % {"count": len(sitting)}
    counted = f" ({saves})" if len(sitting) > 1 else ""
    return Step(
        title=_title(last, before) % parts + counted,
        changed=_("Changed: %(fields)s") % {"fields": ", ".join(labels)} if labels else "",
        text=last.content["text"],
    )


def _title(last: Operation, before: Mapping[str, Any]) -> str:
    if last.outcome == OperationOutcome.CONFLICT:
        return _("Not taken over, %(name)s, %(when)s: another save stood unseen")
    if last.outcome == OperationOutcome.CLOSED:
        return _("Not taken over, %(name)s, %(when)s: the report was published")
    if last.content["withdrawn"] and not before.get("withdrawn"):
        return _("Version %(version)d, withdrawn by %(name)s, %(when)s")
    if before.get("withdrawn") and not last.content["withdrawn"]:
        return _("Version %(version)d, put back by %(name)s, %(when)s")
    return _("Version %(version)d, %(name)s, %(when)s")


def _attachment_row(
    reference: str, evidence: Evidence, one: Attachment, *, can_remove: bool
) -> AttachmentRow:
    arguments = [reference, evidence.pk, one.pk]
    return AttachmentRow(
        name=one.name,
        about=_("%(size)s, added %(when)s")
        % {"size": filesizeformat(one.size), "when": moment_text(one.added_at)},
        href=reverse("judgements:attachment-download", args=arguments),
        remove_href=reverse("judgements:attachment-remove", args=arguments) if can_remove else "",
    )
