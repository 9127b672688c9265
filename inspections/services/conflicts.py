"""Declaring conflicts of interest, and lifting them."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.queries.people import lock_person
from audit.services import record_event
from inspections.errors import ConflictRefused
from inspections.models import ConflictOfInterest, Service
from inspections.queries import has_conflict


@transaction.atomic
def declare_conflict(*, user: User, service: Service, reason: str, by: str) -> ConflictOfInterest:
    """Record that a person must not inspect a service, also while they do: it is never too late.

    It ends no role by itself; pages say what has to happen. The audit event says that, not why.
    Raises ConflictRefused where one stands already.
    """
    # The lock makes two who record the same wait for each other, and for add_team_member.
    lock_person(user)
    if has_conflict(user, service):
        raise ConflictRefused(
            _("A conflict of interest of %(name)s with %(service)s is on record already.")
            % {"name": user.name, "service": service.name}
        )
    conflict = ConflictOfInterest.objects.create(
        user=user, service=service, reason=reason, declared_at=timezone.now(), declared_by=by
    )
    _record("conflict_declared", conflict, by)
    return conflict


@transaction.atomic
def lift_conflict(*, conflict: ConflictOfInterest, reason: str, by: str) -> None:
    """Let a person inspect the service again. Raises ConflictRefused where that was done before."""
    standing = ConflictOfInterest.objects.filter(pk=conflict.pk, lifted_at__isnull=True)
    if not standing.update(lifted_at=timezone.now(), lifted_by=by, lift_reason=reason):
        raise ConflictRefused(_("This conflict of interest has been lifted already."))
    _record("conflict_lifted", conflict, by)


def _record(verb: str, conflict: ConflictOfInterest, by: str) -> None:
    record_event(
        stream="services",
        verb=verb,
        by=by,
        object_label=conflict.user.email,
        details={"service": conflict.service.code},
    )
