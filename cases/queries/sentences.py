"""Sentences that the scripts of several pages show about what was typed; {parts} are theirs."""

from django.utils.translation import gettext as _


def state_texts() -> dict[str, str]:
    """Say what has become of something typed, by the name of its state."""
    return {
        "not_answered": _("Not answered"),
        "not_saved": _("Not saved"),
        "kept": _("Kept on this laptop"),
        "saving": _("Saving"),
        "saved": _("Saved {when}"),
        "kept_retrying": _("Kept on this laptop, sending again"),
        "retrying": _("Not saved: trying again"),
        "kept_signin": _("Kept on this laptop until you sign in again"),
        "signin": _("Not saved: sign in again"),
        "kept_csrf": _("Kept on this laptop: reload the page to send it"),
        "csrf": _("Not saved: keep what you typed and reload the page"),
        "needs_choice": _("Needs your choice"),
        "late": _("Not in the case: kept for the lead inspector"),
        "gone": _("This case is no longer open to you. Your answer stays on this laptop."),
    }


def conflict_texts() -> dict[str, str]:
    """Say what a person needs to choose between two versions of one thing."""
    return {
        "you": _("You"),
        "conflict_intro": _(
            "{who} changed this at {when}, after you opened the page. "
            "Nothing is lost: choose which one stands."
        ),
        "conflict_gone": _(
            "The stored answer is gone. Nothing of yours is lost: choose which one stands."
        ),
        "stored_title": _("Stored ({who}, {when})"),
        "stored": _("Stored"),
        "nothing": _("Nothing"),
        "to_ask": _("To ask the case manager."),
    }


def sign_in_texts() -> dict[str, str]:
    """Say what became of signing in again within the page."""
    return {
        "signin_other": _(
            "Somebody else is signed in in this browser. Nothing of yours is sent in their name: "
            "your answers stay on this laptop until you sign in yourself."
        ),
        "signin_more": _("Signing in did not work from here. Use the sign-in page."),
        "signin_limit": _("Too many attempts. Wait a few minutes, then try again."),
        "signin_offline": _(
            "The server cannot be reached. Your answers stay where they are; try again later."
        ),
    }
