"""The lines and actions of a plan as pages show them; addresses are "" for who may not go there."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from improvement.choices import ActionState
from improvement.types import PlanAction, PlanLine, PlanPerson

COLOURS: Mapping[ActionState, str] = {
    ActionState.OPEN: "blue",
    ActionState.CLOSED: "yellow",
    ActionState.VERIFIED: "green",
    ActionState.WITHDRAWN: "grey",
}


@dataclass(frozen=True)
class ActionCard:
    """One action with its history."""

    anchor: str
    what: str
    status: str
    colour: str
    overdue: str
    rows: list[dict[str, str]]
    history: list[str]
    progress_href: str
    edit_href: str = ""
    remove_href: str = ""
    move_href: str = ""
    is_first: bool = True
    is_last: bool = True


@dataclass(frozen=True)
class LineSection:
    """A line with its actions; `mark` says that it is the service's own."""

    anchor: str
    title: str
    mark: str
    addressee: str
    text: str
    cards: list[ActionCard]
    add_href: str = ""
    edit_href: str = ""
    remove_href: str = ""


def present_line(line: PlanLine, reference: str, today: date, *, may_edit: bool) -> LineSection:
    """Return a line with the actions under it."""
    add = reverse("improvement:action-add", args=[reference])
    own = {
        name: reverse(f"improvement:line-{name}", args=[reference, line.key.partition(":")[2]])
        for name in ("edit", "remove")
        if may_edit and line.is_own
    }
    return LineSection(
        anchor=anchor_of_line(line.key),
        title=line_title(line),
        mark=_("The service’s own") if line.is_own else "",
        addressee=line.addressee,
        text=line.text,
        cards=present_actions(line.actions, reference, today, may_edit=may_edit),
        add_href=f"{add}?line={line.key}" if may_edit else "",
        edit_href=own.get("edit", ""),
        remove_href=own.get("remove", "") if not line.actions else "",
    )


def present_actions(
    actions: Iterable[PlanAction], reference: str, today: date, *, may_edit: bool
) -> list[ActionCard]:
    """Return the actions of one group, in which they can change places."""
    listed = list(actions)
    return [
        _card(one, reference, today, may_edit=may_edit, place=place, count=len(listed))
        for place, one in enumerate(listed)
    ]


def line_title(line: PlanLine) -> str:
    """Return what a line is called where its text is not told."""
    if line.is_own:
        return _("A line of the service’s own")
    return _("Recommendation %(number)d") % {"number": line.number}


def anchor_of_line(key: str) -> str:
    """Return the anchor of a line on the page of the plan."""
    return key.replace(":", "-")


def anchor_of_action(action: PlanAction) -> str:
    """Return the anchor of an action on the page of the plan."""
    return f"action-{action.uid}"


def line_choices(lines: Iterable[PlanLine]) -> list[tuple[str, str]]:
    """Return the lines an action can be attached to, by their words."""
    return [(one.key, f"{line_title(one)}: {_short(one.text)}") for one in lines]


def person_text(person: PlanPerson | None) -> str:
    """Return the name, and that the person has left."""
    if person is None:
        return _("Nobody yet")
    if person.has_left:
        return _("%(name)s (no longer in the service)") % {"name": person.name}
    return person.name


def verifiers_text(verifier: PlanPerson | None) -> str:
    """Return who may verify an action."""
    if verifier is None:
        return _("The board’s chair")
    return _("The board’s chair or %(name)s") % {"name": person_text(verifier)}


def day_text(day: date | None) -> str:
    """Return a day in words, or that there is none."""
    return date_format(day, "DATE_FORMAT") if day else _("No date yet")


def _card(
    action: PlanAction, reference: str, today: date, *, may_edit: bool, place: int, count: int
) -> ActionCard:
    may_change = may_edit and action.state == ActionState.OPEN
    may_remove = may_edit and action.state in {ActionState.OPEN, ActionState.CLOSED}
    hrefs = {
        name: reverse(f"improvement:action-{name}", args=[reference, action.uid])
        for name in ("progress", "edit", "remove", "move")
    }
    return ActionCard(
        anchor=anchor_of_action(action),
        what=action.what,
        status=str(action.state.label),
        colour=COLOURS[action.state],
        overdue=_("Overdue") if action.is_overdue(today) else "",
        rows=_rows(action),
        history=_history(action),
        progress_href=hrefs["progress"] if action.state != ActionState.WITHDRAWN else "",
        edit_href=hrefs["edit"] if may_change else "",
        remove_href=hrefs["remove"] if may_remove else "",
        move_href=hrefs["move"] if may_change and count > 1 else "",
        is_first=place == 0,
        is_last=place == count - 1,
    )


def _rows(action: PlanAction) -> list[dict[str, str]]:
    texts = {
        _("Owner"): person_text(action.owner),
        _("Due"): day_text(action.due_date),
        _("Measure of success"): action.measure or _("None yet"),
        _("Evidence"): action.evidence,
        _("Verified by"): verifiers_text(action.verifier),
    }
    return [{"key": key, "value": value} for key, value in texts.items() if value]


def _history(action: PlanAction) -> list[str]:
    """Return the moved dates and the steps in the order in which they happened."""
    moved = [
        (
            one.at,
            _("Due date moved from %(before)s to %(after)s by %(name)s, %(at)s: %(reason)s")
            % {
                "before": day_text(one.from_date),
                "after": day_text(one.to_date),
                "name": one.by,
                "at": moment_text(one.at),
                "reason": one.reason,
            },
        )
        for one in action.date_changes
    ]
    steps = [
        (
            one.at,
            _("%(step)s by %(name)s, %(at)s")
            % {"step": one.kind.label, "name": one.by, "at": moment_text(one.at)}
            + (f": {one.note}" if one.note else ""),
        )
        for one in action.steps
    ]
    return [text for _at, text in sorted([*moved, *steps])]


def _short(text: str, most: int = 100) -> str:
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
