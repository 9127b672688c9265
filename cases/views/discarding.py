"""Discarding the sample that stands, and the story of one that was discarded."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.errors import NotVisible
from accounts.permissions import Permission
from accounts.queries import person_of
from cases.errors import SampleChanged, SampleRefused
from cases.forms.sampling import DiscardForm
from cases.presenters.discarding import say_consequences, say_discarded, say_kept
from cases.queries.discarding import find_version
from cases.queries.samples import standing_sample
from cases.services.discarding import discard_sample
from cases.views.sampling import tell_story
from inspections.queries import InspectionAccess, get_inspection_for


@require_http_methods(["GET", "HEAD", "POST"])
def sample_discard(request: HttpRequest, inspection: str) -> HttpResponse:
    """Say what discarding the sample does, ask why, then do it."""
    access = get_inspection_for(person_of(request), inspection, Permission.IMPORT_CASES)
    sample = standing_sample(access.inspection)
    if sample is None and request.method != "POST":
        return redirect("cases:sample-detail", inspection)
    form = DiscardForm(
        request.POST if request.method == "POST" else None,
        initial={"seen": sample.version if sample else None},
    )
    status = 200
    if request.method == "POST":
        status = _discard(request, access, form) if form.is_valid() else 422
    if status == 302:
        return redirect("cases:sample-detail", inspection)
    context = {
        "access": access,
        "form": form,
        "consequences": say_consequences(sample) if sample else [],
        # What was typed is shown once more, whatever stands against it.
        "kept": say_kept(sample) if sample and not form.is_bound else "",
    }
    return render(request, "cases/sample_discard.html", context, status=status)


def _discard(request: HttpRequest, access: InspectionAccess, form: DiscardForm) -> int:
    """Discard the sample and return 302; or 422 or 409 with the reason in the form."""
    try:
        sample = discard_sample(
            inspection=access.inspection,
            reason=form.cleaned_data["reason"],
            by=access.user,
            seen_version=form.seen_version,
        )
    except SampleChanged as refusal:
        standing = standing_sample(access.inspection)
        form.rebase(str(standing.version) if standing else "", str(refusal))
        return 409
    except SampleRefused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return 422
    messages.success(
        request,
        _("Version %(version)d of the sample is discarded. Another can be drawn now.")
        % {"version": sample.version},
    )
    return 302


@require_safe
def sample_version(request: HttpRequest, inspection: str, version: int) -> HttpResponse:
    """Tell the story of a sample that was discarded; the one that stands has its own page."""
    access = get_inspection_for(person_of(request), inspection, Permission.IMPORT_CASES)
    sample = find_version(access.inspection, version)
    if sample is None:
        raise NotVisible
    if not sample.is_discarded:
        return redirect("cases:sample-detail", inspection)
    context = {
        "access": access,
        "version": version,
        "discarded": say_discarded(sample),
        "page": tell_story(access.inspection, sample),
    }
    return render(request, "cases/sample_version.html", context)
