"""Conditions of a case question: their forms, their reading from data, their direct evaluation."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

BLANK = ""


class RoutingError(ValueError):
    """A condition or a routed question that makes no sense; the message says where and why."""


class RouteStatus(StrEnum):
    """Whether a question applies to a case, as far as the facts and answers so far can tell."""

    IN_ROUTE = "in_route"
    OUT_OF_ROUTE = "out_of_route"
    UNKNOWN = "unknown"


class _Form(ABC):
    """What all forms of a condition share."""

    __slots__ = ()

    @abstractmethod
    def leaves(self) -> Iterator[FactIn | AnswerIn]:
        """The single tests that the condition is made of, from left to right."""

    @abstractmethod
    def judge(self, facts: Mapping[str, str], answers: Mapping[str, str]) -> bool | None:
        """True, False, or None for unknown; a missing or blank fact or answer is unknown."""

    def facts(self) -> frozenset[str]:
        return frozenset(leaf.fact for leaf in self.leaves() if isinstance(leaf, FactIn))

    def questions(self) -> frozenset[str]:
        return frozenset(leaf.question for leaf in self.leaves() if isinstance(leaf, AnswerIn))


@dataclass(frozen=True, slots=True)
class FactIn(_Form):
    """The case fact has one of these values."""

    fact: str
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        _check_code("fact", self.fact)
        _check_values(self.fact, self.values)

    def leaves(self) -> Iterator[FactIn | AnswerIn]:
        yield self

    def judge(self, facts: Mapping[str, str], answers: Mapping[str, str]) -> bool | None:
        return _is_among(facts.get(self.fact, BLANK), self.values)


@dataclass(frozen=True, slots=True)
class AnswerIn(_Form):
    """The answer to another question, the parent, is one of these values."""

    question: str
    values: tuple[str, ...]

    def __post_init__(self) -> None:
        _check_code("question", self.question)
        _check_values(self.question, self.values)

    def leaves(self) -> Iterator[FactIn | AnswerIn]:
        yield self

    def judge(self, facts: Mapping[str, str], answers: Mapping[str, str]) -> bool | None:
        return _is_among(answers.get(self.question, BLANK), self.values)


@dataclass(frozen=True, slots=True)
class _Group(_Form):
    parts: tuple[Condition, ...]

    def __post_init__(self) -> None:
        if not self.parts:
            raise RoutingError("A group of conditions must hold at least one condition.")

    def leaves(self) -> Iterator[FactIn | AnswerIn]:
        for part in self.parts:
            yield from part.leaves()


class AllOf(_Group):
    """Every part holds; one part that fails settles it, whatever is still unknown."""

    __slots__ = ()

    def judge(self, facts: Mapping[str, str], answers: Mapping[str, str]) -> bool | None:
        verdicts = {part.judge(facts, answers) for part in self.parts}
        if False in verdicts:
            return False
        return None if None in verdicts else True


class AnyOf(_Group):
    """At least one part holds; one part that holds settles it, whatever is still unknown."""

    __slots__ = ()

    def judge(self, facts: Mapping[str, str], answers: Mapping[str, str]) -> bool | None:
        verdicts = {part.judge(facts, answers) for part in self.parts}
        if True in verdicts:
            return True
        return None if None in verdicts else False


@dataclass(frozen=True, slots=True)
class Not(_Form):
    """The part does not hold; the opposite of unknown is unknown."""

    part: Condition

    def leaves(self) -> Iterator[FactIn | AnswerIn]:
        yield from self.part.leaves()

    def judge(self, facts: Mapping[str, str], answers: Mapping[str, str]) -> bool | None:
        verdict = self.part.judge(facts, answers)
        return None if verdict is None else not verdict


Condition: TypeAlias = FactIn | AnswerIn | AllOf | AnyOf | Not


def evaluate(
    condition: Condition | None, facts: Mapping[str, str], answers: Mapping[str, str]
) -> RouteStatus:
    """Status by direct three-valued (Kleene) evaluation; no condition is always in route.

    A missing or blank fact or answer is unknown. `answers` must already hold blank for a parent
    that is not itself in route: this function sees one condition, not the questionnaire.
    """
    verdict = True if condition is None else condition.judge(facts, answers)
    if verdict is None:
        return RouteStatus.UNKNOWN
    return RouteStatus.IN_ROUTE if verdict else RouteStatus.OUT_OF_ROUTE


def parse_condition(data: object) -> Condition:
    """Read a condition from a framework file's data; raises RoutingError on any other shape.

    Forms: {"all": [c, …]}, {"any": [c, …]}, {"not": c}, {"fact": code, "in": [value, …]},
    {"question": code, "in": [value, …]}.
    """
    if not isinstance(data, Mapping):
        raise RoutingError(f"A condition must be a mapping, not {data!r}.")
    keys = frozenset(data)
    if keys == {"all"}:
        return AllOf(_parse_parts("all", data["all"]))
    if keys == {"any"}:
        return AnyOf(_parse_parts("any", data["any"]))
    if keys == {"not"}:
        return Not(parse_condition(data["not"]))
    if keys == {"fact", "in"}:
        return FactIn(data["fact"], _parse_values(data["in"]))
    if keys == {"question", "in"}:
        return AnswerIn(data["question"], _parse_values(data["in"]))
    named = ", ".join(sorted(map(str, keys))) or "nothing"
    raise RoutingError(
        'A condition names "all", "any", "not", "fact" with "in", or "question" with "in"; '
        f"this one names {named}."
    )


def _parse_parts(key: str, data: object) -> tuple[Condition, ...]:
    if not isinstance(data, list | tuple):
        raise RoutingError(f'"{key}" must hold a list of conditions, not {data!r}.')
    return tuple(parse_condition(part) for part in data)


def _parse_values(data: object) -> tuple[str, ...]:
    if not isinstance(data, list | tuple):
        raise RoutingError(f'"in" must hold a list of values, not {data!r}.')
    return tuple(data)


def _check_code(kind: str, code: object) -> None:
    if not isinstance(code, str) or not code:
        raise RoutingError(f"The code of a {kind} must be text, not {code!r}.")


def _check_values(code: str, values: tuple[object, ...]) -> None:
    if not values:
        raise RoutingError(f"The condition on {code} accepts no value.")
    for value in values:
        if not isinstance(value, str):
            # Unquoted yes and no are booleans in YAML.
            raise RoutingError(f"The value {value!r} for {code} is not text; put it in quotes.")
        if value == BLANK:
            raise RoutingError(f"The condition on {code} accepts blank, which is always unknown.")
    if len(set(values)) < len(values):
        raise RoutingError(f"The condition on {code} accepts the same value twice.")


def _is_among(value: str, accepted: tuple[str, ...]) -> bool | None:
    return None if value == BLANK else value in accepted
