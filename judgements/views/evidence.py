"""The evidence log: the list and one entry."""

import uuid

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.queries import person_of
from govuk.dates import moment_text
from judgements.choices import Subject
from judgements.forms.evidence import EvidenceSearchForm
from judgements.presenters.evidence import present_evidence
from judgements.presenters.evidence_list import Wanted, present_evidence_list
from judgements.queries.enquiry import lines_of
from judgements.queries.evidence import find_evidence_for, visible_evidence
from judgements.queries.fieldwork import get_log_for
from judgements.queries.operations import closed_operations, operations_of


@require_http_methods(["GET", "HEAD", "POST"])
def evidence_list(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the log, narrowed by what the address asks for, or by words that come by POST.

    Words are posted although nothing is changed: they can be about a person, and addresses stay
    behind in histories and logs.
    """
    access = get_log_for(person_of(request), reference)
    form = EvidenceSearchForm(request.POST if request.method == "POST" else None)
    page = present_evidence_list(
        access,
        list(visible_evidence(access)),
        lines_of(access.inspection),
        closed_operations(access, Subject.EVIDENCE),
        Wanted.read(request.POST if request.method == "POST" else request.GET),
        words=form.cleaned_data["words"] if form.is_valid() else "",
        number=request.GET.get("page", ""),
    )
    context = {
        "access": access.within,
        "page": page,
        "search": form,
        "made_at": moment_text(timezone.now()),
    }
    return render(request, "judgements/evidence_list.html", context)


@require_safe
def evidence_detail(request: HttpRequest, reference: str, evidence: uuid.UUID) -> HttpResponse:
    """Show one entry with its files and its history."""
    access = get_log_for(person_of(request), reference)
    found = find_evidence_for(access, evidence)
    operations = operations_of(access.inspection, Subject.EVIDENCE, str(found.pk))
    page = present_evidence(access, found, list(operations))
    context = {"access": access.within, "page": page, "made_at": moment_text(timezone.now())}
    return render(request, "judgements/evidence_detail.html", context)
