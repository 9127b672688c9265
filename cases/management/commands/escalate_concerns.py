"""Passes on urgent concerns that nobody has acknowledged: python manage.py escalate_concerns"""

from typing import Any

from django.core.management.base import BaseCommand

from cases.services.concern_notices import catch_up


class Command(BaseCommand):
    """Does what the background worker should have done; for cron, in case the worker stands."""

    help = "Pass on overdue urgent concerns and send the e-mails about them that are missing."

    def handle(self, *args: Any, **options: Any) -> None:
        """Do it, and say how much there was to do."""
        escalated, sent = catch_up()
        self.stdout.write(f"Passed on: {escalated}. Announced late: {sent}.")
