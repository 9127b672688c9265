"""The page of a plan."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from accounts.permissions import Permission
from improvement.presenters.cards import (
    ActionCard,
    CardMaker,
    LineSection,
    present_actions,
    present_line,
)
from improvement.presenters.glance import Glance, PlanPart, present_glance, present_parts
from improvement.presenters.standing import (
    RecordRow,
    Task,
    present_changes,
    present_records,
    present_tasks,
)
from improvement.queries.followed import PlanProgress
from improvement.queries.loading import PlanAccess
from improvement.types import PlanContent


@dataclass(frozen=True)
class PlanView:
    """Everything the page shows; `tasks`, `changes` and `records` are for who reads the whole.

    `parts` lead to the lines and groups below, and are empty where there is only one.
    """

    glance: Glance
    parts: list[PlanPart]
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


def present_plan(access: PlanAccess, progress: PlanProgress, today: date) -> PlanView:
    """Return a started plan as the person may see and change it."""
    content, standing = progress.content, progress.standing
    may_edit = access.may(Permission.EDIT_PLAN) and not standing.is_complete
    is_whole = access.is_whole
    maker = CardMaker(progress, may_edit)
    hrefs = {
        name: maker.address(name) if may_edit else ""
        for name in ("action-add", "line-add", "plan-attach")
    }
    can_attach = content.lines and (content.drafted or content.left_over)
    return PlanView(
        glance=present_glance(progress, maker),
        parts=present_parts(progress),
        tasks=present_tasks(access, content, standing, today) if is_whole else [],
        recommendations=[present_line(one, maker) for one in content.recommendations],
        own_lines=[present_line(one, maker) for one in content.own_lines],
        drafted=present_actions(content.drafted, maker),
        left_over=present_actions(content.left_over, maker),
        withdrawn=present_actions(content.withdrawn, CardMaker(progress, may_edit=False)),
        changes=present_changes(content, standing) if is_whole else [],
        records=present_records(access, standing) if is_whole else [],
        waiting=_waiting(content, is_whole=is_whole),
        add_action_href=hrefs["action-add"],
        add_line_href=hrefs["line-add"],
        attach_href=hrefs["plan-attach"] if can_attach else "",
        progress_href=maker.address("progress-detail"),
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
