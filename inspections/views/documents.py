"""The list of documents that a service is asked for, and the pages on which it is kept."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from govuk.dates import moment_text
from inspections.choices import Direction
from inspections.errors import PlanRefused, StaleSave
from inspections.forms.documents import DocumentForm, RemovalForm
from inspections.presenters.documents import (
    anchor_of,
    changed_document,
    present_documents,
    present_usual,
)
from inspections.queries import InspectionAccess, get_inspection_for
from inspections.queries.document_rules import find_request_rules
from inspections.queries.documents import (
    DocumentAccess,
    documents_of,
    get_document_for,
    get_documents_for,
    missing_usual_documents,
)
from inspections.services.documents import (
    add_document,
    change_document,
    move_document,
    remove_document,
    take_usual_documents,
)

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def document_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what is asked for and what has become of it, all of it or one status alone."""
    access = get_documents_for(person_of(request), reference)
    documents = documents_of(access.inspection)
    chosen = request.GET.get("status", "")
    page = present_documents(access, documents, chosen, timezone.localdate())
    context = {"access": access, "page": page, "made_at": moment_text(timezone.now())}
    return render(request, "inspections/document_list.html", context)


@require_http_methods(GET_OR_POST)
def usual_documents(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what of the usual list is not asked for yet; take it over."""
    access = get_inspection_for(person_of(request), reference, Permission.EDIT_INSPECTION)
    if request.method == "POST":
        try:
            added = take_usual_documents(inspection=access.inspection, by=access.user.email)
        except PlanRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            text = ngettext("%(count)d document is added.", "%(count)d documents are added.", added)
            messages.success(request, text % {"count": added})
        return redirect("inspections:document-list", reference)
    rules = find_request_rules(access.inspection.framework.code)
    rows = present_usual(access.inspection, missing_usual_documents(access.inspection))
    context = {"access": access, "rows": rows, "rules": rules}
    return render(request, "inspections/usual_documents.html", context)


@require_http_methods(GET_OR_POST)
def document_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for one more document."""
    access = get_inspection_for(person_of(request), reference, Permission.EDIT_INSPECTION)
    data = request.POST if request.method == "POST" else None
    form = DocumentForm(data, initial={"version": 0})
    if form.is_valid():
        try:
            add_document(inspection=access.inspection, content=form.content, by=access.user.email)
        except PlanRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            return _back_to_list(request, access, _("The document is added."))
    return _show_document(request, access, form, status=422 if form.errors else 200)


@require_http_methods(GET_OR_POST)
def document_edit(request: HttpRequest, reference: str, document_id: int) -> HttpResponse:
    """Change what is asked for."""
    found = get_document_for(person_of(request), reference, document_id)
    initial = {name: getattr(found.document, name) for name in DocumentForm.base_fields}
    form = DocumentForm(request.POST if request.method == "POST" else None, initial=initial)
    if not form.is_valid():
        return _show_document(request, found.within, form, status=422 if form.errors else 200)
    try:
        change_document(
            document=found.document,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=found.within.user.email,
        )
    except StaleSave:
        form.rebase(found.document.version, changed_document(found.document))
        return _show_document(request, found.within, form, status=409)
    except PlanRefused as refusal:
        form.add_error(None, str(refusal))
        return _show_document(request, found.within, form, status=422)
    return _back_to_list(request, found.within, _("The document is saved."))


@require_http_methods(GET_OR_POST)
def document_remove(request: HttpRequest, reference: str, document_id: int) -> HttpResponse:
    """Ask whether a document is wanted no longer, then remove it, or withdraw what was answered."""
    found = get_document_for(person_of(request), reference, document_id)
    form = RemovalForm(
        request.POST if request.method == "POST" else None,
        initial={"version": found.document.version},
    )
    if not form.is_valid():
        return _show_removal(request, found, form, status=422 if form.errors else 200)
    try:
        remove_document(
            document=found.document,
            base_version=form.cleaned_data["version"],
            by=found.within.user.email,
        )
    except StaleSave:
        form.rebase(found.document.version, changed_document(found.document))
        return _show_removal(request, found, form, status=409)
    except PlanRefused as refusal:
        form.add_error(None, str(refusal))
        return _show_removal(request, found, form, status=422)
    return _back_to_list(request, found.within, _("The document is no longer asked for."))


@require_POST
def document_move(request: HttpRequest, reference: str, document_id: int) -> HttpResponse:
    """Move a document up or down by one place."""
    found = get_document_for(person_of(request), reference, document_id)
    wanted = request.POST.get("direction", "")
    if wanted not in Direction.values:
        return HttpResponseBadRequest(_("Say up or down."))
    by = found.within.user.email
    try:
        move_document(document=found.document, direction=Direction(wanted), by=by)
    except PlanRefused as refusal:
        messages.warning(request, str(refusal) or _("It is no longer in the list."))
    page = reverse("inspections:document-list", args=[reference])
    return redirect(f"{page}#{anchor_of(found.document)}")


def _back_to_list(request: HttpRequest, access: InspectionAccess, done: str) -> HttpResponse:
    messages.success(request, done)
    return redirect("inspections:document-list", access.inspection.reference)


def _show_document(
    request: HttpRequest, access: InspectionAccess, form: DocumentForm, status: int
) -> HttpResponse:
    context = {"access": access, "form": form}
    return render(request, "inspections/document_edit.html", context, status=status)


def _show_removal(
    request: HttpRequest, found: DocumentAccess, form: RemovalForm, status: int
) -> HttpResponse:
    context = {"access": found.within, "document": found.document, "form": form}
    return render(request, "inspections/document_remove.html", context, status=status)
