"""Comments, examples of practice, findings and sessions, recorded by the real services."""

from dataclasses import replace
from datetime import date

from django.utils import timezone

from accounts.models import User
from inspections.models import Inspection
from judgements.models import (
    EmergingFinding,
    FeedbackSession,
    LineOfEnquiry,
    PracticeExample,
    VoiceComment,
)
from judgements.services.feedback import add_emerging_finding, add_session
from judgements.services.voices import add_comment, add_example
from judgements.types.feedback import FindingContent, SessionContent
from judgements.types.voices import CommentContent, ExampleContent

COMMENT = CommentContent(
    speaker="child",
    standard="assessing",
    text="They asked me what I wanted.",
    is_consented=True,
    consent_note="In writing, with their mother.",
)
EXAMPLE = ExampleContent(
    kind="good_practice",
    standard="assessing",
    title="A plan that held",
    changed_name="Jamie",
    is_name_changed=True,
    text="Jamie chose who came to the meeting.",
    is_consented=True,
    consent_note="By word of mouth.",
)
FINDING = FindingContent(standard="assessing", direction="strength", text="Plans are read.")
SESSION = SessionContent(
    audience="staff",
    held_date=date(2026, 5, 1),
    attendance="Head of service\nStaff",
    note="Thanks.",
)


def make_comment(inspection: Inspection, by: User, **changed: object) -> VoiceComment:
    """Record a comment with consent; keywords change what it says."""
    return add_comment(inspection=inspection, content=replace(COMMENT, **changed), by=by)


def make_example(inspection: Inspection, by: User, **changed: object) -> PracticeExample:
    """Record an example with consent; keywords change what it says."""
    return add_example(inspection=inspection, content=replace(EXAMPLE, **changed), by=by)


def make_finding(inspection: Inspection, by: User, **changed: object) -> EmergingFinding:
    """Add an emerging finding; keywords change what it says."""
    return add_emerging_finding(inspection=inspection, content=replace(FINDING, **changed), by=by)


def make_session(inspection: Inspection, by: User) -> FeedbackSession:
    """Add a feedback session."""
    return add_session(inspection=inspection, content=SESSION, by=by)


def make_closed_line(
    inspection: Inspection,
    by: User,
    conclusion: str = "Plans reach the child.",
    standard: str = "",
) -> LineOfEnquiry:
    """Ask something of a theme, or of none in particular, and conclude it."""
    now = timezone.now()
    return LineOfEnquiry.objects.create(
        inspection=inspection,
        number=inspection.lines_of_enquiry.count() + 1,
        question="Do plans reach the child?",
        reason="Few children knew theirs.",
        conclusion=conclusion,
        standard=inspection.standards.filter(code=standard).first(),
        by=by,
        at=now,
        closed_at=now,
        closed_by=by,
    )
