"""What anybody reads without signing in: published reports, their files, a feed, good practice."""

from collections.abc import Callable, Collection
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from inspections.choices import Region
from reports.choices import Format
from reports.presenters.feed import write_feed
from reports.presenters.practice import present_library
from reports.presenters.public import PublicLinks, page_language, present_list, present_report
from reports.queries.public import (
    examples_of,
    find_examples,
    find_publications,
    get_public_file,
    get_publication,
    library_language,
    newest_publications,
    practice_choices,
    public_steps,
    publication_frameworks,
    publication_years,
)
from reports.queries.publications import publication_files
from reports.services.makers import maker_of
from reports.types import PracticeSearch, PublicSearch

PAGE_LENGTH = 20
LONGEST_WORDS = 200
# What is public may be kept by any cache that asks each time whether it still is.
ALWAYS_ASK = "public, no-cache"
GONE = 410
# A page that brings its style and pictures along, and needs nothing else.
PAGE_POLICY = (
    "default-src 'none'; style-src data:; img-src data:; font-src data:; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'none'"
)


def public_page(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Open a page to everybody; caches ask each time, so that a withdrawal is known at once."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        response = view(request, *args, **named)
        if response.status_code != GONE:
            response.headers.setdefault("Cache-Control", ALWAYS_ASK)
        return response

    return login_not_required(require_safe(answer))


@public_page
def public_list(request: HttpRequest) -> HttpResponse:
    """Show the published reports, the newest first, as far as the search goes."""
    years, frameworks = publication_years(), publication_frameworks(page_language())
    search = PublicSearch(
        words=_words(request),
        region=_one_of(request, "region", Region.values),
        year=_one_of(request, "year", [str(year) for year in years]),
        framework=_one_of(request, "framework", frameworks),
    )
    pages = Paginator(find_publications(search), PAGE_LENGTH)
    page = pages.get_page(request.GET.get("page"))
    shown = present_list(PublicLinks.of(request), page, search, years, frameworks)
    return render(request, "reports/public_list.html", {"page": shown})


@public_page
def public_report(request: HttpRequest, number: str) -> HttpResponse:
    """Show what was published under a number: ratings and files, or that it was withdrawn."""
    publication = get_publication(number)
    page = present_report(
        PublicLinks.of(request),
        publication,
        publication_files(publication.public_version_id),
        public_steps(publication),
        examples_of(publication, page_language()),
    )
    return render(request, "reports/public_report.html", {"page": page})


@public_page
def public_file(request: HttpRequest, number: str, language: str, format_: str) -> HttpResponse:
    """Hand out the very bytes that were published; 410 once the report is withdrawn."""
    publication = get_publication(number)
    if publication.is_withdrawn:
        page = present_report(PublicLinks.of(request), publication, [], [], 0)
        return render(request, "reports/public_report.html", {"page": page}, status=GONE)
    file = get_public_file(publication, language, format_)
    maker = maker_of(Format(file.format))
    shown = "inline" if file.format == Format.HTML else "attachment"
    name = f"{number}-{maker.noun}-{file.language}.{maker.extension}"
    response = HttpResponse(
        bytes(file.content),
        content_type=maker.content_type,
        headers={
            "Cache-Control": ALWAYS_ASK,
            "Content-Disposition": f'{shown}; filename="{name}"',
            "Content-Language": file.language,
            "Content-Security-Policy": PAGE_POLICY,
            "ETag": f'"{file.sha256}"',
            "X-Content-Type-Options": "nosniff",
        },
    )
    unchanged = get_conditional_response(request, etag=response["ETag"], response=response)
    return unchanged or response


@public_page
def public_feed(request: HttpRequest) -> HttpResponse:
    """Tell feed readers what was published, corrected and withdrawn, the newest first."""
    feed = write_feed(PublicLinks.of(request), newest_publications(), request.build_absolute_uri)
    return HttpResponse(feed, content_type="application/atom+xml; charset=utf-8")


@public_page
def practice_library(request: HttpRequest) -> HttpResponse:
    """Show the good practice of published reports, as far as the search goes."""
    language = library_language(page_language())
    choices = practice_choices(language)
    search = PracticeSearch(
        words=_words(request),
        framework=_one_of(request, "framework", {one.framework for one in choices}),
        place=_one_of(request, "standard", {one.place for one in choices}),
        service=_one_of(request, "service", {one.service for one in choices}),
    )
    pages = Paginator(find_examples(search, language), PAGE_LENGTH)
    page = pages.get_page(request.GET.get("page"))
    shown = present_library(PublicLinks.of(request), page, search, choices, language)
    return render(request, "reports/practice_library.html", {"page": shown})


def _words(request: HttpRequest) -> str:
    return " ".join(request.GET.get("q", "").replace("\x00", "").split())[:LONGEST_WORDS]


def _one_of(request: HttpRequest, name: str, known: Collection[str]) -> str:
    """Return what was chosen; "" for what cannot be chosen, as in an old address."""
    value = request.GET.get(name, "")
    return value if value in known else ""
