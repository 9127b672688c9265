"""The pages that close a case and open it again."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.presenters.addresses import case_url
from cases.presenters.progress import count_progress
from cases.queries.answering import StoredAnswer, values_of
from cases.queries.loading import AssessmentAccess
from cases.queries.questionnaires import Questionnaire
from cases.queries.submitting import find_problems, manifest_of
from govuk.dates import moment_text


def show_submission(
    access: AssessmentAccess,
    questionnaire: Questionnaire,
    answers: Mapping[str, StoredAnswer],
    refusal: str = "",
) -> dict[str, Any]:
    """Return what is missing with the way to each, or what the person confirms."""
    case = access.assessment.case
    problems = find_problems(questionnaire, case.facts, answers)
    values = values_of(answers)
    statuses = questionnaire.routing(case.facts).statuses(values)
    progress = count_progress(questionnaire.questions, statuses, values)
    return {
        "title": _("Submit case %(case)s") % {"case": case.reference},
        "service": access.within.inspection.service.name,
        "progress": progress,
        "errors": [{"text": refusal}] if refusal else [],
        "missing_title": ngettext(
            "%(count)d question needs something before you can submit",
            "%(count)d questions need something before you can submit",
            len(problems),
        )
        % {"count": len(problems)},
        "missing": _missing(access, questionnaire, problems),
        "manifest": manifest_of(answers),
        "back": case_url(access, "cases:case-score"),
        "reading": case_url(access, "cases:case-detail"),
    }


def show_return(access: AssessmentAccess) -> dict[str, str]:
    """Return what stands above the reason."""
    assessment = access.assessment
    scorer = assessment.scorer.name if assessment.scorer else _("nobody")
    submitted = moment_text(assessment.submitted_at) if assessment.submitted_at else ""
    return {
        "title": _("Return case %(case)s") % {"case": assessment.case.reference},
        "text": _(
            "%(name)s submitted this case on %(when)s. Once returned, it leaves the scores until "
            "it is submitted again; no answer is lost."
        )
        % {"name": scorer, "when": submitted},
        "back": case_url(access, "cases:case-detail"),
    }


def _missing(
    access: AssessmentAccess, questionnaire: Questionnaire, problems: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the questions by section, each with what it needs and a link to it."""
    sections = []
    for section in questionnaire.sections:
        address = case_url(access, "cases:section-edit", section=section.code)
        rows = [
            {
                "href": f"{address}#q-{question.code}",
                "text": f"{question.code} · {question.text}",
                "need": problems[question.code],
            }
            for question in section.questions
            if question.code in problems
        ]
        if rows:
            sections.append({"title": str(section.title), "rows": rows})
    return sections
