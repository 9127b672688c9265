"""What has been answered in many cases at once."""

from collections.abc import Iterable
from uuid import UUID

from cases.models import Answer, Assessment


def values_by_assessment(assessments: Iterable[Assessment]) -> dict[UUID, dict[str, str]]:
    """Return question codes and values for every assessment given: one query."""
    values: dict[UUID, dict[str, str]] = {one.pk: {} for one in assessments}
    rows = Answer.objects.filter(assessment_id__in=values).exclude(value="")
    for assessment_id, code, value in rows.values_list("assessment_id", "question__code", "value"):
        values[assessment_id][code] = value
    return values
