"""Routing of a case: conditions compiled to clause lists, and the status of each question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TypeAlias, TypedDict

from scoring import clauses
from scoring.conditions import (
    BLANK,
    Condition,
    RouteStatus,
    RoutingError,
    evaluate,
    parse_condition,
)
from scoring.questionnaire import RoutedQuestion, RoutingFault, check_routing

__all__ = [
    "BLANK",
    "Clause",
    "Clauses",
    "Condition",
    "RouteStatus",
    "RoutedQuestion",
    "RoutingError",
    "RoutingFault",
    "RoutingTable",
    "check_routing",
    "compile_routing",
    "evaluate",
    "parse_condition",
]

# Far more than one sample has; a bound against answers that no page of ours sends.
MOST_ROUTES = 4096

Clause: TypeAlias = Mapping[str, tuple[str, ...]]


class ClausesJSON(TypedDict):
    """The clause lists of one question, as the page's script looks them up."""

    in_route: list[dict[str, list[str]]]
    unknown: list[dict[str, list[str]]]


class RoutingJSON(TypedDict):
    """All question codes in order, and the clause lists of those that have a condition."""

    order: list[str]
    questions: dict[str, ClausesJSON]


@dataclass(frozen=True, slots=True)
class Clauses:
    """Where a question is in route and where that is still unknown; elsewhere it is out.

    A clause matches when every question it names has one of the values it lists. The two lists
    never match together. A question that is not itself in route has the value blank.
    """

    in_route: tuple[Clause, ...]
    unknown: tuple[Clause, ...]

    def status(self, values: Mapping[str, str]) -> RouteStatus:
        if _matches_one(self.in_route, values):
            return RouteStatus.IN_ROUTE
        if _matches_one(self.unknown, values):
            return RouteStatus.UNKNOWN
        return RouteStatus.OUT_OF_ROUTE

    @property
    def is_never_met(self) -> bool:
        """Whether no answers at all could lead here: the facts of the case rule it out."""
        return not self.in_route and not self.unknown

    def as_json(self) -> ClausesJSON:
        return {
            "in_route": [_clause_as_json(clause) for clause in self.in_route],
            "unknown": [_clause_as_json(clause) for clause in self.unknown],
        }


@dataclass(frozen=True, slots=True)
class RoutingTable:
    """The routing of one case: its questions in order, and clause lists for the conditioned."""

    questions: tuple[RoutedQuestion, ...]
    clauses: Mapping[str, Clauses]
    # The questions whose answers open or close others, in order.
    gates: tuple[str, ...]
    _routes: dict[tuple[str, ...], tuple[str, ...]] = field(
        default_factory=dict, repr=False, compare=False
    )

    def in_route(self, answers: Mapping[str, str]) -> tuple[str, ...]:
        """The codes of the questions in route, in questionnaire order.

        Answers to the gates alone decide it, and a sample gives the same ones again and again, so
        that the route is remembered by them.
        """
        given = tuple(answers.get(code, BLANK) for code in self.gates)
        route = self._routes.get(given)
        if route is None:
            statuses = self.statuses(answers).items()
            route = tuple(code for code, status in statuses if status is RouteStatus.IN_ROUTE)
            if len(self._routes) >= MOST_ROUTES:
                self._routes.clear()
            self._routes[given] = route
        return route

    def statuses(self, answers: Mapping[str, str]) -> dict[str, RouteStatus]:
        """The status of every question, in questionnaire order.

        An answer counts as blank for the questions after it when its own question is not in
        route, or when it is not among that question's values.
        """
        statuses: dict[str, RouteStatus] = {}
        values: dict[str, str] = {}
        for question in self.questions:
            code = question.code
            closed = self.clauses.get(code)
            status = RouteStatus.IN_ROUTE if closed is None else closed.status(values)
            answer = answers.get(code, BLANK)
            counts = status is RouteStatus.IN_ROUTE and answer in question.values
            values[code] = answer if counts else BLANK
            statuses[code] = status
        return statuses

    def can_be_asked(self, code: str) -> bool:
        """Whether a question is in route for some answers to others."""
        closed = self.clauses.get(code)
        return closed is None or not closed.is_never_met

    def as_json(self) -> RoutingJSON:
        return {
            "order": [question.code for question in self.questions],
            "questions": {code: closed.as_json() for code, closed in self.clauses.items()},
        }


def compile_routing(questions: Sequence[RoutedQuestion], facts: Mapping[str, str]) -> RoutingTable:
    """Close all conditions over the facts of one case; questions in questionnaire order.

    Raises RoutingError when check_routing finds a fault.
    """
    faults = check_routing(questions)
    if faults:
        raise RoutingError(" ".join(fault.message for fault in faults))
    by_code = {question.code: question for question in questions}
    conditions = [one.condition for one in questions if one.condition is not None]
    asked = {code for condition in conditions for code in condition.questions()}
    return RoutingTable(
        questions=tuple(questions),
        gates=tuple(one.code for one in questions if one.code in asked),
        clauses={
            question.code: _close(
                question.condition,
                tuple((code, facts.get(code, BLANK)) for code in question.condition.facts()),
                tuple((code, by_code[code].values) for code in question.condition.questions()),
            )
            for question in questions
            if question.condition is not None
        },
    )


@lru_cache(maxsize=4096)
def _close(
    condition: Condition,
    facts: tuple[tuple[str, str], ...],
    parents: tuple[tuple[str, tuple[str, ...]], ...],
) -> Clauses:
    """The clause lists of one condition, remembered: most cases of a sample share their facts."""
    values = {code: (*listed, BLANK) for code, listed in parents}
    domains = {code: frozenset(listed) for code, listed in values.items()}
    verdicts = clauses.find_verdicts(condition, dict(facts), domains)
    return Clauses(
        in_route=tuple(_in_listed_order(clause, values) for clause in verdicts.true),
        unknown=tuple(_in_listed_order(clause, values) for clause in verdicts.unknown),
    )


def _in_listed_order(clause: clauses.Clause, values: Mapping[str, tuple[str, ...]]) -> Clause:
    return {
        code: tuple(value for value in values[code] if value in clause[code])
        for code in sorted(clause)
    }


def _matches_one(listed: tuple[Clause, ...], values: Mapping[str, str]) -> bool:
    for clause in listed:
        for code, accepted in clause.items():
            if values.get(code, BLANK) not in accepted:
                break
        else:
            return True
    return False


def _clause_as_json(clause: Clause) -> dict[str, list[str]]:
    return {code: list(accepted) for code, accepted in clause.items()}
