"""Reading a copy of unsaved answers that an inspector could not send."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from cases.errors import CopyRefused
from cases.forms.copies import CopyForm
from cases.presenters.copies import show_copies
from cases.queries.questionnaires import get_questionnaire
from cases.services.copies import read_copy
from cases.types.copies import CopyReading
from inspections.queries import InspectionAccess, get_inspection_for


@require_http_methods(["GET", "HEAD", "POST"])
def copy_upload(request: HttpRequest, inspection: str) -> HttpResponse:
    """Ask for the file, or read it and show entry by entry what became of it."""
    access = get_inspection_for(person_of(request), inspection, Permission.RETURN_CASE)
    if request.method != "POST":
        return _show(request, access, CopyForm())
    form = CopyForm(request.POST, request.FILES)
    if not form.is_valid():
        return _show(request, access, form, status=422)
    content = form.cleaned_data["file"].read()
    try:
        reading = read_copy(inspection=access.inspection, content=content, by=access.user)
    except CopyRefused as refusal:
        form.add_error("file", str(refusal))
        return _show(request, access, form, status=422)
    return _show(request, access, CopyForm(), reading)


def _show(
    request: HttpRequest,
    access: InspectionAccess,
    form: CopyForm,
    reading: CopyReading | None = None,
    status: int = 200,
) -> HttpResponse:
    page = show_copies(access.inspection, get_questionnaire(access.inspection), reading)
    context = {"page": page, "access": access, "form": form}
    return render(request, "cases/copy_upload.html", context, status=status)
