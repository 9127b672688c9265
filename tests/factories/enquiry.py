"""Lines of enquiry in any state, brought there by the real services."""

from accounts.models import User
from inspections.models import Inspection
from judgements.models import LineOfEnquiry
from judgements.services.enquiry import add_line, close_line
from judgements.types.enquiry import LineContent


def make_line(
    inspection: Inspection,
    by: User,
    question: str = "Do managers check plans?",
    *,
    standard: str = "",
    source_question: str = "",
    assigned_to: User | None = None,
) -> LineOfEnquiry:
    """Add a line; `by` must plan enquiry."""
    content = LineContent(
        question, "Few plans were countersigned.", standard, source_question, assigned_to
    )
    return add_line(inspection=inspection, content=content, by=by)


def conclude(line: LineOfEnquiry, by: User, conclusion: str = "They do now.") -> LineOfEnquiry:
    """Close a line."""
    return close_line(line=line, conclusion=conclusion, base_version=line.version, by=by)
