"""Which questions a case opens and closes, and why, in sentences."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.questionnaires import Questionnaire
from govuk.lists import list_with_and
from scoring.routing import (
    RoutedQuestion,
    RouteStatus,
    RoutingTable,
    compile_routing,
    parse_condition,
)
from standards.types import QuestionContent, RouteContent


class CaseRoutes:
    """The status of every question and of every named route of one case.

    Routes enter the table as questions of their own behind the real ones, so that the page's
    script looks up why a question is closed just as it looks up that it is.
    """

    def __init__(
        self, questionnaire: Questionnaire, facts: Mapping[str, str], values: Mapping[str, str]
    ) -> None:
        self.routes = {
            route.code: route for question in questionnaire.questions for route in question.routes
        }
        self.table = _compile(questionnaire, tuple(sorted(facts.items())))
        self.values = values
        self.statuses = self.table.statuses(values)

    def status(self, question: QuestionContent) -> RouteStatus:
        """Return whether the question is asked in this case."""
        return self.statuses[question.code]

    def is_asked(self, question: QuestionContent) -> bool:
        """Return whether the question is in route."""
        return self.status(question) is RouteStatus.IN_ROUTE

    def can_be_asked(self, question: QuestionContent) -> bool:
        """Return whether some answers to other questions would open this one."""
        return self.table.can_be_asked(question.code)

    def explain(self, question: QuestionContent) -> str:
        """Return why a question is not asked, or what decides it."""
        if self.status(question) is RouteStatus.OUT_OF_ROUTE:
            return _("Not asked because %(why)s.") % {"why": self._why_out([question])}
        gates = self._open_gates([question])
        if gates:
            return _("Answer %(gates)s first.") % {"gates": _listed(gates)}
        return _("The case list does not say whether it applies.")

    def out_line(self, questions: Iterable[QuestionContent]) -> str:
        """Return the one line about the questions that do not apply; "" when all may."""
        out = [one for one in questions if self.status(one) is RouteStatus.OUT_OF_ROUTE]
        return out_sentence(len(out), self._why_out(out)) if out else ""

    def unknown_line(self, questions: Iterable[QuestionContent]) -> str:
        """Return the one line about the questions that wait for a gate; "" when none does."""
        waiting = [one for one in questions if self.status(one) is RouteStatus.UNKNOWN]
        return unknown_sentence(len(waiting), self._open_gates(waiting)) if waiting else ""

    def as_data(self, questions: Iterable[QuestionContent]) -> dict[str, Any]:
        """Return what the page's script looks up, for the questions of its section."""
        return {
            "table": self.table.as_json(),
            "routes_of": {one.code: [_code(route) for route in one.routes] for one in questions},
            "otherwise": {_code(route): str(route.otherwise) for route in self.routes.values()},
            "gates": {
                _code(route): sorted(parse_condition(route.condition).questions())
                for route in self.routes.values()
            },
        }

    def _why_out(self, questions: Iterable[QuestionContent]) -> str:
        failing = {
            str(route.otherwise): None
            for question in questions
            for route in question.routes
            if self.statuses[_code(route)] is RouteStatus.OUT_OF_ROUTE
        }
        return _listed(failing)

    def _open_gates(self, questions: Iterable[QuestionContent]) -> list[str]:
        gates = {
            gate
            for question in questions
            for route in question.routes
            if self.statuses[_code(route)] is RouteStatus.UNKNOWN
            for gate in parse_condition(route.condition).questions()
            if not self.values.get(gate)
        }
        return sorted(gates)


def out_sentence(count: int, why: str) -> str:
    """Return the line about questions that do not apply."""
    return ngettext(
        "%(count)d question does not apply to this case because %(why)s.",
        "%(count)d questions do not apply to this case because %(why)s.",
        count,
    ) % {"count": count, "why": why}


def unknown_sentence(count: int, gates: Iterable[str]) -> str:
    """Return the line about questions that wait for an answer elsewhere."""
    listed = _listed(gates)
    if not listed:
        return ngettext(
            "For %(count)d question the case list does not say whether it applies.",
            "For %(count)d questions the case list does not say whether they apply.",
            count,
        ) % {"count": count}
    return ngettext(
        "%(count)d question waits: answer %(gates)s first.",
        "%(count)d questions wait: answer %(gates)s first.",
        count,
    ) % {"count": count, "gates": listed}


def _listed(words: Iterable[str]) -> str:
    return list_with_and(words)


def _code(route: RouteContent) -> str:
    # No question code holds a colon.
    return f"route:{route.code}"


@lru_cache(maxsize=1024)
def _compile(questionnaire: Questionnaire, facts: tuple[tuple[str, str], ...]) -> RoutingTable:
    routes = {route for question in questionnaire.questions for route in question.routes}
    named = [
        RoutedQuestion(_code(route), (), parse_condition(route.condition))
        for route in sorted(routes, key=_code)
    ]
    return compile_routing((*questionnaire.routed, *named), dict(facts))
