"""The whole content of one edition, and the parts of its report."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from standards.types.facts import CaseFact
from standards.types.guidance import Characteristics, KeyQuestion, Traits
from standards.types.questions import QuestionContent, RouteContent
from standards.types.standards import StandardContent
from standards.types.text import Text
from standards.types.yardstick import (
    NOT_RATED,
    Band,
    CutOffs,
    Discretion,
    Domain,
    Moderation,
    Origin,
    RatingWord,
)


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
    "judged_from_cases" (only themes with a score), "chart" (only themes with a data summary) or
    "registers" (only themes that registers of fieldwork tell something about).
    """

    code: str
    title: Text
    repeats: str
    when: str
    parts: tuple[ReportPart, ...]


@dataclass(frozen=True)
class FrameworkContent:
    """Everything one edition says; `ratings` and `bands` run from the lowest to the highest.

    `is_starred` says that points of ratings are shown as stars. `cut_offs` is None where there is
    no overall rating, `discretion` where there is no such rule, `moderation` where nobody needs to
    agree what is recommended. `is_welsh_checked` is False while a translator has still to read its
    Welsh.
    """

    code: str
    edition: str
    title: Text
    about: Text
    is_welsh_checked: bool
    standard_noun: Text
    standards_noun: Text
    ratings: tuple[RatingWord, ...]
    is_starred: bool
    ratings_origin: Origin
    bands: tuple[Band, ...]
    bands_origin: Origin
    compare: str
    cut_offs: CutOffs | None
    discretion: Discretion | None
    moderation: Moderation | None
    traits: tuple[Traits, ...]
    domains: tuple[Domain, ...]
    standards: tuple[StandardContent, ...]
    facts: tuple[CaseFact, ...]
    routes: tuple[RouteContent, ...]
    sections: tuple[SectionContent, ...]
    report_parts: tuple[ReportPart, ...]
    origin: Origin

    @property
    def is_rated_by_key_questions(self) -> bool:
        """Whether the lowest key question decides in any of its standards."""
        return any(standard.is_judged_by_key_questions for standard in self.standards)

    def name_of(self, standard: StandardContent) -> str:
        """Return "Theme 3" or "Standard 2.1": the edition's own word in the page's language."""
        noun = capfirst(str(self.standard_noun))
        return _("%(noun)s %(number)s") % {"noun": noun, "number": standard.number}

    def characteristics_of(self, standard: StandardContent) -> list[Characteristics]:
        """The characteristics of its ratings, the best rating first."""
        by_rating = {one.rating: one for one in standard.characteristics}
        return [by_rating[one.code] for one in reversed(self.ratings) if one.code in by_rating]

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
    def key_question_by_code(self) -> dict[str, KeyQuestion]:
        """The key questions of all standards, in order."""
        return {one.code: one for standard in self.standards for one in standard.key_questions}

    @cached_property
    def section_by_code(self) -> dict[str, SectionContent]:
        return {section.code: section for section in self.sections}

    @cached_property
    def rating_by_code(self) -> dict[str, RatingWord]:
        return {rating.code: rating for rating in self.ratings}

    @property
    def most_points(self) -> int:
        """The points of the highest rating."""
        return self.ratings[-1].points

    def points_of(self, rating: str) -> int | None:
        """Return the points of a rating's code; None for a standard that is not rated."""
        return None if rating == NOT_RATED else self.rating_by_code[rating].points

    @property
    def standards_by_domain(self) -> tuple[tuple[Domain | None, tuple[StandardContent, ...]], ...]:
        """Each domain with its standards; all of them under None where there are no domains."""
        if not self.domains:
            return ((None, self.standards),)
        return tuple(
            (domain, tuple(one for one in self.standards if one.domain == domain.code))
            for domain in self.domains
        )

    @property
    def core_standards(self) -> tuple[StandardContent, ...]:
        """The themes every inspection has; the others are chosen per inspection."""
        return tuple(standard for standard in self.standards if standard.core)
