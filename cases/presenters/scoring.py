"""The scoring page: one section of a case with its questions, beside the list of all sections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from cases.choices import AssessmentStatus
from cases.presenters.addresses import case_url
from cases.presenters.facts import facts_in_full, facts_in_short
from cases.presenters.keys import show_keys
from cases.presenters.page_data import page_data
from cases.presenters.progress import Progress, count_progress
from cases.presenters.questions import Attempt, QuestionRow, show_question
from cases.presenters.reading import (
    ClosedQuestion,
    SectionReading,
    closed_lines,
    read_section,
    show_closed,
)
from cases.presenters.routes import CaseRoutes
from cases.presenters.tools import asked_text
from cases.queries.answering import StoredAnswer, values_of
from cases.queries.loading import AssessmentAccess
from cases.queries.questionnaires import Questionnaire
from govuk.dates import moment_text
from scoring.routing import parse_condition
from standards.types import SectionContent


@dataclass(frozen=True)
class SectionLink:
    """One line of the list of sections."""

    code: str
    title: str
    href: str
    progress: Progress
    is_current: bool


class ScoringPage:
    """What the pages about one section need to know; built once per request."""

    def __init__(
        self,
        access: AssessmentAccess,
        questionnaire: Questionnaire,
        section: SectionContent,
        answers: Mapping[str, StoredAnswer],
    ) -> None:
        self.access = access
        self.questionnaire = questionnaire
        self.section = section
        self.answers = answers
        self.values = values_of(answers)
        self.routes = CaseRoutes(questionnaire, access.assessment.case.facts, self.values)

    def show(
        self,
        attempts: Mapping[str, Attempt],
        notice: str = "",
        phrases: Sequence[str] = (),
    ) -> dict[str, Any]:
        """Return the context of templates/cases/section_edit.html."""
        is_editable = self.access.can_answer or bool(attempts)
        rows = self._rows(attempts) if is_editable else []
        return {
            "title": str(self.section.title),
            "notice": notice,
            "errors": [_error_link(row) for row in rows if row.error or row.conflict],
            "bar": self._bar(),
            "sections": self._section_links(),
            "progress": self._progress_of_case(),
            "service_facts": self._service_facts(),
            "is_editable": is_editable,
            "rows": rows,
            "reading": None if is_editable else self._reading(),
            "closed_lines": closed_lines(self.section, self.routes),
            "closed": self._closed(),
            "next": self._next_link(),
            "links": self._links(),
            "keys": show_keys() if is_editable else None,
            "data": page_data(self, phrases) if is_editable else None,
            "return_reason": self.return_reason,
            "closed_because": self.closed_because,
        }

    def first_unanswered(self) -> str:
        """Return the code of the first section that still has something to answer."""
        for section in self.questionnaire.sections:
            if not self._progress(section).is_done:
                return section.code
        return self.questionnaire.sections[0].code

    def next_section(self) -> SectionContent | None:
        """Return the next section of which anything can be asked in a case with these facts."""
        sections = self.questionnaire.sections
        following = sections[sections.index(self.section) + 1 :]
        return next((one for one in following if self._can_be_asked(one)), None)

    @property
    def next_url(self) -> str:
        """The page after this one: the next section, or the check before submission."""
        section = self.next_section()
        if section is None:
            return self.url("cases:case-submit")
        return self.url("cases:section-edit", section=section.code)

    @property
    def closed_because(self) -> str:
        """Why the answers can only be read; "" when this person may change them."""
        assessment = self.access.assessment
        if self.access.can_answer:
            return ""
        if self.access.within.inspection.is_published:
            return _("The report is published, so the answers can no longer change.")
        if assessment.submitted_at is not None:
            return _(
                "This case was submitted on %(when)s. The lead inspector can return it for changes."
            ) % {"when": moment_text(assessment.submitted_at)}
        return _("You can read this case. Only the inspector it is allocated to answers it.")

    @property
    def return_reason(self) -> str:
        """Why the lead inspector returned the case; "" when it has not come back."""
        assessment = self.access.assessment
        is_returned = assessment.status == AssessmentStatus.RETURNED
        return assessment.return_reason if is_returned else ""

    def url(self, name: str, **more: str) -> str:
        """Return the address of a page of this case."""
        return case_url(self.access, name, **more)

    def count_marked(self, section: SectionContent | None = None) -> int:
        """Return how many questions asked in the case, or in a section, are marked to ask."""
        questions = section.questions if section else self.questionnaire.questions
        return sum(
            self.answers[question.code].content.ask
            for question in questions
            if question.code in self.answers and self.routes.is_asked(question)
        )

    def _can_be_asked(self, section: SectionContent) -> bool:
        return any(self.routes.can_be_asked(question) for question in section.questions)

    def _rows(self, attempts: Mapping[str, Attempt]) -> list[QuestionRow]:
        return [
            show_question(
                self.questionnaire.content,
                question,
                self.answers.get(question.code),
                attempts.get(question.code),
                is_asked=self.routes.is_asked(question),
                reader=self.access.within.user.name,
            )
            for question in self.section.questions
        ]

    def _reading(self) -> SectionReading:
        content = self.questionnaire.content
        return read_section(self.access, content, self.section, self.routes, self.answers)

    def _closed(self) -> list[ClosedQuestion]:
        """Return all questions that could be closed; the script shows and hides them."""
        return [
            show_closed(question, self.routes, self.answers.get(question.code))
            for question in self.section.questions
            if question.routes
        ]

    def _bar(self) -> dict[str, Any]:
        case, inspection = self.access.assessment.case, self.access.within.inspection
        return {
            "title": _("Case %(case)s") % {"case": case.reference},
            "service": inspection.service.name,
            "facts": facts_in_short(self.questionnaire.content, case.facts),
        }

    def _service_facts(self) -> list[dict[str, str]]:
        """Return all facts where the gates are answered, so that the service's own levels and
        the inspector's decisions stand side by side."""
        gates = {
            gate
            for route in self.routes.routes.values()
            for gate in parse_condition(route.condition).questions()
        }
        if gates.isdisjoint(question.code for question in self.section.questions):
            return []
        return facts_in_full(self.questionnaire.content, self.access.assessment.case.facts)

    def _progress(self, section: SectionContent) -> Progress:
        return count_progress(section.questions, self.routes.statuses, self.values)

    def _progress_of_case(self) -> Progress:
        return count_progress(self.questionnaire.questions, self.routes.statuses, self.values)

    def _section_links(self) -> list[SectionLink]:
        return [
            SectionLink(
                code=section.code,
                title=str(section.title),
                href=self.url("cases:section-edit", section=section.code),
                progress=self._progress(section),
                is_current=section.code == self.section.code,
            )
            for section in self.questionnaire.sections
        ]

    def _next_link(self) -> dict[str, str]:
        section = self.next_section()
        if section is None:
            return {"href": self.next_url, "save": _("Save and check the case"), "read": ""}
        title = {"section": section.title}
        return {
            "href": self.next_url,
            "save": _("Save and go to %(section)s") % title,
            "read": _("Go to %(section)s") % title,
        }

    def _links(self) -> list[dict[str, Any]]:
        links: list[dict[str, Any]] = [
            {
                "href": self.url("cases:case-search"),
                "text": _("Search this case"),
                "opens_search": True,
            },
            {
                "href": self.url("cases:case-interview"),
                "text": asked_text(self.count_marked()),
                "counts_marks": True,
            },
            {"href": self.url("cases:case-detail"), "text": _("Whole case on one page")},
        ]
        if self.access.can_answer:
            links.append({"href": self.url("cases:case-submit"), "text": _("Submit this case")})
        if self.access.can_return:
            links.append({"href": self.url("cases:case-return"), "text": _("Return this case")})
        inspection = self.access.within.inspection
        list_url = reverse("cases:case-list", args=[inspection.reference])
        return [*links, {"href": list_url, "text": _("All cases of this inspection")}]


def _error_link(row: QuestionRow) -> dict[str, str]:
    text = row.error or _("Two different answers. Choose which one stands.")
    return {"href": f"#{row.id}", "text": f"{row.code}: {text}"}
