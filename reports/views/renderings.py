"""The outline of a report, its preview, and its files."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.queries import person_of
from inspections.queries import chosen_standard_codes
from judgements.queries.moderation import standing_judgements
from reports.choices import Format, Language
from reports.presenters.outline import present_outline
from reports.queries.document import build_document
from reports.queries.loading import (
    get_file_for,
    get_rendering_rights_for,
    get_report_for,
    latest_renderings,
)
from reports.queries.material import read_written
from reports.services.makers import maker_of
from reports.services.renderings import request_rendering
from standards.queries import get_content


@require_safe
def report_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show what is written and what is missing, and the files made so far."""
    access = get_report_for(person_of(request), reference)
    content = get_content(access.inspection.framework)
    codes = chosen_standard_codes(access.inspection)
    page = present_outline(
        access,
        [content.standard_by_code[code] for code in codes],
        read_written(access.inspection),
        standing_judgements(access.inspection),
        latest_renderings(access.inspection),
        timezone.now(),
    )
    return render(request, "reports/report_detail.html", {"access": access, "page": page})


@require_safe
def report_preview(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the report as it stands now, on screen."""
    access = get_report_for(person_of(request), reference)
    document = build_document(access.inspection, Language.ENGLISH)
    context = {"access": access, "document": document}
    return render(request, "reports/report_preview.html", context)


@require_POST
def rendering_request(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask for the PDF; it is made in the background."""
    user = person_of(request)
    access = get_rendering_rights_for(user, reference)
    request_rendering(
        inspection=access.inspection, language=Language.ENGLISH, format_=Format.PDF, by=user
    )
    messages.success(request, _("We are making the PDF. You will find it under Files."))
    return redirect("reports:report-detail", reference)


@require_safe
def rendering_download(request: HttpRequest, reference: str, rendering: int) -> HttpResponse:
    """Hand out a finished file, never to be kept by a cache or shown inside a page."""
    found = get_file_for(person_of(request), reference, rendering)
    assert found.file is not None  # noqa: S101 - a finished rendering has its file
    maker = maker_of(Format(found.format))
    name = f"{reference}-{maker.noun}.{maker.extension}"
    return HttpResponse(
        bytes(found.file.content),
        content_type=maker.content_type,
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "private, no-store",
            "X-Content-Type-Options": "nosniff",
        },
    )
