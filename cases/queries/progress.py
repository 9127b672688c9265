"""What has been answered in many cases at once."""

from collections.abc import Iterable
from uuid import UUID

from django.db.models import CharField
from django.db.models.functions import Cast

from cases.models import Answer, Assessment


def values_by_assessment(assessments: Iterable[Assessment]) -> dict[UUID, dict[str, str]]:
    """Return question codes and values for every assessment given: one query."""
    values: dict[UUID, dict[str, str]] = {one.pk: {} for one in assessments}
    rows = Answer.objects.filter(assessment_id__in=values).exclude(value="").order_by()
    # A sample has thousands of answers in few assessments: each key is read once, not per answer.
    by_key: dict[str, dict[str, str]] = {}
    for key, code, value in rows.values_list(
        Cast("assessment_id", CharField()), "question__code", "value"
    ):
        if key not in by_key:
            by_key[key] = values[UUID(key)]
        by_key[key][code] = value
    return values
