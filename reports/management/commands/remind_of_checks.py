"""For cron: reminds services whose time to check their draft report ends soon."""

from typing import Any

from django.core.management.base import BaseCommand

from reports.services.accuracy_notices import remind_of_checks


class Command(BaseCommand):
    """Reminds services by mail, once for each due date; to be run every day."""

    help = "For cron: reminds services whose time to check their draft report ends soon."

    def handle(self, *args: Any, **options: Any) -> None:
        """Send the reminders and say how many services there were."""
        count = remind_of_checks()
        self.stdout.write(f"Services reminded: {count}")
