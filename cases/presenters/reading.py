"""A case to read: every question that is asked with its answer, section by section."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cases.choices import AssessmentStatus
from cases.presenters.addresses import case_url
from cases.presenters.answers import answer_word, reason_words
from cases.presenters.facts import facts_in_full
from cases.presenters.placing import can_speak_of_conflicts
from cases.presenters.questions import theme_of
from cases.presenters.routes import CaseRoutes
from cases.queries.answering import StoredAnswer, values_of
from cases.queries.loading import AssessmentAccess
from cases.queries.questionnaires import Questionnaire
from govuk.dates import moment_text
from standards.types import FrameworkContent, QuestionContent, SectionContent


@dataclass(frozen=True)
class AnswerRow:
    """One question with its answer, for reading."""

    code: str
    theme: str
    text: str
    answer: str
    reasons: list[str]
    note: str
    meta: str
    is_answered: bool
    ask: bool

    @property
    def id(self) -> str:
        """The anchor; the pages of themes point to it."""
        return f"q-{self.code}"


@dataclass(frozen=True)
class ClosedQuestion:
    """A question that is not asked in this case, and why."""

    code: str
    text: str
    why: str
    kept: str
    is_hidden: bool = False


@dataclass(frozen=True)
class SectionReading:
    """One section of the case for reading."""

    code: str
    title: str
    rows: list[AnswerRow]
    closed_lines: list[str]
    closed: list[ClosedQuestion]


def show_case(
    access: AssessmentAccess, questionnaire: Questionnaire, answers: Mapping[str, StoredAnswer]
) -> dict[str, Any]:
    """Return the whole case on one page."""
    assessment, inspection = access.assessment, access.within.inspection
    case = assessment.case
    values = values_of(answers)
    routes = CaseRoutes(questionnaire, case.facts, values)
    return {
        "title": _("Case %(case)s") % {"case": case.reference},
        "service": inspection.service.name,
        "status": status_sentence(access),
        "facts": facts_in_full(questionnaire.content, case.facts),
        "sections": [
            read_section(access, questionnaire.content, section, routes, answers)
            for section in questionnaire.sections
        ],
        "score_url": case_url(access, "cases:case-score") if access.can_answer else "",
        "return_url": case_url(access, "cases:case-return") if access.can_return else "",
        "allocate_url": case_url(access, "cases:case-allocate") if access.can_allocate else "",
        "conflict_url": case_url(access, "cases:case-conflict")
        if can_speak_of_conflicts(access)
        else "",
        "export_url": case_url(access, "cases:case-export"),
    }


def read_section(
    access: AssessmentAccess,
    content: FrameworkContent,
    section: SectionContent,
    routes: CaseRoutes,
    answers: Mapping[str, StoredAnswer],
) -> SectionReading:
    """Return the questions asked with their answers, and the others in a few words.

    An answer names who gave it only where that is not the inspector of the case.
    """
    scorer = access.assessment.scorer.name if access.assessment.scorer else ""
    return SectionReading(
        code=section.code,
        title=str(section.title),
        rows=[
            _read_answer(content, question, answers.get(question.code), scorer)
            for question in section.questions
            if routes.is_asked(question)
        ],
        closed_lines=closed_lines(section, routes),
        closed=[
            show_closed(question, routes, answers.get(question.code))
            for question in section.questions
            if not routes.is_asked(question)
        ],
    )


def closed_lines(section: SectionContent, routes: CaseRoutes) -> list[str]:
    """Return the sentences about questions that do not apply and that wait for a gate."""
    lines = [routes.out_line(section.questions), routes.unknown_line(section.questions)]
    return [line for line in lines if line]


def show_closed(
    question: QuestionContent, routes: CaseRoutes, stored: StoredAnswer | None
) -> ClosedQuestion:
    """Return a question that is not asked; an answer given before is kept and named."""
    kept = ""
    if stored is not None and not stored.content.is_blank:
        kept = _("The answer given before is kept: %(answer)s.") % {
            "answer": answer_word(question, stored.content)
        }
    is_asked = routes.is_asked(question)
    why = "" if is_asked else routes.explain(question)
    return ClosedQuestion(question.code, str(question.text), why, kept, is_hidden=is_asked)


def status_sentence(access: AssessmentAccess) -> str:
    """Return who reads the case and how far it is."""
    assessment = access.assessment
    scorer = assessment.scorer.name if assessment.scorer else _("nobody yet")
    if assessment.submitted_at is not None:
        return _("Allocated to %(name)s. Submitted on %(when)s.") % {
            "name": scorer,
            "when": moment_text(assessment.submitted_at),
        }
    return _("Allocated to %(name)s. %(status)s.") % {
        "name": scorer,
        "status": AssessmentStatus(assessment.status).label,
    }


def _read_answer(
    content: FrameworkContent, question: QuestionContent, stored: StoredAnswer | None, scorer: str
) -> AnswerRow:
    row = {
        "code": question.code,
        "theme": theme_of(content, question),
        "text": str(question.text),
    }
    if stored is None:
        return AnswerRow(
            **row,
            answer=_("Not answered"),
            reasons=[],
            note="",
            meta="",
            is_answered=False,
            ask=False,
        )
    when = moment_text(stored.at)
    signed = _("%(who)s, %(when)s") % {"who": stored.by, "when": when}
    return AnswerRow(
        **row,
        answer=answer_word(question, stored.content),
        reasons=reason_words(question, stored.content),
        note=stored.content.note,
        meta=when if stored.by == scorer else signed,
        is_answered=bool(stored.content.value),
        ask=stored.content.ask,
    )
