"""The dashboard of a plan: counts with their base, then every line with its actions."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from govuk.figures import base_text
from improvement.policies.actions import ActionStanding
from improvement.policies.counting import WHOLE, PlanCounts, Standing, groups_of
from improvement.policies.quarters import quarter_text
from improvement.presenters.cards import line_title, person_text
from improvement.presenters.tags import Tag, due_text, tags_of
from improvement.queries.followed import PlanProgress
from improvement.queries.loading import PlanAccess
from improvement.queries.standing import PlanStanding
from improvement.types import PlanAction

LATE = (Standing.OVERDUE, Standing.SOON, Standing.MISSING, Standing.SLIPPED)


@dataclass(frozen=True)
class CountRow:
    """A group of actions: how many of how many, and their share for the bar beside it."""

    text: str
    base: str
    per_cent: float


@dataclass(frozen=True)
class ActionRow:
    """One action as the dashboard shows it."""

    what: str
    href: str
    tags: list[Tag]
    owner: str
    due: str
    told: str


@dataclass(frozen=True)
class LineRow:
    """A line of the plan with those of its actions that are shown."""

    title: str
    text: str
    summary: str
    actions: list[ActionRow]


@dataclass(frozen=True)
class ProgressPage:
    """Everything the dashboard shows; `summary` says how many actions there are."""

    facts: list[dict[str, str]]
    summary: str
    whole: list[CountRow]
    late: list[CountRow]
    filters: list[dict[str, Any]]
    lines: list[LineRow]
    none: str
    downloads: list[dict[str, str]]
    cover_href: str


def present_progress(access: PlanAccess, progress: PlanProgress, chosen: str) -> ProgressPage:
    """Return the dashboard, with the actions of the chosen group; all of them for any other."""
    counts = progress.counts
    group = Standing(chosen) if chosen in set(Standing) else None
    lines = [one for one in _lines(access, progress, group) if one.actions or not group]
    return ProgressPage(
        facts=[{"key": key, "value": value} for key, value in plan_facts(progress)]
        if access.is_whole
        else [],
        summary=actions_text(counts),
        whole=[_count(one, counts) for one in WHOLE],
        late=[_count(one, counts) for one in LATE],
        filters=_filters(access, counts, group) if counts.total else [],
        lines=lines,
        none=_("No action stands like this.") if group else _("The plan has no action yet."),
        downloads=_downloads(access) if access.is_whole else [],
        cover_href=_address(access, "cover-edit") if access.may(Permission.EDIT_PLAN) else "",
    )


def actions_text(counts: PlanCounts) -> str:
    """Say how many actions there are, and how many are still open."""
    if not counts.total:
        return ""
    text = ngettext(
        "%(total)d action, %(open)d of it open.",
        "%(total)d actions, %(open)d of them open.",
        counts.total,
    )
    return text % {"total": counts.total, "open": counts.open}


def plan_facts(progress: PlanProgress) -> Iterator[tuple[str, str]]:
    """Yield what was said of the plan as a whole, each with what it is."""
    standing, counts = progress.standing, progress.counts
    yield _("Approved by the board"), _approved(standing.board)
    yield _("Approved by the oversight body"), _approved(standing.oversight)
    yield _("Coverage, by the lead inspector"), _covered(standing)
    yield _("To be signed off by"), sign_off_text(standing)
    if counts.next_due:
        yield _("Next action due"), str(date_format(counts.next_due))


def sign_off_text(standing: PlanStanding) -> str:
    """Say by when a plan is to be signed off, or that it is."""
    if standing.is_complete:
        return _("Signed off as complete")
    if standing.due_date is None:
        return _("Twelve months after publication")
    day = str(date_format(standing.due_date))
    is_late = standing.is_overdue(timezone.localdate())
    return _("%(day)s, overdue") % {"day": day} if is_late else day


def _lines(access: PlanAccess, progress: PlanProgress, group: Standing | None) -> Iterator[LineRow]:
    for line in progress.content.lines:
        text = f"{line.addressee} {line.text}".strip()
        yield _line(access, progress, group, line_title(line), text, line.actions)
    for title, actions in (
        (_("Drafted, attached to no line yet"), progress.content.drafted),
        (_("For a recommendation that is not in the report now"), progress.content.left_over),
    ):
        if actions:
            yield _line(access, progress, group, title, "", actions)


def _line(
    access: PlanAccess,
    progress: PlanProgress,
    group: Standing | None,
    title: str,
    text: str,
    actions: Iterable[PlanAction],
) -> LineRow:
    listed = list(actions)
    standings = progress.standings_of(listed)
    shown = [
        (action, standing)
        for action, standing in zip(listed, standings, strict=True)
        if group is None or group in groups_of(standing)
    ]
    verified = sum(Standing.VERIFIED in groups_of(one) for one in standings)
    summary = _("%(base)s verified") % {"base": base_text(verified, len(standings))}
    return LineRow(
        title,
        text,
        summary if standings else _("No action yet"),
        [_action(access, *one) for one in shown],
    )


def _action(access: PlanAccess, action: PlanAction, standing: ActionStanding) -> ActionRow:
    return ActionRow(
        what=action.what,
        href=_address(access, "action-progress", action.uid),
        tags=tags_of(standing),
        owner=person_text(action.owner),
        due=due_text(standing),
        told=_told(standing),
    )


def _told(standing: ActionStanding) -> str:
    latest = standing.latest
    if latest is None:
        return ""
    return _("%(quarter)s: %(text)s") % {
        "quarter": quarter_text(latest.quarter),
        "text": latest.text,
    }


def _count(group: Standing, counts: PlanCounts) -> CountRow:
    count = counts.groups[group]
    share = 100 * count / counts.total if counts.total else 0
    return CountRow(group.label, base_text(count, counts.total), share)


def _filters(
    access: PlanAccess, counts: PlanCounts, group: Standing | None
) -> list[dict[str, Any]]:
    page = _address(access, "progress-detail")
    everything = {
        "text": _("All (%(count)d)") % {"count": counts.total},
        "href": page,
        "is_current": group is None,
    }
    return [
        everything,
        *(
            {
                "text": _("%(status)s (%(count)d)")
                % {"status": one.label, "count": counts.groups[one]},
                "href": f"{page}?show={one.value}",
                "is_current": one is group,
            }
            for one in Standing
            if counts.groups[one] or one is group
        ),
    ]


def _downloads(access: PlanAccess) -> list[dict[str, str]]:
    offered = [
        (_("the plan with its progress"), "plan-pdf", "PDF"),
        (_("the plan with its progress"), "plan-workbook", "XLSX"),
    ]
    if access.is_of_service:
        offered.append((_("the plan with a cover sheet for the cabinet"), "cabinet-pdf", "PDF"))
    return [
        {"text": text, "format": format_, "href": _address(access, name)}
        for text, name, format_ in offered
    ]


def _approved(approval: Any) -> str:
    if approval is None:
        return _("Not yet")
    return _("%(body)s, %(name)s, %(day)s") % {
        "body": approval.body,
        "name": approval.name,
        "day": date_format(approval.approved_date),
    }


def _covered(standing: PlanStanding) -> str:
    confirmation = standing.confirmation
    if confirmation is None:
        return _("Not confirmed yet")
    if confirmation.is_covered:
        return _("Every recommendation is covered")
    return _("Not covered: %(note)s") % {"note": confirmation.note}


def _address(access: PlanAccess, name: str, *more: Any) -> str:
    return reverse(f"improvement:{name}", args=[access.inspection.reference, *more])
