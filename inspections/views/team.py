"""The pages on which a team is put together."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import PeopleRefused
from accounts.permissions import Permission
from accounts.queries import person_of
from accounts.roles import RoleCode
from accounts.services import change_phone
from inspections.errors import TeamRefused
from inspections.forms.team import EndForm, MemberForm, PhoneForm, TeamInvitationForm
from inspections.policies import check_give_role
from inspections.presenters.team import givable_roles, present_team, say_left, warn_of_leaving
from inspections.queries import (
    InspectionAccess,
    conflicted_people,
    get_inspection_for,
    get_member_for,
    team_with_invitations,
)
from inspections.services.invitations import invite_to_team
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
                from_date=form.cleaned_data["from_date"],
                by=access.user.email,
            )
        except TeamRefused as refusal:
            form.add_error("person", str(refusal))
        else:
            messages.success(request, _("%(name)s is in the team.") % {"name": person.name})
            return redirect("inspections:team-edit", reference)
    if form.needs_invitation and access.may(Permission.LEAD_TEAM):
        return _offer_invitation(request, access, form)
    rows = present_team(
        access,
        team_with_invitations(access.inspection),
        conflicted_people(access.inspection),
    )
    context = {"access": access, "form": form, "rows": rows}
    return render(
        request, "inspections/team_edit.html", context, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "HEAD", "POST"])
def team_invite(request: HttpRequest, reference: str) -> HttpResponse:
    """Invite somebody who has no account by e-mail, into this team alone."""
    access = get_inspection_for(person_of(request), reference, Permission.LEAD_TEAM)
    data = request.POST if request.method == "POST" else None
    form = TeamInvitationForm(data, roles=givable_roles(access))
    if not form.is_valid():
        return _show_invitation(request, access, form, status=422 if form.errors else 200)
    if not ratelimit.consume(request, action="invite_person"):
        form.add_error(None, _("You have invited very many people in an hour. Wait a while."))
        return _show_invitation(request, access, form, status=429)
    typed = form.cleaned_data
    try:
        invitation = invite_to_team(
            inspection=access.inspection,
            email=typed["person"],
            name=typed["name"],
            role=typed["role"],
            organisation=typed["organisation"],
            from_date=typed["from_date"],
            inviter=access.user,
            home=request.build_absolute_uri("/"),
        )
    except (PeopleRefused, TeamRefused) as refusal:
        form.add_error("person", str(refusal))
        return _show_invitation(request, access, form, status=422)
    tell = messages.success if invitation.mailed_at else messages.warning
    tell(request, invitation.delivery)
    return redirect("inspections:team-edit", reference)


def _offer_invitation(
    request: HttpRequest, access: InspectionAccess, form: MemberForm
) -> HttpResponse:
    """Ask for the one thing that an invitation needs besides what was typed: the name."""
    typed = {name: form[name].value() for name in ("person", "role", "organisation")}
    offered = TeamInvitationForm(roles=givable_roles(access), initial=typed)
    return _show_invitation(request, access, offered, unknown=typed["person"], status=422)


def _show_invitation(
    request: HttpRequest,
    access: InspectionAccess,
    form: TeamInvitationForm,
    *,
    status: int,
    unknown: str = "",
) -> HttpResponse:
    context = {"access": access, "form": form, "unknown": unknown}
    return render(request, "inspections/team_invite.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def member_end(request: HttpRequest, reference: str, member_id: int) -> HttpResponse:
    """Ask whether somebody's role should end, then end it."""
    access, member = get_member_for(person_of(request), reference, member_id)
    check_give_role(access.user, access.permissions, RoleCode(member.role))
    form = EndForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            end_team_membership(member=member, **form.cleaned_data, by=access.user.email)
        except TeamRefused as refusal:
            messages.warning(request, str(refusal))
        else:
            messages.success(request, say_left(member))
        # Whoever ended their own role may have no way back to the team's page.
        is_own = member.user_id == access.user.pk
        return (
            redirect("dashboard:home") if is_own else redirect("inspections:team-edit", reference)
        )
    warning = warn_of_leaving(access, member)
    context = {"access": access, "member": member, "form": form, "warning": warning}
    status = 422 if form.errors else 200
    return render(request, "inspections/member_end.html", context, status=status)


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
