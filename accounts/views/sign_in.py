"""The sign-in page, also where it stands in the way of a form and carries it."""

from http import HTTPStatus
from typing import Any

from allauth.account.views import LoginView
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _

from accounts.presenters.carried_forms import carried_context
from accounts.queries.carried_forms import held_by, is_signing_in

CARRYING = HTTPStatus.UNAUTHORIZED


class SignInView(LoginView):  # type: ignore[misc]  # the library ships no types
    """The library's page; as long as nobody is signed in, a carried form stays in it.

    Then it answers 401, as the API does: a page all the same, in every browser, and no success to
    a script, a proxy or a monitor.
    """

    is_only_shown = False
    problem = ""

    @method_decorator(login_not_required)
    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer as the library does, unless that would lead away from the carried form."""
        is_carrying = held_by(request) is not None
        if is_carrying and (self.is_only_shown or not is_signing_in(request)):
            return self._show(CARRYING)
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        if not is_carrying or request.user.is_authenticated:
            return answer
        if answer.status_code == HTTPStatus.OK:
            return _refuse(answer, CARRYING)
        return self._show_problem(answer)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what is carried."""
        context = super().get_context_data(**kwargs)
        return {**context, **carried_context(self.request), "problem": self.problem}

    def _show(self, status: int) -> HttpResponseBase:
        response: HttpResponseBase = self.render_to_response(
            self.get_context_data(form=self._empty_form())
        )
        return _refuse(response, status)

    def _show_problem(self, answer: HttpResponseBase) -> HttpResponseBase:
        """Say in the page itself what the library would have said on another one."""
        if answer.status_code == HTTPStatus.TOO_MANY_REQUESTS:
            self.problem = _("Too many tries. Wait a few minutes, then sign in here.")
            return self._show(answer.status_code)
        if answer.headers.get("Location") == reverse("account_inactive"):
            self.problem = _("This account is closed. Ask the administrator of your inspection.")
        else:
            self.problem = _("Finish signing in in another tab, then press “Send again” here.")
        return self._show(CARRYING)

    def _empty_form(self) -> Any:
        return self.get_form_class()(request=self.request)


def _refuse(page: HttpResponseBase, status: int) -> HttpResponseBase:
    page.status_code = status
    page["WWW-Authenticate"] = "Session"
    return page
