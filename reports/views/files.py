"""The files of a report: asking for one, seeing how far it is, and getting it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.queries import person_of
from background.queries import is_anybody_working
from govuk.downloads import hand_out
from inspections.queries import InspectionAccess
from reports.choices import Format
from reports.forms import FileForm
from reports.presenters.files import FilePage, present_files
from reports.queries.loading import (
    get_file_for,
    get_rendering_rights_for,
    get_report_for,
    latest_renderings,
)
from reports.services.makers import maker_of
from reports.services.renderings import request_rendering


@require_safe
def file_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the files made so far, with a form to ask for another."""
    access = get_report_for(person_of(request), reference)
    return _show(request, access, FileForm())


@require_safe
def file_progress(request: HttpRequest, reference: str) -> HttpResponse:
    """Return the list of files alone, for a page that is already open."""
    access = get_report_for(person_of(request), reference)
    return render(request, "reports/_file_rows.html", {"page": _page_of(access)})


@require_POST
def rendering_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for a file; it is made in the background."""
    user = person_of(request)
    access = get_rendering_rights_for(user, reference)
    form = FileForm(request.POST)
    if not form.is_valid():
        return _show(request, access, form)
    rendering = request_rendering(
        inspection=access.inspection,
        language=form.language,
        format_=form.format,
        by=user,
    )
    name = rendering.get_format_display()
    messages.success(request, _("We are making this file: %(name)s.") % {"name": name})
    return redirect("reports:file-list", reference)


@require_safe
def rendering_download(request: HttpRequest, reference: str, rendering: int) -> HttpResponse:
    """Hand out a finished file, never to be kept by a cache or shown inside a page."""
    found = get_file_for(person_of(request), reference, rendering)
    maker = maker_of(Format(found.format))
    name = f"{reference}-{maker.noun}.{maker.extension}"
    content = bytes(found.file.content) if found.file else b""
    return hand_out(content, maker.content_type, name)


def _show(request: HttpRequest, access: InspectionAccess, form: FileForm) -> HttpResponse:
    context = {"access": access, "page": _page_of(access), "form": form}
    return render(request, "reports/file_list.html", context)


def _page_of(access: InspectionAccess) -> FilePage:
    renderings = latest_renderings(access.inspection, most=20)
    now = timezone.now()
    return present_files(access, renderings, now, is_anybody_working=is_anybody_working())
