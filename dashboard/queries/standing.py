"""What every page must know of whoever is signed in: one query for all of it."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast
from django.http import HttpRequest

from accounts.models import User
from cases.queries.concerns import waiting_concerns
from inspections.models import ServiceMember
from inspections.queries import memberships_in_services, service_only_memberships

_KEY = "yotinspect_standing"
# What stands in the one answer in place of an inspection's reference, which is never like this.
_OF_SERVICE_ALONE, _OF_SERVICE = "", "*"


@dataclass(frozen=True)
class WaitingConcern:
    """An urgent concern that the person must acknowledge."""

    inspection: str
    concern_id: uuid.UUID


@dataclass(frozen=True)
class Standing:
    """What waits for a person on every page, whether they belong to a service alone, and whether
    they have a role in one today."""

    waiting: tuple[WaitingConcern, ...] = ()
    is_of_service_alone: bool = False
    is_of_service: bool = False


def find_standing(user: User) -> Standing:
    """Ask once: concerns come with their inspection, memberships in a service without one."""
    concerns = waiting_concerns(user).order_by()
    rows = (
        _marked(service_only_memberships(user), _OF_SERVICE_ALONE)
        .union(_marked(memberships_in_services(user), _OF_SERVICE), all=True)
        .union(
            concerns.values_list("case__inspection__reference", Cast("pk", CharField())), all=True
        )
    )
    found = sorted(rows)
    marks = {_OF_SERVICE_ALONE, _OF_SERVICE}
    return Standing(
        tuple(
            WaitingConcern(reference, uuid.UUID(key))
            for reference, key in found
            if reference not in marks
        ),
        is_of_service_alone=any(mark == _OF_SERVICE_ALONE for mark, _key in found),
        is_of_service=any(mark == _OF_SERVICE for mark, _key in found),
    )


def _marked(memberships: QuerySet[ServiceMember], mark: str) -> QuerySet[Any, tuple[str, str]]:
    return memberships.order_by().values_list(
        Value(mark, output_field=CharField()), Cast("pk", CharField())
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
