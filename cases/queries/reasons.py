"""Why the work was not good enough: how often each coded reason for a no was given."""

from collections import Counter

from cases.models import Answer
from cases.queries.scoring import SubmittedAnswers


def count_reasons(read: SubmittedAnswers) -> dict[str, Counter[str]]:
    """Return how many submitted cases give each reason, by the code of the question: one query.

    As in the scores, only questions in route count. A question for which nobody gave a reason is
    not among them.
    """
    in_route = {(answer.case, answer.question) for answer in read.answers}
    rows = Answer.objects.filter(assessment__in=[one.pk for one in read.submitted])
    counts: dict[str, Counter[str]] = {}
    for case, question, reasons in (
        rows.exclude(reasons=[])
        .order_by()
        .values_list("assessment__case__reference", "question__code", "reasons")
    ):
        if (case, question) in in_route:
            counts.setdefault(question, Counter()).update(set(reasons))
    return counts
