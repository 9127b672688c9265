"""Pages about versions of a report."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from reports.choices import Language
from reports.models import Release, ReportMove, ReportVersion
from reports.presenters.changes import NOW
from reports.presenters.releases import ReleaseBlock, present_releases
from reports.queries.life_loading import VersionAccess
from reports.queries.versions import read_payload


@dataclass(frozen=True)
class Reading:
    """A version to read in one language."""

    text: str
    href: str


@dataclass(frozen=True)
class VersionPage:
    """Everything the page of a version shows."""

    title: str
    rows: list[dict[str, str]]
    readings: list[Reading]
    compare_href: str
    releases: list[ReleaseBlock]


def present_version(
    access: VersionAccess, moves: list[ReportMove], releases: list[Release]
) -> VersionPage:
    """Return the page of a version."""
    version, reference = access.version, access.within.inspection.reference
    content = read_payload(version)
    rows = {
        _("Made"): _("%(at)s, by %(name)s")
        % {"at": moment_text(version.made_at), "name": version.made_by.name},
        _("Steps taken with it"): "\n".join(_step(one) for one in moves),
        _("Edition of the framework"): version.edition,
        _("Numbers frozen"): str(len(content.facts.get(Language.ENGLISH.value, {}))),
        _("Texts frozen"): str(len(content.passages)),
        _("Hash (SHA-256)"): version.sha256,
        _("Hash of the layout"): content.templates,
        _("Made with"): ", ".join(f"{name} {one}" for name, one in content.libraries.items()),
    }
    query = urlencode({"before": str(version.number), "after": NOW})
    return VersionPage(
        title=version_title(str(version.number)),
        rows=[{"key": key, "value": value} for key, value in rows.items() if value],
        readings=[_reading(one, reference, version) for one in content.documents],
        compare_href=f"{reverse('reports:version-compare', args=[reference])}?{query}",
        releases=present_releases(access.within, releases),
    )


def version_title(chosen: str) -> str:
    """Return what a version is called, or the report as it is now."""
    if chosen == NOW:
        return _("Now")
    return _("Version %(number)s") % {"number": chosen}


def version_choices(versions: Iterable[ReportVersion]) -> list[tuple[str, str]]:
    """Return what can be compared: now, then the versions, the newest first."""
    names = [NOW, *(str(one.number) for one in versions)]
    return [(name, version_title(name)) for name in names]


def _step(step: ReportMove) -> str:
    return _("%(step)s: %(name)s, %(at)s") % {
        "step": step.get_move_display(),
        "name": step.by.name,
        "at": moment_text(step.at),
    }


def _reading(language: str, reference: str, version: ReportVersion) -> Reading:
    name = Language(language).label
    return Reading(
        _("Read it in %(language)s") % {"language": name},
        reverse("reports:version-read", args=[reference, version.number, language]),
    )
