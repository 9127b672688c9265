"""What anybody may read: published reports and their good practice, and nothing else.

These reads ask for no person; they find only what a step of the report has made public.
"""

from dataclasses import dataclass

from django.db.models import Max, Q, QuerySet

from accounts.errors import NotVisible
from reports.choices import Language, Move, ReleaseKind
from reports.models import PracticeExample, Publication, ReleasedFile, ReportMove
from reports.queries.freezing import converter
from reports.types import PracticeSearch, PublicSearch, PublicText
from standards.queries.searching import read_terms, read_words

# More than anybody types; each costs the search a comparison.
MOST_TERMS = 12
# What a feed tells of: its readers ask for it again and again.
FEED_LENGTH = 50
SHOWN_STEPS = (Move.PUBLISH, Move.WITHDRAW)


@dataclass(frozen=True)
class PracticeChoice:
    """What the library can be narrowed to: codes, each with its name in the reports' words."""

    framework: str
    standard: str
    standard_title: str
    service: str
    programme: str
    service_name: str

    @property
    def place(self) -> str:
        """The standard within its framework: other frameworks may use the same code."""
        return f"{self.framework}:{self.standard}"


def find_publications(search: PublicSearch) -> QuerySet[Publication]:
    """Return the reports that are public and fit, the newest first."""
    rows = _listed().filter(_holding(search.words), withdrawn_at__isnull=True)
    if search.region:
        rows = rows.filter(region=search.region)
    if search.year:
        rows = rows.filter(published_at__year=int(search.year))
    if search.framework:
        rows = rows.filter(report__inspection__framework__code=search.framework)
    return rows


def newest_publications() -> list[Publication]:
    """Return what a feed tells of, withdrawals too: one query."""
    return list(_listed()[:FEED_LENGTH])


def get_publication(number: str) -> Publication:
    """Return a report that is public or was withdrawn; raises NotVisible for every other number."""
    publication = _listed().filter(report__publication_number=number).first()
    if publication is None:
        raise NotVisible
    return publication


def get_public_file(publication: Publication, language: str, format_: str) -> ReleasedFile:
    """Return a file of a public report, its bytes too; raises NotVisible where there is none."""
    file = (
        ReleasedFile.objects.filter(
            release__version=publication.public_version_id,
            release__kind=ReleaseKind.PUBLICATION,
            language=language,
            format=format_,
        )
        .select_related("release")
        .first()
    )
    if file is None or publication.is_withdrawn:
        raise NotVisible
    return file


def public_steps(publication: Publication) -> list[ReportMove]:
    """Return when the report was published and withdrawn, in order: one query."""
    rows = ReportMove.objects.filter(report=publication.report_id, move__in=SHOWN_STEPS)
    return list(rows.order_by("pk"))


def public_text(publication: Publication, language: str) -> PublicText:
    """Return what is shown of a report: in English where it has no text in the language."""
    shown = publication.shown.get(language) or publication.shown[Language.ENGLISH.value]
    return converter.structure(shown, PublicText)


def text_language(publication: Publication, language: str) -> str:
    """Return the language that the report is shown in to somebody who reads another."""
    return language if language in publication.shown else Language.ENGLISH.value


def publication_years() -> list[int]:
    """Return the years in which public reports were published, the newest first: one query."""
    rows = Publication.objects.filter(withdrawn_at__isnull=True)
    return [one.year for one in rows.dates("published_at", "year", order="DESC")]


def publication_frameworks(language: str) -> dict[str, str]:
    """Return the names of public reports' frameworks in a language, by code: one query.

    Where an edition has another name than the one before, the newest report's counts.
    """
    rows = _listed().filter(withdrawn_at__isnull=True).order_by()
    found = rows.values_list(
        "report__inspection__framework__code",
        f"shown__{language}__programme",
        f"shown__{Language.ENGLISH.value}__programme",
    )
    newest = found.annotate(newest=Max("published_at")).order_by("newest")
    return {code: name or english for code, name, english, _newest in newest}


def find_examples(search: PracticeSearch, language: str) -> QuerySet[PracticeExample]:
    """Return the good practice that is public in a language and fits, the newest first."""
    rows = _examples(language).filter(_holding(search.words))
    framework, _separator, standard = search.place.partition(":")
    if standard:
        rows = rows.filter(standard=standard)
    for code in filter(None, (framework, search.framework)):
        rows = rows.filter(publication__report__inspection__framework__code=code)
    if search.service:
        rows = rows.filter(publication__report__inspection__service__code=search.service)
    return rows


def examples_of(publication: Publication, language: str) -> int:
    """Return how many examples of good practice the library has of a report: one query."""
    return _examples(language).filter(publication=publication).count()


def practice_choices(language: str) -> list[PracticeChoice]:
    """Return framework, standard and service of all examples, each once: one query."""
    to_inspection = "publication__report__inspection"
    found = (
        _examples(language)
        .order_by()
        .values_list(
            f"{to_inspection}__framework__code",
            "standard",
            "standard_title",
            f"{to_inspection}__service__code",
            f"publication__shown__{language}__programme",
            f"publication__shown__{language}__service",
        )
    )
    return [PracticeChoice(*one) for one in sorted(found.distinct())]


def library_language(language: str) -> str:
    """Return the language of the library's texts: English where it has none in the page's."""
    has_own = _examples(language).exists()
    return language if has_own else Language.ENGLISH.value


def searchable(*texts: str) -> str:
    """Return texts as a search compares them: their words, folded, with a space around each."""
    words = (word.folded for text in texts for word in read_words(text))
    return f" {' '.join(words)} "


def _listed() -> QuerySet[Publication]:
    related = ("report__inspection__service", "report__inspection__framework")
    return Publication.objects.select_related(*related).defer(
        "words", "report__inspection__framework__document"
    )


def _examples(language: str) -> QuerySet[PracticeExample]:
    rows = PracticeExample.objects.filter(publication__withdrawn_at__isnull=True, language=language)
    return rows.select_related("publication__report").defer("words", "publication__words")


def _holding(typed: str) -> Q:
    """Return the condition for rows that hold every word, or words between quotation marks."""
    condition = Q()
    for term in read_terms(typed)[:MOST_TERMS]:
        end = " " if term.is_exact else ""
        condition &= Q(words__contains=f" {' '.join(term.words)}{end}")
    return condition
