"""What the script of the scoring page is told: addresses, times, routing, words. No rules."""

import uuid
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.presenters.answers import as_shown, saved_state
from cases.presenters.progress import answered_sentence
from cases.presenters.routes import out_sentence, unknown_sentence
from cases.queries.answering import StoredAnswer

if TYPE_CHECKING:
    from cases.presenters.scoring import ScoringPage

# Milliseconds. Tests scale them down.
TIMING = {
    "after_last_key": 800,
    "no_reply": 12_000,
    "first_retry": 1_000,
    "longest_retry": 30_000,
}


def page_data(page: "ScoringPage") -> dict[str, Any]:
    """Return the page's one JSON object."""
    questions = page.section.questions
    own = {question.code for question in questions}
    return {
        "person": str(page.access.within.user.pk),
        "reader": page.access.within.user.name,
        "answers_url": _answers_url(page.access.assessment.pk),
        "next_url": page.next_url,
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "time_zone": settings.TIME_ZONE,
        "timing": TIMING,
        "routing": page.routes.as_data(questions),
        "sections": {
            section.code: [question.code for question in section.questions]
            for section in page.questionnaire.sections
        },
        "elsewhere": {
            code: value for code, value in page.values.items() if value and code not in own
        },
        "stored": {
            code: _stored_data(stored, page.access.within.user.name)
            for code, stored in page.answers.items()
            if code in own
        },
        "labels": {
            question.code: {answer.code: str(answer.label) for answer in question.answers}
            for question in questions
        },
        "texts": _texts(len(questions)),
    }


def _stored_data(stored: StoredAnswer, reader: str) -> dict[str, Any]:
    """Return an answer as the script compares it, with its version and its state line."""
    return {
        **as_shown(stored.content).as_data(),
        "version": stored.version,
        "by": stored.by,
        "at": stored.at.isoformat(),
        "line": saved_state(stored, reader),
    }


def _answers_url(assessment_id: uuid.UUID) -> str:
    """Return the address to which the script appends a question's code."""
    sample = {"assessment": assessment_id, "question": "-"}
    return reverse("cases:answer-api", kwargs=sample).removesuffix("-")


def _texts(questions: int) -> dict[str, Any]:
    """Return the sentences the script shows; lists hold one sentence per count, from none on."""
    counts = range(questions + 1)
    return {
        "not_answered": _("Not answered"),
        "not_saved": _("Not saved"),
        "saving": _("Saving"),
        "saved": _("Saved {when}"),
        "retrying": _("Not saved: trying again"),
        "needs_choice": _("Needs your choice"),
        "signin": _(
            "Not saved: you are signed out. Sign in again in another tab, as yourself; "
            "this page goes on by itself."
        ),
        "csrf": _("Not saved: the page is out of date. Keep what you typed and reload."),
        "gone": _("Not saved: this case is no longer open to you."),
        "refused": _("Not saved: {why}"),
        "all_saved": _("All answers saved"),
        "nothing_yet": _("Answers are saved as you give them"),
        "unsaved": [
            ngettext("%(count)d answer not saved yet", "%(count)d answers not saved yet", count)
            % {"count": count}
            for count in counts
        ],
        "to_choose": [
            ngettext(
                "%(count)d answer needs your choice",
                "%(count)d answers need your choice",
                count,
            )
            % {"count": count}
            for count in counts
        ],
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
        "note": _("“{note}”"),
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
