"""The page on which a service answers for a document, or the team records it for the service."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.queries import person_of
from inspections.errors import PlanRefused, StaleSave
from inspections.forms.documents import AnswerForm
from inspections.presenters.documents import changed_document, present_answer
from inspections.queries.documents import SharedDocumentAccess, get_document_to_answer
from inspections.services.documents import answer_document


@require_http_methods(["GET", "HEAD", "POST"])
def document_answer(request: HttpRequest, reference: str, document_id: int) -> HttpResponse:
    """Say that a document was sent, is not held, or is still to come."""
    found = get_document_to_answer(person_of(request), reference, document_id)
    data = request.POST if request.method == "POST" else None
    of_service = found.within.is_of_service
    form = AnswerForm(data, document=found.document, is_of_service=of_service)
    if not form.is_valid():
        return _show(request, found, form, status=422 if form.errors else 200)
    try:
        answer_document(
            document=found.document,
            answer=form.answer,
            base_version=form.cleaned_data["version"],
            by=found.within.user,
        )
    except StaleSave:
        form.rebase(found.document.version, changed_document(found.document))
        return _show(request, found, form, status=409)
    except PlanRefused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, found, form, status=422)
    messages.success(
        request, _("The answer for “%(title)s” is saved.") % {"title": found.document.title}
    )
    return redirect("inspections:document-list", reference)


def _show(
    request: HttpRequest, found: SharedDocumentAccess, form: AnswerForm, status: int = 200
) -> HttpResponse:
    page = present_answer(found.within, found.document, timezone.localdate())
    context = {"access": found.within, "form": form, "page": page}
    return render(request, "inspections/document_answer.html", context, status=status)
