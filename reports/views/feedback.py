"""The emerging findings of a feedback session as a file to print."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from accounts.queries import person_of
from govuk.downloads import hand_out
from judgements.queries.feedback import get_sheet_for
from judgements.queries.feedback_sheets import build_sheet
from reports.errors import RenderingRefused
from reports.services.feedback import make_feedback_pdf


@require_safe
def feedback_file(request: HttpRequest, reference: str, session: int) -> HttpResponse:
    """Hand out the set as a PDF, never to be kept by a cache or shown inside a page."""
    found = get_sheet_for(person_of(request), reference, session)
    try:
        content = make_feedback_pdf(build_sheet(found.within.inspection, found.row))
    except RenderingRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("judgements:session-sheet", reference, session)
    return hand_out(content, "application/pdf", f"{reference}-emerging-findings.pdf")
