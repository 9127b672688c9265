"""Counting answers: sufficient, not sufficient, not applicable and missing, and plain values."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from fractions import Fraction

from scoring.rounding import round_half_up

BLANK = ""
NOT_APPLICABLE = "na"


class TallyError(ValueError):
    """Questions or answers that cannot be counted without a wrong figure."""


@dataclass(frozen=True, slots=True)
class CountedQuestion:
    """A case question that counts towards a standard, and the values that mean sufficient.

    "na" is not applicable, blank is missing, every other value is not sufficient.
    """

    code: str
    standard: str
    sufficient_when: frozenset[str]

    def __post_init__(self) -> None:
        if not self.code or not self.standard:
            raise TallyError("A counted question must have a code and a standard.")
        if not self.sufficient_when:
            raise TallyError(f"{self.code} could never be sufficient.")
        if self.sufficient_when & {BLANK, NOT_APPLICABLE}:
            raise TallyError(f"{self.code} takes blank or not applicable for sufficient.")


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """The answer of one case to one question in route; blank when it is not answered yet."""

    case: str
    question: str
    value: str

    def __post_init__(self) -> None:
        if not self.case or not self.question:
            raise TallyError("An answer must name its case and its question.")


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of answers, and of the cases with at least one applicable answer among them."""

    sufficient: int = 0
    not_sufficient: int = 0
    not_applicable: int = 0
    missing: int = 0
    cases: int = 0

    def __post_init__(self) -> None:
        for field in fields(self):
            if getattr(self, field.name) < 0:
                raise TallyError(f"The count {field.name} is below zero.")
        if not min(self.applicable, 1) <= self.cases <= self.applicable:
            raise TallyError(
                f"{self.applicable} applicable answers cannot come from {self.cases} cases."
            )

    def __add__(self, other: Tally) -> Tally:
        """Both together, for tallies of different cases: a case in both would count twice."""
        return Tally(
            sufficient=self.sufficient + other.sufficient,
            not_sufficient=self.not_sufficient + other.not_sufficient,
            not_applicable=self.not_applicable + other.not_applicable,
            missing=self.missing + other.missing,
            cases=self.cases + other.cases,
        )

    @property
    def applicable(self) -> int:
        """The base of the percentage: answers that are sufficient or not sufficient."""
        return self.sufficient + self.not_sufficient

    @property
    def proportion(self) -> Fraction | None:
        """Sufficient answers as an exact part of one, or None where nothing is applicable."""
        return Fraction(self.sufficient, self.applicable) if self.applicable else None

    @property
    def percent(self) -> int | None:
        """The proportion as displayed: a whole percentage, a half rounded up."""
        return None if self.proportion is None else round_half_up(100 * self.proportion)


@dataclass(frozen=True, slots=True)
class Tallies:
    """Tallies by code of standard and of question, in the order the questions were given."""

    by_standard: Mapping[str, Tally]
    by_question: Mapping[str, Tally]


def tally_answers(questions: Sequence[CountedQuestion], answers: Iterable[CaseAnswer]) -> Tallies:
    """Pool the answers of all cases, each weighing the same, per question and per standard.

    Answers to questions that are not counted are passed over. Every counted question and its
    standard appears, with an empty tally when it has no answers. Refuses a question listed twice
    and a case that answers the same question twice.
    """
    by_code = {question.code: question for question in questions}
    if len(by_code) < len(questions):
        raise TallyError("A counted question is listed twice.")
    by_question: dict[str, list[CaseAnswer]] = {code: [] for code in by_code}
    by_standard: dict[str, list[CaseAnswer]] = {question.standard: [] for question in questions}
    for answer in _each_once(answers, by_code):
        by_question[answer.question].append(answer)
        by_standard[by_code[answer.question].standard].append(answer)
    return Tallies(
        by_standard={code: _count(listed, by_code) for code, listed in by_standard.items()},
        by_question={code: _count(listed, by_code) for code, listed in by_question.items()},
    )


def tally_values(
    codes_with_values: Mapping[str, Sequence[str]], answers: Iterable[CaseAnswer]
) -> dict[str, dict[str, int]]:
    """How often each value was given to questions that are only described, never in a percentage.

    For every code all its values, and blank for missing, also when nobody gave them. Answers to
    other questions are passed over; a value that is not listed is refused.
    """
    counts = {
        code: dict.fromkeys((*values, BLANK), 0) for code, values in codes_with_values.items()
    }
    for answer in _each_once(answers, counts):
        if answer.value not in counts[answer.question]:
            raise TallyError(f'"{answer.value}" is not among the values of {answer.question}.')
        counts[answer.question][answer.value] += 1
    return counts


def _each_once(answers: Iterable[CaseAnswer], questions: Collection[str]) -> Iterator[CaseAnswer]:
    """Yield the answers to these questions; refuses a second one of a case to the same."""
    seen: set[tuple[str, str]] = set()
    for answer in answers:
        if answer.question not in questions:
            continue
        key = (answer.case, answer.question)
        if key in seen:
            raise TallyError(f"Case {answer.case} answers {answer.question} twice.")
        seen.add(key)
        yield answer


def _count(answers: Sequence[CaseAnswer], by_code: Mapping[str, CountedQuestion]) -> Tally:
    sufficient = not_sufficient = not_applicable = missing = 0
    cases: set[str] = set()
    for answer in answers:
        if answer.value == BLANK:
            missing += 1
        elif answer.value == NOT_APPLICABLE:
            not_applicable += 1
        elif answer.value in by_code[answer.question].sufficient_when:
            sufficient += 1
            cases.add(answer.case)
        else:
            not_sufficient += 1
            cases.add(answer.case)
    return Tally(sufficient, not_sufficient, not_applicable, missing, len(cases))
