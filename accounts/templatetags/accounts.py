"""What forms of all apps ask of accounts."""

from typing import Any

from django import template
from django.template.context import RequestContext
from django.utils.html import format_html
from django.utils.safestring import SafeString

from accounts.queries.carried_forms import AUTHOR, author_token
from accounts.queries.sessions import session_ends_at
from govuk.dates import clock_text

register = template.Library()


@register.simple_tag(takes_context=True)
def author_field(context: RequestContext) -> str:
    """Name, under our signature, whom the form is made for; nothing where nobody is signed in.

    With it the form survives the end of a session: after the next sign-in its text is applied for
    this person, and neither applied for nor shown to anybody else.
    """
    user: Any = getattr(context.request, "user", None)
    if user is None or not user.is_authenticated:
        return SafeString("")
    return format_html('<input type="hidden" name="{}" value="{}">', AUTHOR, author_token(user.pk))


@register.simple_tag(takes_context=True)
def signed_in_until(context: RequestContext) -> str:
    """Return the time at which the sign-in ends if nothing more is done; "" for nobody."""
    ends_at = session_ends_at(context.request)
    return clock_text(ends_at) if ends_at else ""
