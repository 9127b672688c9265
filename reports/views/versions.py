"""Versions of a report: what one holds, how it reads, and how two of them differ."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.views.decorators.http import require_safe

from accounts.errors import NotVisible
from accounts.queries import person_of
from inspections.queries import InspectionAccess
from reports.forms import CompareForm
from reports.presenters.changes import NOW, present_comparison
from reports.presenters.versions import present_version, version_choices, version_title
from reports.queries.comparing import compare_versions
from reports.queries.life_loading import get_version_for
from reports.queries.loading import get_report_for
from reports.queries.releases import releases_of
from reports.queries.versions import (
    gather_version,
    moves_of,
    read_payload,
    readable_document,
    versions_of,
)
from reports.types import VersionContent


@require_safe
def version_detail(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Show what a version was made of, what was done with it, and its files."""
    access = get_version_for(person_of(request), reference, number)
    moves = [
        one for one in moves_of(access.within.inspection) if one.version_id == access.version.pk
    ]
    page = present_version(access, moves, releases_of([access.version]))
    context = {"access": access.within, "page": page}
    return render(request, "reports/version_detail.html", context)


@require_safe
def version_read(request: HttpRequest, reference: str, number: int, language: str) -> HttpResponse:
    """Show a version as it was, whatever the data say now."""
    access = get_version_for(person_of(request), reference, number)
    document = readable_document(access.version, language)
    if document is None:
        raise NotVisible
    context = {"access": access.within, "document": document, "version": access.version}
    with translation.override(language):
        return render(request, "reports/version_read.html", context)


@require_safe
def version_compare(request: HttpRequest, reference: str) -> HttpResponse:
    """Compare two versions, or one with the report as it is now."""
    access = get_report_for(person_of(request), reference)
    versions = versions_of(access.inspection)
    form = CompareForm(request.GET or None, choices=version_choices(versions))
    comparison = None
    if form.is_valid():
        before, after = (form.cleaned_data[name] for name in ("before", "after"))
        comparison = present_comparison(
            version_title(before),
            version_title(after),
            compare_versions(_content(access, before), _content(access, after)),
        )
    context = {"access": access, "form": form, "comparison": comparison, "has_any": versions}
    return render(request, "reports/version_compare.html", context)


def _content(access: InspectionAccess, chosen: str) -> VersionContent:
    if chosen == NOW:
        return gather_version(access.inspection)
    reference = access.inspection.reference
    return read_payload(get_version_for(access.user, reference, int(chosen)).version)
