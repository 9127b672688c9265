"""The choice of the interface's language, kept in a cookie of this browser."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.views.decorators.http import require_POST
from django.views.i18n import set_language


@login_not_required
@require_POST
def language_choose(request: HttpRequest) -> HttpResponseBase:
    """Keep the language and lead back to the page that was open; it need be nobody's page."""
    return set_language(request)
