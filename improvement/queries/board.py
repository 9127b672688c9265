"""The rounds of a board's self-assessment, and the checked ways to them.

While a round is open the only ratings that are read are the reader's own, and of all others how
many there are by member: no function here returns what somebody else said of an open round.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet

from accounts.errors import NotAllowed, NotVisible
from accounts.models import User
from accounts.permissions import Granted, Permission
from improvement.models import BoardRating, SelfAssessment
from improvement.queries.board_prompts import BoardPart, BoardPrompt, chosen_parts
from inspections.models import Service
from inspections.policies import service_refusal_of
from inspections.queries import find_service, people_allowed, service_permissions
from standards.queries import get_content
from standards.types import FrameworkContent


@dataclass(frozen=True)
class BoardAccess(Granted):
    """A service's board as one person of the service may see it."""

    service: Service
    user: User
    permissions: frozenset[Permission]


@dataclass(frozen=True)
class RoundAccess:
    """One round of a board, with the prompts it asks."""

    board: BoardAccess
    round: SelfAssessment
    content: FrameworkContent
    parts: tuple[BoardPart, ...]

    @property
    def prompts(self) -> list[BoardPrompt]:
        """All that is asked, in order."""
        return [prompt for part in self.parts for prompt in part.prompts]


@dataclass(frozen=True)
class MemberProgress:
    """How many prompts a member of the board has given a view of."""

    member: User
    answered: int


def get_board_for(user: User, code: str, permission: Permission) -> BoardAccess:
    """Return a service's board to somebody whose role in the service allows this.

    Raises NotVisible for everybody outside the service, and NotAllowed for other roles in it.
    """
    service = find_service(code)
    permissions = service_permissions(user, service) if service else frozenset()
    if service is None or not permissions:
        raise NotVisible
    if permission not in permissions:
        raise NotAllowed(service_refusal_of(permission))
    return BoardAccess(service, user, permissions)


def get_round_for(user: User, code: str, pk: int, permission: Permission) -> RoundAccess:
    """Return one round of the board; raises NotVisible for another's, else as get_board_for."""
    board = get_board_for(user, code, permission)
    found = rounds_of(board.service).filter(pk=pk).first()
    if found is None:
        raise NotVisible
    return access_round(board, found)


def access_round(board: BoardAccess, found: SelfAssessment) -> RoundAccess:
    """Return a round of this board with its prompts."""
    content = get_content(found.framework)
    return RoundAccess(board, found, content, chosen_parts(content, found.parts))


def get_part(access: RoundAccess, number: int) -> BoardPart:
    """Return the part of that number, from 1; raises NotVisible where there is none."""
    if not 1 <= number <= len(access.parts):
        raise NotVisible
    return access.parts[number - 1]


def rounds_of(service: Service) -> QuerySet[SelfAssessment]:
    """Return the rounds of a service's board, the newest first, with editions but no documents."""
    rows = SelfAssessment.objects.filter(service=service)
    return rows.select_related("framework").defer("framework__document").order_by("-opened_at")


def previous_round(found: SelfAssessment) -> SelfAssessment | None:
    """Return the closed round before this one."""
    earlier = rounds_of(found.service).filter(opened_at__lt=found.opened_at)
    return earlier.filter(closed_at__isnull=False).first()


def own_ratings(found: SelfAssessment, user: User) -> dict[str, BoardRating]:
    """Return what this person said, by prompt: one query."""
    rows = BoardRating.objects.filter(assessment=found, member=user)
    return {row.prompt: row for row in rows}


def board_members(service: Service) -> list[User]:
    """Return who may rate the board today, each once, in the order they joined: one query."""
    return people_allowed(service, Permission.RATE_BOARD)


def progress_of(found: SelfAssessment) -> list[MemberProgress]:
    """Return how far each member of the board is: two queries, and nothing of what they said."""
    rows = BoardRating.objects.filter(assessment=found).order_by()
    counts = dict(rows.values_list("member").annotate(answered=Count("pk")))
    return [
        MemberProgress(member, counts.get(member.pk, 0)) for member in board_members(found.service)
    ]


def rated_by_prompt(found: SelfAssessment) -> Mapping[str, list[BoardRating]]:
    """Return everybody's ratings of a closed round by prompt: one query.

    Raises NotVisible for an open one, for whatever reason it is asked.
    """
    if not found.is_closed:
        raise NotVisible
    return _by_prompt(BoardRating.objects.filter(assessment=found))


def _by_prompt(rows: Iterable[BoardRating]) -> Mapping[str, list[BoardRating]]:
    found: dict[str, list[BoardRating]] = {}
    for row in rows:
        found.setdefault(row.prompt, []).append(row)
    return found


def lock_round(found: SelfAssessment) -> SelfAssessment:
    """Return the round as it stands now; saving and closing wait for one another."""
    return SelfAssessment.objects.select_for_update().get(pk=found.pk)
