"""Brings the data folder up to date before a start: python manage.py prepare."""

from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    """Migrates, loads the shipped frameworks, gathers static files, creates the demo once."""

    help = "Prepare database, shipped frameworks, static files and demo; quick when repeated."

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the steps in one process, each safe to repeat."""
        call_command("migrate", verbosity=0)
        call_command("createcachetable", verbosity=0)
        call_command("load_framework", shipped=True)
        call_command(
            "collectstatic",
            interactive=False,
            verbosity=0,
            ignore_patterns=["scss", "rest_framework"],
        )
        call_command("demo")
