"""What the script of the scoring page is told: addresses, times, routing. No rules."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.presenters.answers import as_shown, saved_state
from cases.presenters.outbox import sending_data
from cases.presenters.page_texts import page_texts
from cases.presenters.tools import tools_data
from cases.queries.answering import StoredAnswer
from cases.types import AnswerContent

if TYPE_CHECKING:
    from cases.presenters.scoring import ScoringPage


def page_data(page: "ScoringPage", phrases: Sequence[str] = ()) -> dict[str, Any]:
    """Return the page's one JSON object; `phrases` are those of its reader."""
    questions = page.section.questions
    own = {question.code for question in questions}
    return {
        **sending_data(page.access.within.user),
        "reader": page.access.within.user.name,
        "assessment": str(page.access.assessment.pk),
        "label": _("Case %(case)s") % {"case": page.access.assessment.case.reference},
        "page": page.url("cases:section-edit", section=page.section.code),
        "next_url": page.next_url,
        "presence_url": reverse("cases:presence", args=[page.access.assessment.pk]),
        "sign_in_url": reverse("account_login"),
        "time_zone": settings.TIME_ZONE,
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
        "blank_digest": AnswerContent().digest,
        "tools": tools_data(page, phrases),
        "texts": page_texts(len(questions)),
    }


def _stored_data(stored: StoredAnswer, reader: str) -> dict[str, Any]:
    """Return an answer as the script compares it, with its version and its state line."""
    shown = as_shown(stored.content)
    return {
        **shown.as_data(),
        "digest": shown.digest,
        "version": stored.version,
        "by": stored.by,
        "at": stored.at.isoformat(),
        "line": saved_state(stored, reader),
    }
