"""Noting on which pages a case is open, and how many answers wait there; advice, never a lock."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from cases.models import Assessment, Presence
from cases.policies.presence import KEPT_FOR


@transaction.atomic
def note_presence(*, assessment: Assessment, client_id: str, unsaved: int, by: User) -> None:
    """Note that this page has the case open now, and forget pages not heard of for a while.

    No event is recorded: like a session this is a passing state, not a deed.
    """
    now = timezone.now()
    Presence.objects.bulk_create(
        [
            Presence(
                assessment=assessment, user=by, client_id=client_id, unsaved=unsaved, seen_at=now
            )
        ],
        update_conflicts=True,
        unique_fields=["assessment", "user", "client_id"],
        update_fields=["unsaved", "seen_at"],
    )
    Presence.objects.filter(assessment=assessment, seen_at__lt=now - KEPT_FOR).delete()
