"""Making the files of a version that leaves the house, once, and keeping their exact bytes."""

import hashlib
from functools import partial

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.errors import NotAllowed, UserError
from accounts.models import User
from inspections.policies import refusal_of
from inspections.queries import lock_inspection, member_permissions
from reports.choices import Format, Language, ReleaseKind, ReleaseStatus
from reports.errors import RenderingRefused
from reports.models import Release, ReleasedFile, ReportVersion
from reports.models.releases import OPEN_RELEASES
from reports.policies import MAKING
from reports.queries.annex import publish_annex
from reports.queries.document import as_published
from reports.queries.releases import ANNEXES, due_files, file_name, kept_files
from reports.queries.versions import frozen_annex, frozen_document, read_payload
from reports.services.makers import Source, check_file, render_document
from reports.services.saving import record
from reports.types import VersionContent


@transaction.atomic
def request_release(*, version: ReportVersion, kind: ReleaseKind, by: User) -> Release:
    """Ask for the files of a version; they are made after the commit, those that are kept never.

    One that is being made, or is ready, is left alone.
    """
    release, is_new = Release.objects.get_or_create(
        version=version,
        kind=kind,
        defaults={"requested_by": by, "requested_at": timezone.now()},
    )
    if is_new:
        _record(release, "release_requested")
        transaction.on_commit(partial(make_release.enqueue, release.pk))
    return release


@transaction.atomic
def repeat_release(*, release: Release, by: User) -> None:
    """Ask again for the files that could not be made, or were not made in time.

    Raises NotAllowed for whoever may neither make files nor sign off. Does nothing where the
    files are kept, or still being made.
    """
    locked = lock_inspection(release.version.report.inspection)
    if MAKING.isdisjoint(member_permissions(by, locked)):
        raise NotAllowed(refusal_of(sorted(MAKING)[0]))
    row = Release.objects.select_for_update().get(pk=release.pk)
    if row.status != ReleaseStatus.FAILED and not row.is_timed_out(timezone.now()):
        return
    row.status, row.failure = ReleaseStatus.REQUESTED, ""
    row.requested_by, row.requested_at = by, timezone.now()
    row.save(update_fields=["status", "failure", "requested_by", "requested_at"])
    _record(row, "release_requested")
    transaction.on_commit(partial(make_release.enqueue, row.pk))


@task()
def make_release(release_id: int) -> None:
    """Make the files that are still missing, each kept as soon as it is made."""
    related = ("requested_by", "version__report__inspection")
    release = Release.objects.select_related(*related).get(pk=release_id)
    rows = Release.objects.filter(pk=release_id, status__in=OPEN_RELEASES)
    if not rows.update(status=ReleaseStatus.RUNNING):
        return
    try:
        content = read_payload(release.version)
        kept = kept_files(release.version, ReleaseKind(release.kind))
        for language, format_ in due_files(ReleaseKind(release.kind), content.documents):
            if (language, format_) not in kept:
                _keep(
                    release, language, format_, make_released(release, content, language, format_)
                )
    except UserError as refusal:
        _close(release, ReleaseStatus.FAILED, str(refusal))
    except Exception:
        # The details go to the log with the task; people are told what they can do.
        _close(release, ReleaseStatus.FAILED, _("The files could not be made. Try again later."))
        raise
    else:
        _close(release, ReleaseStatus.READY)


def make_released(
    release: Release, content: VersionContent, language: Language, format_: Format
) -> bytes:
    """Return a file of a release, from what its version froze and nothing else.

    Raises RenderingRefused for one that does not pass its check: it must not be kept for ever.
    """
    made = render_document(source_of(release, content, language, format_), format_)
    faults = check_file(made, format_)
    if faults:
        raise RenderingRefused(
            _("“%(file)s” is not kept, because its check found faults: %(faults)s")
            % {"file": file_name(language, format_), "faults": "; ".join(faults[:3])}
        )
    return made


def source_of(
    release: Release, content: VersionContent, language: Language, format_: Format
) -> Source:
    """Return what a file of a release is made from."""
    number = release.version.report.publication_number or ""
    if format_ in ANNEXES:
        annex = frozen_annex(content, language)
        if annex is None:
            raise RenderingRefused(_("This version does not hold the data annex."))
        is_public = release.kind == ReleaseKind.PUBLICATION
        return publish_annex(annex, number) if is_public else annex
    document = frozen_document(content, language)
    if document is None:
        raise RenderingRefused(_("This version does not hold the language."))
    if release.kind == ReleaseKind.PUBLICATION:
        return as_published(document, number)
    return document


@transaction.atomic
def _keep(release: Release, language: Language, format_: Format, content: bytes) -> None:
    digest = hashlib.sha256(content).hexdigest()
    _file, is_new = ReleasedFile.objects.get_or_create(
        release=release,
        language=language,
        format=format_,
        defaults={
            "content": content,
            "sha256": digest,
            "size": len(content),
            "made_at": timezone.now(),
        },
    )
    if is_new:
        details = {"language": language, "format": format_, "sha256": digest}
        _record(release, "release_file_kept", **details)


@transaction.atomic
def _close(release: Release, status: ReleaseStatus, failure: str = "") -> None:
    rows = Release.objects.filter(pk=release.pk, status=ReleaseStatus.RUNNING)
    if rows.update(status=status, failure=failure):
        _record(release, f"release_{status}")


def _record(release: Release, verb: str, **details: object) -> None:
    report = release.version.report
    record(
        report,
        verb,
        release.requested_by,
        report.inspection.reference,
        kind=release.kind,
        version=release.version.number,
        **details,
    )
