"""Entries of registers, kept by the real service."""

from typing import Any

from accounts.models import User
from inspections.models import Inspection
from judgements.models import RegisterEntry
from judgements.queries.register_rules import all_registers
from judgements.services.registers import add_entry

# One entry of each register, in the shape in which entries are sent.
ENTRIES: dict[str, dict[str, Any]] = {
    "board-attendance": {
        "date": "2026-01-20",
        "chairing": "chair",
        "chair": "Director of Children’s Services",
        "attendance": {"local_authority": "member", "police": "absent", "health": "not_member"},
    },
    "youth-justice-plan": {
        "year": "2025 to 2026",
        "due_date": "2025-06-30",
        "submitted_date": "2025-06-30",
    },
    "agreements": {
        "title": "Information sharing",
        "agencies": "Council, police",
        "status": "signed",
        "review_date": "2026-04-26",
    },
    "seconded-staff": {"agency": "police", "post": "Officer", "agreed": "1.5", "filled": "1"},
    "service-range": {"need": "family", "provision": "by_referral", "weeks": "6"},
    "training": {"topic": "Safeguarding", "staff": "8", "trained": "5", "joint": True},
    "outside-figures": {
        "figure": "First-time entrants",
        "value": "402",
        "period": "2025",
        "origin": "Youth Justice Statistics",
    },
}


def make_entry(
    inspection: Inspection, by: User, register: str = "training", **changes: Any
) -> RegisterEntry:
    """Add the entry of a register (its code), with changes by column."""
    return add_entry(
        inspection=inspection,
        register=all_registers()[register],
        sent={**ENTRIES[register], **changes},
        by=by,
    )
