"""The page of a plan."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.permissions import Permission
from improvement.presenters.cards import ActionCard, LineSection, present_actions, present_line
from improvement.presenters.standing import (
    RecordRow,
    Task,
    present_changes,
    present_records,
    present_tasks,
)
from improvement.queries.loading import PlanAccess
from improvement.queries.standing import PlanStanding
from improvement.types import PlanContent


@dataclass(frozen=True)
class PlanView:
    """Everything the page shows; `tasks`, `changes` and `records` are for who reads the whole."""

    tasks: list[Task]
    recommendations: list[LineSection]
    own_lines: list[LineSection]
    drafted: list[ActionCard]
    left_over: list[ActionCard]
    withdrawn: list[ActionCard]
    changes: list[dict[str, str]]
    records: list[RecordRow]
    waiting: str
    add_action_href: str
    add_line_href: str
    attach_href: str
    progress_href: str


def present_plan(
    access: PlanAccess, content: PlanContent, standing: PlanStanding, today: date
) -> PlanView:
    """Return a started plan as the person may see and change it."""
    reference = access.inspection.reference
    may_edit = access.may(Permission.EDIT_PLAN) and not standing.is_complete
    is_whole = access.is_whole
    hrefs = {
        name: reverse(f"improvement:{name}", args=[reference]) if may_edit else ""
        for name in ("action-add", "line-add", "plan-attach")
    }
    can_attach = content.lines and (content.drafted or content.left_over)
    return PlanView(
        tasks=present_tasks(access, content, standing, today) if is_whole else [],
        recommendations=[
            present_line(one, reference, today, may_edit=may_edit)
            for one in content.recommendations
        ],
        own_lines=[
            present_line(one, reference, today, may_edit=may_edit) for one in content.own_lines
        ],
        drafted=present_actions(content.drafted, reference, today, may_edit=may_edit),
        left_over=present_actions(content.left_over, reference, today, may_edit=may_edit),
        withdrawn=present_actions(content.withdrawn, reference, today, may_edit=False),
        changes=present_changes(content, standing) if is_whole else [],
        records=present_records(access, standing) if is_whole else [],
        waiting=_waiting(content, is_whole=is_whole),
        add_action_href=hrefs["action-add"],
        add_line_href=hrefs["line-add"],
        attach_href=hrefs["plan-attach"] if can_attach else "",
        progress_href=reverse("improvement:progress-detail", args=[reference]),
    )


def _waiting(content: PlanContent, *, is_whole: bool) -> str:
    if not is_whole:
        return "" if content.actions else _("No action of this plan is yours.")
    if content.recommendations:
        return ""
    return _(
        "The report is not with the service. Once it is released, its recommendations become "
        "lines of this plan; until then you can draft actions."
    )
