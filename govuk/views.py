"""The gallery: every shared component on one page, for those who build and check pages."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from govuk.gallery import sample_content


@require_GET
def gallery(request: HttpRequest) -> HttpResponse:
    return render(request, "govuk/gallery.html", sample_content())
