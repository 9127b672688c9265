"""What the team says beside the passages of a report, and who writes where just now."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db.models import Count, Q, QuerySet

from accounts.errors import NotVisible
from accounts.models import User
from inspections.models import Inspection
from inspections.queries import InspectionAccess
from reports.models import TeamComment, WritingPresence
from reports.queries.loading import get_report_for

# Whoever was not heard of for this long is not writing any more.
PRESENT_FOR = timedelta(minutes=3)


def comments_of(inspection: Inspection) -> QuerySet[TeamComment]:
    """Return all comments with the people in them, the oldest first."""
    rows = TeamComment.objects.filter(report__inspection=inspection)
    return rows.select_related("by", "resolved_by").order_by("at", "pk")


def count_open_threads(inspection: Inspection) -> dict[str, int]:
    """Return how many conversations are not settled, by the key of their passage."""
    rows = TeamComment.objects.filter(report__inspection=inspection, thread__isnull=True)
    counted = rows.values("key").annotate(open=Count("pk", filter=Q(resolved_at__isnull=True)))
    return {row["key"]: row["open"] for row in counted.order_by("key") if row["open"]}


def get_thread_for(
    user: User, reference: str, uid: str | uuid.UUID
) -> tuple[InspectionAccess, TeamComment]:
    """Return the first comment of a conversation for somebody who reads the report."""
    access = get_report_for(user, reference)
    rows = comments_of(access.inspection).filter(uid=uid, thread__isnull=True)
    comment = rows.select_related("report__inspection").first()
    if comment is None:
        raise NotVisible
    return access, comment


def others_writing(inspection: Inspection, user: User, now: datetime) -> Iterator[WritingPresence]:
    """Yield where others were heard of a moment ago."""
    rows = WritingPresence.objects.filter(
        report__inspection=inspection, at__gte=now - PRESENT_FOR
    ).exclude(person=user)
    yield from rows.select_related("person").order_by("pk")
