"""The sentences that the script of the scoring page shows; it has none of its own."""

from typing import Any

from django.utils.translation import gettext as _

from cases.presenters.outbox import counted, outbox_texts
from cases.presenters.progress import answered_sentence
from cases.presenters.routes import out_sentence, unknown_sentence


def page_texts(questions: int) -> dict[str, Any]:
    """Return the sentences by name; lists hold one sentence per count of questions, from none."""
    return {
        **outbox_texts(),
        **_state_texts(),
        **_header_texts(),
        **_conflict_texts(),
        **_sign_in_texts(),
        **_route_texts(range(questions + 1)),
    }


def _state_texts() -> dict[str, str]:
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


def _header_texts() -> dict[str, Any]:
    return {
        "all_saved": _("All answers saved"),
        "nothing_yet": _("Saved as you answer"),
        "unsaved": counted("%(count)s answer not saved yet", "%(count)s answers not saved yet"),
        "to_choose": counted(
            "%(count)s answer needs your choice", "%(count)s answers need your choice"
        ),
        "kept_for_lead": counted(
            "%(count)s answer kept for the lead inspector",
            "%(count)s answers kept for the lead inspector",
        ),
        "signed_out": _("You are signed out"),
        "somebody_else": _("Somebody else is signed in"),
        "section_unsaved": counted("%(count)s not saved", "%(count)s not saved"),
    }


def _conflict_texts() -> dict[str, str]:
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


def _sign_in_texts() -> dict[str, str]:
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


def _route_texts(counts: range) -> dict[str, Any]:
    return {
        "answered": answered_sentence("{answered}", "{total}"),
        "waits": _("waits"),
        "none_apply": _("none apply"),
        "and": _("and"),
        "out": [out_sentence(count, "{why}") for count in counts],
        "unknown": [unknown_sentence(count, ["{gates}"]) for count in counts],
        "unknown_fact": [unknown_sentence(count, []) for count in counts],
        "elsewhere": _("an answer changed in another window"),
        "out_why": _("Not asked because {why}."),
        "answer_first": _("Answer {gates} first."),
        "fact_missing": _("The case list does not say whether it applies."),
    }
