"""Which workers live."""

from collections.abc import Collection
from datetime import datetime, timedelta

from django.utils import timezone

from background.models import Worker

# A worker gives a sign of life every few seconds; silent for so long, it counts as dead.
BEAT = timedelta(seconds=5)
LEASE = timedelta(seconds=30)


def is_anybody_working() -> bool:
    """Return whether any worker lives, so that what waits will be done: one query."""
    return Worker.objects.filter(seen_at__gt=timezone.now() - LEASE).exists()


def living_workers(now: datetime) -> Collection[str]:
    """Return the names of the workers that live: one query."""
    return set(Worker.objects.filter(seen_at__gt=now - LEASE).values_list("worker_id", flat=True))
