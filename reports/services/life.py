"""Steps of a report on its way to the public, and the versions that they freeze."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from inspections.models import Inspection
from inspections.queries import lock_inspection, member_permissions
from reports.choices import Move, ReleaseKind, ReportStatus
from reports.errors import StepRefused
from reports.models import PublicationSeries, Report, ReportMove, ReportVersion
from reports.policies import TRANSITIONS, check_step
from reports.queries.life import Standing, standing_of
from reports.queries.versions import payload_sha256, version_content, write_payload
from reports.services.accuracy import open_check
from reports.services.opening import report_row
from reports.services.publication_mail import announce_publication
from reports.services.publishing import follow_in_public
from reports.services.releases import request_release
from reports.services.saving import clean_text, record
from reports.services.steps import follow_step, write_step
from reports.types import Transition, VersionContent

# For whom files are made once a step is taken.
RELEASES = {Move.SEND: ReleaseKind.SERVICE, Move.SIGN_OFF: ReleaseKind.PUBLICATION}


@transaction.atomic
def move_report(
    *,
    inspection: Inspection,
    move: Move,
    by: User,
    note: str = "",
    seen: str = "",
    due_date: date | None = None,
) -> ReportMove:
    """Take one step of the table; the inspection's stage follows.

    `seen` is the status that the page showed, if there was a page; `due_date` is until when a
    service checks the draft that it is sent, by default as long as usual. Raises StepRefused when
    the step does not follow or something is still to be done first, NotAllowed for the wrong role.
    """
    locked = lock_inspection(inspection)
    report = report_row(locked)
    transition = TRANSITIONS[move]
    if seen and seen != report.status:
        raise StepRefused(_stale(ReportStatus(report.status)))
    standing = standing_of(locked, by, member_permissions(by, locked))
    note = clean_text(note)
    check_step(transition, standing.life, note)
    step = _take(report, transition, standing, note, by)
    follow_in_public(report, step)
    follow_step(locked, transition, by)
    if move == Move.SEND:
        open_check(step=step, due_date=due_date, by=by)
    if move in RELEASES and step.version is not None:
        request_release(version=step.version, kind=RELEASES[move], by=by)
    if move == Move.PUBLISH:
        announce_publication(report)
    return step


def _take(
    report: Report, transition: Transition, standing: Standing, note: str, by: User
) -> ReportMove:
    """Write the step down, with the version it is about, and change the status."""
    version = _version_for(report, transition, standing, by)
    return write_step(report, transition, version, note, by)


def _version_for(
    report: Report, transition: Transition, standing: Standing, by: User
) -> ReportVersion | None:
    """Return the version that a step is about: a new one where it freezes what is new."""
    if transition.move == Move.WITHDRAW:
        return standing.public
    if not transition.freezes:
        return standing.latest
    if transition.move == Move.SIGN_OFF and report.publication_number is None:
        _give_number(report, by)
    return freeze_version(report, standing.latest, version_content(standing.material), by)


def freeze_version(
    report: Report, latest: ReportVersion | None, content: VersionContent, by: User
) -> ReportVersion:
    """Keep the content as a version; the latest again where nothing has changed since it."""
    payload = write_payload(content)
    digest = payload_sha256(payload)
    if latest is not None and latest.sha256 == digest:
        return latest
    version = ReportVersion.objects.create(
        report=report,
        number=latest.number + 1 if latest else 1,
        payload=payload,
        sha256=digest,
        edition=content.edition,
        made_by=by,
        made_at=timezone.now(),
    )
    record(
        report,
        "version_made",
        by,
        report.inspection.reference,
        number=version.number,
        sha256=digest,
    )
    return version


def _give_number(report: Report, by: User) -> None:
    """Give the report the next publication number of the year; it keeps it for ever."""
    year = timezone.localdate().year
    PublicationSeries.objects.get_or_create(year=year)
    series = PublicationSeries.objects.select_for_update().get(year=year)
    series.last += 1
    series.save(update_fields=["last"])
    report.publication_number = f"{year}-{series.last:04}"
    report.save(update_fields=["publication_number"])
    record(
        report,
        "publication_number_given",
        by,
        report.inspection.reference,
        number=report.publication_number,
    )


def _stale(status: ReportStatus) -> str:
    return _(
        "Nothing was changed: the report was moved after you opened the page. It is now at "
        "“%(status)s”."
    ) % {"status": status.label}
