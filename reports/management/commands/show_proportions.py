"""Prints the ladder of proportions in words, for docs/reference/proportions.md."""

from typing import Any

from django.core.management.base import BaseCommand

from wording.reference import proportions_page


class Command(BaseCommand):
    """Prints the page from the tables that say and check proportions."""

    help = "Print how the report says proportions in words, and what typed phrases may be said of."

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the whole page."""
        self.stdout.write(proportions_page(), ending="")
