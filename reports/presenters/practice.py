"""The good practice library: examples of published reports, each with the report it stands in."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _

from reports.choices import Format, Language
from reports.models import PracticeExample
from reports.presenters.public import PublicLinks, page_language
from reports.presenters.public_search import SearchForm, framework_choice, make_choice
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
    search: SearchForm
    note: str
    page: Page[PracticeExample]
    numbers: list[Any]
    all_href: str


def present_library(
    links: PublicLinks,
    page: Page[PracticeExample],
    search: PracticeSearch,
    choices: Iterable[PracticeChoice],
    language: str,
) -> LibraryPage:
    """Return the library as far as the search goes; its texts are in `language`."""
    found = list(choices)
    frameworks = {one.framework: one.programme for one in found}
    services = sorted({one.service: one.service_name for one in found}.items(), key=_by_name)
    standards = {one.place: one.standard_title for one in found}
    return LibraryPage(
        examples=[_row(one, links) for one in page.object_list],
        search=SearchForm(
            label=_("Search good practice"),
            words_label=_("Words in the example"),
            words=search.words,
            choices=(
                make_choice(
                    "standard",
                    _("Theme or standard"),
                    _("Every theme and standard"),
                    standards.items(),
                    search.place,
                ),
                make_choice("service", _("Service"), _("Every service"), services, search.service),
                framework_choice(frameworks, search.framework),
            ),
            language=links.chosen,
        ),
        note="" if language == page_language() else _("The examples are in English."),
        page=page,
        numbers=list(page.paginator.get_elided_page_range(page.number)),
        all_href=links.to("practice-library"),
    )


def _by_name(pair: tuple[str, str]) -> str:
    return pair[1].casefold()


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
