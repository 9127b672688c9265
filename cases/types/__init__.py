"""Plain values of cases: the one parser of each thing that is sent, and what is replied."""

from cases.types.answers import (
    NOTE_LIMIT,
    AnswerContent,
    AnswerOperation,
    Conflict,
    Receipt,
    change_digest,
    natural_order,
)
from cases.types.concerns import (
    CONCERN_LIMIT,
    ConcernContent,
    ConcernOperation,
    ConcernReceipt,
    Telling,
)

__all__ = [
    "CONCERN_LIMIT",
    "NOTE_LIMIT",
    "AnswerContent",
    "AnswerOperation",
    "ConcernContent",
    "ConcernOperation",
    "ConcernReceipt",
    "Conflict",
    "Receipt",
    "Telling",
    "change_digest",
    "natural_order",
]
