"""The caseload of an inspection: sending it, what waits, accepting it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.queries import person_of
from cases.errors import CaseloadRefused
from cases.forms.caseloads import CaseloadForm, ColumnsForm, MarkForm, too_large
from cases.models import CaseloadDraft
from cases.presenters.caseload_drafts import (
    column_choices,
    column_hints,
    show_draft,
    supposed_columns,
)
from cases.presenters.caseloads import show_caseload
from cases.queries.caseload_fields import wanted_fields
from cases.queries.caseloads import (
    draft_mark,
    draft_of,
    get_caseload_for,
)
from cases.services.caseload_files import read_caseload_file
from cases.services.caseload_rows import check_draft
from cases.services.caseloads import (
    accept_draft,
    discard_draft,
    keep_draft,
    missing_fields,
    name_columns,
)
from inspections.queries import SharedAccess
from sheets.reading import STANDARD_LIMITS
from standards.errors import SheetRefused

# A form around the file takes some room of its own.
_MOST_SENT = STANDARD_LIMITS.bytes + 100_000


@require_http_methods(["GET", "HEAD", "POST"])
def caseload_detail(request: HttpRequest, inspection: str) -> HttpResponse:
    """Show the caseload that holds and what is wanted; take a file in."""
    access = get_caseload_for(person_of(request), inspection)
    if request.method != "POST":
        return _show(request, access, CaseloadForm())
    form = CaseloadForm(request.POST, request.FILES)
    if int(request.META.get("CONTENT_LENGTH") or 0) > _MOST_SENT:
        form.errors.clear()
        form.add_error("file", too_large())
        return _show(request, access, form, status=413)
    if not form.is_valid():
        return _show(request, access, form, status=413 if form.is_too_large else 422)
    try:
        draft = _take_file(request, access, form)
    except SheetRefused as refusal:
        for fault in refusal.faults:
            form.add_error("file", fault)
        return _show(request, access, form, status=422)
    except CaseloadRefused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, access, form, status=422)
    is_known = not missing_fields(access.inspection, draft)
    return redirect("cases:caseload-draft" if is_known else "cases:caseload-columns", inspection)


@require_http_methods(["GET", "HEAD", "POST"])
def caseload_columns(request: HttpRequest, inspection: str) -> HttpResponse:
    """Ask which column of the waiting file holds which field."""
    access = get_caseload_for(person_of(request), inspection)
    draft = draft_of(access.inspection)
    if draft is None:
        return redirect("cases:caseload-detail", inspection)
    form = _columns_form(request, access, draft)
    if not form.is_valid():
        return _ask_columns(request, access, form)
    try:
        mark = form.cleaned_data["mark"]
        kept = name_columns(
            inspection=access.inspection, mark=mark, columns=form.columns, by=access.user
        )
    except CaseloadRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("cases:caseload-detail", inspection)
    if kept is None:
        messages.warning(request, _say_thrown_away())
        return redirect("cases:caseload-detail", inspection)
    return redirect("cases:caseload-draft", inspection)


@require_safe
def caseload_draft(request: HttpRequest, inspection: str) -> HttpResponse:
    """Show what must be mended in the waiting file, or how it was understood."""
    access = get_caseload_for(person_of(request), inspection)
    draft = draft_of(access.inspection)
    if draft is None:
        return redirect("cases:caseload-detail", inspection)
    if missing_fields(access.inspection, draft):
        return redirect("cases:caseload-columns", inspection)
    page = show_draft(access.inspection, draft, check_draft(access.inspection, draft))
    mark = MarkForm(initial={"mark": draft_mark(draft)})
    context = {"access": access, "page": page, "mark": mark}
    return render(request, "cases/caseload_draft.html", context)


@require_POST
def caseload_accept(request: HttpRequest, inspection: str) -> HttpResponse:
    """Take the waiting file as the caseload."""
    access = get_caseload_for(person_of(request), inspection)
    form = MarkForm(request.POST)
    mark = form.cleaned_data["mark"] if form.is_valid() else ""
    try:
        caseload = accept_draft(inspection=access.inspection, mark=mark, by=access.user)
    except CaseloadRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("cases:caseload-draft", inspection)
    sentence = _("Version %(version)d of the caseload is accepted.")
    messages.success(request, sentence % {"version": caseload.version})
    if access.is_of_service:
        return redirect("cases:caseload-detail", inspection)
    return redirect("dashboard:setup-detail", inspection)


@require_POST
def caseload_discard(request: HttpRequest, inspection: str) -> HttpResponse:
    """Throw the waiting file away."""
    access = get_caseload_for(person_of(request), inspection)
    if discard_draft(inspection=access.inspection, by=access.user):
        messages.success(request, _("The file is thrown away. Nothing of it is kept."))
    return redirect("cases:caseload-detail", inspection)


def _take_file(request: HttpRequest, access: SharedAccess, form: CaseloadForm) -> CaseloadDraft:
    sent = form.cleaned_data["file"]
    file = read_caseload_file(
        inspection=access.inspection, name=sent.name or "", content=sent.read()
    )
    draft = keep_draft(inspection=access.inspection, file=file, by=access.user)
    if file.sheets_left:
        messages.warning(request, _say_sheets_left(file.sheets_left))
    return draft


def _columns_form(request: HttpRequest, access: SharedAccess, draft: CaseloadDraft) -> ColumnsForm:
    fields = wanted_fields(access.inspection)
    known = supposed_columns(access.inspection, draft)
    return ColumnsForm(
        request.POST if request.method == "POST" else None,
        initial={"mark": draft_mark(draft), **known},
        fields=fields,
        choices=column_choices(draft),
        hints=column_hints(fields),
    )


def _ask_columns(request: HttpRequest, access: SharedAccess, form: ColumnsForm) -> HttpResponse:
    status = 422 if form.is_bound else 200
    page = {"title": _("Which column holds what")}
    context = {"access": access, "page": page, "form": form}
    return render(request, "cases/caseload_columns.html", context, status=status)


def _show(
    request: HttpRequest, access: SharedAccess, form: CaseloadForm, status: int = 200
) -> HttpResponse:
    context = {"access": access, "page": show_caseload(access), "form": form}
    return render(request, "cases/caseload_detail.html", context, status=status)


def _say_sheets_left(count: int) -> str:
    return ngettext(
        "Only the first sheet of the workbook was read. %(count)d more has something in it: if "
        "cases stand there, move them to the first one and send the file again.",
        "Only the first sheet of the workbook was read. %(count)d more have something in them: if "
        "cases stand there, move them to the first one and send the file again.",
        count,
    ) % {"count": count}


def _say_thrown_away() -> str:
    return _(
        "The column of case references looks as if it held names or dates of birth, so the file "
        "was thrown away. Give each case a reference that names nobody and send the file again."
    )
