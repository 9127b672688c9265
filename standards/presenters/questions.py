"""One case question: when it is asked, how it is answered and what it counts for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from scoring.routing import parse_condition
from standards.presenters.parts import (
    Row,
    crumbs,
    full_name,
    key_question_url,
    show_origin,
    standard_url,
)
from standards.types import FrameworkContent, QuestionContent


def show_question(content: FrameworkContent, question: QuestionContent) -> dict[str, Any]:
    """A question with its guidance, routing, answers, reasons and provenance."""
    section = content.section_by_code[question.section]
    rows = [
        Row(_("Section"), str(section.title)),
        Row(_("Asked"), asked_when(question)),
        Row(_("Answers"), "\n".join(str(answer.label) for answer in question.answers)),
        Row(_("Counts"), _counting(content, question)),
        Row(_("Note"), _note(question)),
    ]
    routed = _gate(content, question)
    if routed:
        rows.insert(2, Row(_("Decides"), routed))
    if question.headline:
        rows.append(Row(_("Headline"), str(question.headline)))
    return {
        "title": str(question.text),
        "code": question.code,
        "crumbs": crumbs(content, question.code),
        "guidance_title": _("What counts as sufficient") if question.counts else _("Guidance"),
        "guidance": str(question.guidance),
        "rows": [*_belonging(content, question), *rows],
        "reasons": [str(reason.label) for reason in question.reasons_for_no],
        "origin": show_origin(question.origin),
    }


def _belonging(content: FrameworkContent, question: QuestionContent) -> Iterator[Row]:
    """The standard and the key question that it is a part of, with the way there."""
    if not question.standard:
        return
    standard = content.standard_by_code[question.standard]
    noun, name = capfirst(str(content.standard_noun)), full_name(content, standard)
    yield Row(noun, name, standard_url(content, standard), _("Read"))
    if question.key_question:
        key_question = content.key_question_by_code[question.key_question]
        words = f"{key_question.code} {key_question.text}"
        yield Row(_("Key question"), words, key_question_url(content, question), _("Read"))


def asked_when(question: QuestionContent) -> str:
    """The question's routes in words."""
    if not question.routes:
        return _("In every case")
    conditions = _(" and ").join(str(route.label) for route in question.routes)
    return _("When %(conditions)s") % {"conditions": conditions}


def _gate(content: FrameworkContent, question: QuestionContent) -> str:
    """How many questions its answer decides about; "" where there are none."""
    routes = {
        route.code
        for route in content.routes
        if question.code in parse_condition(route.condition).questions()
    }
    decided = sum(any(route.code in routes for route in one.routes) for one in content.questions)
    if not decided:
        return ""
    return ngettext(
        "Whether %(count)s other question is asked",
        "Whether %(count)s other questions are asked",
        decided,
    ) % {"count": decided}


def _counting(content: FrameworkContent, question: QuestionContent) -> str:
    if not question.counts:
        return _("Never towards a score; it is reported as it is")
    answers = _(" or ").join(
        str(answer.label) for answer in question.answers if answer.code in question.sufficient_when
    )
    sentences = [
        _("Towards %(theme)s; sufficient when the answer is %(answers)s")
        % {"theme": content.standard_by_code[question.standard].title, "answers": answers}
    ]
    if question.also_shown_in:
        themes = _(" and ").join(
            str(content.standard_by_code[code].title) for code in question.also_shown_in
        )
        sentences.append(_("Also shown with %(themes)s") % {"themes": themes})
    return "\n".join(sentences)


def _note(question: QuestionContent) -> str:
    if not question.note_required_for:
        return _("Possible with every answer")
    answers = _(" or ").join(
        str(answer.label)
        for answer in question.answers
        if answer.code in question.note_required_for
    )
    return _("Required when the answer is %(answers)s") % {"answers": answers}
