"""Prints the states of inspections, concerns and reports, for docs/reference/states.md."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import translation

from cases.policies import NEXT_STATES
from inspections.management.drawing import draw_states
from inspections.policies import NEXT_STAGES
from reports.management.steps import steps_as_markdown
from reports.policies import NEXT_STATUSES


class Command(BaseCommand):
    """Draws the transition tables that moves are checked against."""

    help = "Print the stages of an inspection, the states of a concern and the life of a report."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the diagrams and the table of steps, in English whatever the terminal speaks."""
        with translation.override("en-gb"):
            diagrams = [
                draw_states(NEXT_STAGES),
                draw_states(NEXT_STATES),
                draw_states(NEXT_STATUSES),
            ]
            self.stdout.write("\n".join([*diagrams, steps_as_markdown()]), ending="")
