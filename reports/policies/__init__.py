"""What may be done to a report and when; each rule as a check that raises and a can_ twin."""

from reports.policies.life import (
    MAKING,
    NEXT_STATUSES,
    OPEN_STATUSES,
    STAGES,
    TRANSITIONS,
    can_step,
    check_step,
    is_offered,
    obstacles,
    offered_steps,
)
from reports.policies.writing import (
    can_render,
    can_write,
    check_area,
    check_block,
    check_render,
    check_write,
    closed_text,
    is_open,
    may_write,
    status_of,
)

__all__ = [
    "MAKING",
    "NEXT_STATUSES",
    "OPEN_STATUSES",
    "STAGES",
    "TRANSITIONS",
    "can_render",
    "can_step",
    "can_write",
    "check_area",
    "check_block",
    "check_render",
    "check_step",
    "check_write",
    "closed_text",
    "is_offered",
    "is_open",
    "may_write",
    "obstacles",
    "offered_steps",
    "status_of",
]
