"""The pages on which administrators give and end roles in services."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.queries import person_of
from accounts.queries.people import get_person_for
from inspections.errors import TeamRefused
from inspections.forms.team import ServiceMemberForm
from inspections.queries import all_services, get_service_member_for
from inspections.services.service_members import add_service_member, end_service_membership


@require_http_methods(["GET", "HEAD", "POST"])
def service_member_add(request: HttpRequest, person: int) -> HttpResponse:
    """Give a person a role in a service."""
    reader = person_of(request)
    subject = get_person_for(reader, person)
    data = request.POST if request.method == "POST" else None
    form = ServiceMemberForm(data, services=all_services())
    if form.is_valid():
        try:
            add_service_member(user=subject, **form.cleaned_data, by=reader.email)
        except TeamRefused as refusal:
            form.add_error("service", str(refusal))
        else:
            messages.success(request, _("The role of %(name)s is saved.") % {"name": subject})
            return redirect("dashboard:person-detail", subject.pk)
    context = {"form": form, "person": subject}
    status = 422 if form.errors else 200
    return render(request, "inspections/service_member_add.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def service_member_end(request: HttpRequest, place: int) -> HttpResponse:
    """Ask whether somebody's role in a service should end, then end it."""
    reader = person_of(request)
    member = get_service_member_for(reader, place)
    if request.method != "POST":
        return render(request, "inspections/service_member_end.html", {"member": member})
    try:
        end_service_membership(member=member, by=reader.email)
    except TeamRefused as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("%(name)s has left.") % {"name": member.user.name})
    return redirect("dashboard:person-detail", member.user_id)
