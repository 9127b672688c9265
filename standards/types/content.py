"""The shape of a framework's content: themes, scale, bands, facts, sections and questions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from standards.choices import JudgedFrom, Provenance
from standards.types.text import Text

YES, NO, NOT_APPLICABLE = "yes", "no", "na"


@dataclass(frozen=True)
class Origin:
    """Where a part of the framework comes from, and how sure that is."""

    provenance: Provenance
    source: Text


@dataclass(frozen=True)
class RatingWord:
    """One judgement word of the scale with its stars, lowest first in the framework."""

    code: str
    label: Text
    points: int


@dataclass(frozen=True)
class Band:
    """The displayed percentages, both ends included, that point to one judgement word."""

    rating: str
    floor: int
    top: int


@dataclass(frozen=True)
class Area:
    """A numbered part of a standard that is judged from fieldwork, with its aim."""

    code: str
    number: int
    title: Text
    aim: Text


@dataclass(frozen=True)
class StandardContent:
    """A theme: what is expected, how it is judged, and the phrases reports are made of."""

    code: str
    number: int
    title: Text
    short_title: Text
    expectation: Text
    score_phrase: Text
    judgement_subject: Text
    judged_from: JudgedFrom
    core: bool
    chart: bool
    areas: tuple[Area, ...]
    origin: Origin

    @property
    def is_case_scored(self) -> bool:
        """Whether case questions count towards it; otherwise it carries no percentage."""
        return self.judged_from == JudgedFrom.CASES


@dataclass(frozen=True)
class FactValue:
    """An allowed value of a case fact and the other spellings accepted for it."""

    code: str
    label: Text
    spellings: tuple[str, ...]


@dataclass(frozen=True)
class CaseFact:
    """What the service states about a case. Only facts marked `routes` may route a question."""

    code: str
    label: Text
    required: bool
    routes: bool
    values: tuple[FactValue, ...]
    origin: Origin

    def read(self, written: str) -> str | None:
        """The value's code for what someone wrote (code, label or spelling), else None."""
        return self._by_spelling.get(normalise_spelling(written))

    def label_of(self, code: str) -> Text:
        """The label of a value's code; empty for a code that is not a value."""
        return next((value.label for value in self.values if value.code == code), Text(()))

    @cached_property
    def _by_spelling(self) -> dict[str, str]:
        return {
            normalise_spelling(written): value.code
            for value in self.values
            for written in (value.code, value.label.text_in("en").words, *value.spellings)
        }


@dataclass(frozen=True)
class Reason:
    """A coded reason for a no; several may apply to one answer."""

    code: str
    label: Text


@dataclass(frozen=True)
class AnswerOption:
    """One possible answer to a question."""

    code: str
    label: Text


@dataclass(frozen=True)
class QuestionContent:
    """A case question. `standard` is the one theme it counts for, "" for facts and gates.

    `route` is the condition as data (see scoring.routing); None means always asked.
    `headline` is the short label on the chart; it is empty for other questions.
    """

    code: str
    section: str
    position: int
    text: Text
    guidance: Text
    answers: tuple[AnswerOption, ...]
    counts: bool
    sufficient_when: frozenset[str]
    standard: str
    also_shown_in: tuple[str, ...]
    reasons_for_no: tuple[Reason, ...]
    headline: Text
    note_required_for: frozenset[str]
    route: Mapping[str, Any] | None = field(hash=False)
    origin: Origin

    @property
    def values(self) -> tuple[str, ...]:
        """The codes of its possible answers, in the order shown."""
        return tuple(answer.code for answer in self.answers)

    @property
    def is_headline(self) -> bool:
        return bool(self.headline)

    def label_of(self, value: str) -> Text:
        """The label of an answer's code; empty for a code that is not an answer."""
        return next((answer.label for answer in self.answers if answer.code == value), Text(()))


@dataclass(frozen=True)
class SectionContent:
    """One screen of the questionnaire, in the order of the work."""

    code: str
    title: Text
    questions: tuple[QuestionContent, ...]


@dataclass(frozen=True)
class ReportPart:
    """A part of the report, in order.

    `repeats` is "standards" for a part written once per chosen theme; `when` is "always",
    "judged_from_cases" (only themes with a score) or "chart" (only themes with a data summary).
    """

    code: str
    title: Text
    repeats: str
    when: str
    parts: tuple[ReportPart, ...]


@dataclass(frozen=True)
class FrameworkContent:
    """Everything one edition says."""

    code: str
    edition: str
    title: Text
    about: Text
    standard_noun: Text
    standards_noun: Text
    ratings: tuple[RatingWord, ...]
    ratings_origin: Origin
    bands: tuple[Band, ...]
    bands_origin: Origin
    compare: str
    rounding: str
    standards: tuple[StandardContent, ...]
    facts: tuple[CaseFact, ...]
    sections: tuple[SectionContent, ...]
    report_parts: tuple[ReportPart, ...]
    origin: Origin

    @cached_property
    def questions(self) -> tuple[QuestionContent, ...]:
        """All questions in questionnaire order."""
        return tuple(question for section in self.sections for question in section.questions)

    @cached_property
    def question_by_code(self) -> dict[str, QuestionContent]:
        return {question.code: question for question in self.questions}

    @cached_property
    def standard_by_code(self) -> dict[str, StandardContent]:
        return {standard.code: standard for standard in self.standards}

    @cached_property
    def fact_by_code(self) -> dict[str, CaseFact]:
        return {fact.code: fact for fact in self.facts}

    @cached_property
    def section_by_code(self) -> dict[str, SectionContent]:
        return {section.code: section for section in self.sections}

    @cached_property
    def rating_by_code(self) -> dict[str, RatingWord]:
        return {rating.code: rating for rating in self.ratings}

    def core_standards(self) -> tuple[StandardContent, ...]:
        """The themes every inspection has; the others are chosen per inspection."""
        return tuple(standard for standard in self.standards if standard.core)


def normalise_spelling(written: str) -> str:
    """Bring a written value to the form spellings are compared in."""
    return " ".join(written.casefold().replace("_", " ").replace("-", " ").split())
