"""The actions of a plan: adding, changing, moving, removing."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import Permission
from accounts.queries import person_of
from improvement.errors import PlanRefused
from improvement.forms.actions import ActionForm
from improvement.forms.writing import WhyForm
from improvement.models import Action
from improvement.presenters.cards import line_choices
from improvement.presenters.people import people_choices
from improvement.queries.changes import approved_due_dates
from improvement.queries.content import line_key
from improvement.queries.loading import PlanAccess, content_for, get_action_for, get_plan_for
from improvement.queries.people import people_who_may
from improvement.queries.standing import approved_content
from improvement.services.actions import (
    add_action,
    edit_action,
    has_history,
    move_action,
    remove_action,
)
from improvement.views.writing import GET_OR_POST, PlanPage, answer_writing
from inspections.choices import Direction
from reports.errors import WritingRefused


@require_http_methods(GET_OR_POST)
def action_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Add an action to a line, or to none yet."""
    access = get_plan_for(person_of(request), reference, Permission.EDIT_PLAN)
    form = _form(request, access, None)
    page = _page(access, form, _("Add an action"))
    return answer_writing(
        request,
        page,
        form,
        lambda: add_action(
            plan=access.started,
            content=form.content,
            line=form.cleaned_data["line"],
            by=access.user,
        ),
    )


@require_http_methods(GET_OR_POST)
def action_edit(request: HttpRequest, reference: str, action: UUID) -> HttpResponse:
    """Change an action."""
    found = get_action_for(person_of(request), reference, action, Permission.EDIT_PLAN)
    access, row = found.within, found.action
    form = _form(request, access, row)
    page = _page(access, form, _("Change an action"), f"action-{row.uid}")
    return answer_writing(
        request,
        page,
        form,
        lambda: edit_action(
            action=row,
            content=form.content,
            line=form.new_line,
            base_version=form.cleaned_data["version"],
            by=access.user,
        ),
    )


@require_http_methods(GET_OR_POST)
def action_remove(request: HttpRequest, reference: str, action: UUID) -> HttpResponse:
    """Ask before an action is taken out of the plan; take it out."""
    found = get_action_for(person_of(request), reference, action, Permission.EDIT_PLAN)
    form = WhyForm(request.POST if request.method == "POST" else None)
    page = PlanPage(
        found.within,
        _("Take this action out of the plan?"),
        "improvement/plan_remove.html",
        done=_("The action is taken out of the plan."),
        extra={"text": found.action.what, "keeps": has_history(found.action)},
    )
    return answer_writing(
        request,
        page,
        form,
        lambda: remove_action(
            action=found.action, reason=form.cleaned_data["reason"], by=found.within.user
        ),
    )


@require_POST
def action_move(request: HttpRequest, reference: str, action: UUID) -> HttpResponse:
    """Move an action up or down by one place within its line."""
    found = get_action_for(person_of(request), reference, action, Permission.EDIT_PLAN)
    wanted = request.POST.get("direction", "")
    if wanted not in Direction.values:
        return HttpResponseBadRequest(_("Say up or down."))
    try:
        move_action(action=found.action, direction=Direction(wanted), by=found.within.user)
    except (PlanRefused, WritingRefused) as refusal:
        messages.warning(request, str(refusal))
    plan = reverse("improvement:plan-detail", args=[reference])
    return redirect(f"{plan}#action-{found.action.uid}")


def _page(access: PlanAccess, form: ActionForm, title: str, anchor: str = "") -> PlanPage:
    return PlanPage(
        access, title, "improvement/action_form.html", anchor=anchor, people=form.people
    )


def _form(request: HttpRequest, access: PlanAccess, row: Action | None) -> ActionForm:
    plan, service = access.started, access.inspection.service
    content = content_for(access)
    asked = content.line(request.GET.get("line", ""))
    key = line_key(row) if row else (asked.key if asked else "")
    approved = approved_due_dates(approved_content(plan)) if row else {}
    initial = {"version": 0, "line": key}
    if row is not None:
        names = ("version", "what", "due_date", "measure", "evidence")
        initial |= {name: getattr(row, name) for name in names}
        initial |= {"owner": row.owner_id, "verifier": row.verifier_id}
    return ActionForm(
        request.POST if request.method == "POST" else None,
        lines=line_choices(content.lines),
        owners=people_choices(
            people_who_may(service, Permission.VIEW_PLAN), row.owner if row else None
        ),
        verifiers=people_choices(
            people_who_may(service, Permission.VERIFY_ACTION), row.verifier if row else None
        ),
        is_approved=row is not None and str(row.uid) in approved,
        initial=initial,
    )
