"""What the tasks of setting an inspection up are judged by."""

from dataclasses import dataclass

from inspections.models import TeamMember
from inspections.queries import (
    InspectionAccess,
    chosen_standard_codes,
    current_team,
    indicators_of,
)
from standards.queries import get_content
from standards.types import FrameworkContent


@dataclass(frozen=True)
class SetupFacts:
    """One inspection with all that its tasks look at."""

    access: InspectionAccess
    content: FrameworkContent
    chosen: tuple[str, ...]
    team: tuple[TeamMember, ...]
    indicators: int


def gather_setup(access: InspectionAccess) -> SetupFacts:
    """Ask for everything once, however many tasks there are."""
    return SetupFacts(
        access=access,
        content=get_content(access.inspection.framework),
        chosen=chosen_standard_codes(access.inspection),
        team=tuple(current_team(access.inspection)),
        indicators=len(indicators_of(access.inspection)),
    )
