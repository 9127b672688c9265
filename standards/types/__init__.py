"""A framework's content as frozen dataclasses, built from its stored document."""

from standards.types.content import FrameworkContent, ReportPart, SectionContent
from standards.types.facts import CaseFact, FactValue, normalise_spelling
from standards.types.guidance import (
    Characteristics,
    KeyQuestion,
    Prompt,
    PromptGroup,
    PromptItem,
    Statement,
    Traits,
)
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
from standards.types.standards import Area, StandardContent
from standards.types.text import Text, Wording
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

__all__ = [
    "NO",
    "NOT_APPLICABLE",
    "NOT_RATED",
    "YES",
    "AnswerOption",
    "Area",
    "Band",
    "CaseFact",
    "Characteristics",
    "CutOffs",
    "Discretion",
    "Domain",
    "FactValue",
    "FrameworkContent",
    "KeyQuestion",
    "Moderation",
    "Origin",
    "Prompt",
    "PromptGroup",
    "PromptItem",
    "QuestionContent",
    "RatingWord",
    "Reason",
    "ReportPart",
    "RouteContent",
    "SectionContent",
    "StandardContent",
    "Statement",
    "Text",
    "Traits",
    "Wording",
    "normalise_spelling",
    "read_framework",
]
