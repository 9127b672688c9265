"""How every page that writes a plan answers: save and go on, or show the form with all of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from govuk.forms import ask_for_files_again
from govuk.versions import VersionedForm
from improvement.errors import PlanRefused
from improvement.forms.writing import SeenForm
from improvement.presenters.stale import StoredPlanText, present_stored
from improvement.queries.loading import PlanAccess
from reports.errors import StaleSave, WritingRefused

GET_OR_POST = ["GET", "HEAD", "POST"]


@dataclass(frozen=True)
class PlanPage:
    """A page with one form: its words, where it leads, and what its template shows besides.

    `digest` is that of the plan it shows, `people` the names of those the form offers, by key.
    """

    access: PlanAccess
    title: str
    template: str = "improvement/plan_form.html"
    submit: str = ""
    done: str = ""
    anchor: str = ""
    digest: str = ""
    people: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, Any] | None = None

    @property
    def back(self) -> str:
        """The plan, at the place that was written."""
        plan = reverse("improvement:plan-detail", args=[self.access.inspection.reference])
        return f"{plan}#{self.anchor}" if self.anchor else plan


def answer_writing(
    request: HttpRequest, page: PlanPage, form: forms.Form, save: Callable[[], object]
) -> HttpResponse:
    """Save a valid form and go back; else show the page with what was typed and what is wrong.

    After a stale save (409) the page shows what somebody else saved beside what was typed, and
    sending it once more replaces that on purpose.
    """
    if request.method != "POST":
        return show_form(request, page, form)
    if not form.is_valid():
        return show_form(request, page, form, status=422)
    try:
        save()
    except StaleSave as stale:
        if isinstance(form, VersionedForm):
            form.rebase(stale.stored.version, str(stale))
        stored = present_stored(stale.stored, page.people)
        return show_form(request, page, form, stored=stored, status=409)
    except (PlanRefused, WritingRefused) as refusal:
        if isinstance(form, SeenForm):
            form.renew(page.digest)
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return show_form(request, page, form, status=422)
    messages.success(request, page.done or _("Saved."))
    return HttpResponseRedirect(page.back)


def show_form(
    request: HttpRequest,
    page: PlanPage,
    form: forms.Form,
    *,
    stored: StoredPlanText | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the page with its form."""
    ask_for_files_again(form)
    context = {"page": page, "access": page.access, "form": form, "stored": stored}
    return render(request, page.template, {**context, **(page.extra or {})}, status=status)
