"""The pages of published reports that anybody reads, and what frames them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.paginator import Page
from django.http import HttpRequest
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from inspections.choices import Region
from reports.choices import Format, Language, Move
from reports.models import Publication, ReleasedFile, ReportMove
from reports.presenters.public_search import (
    CHOSEN,
    SearchForm,
    framework_choice,
    make_choice,
)
from reports.queries.public import public_text, text_language
from reports.types import PublicSearch, PublicText


@dataclass(frozen=True)
class PublicLinks:
    """Addresses of public pages that keep the language the reader chose; "" where they did not."""

    chosen: str = ""

    @classmethod
    def of(cls, request: HttpRequest) -> "PublicLinks":
        """Return the links of a page."""
        chosen = request.GET.get(CHOSEN, "")
        return cls(chosen if chosen in Language.values else "")

    def to(self, name: str, *args: object, **query: str) -> str:
        """Return the address of a public page."""
        address = reverse(f"reports:{name}", args=args)
        asked = {**query, CHOSEN: self.chosen} if self.chosen else query
        return f"{address}?{urlencode(asked)}" if asked else address


@dataclass(frozen=True)
class ListedReport:
    """A report in the list; `language` is that of its title, where the page has another."""

    title: str
    language: str
    href: str
    about: str
    published: str


@dataclass(frozen=True)
class ListPage:
    """The list of published reports with its search."""

    reports: list[ListedReport]
    search: SearchForm
    page: Page[Publication]
    numbers: list[Any]
    feed_href: str
    all_href: str


@dataclass(frozen=True)
class PublicFile:
    """A file to read or to download."""

    text: str
    about: str
    href: str
    is_page: bool


@dataclass(frozen=True)
class FileGroup:
    """The files in one language."""

    language: str
    code: str
    files: list[PublicFile]


@dataclass(frozen=True)
class ReportPage:
    """The page of one published report; one that was withdrawn has no more than its notice."""

    title: str
    language: str
    facts: list[dict[str, str]]
    withdrawn: str
    notice: str
    correction: str
    overall: tuple[str, ...]
    head: list[dict[str, str]]
    rows: list[list[dict[str, str]]]
    rating_key: str
    groups: list[FileGroup]
    history: list[str]
    examples_href: str
    list_href: str


def public_frame(request: HttpRequest) -> dict[str, Any]:
    """Return what stands around every public page, its menu and languages; nothing elsewhere."""
    if not request.path_info.startswith(settings.PUBLIC_PATH):
        return {}
    links = PublicLinks.of(request)
    items = [
        (_("Published reports"), links.to("public-list")),
        (_("Good practice"), links.to("practice-library")),
    ]
    return {
        "is_public": True,
        "home": links.to("public-list"),
        "feed_href": links.to("public-feed"),
        "nav_items": [
            {"text": text, "href": href, "active": href.partition("?")[0] == request.path}
            for text, href in items
        ],
        "languages": _languages(request),
    }


def _languages(request: HttpRequest) -> list[dict[str, Any]]:
    """Return a link to the page in each language, under the language's own name."""
    rest = {name: str(value) for name, value in request.GET.items() if name != CHOSEN}
    active = page_language()
    return [
        {
            "text": text,
            "code": code,
            "href": f"{request.path}?{urlencode({**rest, CHOSEN: code})}",
            "is_current": code == active,
        }
        for code, text in ((Language.ENGLISH.value, "English"), (Language.WELSH.value, "Cymraeg"))
    ]


def page_language() -> str:
    """Return the code of the page's language, as reports name theirs."""
    return (get_language() or Language.ENGLISH.value).split("-")[0]


def present_list(
    links: PublicLinks,
    page: Page[Publication],
    search: PublicSearch,
    years: Iterable[int],
    frameworks: Mapping[str, str],
) -> ListPage:
    """Return the list with its search."""
    by_year = [(str(one), str(one)) for one in years]
    return ListPage(
        reports=[_listed(one, links) for one in page.object_list],
        search=SearchForm(
            label=_("Search published reports"),
            words_label=_("Service, area or publication number"),
            words=search.words,
            choices=(
                make_choice(
                    "region", _("Region"), _("Every region"), Region.choices, search.region
                ),
                make_choice(
                    "year", _("Year of publication"), _("Every year"), by_year, search.year
                ),
                framework_choice(frameworks, search.framework),
            ),
            language=links.chosen,
        ),
        page=page,
        numbers=list(page.paginator.get_elided_page_range(page.number)),
        feed_href=links.to("public-feed"),
        all_href=links.to("public-list"),
    )


def present_report(
    links: PublicLinks,
    publication: Publication,
    files: Iterable[ReleasedFile],
    steps: list[ReportMove],
    examples: int,
) -> ReportPage:
    """Return the page of a report in the page's language, else in English."""
    text = public_text(publication, page_language())
    language, number = text_language(publication, page_language()), _number(publication)
    is_withdrawn = publication.is_withdrawn
    return ReportPage(
        title=text.title,
        language=_foreign(language),
        facts=_facts(publication, text),
        withdrawn=_withdrawn(publication),
        notice=publication.withdrawal_notice,
        correction="" if is_withdrawn else text.correction,
        overall=() if is_withdrawn else text.overall,
        head=_head(text),
        rows=[] if is_withdrawn else _rows(text),
        rating_key="" if is_withdrawn else text.rating_key,
        groups=[] if is_withdrawn else _groups(files, number),
        history=_history(steps),
        examples_href=_examples_href(links, publication) if examples else "",
        list_href=links.to("public-list"),
    )


def _examples_href(links: PublicLinks, publication: Publication) -> str:
    return links.to("practice-library", service=publication.report.inspection.service.code)


def _listed(publication: Publication, links: PublicLinks) -> ListedReport:
    text = public_text(publication, page_language())
    return ListedReport(
        title=text.title,
        language=_foreign(text_language(publication, page_language())),
        href=links.to("public-report", _number(publication)),
        about=_about(publication, text),
        published=_published(publication),
    )


def _about(publication: Publication, text: PublicText) -> str:
    region = Region(publication.region).label if publication.region else ""
    return ", ".join(str(one) for one in (text.local_authority, region) if one)


def _published(publication: Publication) -> str:
    day = _day(publication.published_at)
    if publication.published_at == publication.first_published_at:
        return _("Published on %(day)s") % {"day": day}
    return _("Corrected version published on %(day)s") % {"day": day}


def _foreign(language: str) -> str:
    """Return the language of a text to mark it with; "" where it is the page's own."""
    return "" if language == page_language() else language


def _facts(publication: Publication, text: PublicText) -> list[dict[str, str]]:
    rows = [
        (_("Service"), text.service),
        (_("Local authority"), text.local_authority),
        (_("Region"), str(Region(publication.region).label) if publication.region else ""),
        (_("Inspection programme"), text.programme),
        (_("Fieldwork"), text.fieldwork),
        (_("Published"), _day(publication.published_at)),
        (_("Publication number"), _number(publication)),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]


def _withdrawn(publication: Publication) -> str:
    if publication.withdrawn_at is None:
        return ""
    return _(
        "This report was withdrawn on %(day)s. It should not be relied on, and its files are no "
        "longer available."
    ) % {"day": _day(publication.withdrawn_at)}


def _head(text: PublicText) -> list[dict[str, str]]:
    worth = any(one.worth for one in text.ratings)
    names = [capfirst(text.standard_noun), _("Rating")]
    if worth:
        # An edition has an overall rating where its ratings are points.
        names.append(_("Points") if text.overall else _("Stars"))
    return [{"text": name} for name in names]


def _rows(text: PublicText) -> list[list[dict[str, str]]]:
    worth = any(one.worth for one in text.ratings)
    rows = []
    for one in text.ratings:
        label = f"{one.label} ({one.note})" if one.note else one.label
        cells = [one.title, label, one.worth or "–"] if worth else [one.title, label]
        rows.append([{"text": cell} for cell in cells])
    return rows


def _groups(files: Iterable[ReleasedFile], number: str) -> list[FileGroup]:
    found = list(files)
    languages = dict.fromkeys(Language(one.language) for one in found)
    return [
        FileGroup(
            language=str(language.label),
            code=language.value,
            files=[_file(one, number) for one in found if one.language == language],
        )
        for language in languages
    ]


def _file(file: ReleasedFile, number: str) -> PublicFile:
    format_ = Format(file.format)
    return PublicFile(
        text=str(format_.label),
        about=filesizeformat(file.size),
        href=reverse("reports:public-file", args=[number, file.language, file.format]),
        is_page=format_ == Format.HTML,
    )


def _history(steps: list[ReportMove]) -> list[str]:
    """Say when the report was published, corrected and withdrawn, where that was more than once."""
    lines: list[str] = []
    for one in steps:
        if one.move == Move.WITHDRAW:
            words = _("Withdrawn on %(day)s")
        else:
            words = (
                _("Corrected version published on %(day)s") if lines else _("Published on %(day)s")
            )
        lines.append(words % {"day": _day(one.at)})
    return lines if len(lines) > 1 else []


def _number(publication: Publication) -> str:
    return publication.report.publication_number or ""


def _day(at: datetime) -> str:
    return date_format(timezone.localtime(at))
