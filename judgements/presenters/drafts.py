"""The weakest results, each as what a line of enquiry may be drafted from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import InspectionScores, QuestionScore
from govuk.figures import base_text, percent_text, provisional_text
from judgements.choices import QuestionOrder
from judgements.models import LineOfEnquiry
from judgements.presenters.enquiry import figures_text
from judgements.presenters.questions import question_href, sort_questions
from judgements.queries.enquiry import source_of
from judgements.queries.fieldwork import FieldworkAccess
from standards.types import FrameworkContent, StandardContent

MOST_OF_A_STANDARD = 5


@dataclass(frozen=True)
class WeakResult:
    """A result with its gap; `asked` links the lines that were drafted from it."""

    text: str
    percent: str
    base: str
    href: str
    gap: str
    draft_href: str
    asked: list[dict[str, str]]


@dataclass(frozen=True)
class WeakStandard:
    """The weakest results of one standard, the weakest first."""

    anchor: str
    title: str
    score: str
    rows: list[WeakResult]
    all_href: str


@dataclass(frozen=True)
class DraftsPage:
    """What the page shows; `none` says why there is nothing to draft from."""

    provisional: str
    none: str
    standards: list[WeakStandard]


def present_drafts(
    access: FieldworkAccess, scores: InspectionScores, lines: Iterable[LineOfEnquiry]
) -> DraftsPage:
    """Return the weakest questions, or key questions, of every standard scored from cases."""
    asked: dict[str, list[LineOfEnquiry]] = {}
    for one in lines:
        asked.setdefault(one.source_question, []).append(one)
    scored = [one for one in access.standards if one.is_case_scored]
    standards = [_standard(access, one, scores, asked) for one in scored]
    is_scored = scores.submitted > 0
    return DraftsPage(
        provisional=provisional_text(scores.submitted, scores.total) if is_scored else "",
        none="" if is_scored else _("No case has been submitted yet, so there is no result."),
        standards=[one for one in standards if one.rows] if is_scored else [],
    )


def weakest_of(scores: Sequence[QuestionScore]) -> list[QuestionScore]:
    """Return the questions that were not always done well enough, the lowest share first."""
    short = [one for one in scores if one.tally.not_sufficient]
    return sort_questions(short, QuestionOrder.PERCENT)[:MOST_OF_A_STANDARD]


def question_of_line(content: FrameworkContent, score: QuestionScore) -> str:
    """Return the question that a line drafted from a result asks, to be worked on."""
    return _("“%(question)s” What lies behind this result?") % {
        "question": str(score.question.headline) or _text(content, score)
    }


def reason_of_line(
    content: FrameworkContent, score: QuestionScore, scores: InspectionScores
) -> str:
    """Return the result in words, as it is now."""
    sentence = _("“%(question)s” (%(code)s) was done well enough in %(figures)s.") % {
        "question": _text(content, score),
        "code": source_of(score),
        "figures": figures_text(score.tally),
    }
    provisional = provisional_text(scores.submitted, scores.total)
    return f"{sentence} {provisional}".strip()


def _standard(
    access: FieldworkAccess,
    standard: StandardContent,
    scores: InspectionScores,
    asked: Mapping[str, list[LineOfEnquiry]],
) -> WeakStandard:
    content, reference = access.content, access.inspection.reference
    page = reverse("judgements:theme-detail", args=[reference, standard.code])
    score = scores.standards[standard.code]
    return WeakStandard(
        anchor=f"of-{standard.position}",
        title=_("%(name)s: %(title)s")
        % {"name": content.name_of(standard), "title": standard.title},
        score=percent_text(score.tally.percent),
        rows=[
            _row(access, one, asked.get(source_of(one), []))
            for one in weakest_of(scores.questions_of(standard.code))
        ],
        all_href=f"{page}?order={QuestionOrder.PERCENT.value}#questions",
    )


def _row(
    access: FieldworkAccess, score: QuestionScore, asked: Sequence[LineOfEnquiry]
) -> WeakResult:
    reference, tally = access.inspection.reference, score.tally
    add = reverse("judgements:line-add", args=[reference])
    return WeakResult(
        text=_text(access.content, score),
        percent=percent_text(tally.percent),
        base=base_text(tally.sufficient, tally.applicable),
        href=question_href(access.inspection, score.question),
        gap=ngettext("%(count)d case", "%(count)d cases", tally.not_sufficient)
        % {"count": tally.not_sufficient},
        draft_href=f"{add}?{urlencode({'question': source_of(score)})}",
        asked=[
            {
                "text": _("Line %(number)d") % {"number": one.number},
                "href": reverse("judgements:line-detail", args=[reference, one.number]),
            }
            for one in asked
        ],
    )


def _text(content: FrameworkContent, score: QuestionScore) -> str:
    """Return a case question in its words, a summary judgement in those of its key question."""
    key_question = content.key_question_by_code.get(score.question.key_question)
    return str(key_question.text if key_question else score.question.text)
