"""What is asked in one inspection, and in which order a case's answers open and close questions."""

from collections.abc import Mapping
from datetime import datetime
from functools import lru_cache
from typing import NamedTuple

from inspections.models import Inspection
from inspections.queries import chosen_standard_codes
from scoring.routing import RoutingTable, compile_routing
from standards.models import CaseQuestion, Framework
from standards.queries.frameworks import get_content
from standards.queries.questionnaire import asked_questions, asked_sections, routed_questions
from standards.types import FrameworkContent

_MOST_QUESTIONNAIRES = 64
# By the hash of the content and the chosen themes: neither says two things, so none goes stale.
_questionnaires: dict[tuple[str, tuple[str, ...]], "Questionnaire"] = {}


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


def get_questionnaire(inspection: Inspection) -> Questionnaire:
    """Return what this inspection asks; one query for its themes, the rest is kept in memory."""
    return questionnaire_of(inspection.framework, chosen_standard_codes(inspection))


def questionnaire_of(framework: Framework, standard_codes: tuple[str, ...]) -> Questionnaire:
    """Return what these themes of a published edition ask; kept in memory by its content's hash."""
    key = framework.content_hash, standard_codes
    questionnaire = _questionnaires.get(key)
    if questionnaire is None:
        questionnaire = Questionnaire(get_content(framework), standard_codes)
        if len(_questionnaires) >= _MOST_QUESTIONNAIRES:
            _questionnaires.clear()
        _questionnaires[key] = questionnaire
    return questionnaire


def question_ids(framework: Framework) -> Mapping[str, int]:
    """Return the keys of the questions' rows by code; read once for each published edition."""
    return _read_keys(framework.pk, framework.content_hash, framework.published_at).by_code


def question_codes(framework: Framework) -> Mapping[int, str]:
    """Return the codes of the questions by their rows' keys; read once in the same way."""
    return _read_keys(framework.pk, framework.content_hash, framework.published_at).by_key


class _Keys(NamedTuple):
    by_code: Mapping[str, int]
    by_key: Mapping[int, str]


@lru_cache(maxsize=_MOST_QUESTIONNAIRES)
def _read_keys(framework_id: int, _content_hash: str, _published_at: datetime | None) -> _Keys:
    # Hash and time tell an edition from one whose loading was rolled back and left its key free.
    rows = CaseQuestion.objects.filter(framework=framework_id).values_list("code", "pk")
    by_code = dict(rows)
    return _Keys(by_code, {key: code for code, key in by_code.items()})
