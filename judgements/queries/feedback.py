"""Reads of emerging findings and feedback sessions; the loaders are the only way to one."""

from django.db.models import QuerySet

from accounts.errors import NotVisible
from accounts.models import User
from accounts.permissions import Permission
from inspections.models import Inspection
from judgements.models import EmergingFinding, FeedbackSession, LineOfEnquiry
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for
from judgements.queries.rows import RowAccess, take_row


def get_feedback_for(user: User, reference: str) -> FieldworkAccess:
    """Return the fieldwork to a member of the team who may read all of it."""
    return get_fieldwork_for(user, reference, Permission.VIEW_EVIDENCE)


def get_finding_for(user: User, reference: str, key: int) -> RowAccess[EmergingFinding]:
    """Return a finding to whoever may change it; raises as get_fieldwork_for."""
    access = get_fieldwork_for(user, reference, Permission.JUDGE_THEME)
    rows = access.inspection.emerging_findings.select_related("by", "standard", "line")
    return take_row(rows, access, key)


def get_session_for(user: User, reference: str, key: int) -> RowAccess[FeedbackSession]:
    """Return a session to whoever may change it; raises as get_fieldwork_for."""
    access = get_fieldwork_for(user, reference, Permission.JUDGE_THEME)
    return take_row(access.inspection.feedback_sessions.select_related("by"), access, key)


def get_sheet_for(user: User, reference: str, key: int) -> RowAccess[FeedbackSession]:
    """Return a session that was not withdrawn to whoever may read of it."""
    access = get_feedback_for(user, reference)
    rows = access.inspection.feedback_sessions.filter(withdrawn_at__isnull=True)
    return take_row(rows, access, key)


def emerging_findings(inspection: Inspection) -> QuerySet[EmergingFinding]:
    """Return the findings in their order."""
    rows = inspection.emerging_findings.filter(withdrawn_at__isnull=True)
    return rows.select_related("standard", "line").order_by("position", "pk")


def siblings_of(finding: EmergingFinding) -> list[EmergingFinding]:
    """Return the findings of the same theme that show the same, in their order."""
    rows = emerging_findings(finding.inspection)
    return list(rows.filter(standard=finding.standard, direction=finding.direction))


def feedback_sessions(inspection: Inspection) -> QuerySet[FeedbackSession]:
    """Return the sessions by their day."""
    rows = inspection.feedback_sessions.filter(withdrawn_at__isnull=True)
    return rows.order_by("held_date", "pk")


def closed_lines(inspection: Inspection) -> QuerySet[LineOfEnquiry]:
    """Return the lines of enquiry that have a conclusion, by their numbers."""
    rows = inspection.lines_of_enquiry.filter(closed_at__isnull=False, withdrawn_at__isnull=True)
    return rows.select_related("standard").order_by("number")


def get_closed_line(access: FieldworkAccess, number: str) -> LineOfEnquiry:
    """Return the closed line with this number; raises NotVisible for any other."""
    if not number.isascii() or not number.isdecimal() or len(number) > 5:
        raise NotVisible
    line = closed_lines(access.inspection).filter(number=int(number)).first()
    if line is None:
        raise NotVisible
    return line
