"""Rules about cases, a module per noun; each as a check that raises and a can_ twin."""

from cases.policies.answering import (
    can_answer,
    can_return,
    check_answer,
    check_return,
    is_open,
    may_score,
)

__all__ = [
    "can_answer",
    "can_return",
    "check_answer",
    "check_return",
    "is_open",
    "may_score",
]
