"""The service's check of its draft: its comments, each saved as it is typed, sent once."""

import uuid
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.errors import NotVisible
from accounts.queries import person_of
from cases.policies.refusals import STATUS_OF_REFUSAL
from judgements.choices import Subject
from judgements.errors import FieldworkRefused
from judgements.services.saving import save_from_page
from judgements.types import FieldworkConflict, FieldworkOperation, FieldworkReceipt
from reports.errors import StaleComments, WritingRefused
from reports.forms import CommentForm, CommentRemoveForm, ExtensionForm, SendForm
from reports.models import ServiceComment
from reports.presenters.accuracy import check_rows
from reports.presenters.accuracy_service import (
    form_initial,
    new_content,
    present_comment_form,
    present_own,
    present_own_comments,
    stale_text,
)
from reports.queries.accuracy import (
    AccuracyAccess,
    comments_of_check,
    content_of_comment,
    extensions_of,
    get_accuracy_for,
    get_comment_to_write_for,
    get_commenting_for,
    late_saves,
    letters_of,
    places_of_check,
    shown_changes,
    with_parts,
)
from reports.queries.place_words import shown_places
from reports.services.accuracy import ask_extension, comments_digest, send_comments

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def released_comment_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the service its comments, until when it can send them, and what was answered."""
    access = get_accuracy_for(person_of(request), reference)
    comments = list(with_parts(comments_of_check(access.check), for_service=True))
    page = present_own_comments(
        access,
        comments,
        extensions_of(access.check),
        letters_of(access.check),
        shown_changes(access, comments),
        late_saves(access),
    )
    return render(request, "reports/released_comments.html", {"access": access, "page": page})


@require_safe
def released_comment_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Lead to the form of a new comment, whose address holds the id that it will have.

    So a reload, the Back button and a laptop that was offline come back to the same comment.
    """
    access = get_commenting_for(person_of(request), reference)
    if access.closed_text:
        return tell_closed(request, access, access.closed_text)
    page = reverse("reports:released-comment-edit", args=[reference, uuid.uuid4()])
    asked = {name: request.GET[name] for name in ("place",) if name in request.GET}
    return redirect(f"{page}?{urlencode(asked)}" if asked else page)


@require_http_methods(GET_OR_POST)
def released_comment_edit(request: HttpRequest, reference: str, said: uuid.UUID) -> HttpResponse:
    """Write a comment; what cannot be saved comes back as it was typed."""
    found = get_comment_to_write_for(person_of(request), reference, said)
    access, comment = found.within, found.comment
    if found.closed_text and request.method != "POST":
        return tell_closed(request, access, found.closed_text)
    content = content_of_comment(comment) if comment else _begin(request, access)
    form = CommentForm(
        request.POST if request.method == "POST" else None,
        places=shown_places(places_of_check(access.check).places, access.inspection.framework),
        initial=form_initial(content, comment.version if comment else 0),
    )
    if request.method != "POST" or not form.is_valid():
        return _show(request, access, said, comment, content, form)
    try:
        outcome = _save(access, said, form.cleaned_data, form.content)
    except FieldworkRefused as refusal:
        form.refuse(refusal.field, str(refusal))
        status = STATUS_OF_REFUSAL[refusal.code]
        return _show(request, access, said, comment, content, form, status=status)
    if isinstance(outcome, FieldworkConflict):
        stored = get_comment_to_write_for(access.within.user, reference, said).comment
        if stored is not None:
            form.rebase(stored.version, stale_text(stored))
            content = content_of_comment(stored)
        return _show(request, access, said, stored, content, form, status=409)
    messages.success(request, _("The comment is saved. It is not sent yet."))
    return redirect("reports:released-comment-list", reference)


@require_http_methods(GET_OR_POST)
def released_comment_remove(request: HttpRequest, reference: str, said: uuid.UUID) -> HttpResponse:
    """Ask whether to remove a comment that is not sent, or to put it back."""
    found = get_comment_to_write_for(person_of(request), reference, said)
    access, comment = found.within, found.comment
    if comment is None:
        raise NotVisible
    if found.closed_text:
        return tell_closed(request, access, found.closed_text)
    wanted = "no" if comment.is_withdrawn else "yes"
    initial = {"base_version": comment.version, "op_id": str(uuid.uuid4()), "withdrawn": wanted}
    form = CommentRemoveForm(request.POST if request.method == "POST" else None, initial=initial)
    status = 422 if form.errors else 200
    if form.is_valid():
        content = {**content_of_comment(comment), "withdrawn": form.cleaned_data["withdrawn"]}
        outcome = _save(access, said, form.cleaned_data, content)
        if isinstance(outcome, FieldworkReceipt):
            is_gone = content["withdrawn"]
            done = _("The comment is removed.") if is_gone else _("The comment is back.")
            messages.success(request, done)
            return redirect("reports:released-comment-list", reference)
        stored = get_comment_to_write_for(access.within.user, reference, said).comment
        if stored is not None:
            form.rebase(stored.version, stale_text(stored))
        status = 409
    context = {"access": access, "form": form, "row": present_own(access, comment)}
    return render(request, "reports/released_comment_remove.html", context, status=status)


@require_http_methods(GET_OR_POST)
def released_comment_send(request: HttpRequest, reference: str) -> HttpResponse:
    """Show all that is sent, ask for name and office, and send it once."""
    user = person_of(request)
    access = get_commenting_for(user, reference)
    if access.closed_text:
        return tell_closed(request, access, access.closed_text)
    comments = list(with_parts(comments_of_check(access.check), for_service=True))
    unsent = [one for one in comments if not one.is_sent]
    seen = comments_digest(unsent)
    form = SendForm(request.POST or None, initial={"name": user.name, "seen": seen})
    status = 422 if request.method == "POST" else 200
    if form.is_valid():
        try:
            sent = form.cleaned_data["seen"]
            send_comments(check=access.check, sender=form.sender, seen=sent, by=user)
        except StaleComments as refusal:
            form.rebase(seen, str(refusal))
            status = 409
        except WritingRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The comments are sent to the inspection team."))
            return redirect("reports:released-comment-list", reference)
    context = {
        "access": access,
        "form": form,
        "rows": [present_own(access, one) for one in unsent],
        "check": check_rows(access.check),
    }
    return render(request, "reports/released_comment_send.html", context, status=status)


@require_http_methods(GET_OR_POST)
def released_comment_more_time(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask the inspection team for more time."""
    user = person_of(request)
    access = get_commenting_for(user, reference)
    if access.closed_text:
        return tell_closed(request, access, access.closed_text)
    form = ExtensionForm(request.POST or None)
    if form.is_valid():
        sent = form.cleaned_data
        try:
            ask_extension(check=access.check, day=sent["day"], note=sent["note"], by=user)
        except WritingRefused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        else:
            messages.success(request, _("The inspection team is asked for more time."))
            return redirect("reports:released-comment-list", reference)
    context = {"access": access, "form": form, "check": check_rows(access.check)}
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/released_comment_more_time.html", context, status=status)


def tell_closed(request: HttpRequest, access: AccuracyAccess, why: str) -> HttpResponse:
    """Lead back to the list and say why nothing can be changed now."""
    messages.warning(request, why)
    return redirect("reports:released-comment-list", access.inspection.reference)


def _begin(request: HttpRequest, access: AccuracyAccess) -> dict[str, Any]:
    """Return what a new comment begins with: the place that the address asks for."""
    asked = request.GET.get("place", "")
    return new_content(asked if places_of_check(access.check).find(asked) else "")


def _save(
    access: AccuracyAccess, key: uuid.UUID, sent: dict[str, Any], content: dict[str, Any]
) -> FieldworkReceipt | FieldworkConflict:
    """Save a comment as its form sent it."""
    operation = FieldworkOperation.parse(
        {
            "inspection": access.inspection.reference,
            "subject": Subject.SERVICE_COMMENT.value,
            "key": str(key),
            "op_id": sent["op_id"],
            "base_version": sent["base_version"],
            "content": content,
        }
    )
    return save_from_page(operation=operation, by=access.within.user)


def _show(
    request: HttpRequest,
    access: AccuracyAccess,
    said: uuid.UUID,
    comment: ServiceComment | None,
    content: dict[str, Any],
    form: CommentForm,
    *,
    status: int = 0,
) -> HttpResponse:
    page = present_comment_form(
        access,
        said,
        comment,
        content,
        is_handed_back=form.is_bound,
        is_conflict=status == 409,
    )
    context = {"access": access, "page": page, "form": form}
    code = status or (422 if form.errors else 200)
    return render(request, "reports/released_comment_edit.html", context, status=code)
