"""Why the work was not good enough: how often each coded reason for a no was given."""

from collections import Counter
from collections.abc import Iterable
from uuid import UUID

from cases.models import Answer, Assessment
from cases.queries.progress import values_by_assessment
from cases.queries.questionnaires import get_questionnaire
from cases.queries.scoring import in_route_answers, submitted_assessments
from inspections.models import Inspection

Reasons = dict[UUID, dict[str, list[str]]]


def count_reasons(inspection: Inspection) -> dict[str, Counter[str]]:
    """Return how many submitted cases give each reason, by the code of the question.

    As in the scores, only questions in route count: a fixed number of queries. A question for which
    nobody gave a reason is not among them.
    """
    questionnaire = get_questionnaire(inspection)
    submitted = submitted_assessments(inspection)
    values = values_by_assessment(submitted)
    reasons = _reasons_by_assessment(submitted)
    counts: dict[str, Counter[str]] = {}
    for assessment in submitted:
        given = reasons[assessment.pk]
        if not given:
            continue
        for answer in in_route_answers(questionnaire, assessment, values[assessment.pk]):
            for reason in given.get(answer.question, ()):
                counts.setdefault(answer.question, Counter())[reason] += 1
    return counts


def _reasons_by_assessment(assessments: Iterable[Assessment]) -> Reasons:
    found: Reasons = {one.pk: {} for one in assessments}
    rows = Answer.objects.filter(assessment_id__in=found).exclude(reasons=[])
    for assessment_id, code, reasons in rows.values_list(
        "assessment_id", "question__code", "reasons"
    ):
        found[assessment_id][code] = list(dict.fromkeys(reasons))
    return found
