"""Writes to people's accounts."""

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.errors import UserError
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
) -> User:
    """Create a person; without a password they must set one by e-mail before they can sign in.

    Raises UserError when the address is taken, whatever its capitals.
    """
    if User.objects.filter(email__iexact=email).exists():
        raise UserError(_("%(email)s already has an account.") % {"email": email})
    user = User(
        email=email.lower(), name=name, is_administrator=is_administrator, phone=phone.strip()
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
