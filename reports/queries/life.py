"""How things stand with a report: what its next steps are checked against."""

from dataclasses import dataclass

from django.utils import timezone

from accounts.models import User
from accounts.permissions import Permission
from inspections.choices import Stage
from inspections.models import Inspection
from reports.choices import ReleaseKind
from reports.models import Report, ReportMove, ReportVersion
from reports.policies import status_of
from reports.queries.authors import is_author
from reports.queries.checks import check_material
from reports.queries.comparing import compare_figures
from reports.queries.languages import due_languages
from reports.queries.material import Material, gather_material
from reports.queries.publications import embargo_end
from reports.queries.releases import missing_files
from reports.queries.service_comments import is_outcome_due, unanswered_comments
from reports.queries.versions import (
    figures_content,
    latest_version,
    moves_of,
    public_version,
    read_payload,
)
from reports.types import CheckResult, Life, VersionContent, VersionDifference


@dataclass(frozen=True)
class Standing:
    """A report with all that its pages tell of its way: steps, versions, checks, changes.

    `report` is not stored while nobody wrote or moved anything. `changes` are the figures that
    differ from the last version, empty while there is none; `material` is what a version made now
    would be made of.
    """

    life: Life
    report: Report
    moves: list[ReportMove]
    latest: ReportVersion | None
    public: ReportVersion | None
    checks: CheckResult
    changes: VersionDifference
    material: Material


def standing_of(
    inspection: Inspection, person: User, permissions: frozenset[Permission]
) -> Standing:
    """Return how things stand for a person, from the data of now: a fixed number of queries."""
    material = gather_material(inspection)
    latest = latest_version(inspection)
    changes = changes_since(latest, figures_content(material))
    moves = moves_of(inspection)
    public = public_version(moves)
    checks = check_material(material)
    life = Life(
        status=status_of(inspection),
        stage=Stage(inspection.stage),
        permissions=permissions,
        is_author=is_author(inspection, person.pk, person.email),
        errors=len(checks.errors),
        warnings=len(checks.warnings_open),
        comments=unanswered_comments(inspection),
        is_outcome_due=is_outcome_due(inspection),
        changed=changes.figures,
        missing_files=missing_files(latest, ReleaseKind.PUBLICATION, due_languages(inspection)),
        is_public=public is not None,
        embargo_until=embargo_end(inspection, moves, timezone.now()),
    )
    return Standing(life, material.written.report, moves, latest, public, checks, changes, material)


def changes_since(version: ReportVersion | None, now: VersionContent) -> VersionDifference:
    """Return the figures that differ from those of a version; none where there is no version."""
    if version is None:
        return VersionDifference()
    return compare_figures(read_payload(version), now)


def changes_of(inspection: Inspection) -> tuple[ReportVersion | None, VersionDifference]:
    """Return the last version and the figures that differ from it; reads data only if there is."""
    version = latest_version(inspection)
    if version is None:
        return None, VersionDifference()
    return version, changes_since(version, figures_content(gather_material(inspection)))
