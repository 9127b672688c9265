"""The files that are kept of a version: which are due, which there are."""

from collections.abc import Iterable, Mapping

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from reports.choices import Format, Language, ReleaseKind
from reports.models import Release, ReleasedFile, ReportVersion

ANNEXES = (Format.CSV, Format.XLSX, Format.ODS)
# What the service reads, and what the public does.
DUE_FORMATS: Mapping[ReleaseKind, tuple[Format, ...]] = {
    ReleaseKind.SERVICE: (Format.PDF, Format.HTML, Format.DOCX),
    ReleaseKind.PUBLICATION: (
        Format.PDF,
        Format.HTML,
        Format.DOCX,
        Format.SUMMARY,
        *ANNEXES,
    ),
}


def due_files(kind: ReleaseKind, languages: Iterable[str]) -> list[tuple[Language, Format]]:
    """Return the language and format of every file that a release has."""
    return [(Language(one), format_) for one in languages for format_ in DUE_FORMATS[kind]]


def missing_files(
    version: ReportVersion | None, kind: ReleaseKind, languages: Iterable[str]
) -> tuple[str, ...]:
    """Return the names of the files that are still to be made of a version."""
    kept = kept_files(version, kind)
    return tuple(file_name(*one) for one in due_files(kind, languages) if one not in kept)


def kept_files(version: ReportVersion | None, kind: ReleaseKind) -> set[tuple[Language, Format]]:
    """Return language and format of the files that are kept of a version."""
    rows = ReleasedFile.objects.filter(release__version=version, release__kind=kind)
    return {
        (Language(language), Format(format_))
        for language, format_ in rows.values_list("language", "format")
    }


def releases_of(versions: Iterable[ReportVersion]) -> list[Release]:
    """Return the releases of versions, with their files but not the bytes: two queries."""
    files = ReleasedFile.objects.defer("content")
    rows = Release.objects.filter(version__in=list(versions))
    related = rows.select_related("version").defer("version__payload")
    return list(related.prefetch_related(Prefetch("files", queryset=files)))


def file_name(language: Language, format_: Format) -> str:
    """Return what a file is called in a list."""
    return _("%(format)s in %(language)s") % {
        "format": format_.label,
        "language": language.label,
    }
