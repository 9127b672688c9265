"""The button that drafts what nobody has written yet."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.queries import person_of
from reports.errors import WritingRefused
from reports.queries.loading import get_writing_for
from reports.services.drafting import draft_report


@require_POST
def report_draft(request: HttpRequest, reference: str) -> HttpResponse:
    """Draft every text that is still empty, and say how many that were."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    try:
        added = draft_report(inspection=access.inspection, by=user)
    except WritingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _tell(added))
    return redirect("reports:report-detail", reference)


def _tell(added: int) -> str:
    if not added:
        return _("Nothing was left to draft: every text is written.")
    return ngettext(
        "%(count)d text was drafted from the data. Read it and make it your own.",
        "%(count)d texts were drafted from the data. Read them and make them your own.",
        added,
    ) % {"count": added}
