"""Tells people what waits for them in improvement plans: python manage.py send_reminders"""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from improvement.services.reminders import send_reminders


class Command(BaseCommand):
    """Writes once about each thing that is due, late, to be told of or to be verified; for cron."""

    help = "Send a mail to everybody for whom something new waits in an improvement plan."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send them, and say how many there were."""
        sent, failed = send_reminders()
        self.stdout.write(f"Reminders sent: {sent}.")
        if failed:
            raise CommandError(f"Reminders that could not be sent: {failed}. They are tried again.")
