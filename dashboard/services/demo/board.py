"""Has the board of the demonstration rate itself, and puts a gap that it finds into its plan."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import ServiceRoleCode
from dashboard.services.demo.people import email_of, get_person, service_person
from improvement.choices import BoardView, LineKind
from improvement.models import ImprovementPlan, SelfAssessment
from improvement.queries.board_prompts import BoardPart, board_parts
from improvement.services.board import RatingContent, close_round, open_round, save_ratings
from improvement.services.board_lines import add_line_of_board
from inspections.models import Inspection
from standards.queries import get_content


@transaction.atomic
def rate_board(inspection: Inspection, data: Mapping[str, Any]) -> None:
    """Open a round, have every member of the board answer, and close it."""
    service = inspection.service
    chair = service_person(service, ServiceRoleCode.BOARD_CHAIR)
    parts = board_parts(get_content(inspection.framework))
    opened = open_round(
        service=service,
        framework=inspection.framework,
        parts=[one.key for one in parts],
        title=data["title"],
        due_date=timezone.localdate(),
        home=settings.SITE_ADDRESS,
        by=chair,
    )
    for place, name in enumerate(data["by"]):
        member = get_person(email_of(name))
        save_ratings(assessment=opened, contents=_ratings(data["prompts"], parts, place), by=member)
    close_round(assessment=opened, by=chair)


def add_gap(plan: ImprovementPlan, data: Mapping[str, Any], by: User) -> str:
    """Make a gap of the last round a line of the plan, and return the key of the line."""
    service = plan.inspection.service
    found = SelfAssessment.objects.filter(service=service, closed_at__isnull=False).latest("pk")
    parts = board_parts(get_content(found.framework))
    line = add_line_of_board(
        assessment=found, prompt=_keys(parts)[data["prompt"]], text=data["text"], by=by
    )
    return f"{LineKind.OWN}:{line.uid}"


def _ratings(
    prompts: Mapping[str, Any], parts: tuple[BoardPart, ...], place: int
) -> Iterator[RatingContent]:
    """Yield what the member at this place says of each prompt."""
    keys = _keys(parts)
    for code, said in prompts.items():
        yield RatingContent(
            prompt=keys[code],
            view=BoardView(said["views"][place]),
            strengths=_at(said.get("strengths", []), place),
            warning_signs=_at(said.get("warning_signs", []), place),
            base_version=0,
        )


def _keys(parts: tuple[BoardPart, ...]) -> dict[str, str]:
    """Return the keys of all prompts by their codes."""
    return {one.code: one.key for part in parts for one in part.prompts}


def _at(texts: list[str], place: int) -> str:
    return texts[place] if place < len(texts) else ""
