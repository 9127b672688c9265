"""The questions as routing sees them, and what can be wrong with their conditions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from scoring.conditions import BLANK, AnswerIn, Condition, RoutingError


@dataclass(frozen=True, slots=True)
class RoutedQuestion:
    """A question with the values it can be answered with (none for free text, blank left out)."""

    code: str
    values: tuple[str, ...]
    condition: Condition | None = None

    def __post_init__(self) -> None:
        if not self.code:
            raise RoutingError("A question must have a code.")
        if BLANK in self.values:
            raise RoutingError(f"{self.code} lists blank, which means not answered, as a value.")
        if len(set(self.values)) < len(self.values):
            raise RoutingError(f"{self.code} lists the same value twice.")

    def parents(self) -> frozenset[str]:
        return frozenset() if self.condition is None else self.condition.questions()


@dataclass(frozen=True, slots=True)
class RoutingFault:
    """One thing wrong with the routing of the question `code`."""

    code: str
    message: str


def check_routing(questions: Sequence[RoutedQuestion]) -> list[RoutingFault]:
    """All faults, in questionnaire order; an empty list means that the routing can be compiled."""
    by_code = {question.code: question for question in questions}
    position = {question.code: index for index, question in enumerate(questions)}
    faults: list[RoutingFault] = []
    for index, question in enumerate(questions):
        messages = _repeat_messages(question, index, position)
        messages += _order_messages(question, position)
        messages += _value_messages(question, by_code)
        faults += [RoutingFault(question.code, message) for message in messages]
    return faults + _cycle_faults(by_code, position)


def _repeat_messages(
    question: RoutedQuestion, index: int, position: Mapping[str, int]
) -> list[str]:
    if position[question.code] == index:
        return []
    return [f"{question.code} stands more than once in the questionnaire."]


def _order_messages(question: RoutedQuestion, position: Mapping[str, int]) -> list[str]:
    messages = []
    for parent in sorted(question.parents()):
        if parent not in position:
            messages.append(f"{question.code} depends on {parent}, which does not exist.")
        elif parent == question.code:
            messages.append(f"{question.code} depends on itself.")
        elif position[parent] > position[question.code]:
            messages.append(f"{question.code} depends on {parent}, which is asked later.")
    return messages


def _value_messages(question: RoutedQuestion, by_code: Mapping[str, RoutedQuestion]) -> list[str]:
    leaves = () if question.condition is None else question.condition.leaves()
    return [
        f'{question.code} depends on the value "{value}" of {leaf.question}, '
        "which is not among its values."
        for leaf in leaves
        if isinstance(leaf, AnswerIn) and leaf.question in by_code
        for value in leaf.values
        if value not in by_code[leaf.question].values
    ]


def _cycle_faults(
    by_code: Mapping[str, RoutedQuestion], position: Mapping[str, int]
) -> list[RoutingFault]:
    """Rings of two or more questions, each at a question that no ring before it has named."""
    faults: list[RoutingFault] = []
    reported: set[str] = set()
    for code, question in by_code.items():
        # The first question of a ring always depends on a later one.
        asks_ahead = any(position.get(parent, -1) > position[code] for parent in question.parents())
        ring = _find_ring(code, by_code) if asks_ahead and code not in reported else ()
        if ring:
            reported.update(ring)
            way = " → ".join((*ring, code))
            faults.append(RoutingFault(code, f"These questions depend on each other: {way}."))
    return faults


def _find_ring(code: str, by_code: Mapping[str, RoutedQuestion]) -> tuple[str, ...]:
    """A way along parents from a question back to it through another one; empty if none."""
    seen = {code}
    ways: list[tuple[str, ...]] = [(code,)]
    while ways:
        way = ways.pop()
        parents = by_code[way[-1]].parents() & by_code.keys()
        if code in parents and len(way) > 1:
            return way
        ways += [(*way, parent) for parent in sorted(parents - seen)]
        seen |= parents
    return ()
