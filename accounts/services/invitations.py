"""Inviting people by e-mail, and what becomes of an invitation."""

import secrets
from datetime import timedelta
from functools import partial

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks import task

from accounts.choices import InvitationEnding
from accounts.errors import InvitationClosed, PeopleRefused
from accounts.models import Invitation, User
from accounts.models.invitations import hash_of
from accounts.policies import can_be_invited
from accounts.queries.invitations import find_invitation, lock_invitation, waiting_invitations
from accounts.services.invitation_mail import mail_invitation
from accounts.services.people import create_user
from audit.services import record_event

TOKEN_BYTES = 32


@transaction.atomic
def invite_person(*, email: str, name: str, inviter: User, home: str) -> Invitation:
    """Make an account that waits for its owner, and mail them the link to it.

    `home` is the address of the start page, which the link begins with. Raises PeopleRefused for
    somebody who has an account, or an invitation, or whose account was deactivated.
    """
    # One line, for the mail addresses somebody by it.
    name = " ".join(name.split())
    user = User.objects.select_for_update().filter(email__iexact=email.strip()).first()
    if user is None:
        user = _create(email.strip(), name, inviter)
    elif can_be_invited(user):
        user.name, user.is_invited = name, True
        user.save(update_fields=["name", "is_invited"])
    else:
        raise PeopleRefused(_why_not(user))
    return _issue(user, inviter, home, verb="person_invited", by=inviter.email)


@transaction.atomic
def send_invitation_again(*, invitation: Invitation, home: str, by: str) -> Invitation:
    """Replace the link by a new one, valid from now on. Raises PeopleRefused once it has ended."""
    locked = lock_invitation(invitation)
    _check_waiting(locked)
    _end(locked, InvitationEnding.REPLACED)
    return _issue(locked.user, locked.invited_by, home, verb="invitation_sent_again", by=by)


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: str) -> User:
    """Close the link at once and return whose it was. Raises PeopleRefused once it has ended."""
    locked = lock_invitation(invitation)
    _check_waiting(locked)
    _end(locked, InvitationEnding.WITHDRAWN)
    user = locked.user
    user.is_invited = False
    user.save(update_fields=["is_invited"])
    _record("invitation_withdrawn", user, by)
    return user


@transaction.atomic
def accept_invitation(*, token: str, password: str) -> User:
    """Give the account its password and open it. Raises InvitationClosed; a link opens once."""
    found = find_invitation(token)
    invitation = lock_invitation(found) if found else None
    if invitation is None or not invitation.is_open(timezone.now()):
        raise InvitationClosed(_("This link no longer works."))
    user = invitation.user
    user.set_password(password)
    user.is_active, user.is_invited = True, False
    user.save(update_fields=["password", "is_active", "is_invited"])
    _end(invitation, InvitationEnding.ACCEPTED)
    _record("invitation_accepted", user, by=user.email)
    return user


@task()
def renew_invitation(invitation: int | None, home: str) -> None:
    """Send a new link to the address that was invited, if an invitation of it waits.

    A task, and enqueued for every address: whether there was one shows in no answer, nor in how
    long the answer takes. The token is drawn here, so it stands in no queue.
    """
    if invitation is None:
        return
    waiting = waiting_invitations().filter(pk=invitation).first()
    if waiting is not None:
        send_invitation_again(invitation=waiting, home=home, by=waiting.user.email)


def ask_for_new_link(*, email: str, home: str) -> None:
    """Have a new link sent to this address, should it have been invited; says nothing of it."""
    waiting = waiting_invitations().filter(user__email__iexact=email.strip()).first()
    renew_invitation.enqueue(waiting.pk if waiting else None, home)


def _create(email: str, name: str, inviter: User) -> User:
    """Make the account; raises PeopleRefused where somebody else is making it at this moment."""
    try:
        with transaction.atomic():
            return create_user(
                email=email, name=name, password=None, is_invited=True, by=inviter.email
            )
    except IntegrityError as error:
        raise PeopleRefused(_why_not(User.objects.get(email__iexact=email))) from error


def _issue(user: User, inviter: User, home: str, *, verb: str, by: str) -> Invitation:
    now, token = timezone.now(), secrets.token_urlsafe(TOKEN_BYTES)
    invitation = Invitation.objects.create(
        user=user,
        invited_by=inviter,
        token_hash=hash_of(token),
        invited_at=now,
        expires_at=now + timedelta(days=settings.INVITATION_DAYS),
    )
    _record(verb, user, by)
    # Only this one call knows the token: it is mailed from here, never queued or stored.
    transaction.on_commit(partial(mail_invitation, invitation, token, home), robust=True)
    return invitation


def _end(invitation: Invitation, ending: InvitationEnding) -> None:
    invitation.ended_at, invitation.ending = timezone.now(), ending
    invitation.save(update_fields=["ended_at", "ending"])


def _check_waiting(invitation: Invitation) -> None:
    if invitation.ended_at is not None:
        words = {"name": invitation.user.name, "ending": invitation.get_ending_display()}
        raise PeopleRefused(_("The invitation of %(name)s has ended: %(ending)s.") % words)


def _why_not(user: User) -> str:
    if user.is_invited:
        refusal = _("%(name)s has been invited already. Send that invitation again.")
    elif user.is_active:
        refusal = _("%(name)s already has an account.")
    else:
        refusal = _(
            "The account of %(name)s is deactivated. An administrator can activate it again."
        )
    return refusal % {"name": user.name}


def _record(verb: str, user: User, by: str) -> None:
    record_event(stream="accounts", verb=verb, by=by, object_label=user.email)
