"""Prints the states of inspections and of urgent concerns, for docs/reference/states.md."""

from typing import Any

from django.core.management.base import BaseCommand

from cases.policies import NEXT_STATES
from inspections.management.drawing import draw_states
from inspections.policies import NEXT_STAGES


class Command(BaseCommand):
    """Draws the transition tables that moves are checked against."""

    help = "Print the stages of an inspection and the states of a concern as Mermaid diagrams."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print both fenced blocks."""
        diagrams = [draw_states(NEXT_STAGES), draw_states(NEXT_STATES)]
        self.stdout.write("\n".join(diagrams), ending="")
