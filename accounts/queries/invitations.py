"""Reads of invitations."""

from django.db.models import QuerySet

from accounts.errors import NotVisible
from accounts.models import Invitation, User
from accounts.models.invitations import hash_of
from accounts.policies import can_manage_invitation


def find_invitation(token: str) -> Invitation | None:
    """Return the invitation that a link belongs to, whatever became of it; else None."""
    return _with_people().filter(token_hash=hash_of(token)).first()


def get_invitation_for(user: User, pk: int) -> Invitation:
    """Return an invitation to whoever may send it again; raises NotVisible for all others."""
    invitation = _with_people().filter(pk=pk).first()
    if invitation is None or not can_manage_invitation(user, invitation):
        raise NotVisible
    return invitation


def invitations_of(user: User) -> QuerySet[Invitation]:
    """Return all invitations that somebody was sent, the newest first."""
    return _with_people().filter(user=user).order_by("-pk")


def lock_invitation(invitation: Invitation) -> Invitation:
    """Return it as it stands now; nobody else can end it until the transaction does."""
    return _with_people().select_for_update(of=("self",)).get(pk=invitation.pk)


def waiting_invitations() -> QuerySet[Invitation]:
    """Return those that were neither accepted nor withdrawn nor replaced, however old."""
    return _with_people().filter(ended_at__isnull=True)


def _with_people() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("user", "invited_by")
