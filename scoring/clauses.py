"""Clause lists: a condition turned into short lists of accepted answers, facts filled in.

A clause maps question codes to the values it accepts (blank is a value of its own); a question it
does not name may have any value. A cover is a list of clauses; it holds where one of them matches.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

from scoring.conditions import BLANK, AllOf, AnswerIn, Condition, FactIn, Not

Clause: TypeAlias = Mapping[str, frozenset[str]]
Cover: TypeAlias = tuple[Clause, ...]
Domains: TypeAlias = Mapping[str, frozenset[str]]

EVERYWHERE: Cover = ({},)
NOWHERE: Cover = ()


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Where a condition is true, false and unknown; together they cover every answer state."""

    true: Cover = NOWHERE
    false: Cover = NOWHERE
    unknown: Cover = NOWHERE

    def negated(self) -> Verdicts:
        return Verdicts(true=self.false, false=self.true, unknown=self.unknown)

    def minimised(self, domains: Domains) -> Verdicts:
        return Verdicts(
            true=_minimise(self.true, self.false + self.unknown, domains),
            false=_minimise(self.false, self.true + self.unknown, domains),
            unknown=_minimise(self.unknown, self.true + self.false, domains),
        )


def find_verdicts(condition: Condition, facts: Mapping[str, str], domains: Domains) -> Verdicts:
    """Work out the three covers of a condition; `domains` holds each parent's values and blank."""
    if isinstance(condition, FactIn):
        return _settled(condition.judge(facts, {}))
    if isinstance(condition, AnswerIn):
        return _answer_verdicts(condition, domains[condition.question])
    if isinstance(condition, Not):
        return find_verdicts(condition.part, facts, domains).negated()
    parts = [find_verdicts(part, facts, domains) for part in condition.parts]
    if isinstance(condition, AllOf):
        return reduce(_both, parts).minimised(domains)
    # Any: De Morgan holds in three-valued logic too.
    none_holds = reduce(_both, [part.negated() for part in parts])
    return none_holds.negated().minimised(domains)


def _settled(verdict: bool | None) -> Verdicts:
    if verdict is None:
        return Verdicts(unknown=EVERYWHERE)
    return Verdicts(true=EVERYWHERE) if verdict else Verdicts(false=EVERYWHERE)


def _answer_verdicts(condition: AnswerIn, domain: frozenset[str]) -> Verdicts:
    accepted = domain.intersection(condition.values)
    refused = domain.difference(condition.values, {BLANK})
    return Verdicts(
        true=({condition.question: accepted},),
        false=({condition.question: refused},) if refused else NOWHERE,
        unknown=({condition.question: frozenset({BLANK})},),
    )


def _both(left: Verdicts, right: Verdicts) -> Verdicts:
    return Verdicts(
        true=_meet(left.true, right.true),
        false=_without_contained(left.false + right.false),
        unknown=_without_contained(
            _meet(left.unknown, right.true + right.unknown) + _meet(left.true, right.unknown)
        ),
    )


def _meet(left: Cover, right: Cover) -> Cover:
    shared = (_intersect(one, other) for one in left for other in right)
    return _without_contained([clause for clause in shared if clause is not None])


def _intersect(left: Clause, right: Clause) -> Clause | None:
    """The clause that matches where both do, or None where they exclude each other."""
    both = dict(left)
    for question, accepted in right.items():
        both[question] = accepted & both.get(question, accepted)
        if not both[question]:
            return None
    return both


def _is_within(inner: Clause, outer: Clause) -> bool:
    return all(
        question in inner and inner[question] <= accepted for question, accepted in outer.items()
    )


def _without_contained(clauses: Sequence[Clause]) -> Cover:
    kept: list[Clause] = []
    for clause in clauses:
        if not any(_is_within(clause, other) for other in kept):
            kept = [other for other in kept if not _is_within(other, clause)]
            kept.append(clause)
    return tuple(kept)


def _minimise(cover: Cover, elsewhere: Cover, domains: Domains) -> Cover:
    """The same cover with wider and fewer clauses; `elsewhere` is all that it must not touch."""
    widened = _without_contained([_widen(clause, elsewhere, domains) for clause in cover])
    kept = sorted(widened, key=_sort_key)
    for clause in reversed(kept):
        others = [other for other in kept if other is not clause]
        if _is_covered(clause, others, domains):
            kept = others
    return tuple(kept)


def _widen(clause: Clause, elsewhere: Cover, domains: Domains) -> Clause:
    """Drop questions, then add values, as long as the clause stays out of `elsewhere`."""
    for question in sorted(clause):
        wider = {code: accepted for code, accepted in clause.items() if code != question}
        if _is_clear(wider, elsewhere):
            clause = wider
    for question in sorted(clause):
        for value in sorted(domains[question] - clause[question]):
            wider = {**clause, question: clause[question] | {value}}
            if _is_clear(wider, elsewhere):
                clause = wider
    return clause


def _is_clear(clause: Clause, cover: Cover) -> bool:
    return all(_intersect(clause, other) is None for other in cover)


def _is_covered(clause: Clause, cover: Sequence[Clause], domains: Domains) -> bool:
    """Whether every answer state that the clause matches is matched by some clause of the cover."""
    for index, other in enumerate(cover):
        if _intersect(clause, other) is not None:
            rest = cover[index + 1 :]
            return all(_is_covered(part, rest, domains) for part in _cut(clause, other, domains))
    return False


def _cut(clause: Clause, other: Clause, domains: Domains) -> Iterator[Clause]:
    """The clause without what `other` matches, in parts that do not overlap."""
    for question, accepted in other.items():
        mine = clause.get(question, domains[question])
        if mine - accepted:
            yield {**clause, question: mine - accepted}
        clause = {**clause, question: mine & accepted}


def _sort_key(clause: Clause) -> tuple[int, list[tuple[str, list[str]]]]:
    return len(clause), sorted((question, sorted(values)) for question, values in clause.items())
