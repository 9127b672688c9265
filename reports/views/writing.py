"""How every page that writes answers: save and go on, or show the form again with all of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import gettext as _

from inspections.queries import InspectionAccess
from reports.errors import StaleSave, WritingRefused
from reports.forms import WritingForm
from reports.presenters.stale import StoredText, present_stored


@dataclass(frozen=True)
class WritingPage:
    """A page with one form: its words, where it leads, and what its template shows besides."""

    access: InspectionAccess
    title: str
    back: str
    template: str = "reports/text_edit.html"
    extra: Mapping[str, Any] | None = None


def answer_writing(
    request: HttpRequest, page: WritingPage, form: WritingForm, save: Callable[[], object]
) -> HttpResponse:
    """Save a valid form and go back; else show the page with what was typed and what is wrong.

    After a stale save (409) the page shows what somebody else saved beside what was typed, and
    sending it once more replaces that on purpose.
    """
    if request.method != "POST":
        return _show(request, page, form)
    if not form.is_valid():
        return _show(request, page, form, status=422)
    try:
        save()
    except StaleSave as stale:
        form = form.based_on(stale.stored.version, str(stale))
        return _show(request, page, form, stored=present_stored(stale.stored), status=409)
    except WritingRefused as refusal:
        form.add_error(None, str(refusal))
        return _show(request, page, form, status=422)
    messages.success(request, _("Saved."))
    return HttpResponseRedirect(page.back)


def answer_removal(request: HttpRequest, remove: Callable[[], object], back: str) -> HttpResponse:
    """Remove what a page asked about, or say why it cannot be removed; go back."""
    try:
        remove()
    except WritingRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("Removed."))
    return HttpResponseRedirect(back)


def _show(
    request: HttpRequest,
    page: WritingPage,
    form: WritingForm,
    *,
    stored: StoredText | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"page": page, "access": page.access, "form": form, "stored": stored}
    return render(request, page.template, {**context, **(page.extra or {})}, status=status)
