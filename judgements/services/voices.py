"""Recording what children, parents and victims said, and examples of practice.

Whoever records one edits and withdraws it; nobody else does.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.errors import NotAllowed
from accounts.models import User
from accounts.permissions import Permission
from cases.queries.importing import taken_references
from inspections.models import Inspection
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from judgements.models import PracticeExample, VoiceComment
from judgements.policies.rows import check_author, check_names_nobody
from judgements.policies.voices import check_changed_name, check_consent, check_not_withdrawn
from judgements.services.rows import (
    chosen_standard,
    clean_words,
    insert_row,
    open_fieldwork,
    record,
    required_words,
    save_row,
    withdraw_row,
)
from judgements.types.voices import CommentContent, ExampleContent

# What is typed freely, where something could point to a child.
SENTENCES = {"title", "text", "consent_note"}


@transaction.atomic
def add_comment(*, inspection: Inspection, content: CommentContent, by: User) -> VoiceComment:
    """Record a comment.

    Raises NotAllowed for a role that records nothing, and RowRefused for a published
    inspection, a theme that it does not cover, a consent without its note, and a text that points
    to a child.
    """
    locked = open_fieldwork(inspection, Permission.RECORD_EVIDENCE, by)
    comment = insert_row(VoiceComment(inspection=locked, **_comment_fields(locked, content)), by)
    record(comment, "comment_added", by, **_facts_of(comment))
    return comment


@transaction.atomic
def change_comment(
    *, comment: VoiceComment, content: CommentContent, base_version: int, by: User
) -> None:
    """Replace one's own comment; raises as add_comment, and StaleRow for an old version."""
    locked = open_fieldwork(comment.inspection, Permission.RECORD_EVIDENCE, by)
    check_author(comment, by)
    fields = _comment_fields(locked, content)
    if save_row(comment, fields, base_version=base_version, by=by):
        record(comment, "comment_changed", by, **_facts_of(comment))


@transaction.atomic
def withdraw_comment(*, comment: VoiceComment, base_version: int, by: User) -> None:
    """Take one's own comment off the list; raises as change_comment."""
    open_fieldwork(comment.inspection, Permission.RECORD_EVIDENCE, by)
    check_author(comment, by)
    if withdraw_row(comment, base_version=base_version, by=by):
        record(comment, "comment_withdrawn", by)


@transaction.atomic
def add_example(*, inspection: Inspection, content: ExampleContent, by: User) -> PracticeExample:
    """Record an example of practice.

    Raises as add_comment, and RowRefused unless its name is declared changed.
    """
    locked = open_fieldwork(inspection, Permission.RECORD_EVIDENCE, by)
    example = insert_row(PracticeExample(inspection=locked, **_example_fields(locked, content)), by)
    record(example, "example_added", by, **_facts_of(example))
    return example


@transaction.atomic
def change_example(
    *, example: PracticeExample, content: ExampleContent, base_version: int, by: User
) -> None:
    """Replace one's own example; raises as add_example, and StaleRow for an old version."""
    locked = open_fieldwork(example.inspection, Permission.RECORD_EVIDENCE, by)
    check_author(example, by)
    check_not_withdrawn(example, content)
    fields = _example_fields(locked, content)
    if save_row(example, fields, base_version=base_version, by=by):
        record(example, "example_changed", by, **_facts_of(example))


@transaction.atomic
def withdraw_example(*, example: PracticeExample, base_version: int, by: User) -> None:
    """Take one's own example off the list; raises as change_example."""
    open_fieldwork(example.inspection, Permission.RECORD_EVIDENCE, by)
    check_author(example, by)
    if withdraw_row(example, base_version=base_version, by=by):
        record(example, "example_withdrawn", by)


@transaction.atomic
def withdraw_example_consent(*, inspection: Inspection, key: int, by: User) -> None:
    """Note that consent to an example was withdrawn after its publication, where it still is.

    Fieldwork is closed by then, and whoever recorded it may have left: whoever publishes notes it.
    Raises NotAllowed for other roles.
    """
    locked = lock_inspection(inspection)
    if Permission.PUBLISH_REPORT not in member_permissions(by, locked):
        raise NotAllowed(refusal_of(Permission.PUBLISH_REPORT))
    example = PracticeExample.objects.filter(inspection=locked, pk=key).first()
    if example is None or example.consent_withdrawn_at is not None:
        return
    example.is_consented = False
    example.consent_withdrawn_at = timezone.now()
    example.version += 1
    example.save(update_fields=["is_consented", "consent_withdrawn_at", "version"])
    record(example, "example_consent_withdrawn", by)


def _comment_fields(inspection: Inspection, content: CommentContent) -> dict[str, Any]:
    check_consent(content)
    fields = {
        "speaker": content.speaker,
        "standard": chosen_standard(inspection, content.standard),
        "text": required_words(content.text),
        "is_consented": content.is_consented,
        "consent_note": clean_words(content.consent_note),
    }
    _check_names_nobody(inspection, fields)
    return fields


def _example_fields(inspection: Inspection, content: ExampleContent) -> dict[str, Any]:
    check_changed_name(content)
    check_consent(content)
    fields = {
        "kind": content.kind,
        "standard": chosen_standard(inspection, content.standard),
        "title": required_words(content.title, "title"),
        "changed_name": required_words(content.changed_name, "changed_name"),
        "is_name_changed": content.is_name_changed,
        "text": required_words(content.text),
        "is_consented": content.is_consented,
        "consent_note": clean_words(content.consent_note),
    }
    _check_names_nobody(inspection, fields)
    return fields


def _check_names_nobody(inspection: Inspection, fields: dict[str, Any]) -> None:
    texts = {name: value for name, value in fields.items() if name in SENTENCES}
    check_names_nobody(texts, taken_references(inspection))


def _facts_of(row: VoiceComment | PracticeExample) -> dict[str, object]:
    kind = row.speaker if isinstance(row, VoiceComment) else row.kind
    return {
        "kind": kind,
        "standard": row.standard.code if row.standard else "",
        "is_consented": row.is_consented,
        "length": len(row.text),
    }
