"""Works on background tasks, as django-tasks-db does, with signs of life."""

from typing import Any

from django_tasks_db.management.commands import db_worker

from background.services import working


class Command(db_worker.Command):
    """The library's worker; tasks of workers that died are taken up again."""

    help = "Works on background tasks, and takes up those whose worker died."

    def handle(self, *, worker_id: str, **options: Any) -> None:
        """Work until told to stop."""
        with working(worker_id):
            super().handle(worker_id=worker_id, **options)
