"""The pages on which a team is put together."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.permissions import Permission
from accounts.queries import person_of
from accounts.roles import RoleCode
from accounts.services import change_phone
from inspections.errors import TeamRefused
from inspections.forms.team import MemberForm, PhoneForm
from inspections.policies import check_give_role
from inspections.presenters.team import givable_roles, present_team, warn_of_leaving
from inspections.queries import get_inspection_for, get_member_for, team_of
from inspections.services.team import add_team_member, end_team_membership


@require_http_methods(["GET", "HEAD", "POST"])
def team_edit(request: HttpRequest, reference: str) -> HttpResponse:
    """Show who is or was in the team; add a person who has an account."""
    access = get_inspection_for(person_of(request), reference, Permission.EDIT_INSPECTION)
    data = request.POST if request.method == "POST" else None
    form = MemberForm(data, roles=givable_roles(access))
    if form.is_valid():
        person = form.cleaned_data["person"]
        try:
            add_team_member(
                inspection=access.inspection,
                user=person,
                role=form.cleaned_data["role"],
                organisation=form.cleaned_data["organisation"],
                by=access.user.email,
            )
        except TeamRefused as refusal:
            form.add_error("person", str(refusal))
        else:
            messages.success(request, _("%(name)s is in the team.") % {"name": person.name})
            return redirect("inspections:team-edit", reference)
    rows = present_team(access, team_of(access.inspection))
    return render(
        request, "inspections/team_edit.html", {"access": access, "form": form, "rows": rows}
    )


@require_http_methods(["GET", "HEAD", "POST"])
def member_end(request: HttpRequest, reference: str, member_id: int) -> HttpResponse:
    """Ask whether somebody's role should end, then end it."""
    access, member = get_member_for(person_of(request), reference, member_id)
    check_give_role(access.user, access.permissions, RoleCode(member.role))
    if request.method == "POST":
        try:
            end_team_membership(member=member, by=access.user.email)
        except TeamRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, _("%(name)s has left.") % {"name": member.user.name})
        # Whoever ended their own role may have no way back to the team's page.
        is_own = member.user_id == access.user.pk
        return (
            redirect("dashboard:home") if is_own else redirect("inspections:team-edit", reference)
        )
    context = {"access": access, "member": member, "warning": warn_of_leaving(access, member)}
    return render(request, "inspections/member_end.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def phone_edit(request: HttpRequest, reference: str, member_id: int) -> HttpResponse:
    """Change the number under which a member of the team is reached."""
    access, member = get_member_for(person_of(request), reference, member_id)
    data = request.POST if request.method == "POST" else None
    form = PhoneForm(data, initial={"phone": member.user.phone})
    if form.is_valid():
        change_phone(user=member.user, phone=form.cleaned_data["phone"], by=access.user.email)
        messages.success(
            request, _("The number of %(name)s is saved.") % {"name": member.user.name}
        )
        return redirect("inspections:team-edit", reference)
    context = {"access": access, "member": member, "form": form}
    return render(request, "inspections/phone_edit.html", context)
