"""The words and colours of how an action stands, the same on every page and in every file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from improvement.choices import ActionState, Rag
from improvement.policies.actions import ActionStanding
from improvement.policies.quarters import quarter_text

COLOURS: Mapping[ActionState, str] = {
    ActionState.OPEN: "blue",
    ActionState.CLOSED: "yellow",
    ActionState.VERIFIED: "green",
    ActionState.WITHDRAWN: "grey",
}
RAG_COLOURS = {Rag.RED: "red", Rag.AMBER: "orange", Rag.GREEN: "green"}


@dataclass(frozen=True)
class Tag:
    """A word with a colour; the word says all that the colour does."""

    text: str
    colour: str


def rag_name(rag: Rag) -> str:
    """Return the colour's one word."""
    names = {Rag.RED: _("Red"), Rag.AMBER: _("Amber"), Rag.GREEN: _("Green")}
    return names[rag]


def rag_tag(rag: Rag) -> Tag:
    """Return the tag of a colour."""
    return Tag(rag_name(rag), RAG_COLOURS[rag])


def state_tag(state: ActionState) -> Tag:
    """Return the tag of an action's state."""
    return Tag(str(state.label), COLOURS[state])


def tags_of(standing: ActionStanding) -> list[Tag]:
    """Return the state or colour of an action, and what is late about it."""
    state = ActionState(standing.action.state)
    tags = [state_tag(state)]
    if standing.is_open:
        tags = [rag_tag(standing.rag)] if standing.rag else [Tag(_("No progress told"), "grey")]
    if standing.is_overdue:
        tags.append(Tag(_("Overdue"), "red"))
    elif standing.is_due_soon:
        tags.append(Tag(_("Due soon"), "yellow"))
    if standing.has_slipped:
        tags.append(Tag(_("Due later than at first"), "yellow"))
    if standing.missing_quarters:
        tags.append(Tag(_("A quarter not told of"), "pink"))
    return tags


def day_text(day: date | None) -> str:
    """Return a day in words, or that there is none."""
    return date_format(day, "DATE_FORMAT") if day else _("No date yet")


def due_text(standing: ActionStanding) -> str:
    """Return the day on which an action is due, with the first one where it moved."""
    due = standing.action.due_date
    if due is None or not standing.has_slipped:
        return day_text(due)
    return _("%(day)s, at first %(first)s") % {
        "day": date_format(due),
        "first": date_format(standing.date_changes[0].from_date),
    }


def quarters_text(standing: ActionStanding) -> str:
    """Say which quarters nobody has told of; "" for none."""
    missing = standing.missing_quarters
    if not missing:
        return ""
    text = ngettext(
        "No progress was told of %(quarters)s.",
        "No progress was told of these quarters: %(quarters)s.",
        len(missing),
    )
    return text % {"quarters": "; ".join(quarter_text(one) for one in missing)}
