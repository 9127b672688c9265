"""The pages on which conflicts of interest are declared, recorded and lifted."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.permissions import Permission
from accounts.queries import person_of
from accounts.queries.people import get_person_for
from inspections.errors import ConflictRefused
from inspections.forms.conflicts import ConflictForm, ReasonForm
from inspections.models import Service
from inspections.presenters.conflicts import conflict_head, present_conflicts, what_has_to_happen
from inspections.queries import (
    all_services,
    conflicts_of,
    get_conflict_for,
    get_member_for,
    teams_to_leave,
)
from inspections.services.conflicts import declare_conflict, lift_conflict


@require_http_methods(["GET", "HEAD", "POST"])
def own_conflicts(request: HttpRequest) -> HttpResponse:
    """Show one's own conflicts of interest; declare another."""
    person = person_of(request)
    form = ConflictForm(request.POST if request.method == "POST" else None, services=all_services())
    if form.is_valid() and _declare(request, form, person, form.cleaned_data["service"]):
        return redirect("inspections:own-conflicts")
    rows = present_conflicts(conflicts_of(person))
    context = {"form": form, "head": conflict_head(), "rows": rows}
    status = 422 if form.errors else 200
    return render(request, "inspections/own_conflicts.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def conflict_record(request: HttpRequest, person: int) -> HttpResponse:
    """Let an administrator record somebody's conflict of interest."""
    subject = get_person_for(person_of(request), person)
    form = ConflictForm(request.POST if request.method == "POST" else None, services=all_services())
    if form.is_valid() and _declare(request, form, subject, form.cleaned_data["service"]):
        return redirect("dashboard:person-detail", subject.pk)
    context = {"form": form, "person": subject}
    status = 422 if form.errors else 200
    return render(request, "inspections/conflict_record.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def member_conflict(request: HttpRequest, reference: str, member_id: int) -> HttpResponse:
    """Let whoever leads record that somebody in the team must not inspect this service."""
    access, member = get_member_for(person_of(request), reference, member_id)
    access.check(Permission.LEAD_TEAM)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid() and _declare(request, form, member.user, access.inspection.service):
        return redirect("inspections:team-edit", reference)
    context = {"form": form, "access": access, "member": member}
    status = 422 if form.errors else 200
    return render(request, "inspections/member_conflict.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def conflict_lift(request: HttpRequest, conflict: int) -> HttpResponse:
    """Let an administrator lift somebody else's conflict of interest."""
    reader = person_of(request)
    standing = get_conflict_for(reader, conflict)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            lift_conflict(conflict=standing, **form.cleaned_data, by=reader.email)
        except ConflictRefused as refusal:
            form.add_error(None, str(refusal))
        else:
            messages.success(request, _("The conflict of interest is lifted; it stays on record."))
            return redirect("dashboard:person-detail", standing.user_id)
    context = {"form": form, "conflict": standing}
    status = 422 if form.errors else 200
    return render(request, "inspections/conflict_lift.html", context, status=status)


def _declare(request: HttpRequest, form: ReasonForm, subject: User, service: Service) -> bool:
    """Record it and say what follows; return whether that could be done."""
    by = person_of(request)
    try:
        declare_conflict(
            user=subject, service=service, reason=form.cleaned_data["reason"], by=by.email
        )
    except ConflictRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("The conflict of interest is on record."))
    demand = what_has_to_happen(teams_to_leave(subject, service), is_own=subject.pk == by.pk)
    if demand:
        messages.warning(request, demand)
    return True
