"""The answer to a form that does not prove which of our pages it comes from."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from accounts.presenters.carried_forms import carried_context, show_not_theirs, show_too_long
from accounts.queries.carried_forms import (
    SEALED_FORM,
    CarriedForm,
    hold,
    may_be_carried,
)
from accounts.views.sign_in import SignInView

show_sign_in = SignInView.as_view(is_only_shown=True)
# How the reasons begin that Django gives when another site is behind it.
ELSEWHERE = ("Origin", "Referer")


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponseBase:
    """Say in plain words that the page was too old, and lose nothing that was typed.

    What was posted is in the page again with a fresh token; one click of the person who is signed
    in sends it once more. Nothing is taken over from a page of another site.
    """
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"code": "csrf", "message": _("Reload the page.")}, status=403)
    if _is_from_elsewhere(request, reason):
        return _show(request, is_from_elsewhere=True)
    if not may_be_carried(request):
        return _show(request, fields=_plain_fields(request))
    return _carry(request)


def _is_from_elsewhere(request: HttpRequest, reason: str) -> bool:
    """Return whether another site sent this; newer browsers say so themselves, and cannot lie."""
    site = request.headers.get("Sec-Fetch-Site", "")
    return site not in ("same-origin", "none") if site else reason.startswith(ELSEWHERE)


def _plain_fields(request: HttpRequest) -> list[tuple[str, str]]:
    form = CarriedForm.read(request)
    return [(name, value) for name, values in form.fields for value in values]


def _carry(request: HttpRequest) -> HttpResponseBase:
    form = _read_or_open(request)
    hold(request, form)
    if form.is_too_long:
        return show_too_long(request)
    if not request.user.is_authenticated:
        page: HttpResponseBase = show_sign_in(request)
        return page
    if form.author not in (None, request.user.pk):
        return show_not_theirs(request)
    return _show(request, fields=[(SEALED_FORM, form.sealed)], **carried_context(request))


def _read_or_open(request: HttpRequest) -> CarriedForm:
    if SEALED_FORM in request.POST:
        return CarriedForm.open(request.POST[SEALED_FORM], request.get_full_path())
    return CarriedForm.read(request)


def _show(request: HttpRequest, **more: Any) -> HttpResponse:
    # The token is checked before anybody has looked up who is signed in; templates must not.
    context = {
        "address": request.get_full_path(),
        "is_signed_in": request.user.is_authenticated,
        **more,
    }
    return render(request, "accounts/csrf_failed.html", context, status=403)
