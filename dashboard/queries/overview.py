"""Reads for the overview of one inspection."""

from dataclasses import dataclass

from django.db.models import Count, Q

from cases.choices import AssessmentStatus
from cases.queries.loading import visible_assessments
from inspections.queries import InspectionAccess


@dataclass(frozen=True)
class CaseProgress:
    """Numbers of the cases that one person may see, by how far they are; they sum to `total`."""

    submitted: int
    returned: int
    begun: int
    not_begun: int
    unallocated: int

    @property
    def total(self) -> int:
        return self.submitted + self.returned + self.begun + self.not_begun


def count_progress(access: InspectionAccess) -> CaseProgress:
    """Count the cases that this person may see: one query."""
    is_open = Q(status=AssessmentStatus.IN_PROGRESS)
    return CaseProgress(
        **visible_assessments(access).aggregate(
            submitted=Count("pk", filter=Q(status=AssessmentStatus.SUBMITTED)),
            returned=Count("pk", filter=Q(status=AssessmentStatus.RETURNED)),
            begun=Count("pk", filter=is_open & Q(event_count__gt=0)),
            not_begun=Count("pk", filter=is_open & Q(event_count=0)),
            unallocated=Count("pk", filter=Q(scorer=None)),
        )
    )
