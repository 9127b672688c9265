"""What every page must know of whoever is signed in: one query for all of it."""

import uuid
from dataclasses import dataclass

from django.db.models import CharField, Value
from django.db.models.functions import Cast
from django.http import HttpRequest

from accounts.models import User
from cases.queries.concerns import waiting_concerns
from inspections.queries import service_only_memberships

_KEY = "yotinspect_standing"


@dataclass(frozen=True)
class WaitingConcern:
    """An urgent concern that the person must acknowledge."""

    inspection: str
    concern_id: uuid.UUID


@dataclass(frozen=True)
class Standing:
    """What waits for a person on every page, and whether they belong to a service alone."""

    waiting: tuple[WaitingConcern, ...] = ()
    is_of_service_alone: bool = False


def find_standing(user: User) -> Standing:
    """Ask once: concerns come with their inspection, memberships in a service without one."""
    memberships = service_only_memberships(user).order_by()
    concerns = waiting_concerns(user).order_by()
    rows = memberships.values_list(
        Value("", output_field=CharField()), Cast("pk", CharField())
    ).union(concerns.values_list("case__inspection__reference", Cast("pk", CharField())), all=True)
    found = sorted(rows)
    return Standing(
        tuple(WaitingConcern(reference, uuid.UUID(key)) for reference, key in found if reference),
        is_of_service_alone=any(not reference for reference, _key in found),
    )


def remember_standing(request: HttpRequest, user: User) -> Standing:
    """Find out and keep it with the request, so that its page need not ask again."""
    standing = find_standing(user)
    setattr(request, _KEY, standing)
    return standing


def standing_of(request: HttpRequest) -> Standing:
    """Return what was kept with the request; nothing special where nobody has asked."""
    standing = getattr(request, _KEY, None)
    return standing if isinstance(standing, Standing) else Standing()
