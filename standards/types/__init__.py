"""A framework's content as frozen dataclasses, built from its stored document."""

from standards.types.content import (
    AnswerOption,
    Area,
    Band,
    CaseFact,
    FactValue,
    FrameworkContent,
    Origin,
    QuestionContent,
    RatingWord,
    Reason,
    ReportPart,
    SectionContent,
    StandardContent,
)
from standards.types.reading import read_framework
from standards.types.text import Text, Wording

__all__ = [
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
    "SectionContent",
    "StandardContent",
    "Text",
    "Wording",
    "read_framework",
]
