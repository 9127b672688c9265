"""Removing files that were made of drafts long ago, and what was made again since."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from audit.services import record_event
from reports.choices import RenderingStatus
from reports.models import RenderedFile, Rendering, Report
from reports.models.renderings import LONGEST_WAIT


@dataclass(frozen=True)
class Pruned:
    """How many requests were forgotten, and how many files with how many bytes went with them."""

    requests: int
    files: int
    size: int


def prune_draft_files(*, now: datetime | None = None) -> Pruned:
    """Forget files of drafts that are older than DRAFT_FILES_DAYS and were made again since.

    The newest file of each report, language and format stays however old it is, and so does
    whatever else is named by a request that stays. Files that were handed out are in another table
    and are never touched. Every report and every file goes in a transaction of its own, so that
    whatever is cut short is done by the next call.
    """
    now = now or timezone.now()
    before = now - timedelta(days=settings.DRAFT_FILES_DAYS)
    requests = sum(_forget_requests(one, before) for one in Report.objects.order_by("pk"))
    # A file is kept in one transaction with the request it is for; one that is being made is young.
    unnamed = RenderedFile.objects.filter(renderings=None, made_at__lt=now - LONGEST_WAIT)
    sizes = [_remove(pk) for pk in unnamed.order_by("pk").values_list("pk", flat=True)]
    removed = [size for size in sizes if size is not None]
    return Pruned(requests, len(removed), sum(removed))


@transaction.atomic
def _forget_requests(report: Report, before: datetime) -> int:
    """Remove finished requests from before, but for the newest of each kind that has a file."""
    ready = report.renderings.filter(status=RenderingStatus.READY)
    kinds = ready.order_by("requested_at", "pk").values_list("language", "format", "pk")
    newest = {(language, format_): pk for language, format_, pk in kinds}
    old = report.renderings.filter(finished_at__lt=before).exclude(pk__in=newest.values())
    count, _by_model = old.delete()
    if count:
        inspection = report.inspection
        record_event(
            stream=inspection.audit_stream,
            verb="renderings_pruned",
            by="prune_draft_files",
            object_label=inspection.reference,
            details={"count": count},
        )
    return count


@transaction.atomic
def _remove(pk: int) -> int | None:
    """Remove a file and return its size; None where a request took it up meanwhile.

    Whoever takes it up locks it as well, so that one of the two sees what the other did.
    """
    rows = RenderedFile.objects.only("pk", "size")
    locked = rows.select_for_update().filter(pk=pk).first()
    if locked is None or Rendering.objects.filter(file=locked).exists():
        return None
    locked.delete()
    return locked.size
