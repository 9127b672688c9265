"""Writes to people's accounts."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.errors import PeopleRefused, UserError
from accounts.models import User
from accounts.services.outbox_keys import make_outbox_key
from audit.services import record_event


@transaction.atomic
def create_user(
    *,
    email: str,
    name: str,
    password: str | None,
    by: str,
    is_administrator: bool = False,
    phone: str = "",
    is_invited: bool = False,
) -> User:
    """Create a person; without a password they must set one by e-mail before they can sign in.

    Somebody `is_invited` becomes active only by accepting.
    Raises UserError when the address is taken, whatever its capitals.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise UserError(_("%(email)s already has an account.") % {"email": email})
    user = User(
        email=email.lower(),
        name=name,
        is_administrator=is_administrator,
        phone=phone.strip(),
        is_invited=is_invited,
        is_active=not is_invited,
    )
    user.set_password(password)
    user.save()
    record_event(
        stream="accounts",
        verb="user_created",
        by=by,
        object_label=user.email,
        details={"is_administrator": is_administrator},
    )
    make_outbox_key(user=user, by=by)
    return user


@transaction.atomic
def change_phone(*, user: User, phone: str, by: str) -> None:
    """Note the number under which a person is reached; the record says that, not the number."""
    user.phone = phone.strip()
    user.save(update_fields=["phone"])
    record_event(stream="accounts", verb="phone_changed", by=by, object_label=user.email)


@transaction.atomic
def change_rights(
    *, person: User, is_administrator: bool, may_plan_inspections: bool, by: str
) -> None:
    """Say what a person may do beyond their roles in teams; it holds from the next request on.

    Raises PeopleRefused where this would take one's own administration away, or the last one.
    """
    locked = _lock_with_administrators(person)
    if locked.is_administrator and not is_administrator:
        _check_dispensable(locked, by)
    before = _rights_of(locked)
    person.is_administrator = is_administrator
    person.may_plan_inspections = may_plan_inspections
    person.save(update_fields=["is_administrator", "may_plan_inspections"])
    _record("rights_changed", person, by, before=before, after=_rights_of(person))


@transaction.atomic
def deactivate_person(*, person: User, reason: str, by: str) -> None:
    """Close an account: its sessions end with their next request; all that was done stays.

    Raises PeopleRefused for oneself, for the last administrator, and for somebody not active.
    """
    locked = _lock_with_administrators(person)
    if not locked.is_active:
        raise PeopleRefused(_("%(name)s has no active account.") % {"name": person.name})
    _check_dispensable(locked, by)
    person.is_active = False
    person.deactivated_at, person.deactivation_reason = timezone.now(), reason
    person.save(update_fields=["is_active", "deactivated_at", "deactivation_reason"])
    _record("user_deactivated", person, by)


@transaction.atomic
def activate_person(*, person: User, by: str) -> None:
    """Open a deactivated account again, with its password and its roles; no session comes back.

    Raises PeopleRefused for somebody who is active, or has never had a password.
    """
    locked = _lock_with_administrators(person)
    if locked.is_active or not locked.has_usable_password():
        raise PeopleRefused(_("There is nothing to activate again. Send an invitation instead."))
    person.is_active = True
    person.save(update_fields=["is_active"])
    _record("user_activated", person, by)


def _lock_with_administrators(person: User) -> User:
    """Lock the person and every active administrator, so that two cannot remove each other."""
    wanted = Q(pk=person.pk) | Q(is_administrator=True, is_active=True)
    rows = {row.pk: row for row in User.objects.select_for_update().filter(wanted).order_by("pk")}
    return rows[person.pk]


def _check_dispensable(person: User, by: str) -> None:
    if person.email == by:
        raise PeopleRefused(_("You cannot do this to your own account. Ask another administrator."))
    others = User.objects.filter(is_administrator=True, is_active=True).exclude(pk=person.pk)
    if person.is_administrator and not others.exists():
        raise PeopleRefused(
            _("%(name)s is the last administrator. Make somebody else one first.")
            % {"name": person.name}
        )


def _rights_of(person: User) -> dict[str, bool]:
    return {
        "is_administrator": person.is_administrator,
        "may_plan_inspections": person.may_plan_inspections,
    }


def _record(verb: str, person: User, by: str, **details: object) -> None:
    record_event(stream="accounts", verb=verb, by=by, object_label=person.email, details=details)
