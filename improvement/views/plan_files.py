"""The files of a plan, and the cover sheet that one of them bears."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from govuk.downloads import hand_out
from improvement.errors import PlanRefused
from improvement.forms.cover import CoverForm
from improvement.models import CabinetCover
from improvement.presenters.cover import present_stored_cover
from improvement.presenters.plan_document import plan_document
from improvement.queries.followed import progress_of
from improvement.queries.loading import PlanAccess, get_plan_for
from improvement.queries.progress import cover_of
from improvement.services.cover import save_cover
from improvement.services.plan_files import PlanDocument, make_plan_pdf, make_plan_workbook
from reports.errors import RenderingRefused, StaleSave

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def plan_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """Hand out the plan with its progress as a PDF, to who reads all of it."""
    user = person_of(request)
    access = get_plan_for(user, reference, Permission.READ_RELEASED, Permission.FOLLOW_PLAN)
    document = plan_document(progress_of(access.started))
    return _print(request, reference, document, "improvement-plan")


@require_safe
def cabinet_pdf(request: HttpRequest, reference: str) -> HttpResponse:
    """Hand out the plan behind a cover sheet for a council's cabinet, to the service alone."""
    access = get_plan_for(person_of(request), reference, Permission.READ_RELEASED)
    document = plan_document(progress_of(access.started), cover=cover_of(access.started))
    return _print(request, reference, document, "cabinet-paper")


@require_safe
def plan_workbook(request: HttpRequest, reference: str) -> HttpResponse:
    """Hand out the plan with all its progress as a workbook, to who reads all of it."""
    user = person_of(request)
    access = get_plan_for(user, reference, Permission.READ_RELEASED, Permission.FOLLOW_PLAN)
    content = make_plan_workbook(plan_document(progress_of(access.started)))
    return hand_out(content, XLSX, f"{reference}-improvement-plan.xlsx")


@require_http_methods(["GET", "HEAD", "POST"])
def cover_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Write the cover sheet."""
    access = get_plan_for(person_of(request), reference, Permission.EDIT_PLAN)
    cover = cover_of(access.started)
    names = ("version", *CoverForm.base_fields)
    first = {name: getattr(cover, name) for name in names}
    form = CoverForm(request.POST if request.method == "POST" else None, initial=first)
    if not form.is_valid():
        return _show_cover(request, access, form, status=422 if form.errors else 200)
    try:
        save_cover(
            plan=access.started,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=access.user,
        )
    except StaleSave as stale:
        form.rebase(stale.stored.version, str(stale))
        return _show_cover(request, access, form, cover_of(access.started), status=409)
    except PlanRefused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return _show_cover(request, access, form, status=422)
    messages.success(request, _("The cover sheet is saved."))
    return redirect("improvement:progress-detail", reference)


def _print(request: HttpRequest, reference: str, document: PlanDocument, noun: str) -> HttpResponse:
    try:
        content = make_plan_pdf(document)
    except RenderingRefused as refusal:
        messages.warning(request, str(refusal))
        return redirect("improvement:progress-detail", reference)
    return hand_out(content, PDF, f"{reference}-{noun}.pdf")


def _show_cover(
    request: HttpRequest,
    access: PlanAccess,
    form: CoverForm,
    stored: CabinetCover | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    rows = present_stored_cover(stored) if stored else []
    context = {"access": access, "form": form, "stored": rows}
    return render(request, "improvement/cover_edit.html", context, status=status)
