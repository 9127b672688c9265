"""The plan of an inspection: reading it, starting it, and attaching what was drafted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from improvement.errors import PlanRefused
from improvement.forms.actions import AttachForm
from improvement.policies.plans import can_start
from improvement.presenters.cards import line_choices
from improvement.presenters.plan import present_plan
from improvement.queries.followed import progress_for
from improvement.queries.loading import content_for, get_plan_for
from improvement.queries.standing import has_feedback
from improvement.services.actions import attach_actions
from improvement.services.plans import start_plan
from improvement.views.writing import GET_OR_POST, PlanPage, answer_writing
from inspections.choices import Stage


@require_safe
def plan_detail(request: HttpRequest, reference: str) -> HttpResponse:
    """Show the plan, or how to start it."""
    access = get_plan_for(
        person_of(request), reference, Permission.VIEW_PLAN, Permission.FOLLOW_PLAN
    )
    if access.plan is None:
        inspection = access.inspection
        is_time = can_start(Stage(inspection.stage), has_feedback=has_feedback(inspection))
        can = is_time and access.may(Permission.EDIT_PLAN)
        context = {"access": access, "can_start": can, "is_time": is_time}
        return render(request, "improvement/plan_start.html", context)
    page = present_plan(access, progress_for(access), timezone.localdate())
    return render(request, "improvement/plan_detail.html", {"access": access, "page": page})


@require_POST
def plan_start(request: HttpRequest, reference: str) -> HttpResponse:
    """Start the plan."""
    access = get_plan_for(person_of(request), reference, Permission.EDIT_PLAN)
    try:
        start_plan(inspection=access.inspection, by=access.user)
    except PlanRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("The plan is started."))
    return redirect("improvement:plan-detail", reference)


@require_http_methods(GET_OR_POST)
def plan_attach(request: HttpRequest, reference: str) -> HttpResponse:
    """Attach actions that belong to no line to the lines they answer."""
    access = get_plan_for(person_of(request), reference, Permission.EDIT_PLAN)
    plan, content = access.started, content_for(access)
    form = AttachForm(
        request.POST if request.method == "POST" else None,
        actions=[*content.drafted, *content.left_over],
        lines=[("", _("Not yet")), *line_choices(content.lines)],
    )
    page = PlanPage(access, _("Attach drafted actions"), "improvement/plan_attach.html")
    return answer_writing(
        request,
        page,
        form,
        lambda: attach_actions(plan=plan, wanted=form.chosen, by=access.user),
    )
