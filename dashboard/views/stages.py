"""The page that moves an inspection on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from dashboard.forms.stages import StageForm
from dashboard.presenters.stages import moves_from, present_stages, step_of_report
from dashboard.services.stages import move_inspection
from inspections.choices import Stage
from inspections.errors import MoveRefused
from inspections.queries import get_inspection_for
from reports.policies import status_of


@require_http_methods(["GET", "HEAD", "POST"])
def stage_move(request: HttpRequest, reference: str) -> HttpResponse:
    """Show where the inspection is; move it one step."""
    access = get_inspection_for(person_of(request), reference, Permission.MOVE_STAGE)
    inspection = access.inspection
    current = Stage(inspection.stage)
    data = request.POST if request.method == "POST" else None
    moves = moves_from(current, status_of(inspection))
    form = StageForm(data, current=current, moves=moves)
    if form.is_stale:
        messages.warning(request, _stale(current))
        return redirect("dashboard:stage-move", reference)
    if form.is_valid():
        try:
            move_inspection(inspection=inspection, to=form.cleaned_data["to"], by=access.user.email)
        except MoveRefused as refusal:
            messages.warning(request, str(refusal))
            return redirect("dashboard:stage-move", reference)
        stage = {"stage": Stage(inspection.stage).label}
        messages.success(request, _("The inspection is now at “%(stage)s”.") % stage)
        # With the announcement the set-up goes on; its task list names the next step.
        is_announcing = current == Stage.PLANNED and access.may(Permission.EDIT_INSPECTION)
        return redirect(
            "dashboard:setup-detail" if is_announcing else "dashboard:stage-move", reference
        )
    context = {
        "access": access,
        "form": form if moves else None,
        "stages": present_stages(inspection),
        "of_report": step_of_report(current),
    }
    return render(request, "dashboard/stage_move.html", context)


def _stale(current: Stage) -> str:
    return _(
        "Nothing was changed: this inspection was moved after you opened the page. "
        "It is now at “%(stage)s”."
    ) % {"stage": current.label}
