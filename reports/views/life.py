"""The way of a report to publication, its steps, and the files that were kept on it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import NotVisible
from accounts.queries import person_of
from govuk.downloads import hand_out
from inspections.queries import InspectionAccess
from reports.choices import Format, Move
from reports.errors import StepRefused, WritingRefused
from reports.forms import StepForm
from reports.policies import TRANSITIONS, check_role
from reports.presenters.life import present_life, present_step
from reports.queries.accuracy import usual_due_date
from reports.queries.life import standing_of
from reports.queries.life_loading import get_release_for, get_released_file_for
from reports.queries.loading import get_report_for
from reports.queries.releases import releases_of
from reports.queries.versions import versions_of
from reports.services.life import move_report
from reports.services.makers import maker_of
from reports.services.releases import repeat_release


@require_safe
def life_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show where the report is, what may be done next, and everything that was done."""
    access = get_report_for(person_of(request), reference)
    standing = standing_of(access.inspection, access.user, access.permissions)
    versions = versions_of(access.inspection)
    page = present_life(access, standing, versions, releases_of(versions))
    return render(request, "reports/life_detail.html", {"access": access, "page": page})


@require_http_methods(["GET", "HEAD", "POST"])
def step_take(request: HttpRequest, reference: str, move: str) -> HttpResponse:
    """Say what a step means and what is in its way; take it."""
    user = person_of(request)
    access = get_report_for(user, reference)
    if move not in list(Move):
        raise NotVisible
    transition = TRANSITIONS[Move(move)]
    if request.method == "POST":
        check_role(transition, access.permissions)
    standing = standing_of(access.inspection, user, access.permissions)
    page = present_step(transition, standing, reference)
    form = StepForm(
        request.POST or None,
        needs_note=transition.needs_note,
        hint=page.hint,
        due_hint=page.due_hint,
        initial={
            "seen": standing.life.status.value,
            "due_date": usual_due_date(access.inspection),
        },
    )
    if form.is_valid() and _take(access, transition.move, form):
        messages.success(request, page.done)
        return redirect("reports:life-detail", reference)
    context = {"access": access, "page": page, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "reports/step_take.html", context, status=status)


def _take(access: InspectionAccess, move: Move, form: StepForm) -> bool:
    """Take the step; a refusal goes to the form."""
    note, seen = form.cleaned_data.get("note", ""), form.cleaned_data["seen"]
    try:
        move_report(
            inspection=access.inspection,
            move=move,
            by=access.user,
            note=note,
            seen=seen,
            due_date=form.cleaned_data.get("due_date"),
        )
    except (StepRefused, WritingRefused) as refusal:
        field = getattr(refusal, "field", "")
        form.add_error(field if field in form.fields else None, str(refusal))
        return False
    return True


@require_safe
def release_download(request: HttpRequest, reference: str, file: int) -> HttpResponse:
    """Hand out a kept file, the very bytes that were released, with their hash."""
    kept = get_released_file_for(person_of(request), reference, file)
    maker = maker_of(Format(kept.format))
    version = kept.release.version.number
    name = f"{reference}-{maker.noun}-v{version}-{kept.language}.{maker.extension}"
    return hand_out(bytes(kept.content), maker.content_type, name, sha256=kept.sha256)


@require_POST
def release_repeat(request: HttpRequest, reference: str, release: int) -> HttpResponse:
    """Ask again for files that could not be made."""
    user = person_of(request)
    found = get_release_for(user, reference, release)
    repeat_release(release=found, by=user)
    messages.success(request, _("The files are being made again."))
    return redirect("reports:life-detail", reference)
