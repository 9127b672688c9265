"""Publishes reports whose embargo is over: python manage.py publish_due"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from reports.services.due_publications import list_earlier_publications, publish_due
from reports.services.publication_mail import tell_again


class Command(BaseCommand):
    """Publishes what is due, in the name of who set the day; for cron, every few minutes.

    Mails about publications that did not go out are tried again.
    """

    help = "Publish the signed-off reports whose moment of publication has come."

    def handle(self, *args: Any, **options: Any) -> None:
        """Publish them; a report that could not be published makes the command fail at its end."""
        listed = list_earlier_publications()
        if listed:
            self.stdout.write(f"Listed in public what was published earlier: {listed}.")
        told, failed = tell_again()
        if told or failed:
            self.stdout.write(f"Mails tried again: {told} sent, {failed} failed.")
        outcomes = publish_due()
        for one in outcomes:
            self.stdout.write(f"{one.reference}: {one.refusal or 'published'}")
        if not outcomes:
            self.stdout.write("Nothing is due.")
        if any(one.refusal for one in outcomes):
            raise CommandError("Not everything that is due could be published.")
