"""Pages about signing in that the sign-in library does not bring."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Say in plain words that the page was too old, and lose nothing that was typed.

    The posted fields stand in the page again with a fresh token; one click sends them once more.
    """
    if request.headers.get("Accept", "").startswith("application/json"):
        return JsonResponse({"code": "csrf", "message": _("Reload the page.")}, status=403)
    fields = [
        (name, value)
        for name, values in request.POST.lists()
        if name != "csrfmiddlewaretoken" and "password" not in name
        for value in values
    ]
    context = {
        "fields": fields,
        "address": request.get_full_path(),
        # The token is checked before anybody has looked up who is signed in; templates must not.
        "is_signed_in": request.user.is_authenticated,
    }
    return render(request, "accounts/csrf_failed.html", context, status=403)
