"""The pages on which the people of a service read what is released to them of their report."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.errors import NotVisible
from accounts.queries import person_of
from govuk.downloads import hand_out
from reports.choices import Format
from reports.presenters.released.compare import present_comparison, present_nothing_to_compare
from reports.presenters.released.frame import Reading, read_released
from reports.presenters.released.overview import present_overview
from reports.presenters.released.questions import present_question
from reports.presenters.released.theme import present_theme
from reports.queries.accuracy import is_checked_now
from reports.queries.consent import withdrawn_keys
from reports.queries.embargo import embargoed_copy
from reports.queries.released import get_released_for
from reports.queries.released_figures import figures_of
from reports.queries.released_files import files_released, get_service_file_for
from reports.queries.released_past import choose_past, content_of_past, past_reports
from reports.services.makers import maker_of
from reports.types import Theme
from standards.queries import get_content


@require_safe
def released_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the ratings, the recommendations, and the way to everything else."""
    reading = _read(request, reference)
    released = reading.released
    copy = embargoed_copy(released.access, released.version.report.status)
    page = present_overview(reading, files_released(released), copy)
    return _render(request, "detail", reading, page)


@require_safe
def released_theme(request: HttpRequest, reference: str, standard: str) -> HttpResponse:
    """Show one theme: its rating with the working, findings, explanation, chart and questions."""
    reading = _read(request, reference)
    content = get_content(reading.released.inspection.framework)
    page = present_theme(reading, _theme(reading, standard), content)
    return _render(request, "theme", reading, page)


@require_safe
def released_question(
    request: HttpRequest, reference: str, standard: str, question: str
) -> HttpResponse:
    """Show the counts of one question, as the annex publishes them."""
    reading = _read(request, reference)
    theme = _theme(reading, standard)
    figures = figures_of(reading.released.content, reading.document.language)
    row = figures.result_of(theme, question)
    if row is None:
        raise NotVisible
    content = get_content(reading.released.inspection.framework)
    return _render(request, "question", reading, present_question(reading, theme, row, content))


@require_safe
def released_whole(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the whole report on one page, as it is printed."""
    reading = _read(request, reference)
    return _render(request, "whole", reading, None)


@require_safe
def released_compare(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the report beside that of an earlier inspection of the service."""
    reading = _read(request, reference)
    past = past_reports(reading.released)
    chosen = choose_past(past, request.GET.get("with", ""))
    page = (
        present_comparison(reading, past, chosen, content_of_past(chosen))
        if chosen
        else present_nothing_to_compare()
    )
    return _render(request, "compare", reading, page)


@require_safe
def released_file(request: HttpRequest, reference: str, file: int) -> HttpResponse:
    """Hand out a kept file, the very bytes that were released, with their hash."""
    kept = get_service_file_for(person_of(request), reference, file)
    maker = maker_of(Format(kept.format))
    name = f"{reference}-{maker.noun}-v{kept.release.version.number}-{kept.language}"
    return hand_out(
        bytes(kept.content),
        maker.content_type,
        f"{name}.{maker.extension}",
        sha256=kept.sha256,
    )


def _read(request: HttpRequest, reference: str) -> Reading:
    released = get_released_for(person_of(request), reference, request.GET.get("version", ""))
    return read_released(
        released,
        withdrawn_keys(released.inspection),
        may_comment=released.is_draft and is_checked_now(released.inspection),
    )


def _theme(reading: Reading, standard: str) -> Theme:
    """Return a theme of the released report; raises NotVisible for any other."""
    found = next((one for one in reading.document.themes if one.code == standard), None)
    if found is None:
        raise NotVisible
    return found


def _render(request: HttpRequest, name: str, reading: Reading, page: object) -> HttpResponse:
    context = {
        "frame": reading.frame,
        "document": reading.document,
        "page": page,
        "access": reading.released.access,
    }
    answer = render(request, f"reports/released/{name}.html", context)
    # What may be taken back tomorrow is kept by no cache.
    answer["Cache-Control"] = "private, no-store"
    return answer
