"""The people of a service's board, and rounds of its self-assessment, made by the real services."""

from collections.abc import Mapping
from datetime import timedelta

from django.utils import timezone

from accounts.models import User
from accounts.roles import ServiceRoleCode
from accounts.services import create_user
from improvement.choices import BoardView
from improvement.models import SelfAssessment
from improvement.queries.board_prompts import board_parts
from improvement.services.board import RatingContent, close_round, open_round, save_ratings
from inspections.models import Service
from inspections.services.service_members import add_service_member
from standards.models import Framework
from standards.queries import get_content
from tests.factories.inspections import JOINED

HOME = "http://testserver/"


def join_board(service: Service, role: ServiceRoleCode, name: str) -> User:
    """Make a new person with a role in a service."""
    email = f"{name.lower().replace(' ', '.')}@{service.code}.example.org"
    person = create_user(email=email, name=name, password="paper-boat", by="tests")
    add_service_member(service=service, user=person, role=role, by="tests", from_date=JOINED)
    return person


def make_round(
    service: Service, framework: Framework, by: User, *, title: str = "Spring round"
) -> SelfAssessment:
    """Open a round that asks all there is in an edition."""
    return open_round(
        service=service,
        framework=framework,
        parts=[part.key for part in board_parts(get_content(framework))],
        title=title,
        due_date=timezone.localdate() + timedelta(days=21),
        home=HOME,
        by=by,
    )


def rate(
    assessment: SelfAssessment,
    by: User,
    views: Mapping[str, str],
    *,
    strengths: str = "",
    warning_signs: str = "",
) -> None:
    """Give views of prompts by their keys, each with the same words."""
    contents = [
        RatingContent(prompt, BoardView(view), strengths, warning_signs, 0)
        for prompt, view in views.items()
    ]
    save_ratings(assessment=assessment, contents=contents, by=by)


def close(assessment: SelfAssessment, by: User) -> SelfAssessment:
    """Close a round and return it as it stands."""
    close_round(assessment=assessment, by=by)
    assessment.refresh_from_db()
    return assessment
