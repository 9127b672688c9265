"""Publishes reports whose embargo is over: python manage.py publish_due"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.services.due_publications import list_earlier_publications, publish_due


class Command(BaseCommand):
    """Publishes what is due, in the name of who set the day; for cron, every few minutes."""

    help = "Publish the signed-off reports whose moment of publication has come."

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish them; a report that could not be published makes the command fail at its end."""
        listed = list_earlier_publications()
        if listed:
            self.stdout.write(f"Listed in public what was published earlier: {listed}.")
        outcomes = publish_due()
        for one in outcomes:
            self.stdout.write(f"{one.reference}: {one.refusal or 'published'}")
        if not outcomes:
            self.stdout.write("Nothing is due.")
        if any(one.refusal for one in outcomes):
            raise CommandError("Not everything that is due could be published.")
