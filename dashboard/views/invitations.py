"""The page of one invitation, for whoever sent it and for administrators."""

from allauth.core import ratelimit
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import PeopleRefused
from accounts.models import Invitation
from accounts.queries import person_of
from accounts.queries.invitations import get_invitation_for
from accounts.services.invitations import send_invitation_again
from dashboard.presenters.people import invitation_rows
from inspections.services.invitations import withdraw_with_roles


@require_http_methods(["GET", "HEAD", "POST"])
def invitation_detail(request: HttpRequest, invitation: int) -> HttpResponse:
    """Show how an invitation stands; send it again or withdraw it."""
    reader = person_of(request)
    shown = get_invitation_for(reader, invitation)
    if request.method != "POST":
        context = {"invitation": shown, "rows": invitation_rows(shown)}
        return render(request, "dashboard/invitation_detail.html", context)
    try:
        shown = _change(request, shown, by=reader.email)
    except PeopleRefused as refusal:
        messages.warning(request, str(refusal))
    return redirect("dashboard:invitation-detail", shown.pk)


def _change(request: HttpRequest, invitation: Invitation, *, by: str) -> Invitation:
    if request.POST.get("step") == "withdraw":
        withdraw_with_roles(invitation=invitation, by=by)
        messages.success(request, _("The invitation is withdrawn, and its link closed."))
    elif request.POST.get("step") == "send":
        if not ratelimit.consume(request, action="invite_person"):
            raise PeopleRefused(_("You have invited very many people in an hour. Wait a while."))
        home = request.build_absolute_uri("/")
        invitation = send_invitation_again(invitation=invitation, home=home, by=by)
        tell = messages.success if invitation.mailed_at else messages.warning
        tell(request, invitation.delivery)
    return invitation
