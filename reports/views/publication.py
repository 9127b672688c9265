"""The publication of a report: its day and press notice, who is told, a withdrawal in public."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.queries import person_of
from reports.errors import WritingRefused
from reports.forms import MailForm, PublicationDatesForm, RecipientForm, WithdrawalForm
from reports.forms.publication import MORNING
from reports.presenters.publication import Telling, present_publication
from reports.queries.consent import consent_withdrawals_of, public_examples_of
from reports.queries.loading import get_report_for
from reports.queries.publication_mails import mails_of
from reports.queries.publications import (
    dates_of,
    get_dating_for,
    get_published_for,
    get_publishing_for,
    get_recipient_for,
    get_withdrawn_for,
    publication_of,
    readers_in_service,
    recipients_of,
    standing_dates,
)
from reports.queries.versions import moves_of
from reports.services.publication import (
    add_recipient,
    edit_recipient,
    remove_recipient,
    set_publication_dates,
    word_withdrawal,
)
from reports.services.publication_mail import tell_one_again
from reports.views.writing import WritingPage, answer_removal, answer_writing
from wording.formatting import Paragraph, Span

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def publication_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show when the report is published, who is told, and what the public sees."""
    access = get_report_for(person_of(request), reference)
    inspection = access.inspection
    publication = publication_of(inspection)
    telling = Telling(
        publication,
        {one.email: one for one in mails_of(publication)} if publication else {},
        readers_in_service(inspection) if publication else [],
    )
    page = present_publication(
        access,
        getattr(inspection, "report", None),
        moves_of(inspection),
        dates_of(inspection),
        recipients_of(inspection),
        telling,
        (public_examples_of(inspection), consent_withdrawals_of(inspection)),
    )
    return render(request, "reports/publication_detail.html", {"access": access, "page": page})


@require_http_methods(GET_OR_POST)
def publication_dates(request: HttpRequest, reference: str) -> HttpResponse:
    """Set the moment of publication and the day of the press notice."""
    user = person_of(request)
    access = get_dating_for(user, reference)
    standing = standing_dates(dates_of(access.inspection), moves_of(access.inspection))
    moment = standing.publication_at if standing else None
    local = timezone.localtime(moment) if moment else None
    form = PublicationDatesForm(
        request.POST or None,
        initial={
            "publication_date": local.date() if local else None,
            "publication_time": local.time() if local else MORNING,
            "press_notice_date": standing.press_notice_date if standing else None,
            "version": standing.pk if standing else 0,
        },
    )
    page = WritingPage(access, _("Publication and press notice"), _back(reference))
    return answer_writing(
        request,
        page,
        form,
        lambda: set_publication_dates(
            inspection=access.inspection,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=user,
        ),
    )


@require_http_methods(GET_OR_POST)
def recipient_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Add somebody who is told when the report is published."""
    user = person_of(request)
    access = get_publishing_for(user, reference)
    form = RecipientForm(request.POST or None)
    page = WritingPage(access, _("Add a recipient"), _back(reference))
    return answer_writing(
        request,
        page,
        form,
        lambda: add_recipient(inspection=access.inspection, content=form.content, by=user),
    )


@require_http_methods(GET_OR_POST)
def recipient_edit(request: HttpRequest, reference: str, recipient: int) -> HttpResponse:
    """Change who is told, or where."""
    user = person_of(request)
    access = get_recipient_for(user, reference, recipient)
    found = access.recipient
    fields = ("name", "organisation", "email", "note", "version")
    initial = {name: getattr(found, name) for name in fields}
    form = RecipientForm(request.POST or None, initial=initial)
    page = WritingPage(access.within, _("Change a recipient"), _back(reference))
    return answer_writing(
        request,
        page,
        form,
        lambda: edit_recipient(
            recipient=found,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=user,
        ),
    )


@require_http_methods(GET_OR_POST)
def recipient_remove(request: HttpRequest, reference: str, recipient: int) -> HttpResponse:
    """Ask before somebody is taken off the list; take them off."""
    user = person_of(request)
    access = get_recipient_for(user, reference, recipient)
    found = access.recipient
    if request.method == "POST":
        return answer_removal(
            request, lambda: remove_recipient(recipient=found, by=user), _back(reference)
        )
    context = {
        "access": access.within,
        "kind": _("Recipient"),
        "blocks": (Paragraph(((Span(f"{found.name}, {found.email}"),),)),),
        "back": _back(reference),
    }
    return render(request, "reports/item_remove.html", context)


@require_POST
def publication_mail(request: HttpRequest, reference: str) -> HttpResponse:
    """Send the mail about the publication to somebody whom it did not reach."""
    user = person_of(request)
    publication = get_published_for(user, reference)
    form = MailForm(request.POST)
    try:
        email = form.cleaned_data["email"] if form.is_valid() else ""
        is_sent = tell_one_again(publication=publication, email=email, by=user)
    except WritingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        if is_sent:
            messages.success(request, _("The mail is sent."))
        else:
            messages.warning(request, _("The mail could not be sent. Check the address."))
    return redirect(f"{_back(reference)}#recipients")


@require_http_methods(GET_OR_POST)
def publication_withdrawal(request: HttpRequest, reference: str) -> HttpResponse:
    """Say what the public reads in place of the withdrawn report."""
    user = person_of(request)
    access, publication = get_withdrawn_for(user, reference)
    initial = {"text": publication.withdrawal_notice, "version": publication.version}
    form = WithdrawalForm(request.POST or None, initial=initial)
    page = WritingPage(access, _("What the public reads of the withdrawal"), _back(reference))
    return answer_writing(
        request,
        page,
        form,
        lambda: word_withdrawal(
            publication=publication,
            text=form.cleaned_data["text"],
            base_version=form.cleaned_data["version"],
            by=user,
        ),
    )


def _back(reference: str) -> str:
    return reverse("reports:publication-detail", args=[reference])
