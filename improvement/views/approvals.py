"""Approving a plan, recording an approval elsewhere, confirming coverage, and signing off."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import Permission
from accounts.queries import person_of
from govuk.downloads import hand_out
from improvement.forms.approvals import ApproveForm, CoverageForm, OversightForm, SignOffForm
from improvement.policies.approvals import approval_obstacles, completion_obstacles
from improvement.presenters.plan import present_plan
from improvement.queries.content import plan_digest
from improvement.queries.followed import PlanProgress, progress_for
from improvement.queries.loading import (
    PlanAccess,
    get_approval_document_for,
    get_plan_for,
)
from improvement.services.approvals import (
    approve_plan,
    confirm_coverage,
    record_oversight,
    sign_off_plan,
)
from improvement.views.writing import GET_OR_POST, PlanPage, answer_writing
from judgements.queries.attachment_rules import attachment_rules


@require_http_methods(GET_OR_POST)
def plan_approve(request: HttpRequest, reference: str) -> HttpResponse:
    """Approve the plan for the board, with the whole plan to read."""
    access = get_plan_for(person_of(request), reference, Permission.APPROVE_PLAN)
    plan, progress = access.started, progress_for(access)
    obstacles = approval_obstacles(progress.content)
    page = _page(
        access,
        _("Approve the plan for the board"),
        progress,
        submit=_("Approve the plan"),
        done=_("The plan is approved."),
        obstacles=obstacles,
        is_offered=not obstacles,
    )
    form = ApproveForm(_sent(request), initial={"seen": page.digest})
    return answer_writing(
        request,
        page,
        form,
        lambda: approve_plan(
            plan=plan,
            seen=form.cleaned_data["seen"],
            note=form.cleaned_data["note"],
            by=access.user,
        ),
    )


@require_http_methods(GET_OR_POST)
def plan_oversight(request: HttpRequest, reference: str) -> HttpResponse:
    """Record that an oversight body approved the plan."""
    access = get_plan_for(person_of(request), reference, Permission.EDIT_PLAN)
    plan, rules = access.started, attachment_rules()
    is_sent = request.method == "POST"
    form = OversightForm(
        request.POST if is_sent else None, request.FILES if is_sent else None, rules=rules
    )
    page = PlanPage(
        access,
        _("Record an approval by the oversight body"),
        "improvement/plan_oversight.html",
        done=_("The approval is recorded."),
        extra={"rules": rules},
    )
    return answer_writing(
        request,
        page,
        form,
        lambda: record_oversight(plan=plan, approval=form.approval, file=form.sent, by=access.user),
    )


@require_http_methods(GET_OR_POST)
def plan_coverage(request: HttpRequest, reference: str) -> HttpResponse:
    """Say for the inspectorate whether every recommendation is covered."""
    access = get_plan_for(person_of(request), reference, Permission.CONFIRM_COVERAGE)
    plan, progress = access.started, progress_for(access)
    page = _page(
        access,
        _("Does the plan cover every recommendation?"),
        progress,
        submit=_("Confirm"),
        done=_("Your confirmation is recorded."),
    )
    form = CoverageForm(_sent(request), initial={"seen": page.digest})
    return answer_writing(
        request,
        page,
        form,
        lambda: confirm_coverage(
            plan=plan,
            is_covered=form.cleaned_data["is_covered"],
            seen=form.cleaned_data["seen"],
            note=form.cleaned_data["note"],
            by=access.user,
        ),
    )


@require_http_methods(GET_OR_POST)
def plan_sign_off(request: HttpRequest, reference: str) -> HttpResponse:
    """Sign the plan off as complete, or carry it on."""
    access = get_plan_for(person_of(request), reference, Permission.APPROVE_PLAN)
    plan, progress = access.started, progress_for(access)
    standing, digest = progress.standing, plan_digest(progress.content)
    is_approved = standing.board is not None and standing.board.digest == digest
    page = _page(
        access,
        _("Sign the plan off"),
        progress,
        submit=_("Sign off"),
        done=_("Your sign-off is recorded."),
        obstacles=completion_obstacles(
            progress.content, is_approved=is_approved, is_public=standing.is_public
        ),
    )
    form = SignOffForm(_sent(request), initial={"seen": page.digest})
    return answer_writing(
        request,
        page,
        form,
        lambda: sign_off_plan(
            plan=plan,
            outcome=form.cleaned_data["outcome"],
            seen=form.cleaned_data["seen"],
            reason=form.cleaned_data["reason"],
            carried_to_date=form.cleaned_data["carried_to_date"],
            by=access.user,
        ),
    )


@require_safe
def approval_document(request: HttpRequest, reference: str, approval: int) -> HttpResponse:
    """Hand the document of an approval out as one to be stored, never shown within our pages."""
    document = get_approval_document_for(person_of(request), reference, approval)
    return hand_out(bytes(document.content), document.media_type, document.file_name)


def _sent(request: HttpRequest) -> Mapping[str, Any] | None:
    return request.POST if request.method == "POST" else None


def _page(
    access: PlanAccess,
    title: str,
    progress: PlanProgress,
    *,
    submit: str,
    done: str,
    obstacles: tuple[str, ...] = (),
    is_offered: bool = True,
) -> PlanPage:
    view = present_plan(access, progress, timezone.localdate())
    return PlanPage(
        access,
        title,
        "improvement/plan_decide.html",
        submit=submit,
        done=done,
        digest=plan_digest(progress.content),
        extra={"plan": view, "obstacles": obstacles, "is_offered": is_offered},
    )
