"""The good practice library: examples of published reports, each with the report it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from reports.choices import Format, Language
from reports.models import PracticeExample
from reports.presenters.public import CHOSEN, Option, PublicLinks, option_list, page_language
from reports.queries.public import PracticeChoice, public_text
from reports.types import PracticeSearch


@dataclass(frozen=True)
class ExampleRow:
    """An example; `report_href` leads to its report, `place_href` to the theme it stands in."""

    title: str
    paragraphs: list[str]
    standard: str
    service: str
    language: str
    report_href: str
    place_href: str


@dataclass(frozen=True)
class LibraryPage:
    """The library with its search; `note` says where its texts are in another language."""

    examples: list[ExampleRow]
    frameworks: list[Option]
    standards: list[Option]
    services: list[Option]
    words: str
    chosen: str
    note: str
    page: Page[PracticeExample]
    numbers: list[Any]
    query: str
    all_href: str
    is_searched: bool


def present_library(
    links: PublicLinks,
    page: Page[PracticeExample],
    search: PracticeSearch,
    choices: Iterable[PracticeChoice],
    language: str,
) -> LibraryPage:
    """Return the library as far as the search goes; its texts are in `language`."""
    found = list(choices)
    asked = {name: value for name, value in _asked(search).items() if value}
    query = urlencode({**asked, CHOSEN: links.chosen} if links.chosen else asked)
    standards = {one.place: one.standard_title for one in found}
    return LibraryPage(
        examples=[_row(one, links) for one in page.object_list],
        frameworks=option_list(
            {one.framework: one.programme for one in found}.items(),
            search.framework,
            _("Every framework"),
        ),
        standards=option_list(standards.items(), search.place, _("Every theme and standard")),
        services=option_list(
            sorted({one.service: one.service_name for one in found}.items(), key=_by_name),
            search.service,
            _("Every service"),
        ),
        words=search.words,
        chosen=links.chosen,
        note="" if language == page_language() else _("The examples are in English."),
        page=page,
        numbers=list(page.paginator.get_elided_page_range(page.number)),
        query=f"{query}&" if query else "",
        all_href=links.to("practice-library"),
        is_searched=bool(asked),
    )


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


def _asked(search: PracticeSearch) -> dict[str, str]:
    return {
        "q": search.words,
        "framework": search.framework,
        "standard": search.place,
        "service": search.service,
    }


def _row(example: PracticeExample, links: PublicLinks) -> ExampleRow:
    number = example.publication.report.publication_number or ""
    page = reverse("reports:public-file", args=[number, example.language, Format.HTML.value])
    return ExampleRow(
        title=example.title or _("Good practice"),
        paragraphs=[one for one in example.text.split("\n\n") if one],
        standard=example.standard_title,
        service=public_text(example.publication, example.language).service,
        language="" if example.language == page_language() else Language(example.language).value,
        report_href=links.to("public-report", number),
        place_href=f"{page}#{example.anchor}" if example.anchor else page,
    )
