"""Files beside entries of the evidence log: adding, handing out, removing."""

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import NotAllowed, NotVisible
from accounts.queries import person_of
from cases.policies.refusals import STATUS_OF_REFUSAL
from govuk.downloads import hand_out
from judgements.errors import FieldworkRefused
from judgements.forms.attachments import AttachmentForm
from judgements.models import Evidence
from judgements.presenters.entries import present_entry
from judgements.queries.attachment_rules import attachment_rules
from judgements.queries.evidence import find_attachment_for, get_own_evidence_for
from judgements.queries.fieldwork import FieldworkAccess, get_log_for
from judgements.services.attachments import add_attachment, remove_attachment


@require_http_methods(["GET", "HEAD", "POST"])
def attachment_add(request: HttpRequest, reference: str, evidence: uuid.UUID) -> HttpResponse:
    """Put a file beside an entry."""
    access, found = _get_own(request, reference, evidence)
    rules = attachment_rules()
    if request.method != "POST":
        return _show(request, access, found, AttachmentForm(rules=rules))
    form = AttachmentForm(request.POST, request.FILES, rules=rules)
    if not form.is_valid():
        return _show(request, access, found, form, status=422)
    file = form.cleaned_data["file"]
    try:
        add_attachment(evidence=found, name=file.name, content=file.read(), by=access.within.user)
    except FieldworkRefused as refusal:
        form.add_error("file" if refusal.field else None, str(refusal))
        return _show(request, access, found, form, status=STATUS_OF_REFUSAL[refusal.code])
    messages.success(request, _("The file is attached."))
    return redirect("judgements:evidence-detail", reference, evidence)


@require_safe
def attachment_download(
    request: HttpRequest, reference: str, evidence: uuid.UUID, attachment: int
) -> HttpResponse:
    """Hand a file out as one to be stored, never to be shown within our pages."""
    access = get_log_for(person_of(request), reference)
    found = find_attachment_for(access, evidence, attachment)
    return hand_out(bytes(found.file.content), found.media_type, found.name)


@require_POST
def attachment_remove(
    request: HttpRequest, reference: str, evidence: uuid.UUID, attachment: int
) -> HttpResponse:
    """Take a file from an entry."""
    access, _found = _get_own(request, reference, evidence)
    found = find_attachment_for(access, evidence, attachment)
    try:
        remove_attachment(attachment=found, by=access.within.user)
    except FieldworkRefused as refusal:
        raise NotAllowed(str(refusal)) from refusal
    messages.success(request, _("The file is removed."))
    return redirect("judgements:evidence-detail", reference, evidence)


def _get_own(
    request: HttpRequest, reference: str, evidence: uuid.UUID
) -> tuple[FieldworkAccess, Evidence]:
    access, found = get_own_evidence_for(person_of(request), reference, evidence)
    if found is None:
        raise NotVisible
    return access, found


def _show(
    request: HttpRequest,
    access: FieldworkAccess,
    evidence: Evidence,
    form: AttachmentForm,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {
        "access": access.within,
        "form": form,
        "rules": form.rules,
        "evidence": evidence,
        "entry": present_entry(access.inspection.reference, evidence),
    }
    return render(request, "judgements/attachment_add.html", context, status=status)
