"""Rules about cases, a module per noun; each as a check that raises and a can_ twin."""

from cases.policies.answering import (
    can_answer,
    can_return,
    check_answer,
    check_return,
    check_standing,
    is_open,
    may_score,
)
from cases.policies.concerns import NEXT_STATES, can_step, check_step, is_plan_overdue

__all__ = [
    "NEXT_STATES",
    "can_answer",
    "can_return",
    "can_step",
    "check_answer",
    "check_return",
    "check_standing",
    "check_step",
    "is_open",
    "is_plan_overdue",
    "may_score",
]
