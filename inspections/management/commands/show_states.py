"""Prints the stages of an inspection as a diagram, for docs/reference/states.md."""

from typing import Any

from django.core.management.base import BaseCommand

from inspections.presenters.stages import draw_stages


class Command(BaseCommand):
    """Draws the transition table that moves are checked against."""

    help = "Print the stages of an inspection as a Mermaid diagram."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the fenced block."""
        self.stdout.write(draw_stages(), ending="")
