"""Emerging findings and the sessions at which the service is told of them."""

from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.permissions import Permission
from cases.queries.importing import taken_references
from inspections.choices import Direction
from inspections.models import Inspection
from inspections.policies.ordering import change_places
from judgements.errors import StaleRow
from judgements.models import EmergingFinding, FeedbackSession, LineOfEnquiry
from judgements.policies.rows import check_names_nobody
from judgements.queries.feedback import siblings_of
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
from judgements.types.feedback import FindingContent, SessionContent


@transaction.atomic
def add_emerging_finding(
    *,
    inspection: Inspection,
    content: FindingContent,
    by: User,
    line: LineOfEnquiry | None = None,
) -> EmergingFinding:
    """Add a finding behind the others; `line` is the line of enquiry that led to it.

    Raises NotAllowed for a role that does not judge, and RowRefused for a published
    inspection, a theme that it does not cover, and a text that points to a child.
    """
    locked = open_fieldwork(inspection, Permission.JUDGE_THEME, by)
    last = locked.emerging_findings.aggregate(last=Max("position"))["last"] or 0
    fields = _finding_fields(locked, content)
    finding = EmergingFinding(inspection=locked, position=last + 1, line=line, **fields)
    insert_row(finding, by)
    record(finding, "emerging_finding_added", by, **_facts_of(finding))
    return finding


@transaction.atomic
def change_emerging_finding(
    *, finding: EmergingFinding, content: FindingContent, base_version: int, by: User
) -> None:
    """Replace a finding; raises as add_emerging_finding, and StaleRow for an old version."""
    locked = open_fieldwork(finding.inspection, Permission.JUDGE_THEME, by)
    fields = _finding_fields(locked, content)
    if save_row(finding, fields, base_version=base_version, by=by):
        record(finding, "emerging_finding_changed", by, **_facts_of(finding))


@transaction.atomic
def withdraw_emerging_finding(*, finding: EmergingFinding, base_version: int, by: User) -> None:
    """Take a finding off the list; raises as change_emerging_finding."""
    open_fieldwork(finding.inspection, Permission.JUDGE_THEME, by)
    if withdraw_row(finding, base_version=base_version, by=by):
        record(finding, "emerging_finding_withdrawn", by)


@transaction.atomic
def move_emerging_finding(*, finding: EmergingFinding, direction: Direction, by: User) -> None:
    """Change places with the neighbour above or below; the first and the last stay put.

    Neighbours are findings of the same theme that show the same. Raises StaleRow for one that is
    gone, else as add_emerging_finding.
    """
    open_fieldwork(finding.inspection, Permission.JUDGE_THEME, by)
    siblings = siblings_of(finding)
    if finding not in siblings:
        raise StaleRow(_("This finding was withdrawn meanwhile."))
    moved = change_places(siblings, finding, direction)
    if moved is None:
        return
    EmergingFinding.objects.bulk_update(moved, ["position"])
    record(finding, "emerging_finding_moved", by, direction=str(direction))


@transaction.atomic
def add_session(*, inspection: Inspection, content: SessionContent, by: User) -> FeedbackSession:
    """Add a session; raises as add_emerging_finding."""
    locked = open_fieldwork(inspection, Permission.JUDGE_THEME, by)
    session = FeedbackSession(inspection=locked, **_session_fields(content))
    insert_row(session, by)
    record(session, "feedback_session_added", by, audience=session.audience)
    return session


@transaction.atomic
def change_session(
    *, session: FeedbackSession, content: SessionContent, base_version: int, by: User
) -> None:
    """Replace a session; raises as change_emerging_finding."""
    open_fieldwork(session.inspection, Permission.JUDGE_THEME, by)
    if save_row(session, _session_fields(content), base_version=base_version, by=by):
        record(session, "feedback_session_changed", by, audience=session.audience)


@transaction.atomic
def withdraw_session(*, session: FeedbackSession, base_version: int, by: User) -> None:
    """Take a session off the list; raises as change_emerging_finding."""
    open_fieldwork(session.inspection, Permission.JUDGE_THEME, by)
    if withdraw_row(session, base_version=base_version, by=by):
        record(session, "feedback_session_withdrawn", by)


def _finding_fields(inspection: Inspection, content: FindingContent) -> dict[str, Any]:
    text = required_words(content.text)
    check_names_nobody({"text": text}, taken_references(inspection))
    standard = chosen_standard(inspection, content.standard)
    return {"standard": standard, "direction": content.direction, "text": text}


def _session_fields(content: SessionContent) -> dict[str, Any]:
    lines = (line.strip() for line in clean_words(content.attendance).split("\n"))
    attendance = "\n".join(line for line in lines if line)
    note = clean_words(content.note)
    check_names_nobody({"attendance": attendance, "note": note}, ())
    return {
        "audience": content.audience,
        "held_date": content.held_date,
        "attendance": attendance,
        "note": note,
    }


def _facts_of(finding: EmergingFinding) -> dict[str, object]:
    return {
        "standard": finding.standard.code if finding.standard else "",
        "direction": finding.direction,
        "line": finding.line.number if finding.line else None,
        "length": len(finding.text),
    }
