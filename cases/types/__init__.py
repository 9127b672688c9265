"""Plain values of cases: the one parser of whatever carries an answer, and what saving replies."""

from cases.types.answers import (
    NOTE_LIMIT,
    AnswerContent,
    AnswerOperation,
    Conflict,
    Receipt,
    change_digest,
    natural_order,
)

__all__ = [
    "NOTE_LIMIT",
    "AnswerContent",
    "AnswerOperation",
    "Conflict",
    "Receipt",
    "change_digest",
    "natural_order",
]
