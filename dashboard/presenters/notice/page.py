"""The notice page as the service reads it, and as the team sees it beforehand."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.roles import ROLES, RoleCode
from dashboard.presenters.notice.dates import NoticeDate, days_text, notice_dates
from dashboard.presenters.notice.progress import ServiceTask, ServiceTaskState
from dashboard.presenters.notice.tasks import TASKS
from dashboard.presenters.progress import Progress
from dashboard.queries.service import ServiceFacts
from inspections.models import Inspection, TeamMember
from inspections.queries import SharedAccess
from inspections.queries.sentences import day_and_distance, notice_text
from inspections.types import Milestone


@dataclass(frozen=True)
class NoticePage:
    """All that stands on it; whoever sees it beforehand follows no link."""

    preview: str
    lead_text: str
    notice: str
    published: str
    is_preparing: bool
    dates: list[NoticeDate]
    tasks: list[dict[str, Any]]
    next_text: str
    next_href: str
    call: str
    contacts: list[dict[str, str]]


def present_notice(
    access: SharedAccess,
    facts: ServiceFacts,
    milestones: Sequence[Milestone],
    contacts: Sequence[TeamMember],
) -> NoticePage:
    """Return the page; once the report is published, nothing but the dates is left of it.

    Whoever does not prepare the inspection reads the dates alone from the beginning.
    """
    inspection, today = access.inspection, facts.today
    has_tasks = access.is_preparing and not inspection.is_published
    shown = [(task, task.state(facts)) for task in TASKS] if has_tasks else []
    next_text, next_href = _find_next(access, shown)
    names = contacts if has_tasks else ()
    return NoticePage(
        preview=_preview(access),
        lead_text=_fieldwork_text(inspection, milestones, today),
        notice=notice_text(inspection.schedule, inspection.service.country),
        published=_published_text(inspection, milestones),
        is_preparing=access.is_preparing,
        dates=notice_dates(inspection, milestones, today),
        tasks=[
            _row(inspection, task, state, today, is_linked=access.is_of_service)
            for task, state in shown
        ],
        next_text=next_text,
        next_href=next_href,
        call=_call_text(names),
        contacts=[_contact(one) for one in names],
    )


def _preview(access: SharedAccess) -> str:
    if access.is_of_service:
        return ""
    if not access.inspection.is_announced:
        return _(
            "The service cannot see this page yet. It will once the inspection is announced, "
            "and this is what it will read."
        )
    return _("This is what the service reads, without its links.")


def _fieldwork_text(inspection: Inspection, milestones: Sequence[Milestone], today: date) -> str:
    if inspection.is_published:
        return ""
    one, two = (
        days_text([by for by in milestones if by.code.startswith(f"week_{week}")])
        for week in ("one", "two")
    )
    return _("Inspectors are with you in two weeks: %(one)s, and %(two)s.") % {
        "one": one,
        "two": two,
    }


def _published_text(inspection: Inspection, milestones: Sequence[Milestone]) -> str:
    if not inspection.is_published:
        return ""
    day = milestones[-1].actual_date or milestones[-1].planned_date
    return _("The report is published, since %(day)s. The inspection asks nothing more of you.") % {
        "day": date_format(day)
    }


def open_task_rows(facts: ServiceFacts) -> list[dict[str, Any]]:
    """Return the tasks that the service can do something about now, those overdue first."""
    if facts.inspection.is_published:
        return []
    found = [(task, task.state(facts)) for task in TASKS]
    waiting = [(task, state) for task, state in found if state.is_open]
    waiting.sort(key=lambda one: one[1].progress is not Progress.OVERDUE)
    return [_row(facts.inspection, *one, facts.today, is_linked=True) for one in waiting]


def _row(
    inspection: Inspection,
    task: ServiceTask,
    state: ServiceTaskState,
    today: date,
    *,
    is_linked: bool,
) -> dict[str, Any]:
    status, colour = state.progress.value
    may_start = state.progress is not Progress.CANNOT_START
    return {
        "text": str(task.title),
        "href": _address(inspection, task) if may_start and is_linked else "",
        "hint": _hint(inspection, state, today),
        "status": status,
        "colour": colour,
    }


def _hint(inspection: Inspection, state: ServiceTaskState, today: date) -> str:
    """Return the sentence of a task and, while it is open, the day it is wanted by."""
    if state.wanted_date is None or not state.is_open:
        return state.hint
    due = day_and_distance(state.wanted_date, today, inspection.service.country)
    return _("%(hint)s Wanted by %(due)s.") % {"hint": _as_sentence(state.hint), "due": due}


def _as_sentence(text: str) -> str:
    return text if text.endswith(".") else f"{text}."


def _find_next(
    access: SharedAccess, shown: Sequence[tuple[ServiceTask, ServiceTaskState]]
) -> tuple[str, str]:
    """Return the first task that is overdue, else the first that is open."""
    if not access.is_of_service:
        return "", ""
    waiting = [(task, state) for task, state in shown if state.is_open]
    late = [one for one in waiting if one[1].progress is Progress.OVERDUE]
    for task, _state in late or waiting:
        return _("Next: %(task)s") % {"task": task.title}, _address(access.inspection, task)
    return "", ""


def _call_text(contacts: Sequence[TeamMember]) -> str:
    """Say whom to call, and whom else: those among them who have a telephone number."""
    named = [one for one in contacts if one.user.phone]
    if not contacts:
        return _("Nobody is named yet whom you could call.")
    if not named:
        return _("Write to the first of these people. No telephone number is given yet.")
    first = {"name": named[0].user.name, "phone": named[0].user.phone}
    if len(named) == 1:
        return _("Call %(name)s on %(phone)s about anything that cannot wait.") % first
    return _(
        "Call %(name)s on %(phone)s about anything that cannot wait; if there is no answer, "
        "%(other)s on %(other_phone)s."
    ) % {**first, "other": named[1].user.name, "other_phone": named[1].user.phone}


def _contact(member: TeamMember) -> dict[str, str]:
    return {
        "role": str(ROLES[RoleCode(member.role)].title),
        "name": member.user.name,
        "email": member.user.email,
        "phone": member.user.phone,
    }


def _address(inspection: Inspection, task: ServiceTask) -> str:
    return reverse(task.route, args=[inspection.reference])
