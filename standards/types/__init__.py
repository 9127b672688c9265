"""A framework's content as frozen dataclasses, built from its stored document."""

from standards.types.content import FrameworkContent, ReportPart, SectionContent
from standards.types.facts import CaseFact, FactValue, normalise_spelling
from standards.types.questions import (
    NO,
    NOT_APPLICABLE,
    YES,
    AnswerOption,
    QuestionContent,
    Reason,
    RouteContent,
)
from standards.types.reading import read_framework
from standards.types.text import Text, Wording
from standards.types.yardstick import Area, Band, Origin, RatingWord, StandardContent

__all__ = [
    "NO",
    "NOT_APPLICABLE",
    "YES",
    "AnswerOption",
    "Area",
    "Band",
    "CaseFact",
    "FactValue",
    "FrameworkContent",
    "Origin",
    "QuestionContent",
    "RatingWord",
    "Reason",
    "ReportPart",
    "RouteContent",
    "SectionContent",
    "StandardContent",
    "Text",
    "Wording",
    "normalise_spelling",
    "read_framework",
]
