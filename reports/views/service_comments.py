"""What the service says about its draft, for the team: reading, entering and answering it."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.queries import person_of
from inspections.models import Inspection
from reports.errors import WritingRefused
from reports.forms import AnswerForm, MessageForm, ServiceCommentForm
from reports.models import AccuracyCheck
from reports.presenters.service_comments import (
    CheckFacts,
    place_choices,
    present_comment,
    present_comments,
)
from reports.queries.accuracy import (
    extensions_of,
    latest_check,
    letters_of,
    places_of_check,
    with_parts,
)
from reports.queries.comment_changes import changes_in
from reports.queries.life_loading import (
    get_changeable_comment_for,
    get_entering_for,
    get_sent_file_for,
    get_service_comment_for,
)
from reports.queries.loading import get_report_for
from reports.queries.paragraphs import split_paragraphs
from reports.queries.place_words import comment_place, label_in_words, shown_places
from reports.queries.service_comments import (
    change_places,
    read_comment,
    service_comments_of,
)
from reports.queries.versions import latest_version
from reports.services.comment_messages import write_as_team
from reports.services.service_comments import (
    add_service_comment,
    answer_service_comment,
    edit_service_comment,
    remove_service_comment,
)
from reports.views.handing_out import hand_out_file
from reports.views.writing import WritingPage, answer_removal, answer_writing

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def service_comment_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the service's check of its draft, and every comment with its answer."""
    access = get_report_for(person_of(request), reference)
    comments = list(with_parts(service_comments_of(access.inspection), for_service=False))
    check = latest_check(access.inspection)
    latest = latest_version(access.inspection)
    facts = CheckFacts(
        check=check,
        extensions=extensions_of(check) if check else [],
        letters=letters_of(check) if check else [],
        changes=changes_in(comments, latest.pk) if latest else {},
    )
    page = present_comments(access, comments, facts)
    context = {"access": access, "page": page}
    return render(request, "reports/service_comment_list.html", context)


@require_http_methods(GET_OR_POST)
def service_comment_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Enter a comment on the version that the service has."""
    user = person_of(request)
    access = get_entering_for(user, reference)
    check = latest_check(access.inspection)
    form = ServiceCommentForm(request.POST or None, **_places(access.inspection, check))
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
    access = get_changeable_comment_for(user, reference, number)
    comment = access.comment
    form = ServiceCommentForm(
        request.POST or None,
        **_places(access.within.inspection, comment.accuracy_check),
        initial={
            "place": comment.place,
            "place_text": "" if comment.place else comment.place_text,
            "claim": comment.claim,
            "proposal": comment.proposal,
            "evidence": comment.evidence,
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
    access = get_changeable_comment_for(user, reference, number)
    comment = access.comment
    form = AnswerForm(
        request.POST or None,
        places=[
            (key, label_in_words(label, access.within.inspection.framework))
            for key, label in change_places(comment)
        ],
        initial={
            "decision": comment.decision,
            "reason": comment.reason,
            "change_place": comment.change_place or comment.place,
            "change_note": comment.change_note,
            "version": comment.answer_version,
        },
    )
    page = WritingPage(
        access.within,
        _("Answer comment %(number)d") % {"number": number},
        _back(reference),
        "reports/service_comment_answer.html",
        {"comment": comment, "place": comment_place(comment)},
    )
    return answer_writing(
        request,
        page,
        form,
        lambda: answer_service_comment(
            comment=comment,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=user,
        ),
    )


@require_http_methods(GET_OR_POST)
def service_comment_remove(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Ask before a comment is removed; remove it."""
    user = person_of(request)
    access = get_changeable_comment_for(user, reference, number)
    if request.method == "POST":
        return answer_removal(
            request,
            lambda: remove_service_comment(comment=access.comment, by=user),
            _back(reference),
        )
    context = {
        "access": access.within,
        "kind": _("Comment %(number)d of the service") % {"number": number},
        "blocks": split_paragraphs(access.comment.claim),
        "back": _back(reference),
    }
    return render(request, "reports/item_remove.html", context)


@require_http_methods(GET_OR_POST)
def service_comment_talk(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Write about a comment: to the service, or for the team alone."""
    user = person_of(request)
    access = get_service_comment_for(user, reference, number)
    form = MessageForm(request.POST or None, is_of_service=False)
    status = 422 if request.method == "POST" else 200
    if form.is_valid():
        try:
            write_as_team(
                comment=access.comment,
                text=form.cleaned_data["text"],
                is_for_service=form.is_for_service,
                by=user,
            )
        except WritingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The message is written."))
            return redirect("reports:service-comment-talk", reference, number)
    row = present_comment(access.within, read_comment(access.comment))
    context = {"access": access.within, "row": row, "form": form, "back": _back(reference)}
    return render(request, "reports/service_comment_talk.html", context, status=status)


@require_safe
def service_comment_file(
    request: HttpRequest, reference: str, number: int, comment_file: int
) -> HttpResponse:
    """Hand out a file that the service sent."""
    return hand_out_file(get_sent_file_for(person_of(request), reference, number, comment_file))


def _places(inspection: Inspection, check: AccuracyCheck | None) -> dict[str, Any]:
    """Return the places that a comment can be about, in the words of the page and as kept."""
    places = places_of_check(check).places if check else ()
    return {
        "places": place_choices(shown_places(places, inspection.framework)),
        "labels": dict(place_choices(places)),
    }


def _back(reference: str) -> str:
    return reverse("reports:service-comment-list", args=[reference])
