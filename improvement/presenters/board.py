"""The pages of a board's self-assessment while it is being answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.permissions import Permission
from govuk.dates import moment_text
from improvement.choices import BoardView
from improvement.models import BoardRating, SelfAssessment
from improvement.policies.board import can_close
from improvement.queries.board import BoardAccess, MemberProgress, RoundAccess
from standards.models import Framework
from standards.queries import get_content


@dataclass(frozen=True)
class RoundPage:
    """An open round for one reader; what they may not do has no address."""

    title: str
    facts: list[dict[str, str]]
    tasks: list[dict[str, Any]]
    own: str
    members: dict[str, Any] | None
    close_href: str
    close_note: str
    back: str


def present_rounds(access: BoardAccess, rounds: Iterable[SelfAssessment]) -> dict[str, Any]:
    """Return the rounds of a board as rows of components/task_list.html."""
    listed = list(rounds)
    may_open = access.may(Permission.OPEN_SELF_ASSESSMENT)
    has_open = any(not one.is_closed for one in listed)
    return {
        "rounds": [_round(access, one) for one in listed],
        "open_href": _href("open", access) if may_open and not has_open else "",
        "has_open": has_open,
    }


def present_editions(access: BoardAccess, editions: Iterable[Framework]) -> list[dict[str, str]]:
    """Return the editions that a round can be opened with, each with its link."""
    return [
        {
            "text": _("%(title)s, edition %(edition)s")
            % {"title": get_content(one).title, "edition": one.edition},
            "href": f"{_href('open', access)}?edition={one}",
        }
        for one in editions
    ]


def present_open_round(
    access: RoundAccess, own: Mapping[str, BoardRating], members: Sequence[MemberProgress]
) -> RoundPage:
    """Return an open round: the reader's own progress and, for who keeps it, everybody's."""
    board, found = access.board, access.round
    may_rate, may_open = (
        board.may(Permission.RATE_BOARD),
        board.may(Permission.OPEN_SELF_ASSESSMENT),
    )
    today = timezone.localdate()
    closable = can_close(board.permissions, found.due_date, today)
    answered = sum(prompt.key in own for prompt in access.prompts)
    return RoundPage(
        title=found.title,
        facts=_facts(access),
        tasks=[_task(access, number, own) for number in range(1, len(access.parts) + 1)]
        if may_rate
        else [],
        own=_answered(answered, len(access.prompts)) if may_rate else "",
        members=_members(members, len(access.prompts)) if may_open else None,
        close_href=_href("close", board, found.pk) if closable else "",
        close_note=_("From the day after %(day)s you may close it as well as the chair.")
        % {"day": date_format(found.due_date)}
        if may_open and not closable
        else "",
        back=_href("detail", board),
    )


def _round(access: BoardAccess, found: SelfAssessment) -> dict[str, Any]:
    if found.closed_at:
        status, colour = _("Closed"), ""
        hint = _("Closed %(at)s") % {"at": moment_text(found.closed_at)}
    else:
        late = timezone.localdate() > found.due_date
        status, colour = (_("Its day has passed"), "yellow") if late else (_("Open"), "blue")
        hint = _("To be answered by %(day)s") % {"day": date_format(found.due_date)}
    return {
        "text": found.title,
        "href": _href("round", access, found.pk),
        "hint": hint,
        "status": status,
        "colour": colour,
    }


def _facts(access: RoundAccess) -> list[dict[str, str]]:
    found = access.round
    return [
        {"key": _("Edition"), "value": str(access.content.title)},
        {"key": _("To be answered by"), "value": date_format(found.due_date)},
        {"key": _("Opened"), "value": moment_text(found.opened_at)},
    ]


def _task(access: RoundAccess, number: int, own: Mapping[str, BoardRating]) -> dict[str, Any]:
    part = access.parts[number - 1]
    answered, of = sum(one.key in own for one in part.prompts), len(part.prompts)
    return {
        "text": str(part.title),
        "href": _href("rate", access.board, access.round.pk, number),
        "hint": f"{part.standard.number_text} {part.standard.title}",
        "status": _answered(answered, of),
        "colour": "" if answered == of else "blue",
    }


def _members(members: Sequence[MemberProgress], of: int) -> dict[str, Any]:
    return {
        "caption": _("How far the members are"),
        "head": [{"text": _("Member")}, {"text": _("Answered"), "numeric": True}],
        "rows": [
            [
                {"text": one.member.name},
                {"text": _answered(min(one.answered, of), of), "numeric": True},
            ]
            for one in members
        ],
    }


def _answered(answered: int, of: int) -> str:
    return ngettext("%(answered)d of %(of)d answered", "%(answered)d of %(of)d answered", of) % {
        "answered": answered,
        "of": of,
    }


def view_label(view: str) -> str:
    """Return the words of a stored view, "" for none."""
    return str(BoardView(view).label) if view else ""


def _href(name: str, access: BoardAccess, *place: int | str) -> str:
    return reverse(f"improvement:board-{name}", args=[access.service.code, *place])
