"""Who works on background tasks; the tasks themselves are in the tables of django-tasks-db."""

from django.db import models


class Worker(models.Model):
    """A worker's last sign of life; without a newer one it counts as dead after a while."""

    worker_id = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"worker {self.worker_id}"
