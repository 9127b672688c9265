"""The emerging findings of a feedback session as a file."""

from django.template.loader import render_to_string

from judgements.queries.feedback_sheets import FeedbackSheet
from reports.services.printing import print_markup
from reports.services.styling import refuse_missing_files


def make_feedback_pdf(sheet: FeedbackSheet) -> bytes:
    """Return the set as a tagged PDF, marked as provisional on every page.

    Raises RenderingRefused with a plain message when it cannot be made.
    """
    with refuse_missing_files():
        return print_markup(render_to_string("reports/feedback.html", {"sheet": sheet}), [])
