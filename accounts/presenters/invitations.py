"""What the page of a link says that opens nothing."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from accounts.choices import InvitationEnding
from accounts.models import Invitation


@dataclass(frozen=True)
class ClosedLink:
    """Why a link opens nothing, and which way on there is."""

    reason: str
    can_sign_in: bool = False
    can_ask_again: bool = False


def explain_closed(invitation: Invitation | None) -> ClosedLink:
    """Return what to tell whoever opens a link that opens nothing.

    A link that was never given out, one too old and one replaced are told alike.
    """
    ending = invitation.ending if invitation is not None else ""
    if ending == InvitationEnding.ACCEPTED:
        return ClosedLink(_("It was used already: the account has its password."), can_sign_in=True)
    if ending == InvitationEnding.WITHDRAWN:
        return ClosedLink(_("The invitation was withdrawn. Ask the person who invited you."))
    return ClosedLink(
        _(
            "It is too old or not complete, or there is a newer one. Ask the person who invited "
            "you, or have a new link sent to the address that was invited."
        ),
        can_ask_again=True,
    )
