"""The questions of a theme: headline questions with bars, and all counted ones in a table."""

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cases.queries.scoring import QuestionScore
from govuk.charts import HeadlineBar
from govuk.figures import base_text, percent_text
from inspections.models import Inspection
from judgements.choices import QuestionOrder
from standards.types import FrameworkContent, QuestionContent


@dataclass(frozen=True)
class HeadlineRow:
    """One headline question: its bar, and its figures with the way to the answers."""

    bar: HeadlineBar
    base: str
    href: str


@dataclass(frozen=True)
class QuestionTable:
    """All counted questions of a theme, as the component for tables takes them."""

    link: str
    head: list[dict[str, Any]]
    rows: list[list[dict[str, Any]]]


@dataclass(frozen=True)
class ShownQuestion:
    """A question that is shown in a theme without counting there."""

    text: str
    percent: str
    base: str
    href: str
    counted_in: str


def question_href(inspection: Inspection, question: QuestionContent) -> str:
    """Return the address of the answers behind a question's figures."""
    return reverse(
        "judgements:question-detail", args=[inspection.reference, question.standard, question.code]
    )


def present_headlines(inspection: Inspection, scores: list[QuestionScore]) -> list[HeadlineRow]:
    """Return the headline questions in the order of the questionnaire."""
    return [
        HeadlineRow(
            bar=HeadlineBar(
                label=str(one.question.headline),
                sufficient=one.tally.sufficient,
                applicable=one.tally.applicable,
                percent=one.tally.percent,
            ),
            base=base_text(one.tally.sufficient, one.tally.applicable),
            href=question_href(inspection, one.question),
        )
        for one in scores
        if one.question.is_headline
    ]


def present_questions(
    inspection: Inspection, scores: list[QuestionScore], order: QuestionOrder
) -> QuestionTable:
    """Return the table of counted questions; its headings lead to the other orders."""
    return QuestionTable(
        link=ngettext(
            "The %(count)d counted question", "All %(count)d counted questions", len(scores)
        )
        % {"count": len(scores)},
        head=[
            _heading(_("Question"), QuestionOrder.QUESTIONNAIRE, order, numeric=False),
            _heading(_("Percentage"), QuestionOrder.PERCENT, order),
            {"text": _("Sufficient"), "numeric": True},
            _heading(_("Not sufficient"), QuestionOrder.NOT_SUFFICIENT, order),
            {"text": _("Not applicable"), "numeric": True},
            {"text": _("Missing"), "numeric": True},
        ],
        rows=[_row(inspection, one) for one in sort_questions(scores, order)],
    )


def sort_questions(scores: list[QuestionScore], order: QuestionOrder) -> list[QuestionScore]:
    """Return the questions in an order; without an applicable answer last, ties as they come."""
    if order is QuestionOrder.PERCENT:
        return sorted(
            scores,
            key=lambda one: (one.tally.applicable == 0, one.tally.proportion or Fraction(0)),
        )
    if order is QuestionOrder.NOT_SUFFICIENT:
        return sorted(scores, key=lambda one: -one.tally.not_sufficient)
    return list(scores)


def present_shown(
    inspection: Inspection,
    content: FrameworkContent,
    scores: list[QuestionScore],
    standard: str,
) -> list[ShownQuestion]:
    """Return the questions that this theme (its code) shows and another one counts."""
    return [
        ShownQuestion(
            text=str(one.question.text),
            percent=percent_text(one.tally.percent),
            base=base_text(one.tally.sufficient, one.tally.applicable),
            href=question_href(inspection, one.question),
            counted_in=str(content.standard_by_code[one.question.standard].title),
        )
        for one in scores
        if standard in one.question.also_shown_in
    ]


def _heading(
    text: str, own: QuestionOrder, current: QuestionOrder, *, numeric: bool = True
) -> dict[str, Any]:
    cell = {"text": text, "numeric": numeric, "href": f"?order={own.value}#questions"}
    if own is current:
        is_falling = own is QuestionOrder.NOT_SUFFICIENT
        cell["sorted"] = "descending" if is_falling else "ascending"
    return cell


def _row(inspection: Inspection, score: QuestionScore) -> list[dict[str, Any]]:
    tally = score.tally
    base = base_text(tally.sufficient, tally.applicable)
    return [
        {"text": str(score.question.text)},
        {"text": percent_text(tally.percent), "numeric": True},
        {"text": base, "numeric": True, "href": question_href(inspection, score.question)},
        {"text": str(tally.not_sufficient), "numeric": True},
        {"text": str(tally.not_applicable), "numeric": True},
        {"text": str(tally.missing), "numeric": True},
    ]
