"""The lines that a service sets itself."""

from uuid import UUID

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from improvement.choices import LineKind
from improvement.forms.writing import LineForm
from improvement.presenters.cards import anchor_of_line
from improvement.queries.loading import get_own_line_for, get_plan_for
from improvement.services.lines import add_own_line, edit_own_line, remove_own_line
from improvement.views.writing import GET_OR_POST, PlanPage, answer_writing


@require_http_methods(GET_OR_POST)
def line_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Add a line of the service's own."""
    access = get_plan_for(person_of(request), reference, Permission.EDIT_PLAN)
    form = LineForm(request.POST if request.method == "POST" else None, initial={"version": 0})
    return answer_writing(
        request,
        PlanPage(access, _("Add a line of the service’s own")),
        form,
        lambda: add_own_line(plan=access.started, text=form.cleaned_data["text"], by=access.user),
    )


@require_http_methods(GET_OR_POST)
def line_edit(request: HttpRequest, reference: str, line: UUID) -> HttpResponse:
    """Change a line of the service's own."""
    found = get_own_line_for(person_of(request), reference, line)
    form = LineForm(
        request.POST if request.method == "POST" else None,
        initial={"version": found.line.version, "text": found.line.text},
    )
    anchor = anchor_of_line(f"{LineKind.OWN}:{found.line.uid}")
    return answer_writing(
        request,
        PlanPage(found.within, _("Change a line of the service’s own"), anchor=anchor),
        form,
        lambda: edit_own_line(
            line=found.line,
            text=form.cleaned_data["text"],
            base_version=form.cleaned_data["version"],
            by=found.within.user,
        ),
    )


@require_http_methods(GET_OR_POST)
def line_remove(request: HttpRequest, reference: str, line: UUID) -> HttpResponse:
    """Ask before a line is removed; remove it."""
    found = get_own_line_for(person_of(request), reference, line)
    page = PlanPage(
        found.within,
        _("Remove this line?"),
        "improvement/plan_remove.html",
        done=_("The line is removed."),
        extra={"text": found.line.text, "keeps": False},
    )
    form = forms.Form(request.POST if request.method == "POST" else None)
    return answer_writing(
        request, page, form, lambda: remove_own_line(line=found.line, by=found.within.user)
    )
