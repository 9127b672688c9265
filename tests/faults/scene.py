"""The people, the inspection and the cases that faults happen around, made by the real services."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth import SESSION_KEY, login
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from accounts.models import User
from accounts.roles import RoleCode
from cases.models import Assessment
from inspections.models import Inspection
from tests.factories.cases import make_case
from tests.factories.inspections import join_team, make_inspection

SECTIONS = ("about", "assessment", "planning")
# Whose laptop each person works on who is not of the inspection team.
LAPTOPS = {"ffion": "rosa", "aled": "helen"}


@dataclass(frozen=True)
class Scene:
    """One inspection with its lead, two inspectors, and as many cases as are wanted.

    `managers` are Ffion's and Aled's of the service, where a play is about them.
    """

    inspection: Inspection
    rosa: User
    nadia: User
    helen: User
    managers: tuple[User, ...] = ()

    @property
    def people(self) -> dict[str, User]:
        """People by their first names, as plans call them."""
        team = {"rosa": self.rosa, "nadia": self.nadia, "helen": self.helen}
        return team | dict(zip(LAPTOPS, self.managers, strict=False))

    def add_case(self, reference: str) -> Assessment:
        """Add a case of Rosa's."""
        return make_case(self.inspection, reference, self.rosa)

    def path(self, assessment: Assessment, section: str) -> str:
        """Return the address of a section of a case."""
        case = f"/inspections/{self.inspection.reference}/cases/{assessment.case.reference}"
        return f"{case}/score/{section}/"


def make_scene(make_user: Callable[[str], User]) -> Scene:
    """Plan the inspection; `make_user(name)` creates a person."""
    names = ("Rosa Okafor", "Nadia Finch", "Helen Marsh")
    rosa, nadia, helen = (make_user(name) for name in names)
    inspection = make_inspection(inspector=rosa, lead_inspector=helen)
    join_team(inspection, nadia, RoleCode.INSPECTOR)
    return Scene(inspection, rosa, nadia, helen)


def make_session(user: User) -> tuple[str, str]:
    """Sign a person in on the server; return the session's key and a new CSRF token."""
    request = HttpRequest()
    request.session = SessionStore()
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    request.session.save()
    return request.session.session_key, secrets.token_hex(16)


def end_sessions(user: User) -> None:
    """Let every session of a person expire."""
    for session in Session.objects.all():
        if session.get_decoded().get(SESSION_KEY) == str(user.pk):
            session.delete()
