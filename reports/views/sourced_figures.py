"""Figures from outside with their source: listing, adding, changing and removing them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.queries import person_of
from reports.forms import FigureForm
from reports.policies import can_write
from reports.presenters.sourced_figures import present_figure, present_figures
from reports.queries.loading import (
    get_report_for,
    get_sourced_figure_for,
    get_writing_for,
    sourced_figures,
)
from reports.services.sourced_figures import (
    add_sourced_figure,
    edit_sourced_figure,
    remove_sourced_figure,
)
from reports.views.writing import WritingPage, answer_removal, answer_writing

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def figure_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the figures from outside, each with the marker by which a sentence rests on it."""
    access = get_report_for(person_of(request), reference)
    context = {
        "access": access,
        "figures": present_figures(sourced_figures(access.inspection), reference),
        "can_write": can_write(access.inspection, access.permissions),
    }
    return render(request, "reports/figure_list.html", context)


@require_http_methods(GET_OR_POST)
def figure_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a figure from outside."""
    user = person_of(request)
    access = get_writing_for(user, reference)
    form = FigureForm(request.POST or None)
    page = WritingPage(access, _("Add a figure with its source"), _list(reference))
    return answer_writing(
        request,
        page,
        form,
        lambda: add_sourced_figure(inspection=access.inspection, content=form.content, by=user),
    )


@require_http_methods(GET_OR_POST)
def figure_edit(request: HttpRequest, reference: str, figure: int) -> HttpResponse:
    """Change a figure from outside or its source."""
    user = person_of(request)
    access, found = get_sourced_figure_for(user, reference, figure)
    fields = ("figure", "value", "source", "source_date", "version")
    initial = {name: getattr(found, name) for name in fields}
    form = FigureForm(request.POST or None, initial=initial)
    page = WritingPage(access, _("Change a figure with its source"), _list(reference))
    return answer_writing(
        request,
        page,
        form,
        lambda: edit_sourced_figure(
            figure=found,
            content=form.content,
            base_version=form.cleaned_data["version"],
            by=user,
        ),
    )


@require_http_methods(GET_OR_POST)
def figure_remove(request: HttpRequest, reference: str, figure: int) -> HttpResponse:
    """Ask whether to remove a figure, then remove it."""
    user = person_of(request)
    access, found = get_sourced_figure_for(user, reference, figure)
    if request.method == "POST":
        return answer_removal(
            request, lambda: remove_sourced_figure(figure=found, by=user), _list(reference)
        )
    context = {"access": access, "figure": present_figure(found, reference)}
    return render(request, "reports/figure_remove.html", context)


def _list(reference: str) -> str:
    return reverse("reports:figure-list", args=[reference])
