"""What stands above a plan: how its actions go, what is late, what comes next, and where it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from govuk.figures import base_text
from improvement.choices import ActionState, Rag
from improvement.policies.actions import ActionStanding
from improvement.policies.counting import WHOLE, Standing, groups_of
from improvement.presenters.cards import (
    CardMaker,
    anchor_of_action,
    anchor_of_line,
    line_title,
    person_text,
    short_text,
)
from improvement.presenters.dashboard import actions_text
from improvement.presenters.tags import COLOURS, RAG_COLOURS, Tag, day_text
from improvement.queries.followed import PlanProgress
from improvement.types import PlanAction

# How many late and how many coming actions are told above a plan.
MOST_LATE, MOST_NEXT = 5, 3
GROUP_COLOURS = {
    Standing.RED: RAG_COLOURS[Rag.RED],
    Standing.AMBER: RAG_COLOURS[Rag.AMBER],
    Standing.GREEN: RAG_COLOURS[Rag.GREEN],
    Standing.UNTOLD: "grey",
    Standing.CLOSED: COLOURS[ActionState.CLOSED],
    Standing.VERIFIED: COLOURS[ActionState.VERIFIED],
    Standing.OVERDUE: "red",
}


@dataclass(frozen=True)
class GroupCount:
    """How many actions of how many are in a group, and where they are listed."""

    text: str
    colour: str
    base: str
    href: str


@dataclass(frozen=True)
class DueAction:
    """An action that is late or comes next, and its place on the page."""

    what: str
    href: str
    tags: list[Tag]
    owner: str
    due: str


@dataclass(frozen=True)
class Glance:
    """How a plan goes in a few lines; `late_href` leads to all late actions where more are."""

    summary: str
    counts: list[GroupCount]
    late: list[DueAction]
    coming: list[DueAction]
    late_href: str
    late_text: str


@dataclass(frozen=True)
class PlanPart:
    """A line or a group of the page: its anchor, what it says, and how its actions go."""

    href: str
    title: str
    text: str
    summary: str
    tags: list[Tag]


def present_glance(progress: PlanProgress, maker: CardMaker) -> Glance:
    """Return how the actions go, those that are late, and those that are due next."""
    counts = progress.counts
    page = maker.address("progress-detail")
    found = list(_by_due_date(progress))
    late = [one for one in found if one[2].is_overdue]
    coming = [one for one in found if not one[2].is_overdue]
    more = len(late) > MOST_LATE
    return Glance(
        summary=actions_text(counts),
        counts=[
            GroupCount(
                one.label,
                GROUP_COLOURS[one],
                base_text(counts.groups[one], counts.total),
                f"{page}?show={one.value}",
            )
            for one in (Standing.OVERDUE, *WHOLE)
            if counts.groups[one]
        ],
        late=[_due(*one) for one in late[:MOST_LATE]],
        coming=[_due(*one) for one in coming[:MOST_NEXT]],
        late_href=f"{page}?show={Standing.OVERDUE.value}" if more else "",
        late_text=_("All %(count)d overdue actions") % {"count": len(late)} if more else "",
    )


def present_parts(progress: PlanProgress) -> list[PlanPart]:
    """Return what leads to each part of the page; nothing where it has one part only."""
    content = progress.content
    lines = [
        _part(progress, anchor_of_line(one.key), line_title(one), one.text, one.actions)
        for one in content.lines
    ]
    groups = [
        _part(progress, "drafted", _("Drafted, attached to no line yet"), "", content.drafted),
        _part(
            progress,
            "left-over",
            _("For a recommendation that is not in the report now"),
            "",
            content.left_over,
        ),
    ]
    parts = [*lines, *(one for one in groups if one.summary)]
    return parts if len(parts) > 1 else []


def _by_due_date(
    progress: PlanProgress,
) -> Iterator[tuple[PlanAction, date, ActionStanding]]:
    """Yield the open actions that have a day, the earliest first."""
    dated = [
        (one, one.due_date, progress.standings[one.pk])
        for one in progress.content.actions
        if one.due_date is not None and one.state == ActionState.OPEN
    ]
    yield from sorted(dated, key=lambda one: one[1])


def _due(action: PlanAction, day: date, standing: ActionStanding) -> DueAction:
    late = [Tag(_("Overdue"), "red")] if standing.is_overdue else []
    soon = [Tag(_("Due soon"), "yellow")] if standing.is_due_soon else []
    return DueAction(
        what=short_text(action.what),
        href=f"#{anchor_of_action(action)}",
        tags=[*late, *soon],
        owner=person_text(action.owner),
        due=day_text(day),
    )


def _part(
    progress: PlanProgress, anchor: str, title: str, text: str, actions: Sequence[PlanAction]
) -> PlanPart:
    groups = [groups_of(one) for one in progress.standings_of(actions)]
    verified = sum(Standing.VERIFIED in one for one in groups)
    marks = (Standing.OVERDUE, Standing.RED, Standing.AMBER)
    found = {one: sum(one in some for some in groups) for one in marks}
    is_line_without = not actions and text
    return PlanPart(
        href=f"#{anchor}",
        title=title,
        text=short_text(text),
        summary=_("%(base)s verified") % {"base": base_text(verified, len(actions))}
        if actions
        else "",
        tags=[
            *([Tag(_("No action yet"), "red")] if is_line_without else []),
            *(
                Tag(f"{one.label}: {count}", GROUP_COLOURS[one])
                for one, count in found.items()
                if count
            ),
        ],
    )
