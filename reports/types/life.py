"""The steps of a report and what they are checked against."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from accounts.permissions import Permission
from inspections.choices import Stage
from reports.choices import Guard, Move, ReportStatus


@dataclass(frozen=True)
class Transition:
    """One step: from which statuses to which, who may take it, and what has to hold.

    `needs_note` asks why; `freezes` makes a version; `follows` tells whether the stage of the
    inspection goes along (a report that is withdrawn moves nothing).
    """

    move: Move
    sources: frozenset[ReportStatus]
    target: ReportStatus
    permission: Permission
    guards: tuple[Guard, ...] = ()
    needs_note: bool = False
    freezes: bool = False
    follows: bool = True


@dataclass(frozen=True)
class Life:
    """How things stand with a report and with one person: all that a step is checked against.

    `errors`, `warnings`, `comments` and `changed` count what is open: faults, the service's
    comments, and numbers that differ from the last version; `is_outcome_due` tells that the service
    has commented and not been sent what was answered; `missing_files` names the files of the last
    version that are still to be made; `embargo_until` is set while it is still to come.
    """

    status: ReportStatus
    stage: Stage
    permissions: frozenset[Permission]
    is_author: bool = False
    errors: int = 0
    warnings: int = 0
    comments: int = 0
    is_outcome_due: bool = False
    changed: int = 0
    missing_files: tuple[str, ...] = ()
    is_public: bool = False
    embargo_until: datetime | None = None


@dataclass(frozen=True)
class ServiceCommentContent:
    """A comment of the service as it is typed; `place` is a passage's key, or ""."""

    place: str
    place_text: str
    claim: str
    proposal: str = ""
    evidence: str = ""
