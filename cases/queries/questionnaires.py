"""What is asked in one inspection, and in which order a case's answers open and close questions."""

from collections.abc import Mapping
from functools import lru_cache

from inspections.models import Inspection
from inspections.queries import chosen_standard_codes
from scoring.routing import RoutingTable, compile_routing
from standards.queries.frameworks import get_content
from standards.queries.questionnaire import asked_questions, asked_sections, routed_questions
from standards.types import FrameworkContent


class Questionnaire:
    """The sections and questions of an inspection's edition that belong to its chosen themes."""

    def __init__(self, content: FrameworkContent, standard_codes: tuple[str, ...]) -> None:
        self.content = content
        self.standard_codes = standard_codes
        self.sections = asked_sections(content, standard_codes)
        self.questions = asked_questions(content, standard_codes)
        self.question_by_code = {question.code: question for question in self.questions}
        self.routed = routed_questions(content, standard_codes)

    def routing(self, facts: Mapping[str, str]) -> RoutingTable:
        """Return the closed clause lists for a case with these facts."""
        return _compile(self, tuple(sorted(facts.items())))


@lru_cache(maxsize=1024)
def _compile(questionnaire: Questionnaire, facts: tuple[tuple[str, str], ...]) -> RoutingTable:
    return compile_routing(questionnaire.routed, dict(facts))


@lru_cache(maxsize=64)
def _build(
    content_hash: str, content: FrameworkContent, standard_codes: tuple[str, ...]
) -> Questionnaire:
    return Questionnaire(content, standard_codes)


def get_questionnaire(inspection: Inspection) -> Questionnaire:
    """Return what this inspection asks; one query for its themes, the rest is kept in memory."""
    framework = inspection.framework
    return _build(framework.content_hash, get_content(framework), chosen_standard_codes(inspection))
