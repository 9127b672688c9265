"""The timetable: the page, planning it, moving one case, and who is away."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.errors import NotVisible
from accounts.permissions import Permission
from accounts.queries import person_of
from cases.errors import AllocationRefused, TimetableChanged, TimetableRefused
from cases.forms.timetable import AwayForm, PlaceForm, SeenForm
from cases.models import Assessment
from cases.presenters.placing import placed_message, show_placing
from cases.presenters.timetable import away_text, planned_message, show_afresh, show_timetable
from cases.presenters.timetable_calendar import write_reading_calendar
from cases.queries.loading import get_assessment_for
from cases.queries.timetable import (
    Destination,
    Timetable,
    load_timetable,
    stamp_of,
    standing_of,
    timetable_for,
)
from cases.services.timetable import place_case, plan_timetable, set_away_days
from govuk.dates import moment_text
from inspections.queries import InspectionAccess, get_inspection_for
from standards.queries import get_content


@require_safe
def timetable_detail(request: HttpRequest, inspection: str) -> HttpResponse:
    """Show who reads which case when: all of it, or to a local assessor their own places."""
    access = get_inspection_for(person_of(request), inspection)
    page = show_timetable(access, timetable_for(access), get_content(access.inspection.framework))
    context = {"access": access, "page": page, "made_at": moment_text(timezone.now())}
    return render(request, "cases/timetable_detail.html", context)


@require_safe
def timetable_calendar(request: HttpRequest, inspection: str) -> HttpResponse:
    """Give somebody's own places as a calendar file."""
    access = get_inspection_for(person_of(request), inspection)
    written = write_reading_calendar(timetable_for(access), access.user.pk, timezone.now())
    answer = HttpResponse(written, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{inspection}-cases.ics"'
    return answer


@require_POST
def timetable_propose(request: HttpRequest, inspection: str) -> HttpResponse:
    """Plan what has no place yet; all that stands is kept."""
    access = get_inspection_for(person_of(request), inspection, Permission.IMPORT_CASES)
    try:
        plan = plan_timetable(inspection=access.inspection, keep=True, by=access.user)
    except TimetableRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, planned_message(plan))
    return redirect("cases:timetable-detail", inspection)


@require_http_methods(["GET", "HEAD", "POST"])
def timetable_afresh(request: HttpRequest, inspection: str) -> HttpResponse:
    """Say what would move, then make the plan anew."""
    access = get_inspection_for(person_of(request), inspection, Permission.IMPORT_CASES)
    timetable = load_timetable(access.inspection)
    form = SeenForm(
        request.POST if request.method == "POST" else None, initial={"seen": stamp_of(timetable)}
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            plan = plan_timetable(
                inspection=access.inspection,
                keep=False,
                by=access.user,
                seen=form.cleaned_data["seen"] or "none",
            )
        except TimetableChanged as refusal:
            form.rebase(stamp_of(timetable), str(refusal))
            status = 409
        except TimetableRefused as refusal:
            form.add_error(None, str(refusal))
            status = 422
        else:
            messages.success(request, planned_message(plan))
            return redirect("cases:timetable-detail", inspection)
    context = {"access": access, "form": form, "page": show_afresh(timetable)}
    return render(request, "cases/timetable_afresh.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def timetable_away(request: HttpRequest, inspection: str) -> HttpResponse:
    """Choose the days on which people read no cases."""
    access = get_inspection_for(person_of(request), inspection, Permission.IMPORT_CASES)
    timetable = load_timetable(access.inspection)
    form = AwayForm(
        request.POST if request.method == "POST" else None,
        readers=timetable.readers,
        days=timetable.days,
        away=timetable.away,
        seen=stamp_of(timetable),
    )
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        status = _set_away(request, access, form, timetable)
        if status == 200:
            return redirect("cases:timetable-detail", inspection)
    context = {"access": access, "form": form, "timetable": timetable}
    return render(request, "cases/timetable_away.html", context, status=status)


def _set_away(
    request: HttpRequest, access: InspectionAccess, form: AwayForm, timetable: Timetable
) -> int:
    """Store it; return the status of the answer."""
    try:
        lost = set_away_days(
            inspection=access.inspection,
            away=form.away,
            by=access.user,
            seen=form.cleaned_data["seen"] or "none",
        )
    except TimetableChanged as refusal:
        form.rebase(stamp_of(timetable), f"{refusal} {away_text(timetable)}")
        return 409
    except TimetableRefused as refusal:
        form.add_error(None, str(refusal))
        return 422
    messages.success(request, _("It is on record who is away."))
    if lost:
        messages.warning(
            request,
            _("These cases have no place now: %(cases)s. Fill the gaps to place them again.")
            % {"cases": ", ".join(lost)},
        )
    return 200


@require_http_methods(["GET", "HEAD", "POST"])
def timetable_place(request: HttpRequest, inspection: str, case: str) -> HttpResponse:
    """Move one case to a reader and a half day."""
    access = get_assessment_for(person_of(request), inspection, case).within
    access.check(Permission.IMPORT_CASES)
    timetable = load_timetable(access.inspection)
    moving = _find(timetable, case)
    if access.inspection.is_published:
        messages.info(request, _("The report is published, so the timetable stays as it is."))
        return redirect("cases:timetable-detail", inspection)
    form = PlaceForm(
        request.POST if request.method == "POST" else None,
        scorers=[one for one in timetable.readers if not timetable.is_conflicted(moving, one.pk)],
        places=timetable.places,
        current=Destination(moving.scorer, timetable.place_of(moving)),
        seen=standing_of(timetable, moving),
    )
    status = 422 if form.errors else 200
    if request.method == "POST" and form.is_valid():
        status = _place(request, access, form, timetable, moving)
        if status == 200:
            return redirect("cases:timetable-detail", inspection)
    context = {"access": access, "form": form, "page": show_placing(timetable, moving)}
    context["case"] = case
    return render(request, "cases/timetable_place.html", context, status=status)


def _find(timetable: Timetable, case: str) -> Assessment:
    found = next((one for one in timetable.assessments if one.case.reference == case), None)
    if found is None:
        raise NotVisible
    return found


def _place(
    request: HttpRequest,
    access: InspectionAccess,
    form: PlaceForm,
    timetable: Timetable,
    moving: Assessment,
) -> int:
    """Move it; return the status of the answer."""
    to = form.destination
    try:
        place_case(
            inspection=access.inspection,
            reference=moving.case.reference,
            to=to,
            by=access.user,
            seen=form.cleaned_data["seen"],
            is_swap=form.cleaned_data["swap"],
        )
    except TimetableChanged as refusal:
        form.rebase(standing_of(timetable, moving), str(refusal))
        return 409
    except AllocationRefused as refusal:
        form.add_error("scorer", str(refusal))
        return 422
    except TimetableRefused as refusal:
        form.add_error(refusal.field or None, str(refusal))
        return 422
    messages.success(request, placed_message(moving, to.scorer, to.place))
    return 200
