"""The lines and actions of a plan as pages show them; addresses are "" for who may not go there."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from govuk.dates import moment_text
from improvement.choices import ActionState
from improvement.policies.actions import ActionStanding
from improvement.presenters.tags import Tag, day_text, due_text, state_tag, tags_of
from improvement.queries.followed import PlanProgress
from improvement.types import PlanAction, PlanLine, PlanPerson


@dataclass(frozen=True)
class CardMaker:
    """What all cards of a page are made from: the plan, and whether the person may change it."""

    progress: PlanProgress
    may_edit: bool

    def address(self, name: str, *more: object) -> str:
        """Return the address of a page of the plan."""
        return reverse(f"improvement:{name}", args=[self.progress.plan.inspection.reference, *more])

    def standing(self, action: PlanAction) -> ActionStanding | None:
        """Return how an action stands, None for one that was withdrawn."""
        return self.progress.standings.get(action.pk)


@dataclass(frozen=True)
class ActionCard:
    """One action: what stands in its row, and below it `rows` and `history`."""

    anchor: str
    what: str
    tags: list[Tag]
    owner: str
    due: str
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


def present_line(line: PlanLine, maker: CardMaker) -> LineSection:
    """Return a line with the actions under it."""
    own = {
        name: maker.address(f"line-{name}", line.key.partition(":")[2])
        for name in ("edit", "remove")
        if maker.may_edit and line.is_own
    }
    return LineSection(
        anchor=anchor_of_line(line.key),
        title=line_title(line),
        mark=_("The service’s own") if line.is_own else "",
        addressee=line.addressee,
        text=line.text,
        cards=present_actions(line.actions, maker),
        add_href=f"{maker.address('action-add')}?line={line.key}" if maker.may_edit else "",
        edit_href=own.get("edit", ""),
        remove_href=own.get("remove", "") if not line.actions else "",
    )


def present_actions(actions: Iterable[PlanAction], maker: CardMaker) -> list[ActionCard]:
    """Return the actions of one group, in which they can change places."""
    listed = list(actions)
    return [_card(one, maker, place=place, count=len(listed)) for place, one in enumerate(listed)]


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
    return [(one.key, f"{line_title(one)}: {short_text(one.text)}") for one in lines]


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


def short_text(text: str, most: int = 100) -> str:
    """Return the beginning of a text, on one line."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"


def _card(action: PlanAction, maker: CardMaker, *, place: int, count: int) -> ActionCard:
    may_change = maker.may_edit and action.state == ActionState.OPEN
    may_remove = maker.may_edit and action.state in {ActionState.OPEN, ActionState.CLOSED}
    hrefs = {
        name: maker.address(f"action-{name}", action.uid)
        for name in ("progress", "edit", "remove", "move")
    }
    standing = maker.standing(action)
    return ActionCard(
        anchor=anchor_of_action(action),
        what=action.what,
        tags=tags_of(standing) if standing else [state_tag(action.state)],
        owner=person_text(action.owner),
        due=due_text(standing) if standing else day_text(action.due_date),
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
