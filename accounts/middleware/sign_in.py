"""Asks for a sign-in without losing the form that needs it."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import resolve, reverse

from accounts.presenters.carried_forms import (
    SERVER_FAULT,
    show_as_file,
    show_not_applied,
    show_not_theirs,
    show_once_more,
    show_too_long,
)
from accounts.queries.carried_forms import (
    DOWNLOAD,
    SEALED_FORM,
    SWITCH_PERSON,
    CarriedForm,
    form_to_carry,
    hold,
    is_signing_in,
)

_APPLIED = "carried_form_is_applied"

View = Callable[..., HttpResponseBase]


class SignInMiddleware(LoginRequiredMiddleware):
    """Lets nobody pass who is not signed in; a posted form waits sealed in the sign-in page.

    That page is sent to the form's own address. After the sign-in the same request goes on to the
    view, with the form as its POST; whatever the view answers stands where it always does. The
    form is applied at once only for its author, whom its page named under our signature; for
    anybody else nothing is applied and nothing of it shown.
    """

    def process_view(
        self, request: HttpRequest, view: View, args: Any, kwargs: Any
    ) -> HttpResponseBase | None:
        """Stop what must not reach the view; None lets the request go on to it."""
        form = form_to_carry(request)
        if form is None:
            refusal: HttpResponseBase | None = super().process_view(request, view, args, kwargs)
            return refusal
        hold(request, form)
        return _sign_in(request, form) or _hand_over(request, form)

    def handle_no_permission(self, request: HttpRequest, view_func: View) -> HttpResponseRedirect:
        """Ask for a sign-in; the bare address of the site names no page to come back to."""
        if request.path_info == "/":
            return redirect("account_login")
        return super().handle_no_permission(request, view_func)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponseBase | None:
        """Give the text back to its author where the view refuses the form that was carried."""
        if not _was_applied(request) or not isinstance(exception, Http404 | PermissionDenied):
            return None
        if isinstance(exception, Http404):
            return show_not_applied(request, "", status=404)
        return show_not_applied(request, str(exception), status=403)

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """Give the text back also where the view failed."""
        if response.status_code >= SERVER_FAULT and _was_applied(request):
            return show_not_applied(request, "", status=response.status_code)
        return response


def _sign_in(request: HttpRequest, form: CarriedForm) -> HttpResponseBase | None:
    """Answer with the sign-in page until somebody is signed in."""
    if form.is_too_long:
        return show_too_long(request)
    if SWITCH_PERSON in request.POST:
        logout(request)
    if request.user.is_authenticated:
        return None
    answer: HttpResponseBase = resolve(reverse("account_login")).func(request)
    return None if request.user.is_authenticated else answer


def _hand_over(request: HttpRequest, form: CarriedForm) -> HttpResponseBase | None:
    """Give the form to its view, if whoever is signed in now may decide that."""
    if form.author not in (None, request.user.pk):
        return show_not_theirs(request)
    if DOWNLOAD in request.POST and form.author is not None:
        return show_as_file(request)
    if form.files:
        return show_not_applied(request, "", status=409)
    if form.author is None and not _is_sent_on_purpose(request):
        return show_once_more(request)
    request.POST = form.as_post()
    vars(request)[_APPLIED] = True
    return None


def _is_sent_on_purpose(request: HttpRequest) -> bool:
    """Return whether somebody signed in clicked on "Send again", rather than on "Sign in"."""
    return SEALED_FORM in request.POST and not is_signing_in(request)


def _was_applied(request: HttpRequest) -> bool:
    return _APPLIED in vars(request)
