"""The sentences that the script of the scoring page shows; it has none of its own."""

from typing import Any

from django.utils.translation import gettext as _

from cases.presenters.outbox import counted, outbox_texts
from cases.presenters.progress import answered_sentence
from cases.presenters.routes import out_sentence, unknown_sentence
from cases.queries.sentences import conflict_texts, sign_in_texts, state_texts


def page_texts(questions: int) -> dict[str, Any]:
    """Return the sentences by name; lists hold one sentence per count of questions, from none."""
    return {
        **outbox_texts(),
        **state_texts(),
        **_header_texts(),
        **conflict_texts(),
        **sign_in_texts(),
        **_route_texts(range(questions + 1)),
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
