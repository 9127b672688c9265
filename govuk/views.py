"""The gallery of shared components, and the answer to addresses that lead nowhere."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from govuk.gallery import sample_content


@require_safe
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "govuk/gallery.html", sample_content())


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer 404 alike for what does not exist and for what the reader may not know of.

    Who is signed in is looked up here, for an address without a view passes no check before it
    reaches the template, and templates run no query.
    """
    reader = getattr(request, "user", None)
    context = {"is_signed_in": reader is not None and reader.is_authenticated}
    return render(request, "404.html", context, status=404)
