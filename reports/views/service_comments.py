"""What the service says about its draft: entering it, and answering it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.queries import person_of
from reports.choices import CommentDecision
from reports.errors import WritingRefused
from reports.forms import AnswerForm, ServiceCommentForm
from reports.presenters.service_comments import place_choices, present_comments
from reports.queries.life_loading import get_entering_for, get_service_comment_for
from reports.queries.loading import get_report_for
from reports.queries.service_comments import places_in, sent_version, service_comments_of
from reports.services.service_comments import (
    add_service_comment,
    answer_service_comment,
    edit_service_comment,
    remove_service_comment,
)
from reports.views.writing import WritingPage, answer_writing

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def service_comment_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show every comment of the service with its answer."""
    access = get_report_for(person_of(request), reference)
    page = present_comments(access, service_comments_of(access.inspection))
    context = {"access": access, "page": page}
    return render(request, "reports/service_comment_list.html", context)


@require_http_methods(GET_OR_POST)
def service_comment_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Enter a comment on the version that the service has."""
    user = person_of(request)
    access = get_entering_for(user, reference)
    version = sent_version(access.inspection)
    places = place_choices(places_in(version)) if version else []
    form = ServiceCommentForm(request.POST or None, places=places)
    page = WritingPage(access, _("Add a comment of the service"), _back(reference))
    return answer_writing(
        request,
        page,
        form,
        lambda: add_service_comment(inspection=access.inspection, content=form.content, by=user),
    )


@require_http_methods(GET_OR_POST)
def service_comment_edit(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Change what was entered."""
    user = person_of(request)
    access = get_service_comment_for(user, reference, number)
    comment = access.comment
    form = ServiceCommentForm(
        request.POST or None,
        places=place_choices(places_in(comment.on_version)),
        initial={
            "place": comment.place,
            "place_text": "" if comment.place else comment.place_text,
            "claim": comment.claim,
            "proposal": comment.proposal,
            "version": comment.version,
        },
    )
    title = _("Change comment %(number)d") % {"number": number}
    page = WritingPage(access.within, title, _back(reference))
    return answer_writing(
        request,
        page,
        form,
        lambda: edit_service_comment(
            comment=comment,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=user,
        ),
    )


@require_http_methods(GET_OR_POST)
def service_comment_answer(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Answer a comment, beside what the service says."""
    user = person_of(request)
    access = get_service_comment_for(user, reference, number)
    comment = access.comment
    form = AnswerForm(
        request.POST or None,
        initial={
            "decision": comment.decision,
            "reason": comment.reason,
            "version": comment.answer_version,
        },
    )
    page = WritingPage(
        access.within,
        _("Answer comment %(number)d") % {"number": number},
        _back(reference),
        "reports/service_comment_answer.html",
        {"comment": comment},
    )
    return answer_writing(
        request,
        page,
        form,
        lambda: answer_service_comment(
            comment=comment,
            decision=CommentDecision(form.cleaned_data["decision"]),
            reason=form.cleaned_data["reason"],
            base_version=form.cleaned_data["version"],
            by=user,
        ),
    )


@require_http_methods(GET_OR_POST)
def service_comment_remove(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Ask before a comment is removed; remove it."""
    user = person_of(request)
    access = get_service_comment_for(user, reference, number)
    if request.method == "POST":
        try:
            remove_service_comment(comment=access.comment, by=user)
        except WritingRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("Removed."))
        return redirect("reports:service-comment-list", reference)
    context = {
        "access": access.within,
        "kind": _("Comment %(number)d of the service") % {"number": number},
        "paragraphs": [access.comment.claim],
        "back": _back(reference),
    }
    return render(request, "reports/item_remove.html", context)


def _back(reference: str) -> str:
    return reverse("reports:service-comment-list", args=[reference])
