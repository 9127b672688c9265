"""The answers about a form that could not go straight to its view.

Made here, below the views, because the middleware and the refusal of a stale page give them alike.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.queries.carried_forms import DOWNLOAD, SEALED_FORM, SWITCH_PERSON, held_by
from accounts.queries.people import find_name
from accounts.types import Typed, teller_of

SERVER_FAULT = 500


def carried_context(request: HttpRequest) -> dict[str, Any]:
    """Return what every page about the form knows of it; none of what was typed is readable."""
    form = held_by(request)
    if form is None:
        return {}
    return {
        "carried": {
            "title": _typed(request).title,
            "files": form.files,
            "address": form.address,
            "field": SEALED_FORM,
            "sealed": form.sealed,
            "switch": SWITCH_PERSON,
            "download": DOWNLOAD,
        }
    }


def show_once_more(request: HttpRequest) -> HttpResponse:
    """Ask for a click where the form does not prove who filled it in."""
    return _show(request, "once_more", status=403)


def show_not_theirs(request: HttpRequest) -> HttpResponse:
    """Say whose the form is and how much it holds, and nothing more."""
    form = held_by(request)
    name = find_name(form.author) if form is not None and form.author is not None else ""
    return _show(request, "not_theirs", status=403, author=name or _("Somebody else"))


def show_not_applied(request: HttpRequest, reason: str, *, status: int) -> HttpResponse:
    """Give the text back to its author, to read and to keep."""
    texts = [{"key": label, "value": text} for label, text in _typed(request).texts]
    more = {"reason": reason, "texts": texts, "is_passing": status >= SERVER_FAULT}
    return _show(request, "not_applied", status=status, **more)


def show_too_long(request: HttpRequest) -> HttpResponse:
    """Say how to keep a text that is too long to be kept in the page."""
    return render(request, "accounts/too_long.html", status=413)


def show_as_file(request: HttpRequest) -> HttpResponse:
    """Answer with the author's own text as a plain file."""
    typed = _typed(request)
    parts = [typed.title, *(f"{label}\n{text}" for label, text in typed.texts)]
    response = HttpResponse("\n\n".join(parts) + "\n", content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="what-you-typed.txt"'
    return response


def _show(request: HttpRequest, page: str, *, status: int, **more: Any) -> HttpResponse:
    context = {**carried_context(request), **more}
    return render(request, f"accounts/{page}.html", context, status=status)


def _typed(request: HttpRequest) -> Typed:
    form, match = held_by(request), request.resolver_match
    post = form.as_post() if form is not None else QueryDict()
    teller = teller_of(match.func) if match is not None else None
    return teller(post, match.kwargs) if teller and match else _tell_of_any(post)


def _tell_of_any(post: QueryDict) -> Typed:
    """Tell of a form that does not tell of itself: every field in which something stands."""
    texts = tuple(
        (name.replace("_", " ").capitalize(), "\n".join(map(str, values)))
        for name, values in post.lists()
        if any(values)
    )
    title = ngettext("%(count)d field", "%(count)d fields", len(texts)) % {"count": len(texts)}
    return Typed(title, texts)
