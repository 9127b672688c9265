"""The list to take to the interview: marked questions with what is known, and room to write."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.models import Assessment
from cases.presenters.answers import answer_word, reason_words
from cases.presenters.questions import theme_of
from cases.queries.questionnaires import Questionnaire
from cases.types import AnswerContent
from inspections.queries import InspectionAccess
from scoring.routing import RouteStatus


@dataclass(frozen=True)
class InterviewRow:
    """One marked question: its words, what is answered so far, and what is noted."""

    code: str
    theme: str
    text: str
    href: str
    answer: str
    reasons: list[str]
    note: str


@dataclass(frozen=True)
class InterviewCase:
    """The marked questions of one case."""

    title: str
    rows: list[InterviewRow]


class InterviewPage:
    """Marked questions of some cases of one inspection; those not asked in a case are left out."""

    def __init__(
        self,
        access: InspectionAccess,
        questionnaire: Questionnaire,
        values: Mapping[UUID, Mapping[str, str]],
        marked: Mapping[UUID, Mapping[str, AnswerContent]],
    ) -> None:
        self.access = access
        self.questionnaire = questionnaire
        self.values = values
        self.marked = marked

    def show(
        self, assessments: Sequence[Assessment], *, back: str, more: str = ""
    ) -> dict[str, Any]:
        """Return the context of templates/cases/interview_list.html; `more` leads to all cases."""
        cases = [self._case(one) for one in assessments]
        count = sum(len(case.rows) for case in cases)
        return {
            "title": _("Questions for the case manager"),
            "service": self.access.inspection.service.name,
            "back": back,
            "more": more,
            "cases": [case for case in cases if case.rows],
            "count": ngettext("%(count)d question", "%(count)d questions", count)
            % {"count": count},
            "empty": _(
                "No question is marked. Mark one with “Ask the case manager” while you score."
            ),
        }

    def _case(self, assessment: Assessment) -> InterviewCase:
        return InterviewCase(
            title=_("Case %(case)s") % {"case": assessment.case.reference},
            rows=list(self._rows(assessment)),
        )

    def _rows(self, assessment: Assessment) -> Iterable[InterviewRow]:
        routing = self.questionnaire.routing(assessment.case.facts)
        statuses = routing.statuses(self.values[assessment.pk])
        marked = self.marked[assessment.pk]
        for question in self.questionnaire.questions:
            if question.code not in marked or statuses[question.code] is not RouteStatus.IN_ROUTE:
                continue
            content = marked[question.code]
            yield InterviewRow(
                code=question.code,
                theme=theme_of(self.questionnaire.content, question),
                text=str(question.text),
                href=self._address(assessment, question.section, question.code),
                answer=answer_word(question, content),
                reasons=reason_words(question, content),
                note=content.note,
            )

    def _address(self, assessment: Assessment, section: str, code: str) -> str:
        names = {
            "inspection": self.access.inspection.reference,
            "case": assessment.case.reference,
            "section": section,
        }
        return f"{reverse('cases:section-edit', kwargs=names)}#q-{code}"
