"""The forms for an entry of the evidence log: adding, changing and withdrawing it."""

import uuid
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.errors import NotVisible
from accounts.permissions import Permission
from accounts.queries import person_of
from cases.policies.refusals import STATUS_OF_REFUSAL
from judgements.choices import Subject
from judgements.errors import FieldworkRefused
from judgements.forms.evidence import EvidenceForm, EvidenceWithdrawForm
from judgements.models import Evidence
from judgements.policies.evidence import warn_of_day
from judgements.presenters.entries import present_entry
from judgements.presenters.evidence_form import (
    initial_of,
    new_content,
    present_evidence_form,
    stale_text,
)
from judgements.queries.enquiry import open_lines
from judgements.queries.evidence import (
    content_of,
    find_evidence_for,
    get_own_evidence_for,
)
from judgements.queries.fieldwork import FieldworkAccess, get_fieldwork_for
from judgements.services.saving import save_from_page
from judgements.types import FieldworkConflict, FieldworkOperation, FieldworkReceipt
from judgements.types.evidence import EvidenceContent

GET_OR_POST = ["GET", "HEAD", "POST"]


@require_safe
def evidence_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Lead to the form of a new entry, whose address holds the id that it will have.

    So a reload, the Back button and a laptop that was offline come back to the same entry.
    """
    get_fieldwork_for(person_of(request), reference, Permission.RECORD_EVIDENCE)
    page = reverse("judgements:evidence-edit", args=[reference, uuid.uuid4()])
    asked = {
        name: request.GET[name] for name in ("standard", "place", "line") if name in request.GET
    }
    return redirect(f"{page}?{urlencode(asked)}" if asked else page)


@require_http_methods(GET_OR_POST)
def evidence_edit(request: HttpRequest, reference: str, evidence: uuid.UUID) -> HttpResponse:
    """Add or change an entry; what cannot be saved comes back as it was typed."""
    access, found = get_own_evidence_for(person_of(request), reference, evidence)
    content = content_of(found) if found else _begin(request)
    form = _form(access, found, content, request.POST if request.method == "POST" else None)
    if request.method != "POST" or not form.is_valid():
        return _show(request, access, evidence, found, content, form)
    try:
        outcome = _save(access, evidence, form.cleaned_data, form.content)
    except FieldworkRefused as refusal:
        form.refuse(refusal.field, str(refusal))
        status = STATUS_OF_REFUSAL[refusal.code]
        return _show(request, access, evidence, found, content, form, status=status)
    if isinstance(outcome, FieldworkConflict):
        return _show_conflict(request, access, evidence, form)
    messages.success(request, _("The entry is saved."))
    warning = warn_of_day(access.inspection, form.cleaned_data["held_date"])
    if warning:
        messages.warning(request, warning)
    return redirect("judgements:evidence-detail", reference, evidence)


@require_http_methods(GET_OR_POST)
def evidence_withdraw(request: HttpRequest, reference: str, evidence: uuid.UUID) -> HttpResponse:
    """Ask whether to take an entry out of the log, or to put it back; its history stays."""
    access, found = get_own_evidence_for(person_of(request), reference, evidence)
    if found is None:
        raise NotVisible
    wanted = "no" if found.is_withdrawn else "yes"
    initial = {"base_version": found.version, "op_id": str(uuid.uuid4()), "withdrawn": wanted}
    form = EvidenceWithdrawForm(request.POST if request.method == "POST" else None, initial=initial)
    status = 422 if form.errors else 200
    if form.is_valid():
        content = replace(content_of(found), withdrawn=form.cleaned_data["withdrawn"])
        outcome = _save(access, evidence, form.cleaned_data, content.as_data())
        if isinstance(outcome, FieldworkReceipt):
            return _tell_withdrawn(request, reference, evidence, content)
        found = find_evidence_for(access, evidence)
        form.rebase(found.version, stale_text(found))
        status = 409
    context = {
        "access": access.within,
        "form": form,
        "evidence": found,
        "entry": present_entry(reference, found),
    }
    return render(request, "judgements/evidence_withdraw.html", context, status=status)


def _begin(request: HttpRequest) -> EvidenceContent:
    """Return what a new entry begins with: the links that the address asks for."""
    asked = request.GET
    places = (f"{asked['standard']}/{asked.get('place', '')}",) if "standard" in asked else ()
    line = asked.get("line", "")
    is_number = line.isascii() and line.isdecimal() and len(line) < 6
    return new_content(places, (int(line),) if is_number else ())


def _form(
    access: FieldworkAccess, found: Evidence | None, content: EvidenceContent, data: Any
) -> EvidenceForm:
    standing = list(found.lines.all()) if found else []
    lines = {one.number: one for one in [*standing, *open_lines(access.inspection)]}
    return EvidenceForm(
        data,
        initial=initial_of(content, found.version if found else 0),
        lines=[lines[number] for number in sorted(lines)],
        documents=list(access.inspection.documents.order_by("position", "pk")),
    )


def _save(
    access: FieldworkAccess, key: uuid.UUID, sent: dict[str, Any], content: dict[str, Any]
) -> FieldworkReceipt | FieldworkConflict:
    """Save an entry as its form sent it."""
    operation = FieldworkOperation.parse(
        {
            "inspection": access.inspection.reference,
            "subject": Subject.EVIDENCE.value,
            "key": str(key),
            "op_id": sent["op_id"],
            "base_version": sent["base_version"],
            "content": content,
        }
    )
    return save_from_page(operation=operation, by=access.within.user)


def _show_conflict(
    request: HttpRequest, access: FieldworkAccess, key: uuid.UUID, form: EvidenceForm
) -> HttpResponse:
    stored = find_evidence_for(access, key)
    form.rebase(stored.version, stale_text(stored))
    content = content_of(stored)
    return _show(request, access, key, stored, content, form, status=409)


def _show(
    request: HttpRequest,
    access: FieldworkAccess,
    key: uuid.UUID,
    found: Evidence | None,
    content: EvidenceContent,
    form: EvidenceForm,
    *,
    status: int = 0,
) -> HttpResponse:
    page = present_evidence_form(
        access,
        key,
        found,
        content,
        form.places,
        is_handed_back=form.is_bound,
        is_conflict=status == 409,
    )
    context = {"access": access.within, "page": page, "form": form}
    code = status or (422 if form.errors else 200)
    return render(request, "judgements/evidence_edit.html", context, status=code)


def _tell_withdrawn(
    request: HttpRequest, reference: str, key: uuid.UUID, content: EvidenceContent
) -> HttpResponse:
    messages.success(
        request,
        _("The entry is withdrawn.") if content.withdrawn else _("The entry is back in the log."),
    )
    return redirect("judgements:evidence-detail", reference, key)
