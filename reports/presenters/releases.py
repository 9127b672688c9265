"""The files of versions that left the house."""

from dataclasses import dataclass

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from inspections.queries import InspectionAccess
from reports.choices import Format, Language, ReleaseKind, ReleaseStatus
from reports.models import Release, ReleasedFile
from reports.models.releases import OPEN_RELEASES
from reports.policies import MAKING

COLOURS = {
    ReleaseStatus.REQUESTED: "blue",
    ReleaseStatus.RUNNING: "blue",
    ReleaseStatus.READY: "green",
    ReleaseStatus.FAILED: "red",
}


@dataclass(frozen=True)
class KeptFile:
    """A file to download, with its hash for whoever wants to be sure of it."""

    name: str
    format: str
    href: str
    size: str
    sha256: str


@dataclass(frozen=True)
class ReleaseBlock:
    """The files of one version for the service or the public."""

    title: str
    status: str
    colour: str
    failure: str
    files: list[KeptFile]
    again_href: str
    is_waiting: bool


def present_releases(access: InspectionAccess, releases: list[Release]) -> list[ReleaseBlock]:
    """Return the releases, the newest first."""
    return [_release(one, access) for one in reversed(releases)]


def _release(release: Release, access: InspectionAccess) -> ReleaseBlock:
    reference = access.inspection.reference
    status, late = ReleaseStatus(release.status), release.is_timed_out(timezone.now())
    may_repeat = not MAKING.isdisjoint(access.permissions)
    is_stuck = late or status == ReleaseStatus.FAILED
    title = _("%(kind)s, version %(number)d") % {
        "kind": ReleaseKind(release.kind).label,
        "number": release.version.number,
    }
    return ReleaseBlock(
        title=title,
        status=_("Not finished within 3 minutes") if late else str(status.label),
        colour="red" if late else COLOURS[status],
        failure=release.failure,
        files=[_file(one, title, reference) for one in release.files.all()],
        again_href=reverse("reports:release-repeat", args=[reference, release.pk])
        if is_stuck and may_repeat
        else "",
        is_waiting=status in OPEN_RELEASES and not late,
    )


def _file(file: ReleasedFile, title: str, reference: str) -> KeptFile:
    return KeptFile(
        name=_("%(title)s in %(language)s")
        % {"title": title, "language": Language(file.language).label},
        format=str(Format(file.format).label),
        href=reverse("reports:release-download", args=[reference, file.pk]),
        size=filesizeformat(file.size),
        sha256=file.sha256,
    )
