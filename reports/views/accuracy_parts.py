"""What belongs to one comment of the service, on its side: files, the conversation, the letter."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import NotAllowed, NotVisible
from accounts.queries import person_of
from judgements.queries.attachment_rules import attachment_rules
from reports.errors import WritingRefused
from reports.forms import CommentFileForm, MessageForm
from reports.presenters.accuracy_service import present_own
from reports.queries.accuracy import (
    comment_parts,
    get_comment_file_for,
    get_comment_to_read_for,
    get_comment_to_write_for,
    get_letter_for,
    shown_changes,
)
from reports.services.comment_files import add_comment_file, remove_comment_file
from reports.services.comment_messages import write_as_service
from reports.views.accuracy import tell_closed
from reports.views.handing_out import hand_out_file, hand_out_letter

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_http_methods(GET_OR_POST)
def released_comment_attach(request: HttpRequest, reference: str, said: uuid.UUID) -> HttpResponse:
    """Put a file beside a comment that is not sent."""
    user = person_of(request)
    found = get_comment_to_write_for(user, reference, said)
    if found.comment is None:
        raise NotVisible
    if found.closed_text:
        return tell_closed(request, found.within, found.closed_text)
    rules = attachment_rules()
    form = CommentFileForm(request.POST or None, request.FILES or None, rules=rules)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            add_comment_file(comment=found.comment, name=file.name, content=file.read(), by=user)
        except WritingRefused as refusal:
            form.add_error("file" if refusal.field else None, str(refusal))
        else:
            messages.success(request, _("The file is attached."))
            return redirect("reports:released-comment-list", reference)
    row = present_own(found.within, comment_parts(found.comment))
    context = {"access": found.within, "form": form, "rules": rules, "row": row}
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/released_comment_attach.html", context, status=status)


@require_safe
def released_comment_file(
    request: HttpRequest, reference: str, said: uuid.UUID, comment_file: int
) -> HttpResponse:
    """Hand a file out to the people of the service."""
    return hand_out_file(get_comment_file_for(person_of(request), reference, said, comment_file))


@require_POST
def released_comment_file_remove(
    request: HttpRequest, reference: str, said: uuid.UUID, comment_file: int
) -> HttpResponse:
    """Take a file from a comment that is not sent."""
    user = person_of(request)
    access = get_comment_to_write_for(user, reference, said)
    file = get_comment_file_for(user, reference, said, comment_file)
    if access.closed_text:
        return tell_closed(request, access.within, access.closed_text)
    try:
        remove_comment_file(file=file, by=user)
    except WritingRefused as refusal:
        raise NotAllowed(str(refusal)) from refusal
    messages.success(request, _("The file is removed."))
    return redirect("reports:released-comment-list", reference)


@require_http_methods(GET_OR_POST)
def released_comment_read(request: HttpRequest, reference: str, said: uuid.UUID) -> HttpResponse:
    """Show a comment with its answer and its conversation; write to the inspection team."""
    user = person_of(request)
    found = get_comment_to_read_for(user, reference, said)
    if found.comment is None:
        raise NotVisible
    form = MessageForm(request.POST or None, is_of_service=True)
    if form.is_valid():
        try:
            write_as_service(comment=found.comment, text=form.cleaned_data["text"], by=user)
        except WritingRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The message is sent to the inspection team."))
            return redirect("reports:released-comment-read", reference, said)
    comment = comment_parts(found.comment)
    changes = shown_changes(found.within, [comment])
    row = present_own(found.within, comment, changes.get(comment.pk))
    context = {"access": found.within, "row": row, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/released_comment_read.html", context, status=status)


@require_safe
def released_comment_letter(request: HttpRequest, reference: str, language: str) -> HttpResponse:
    """Hand out the letter with the outcome."""
    return hand_out_letter(get_letter_for(person_of(request), reference, language), reference)
