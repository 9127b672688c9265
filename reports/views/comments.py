"""What the team says beside the texts of a report: the page of all of it, saying, settling."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.queries import person_of
from reports.errors import WritingRefused
from reports.presenters.comment_page import present_comments
from reports.presenters.sections import own_page
from reports.queries.comments import comments_of, get_thread_for
from reports.queries.loading import get_report_for
from reports.queries.material import gather_material
from reports.services.comments import add_comment, answer_comment, settle_comment

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
def comment_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show every text with what is said beside it; add to a conversation, or open one."""
    user = person_of(request)
    access = get_report_for(user, reference)
    typed, error = "", ""
    if request.method == "POST":
        key, typed = request.POST.get("passage", ""), request.POST.get("text", "")
        thread = request.POST.get("thread", "")
        try:
            if thread:
                _access, first = get_thread_for(user, reference, thread)
                answer_comment(thread=first, text=typed, by=user)
            else:
                add_comment(inspection=access.inspection, key=key, text=typed, by=user)
        except WritingRefused as refusal:
            error = str(refusal)
        else:
            messages.success(request, _("The comment is added."))
            return redirect(_back(request, reference))
    material = gather_material(access.inspection)
    page = present_comments(
        access,
        material,
        list(comments_of(access.inspection)),
        {"key": request.POST.get("passage", ""), "text": typed, "error": error},
    )
    context = {"access": access, "page": page}
    status = 422 if error else 200
    return render(request, "reports/comment_list.html", context, status=status)


@require_POST
def comment_settle(request: HttpRequest, reference: str, thread: uuid.UUID) -> HttpResponse:
    """Settle a conversation, or open it again."""
    user = person_of(request)
    _access, found = get_thread_for(user, reference, thread)
    wanted = request.POST.get("settled", "yes") == "yes"
    try:
        settle_comment(thread=found, is_settled=wanted, by=user)
    except WritingRefused as refusal:
        messages.info(request, str(refusal))
    return redirect(_back(request, reference))


def _back(request: HttpRequest, reference: str) -> str:
    """Return the page that the form stood on, if it is one of this report's."""
    return own_page(request.POST.get("back", ""), reference, "reports:comment-list")
