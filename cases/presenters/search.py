"""Searching one case: questions whose code, words, guidance or note hold what was typed."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.presenters.addresses import case_url
from cases.presenters.questions import theme_of
from cases.presenters.routes import CaseRoutes
from cases.queries.answering import StoredAnswer, values_of
from cases.queries.loading import AssessmentAccess
from cases.queries.questionnaires import Questionnaire
from standards.types import QuestionContent

# Characters of a note shown around its match.
BEFORE, LENGTH = 30, 120


@dataclass(frozen=True)
class Found:
    """A question that was found: where it leads, or why it is not asked."""

    question: str
    heading: str
    text: str
    excerpt: str
    href: str
    why: str

    def as_data(self) -> dict[str, str]:
        """Return it as the script of the scoring page shows it."""
        return asdict(self)


class CaseSearch:
    """What can be found in one case as it is stored; nothing of any other case."""

    def __init__(
        self,
        access: AssessmentAccess,
        questionnaire: Questionnaire,
        answers: Mapping[str, StoredAnswer],
    ) -> None:
        self.access = access
        self.questionnaire = questionnaire
        self.answers = answers
        facts = access.assessment.case.facts
        self.routes = CaseRoutes(questionnaire, facts, values_of(answers))

    def find(self, typed: str) -> list[Found]:
        """Return the questions that hold every word, in their order."""
        words = typed.casefold().split()
        return [
            self._show(question, words)
            for question in self.questionnaire.questions
            if self._holds(question, words)
        ]

    def _holds(self, question: QuestionContent, words: list[str]) -> bool:
        theme = theme_of(self.questionnaire.content, question)
        texts = (question.code, theme, str(question.text), str(question.guidance))
        whole = "\n".join((*texts, self._note(question))).casefold()
        return all(word in whole for word in words)

    def _show(self, question: QuestionContent, words: list[str]) -> Found:
        titles = {section.code: section.title for section in self.questionnaire.sections}
        is_asked = self.routes.is_asked(question)
        section = case_url(self.access, "cases:section-edit", section=question.section)
        return Found(
            question=question.code,
            heading=f"{question.code} · {titles[question.section]}",
            text=str(question.text),
            excerpt=excerpt(self._note(question), words),
            href=f"{section}#q-{question.code}" if is_asked else "",
            why="" if is_asked else self.routes.explain(question),
        )

    def _note(self, question: QuestionContent) -> str:
        stored = self.answers.get(question.code)
        return stored.content.note if stored else ""


def show_search(search: CaseSearch, typed: str | None) -> dict[str, Any]:
    """Return the context of templates/cases/case_search.html; `typed` is None before a search."""
    case, inspection = search.access.assessment.case, search.access.within.inspection
    found = search.find(typed) if typed is not None else []
    return {
        "title": _("Search case %(case)s") % {"case": case.reference},
        "service": inspection.service.name,
        "back": case_url(search.access, "cases:case-score"),
        "found": found,
        "count": "" if typed is None else _count(len(found)),
    }


def excerpt(note: str, words: list[str]) -> str:
    """Return the part of a note around its first match; "" where none of the words is in it."""
    places = [place for word in words if (place := note.casefold().find(word)) >= 0]
    if not places:
        return ""
    start = max(0, min(places) - BEFORE)
    end = start + LENGTH
    part = " ".join(note[start:end].split())
    return f"{'…' if start else ''}{part}{'…' if end < len(note) else ''}"


def _count(count: int) -> str:
    if not count:
        return _("No question of this case holds these words.")
    return ngettext("%(count)d question found", "%(count)d questions found", count) % {
        "count": count
    }
