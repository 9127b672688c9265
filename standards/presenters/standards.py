"""One theme: what is expected, how it is judged, and its questions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.formats import date_format
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from standards.presenters.guidance import show_guidance
from standards.presenters.parts import (
    Cell,
    Table,
    crumbs,
    full_name,
    question_url,
    search_url,
    show_origin,
)
from standards.presenters.questions import asked_when
from standards.queries.sentences import apart_sentences
from standards.types import FrameworkContent, QuestionContent, StandardContent


def show_standard(content: FrameworkContent, standard: StandardContent) -> dict[str, Any]:
    """A theme with its expectation, its areas and the questions that count for it."""
    title = full_name(content, standard)
    own = [
        question
        for question in content.questions
        if question.standard == standard.code and not question.key_question
    ]
    also = [question for question in content.questions if standard.code in question.also_shown_in]
    return {
        **show_guidance(content, standard),
        "title": title,
        "edition": _("%(title)s, edition %(edition)s")
        % {"title": content.title, "edition": content.edition},
        "made": _("This page was made on %(date)s.") % {"date": date_format(localdate())},
        "search": search_url(content),
        "crumbs": crumbs(content, title),
        "expectation": str(standard.expectation),
        "origin": show_origin(standard.origin),
        "judging": _judging(standard),
        "choice": _("Part of every inspection.")
        if standard.core
        else _("Part of an inspection only where it is chosen."),
        "apart": apart_sentences(content, standard),
        "tables": [
            table
            for table in (
                _questions(content, _("Questions that count"), (q for q in own if q.counts)),
                _questions(
                    content,
                    _("Questions that describe the child and do not count"),
                    (q for q in own if not q.counts),
                ),
                _questions(content, _("Questions that count elsewhere and are shown here"), also),
            )
            if table.rows
        ],
    }


def _judging(standard: StandardContent) -> str:
    if standard.is_judged_by_key_questions:
        return _(
            "Rated by its lowest key question: the share of cases in which that was done well "
            "enough. The prompts inform the judgement of each case and are reported, never counted."
        )
    if standard.is_case_scored:
        return _(
            "Judged from the case assessment and the fieldwork. The share of answers that are "
            "sufficient points to a judgement; inspectors may depart from it with a reason."
        )
    return _("Judged from fieldwork evidence alone, so it has no case assessment score.")


def _questions(
    content: FrameworkContent, caption: str, questions: Iterable[QuestionContent]
) -> Table:
    return Table(
        caption=caption,
        head=[Cell(_("Code")), Cell(_("Question")), Cell(_("Asked")), Cell(_("Headline"))],
        rows=[
            [
                Cell(question.code, question_url(content, question)),
                Cell(str(question.text)),
                Cell(asked_when(question)),
                Cell(str(question.headline)),
            ]
            for question in questions
        ],
    )
