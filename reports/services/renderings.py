"""Asking for a file of the report, making it in the background, and what became of it."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from django.db import transaction
from django.dispatch import receiver
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.errors import NotAllowed, UserError
from accounts.models import User
from background.services import task_freed
from inspections.models import Inspection
from inspections.queries import lock_inspection, member_permissions
from reports.choices import Format, Language, RenderingStatus, RenderingStep
from reports.models import RenderedFile, Rendering, Report
from reports.models.renderings import LONGEST_WAIT, OPEN_STATUSES
from reports.policies import check_render
from reports.services.content_keys import content_key
from reports.services.makers import check_file, maker_of, render_document
from reports.services.press import warm_up
from reports.services.saving import record


@dataclass(frozen=True)
class MadeFile:
    """A file with the key of all it is made of, and what the check of it found."""

    key: str
    content: bytes
    faults: list[str]


@transaction.atomic
def request_rendering(
    *, inspection: Inspection, language: Language, format_: Format, by: User
) -> Rendering:
    """Ask for a file; it is made after the commit. An unfinished request is not made twice.

    Raises NotAllowed for a role that does not render, and RenderingRefused for a format that is
    not made. A request that has timed out counts as failed, so that it can be asked for again.
    """
    locked = lock_inspection(inspection)
    check_render(member_permissions(by, locked))
    maker_of(format_)
    report, _is_new = Report.objects.get_or_create(inspection=locked)
    wanted = report.renderings.filter(language=language, format=format_, status__in=OPEN_STATUSES)
    now = timezone.now()
    wanted.filter(requested_at__lt=now - LONGEST_WAIT).update(
        status=RenderingStatus.FAILED,
        finished_at=now,
        failure=_("It was not finished within 10 minutes."),
    )
    waiting = wanted.first()
    if waiting is not None:
        return waiting
    rendering = Rendering.objects.create(
        report=report, language=language, format=format_, requested_by=by, requested_at=now
    )
    record(report, "rendering_requested", by, inspection.reference, id=rendering.pk, format=format_)
    transaction.on_commit(partial(run_rendering.enqueue, rendering.pk))
    return rendering


@task()
def run_rendering(rendering_id: int) -> None:
    """Make the file that was asked for, if whoever asked may still have it."""
    rendering = _start(rendering_id)
    if rendering is None:
        return
    try:
        check_render(member_permissions(rendering.requested_by, rendering.report.inspection))
        made = find_or_make_file(
            rendering.report.inspection,
            Language(rendering.language),
            Format(rendering.format),
            partial(_tell_step, rendering),
        )
    except (UserError, NotAllowed) as refusal:
        _fail(rendering, str(refusal))
    except BaseException:
        # Also when the worker is told to stop at once. The details go to the log with the task;
        # people are told what they can do.
        _fail(rendering, _("The file could not be made. Try again later."))
        raise
    else:
        _finish(rendering, made)
        warm_up()


def _start(rendering_id: int) -> Rendering | None:
    """Take the request, unless it was taken or given up before."""
    rows = Rendering.objects.filter(pk=rendering_id, status=RenderingStatus.REQUESTED)
    if not rows.update(status=RenderingStatus.RUNNING):
        return None
    related = ("requested_by", "report__inspection__service", "report__inspection__framework")
    return Rendering.objects.select_related(*related).get(pk=rendering_id)


def find_or_make_file(
    inspection: Inspection,
    language: Language,
    format_: Format,
    tell: Callable[[RenderingStep], None] = lambda _step: None,
) -> MadeFile:
    """Return the report as a file, made only if nothing was made of the same content before.

    `tell` hears of every step as it begins. Raises RenderingRefused with a plain message when it
    cannot be made.
    """
    tell(RenderingStep.GATHERING)
    source = maker_of(format_).gather(inspection, language)
    key = content_key(format_, source)
    kept = RenderedFile.objects.filter(content_key=key).first()
    if kept is not None:
        return MadeFile(key, bytes(kept.content), kept.faults)
    tell(RenderingStep.LAYING_OUT)
    content = render_document(source, format_)
    tell(RenderingStep.CHECKING)
    return MadeFile(key, content, check_file(content, format_))


@receiver(task_freed)
def follow_freed_task(
    *, path: str, arguments: list[Any], is_given_up: bool, **_others: object
) -> None:
    """Let a rendering whose worker died be made by the next, or fail once it is given up."""
    if path != run_rendering.module_path:
        return
    rendering = Rendering.objects.filter(pk=arguments[0]).first()
    if rendering is None:
        return
    if is_given_up:
        _fail(rendering, _("Making the file was cut short three times. Try again later."))
    else:
        rows = Rendering.objects.filter(pk=rendering.pk, status=RenderingStatus.RUNNING)
        rows.update(status=RenderingStatus.REQUESTED, step="")


def _tell_step(rendering: Rendering, step: RenderingStep) -> None:
    Rendering.objects.filter(pk=rendering.pk, status=RenderingStatus.RUNNING).update(step=step)


@transaction.atomic
def _finish(rendering: Rendering, made: MadeFile) -> None:
    """Keep the file, unless the rendering was given up meanwhile."""
    digest = hashlib.sha256(made.content).hexdigest()
    # Locked, so that it is not removed as one that nothing names before this request names it.
    file, is_new = RenderedFile.objects.select_for_update().get_or_create(
        content_key=made.key,
        defaults={
            "content": made.content,
            "sha256": digest,
            "size": len(made.content),
            "faults": made.faults,
            "made_at": timezone.now(),
        },
    )
    if _close(rendering, status=RenderingStatus.READY, file=file):
        details = {"sha256": file.sha256, "size": file.size, "is_new": is_new}
        _record(rendering, "rendering_ready", **details)


@transaction.atomic
def _fail(rendering: Rendering, failure: str) -> None:
    if _close(rendering, status=RenderingStatus.FAILED, failure=failure):
        _record(rendering, "rendering_failed")


def _close(rendering: Rendering, **fields: Any) -> bool:
    """End a running rendering; one that was given up meanwhile stays given up."""
    rows = Rendering.objects.filter(pk=rendering.pk, status=RenderingStatus.RUNNING)
    return bool(rows.update(finished_at=timezone.now(), **fields))


def _record(rendering: Rendering, verb: str, **details: object) -> None:
    record(
        rendering.report,
        verb,
        rendering.requested_by,
        rendering.report.inspection.reference,
        id=rendering.pk,
        **details,
    )
