"""Takes tasks from workers that died; a worker does so by itself."""

from typing import Any

from django.core.management.base import BaseCommand

from background.services import free_tasks


class Command(BaseCommand):
    """Free tasks: free_tasks."""

    help = "Takes running tasks from workers that died, so that they are tried again."

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many there were."""
        self.stdout.write(f"Tasks taken from workers that died: {free_tasks()}")
