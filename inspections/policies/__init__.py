"""When an inspection may move on, what makes its dates sound, and who may arrange what."""

from inspections.policies.calendar import (
    bank_holidays_between,
    check_holiday_mondays,
    count_working_days,
    holiday_mondays,
    is_bank_holiday,
    is_working_day,
    next_free_monday,
)
from inspections.policies.inspections import (
    ADMINISTERING,
    NEXT_STAGES,
    can_give_role,
    can_move,
    can_plan,
    check_change_reason,
    check_give_role,
    check_move,
    check_open,
    check_plan,
    check_service_code,
    check_timetable,
    refusal_of,
)

__all__ = [
    "ADMINISTERING",
    "NEXT_STAGES",
    "bank_holidays_between",
    "can_give_role",
    "can_move",
    "can_plan",
    "check_change_reason",
    "check_give_role",
    "check_holiday_mondays",
    "check_move",
    "check_open",
    "check_plan",
    "check_service_code",
    "check_timetable",
    "count_working_days",
    "holiday_mondays",
    "is_bank_holiday",
    "is_working_day",
    "next_free_monday",
    "refusal_of",
]
