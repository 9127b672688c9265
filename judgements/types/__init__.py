"""Plain values of fieldwork: the one parser of what is saved, and what saving it replies."""

from judgements.types.operations import (
    FieldworkConflict,
    FieldworkOperation,
    FieldworkReceipt,
    Standing,
)

__all__ = ["FieldworkConflict", "FieldworkOperation", "FieldworkReceipt", "Standing"]
