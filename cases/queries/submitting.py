"""What stands between a case and its submission."""

import hashlib
from collections.abc import Mapping

from django.utils.translation import gettext as _

from cases.queries.answering import StoredAnswer, values_of
from cases.queries.questionnaires import Questionnaire
from scoring.routing import RouteStatus


def find_problems(
    questionnaire: Questionnaire, facts: Mapping[str, str], answers: Mapping[str, StoredAnswer]
) -> dict[str, str]:
    """Return what each in-route question still needs, by question code in questionnaire order."""
    values = values_of(answers)
    statuses = questionnaire.routing(facts).statuses(values)
    problems = {}
    for question in questionnaire.questions:
        if statuses[question.code] is not RouteStatus.IN_ROUTE:
            continue
        value = values.get(question.code, "")
        if not value:
            problems[question.code] = _("Answer this question.")
        elif (
            value in question.note_required_for and not answers[question.code].content.note.strip()
        ):
            problems[question.code] = _("Add a note with the evidence for “%(answer)s”.") % {
                "answer": question.label_of(value)
            }
    return problems


def manifest_of(answers: Mapping[str, StoredAnswer]) -> str:
    """Return a digest of question codes and versions: what a page has shown of a case."""
    lines = sorted(f"{code}:{stored.version}" for code, stored in answers.items())
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
