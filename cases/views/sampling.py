"""Drawing the sample, and the page that tells how it was drawn."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from accounts.errors import NotVisible
from accounts.permissions import Permission
from accounts.queries import person_of
from cases.errors import SampleRefused
from cases.forms.sampling import DrawForm, ReplacementForm
from cases.models import Caseload, Sample
from cases.presenters.discarding import EarlierSample, present_earlier, say_kept
from cases.presenters.sample_proposal import present_proposal
from cases.presenters.sample_story import StoryPage, present_story
from cases.queries.caseloads import eligible_rows, standing_caseload
from cases.queries.discarding import discarded_samples
from cases.queries.loading import get_assessment_for
from cases.queries.replacing import requests_of
from cases.queries.samples import (
    count_reserves,
    drawn_cases,
    find_sampled,
    propose_size,
    propose_strata,
    recorded_strata,
    replacements_of,
    standing_sample,
)
from cases.queries.sampling_rules import sampling_rules
from cases.queries.timetable import reading_capacity
from cases.services.replacing import replace_case
from cases.services.sampling import draw_inspection_sample
from inspections.models import Inspection
from inspections.queries import InspectionAccess, get_inspection_for
from standards.queries import get_content


@require_http_methods(["GET", "HEAD", "POST"])
def sample_detail(request: HttpRequest, inspection: str) -> HttpResponse:
    """Prepare and draw the sample; once it is drawn, tell its story."""
    access = get_inspection_for(person_of(request), inspection, Permission.IMPORT_CASES)
    sample = standing_sample(access.inspection)
    if sample is not None:
        return _tell(request, access, sample)
    caseload = standing_caseload(access.inspection)
    if caseload is None:
        return render(request, "cases/sample_waiting.html", {"access": access})
    return _prepare(request, access, caseload)


def _tell(request: HttpRequest, access: InspectionAccess, sample: Sample) -> HttpResponse:
    """Show the sample that stands; a second draw, sent from an old page, changes nothing."""
    is_late = request.method == "POST"
    context = {
        "access": access,
        "page": tell_story(access.inspection, sample),
        "kept": say_kept(sample),
        "earlier": _earlier(access),
        "is_late": is_late,
    }
    return render(request, "cases/sample_detail.html", context, status=409 if is_late else 200)


def tell_story(inspection: Inspection, sample: Sample) -> StoryPage:
    """Return the story of a sample of this inspection, whether it stands or was discarded."""
    rules = sampling_rules(inspection.framework.code)
    drawn = drawn_cases(sample)
    return present_story(
        get_content(inspection.framework),
        rules,
        sample,
        recorded_strata(sample, rules, eligible_rows(sample.caseload), drawn),
        drawn,
        count_reserves(sample),
        replacements_of(sample),
        requests_of(sample),
    )


def _earlier(access: InspectionAccess) -> list[EarlierSample]:
    return present_earlier(access.inspection, discarded_samples(access.inspection))


def _prepare(request: HttpRequest, access: InspectionAccess, caseload: Caseload) -> HttpResponse:
    rules = sampling_rules(access.inspection.framework.code)
    rows = eligible_rows(caseload)
    size = propose_size(rules.size, len(rows))
    strata = propose_strata(rules, rows, size.size)
    form = DrawForm(
        request.POST if request.method == "POST" else None,
        content=get_content(access.inspection.framework),
        strata=strata,
        characteristics=rules.characteristics,
    )
    if request.method == "POST" and form.is_valid() and _draw(request, access, form):
        return redirect("cases:sample-detail", access.inspection.reference)
    page = present_proposal(
        get_content(access.inspection.framework),
        size,
        strata,
        reading_capacity(access.inspection),
    )
    context = {"access": access, "page": page, "form": form, "earlier": _earlier(access)}
    return render(request, "cases/sample_draw.html", context, status=422 if form.errors else 200)


def _draw(request: HttpRequest, access: InspectionAccess, form: DrawForm) -> bool:
    try:
        sample = draw_inspection_sample(
            inspection=access.inspection, choice=form.choice, by=access.user
        )
    except SampleRefused as refusal:
        for message in refusal.messages:
            form.add_error(refusal.field if refusal.field in form.fields else None, message)
        return False
    count = sum(one["size"] for one in sample.settings["strata"])
    messages.success(
        request,
        ngettext("%(count)d case is drawn.", "%(count)d cases are drawn.", count)
        % {"count": count},
    )
    return True


@require_http_methods(["GET", "HEAD", "POST"])
def sample_replace(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Take a case that cannot be read out of the sample, and a reserve in."""
    access = get_assessment_for(person_of(request), inspection, case).within
    access.check(Permission.IMPORT_CASES)
    sample = standing_sample(access.inspection)
    found = find_sampled(sample, case) if sample else None
    if found is None or found.case is None:
        raise NotVisible
    form = ReplacementForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _replace(request, access, case, form):
        return redirect("cases:sample-detail", inspection)
    context = {"access": access, "case": case, "form": form}
    return render(request, "cases/sample_replace.html", context, status=422 if form.errors else 200)


def _replace(
    request: HttpRequest, access: InspectionAccess, case: str, form: ReplacementForm
) -> bool:
    try:
        replacement = replace_case(
            inspection=access.inspection,
            reference=case,
            reason=form.cleaned_data["reason"],
            by=access.user,
        )
    except SampleRefused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return False
    messages.success(
        request,
        _("%(reserve)s stands in for %(case)s.")
        % {"reserve": replacement.entering.row.reference, "case": case},
    )
    return True
