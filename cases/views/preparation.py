"""What the inspected service prepares of the drawn cases, and its requests to replace one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.errors import NotAllowed
from accounts.queries import person_of
from cases.errors import PreparationRefused
from cases.forms.preparation import PreparationRowForm, ReplacementRequestForm, references_sent
from cases.models import ReplacementRequest, Sample
from cases.policies.preparation import can_prepare
from cases.presenters.preparation import present_preparation, present_waiting, say_conflict
from cases.queries.caseloads import standing_caseload
from cases.queries.preparation import (
    PreparedCase,
    cases_to_prepare,
    get_case_to_replace_for,
    get_preparation_for,
)
from cases.queries.replacing import requests_of
from cases.queries.samples import replacements_of, standing_sample
from cases.services.preparation import save_preparations
from cases.services.replacement_requests import request_replacement
from cases.types.preparation import Prepared, SavedPreparations
from inspections.queries import SharedAccess

Forms = Mapping[str, PreparationRowForm]


@dataclass(frozen=True)
class Shown:
    """What a page is made of besides its forms."""

    sample: Sample | None
    requests: Sequence[ReplacementRequest]
    cases: Sequence[PreparedCase]


@require_http_methods(["GET", "HEAD", "POST"])
def preparation_detail(request: HttpRequest, inspection: str) -> HttpResponse:
    """Show all cases to prepare; the service saves what it changed of them at once."""
    access = get_preparation_for(person_of(request), inspection)
    if request.method == "POST" and not access.is_of_service:
        raise NotAllowed(_("Only the inspected service says how its cases are prepared."))
    shown = _load(access)
    if not shown.cases:
        has_caseload = standing_caseload(access.inspection) is not None
        page = present_waiting(access.inspection, has_caseload=has_caseload)
        return render(request, "cases/preparation_waiting.html", {"access": access, "page": page})
    if request.method == "POST":
        return _save(request, access, shown)
    return _show(request, access, shown, _forms(access, shown.cases))


def _load(access: SharedAccess) -> Shown:
    sample = standing_sample(access.inspection)
    requests = requests_of(sample) if sample else []
    return Shown(sample, requests, cases_to_prepare(access.inspection, requests))


def _forms(access: SharedAccess, cases: Sequence[PreparedCase]) -> Forms:
    if not (access.is_of_service and can_prepare(access.inspection)):
        return {}
    return {
        one.case.reference: PreparationRowForm(reference=one.case.reference, shown=one.prepared)
        for one in cases
    }


def _save(request: HttpRequest, access: SharedAccess, shown: Shown) -> HttpResponse:
    forms = {
        one.case.reference: PreparationRowForm(
            request.POST, reference=one.case.reference, shown=one.prepared
        )
        for one in shown.cases
    }
    if any(one.errors for one in forms.values()):
        return _show(request, access, shown, forms, status=422)
    left = _read_left(request, forms)
    changes = [form.change for form in (*forms.values(), *left.values()) if form.change]
    try:
        outcome = save_preparations(inspection=access.inspection, changes=changes, by=access.user)
    except PreparationRefused as refusal:
        refused = str(refusal)
        return _show(request, access, shown, {}, refused=refused, status=409)
    if outcome.conflicts or outcome.gone:
        return _show_conflicts(request, access, forms | left, outcome)
    _confirm(request, len(outcome.saved))
    return redirect("cases:preparation-detail", access.inspection.reference)


def _read_left(request: HttpRequest, forms: Forms) -> dict[str, PreparationRowForm]:
    """Return the rows that were sent of cases that are not read any more."""
    rows = {
        reference: PreparationRowForm(request.POST, reference=reference, shown=Prepared())
        for reference in references_sent(request.POST)
        if reference not in forms
    }
    return {reference: one for reference, one in rows.items() if one.is_valid()}


def _show_conflicts(
    request: HttpRequest, access: SharedAccess, typed: Forms, outcome: SavedPreparations
) -> HttpResponse:
    """Show what was typed of the cases that somebody else has changed, beside what they saved."""
    shown = _load(access)
    forms = dict(_forms(access, shown.cases))
    conflicts = {}
    for one in shown.cases:
        reference = one.case.reference
        if reference in outcome.conflicts:
            forms[reference] = typed[reference].rebase(one.prepared)
            conflicts[reference] = say_conflict(one)
    gone = [f"{one} ({typed[one].cleaned_data['case_manager']})" for one in outcome.gone]
    if outcome.saved:
        messages.success(request, _say_saved(len(outcome.saved)))
    return _show(request, access, shown, forms, conflicts=conflicts, gone=gone, status=409)


def _show(
    request: HttpRequest,
    access: SharedAccess,
    shown: Shown,
    forms: Forms,
    *,
    conflicts: Mapping[str, str] | None = None,
    gone: Sequence[str] = (),
    refused: str = "",
    status: int = 200,
) -> HttpResponse:
    page = present_preparation(
        access,
        shown.cases,
        shown.requests,
        replacements_of(shown.sample) if shown.sample else [],
        forms=forms,
        conflicts=conflicts,
    )
    context = {
        "access": access,
        "page": page,
        "errors": _find_errors(forms) if status == 422 else [],
        "conflicts": conflicts,
        "gone": ", ".join(gone),
        "refused": refused,
    }
    return render(request, "cases/preparation_detail.html", context, status=status)


def _find_errors(forms: Forms) -> list[dict[str, str]]:
    return [
        {"text": f"{reference}: {message}", "href": f"#{form[name].id_for_label}"}
        for reference, form in forms.items()
        for name, errors in form.errors.items()
        for message in errors
    ]


def _confirm(request: HttpRequest, count: int) -> None:
    if count:
        messages.success(request, _say_saved(count))
    else:
        messages.info(request, _("Nothing had changed, so nothing was saved."))


def _say_saved(count: int) -> str:
    return ngettext("%(count)d case is saved.", "%(count)d cases are saved.", count) % {
        "count": count
    }


@require_http_methods(["GET", "HEAD", "POST"])
def replacement_ask(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Ask the inspection team to replace a case that cannot be inspected."""
    found = get_case_to_replace_for(person_of(request), inspection, case)
    form = ReplacementRequestForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            request_replacement(
                inspection=found.within.inspection,
                reference=case,
                reason=form.cleaned_data["reason"],
                by=found.within.user,
            )
        except PreparationRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            sent = _("Your request about case %(case)s is with the inspection team.")
            messages.success(request, sent % {"case": case})
            return redirect("cases:preparation-detail", inspection)
    context = {
        "access": found.within,
        "case": case,
        "form": form,
        "is_asked": found.request is not None and not form.is_bound,
        "is_closed": not can_prepare(found.within.inspection) and not form.is_bound,
    }
    status = 422 if form.errors else 200
    return render(request, "cases/replacement_ask.html", context, status=status)
