"""The steps of a report as a table for people, made from the table they are checked against."""

from collections.abc import Mapping

from accounts.roles import ROLES
from reports.choices import Guard, ReportStatus
from reports.policies import TRANSITIONS
from reports.types import Transition

# What a guard asks for, in the words of the reference page.
CONDITIONS: Mapping[Guard, str] = {
    Guard.FIELDWORK_OVER: "the inspection is at “Drafting the report”",
    Guard.NOT_AUTHOR: "not by an author of any of its texts or by whoever submitted it",
    Guard.DATA_UNCHANGED: "no number has changed since the last version",
    Guard.NO_ERRORS: "the checks find no error",
    Guard.NO_OPEN_WARNINGS: "every warning is settled with a reason",
    Guard.NO_OPEN_COMMENTS: "every comment of the service has its answer",
    Guard.OUTCOME_SENT: "the service has the outcome of its comments",
    Guard.FILES_KEPT: "all files of the version are made and kept",
    Guard.IS_PUBLIC: "a version is public",
    Guard.EMBARGO_OVER: "the moment set for publication has come, where one is set",
}


def steps_as_markdown() -> str:
    """Return the table: step, from, to, who may, and what has to hold."""
    lines = [
        "| Step | From | To | Who | Only if |",
        "|---|---|---|---|---|",
        *(_line(one) for one in TRANSITIONS.values()),
    ]
    return "\n".join(lines) + "\n"


def _line(step: Transition) -> str:
    sources = ", ".join(str(one.label) for one in ReportStatus if one in step.sources)
    who = ", ".join(
        str(role.title) for role in ROLES.values() if step.permission in role.permissions
    )
    conditions = [CONDITIONS[one] for one in step.guards]
    if step.needs_note:
        conditions.append("a note says why")
    if step.freezes:
        conditions.append("a version is kept")
    cells = (step.move.label, sources, step.target.label, who, "; ".join(conditions))
    return "| " + " | ".join(str(cell) for cell in cells) + " |"
