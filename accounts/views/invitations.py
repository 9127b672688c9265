"""The doors of somebody who was invited: choosing a password, asking for a new link."""

from http import HTTPStatus

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.errors import InvitationClosed
from accounts.forms import ChoosePasswordForm, NewLinkForm
from accounts.models import Invitation
from accounts.presenters.invitations import explain_closed
from accounts.queries.invitations import find_invitation
from accounts.services.invitations import accept_invitation, ask_for_new_link


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_accept(request: HttpRequest, token: str) -> HttpResponse:
    """Ask whoever holds the link for a password, and open the account with it.

    Looking at the page uses nothing up: mail programs and scanners open links too.
    """
    if request.method == "POST" and not ratelimit.consume(request, action="accept_invitation"):
        return _ask_to_wait(request)
    invitation = find_invitation(token)
    if invitation is None or not invitation.is_open(timezone.now()):
        return _show_closed(request, invitation)
    if request.user.is_authenticated:
        return render(request, "accounts/invitation_of_other.html", status=HTTPStatus.CONFLICT)
    form = ChoosePasswordForm(
        request.POST if request.method == "POST" else None, user=invitation.user
    )
    if not form.is_valid():
        context = {"form": form, "invitation": invitation}
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render(request, "accounts/invitation_accept.html", context, status=status)
    try:
        accept_invitation(token=token, password=form.cleaned_data["password"])
    except InvitationClosed:
        return _show_closed(request, find_invitation(token))
    messages.success(request, _("Your password is set. Sign in with it."))
    return redirect("account_login")


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def invitation_renew(request: HttpRequest) -> HttpResponse:
    """Have a new link sent to an address; answers alike whether the address is known or not."""
    form = NewLinkForm(request.POST if request.method == "POST" else None)
    if not form.is_valid():
        status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
        return render(request, "accounts/invitation_renew.html", {"form": form}, status=status)
    email: str = form.cleaned_data["email"]
    if not ratelimit.consume(request, action="ask_for_new_link", key=email.casefold()):
        return _ask_to_wait(request)
    ask_for_new_link(email=email, home=request.build_absolute_uri("/"))
    messages.success(
        request,
        _(
            "If this address was invited, a new link is on its way to it. If nothing arrives, ask "
            "the person who invited you."
        ),
    )
    return redirect("account_login")


def _show_closed(request: HttpRequest, invitation: Invitation | None) -> HttpResponse:
    context = {"closed": explain_closed(invitation)}
    return render(request, "accounts/invitation_closed.html", context, status=HTTPStatus.GONE)


def _ask_to_wait(request: HttpRequest) -> HttpResponse:
    return render(request, "429.html", status=HTTPStatus.TOO_MANY_REQUESTS)
